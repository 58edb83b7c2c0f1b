"""
What is written, each in one transaction: an event, and the rows that follow from it.

Comes in: bytes, records, decisions. Goes out: the event, or None where nothing is new. Objects
are stored before the event that names them, so a process that is killed between the two leaves
bytes that nothing names, and never an event without its bytes.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, select, update

from counterclaim.errors import BadOption, BadRecord, NotFound
from counterclaim.exporting.records import Json, Record
from counterclaim.ledger import events, projecting, schema, search, standings
from counterclaim.ledger.chain import canonical
from counterclaim.ledger.database import Database, take_turn
from counterclaim.ledger.events import Payload
from counterclaim.ledger.objects import Objects
from counterclaim.ledger.projecting import Rows
from counterclaim.ledger.standings import Decision
from counterclaim.records import Event, Verb, digest

_OF_PAIRS: Final = ("same", "not_same")
_OF_CLAIMS: Final = ("accept", "reject", "edit")


@dataclass(frozen=True, slots=True)
class Store:
    """A database and its objects: what every act of writing needs."""

    database: Database
    objects: Objects


# --- captures ---------------------------------------------------------------


def capture_id(data: bytes, about: Mapping[str, Json]) -> str:
    """One id for the same bytes with the same said of them; the file's name does not count."""
    told = {name: value for name, value in about.items() if name != "name"}
    return digest("cap", hashlib.sha256(data).hexdigest(), canonical(told))


def capture(store: Store, data: bytes, about: Mapping[str, Json], author: str) -> Event | None:
    """Keep bytes; None where they are kept already."""
    known = capture_id(data, about)
    if _captured(store, known):
        return None
    payload: Payload = {
        "about": dict(about),
        "sha256": store.objects.put(data),
        "size": len(data),
    }
    with store.database.writing() as connection:
        take_turn(connection)
        if _has_capture(connection, known):
            return None
        store.objects.put(data)  # a redaction may have swept it away, since nothing named it
        event = events.append(
            connection, author=author, verb="capture", about=known, payload=payload
        )
        connection.execute(insert(schema.capture).values(projecting.capture_row(event, payload)))
        return event


def _captured(store: Store, known: str) -> bool:
    with store.database.reading() as connection:
        return _has_capture(connection, known)


def _has_capture(connection: Connection, known: str) -> bool:
    found = select(schema.capture.c.id).where(schema.capture.c.id == known)
    return connection.execute(found).first() is not None


# --- readings ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Read:
    """What is said of a reading: whose capture it is of, whether the last, what read it."""

    capture: str | None
    whole: bool
    by: str


def record_reading(
    store: Store, records: Iterable[Record], author: str, read: Read
) -> Event | None:
    """Keep one report's reading; None where it stands already."""
    pack = projecting.pack(records)
    report = str(pack.records[0]["id"])
    content = hashlib.sha256(pack.lines).hexdigest()
    data = pack.data
    payload: Payload = {
        "by": read.by,
        "capture": read.capture,
        "content": content,
        "object": hashlib.sha256(data).hexdigest(),
        "whole": read.whole,
    }
    with store.database.reading() as connection:
        stands, redacted = _stands(connection, report, payload), _redacted(connection, report)
    if redacted and read.capture is not None:
        _refuse(store, read.capture, report, author, read.by)
    if stands:
        return None
    store.objects.put(data)
    with store.database.writing() as connection:
        take_turn(connection)
        if _stands(connection, report, payload):
            return None
        store.objects.put(data)  # a redaction may have swept it away, since nothing named it
        event = events.append(connection, author=author, verb="read", about=report, payload=payload)
        number = _number(connection, report) or event.seq
        put_rows(connection, number, projecting.rows_of(number, event, payload, pack.records))
        if read.whole and read.capture is not None:
            _mark(connection, read.capture, payload)
        return event


def _stands(connection: Connection, report: str, payload: Payload) -> bool:
    """Whether the same reading by the same version stands, and its capture is marked."""
    table = schema.report
    row = connection.execute(select(table).where(table.c.id == report)).first()
    if row is None:
        return False
    if row.content == projecting.REDACTED:
        return True
    if (row.content, row.read_by) != (payload["content"], payload["by"]):
        return False
    if payload["capture"] is None:
        return True
    held = schema.capture
    state = connection.execute(
        select(held.c.state).where(held.c.id == str(payload["capture"]))
    ).scalar()
    return not payload["whole"] or state != "new"


def _redacted(connection: Connection, report: str) -> bool:
    """Whether a report was redacted: its id says that these words are those that were erased."""
    table = schema.report
    content = select(table.c.content).where(table.c.id == report)
    return connection.execute(content).scalar() == projecting.REDACTED


