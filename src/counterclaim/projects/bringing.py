"""
Bringing in and reading: files to captures, captures to readings.

Comes in: paths and what is said of them. Goes out: one outcome for each, kept in the ledger
before the next is begun; what is there already is left as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from counterclaim.errors import ContractError, CounterclaimError, InputError
from counterclaim.exporting.records import Json, records, stamp
from counterclaim.intake import files
from counterclaim.intake.reports import read_bytes
from counterclaim.ledger import Captured, Ledger
from counterclaim.records import Reading, Report
from counterclaim.settings import debugging
from counterclaim.tables import Tables

Outcome = Literal["new", "known", "read", "failed"]
Read = Callable[[Report], Reading]


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of reports, which goes before what they say themselves."""

    published: date | datetime | None = None
    outlet: str | None = None
    url: str | None = None

    def about(self, name: str) -> Mapping[str, Json]:
        """The same as a capture keeps it."""
        return {
            "name": name,
            "published": stamp(self.published),
            "outlet": self.outlet,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file or one report: its name, the outcome, its id or what went wrong."""

    name: str
    outcome: Outcome
    id: str | None = None
    fault: CounterclaimError | None = field(default=None, compare=False)


def brought(
    ledger: Ledger, sources: Iterable[str], said: Said, tables: Tables, *, author: str, dry: bool
) -> Iterator[Done]:
    """Every file captured, each before the next; `dry` says what would be, and writes nothing."""
    held = {captured.id for captured in ledger.captures()} if dry else set()
    for found in files.find(sources, tables.pages):
        if isinstance(found, InputError):
            yield Done("", "failed", fault=found)
            continue
        name = files.shown(found)
        try:
            data = files.load(found)
        except InputError as fault:
            yield Done(name, "failed", fault=fault)
            continue
        about = said.about(name)
        capture = ledger.capture_id(data, about)
        if dry:
            yield Done(name, "known" if capture in held else "new", capture)
        else:
            event = ledger.capture(data, about, author=author)
            yield Done(name, "known" if event is None else "new", capture)


def read_captures(
    ledger: Ledger,
    captures: Iterable[Captured],
    read: Read,
    tables: Tables,
    *,
    by: str,
    author: str,
) -> Iterator[Done]:
    """Every capture read, report by report; one that cannot be read is not tried again."""
    for captured in captures:
        name = str(captured.about.get("name") or captured.id)
        try:
            data = ledger.bytes_of(captured.sha256)
        except CounterclaimError as fault:
            yield Done(name, "failed", captured.id, fault)
            continue
        yield from _read(ledger, captured, _reports(data, captured, name, tables), read, by, author)


def _reports(
    data: bytes, captured: Captured, name: str, tables: Tables
) -> Iterator[Report | InputError]:
    about = captured.about
    published = about.get("published")
    return read_bytes(
        data,
        tables=tables,
        name=name,
        published=_moment(published) if isinstance(published, str) else None,
        url=_text(about.get("url")),
        outlet=_text(about.get("outlet")),
    )


def _read(
    ledger: Ledger,
    captured: Captured,
    reports: Iterator[Report | InputError],
    read: Read,
    by: str,
    author: str,
) -> Iterator[Done]:
    """One behind, so that the last report of a capture is known to be the last."""
    name = str(captured.about.get("name") or captured.id)
    last: Reading | None = None
    fault: CounterclaimError | None = None
    for found in reports:
        if isinstance(found, InputError):
            fault = found
            yield Done(name, "failed", captured.id, found)
            continue
        try:
            reading = read(found)
        except Exception as broke:  # noqa: BLE001 – the runner of many: no lost neighbour
            fault = _broken(found.name, broke)
            yield Done(found.name, "failed", captured.id, fault)
            continue
        if last is not None:
            yield _kept(ledger, captured, last, by, author, whole=False)
        last = reading
    if last is not None:
        yield _kept(ledger, captured, last, by, author, whole=True)
    elif fault is not None:
        ledger.record_fault(captured.id, str(fault), author=author, by=by)


def _kept(
    ledger: Ledger, captured: Captured, reading: Reading, by: str, author: str, *, whole: bool
) -> Done:
    ledger.record_reading(records(reading), author=author, capture=captured.id, whole=whole, by=by)
    return Done(reading.report.name, "read", reading.report.id)


def _broken(name: str, fault: Exception) -> CounterclaimError:
    """The error that says that the program, not the report, is wrong."""
    if debugging():
        raise fault
    told = str(fault).removesuffix("; report this")
    return ContractError(f"{name}: {type(fault).__name__}: {told}; report this")


def _moment(told: str) -> date | datetime:
    return datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None
