"""
Claims as a table: drawn for a terminal, plain TSV for a pipe.

Comes in: readings. Goes out: text. Rows say who, how many, of whom, where, when, and the words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from unicodedata import bidirectional

from counterclaim.exporting import wording
from counterclaim.records import Claim, Finding, Reading, Report, Toll

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.measure import Measurement
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

COLUMNS: Final = (
    "report",
    "question",
    "who",
    "answer",
    "of whom",
    "where",
    "when",
    "words",
    "stance",
    "start",
    "end",
    "id",
)
FIRST_STRONG_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
LEFT_TO_RIGHT_ISOLATE: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
POP_ISOLATE: Final = "\N{POP DIRECTIONAL ISOLATE}"
# Most letters of a quotation in a table on a terminal; chosen to fill two lines of a cell.
QUOTED: Final = 90
# Most letters of an answer, which for acts has words of the report in it.
ANSWERED: Final = 60
# Reports that a line names before it counts.
NAMED: Final = 2
# Room that a terminal must have before the column "of whom" is shown beside the heading.
WIDE: Final = 140


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as a line of a table."""

    report: str
    short: str
    question: str
    who: str
    answer: str
    of_whom: str
    where: str
    when: str
    claim: Claim


def rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """Every claim of every report as a row: reports in order, questions in order."""
    for reading in readings:
        others = {claim.id: claim for claim in reading.claims}
        for question, claims in wording.grouped(reading.claims):
            for claim in claims:
                answer = wording.told(claim, reading.report, others)
                yield _row(claim, question, answer, reading.report)


def _row(claim: Claim, question: str, answer: str, report: Report) -> Row:
    interval = claim.occurred.interval
    return Row(
        report=report.name,
        short=short(report),
        question=question,
        who=wording.who(claim, report),
        answer=answer,
        of_whom=wording.of_whom(claim.body) if isinstance(claim.body, Toll) else "",
        where=wording.where(claim.places),
        when="" if interval.begin is None and interval.end is None else wording.when(interval),
        claim=claim,
    )


def short(report: Report) -> str:
    """The name of a report's file without its ending."""
    name = wording.file_name(report)
    return name.rsplit(".", 1)[0] or name


def tsv_head() -> str:
    """The header line of the plain table."""
    return "\t".join(COLUMNS)


def tsv(reading: Reading) -> Iterator[str]:
    """The claims of one report as lines of tab-separated values, without colour or isolates."""
    for row in rows([reading]):
        claim = row.claim
        told = (
            row.report,
            row.question,
            row.who,
            row.answer,
            row.of_whom,
            row.where,
            row.when,
            claim.span.quote,
            claim.stance,
            str(claim.span.start),
            str(claim.span.end),
            claim.id,
        )
        yield "\t".join(" ".join(wording.safe(one).split()) for one in told)


def draw(
    readings: Sequence[Reading], console: "Console", *, only: Sequence[str] = wording.KINDS
) -> None:
    """Print claims grouped by question over all reports, then findings, then what is left over."""
    groups: dict[str, list[Row]] = {}
    left: dict[str, int] = {}
    for row in rows(readings):
        if row.claim.kind in only:
            groups.setdefault(row.question, []).append(row)
        else:
            left[row.claim.kind] = left.get(row.claim.kind, 0) + 1
    several = len(readings) > 1
    wide = console.width >= WIDE
    ordered = sorted(groups.items(), key=lambda pair: wording.KINDS.index(pair[1][0].claim.kind))
    told: set[bool] = set()
    for question, group in ordered:
        toll = group[0].claim.kind == "toll"
        grid = _grid(toll=toll, headed=toll not in told, wide=wide, several=several)
        told.add(toll)
        for row in merged(group) if several else group:
            grid.add_row(*_cells(row, wide=wide, several=several))
        console.print()
        if not grid.show_header:
            console.print(f"[bold]{question}[/bold]")
        else:
            grid.title = question
        console.print(grid)
    _draw_findings(readings, console, several=several)
    _draw_counts(readings, left, console)


def merged(group: Iterable[Row]) -> list[Row]:
    """Rows of several reports by speaker, equal answers told once with every report named."""
    held: dict[tuple[str, str, str, str], Row] = {}
    for row in sorted(group, key=lambda one: one.who):
        key = (row.who, row.answer, row.of_whom, row.where)
        first = held.get(key)
        if first is None:
            held[key] = row
        elif row.short not in first.short.split(", "):
            held[key] = replace(first, short=f"{first.short}, {row.short}")
    return list(held.values())


