"""
How rows leave a command: a table for a person, TSV for a pipe, JSON where asked.

Comes in: rows as flat mappings, all with the same columns. Goes out: text on stdout.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TextIO, TypeVar

import click

from counterclaim.errors import BadOption
from counterclaim.exporting.filters import Flat, where
from counterclaim.exporting.wording import safe

if TYPE_CHECKING:
    from rich.console import Console

Form = Literal["json", "jsonl", "tsv", "table"]
_WHOLE = 16  # letters of a day or an id, which is the longest thing that a table must not break
_PREFIX, _DIGITS = 3, 16  # of an id: "clm_" and 16 digits
_SHORT = 8  # digits shown of an id; two of 20,000 begin alike once in twenty ledgers
Command = TypeVar("Command", bound=Callable[..., object])


def output_options(command: Command) -> Command:
    """`--json`, `--jsonl` and `--tsv`, for every command that prints rows or records."""
    for name, told in (
        ("tsv", "Print tab-separated values."),
        ("jsonl", "Print one JSON object a line."),
        ("json", "Print one JSON document."),
    ):
        command = click.option(f"--{name}", "form", flag_value=name, help=told)(command)
    return command


def list_options(command: Command) -> Command:
    """`--where`, `--fields`, `--sort` and `--limit`, and the formats."""
    command = output_options(command)
    command = click.option(
        "--limit", type=click.IntRange(min=1), metavar="N", help="Print so many rows at most."
    )(command)
    command = click.option(
        "--sort", metavar="COLUMN", help="Sort by a column; -COLUMN for the other way round."
    )(command)
    command = click.option("--fields", metavar="LIST", help="Print these columns, with commas.")(
        command
    )
    return click.option(
        "--where", "asked", metavar="TEST", help="Rows that pass: 'victims=civilians and low>2'."
    )(command)


def chosen(
    rows: Iterable[Flat],
    columns: tuple[str, ...],
    *,
    asked: str | None,
    fields: str | None,
    sort: str | None,
    limit: int | None,
) -> tuple[list[Flat], tuple[str, ...]]:
    """The rows and columns that the options of a list ask for."""
    passes = where(asked, columns)
    held = [row for row in rows if passes(row)]
    if sort:
        name = sort.removeprefix("-")
        _known(name, columns, "--sort")
        held.sort(key=lambda row: _order(row[name]), reverse=sort.startswith("-"))
    names = tuple(one.strip() for one in fields.split(",")) if fields else columns
    for name in names:
        _known(name, columns, "--fields")
    return held[:limit], names


def _known(name: str, columns: tuple[str, ...], option: str) -> None:
    if name not in columns:
        raise BadOption(f"{option}: no column {name!r}; there are {', '.join(columns)}")


def _order(value: object) -> tuple[int, float, str]:
    """Nothing first, then numbers, then words."""
    if value is None:
        return (0, 0.0, "")
    if isinstance(value, int | float):
        return (1, float(value), "")
    return (2, 0.0, str(value))


def form_of(form: Form | None) -> Form:
    """The format when none is asked for: a table for a person, TSV for a pipe."""
    return form or ("table" if sys.stdout.isatty() else "tsv")


def show(rows: Sequence[Flat], columns: Sequence[str], form: Form | None) -> None:
    """Print rows in the format that was asked for."""
    out = sys.stdout
    picked = [{name: row[name] for name in columns} for row in rows]
    match form_of(form):
        case "json":
            print_json(picked)
        case "jsonl":
            out.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in picked)
        case "tsv":
            out.write("\t".join(columns) + "\n")
            out.writelines(
                "\t".join(_plain(row[name]) for name in columns) + "\n" for row in picked
            )
        case "table":
            _draw(picked, columns, out)


def print_json(told: object) -> None:
    """One value as indented JSON on stdout."""
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def _plain(value: object) -> str:
    if value is None:
        return ""
    return " ".join(safe(str(value)).split())


def _draw(rows: Sequence[Flat], columns: Sequence[str], out: TextIO) -> None:
    from rich.console import Console  # noqa: PLC0415 – heavy, and only a terminal needs it

    console = Console(file=out, highlight=False)
    told = {name: [_cell(row[name]) for row in rows] for name in columns}
    widths = {name: max(map(len, (name, *told[name]))) for name in columns}
    room = sum(min(width, _WHOLE) + 2 for width in widths.values())
    if room > console.width:
        _draw_one_by_one(told, len(rows), console)
    else:
        _draw_grid(rows, told, widths, console)


def _draw_grid(
    rows: Sequence[Flat],
    told: Mapping[str, Sequence[str]],
    widths: Mapping[str, int],
    console: "Console",
) -> None:
    from rich.table import Table  # noqa: PLC0415 – as above
    from rich.text import Text  # noqa: PLC0415 – as above

    from counterclaim.exporting.table import Isolated  # noqa: PLC0415 – as above

    grid = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for name in told:
        numeric = rows and all(isinstance(row[name], int | float | None) for row in rows)
        grid.add_column(
            name.replace("_", " "),
            justify="right" if numeric else "left",
            no_wrap=widths[name] <= _WHOLE,  # ids, days and figures stay whole
            overflow="fold",
        )
    for at in range(len(rows)):
        grid.add_row(*(Isolated(Text(cells[at])) for cells in told.values()))
    console.print(grid)


def _draw_one_by_one(told: Mapping[str, Sequence[str]], rows: int, console: "Console") -> None:
    """A row below the other, where the terminal has no room for them side by side."""
    from rich.text import Text  # noqa: PLC0415 – as above

    from counterclaim.exporting.table import Isolated  # noqa: PLC0415 – as above

    width = max(map(len, told))
    for at in range(rows):
        for number, (name, cells) in enumerate(told.items()):
            if cells[at]:
                head = name.replace("_", " ").ljust(width)
                style = "" if number else "bold"
                console.print(Isolated(Text(f"{head}  {cells[at]}", style=style), ours=True))
        console.print()


def _cell(value: object) -> str:
    """A value for a person: ids by their beginning, which every command takes."""
    told = _plain(value)
    prefix, mark, rest = told.partition("_")
    if mark and len(prefix) == _PREFIX and len(rest) == _DIGITS and rest.isalnum():
        return f"{prefix}_{rest[:_SHORT]}"
    return told
