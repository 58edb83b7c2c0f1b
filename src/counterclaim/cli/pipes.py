"""
Records that come through a pipe or from files, for commands that need no project.

Comes in: names of files, or standard input. Goes out: readings, linked where they are not yet.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.errors import NotFound, NotReadable
from counterclaim.records import Case, Linked, Reading
from counterclaim.settings import own_tables

if TYPE_CHECKING:
    from counterclaim.tables import Tables


@dataclass(frozen=True, slots=True)
class Piped:
    """What came through a pipe, linked, with the tables that it was linked by."""

    readings: tuple[Reading, ...]
    linked: Linked
    tables: "Tables"

    def cases(self) -> list[Case]:
        """Every incident with all that reconciling needs."""
        from counterclaim.reconciling.cases import cases  # noqa: PLC0415 – only here

        return list(cases(self.linked, self.readings))


def piped(files: Sequence[str], tables: str | None, *, again: bool = False) -> Piped:
    """
    The records of files or of standard input, linked.

    What `link` has linked already stays as it is, unless it is to be linked `again`.
    """
    from counterclaim.exporting.streams import stream  # noqa: PLC0415 – heavy
    from counterclaim.pipeline import linking  # noqa: PLC0415 – as above
    from counterclaim.tables import load  # noqa: PLC0415 – as above

    held = load(own_tables(tables).folders)
    found = stream(_lines(files))
    kept = None if again else found.linked
    return Piped(found.readings, kept or linking(held)(found.readings), held)


def _lines(files: Sequence[str]) -> Iterator[str]:
    for name in files or ("-",):
        if name == "-":
            if sys.stdin.isatty():
                raise click.UsageError(
                    "no records are given; name a file of `extract --jsonl`, or pipe one in"
                )
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")  # type: ignore[union-attr]
            yield from sys.stdin
            continue
        try:
            with Path(name).open(encoding="utf-8", errors="surrogateescape") as file:
                yield from file
        except FileNotFoundError as fault:
            raise NotFound(f"{name}: nothing is there; check the path") from fault
        except OSError as fault:
            raise NotReadable(
                f"{name}: cannot be read ({fault.strerror}); choose another"
            ) from fault