def _grid(*, toll: bool, headed: bool, wide: bool, several: bool) -> "Table":
    from rich import box  # noqa: PLC0415 – heavy, and only a terminal needs it
    from rich.table import Table  # noqa: PLC0415 – as above

    grid = Table(
        title_justify="left",
        title_style="bold",
        header_style="dim",
        show_header=headed,
        box=box.SIMPLE_HEAD if headed else None,
        show_edge=False,
        pad_edge=False,
        expand=True,
        padding=(0, 1),
    )
    heads = ["who", "how many" if toll else "what", "where", "when", "their words"]
    ratios = [5, 4 if toll or not wide else 7, 3, 4, 9]
    if wide and toll:
        heads.insert(2, "of whom")
        ratios.insert(2, 3)
    for head, ratio in zip(heads, ratios, strict=True):
        grid.add_column(head, ratio=ratio, overflow="fold")
    if several:
        grid.add_column("said in", ratio=5, overflow="fold", style="dim")
    return grid


def _cells(row: Row, *, wide: bool, several: bool) -> "list[Isolated]":
    from rich.text import Text  # noqa: PLC0415 – heavy, and only a terminal needs it

    told = [row.who, wording.cut(row.answer, ANSWERED)]
    if wide and row.of_whom:
        told.append(row.of_whom)
    told += [row.where, row.when, f"“{wording.cut(wording.safe(row.claim.span.quote), QUOTED)}”"]
    if several:
        told.append(_said_in(row.short.split(", ")))
    styles = ["", "bold", *[""] * (len(told) - 2)]
    return [
        Isolated(Text(wording.safe(one), style)) for one, style in zip(told, styles, strict=True)
    ]


def _said_in(names: Sequence[str]) -> str:
    """The first reports by name, the others by their number."""
    left = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {left} more" if left > 0 else "")


def _draw_findings(readings: Sequence[Reading], console: "Console", *, several: bool) -> None:
    found = [(reading, finding) for reading in readings for finding in reading.findings]
    if found:
        console.print(f"\n[bold]{wording.counted(len(found), 'finding')}[/bold]")
    for reading, finding in found:
        console.print(_finding_line(finding, short(reading.report) if several else ""))


def _finding_line(finding: Finding, name: str) -> "Padding":
    from rich.padding import Padding  # noqa: PLC0415 – heavy, and only a terminal needs it
    from rich.text import Text  # noqa: PLC0415 – heavy, and only a terminal needs it

    told = Text.assemble(
        (f"{wording.label(finding.kind)}: ", "bold"),
        wording.safe(finding.says),
        (f"  {name}" if name else "", "dim"),
    )
    return Padding(Isolated(told), (0, 0, 0, 2))


def _draw_counts(readings: Sequence[Reading], left: dict[str, int], console: "Console") -> None:
    doubts = sum(len(reading.doubts) for reading in readings)
    told = [f"also {', '.join(f'{n} on {kind}' for kind, n in left.items())}"] if left else []
    if doubts:
        told.append(f"{wording.counted(doubts, 'doubt')} (seen and not read: --html or --jsonl)")
    if not any(reading.claims for reading in readings):
        told.insert(0, "no claim found")
    if told:
        console.print(f"\n{'; '.join(told)}", style="dim", highlight=False)


class Isolated:
    """
    Text for a terminal, each line of it in isolates where it has letters that run right to left.

    Without them a terminal that turns Urdu round takes the columns beside it along; a pair must
    not reach over two lines, so lines are cut here. `ours` says that the sentence is ours, and so
    runs from left to right even where it begins with a name in Urdu.
    """

    def __init__(self, text: "Text", *, ours: bool = False) -> None:
        self._text = text
        self._begins = LEFT_TO_RIGHT_ISOLATE if ours else FIRST_STRONG_ISOLATE

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        for line in self._text.wrap(console, options.max_width, overflow="fold"):
            line.rstrip()
            yield isolated(line, self._begins) if turns(line.plain) else line

    def __rich_measure__(self, console: "Console", options: "ConsoleOptions") -> "Measurement":
        from rich.measure import Measurement  # noqa: PLC0415 – heavy, and only a terminal needs it

        return Measurement.get(console, options, self._text)


def isolated(line: "Text", begins: str) -> "Text":
    """A line between isolates, its styles where they were."""
    from rich.text import Text  # noqa: PLC0415 – heavy, and only a terminal needs it

    return Text.assemble(begins, line, POP_ISOLATE)


def turns(text: str) -> bool:
    """Whether any letter of the text runs right to left."""
    return not text.isascii() and any(bidirectional(one) in ("R", "AL", "AN") for one in text)
