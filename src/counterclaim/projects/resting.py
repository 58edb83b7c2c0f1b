"""
What links rest on, as one digest: other tables, or another version of the program, and every
link is made anew.

Comes in: tables. Goes out: a digest that is the same in every process and on every machine.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from counterclaim.records import digest
from counterclaim.tables import Tables

# How links are kept in a ledger; those that are kept otherwise are made anew.
_KEPT_AS = "with the groups as they grew"


def reader() -> str:
    """What reads the reports, as the ledger writes it down: the program and its version."""
    try:
        return f"counterclaim@{version('counterclaim')}"
    except PackageNotFoundError:
        return "counterclaim@checkout"


def rests_on(tables: Tables) -> str:
    """One digest of what links are made with: the version, the limits, the user's own tables."""
    shipped = (tables.linkage, tables.blocking, tables.copying, tables.asides)
    own = (file for folder in tables.files.folders[1:] for file in _files(folder))
    return digest("lnk", reader(), _KEPT_AS, *("".join(_told(one)) for one in shipped), *own)


def _files(folder: Path) -> tuple[str, ...]:
    """Every file of a folder of tables by its name and its digest."""
    return tuple(
        f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def _told(value: object) -> Iterator[str]:
    """A value in one way of writing it; `repr` writes a set in another order each time."""
    if is_dataclass(value) and not isinstance(value, type):
        yield f"{type(value).__name__}("
        for field in fields(value):
            yield f"{field.name}="
            yield from _told(getattr(value, field.name))
        yield ")"
    elif isinstance(value, Mapping):
        yield "{"
        yield from sorted("".join((*_told(k), ":", *_told(v))) for k, v in value.items())
    elif isinstance(value, set | frozenset):
        yield "<"
        yield from sorted("".join(_told(one)) for one in value)
    elif isinstance(value, list | tuple):
        yield "["
        for one in value:
            yield from _told(one)
            yield ","
        yield "]"
    else:
        yield repr(value)
