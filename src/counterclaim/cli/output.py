"""
How readings leave a command: one way of printing for each format, and where it goes.

Comes in: readings, one at a time. Goes out: lines on stdout or in a file. Formats that can be
printed as they come are; the table and the page wait for the last report.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TextIO

from counterclaim.errors import NotReadable
from counterclaim.exporting.records import line, records
from counterclaim.records import Reading

Format = Literal["jsonl", "json", "tsv", "table", "none"]


class Printer(Protocol):
    """Prints readings in one format: each as it comes, and what is left at the end."""

    def add(self, reading: Reading, /) -> None:
        """Take one reading."""

    def end(self) -> None:
        """Print what is left."""


@dataclass(slots=True)
class Lines:
    """JSON Lines: every record of a reading, as it comes."""

    out: TextIO

    def add(self, reading: Reading, /) -> None:
        """Print every record of one reading."""
        self.out.writelines(f"{line(record)}\n" for record in records(reading))
        self.out.flush()

    def end(self) -> None:
        """Leave nothing behind."""
        self.out.flush()


@dataclass(slots=True)
class Document:
    """One JSON document: a list of all records, written as they come."""

    out: TextIO
    begun: bool = False

    def add(self, reading: Reading, /) -> None:
        """Print every record of one reading as items of the list."""
        for record in records(reading):
            self.out.write(",\n" if self.begun else "[\n")
            self.out.write(line(record))
            self.begun = True

    def end(self) -> None:
        """Close the list."""
        self.out.write("\n]\n" if self.begun else "[]\n")


@dataclass(slots=True)
class Tsv:
    """Tab-separated values: a header line, then claims as they come."""

    out: TextIO
    begun: bool = False

    def add(self, reading: Reading, /) -> None:
        """Print the claims of one reading."""
        from counterclaim.exporting import table  # noqa: PLC0415 – only for this format

        self._head()
        self.out.writelines(f"{one}\n" for one in table.tsv(reading))

    def end(self) -> None:
        """Print the header line at least."""
        self._head()

    def _head(self) -> None:
        from counterclaim.exporting import table  # noqa: PLC0415 – as above

        if not self.begun:
            self.out.write(f"{table.tsv_head()}\n")
        self.begun = True


@dataclass(slots=True)
class Table:
    """A table for a terminal, over all reports."""

    out: TextIO
    only: tuple[str, ...] = ()
    held: list[Reading] = field(default_factory=list)

    def add(self, reading: Reading, /) -> None:
        """Hold one reading."""
        self.held.append(reading)

    def end(self) -> None:
        """Draw the table."""
        from rich.console import Console  # noqa: PLC0415 – heavy, and only a terminal needs it

        from counterclaim.exporting import table, wording  # noqa: PLC0415 – as above

        if self.held:
            console = Console(file=self.out, highlight=False)
            table.draw(self.held, console, only=self.only or wording.KINDS)


@dataclass(slots=True)
class Nothing:
    """Nothing on stdout: the page is all that was asked for."""

    def add(self, reading: Reading, /) -> None:
        """Take one reading, and leave it."""

    def end(self) -> None:
        """Print nothing."""


@dataclass(slots=True)
class Page:
    """A page of HTML in a file, with all reports."""

    path: Path
    held: list[Reading] = field(default_factory=list)

    def add(self, reading: Reading, /) -> None:
        """Hold one reading."""
        self.held.append(reading)

    def end(self) -> None:
        """Write the page."""
        from counterclaim.exporting.page import page  # noqa: PLC0415 – heavy

        write_whole(self.path, page(self.held))


def printer(form: Format, out: TextIO) -> Printer:
    """The printer of a format."""
    match form:
        case "jsonl":
            return Lines(out)
        case "json":
            return Document(out)
        case "tsv":
            return Tsv(out)
        case "table":
            return Table(out)
        case "none":
            return Nothing()


def write_whole(path: Path, text: str) -> None:
    """Put the text there whole or not at all, whatever stood there before."""
    with opened(str(path)) as file:
        file.write(text)


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """Stdout, or a file that appears whole when all is written; UTF-8 whatever the machine says."""
    if path in (None, "-"):
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    target = Path(str(path))
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as fault:
        raise NotReadable(
            f"{target}: cannot be written ({fault.strerror}); choose another place"
        ) from fault
    try:
        with os.fdopen(
            handle, "w", encoding="utf-8", errors="backslashreplace", newline=""
        ) as file:
            yield file
        _place(Path(name), target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _place(made: Path, target: Path) -> None:
    """Move a finished file to its name, readable by whoever the system lets."""
    mask = os.umask(0)
    os.umask(mask)
    made.chmod(0o666 & ~mask)
    if target.is_char_device():  # /dev/null and the like are written, never replaced
        target.write_text(made.read_text(encoding="utf-8"), encoding="utf-8")
        made.unlink()
    else:
        made.replace(target)


def as_json(told: object) -> str:
    """A value as indented JSON."""
    return json.dumps(told, ensure_ascii=False, indent=2)
