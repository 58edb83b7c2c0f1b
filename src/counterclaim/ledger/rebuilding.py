"""
Projections made again from events and objects, and the digest that proves them equal.

Comes in: a store. Goes out: the same rows as before, or a digest of them.
"""

import hashlib
import json

from sqlalchemy import Connection, Table, delete, insert, select

from counterclaim.ledger import events, folding, projecting, schema, search
from counterclaim.ledger.database import Database, take_turn
from counterclaim.ledger.events import PAGE
from counterclaim.ledger.writing import Store


def rebuild(store: Store) -> None:
    """Every projection and the search, made again in one transaction."""
    with store.database.writing() as connection:
        take_turn(connection)
        remake(connection, store)


def remake(connection: Connection, store: Store) -> None:
    """The same, inside a transaction that somebody else began."""
    search.create(connection)
    for table in reversed(schema.PROJECTIONS):
        connection.execute(delete(table))
    state = projecting.state_of(events.every(connection))
    for rows in projecting.all_rows(state, store.objects):
        for table in schema.PROJECTIONS:
            if found := rows.get(table.name):
                connection.execute(insert(table), found)
        if "report" in rows:
            search.add(connection, int(str(rows["report"][0]["number"])), rows)
    note(connection)


def _versions() -> dict[str, str]:
    """What rows and search are made by; see `projecting.VERSION` and `folding.version`."""
    return {"rows": projecting.VERSION, "search": folding.version()}


def note(connection: Connection) -> None:
    """Write down which version of rows and search stands here."""
    held = schema.about
    for name, version in _versions().items():
        connection.execute(delete(held).where(held.c.name == name))
        connection.execute(insert(held).values(name=name, value=version))


def stale(connection: Connection) -> bool:
    """Whether rows or search are of another version of this program."""
    held = schema.about
    known = {row.name: row.value for row in connection.execute(select(held))}
    return any(known.get(name) != version for name, version in _versions().items())


def digest(database: Database) -> str:
    """One digest of all projected rows, sorted."""
    total = hashlib.sha256()
    with database.reading() as connection:
        for table in schema.PROJECTIONS:
            total.update(f"{table.name}\n".encode())
            _take(connection, table, total)
    return total.hexdigest()


def _take(connection: Connection, table: Table, total: "hashlib._Hash") -> None:
    keys = tuple(table.primary_key.columns)
    asked = select(table).order_by(*keys)
    for row in connection.execution_options(yield_per=PAGE).execute(asked):
        told = json.dumps(list(row), separators=(",", ":"))
        total.update(f"{told}\n".encode())
