"""
The log: events appended, never changed, and given back with their payloads.

Comes in: an act. Goes out: its event, chained to the one before. A payload that was redacted is
gone; what stands in its place is told by the redaction's own payload (`Substitutes`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from counterclaim.errors import BadOption, LedgerBroken
from counterclaim.exporting.records import Json
from counterclaim.ledger import schema
from counterclaim.ledger.chain import START, Head, next_event, seal
from counterclaim.ledger.database import Database, take_turn
from counterclaim.records import Event, Verb

# A page is short enough to hold and long enough to be quick; measured: 100 to 1,000 are alike.
PAGE: Final = 500
_EARLIEST: Final = "0000-00-00T00:00:00.000000Z"
REDACTING: Final = "redacting"

Payload: TypeAlias = "dict[str, Json]"


def append(
    connection: Connection,
    *,
    author: str,
    verb: Verb,
    about: str,
    payload: Mapping[str, Json],
) -> Event:
    """The next event, written in this transaction; its author must have a name."""
    for said in (author, about):
        _storable(said)
    if not author.strip():
        raise BadOption("author: is empty; say who decides (`--by NAME`)")
    take_turn(connection)
    sealed = seal(payload)
    event = next_event(
        head(connection), author=author, verb=verb, about=about, sealed=sealed, payload=payload
    )
    connection.execute(insert(schema.event).values(_row(event)))
    body = {"seq": event.seq, "salt": sealed.salt, "body": sealed.body}
    connection.execute(insert(schema.payload).values(body))
    connection.execute(update(schema.head).values(seq=event.seq, hash=event.hash, utc=event.utc))
    return event


def head(connection: Connection) -> Head:
    """The end of the chain."""
    table = schema.head
    found = connection.execute(select(table.c.seq, table.c.hash, table.c.utc)).first()
    if found is None:
        raise LedgerBroken("the ledger has no head; restore a backup")
    return Head(found.seq, found.hash, found.utc)


def begin(connection: Connection) -> None:
    """The head of a chain that has no event yet."""
    connection.execute(insert(schema.head).values(one=1, seq=0, hash=START, utc=_EARLIEST))


def _storable(said: str) -> None:
    """Half a surrogate pair and NUL are characters that no database keeps."""
    if "\0" in said or any("\ud800" <= letter <= "\udfff" for letter in said):
        raise BadOption(f"{said!r}: holds a character that cannot be stored; write it without")


def _row(event: Event) -> dict[str, object]:
    names = ("seq", "id", "utc", "author", "verb", "object", "payload_sha256", "previous", "hash")
    return {name: getattr(event, name) for name in names}


class Substitutes:
    """
    What stands in the place of payloads that were redacted, by their events' numbers.

    A redaction's payload holds them under "instead"; a later one may stand for an earlier one's,
    so they are taken from the last to the first.
    """

    def __init__(self, connection: Connection) -> None:
        table, held = schema.event, schema.payload
        asked = (
            select(table.c.seq, held.c.body)
            .join(held, held.c.seq == table.c.seq, isouter=True)
            .where(table.c.verb == "redact")
            .order_by(table.c.seq.desc())
        )
        self.instead: dict[int, Payload] = {}
        for seq, body in connection.execute(asked).all():
            told = self.instead.get(seq) if body is None else _loads(seq, body)
            for number, payload in instead_of(told or {}):
                self.instead.setdefault(number, payload)

    def of(self, seq: int, body: str | None) -> Payload:
        """The payload in force of an event: its own, or what stands in its place."""
        return self.instead.get(seq, {}) if body is None else _loads(seq, body)


def instead_of(payload: Mapping[str, Json]) -> Iterator[tuple[int, Payload]]:
    """The numbers of events, and the payloads that a redaction puts in the place of theirs."""
    told = payload.get("instead")
    if isinstance(told, list):
        for one in told:
            if isinstance(one, dict) and isinstance(one.get("payload"), dict):
                yield int(str(one["seq"])), one["payload"]  # type: ignore[misc]  # looked at above


def _loads(seq: int, body: str) -> Payload:
    try:
        told = json.loads(body)
    except ValueError as fault:
        raise LedgerBroken(f"the payload of event {seq} is damaged; restore a backup") from fault
    if not isinstance(told, dict):
        raise LedgerBroken(f"the payload of event {seq} is damaged; restore a backup")
    return told


def _asked() -> "Select[tuple[object, ...]]":
    table, held = schema.event, schema.payload
    return select(table, held.c.body).join(held, held.c.seq == table.c.seq, isouter=True)


def _event(row: "Row[tuple[object, ...]]") -> Event:
    found = row._mapping  # noqa: SLF001 – SQLAlchemy's public name
    body = found["body"]
    return Event(
        seq=found["seq"],
        id=found["id"],
        utc=found["utc"],
        author=found["author"],
        verb=found["verb"],
        object=found["object"],
        payload=None if body is None else _loads(found["seq"], body),
        payload_sha256=found["payload_sha256"],
        previous=found["previous"],
        hash=found["hash"],
    )


def since(
    database: Database, seq: int = 0, *, about: str | None = None, verb: Verb | None = None
) -> Iterator[Event]:
    """The events after a number, in order, a page at a time."""
    while True:
        with database.reading() as connection:
            found = list(page(connection, seq, about=about, verb=verb))
        yield from found
        if len(found) < PAGE:
            return
        seq = found[-1].seq


def page(
    connection: Connection, seq: int, *, about: str | None = None, verb: Verb | None = None
) -> Iterator[Event]:
    """The first events after a number, as many as a page holds."""
    table = schema.event
    asked = _asked().where(table.c.seq > seq).order_by(table.c.seq).limit(PAGE)
    if about is not None:
        asked = asked.where(table.c.object == about)
    if verb is not None:
        asked = asked.where(table.c.verb == verb)
    for row in connection.execute(asked):
        yield _event(row)


def every(connection: Connection, verbs: Iterable[str] = ()) -> Iterator[tuple[Event, Payload]]:
    """All events of some verbs (or all), in one transaction, with the payloads in force."""
    substitutes = Substitutes(connection)
    table, seq = schema.event, 0
    while True:
        asked = _asked().where(table.c.seq > seq).order_by(table.c.seq).limit(PAGE)
        if verbs:
            asked = asked.where(table.c.verb.in_(tuple(verbs)))
        rows = connection.execute(asked).all()
        for row in rows:
            event = _event(row)
            own = event.payload
            yield event, (substitutes.instead.get(event.seq, {}) if own is None else dict(own))
            seq = event.seq
        if len(rows) < PAGE:
            return


def one(connection: Connection, identity: str) -> Event | None:
    """The event of an id."""
    found = connection.execute(_asked().where(schema.event.c.id == identity)).first()
    return None if found is None else _event(found)


def erase(connection: Connection, numbers: Iterable[int]) -> None:
    """
    Erase payloads. Only a redaction may: the triggers look for the row that it writes and
    takes away again inside its own transaction.
    """
    connection.execute(insert(schema.about).values(name=REDACTING, value="1"))
    for number in numbers:
        connection.execute(delete(schema.payload).where(schema.payload.c.seq == number))
    connection.execute(delete(schema.about).where(schema.about.c.name == REDACTING))
