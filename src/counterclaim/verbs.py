"""
The verbs of the public face: read, read_all, extract, schema.

Comes in: a path, bytes or a report. Goes out: a report, a reading, the record format. Tables
are loaded once, when a verb first needs them; nothing here keeps what it has read.
"""

import html
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TypeAlias

from counterclaim import records
from counterclaim.errors import BadOption, InputError
from counterclaim.exporting import wording
from counterclaim.exporting.marks import told
from counterclaim.exporting.notebook import claims_html, claims_told
from counterclaim.exporting.schema import schema
from counterclaim.intake.reports import read_bytes, read_paths
from counterclaim.pipeline import Pipeline, standard
from counterclaim.records import Report
from counterclaim.settings import own_tables
from counterclaim.tables import Tables, load

__all__ = ["Reading", "extract", "read", "read_all", "schema"]

PathLike: TypeAlias = str | os.PathLike[str]
Source: TypeAlias = PathLike | bytes
Day: TypeAlias = date | datetime


@dataclass(frozen=True, slots=True, repr=False)
class Reading(records.Reading):
    """A reading that shows itself: one line in a shell, a table in a notebook."""

    def __repr__(self) -> str:
        findings = wording.counted(len(self.findings), "finding")
        doubts = wording.counted(len(self.doubts), "doubt")
        return f"<Reading of {self.report.name}: {claims_told(self.claims)}; {findings}; {doubts}>"

    def _repr_html_(self) -> str:
        """The claims as a table, then the findings in sentences."""
        lines = "".join(
            f"<li><b>{html.escape(wording.label(finding.kind))}</b>: {told(finding.says)}</li>"
            for finding in self.findings
        )
        return claims_html([self]) + (f"<ul>{lines}</ul>" if lines else "")


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


def _folder(tables: PathLike | None) -> str | None:
    return None if tables is None else str(Path(tables).resolve())


@cache
def _loaded(folder: str | None) -> tuple[Tables, Pipeline]:
    """The tables and the stages that read with them, made once for each folder."""
    tables = load(own_tables(folder).folders if folder else ())
    return tables, standard(tables)


def _named(source: Source) -> str:
    return "bytes" if isinstance(source, bytes) else os.fspath(source)
