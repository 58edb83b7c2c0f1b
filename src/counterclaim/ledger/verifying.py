"""
Whether everything is as it was written: the chain, payloads, objects, rows, the search.

Comes in: a store. Goes out: every fault, with the name of what is wrong. Nothing is mended: rows
and search by `rebuild`, the rest from a backup.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, Table, func, select

from counterclaim.errors import LedgerBroken, NotFound
from counterclaim.ledger import chain, events, projecting, schema, search
from counterclaim.ledger.chain import START, Head
from counterclaim.ledger.events import PAGE, Payload, Substitutes
from counterclaim.ledger.kept import Fault
from counterclaim.ledger.objects import Objects
from counterclaim.ledger.projecting import Row
from counterclaim.ledger.writing import Store
from counterclaim.records import Event

_FOUND_BY: Final = {
    "claim": ("report", "number"),
    "finding": ("report", "number"),
    "doubt": ("report", "number"),
    "report": ("number",),
    "capture": ("id",),
    "decision": ("seq",),
}


def verify(store: Store) -> list[Fault]:
    """Everything that is not as it was written; empty when all is well."""
    with store.database.reading() as connection:
        damaged = list(_pages(connection))
        if damaged:
            return damaged
        found = [*_chain(connection), *_payloads(connection)]
        if found:
            return found  # what follows is worked out from these, and would only repeat it
        state = projecting.state_of(events.every(connection))
        found += _objects(connection, store.objects)
        found += _rows(connection, store.objects, state)
        found += _search(connection)
        return found


def _pages(connection: Connection) -> Iterator[Fault]:
    """What SQLite itself says of its file."""
    if connection.dialect.name == "sqlite":
        for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if told != "ok":
                yield Fault("row", "the database file", str(told))


# --- events -----------------------------------------------------------------


def _chain(connection: Connection) -> Iterator[Fault]:
    before = Head(0, START, "")
    for event in _headers(connection):
        wrong = chain.event_fault(event, before)
        if wrong is not None:
            yield Fault("chain", f"event {event.seq} ({event.id})", wrong)
        before = Head(event.seq, event.hash, event.utc)
    heads = [tuple(row) for row in connection.execute(select(schema.head))]
    if heads != [(1, before.seq, before.hash, before.utc)]:
        yield Fault("chain", "head", f"it does not name the last event, {before.seq}")


def _headers(connection: Connection) -> Iterator[Event]:
    asked = select(schema.event).order_by(schema.event.c.seq)
    for row in connection.execution_options(yield_per=PAGE).execute(asked):
        yield Event(
            row.seq, row.id, row.utc, row.author, row.verb, row.object,
            None, row.payload_sha256, row.previous, row.hash,
        )  # fmt: skip


def _payloads(connection: Connection) -> Iterator[Fault]:
    """Each payload has its digest, or was redacted; none belongs to no event."""
    table, held = schema.event, schema.payload
    asked = (
        select(table.c.seq, table.c.id, table.c.payload_sha256, held.c.salt, held.c.body)
        .join(held, held.c.seq == table.c.seq, isouter=True)
        .order_by(table.c.seq)
    )
    missing: list[tuple[int, str]] = []
    altered = False
    for row in connection.execution_options(yield_per=PAGE).execute(asked):
        if row.body is None:
            missing.append((row.seq, row.id))
        elif chain.sealed_digest(row.salt, row.body) != row.payload_sha256:
            altered = True
            yield Fault("payload", f"event {row.seq} ({row.id})", "it is not as it was written")
    if not altered:
        instead = Substitutes(connection).instead
        for seq, identity in missing:
            if seq not in instead:
                yield Fault("payload", f"event {seq} ({identity})", "it is gone, not redacted")
        for seq in sorted(set(instead) - {seq for seq, _ in missing}):
            yield Fault("redaction", f"event {seq}", "its payload was redacted, and is there")
    stray = select(held.c.seq).where(held.c.seq.not_in(select(table.c.seq)))
    for seq in connection.execute(stray).scalars():
        yield Fault("payload", f"event {seq}", "a payload stands there of no event")


# --- objects ----------------------------------------------------------------


def named(told: Iterable[tuple[Event, Payload]]) -> Mapping[str, str]:
    """The digests that payloads in force name, and who names them."""
    found: dict[str, str] = {}
    for event, payload in told:
        key = {"capture": "sha256", "read": "object"}.get(event.verb)
        sha256 = payload.get(key) if key else None
        if isinstance(sha256, str) and sha256:
            found.setdefault(sha256, f"{event.object} (event {event.seq})")
    return found


def gone(told: Iterable[tuple[Event, Payload]]) -> frozenset[str]:
    """The digests of objects that redactions erased."""
    found: set[str] = set()
    for event, payload in told:
        objects = payload.get("objects")
        if event.verb == "redact" and isinstance(objects, list):
            found.update(str(one["old"]) for one in objects if isinstance(one, dict))
    return frozenset(found)


def _objects(connection: Connection, objects: Objects) -> Iterator[Fault]:
    told = list(events.every(connection, ("capture", "read", "redact")))
    known = named(told)
    for sha256, by in known.items():
        try:
            objects.load(sha256)
        except (NotFound, LedgerBroken) as fault:
            says = "it is missing" if isinstance(fault, NotFound) else "it is not as it was written"
            yield Fault("object", f"{sha256}, of {by}", says)
    erased = gone(told) - set(known)
    for sha256 in objects.names():
        if sha256 in erased:
            yield Fault("redaction", sha256, "this object was erased, and is there; open it again")


# --- rows -------------------------------------------------------------------


def _rows(connection: Connection, objects: Objects, state: projecting.State) -> Iterator[Fault]:
    yield from _compare(connection, schema.capture, list(state.captures.values()))
    yield from _compare(connection, schema.decision, list(state.decisions.values()))
    numbers: set[int] = set()
    for number, event, payload in state.reports.values():
        numbers.add(number)
        try:
            records = projecting.unpack(objects, str(payload.get("object")))
        except (NotFound, LedgerBroken):
            continue  # the object itself is a fault already
        rows = projecting.rows_of(number, event, payload, records)
        for table in (schema.report, schema.claim, schema.finding, schema.doubt):
            yield from _compare(connection, table, rows[table.name], number)
    yield from _strays(connection, numbers)


def _strays(connection: Connection, numbers: set[int]) -> Iterator[Fault]:
    for table in (schema.report, schema.claim, schema.finding, schema.doubt):
        column = table.c.number if table is schema.report else table.c.report
        for number in connection.execute(select(column).distinct()).scalars():
            if number not in numbers:
                yield Fault("row", f"{table.name} of report {number}", "no event says so")


def _compare(
    connection: Connection, table: Table, expected: list[Row], number: int | None = None
) -> Iterator[Fault]:
    asked = select(table)
    if number is not None:
        asked = asked.where(
            (table.c.number if table is schema.report else table.c.report) == number
        )
    keys = _FOUND_BY[table.name]
    rows = [dict(row) for row in connection.execute(asked).mappings()]
    present = {_key(row, keys): row for row in rows}
    for row in expected:
        held = present.pop(_key(row, keys), None)
        if held is None:
            yield Fault("row", _named(table, row), "it is missing")
        elif held != row:
            wrong = ", ".join(name for name in row if row[name] != held.get(name))
            yield Fault("row", _named(table, row), f"{wrong}: not as the events say")
    for held in present.values():
        yield Fault("row", _named(table, held), "no event says so")


def _key(row: Mapping[str, object], keys: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(row[key] for key in keys)


def _named(table: Table, row: Mapping[str, object]) -> str:
    if "id" in row:
        return f"{table.name} {row['id']}"
    return f"{table.name} " + " ".join(str(row[key]) for key in _FOUND_BY[table.name])


def _search(connection: Connection) -> Iterator[Fault]:
    reports = connection.execute(select(func.count()).select_from(schema.report)).scalar_one()
    indexed = search.index_of(connection).count(connection)
    if reports != indexed:
        yield Fault("search", "reports", f"{indexed} are found, {reports} stand there")
