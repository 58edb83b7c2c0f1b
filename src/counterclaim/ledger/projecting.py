"""
Events and objects as rows: what the tables of current state hold, worked out from nothing else.

Comes in: events in order with their payloads in force, and the objects they name. Goes out:
rows by table. Writing, rebuilding and verifying all ask here, so they cannot disagree.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from counterclaim.errors import BadRecord, LedgerBroken
from counterclaim.exporting.records import Json, Record, line
from counterclaim.ledger.chain import canonical
from counterclaim.ledger.events import Payload
from counterclaim.ledger.objects import Objects, packed, unpacked
from counterclaim.ledger.standings import REVERSIBLE
from counterclaim.records import Event

Row: TypeAlias = "dict[str, str | int | None]"
Rows: TypeAlias = "dict[str, list[Row]]"

# Raise it when the rows change: a ledger whose rows are of another version is rebuilt.
VERSION: Final = "1"
# In the place of a reading's digest: what was redacted is never taken in again.
REDACTED: Final = "redacted"


@dataclass
class State:
    """
    What events come to, report by report and capture by capture; decisions in order.

    `reports` has the number of each report's first reading, its last event and that payload.
    """

    captures: dict[str, Row] = field(default_factory=dict)
    reports: dict[str, tuple[int, Event, Payload]] = field(default_factory=dict)
    decisions: dict[str, Row] = field(default_factory=dict)

    def take(self, event: Event, payload: Payload) -> None:
        """One more event."""
        if event.verb == "capture":
            self.captures[event.object] = capture_row(event, payload)
        elif event.verb == "read" and "fault" in payload:
            self._mark(event.object, payload)
        elif event.verb == "read":
            first = self.reports[event.object][0] if event.object in self.reports else event.seq
            self.reports[event.object] = (first, event, payload)
            if payload.get("whole"):
                self._mark(str(payload.get("capture")), payload)
        elif event.verb in REVERSIBLE:
            named = self.decisions.get(event.object) if event.verb == "revert" else None
            about = str(named["about"]) if named else event.object
            self.decisions[event.id] = decision_row(event, payload, about)

    def _mark(self, capture: str, payload: Payload) -> None:
        if capture in self.captures:
            self.captures[capture] |= mark(payload)


def state_of(told: Iterable[tuple[Event, Payload]]) -> State:
    """What all events come to."""
    state = State()
    for event, payload in told:
        state.take(event, payload)
    return state


def capture_row(event: Event, payload: Payload) -> Row:
    """The row of a capture that nothing has read yet."""
    size = payload.get("size")
    return {
        "id": event.object,
        "number": event.seq,
        "sha256": str(payload.get("sha256") or ""),
        "size": size if isinstance(size, int) else 0,
        "about": canonical(_object(payload.get("about"))),
        "state": "new",
        "fault": None,
        "read_by": None,
    }


def mark(payload: Mapping[str, Json]) -> Row:
    """What a reading (or the want of one) changes in its capture's row."""
    fault = payload.get("fault")
    return {
        "state": "read" if fault is None else "unreadable",
        "fault": None if fault is None else str(fault),
        "read_by": str(payload.get("by") or ""),
    }


def decision_row(event: Event, payload: Payload, about: str) -> Row:
    """The row of a decision; a revert's `about` is that of the decision it names."""
    return {
        "seq": event.seq,
        "event": event.id,
        "about": about,
        "object": event.object,
        "verb": event.verb,
        "author": event.author,
        "utc": event.utc,
        "payload": canonical(payload),
    }


# --- readings ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pack:
    """A reading as an object: its packed bytes, and the digest of what is in them."""

    records: tuple[Record, ...]
    lines: bytes

    @property
    def data(self) -> bytes:
        """The bytes to be stored."""
        return packed(self.lines)


def pack(records: Iterable[Record]) -> Pack:
    """
    Records of one report as one object, the report's first.

    Raises:
        BadRecord: they are not the records of one report.
    """
    held = tuple(dict(one) for one in records)
    if not held or held[0].get("record") != "report" or not held[0].get("id"):
        raise BadRecord("the first record is not a report; give the report before its claims")
    report = held[0]["id"]
    for number, one in enumerate(held[1:], 2):
        if one.get("record") not in ("claim", "finding", "doubt") or one.get("report") != report:
            raise BadRecord(f"record {number} is not of {report}; give one report at a time")
    return Pack(held, "".join(line(one) + "\n" for one in held).encode())


def unpack(objects: Objects, sha256: str) -> tuple[Record, ...]:
    """The records of a stored reading."""
    told = unpacked(sha256, objects.load(sha256))
    try:
        return tuple(json.loads(one) for one in told.decode().split("\n") if one)
    except ValueError as fault:
        raise LedgerBroken(f"object {sha256}: is no reading; restore a backup") from fault


def rows_of(number: int, event: Event, payload: Payload, records: Iterable[Record]) -> Rows:
    """Every row of one report's reading; `number` is that of the report's first reading."""
    found: Rows = {"report": [], "claim": [], "finding": [], "doubt": []}
    for record in records:
        kind = str(record["record"])
        if kind == "report":
            found[kind].append(_report_row(number, event, payload, record))
            continue
        row: Row = {"report": number, "number": len(found[kind]), "record": line(record)}
        if kind == "doubt":
            row["stage"] = scrubbed(record.get("stage"))
        else:
            row |= {"id": str(record["id"]), "kind": str(record["kind"])}
        found[kind].append(row)
    return found


def _report_row(number: int, event: Event, payload: Payload, record: Record) -> Row:
    languages = record.get("languages")
    codes = sorted(str(one) for one in languages) if isinstance(languages, list) else []
    capture = payload.get("capture")
    return {
        "number": number,
        "id": str(record["id"]),
        "capture": None if capture is None else str(capture),
        "event": event.id,
        "object": str(payload.get("object")),
        "content": str(payload.get("content")),
        "read_by": str(payload.get("by") or ""),
        "languages": f" {' '.join(codes)} ",
        "record": line(record),
    }


def scrubbed(told: Json) -> str:
    """Text without the characters that a database cannot keep, as long as it was."""
    clean = str(told or "").replace("\0", " ")
    return clean.encode("utf-8", "replace").decode() if not clean.isascii() else clean


def all_rows(state: State, objects: Objects) -> Iterator[Rows]:
    """Every projected row: captures and decisions first, then report by report."""
    yield {
        "capture": list(state.captures.values()),
        "decision": list(state.decisions.values()),
    }
    for number, event, payload in sorted(state.reports.values(), key=lambda one: one[0]):
        records = unpack(objects, str(payload.get("object")))
        yield rows_of(number, event, payload, records)


def _object(told: Json) -> dict[str, Json]:
    return told if isinstance(told, dict) else {}
