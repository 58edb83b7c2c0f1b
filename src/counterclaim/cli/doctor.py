"""`counterclaim doctor`: whether this installation and a user's own tables can be used."""

import sqlite3
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

from counterclaim.errors import BadOption, BadTable, InputError
from counterclaim.settings import own_tables
from counterclaim.tables.shelf import PACKAGED, Row, Shelf

OLDEST = (3, 11)
BAD = 2
EPILOG = """\b
Examples:
  counterclaim doctor
  counterclaim doctor --tables tables
"""
State = Literal["ok", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, and how it stands."""

    what: str
    state: State
    told: str


@click.command(epilog=EPILOG)
@click.option("--tables", metavar="DIR", help="Check these tables of your own.")
@click.option("--json", "as_document", is_flag=True, help="Print one JSON document.")
def command(tables: str | None, *, as_document: bool) -> int:
    """Check this installation and your own tables, and say which rows overrule packaged ones."""
    found = list(checks(tables))
    if as_document:
        from counterclaim.cli.output import as_json  # noqa: PLC0415 – only for this form

        told = [{"what": one.what, "state": one.state, "told": one.told} for one in found]
        click.echo(as_json(told))
    else:
        for one in found:
            click.echo(f"{one.state:<5} {one.what}: {one.told}")
    return BAD if any(one.state == "bad" for one in found) else 0


def checks(tables: str | None) -> Iterator[Check]:
    """Everything that is looked at, in order."""
    yield _python()
    try:
        own = own_tables(tables)
    except (BadTable, BadOption) as fault:
        yield Check("your tables", "bad", str(fault))
        return
    shelf = Shelf((PACKAGED, *own.folders))
    yield _parse(own.folders)
    yield _gazetteer(shelf)
    yield from _languages(shelf)
    if not own.folders:
        yield Check("your tables", "ok", "none; put a counterclaim.toml here to have some")
    for folder in own.folders:
        yield Check("your tables", "ok", f"{folder} (named by {own.named_by})")
        yield from _own(folder)


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST:
        return Check("Python", "bad", f"{version} is too old; use 3.11 or later")
    return Check("Python", "ok", version)


def _parse(folders: tuple[Path, ...]) -> Check:
    from counterclaim.tables import load  # noqa: PLC0415 – heavy

    try:
        held = load(folders)
    except InputError as fault:
        return Check("tables", "bad", str(fault))
    return Check("tables", "ok", f"all parse; languages {', '.join(sorted(held.languages))}")


def _gazetteer(shelf: Shelf) -> Check:
    paths = shelf.paths("places/gazetteer.sqlite")
    if not paths:
        return Check("gazetteer", "bad", "is missing; install the package again")
    try:
        with sqlite3.connect(f"{paths[-1].as_uri()}?mode=ro", uri=True) as held:
            names = [row[0] for row in held.execute(_TABLES)]
            largest = max(_size(held, name) for name in names)
    except (sqlite3.Error, ValueError) as fault:
        return Check("gazetteer", "bad", f"{paths[-1]}: {fault}; install the package again")
    return Check("gazetteer", "ok", f"{largest:,} rows in its largest table")


_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"


def _size(held: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(held.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608 – a table's name, quoted


def _languages(shelf: Shelf) -> Iterator[Check]:
    """Whether each language has the same set of files as the others."""
    held = {code: _files(shelf, code) for code in shelf.languages()}
    every = set[str]().union(*held.values())
    for code, files in held.items():
        missing = sorted(every - files)
        if missing:
            yield Check(f"language {code}", "bad", f"has no {', '.join(missing)}; add the files")
        else:
            yield Check(f"language {code}", "ok", f"{len(files)} tables")


def _files(shelf: Shelf, code: str) -> set[str]:
    folders = (folder / "languages" / code for folder in shelf.folders)
    return {
        path.name
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        if path.suffix in (".toml", ".csv")
    }


def _own(folder: Path) -> Iterator[Check]:
    """What each of a user's files does to the packaged one of the same name."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".toml", ".csv"):
            continue
        name = path.relative_to(folder).as_posix()
        packaged = PACKAGED / name
        if not packaged.is_file():
            yield _new(name)
            continue
        try:
            overruled, added = (_toml if path.suffix == ".toml" else _csv)(path, packaged)
        except InputError as fault:
            yield Check(name, "bad", str(fault))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            yield Check(name, "bad", f"{path}: {fault}; mend the line")
        else:
            told = f"adds {added}, overrules {len(overruled)}"
            yield Check(name, "ok", told + (f": {', '.join(overruled)}" if overruled else ""))


def _new(name: str) -> Check:
    if name.startswith("languages/"):
        return Check(name, "ok", "a table of a language of your own")
    return Check(name, "note", "no table of that name is packaged, so nothing reads it")


def _toml(path: Path, packaged: Path) -> tuple[list[str], int]:
    """The single values that a file overrules, and how many entries it adds."""
    with path.open("rb") as own, packaged.open("rb") as ours:
        return _against(tomllib.load(own), tomllib.load(ours), "")


def _against(
    own: Mapping[str, object], ours: Mapping[str, object], at: str
) -> tuple[list[str], int]:
    overruled: list[str] = []
    added = 0
    for key, value in own.items():
        held = ours.get(key)
        if isinstance(value, dict) and isinstance(held, dict):
            deeper, more = _against(value, held, f"{at}{key}.")
            overruled += deeper
            added += more
        elif isinstance(value, list) and (held is None or isinstance(held, list)):
            added += len(value)
        elif held is not None and held != value:
            overruled.append(f"{at}{key}")
        else:
            added += held is None
    return overruled, added


def _csv(path: Path, packaged: Path) -> tuple[list[str], int]:
    """The rows whose first column a packaged row has too, and how many are new."""
    ours = {_key(row.values) for row in _rows(packaged)}
    overruled: list[str] = []
    added = 0
    for row in _rows(path):
        if _key(row.values) in ours:
            overruled.append(f"row {row.line} ({_key(row.values)})")
        else:
            added += 1
    return overruled, added


def _rows(path: Path) -> list[Row]:
    return list(Shelf((path.parent,)).rows(path.name))


def _key(values: Mapping[str, str]) -> str:
    return next(iter(values.values()), "")
