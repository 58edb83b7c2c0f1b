"""`counterclaim extract`: reports in, claims, findings and doubts out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from counterclaim.cli import INTERRUPTED
from counterclaim.cli.output import Format, Page, Printer, opened, printer
from counterclaim.errors import BadOption, ContractError, CounterclaimError
from counterclaim.exporting.wording import counted
from counterclaim.records import Reading, Report
from counterclaim.settings import DEBUG, debugging, own_tables

if TYPE_CHECKING:
    from counterclaim.tables import Tables

SOME_FAILED = 3

EPILOG = """\b
Examples:
  counterclaim extract report.html
  counterclaim extract reports/ --html page.html
  cat report.txt | counterclaim extract - --published 2022-02-03 --jsonl
"""


class Note(Protocol):
    """Says on a terminal how far the work is."""

    def __call__(self, *, done: int, failed: int, name: str) -> None:
        """Say how many are done and failed, and which is being read."""


@dataclass(slots=True)
class Tally:
    """What became of the reports."""

    done: int = 0
    claims: int = 0
    findings: int = 0
    doubts: int = 0
    failures: tuple[CounterclaimError, ...] = ()

    def count(self, reading: Reading) -> None:
        """Count one report."""
        self.done += 1
        self.claims += len(reading.claims)
        self.findings += len(reading.findings)
        self.doubts += len(reading.doubts)

    @property
    def exit_code(self) -> int:
        """0 when all were read, 3 when some were, else what the failures have in common."""
        if not self.failures:
            return 0
        if self.done:
            return SOME_FAILED
        codes = {fault.exit_code for fault in self.failures}
        return codes.pop() if len(codes) == 1 else 1


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of the reports, which goes before what they say themselves."""

    published: date | datetime | None = None
    outlet: str | None = None
    url: str | None = None


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, metavar="[FILE…|-]")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print one JSON record a line.")
@click.option("--json", "form", flag_value="json", help="Print one JSON document.")
@click.option("--tsv", "form", flag_value="tsv", help="Print claims as tab-separated values.")
@click.option(
    "--html",
    "html",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a page with the reports and their marks.",
)
@click.option("--published", metavar="DATE", help="Say when the report was published.")
@click.option("--outlet", metavar="NAME", help="Say who published it.")
@click.option("--url", metavar="URL", help="Say where it was published.")
@click.option("--tables", metavar="DIR", help="Use your own tables over the packaged ones.")
@click.option("-o", "--output", metavar="FILE", help="Print to a file instead of stdout.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
def command(  # noqa: PLR0913 – one parameter for each option
    files: tuple[str, ...],
    form: Format | None,
    html: Path | None,
    published: str | None,
    outlet: str | None,
    url: str | None,
    tables: str | None,
    output: str | None,
    *,
    quiet: bool,
) -> int:
    """
    Read reports and print who says what: files, folders, globs, or - for standard input.

    On a terminal it prints a table and the findings in sentences; in a pipe, TSV.
    """
    if not files:
        if sys.stdin.isatty():
            raise click.UsageError("no report is given; name a file, a folder, or - for stdin")
        files = ("-",)
    said = Said(published_option(published), outlet, url)
    chosen = form or _usual(output, html)
    tally = Tally()
    found = readings(files, tables=tables, said=said, tally=tally, quiet=quiet)
    with opened(output) as out:
        printers: list[Printer] = [printer(chosen, out)]
        if html is not None:
            printers.append(Page(html))
        interrupted = spread(found, printers)
    if not quiet:
        _summary(tally, html, chosen)
    return INTERRUPTED if interrupted else tally.exit_code


def _usual(output: str | None, html: Path | None) -> Format:
    """The format when none is asked for: a table for a person, TSV for a pipe."""
    if html is not None and output is None:
        return "none"
    return "table" if output is None and sys.stdout.isatty() else "tsv"


def published_option(said: str | None) -> date | datetime | None:
    """The day that `--published` names."""
    if said is None:
        return None
    try:
        return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
    except ValueError:
        raise BadOption(f"--published: {said!r} is no date; write it as 2022-02-03") from None


def readings(
    files: Sequence[str],
    *,
    tables: str | None = None,
    said: Said | None = None,
    tally: Tally,
    quiet: bool = False,
) -> Iterator[Reading]:
    """The reading of every report that can be read; the others are said and counted."""
    from counterclaim.pipeline import standard  # noqa: PLC0415 – heavy
    from counterclaim.tables import load  # noqa: PLC0415 – as above

    held = load(own_tables(tables).folders)
    pipeline = standard(held)
    with progress(shown=not quiet and _many(files) and sys.stderr.isatty()) as note:
        for report in reports(files, held, said or Said()):
            found: Reading | CounterclaimError
            if isinstance(report, Report):
                note(done=tally.done, failed=len(tally.failures), name=report.name)
                found = read(pipeline, report)
            else:
                found = report
            if isinstance(found, Reading):
                tally.count(found)
                yield found
            else:
                tally.failures += (found,)
                click.echo(f"error: {found}", err=True)


def reports(
    files: Sequence[str], tables: "Tables", said: Said
) -> Iterator[Report | CounterclaimError]:
    """The reports of each path in turn; where the program breaks, the next path goes on."""
    from counterclaim.intake.reports import read_paths  # noqa: PLC0415 – heavy

    for path in files:
        try:
            yield from read_paths(
                [path], tables=tables, published=said.published, outlet=said.outlet, url=said.url
            )
        except Exception as fault:  # noqa: BLE001 – the door to the user: no lost neighbour
            yield broken(path, fault)


def read(pipeline: Callable[[Report], Reading], report: Report) -> Reading | CounterclaimError:
    """The reading, or the error of a report on which the program itself breaks: others go on."""
    try:
        return pipeline(report)
    except Exception as fault:  # noqa: BLE001 – the door to the user: no lost neighbour
        return broken(report.name, fault)


def broken(name: str, fault: Exception) -> CounterclaimError:
    """The error that says that the program, not the report, is wrong."""
    if debugging():
        raise fault
    told = str(fault).removesuffix("; report this")
    return ContractError(
        f"{name}: {type(fault).__name__}: {told}; report this, with {DEBUG}=1 for the details"
    )


def _many(files: Sequence[str]) -> bool:
    """Whether more than one report may be meant."""
    return len(files) > 1 or any(
        Path(one).is_dir() or one.endswith((".jsonl", ".ndjson")) or "*" in one for one in files
    )


def spread(found: Iterator[Reading], printers: Sequence[Printer]) -> bool:
    """Give every reading to every printer, and end them; whether Ctrl-C cut it short."""
    interrupted = False
    try:
        for reading in found:
            for one in printers:
                one.add(reading)
    except KeyboardInterrupt:
        interrupted = True
        click.echo("interrupted; what was done is printed", err=True)
    for one in printers:
        one.end()
    return interrupted


def _summary(tally: Tally, html: Path | None, form: Format) -> None:
    """Say on stderr what stdout does not show."""
    told = (
        f"{counted(tally.done, 'report')}: {counted(tally.claims, 'claim')}, "
        f"{counted(tally.findings, 'finding')}, {counted(tally.doubts, 'doubt')}"
    )
    if tally.failures:
        told += f"; {len(tally.failures)} failed"
    if html is not None and tally.done:
        click.echo(f"{told}; page written to {html}", err=True)
    elif tally.done > 1 or form == "tsv" or (tally.failures and tally.done):
        click.echo(told, err=True)


@contextmanager
def progress(*, shown: bool) -> Iterator[Note]:
    """A line on stderr that says how far the work is; nothing where nobody looks."""
    if not shown:
        yield lambda **_: None
        return
    from rich.console import Console  # noqa: PLC0415 – heavy, and only a terminal needs it

    console = Console(stderr=True, highlight=False)
    with console.status("reading…") as status:

        def note(*, done: int, failed: int, name: str) -> None:
            from rich.text import Text  # noqa: PLC0415 – only a terminal needs it

            left = f", {failed} failed" if failed else ""
            status.update(Text(f"{done} read{left} · {name}"))

        yield note
