"""
What stages of the project make: rows put by key, dropped, or all anew; each call all or nothing.

Comes in: what changed. Nothing goes out. It is not truth, so it is written without waiting for
the disk; after a power cut the stage's word on what it was made of is as old as its rows.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, Table, bindparam, delete, insert, select

from counterclaim.exporting.records import line
from counterclaim.ledger import schema
from counterclaim.ledger.database import Database, take_turn
from counterclaim.ledger.kept import Derived, Made

# How many rows go in one statement; more is no faster.
_AT_ONCE: Final = 1_000


def derive(
    database: Database, changes: Sequence[Derived], upon: tuple[str, str | None] | None = None
) -> bool:
    """Put what stages made, all or nothing; nothing where the stage of `upon` stands otherwise."""
    with database.writing(durable=False) as connection:
        take_turn(connection)
        if upon is not None:
            asked = select(schema.stage.c.made_of).where(schema.stage.c.name == upon[0])
            if connection.execute(asked).scalar() != upon[1]:
                return False
        for change in changes:
            _put(connection, change)
    return True


def forget(connection: Connection) -> None:
    """Drop every stage's rows."""
    for table in (schema.derived_about, schema.derived, schema.stage):
        connection.execute(delete(table))


def _put(connection: Connection, change: Derived) -> None:
    if change.whole:
        for table in (schema.derived_about, schema.derived):
            connection.execute(delete(table).where(table.c.stage == change.stage))
    else:
        _drop(connection, change)
    rows = {made.key: made for made in change.rows}
    _insert(connection, schema.derived, (_row(change.stage, made) for made in rows.values()))
    _insert(connection, schema.derived_about, _links(change.stage, list(rows.values())))
    if change.made_of is not None:
        held = schema.stage
        connection.execute(delete(held).where(held.c.name == change.stage))
        connection.execute(insert(held).values(name=change.stage, made_of=change.made_of))


def _drop(connection: Connection, change: Derived) -> None:
    gone = [{"gone": key} for key in (*change.gone, *(made.key for made in change.rows))]
    for table in (schema.derived_about, schema.derived):
        stale = delete(table).where(table.c.stage == change.stage, table.c.key == bindparam("gone"))
        if gone:
            connection.execute(stale, gone)


def _row(stage: str, made: Made) -> dict[str, object]:
    return {"stage": stage, "key": made.key, "record": line(made.record)}


def _links(stage: str, rows: Sequence[Made]) -> Iterator[dict[str, object]]:
    for made in rows:
        for about in dict.fromkeys(made.about):
            yield {"stage": stage, "about": about, "key": made.key}


def _insert(connection: Connection, table: Table, rows: Iterator[dict[str, object]]) -> None:
    held: list[dict[str, object]] = []
    for row in rows:
        held.append(row)
        if len(held) == _AT_ONCE:
            connection.execute(insert(table), held)
            held = []
    if held:
        connection.execute(insert(table), held)