def _refuse(store: Store, capture: str, report: str, author: str, by: str) -> None:
    """Say of a capture that it brings again what was redacted, so that it does not wait."""
    held = schema.capture
    with store.database.reading() as connection:
        state = connection.execute(select(held.c.state).where(held.c.id == capture)).scalar()
    if state == "new":
        why = f"it brings {report} again, which was redacted; redact these bytes too"
        record_fault(store, capture, why, author, by)


def record_fault(store: Store, capture: str, fault: str, author: str, by: str) -> Event | None:
    """Say why a capture cannot be read; None where that is said already."""
    payload: Payload = {"by": by, "fault": fault}
    with store.database.writing() as connection:
        take_turn(connection)
        held = schema.capture
        row = connection.execute(select(held).where(held.c.id == capture)).first()
        if row is None:
            raise NotFound(f"{capture}: no such capture is in the ledger; bring its bytes first")
        if (row.fault, row.read_by) == (fault, by):
            return None
        event = events.append(
            connection, author=author, verb="read", about=capture, payload=payload
        )
        _mark(connection, capture, payload)
        return event


def _mark(connection: Connection, capture: str, payload: Payload) -> None:
    connection.execute(
        update(schema.capture)
        .where(schema.capture.c.id == capture)
        .values(projecting.mark(payload))
    )


def _number(connection: Connection, report: str) -> int | None:
    found = select(schema.report.c.number).where(schema.report.c.id == report)
    return connection.execute(found).scalar()


def put_rows(connection: Connection, number: int, rows: Rows) -> None:
    """The rows of a report in the place of those that stood there, and its words."""
    drop_rows(connection, number)
    for table in (schema.report, schema.claim, schema.finding, schema.doubt):
        if found := rows[table.name]:
            connection.execute(insert(table), found)
    search.add(connection, number, rows)


def drop_rows(connection: Connection, number: int) -> None:
    """Let go of a report's rows and words."""
    told = connection.execute(
        select(schema.report.c.record).where(schema.report.c.number == number)
    ).scalar()
    if told is None:
        return
    search.drop(connection, number, json.loads(told))
    for table in (schema.doubt, schema.finding, schema.claim):
        connection.execute(delete(table).where(table.c.report == number))
    connection.execute(delete(schema.report).where(schema.report.c.number == number))


# --- decisions --------------------------------------------------------------


def decide(
    store: Store, verb: Verb, about: str, author: str, payload: Mapping[str, Json]
) -> Event | None:
    """Write down a decision; None where the author's word in force says so already."""
    _check(verb, about, payload)
    with store.database.writing() as connection:
        take_turn(connection)
        held = decisions(connection, [about])
        last = [
            one
            for one in standings.in_force(held)
            if one.author == author and (one.verb == "note") == (verb == "note")
        ]
        if last and (last[-1].verb, last[-1].payload) == (verb, dict(payload)):
            return None
        return _decided(connection, verb, about, author, payload, about)


def _check(verb: Verb, about: str, payload: Mapping[str, Json]) -> None:
    if verb not in (*_OF_CLAIMS, *_OF_PAIRS, "note"):
        raise BadOption(f"{verb!r} is no decision; decide accept, reject, edit, same or not_same")
    if verb in _OF_PAIRS:
        left, right = payload.get("left"), payload.get("right")
        if not left or not right or about != standings.pair_id(str(left), str(right)):
            raise BadOption(f"{about}: is not the pair of `left` and `right`; use pair_id for it")
    if verb == "edit" and not isinstance(payload.get("claim"), dict):
        raise BadRecord('an edit has no "claim"; give the fields that it sets')


def _decided(
    connection: Connection,
    verb: Verb,
    named: str,
    author: str,
    payload: Mapping[str, Json],
    about: str,
) -> Event:
    event = events.append(connection, author=author, verb=verb, about=named, payload=payload)
    row = projecting.decision_row(event, dict(payload), about)
    connection.execute(insert(schema.decision).values(row))
    return event


def revert(store: Store, named: str, author: str, payload: Mapping[str, Json]) -> Event | None:
    """Undo a decision or a revert; None where it is undone already."""
    with store.database.writing() as connection:
        take_turn(connection)
        table = schema.decision
        row = connection.execute(select(table).where(table.c.event == named)).first()
        if row is None:
            event = events.one(connection, named)
            verb = "unknown" if event is None else event.verb
            raise BadOption(f"{named}: is of the kind {verb}; only decisions can be undone")
        if standings.undone(decisions(connection, [row.about]), named):
            return None
        return _decided(connection, "revert", named, author, payload, row.about)


def decisions(connection: Connection, abouts: Sequence[str] | None = None) -> Sequence[Decision]:
    """All decisions on some objects in the end, or on all, in order."""
    asked = select(schema.decision).order_by(schema.decision.c.seq)
    if abouts is not None:
        asked = asked.where(schema.decision.c.about.in_(abouts))
    return [
        Decision(
            row.seq,
            row.event,
            row.about,
            row.object,
            row.verb,
            row.author,
            row.utc,
            json.loads(row.payload),
        )
        for row in connection.execute(asked)
    ]
