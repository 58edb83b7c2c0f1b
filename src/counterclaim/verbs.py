"""
The verbs of the public face: read, read_all, extract, link, reconcile, open, schema.

Comes in: a path, bytes, a report, readings, an incident. Goes out: a report, a reading,
incidents, an account, a project, the record format. Tables are loaded once, when a verb first
needs them; nothing here keeps what it has read.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from counterclaim import records
from counterclaim.errors import BadOption, InputError
from counterclaim.exporting.schema import schema
from counterclaim.intake.reports import read_bytes, read_paths
from counterclaim.pipeline import Pipeline, standard
from counterclaim.records import Case, Decided, Report
from counterclaim.settings import POLICY, author, own_tables
from counterclaim.tables import Tables, load
from counterclaim.views import Account, Incident, Incidents, Reading

if TYPE_CHECKING:
    from counterclaim.projects import Project

__all__ = ["extract", "link", "open", "read", "read_all", "reconcile", "schema"]

PathLike: TypeAlias = str | os.PathLike[str]
Source: TypeAlias = PathLike | bytes
Day: TypeAlias = date | datetime


def read(
    source: Source,
    *,
    published: Day | None = None,
    outlet: str | None = None,
    url: str | None = None,
    tables: PathLike | None = None,
) -> Report:
    """
    The one report at a path or in bytes: plain text, HTML, or a line of JSON.

    What is said here of its day, outlet and address goes before what the report says itself.
    `tables` names a folder of your own tables, laid over those that are packaged.

    Raises:
        InputError: it cannot be read, or holds several reports.
    """
    found = read_all(source, published=published, outlet=outlet, url=url, tables=tables)
    first, second = next(found, None), next(found, None)
    if isinstance(first, InputError):
        raise first
    if first is None or second is not None:
        held = "no report" if first is None else "several reports"
        raise BadOption(f"{_named(source)}: holds {held}; use read_all for files that hold many")
    return first


def read_all(
    *sources: Source,
    published: Day | None = None,
    outlet: str | None = None,
    url: str | None = None,
    tables: PathLike | None = None,
) -> Iterator[Report | InputError]:
    """
    Every report of files, folders, patterns and bytes, one at a time.

    A report that cannot be read comes out as its error, so that its neighbours go on.
    """
    held, _ = _loaded(_folder(tables))
    for source in sources:
        if isinstance(source, bytes):
            yield from read_bytes(
                source, tables=held, name="bytes", published=published, url=url, outlet=outlet
            )
        else:
            yield from read_paths(
                [os.fspath(source)], tables=held, published=published, url=url, outlet=outlet
            )


def extract(report: Report, *, tables: PathLike | None = None) -> Reading:
    """The report read: its marks by layer, its claims, its findings and its doubts."""
    _, pipeline = _loaded(_folder(tables))
    made = pipeline(report)
    return Reading(made.report, made.layers, made.claims, made.findings, made.doubts)


def link(
    readings: Iterable[records.Reading],
    *,
    decided: Sequence[Decided] = (),
    tables: PathLike | None = None,
) -> Incidents:
    """
    Which readings tell of one happening: incidents, the one with most reports first.

    What persons `decided` on two sketches goes before the evidence. `incidents.linked` has what
    linking made: copies, origins, and every pair that was weighed.
    """
    from counterclaim.pipeline import linking  # noqa: PLC0415 – heavy
    from counterclaim.reconciling.cases import cases  # noqa: PLC0415 – as above

    held, _ = _loaded(_folder(tables))
    given = tuple(readings)
    linked = linking(held)(given, tuple(decided))
    found = [Incident.of(case) for case in cases(linked, given)]
    found.sort(key=lambda one: (-len(one.readings), -len(one.claims), one.incident.id))
    return Incidents(tuple(found), linked)


def reconcile(
    incident: Case, *, policy: str | Sequence[str] = POLICY, tables: PathLike | None = None
) -> Account:
    """
    All that is said of an incident: `account["state_forces", "killed"]` is an estimate.

    `policy` is a name such as `ucdp`, or several, side by side.

    Raises:
        BadPolicy: no policy or variant has that name.
    """
    from counterclaim.pipeline import reconciling  # noqa: PLC0415 – heavy

    held, _ = _loaded(_folder(tables))
    policies = (policy,) if isinstance(policy, str) else tuple(policy)
    made = reconciling(held)(incident, policies)
    return Account.of(made, incident)


def open(project: PathLike | None = None, *, by: str | None = None) -> "Project":  # noqa: A001 – the verb users know
    """
    A project, open: `with counterclaim.open("desk") as project: …`; without a name the nearest.

    `by` is whose decisions are written down.

    Raises:
        NotFound: there is no project.
        LedgerError: its ledger cannot be used.
    """
    from counterclaim.projects import opened  # noqa: PLC0415 – heavy

    return opened(None if project is None else os.fspath(project), author=author(by))


def _folder(tables: PathLike | None) -> str | None:
    return None if tables is None else str(Path(tables).resolve())


@cache
def _loaded(folder: str | None) -> tuple[Tables, Pipeline]:
    """The tables and the stages that read with them, made once for each folder."""
    tables = load(own_tables(folder).folders if folder else ())
    return tables, standard(tables)


def _named(source: Source) -> str:
    return "bytes" if isinstance(source, bytes) else os.fspath(source)
