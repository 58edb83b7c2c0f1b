"""
Lines of the record format of every kind, for commands that stand in a pipe.

Comes in: lines of JSON, as `extract`, `link` and `reconcile` print them. Goes out: the readings,
and what linking made of them where it has already run.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.errors import BadRecord
from counterclaim.exporting.fields import MEND, Fields
from counterclaim.exporting.incidents import copy_of, incident_of, origin_of, sketch_of
from counterclaim.exporting.loading import readings_of
from counterclaim.exporting.records import Record
from counterclaim.records import Copy, Incident, Linked, Origin, Reading, Sketch

_READ = frozenset({"report", "claim", "finding", "doubt"})
_LINKED = frozenset({"copy", "origin", "sketch", "incident"})
_MADE = frozenset({"question", "tension", "estimate"})


@dataclass(frozen=True, slots=True)
class Stream:
    """What came through a pipe; `linked` is None where nothing has linked the reports yet."""

    readings: tuple[Reading, ...]
    linked: Linked | None


def stream(lines: Iterable[str]) -> Stream:
    """
    The records of a pipe; what reconciling made is left out, for it is made anew.

    Raises:
        BadRecord: a line is not a record; it names the line, the field and what to do.
    """
    read: list[str] = []
    linked: list[tuple[int, Record]] = []
    for number, told in enumerate(lines, 1):
        if not told.strip():
            read.append("")
            continue
        record = _record(told, number)
        kind = record["record"]
        read.append(told if kind in _READ else "")
        if kind in _LINKED:
            linked.append((number, record))
        elif kind not in _READ | _MADE:
            raise BadRecord(f"line {number}: {kind!r} is no record of this format; {MEND}")
    return Stream(tuple(readings_of(read)), _linked(linked) if linked else None)


def _record(told: str, number: int) -> Record:
    try:
        record = json.loads(told)
    except ValueError as fault:
        raise BadRecord(f"line {number}: is not JSON ({fault}); {MEND}") from fault
    Fields(record, f"line {number}: record").word("record")
    return dict(record)


def _linked(records: Iterable[tuple[int, Record]]) -> Linked:
    copies: list[Copy] = []
    origins: list[Origin] = []
    sketches: dict[str, Sketch] = {}
    loose: dict[str, Sketch] = {}
    incidents: list[Incident] = []
    for number, record in records:
        try:
            match record["record"]:
                case "copy":
                    copies.append(copy_of(record))
                case "origin":
                    origins.append(origin_of(record))
                case "sketch":
                    made = sketch_of(record)
                    sketches[made.id] = made
                    if record.get("incident") is None:
                        loose[made.id] = made
                case _:
                    incidents.append(incident_of(record, sketches))
        except BadRecord as fault:
            raise BadRecord(f"line {number}: {fault}") from fault
    return Linked(tuple(incidents), tuple(loose.values()), tuple(copies), tuple(origins))
