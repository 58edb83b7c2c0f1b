"""
What is asked of the ledger: its rows as records, nouns and standings.

Comes in: a database. Goes out: one page after another, each in a short transaction of its own,
so that whoever reads can write between two of them.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, RowMapping, Select, Table, func, select, tuple_

from counterclaim.errors import BadOption, NotFound
from counterclaim.exporting.loading import readings_of
from counterclaim.exporting.records import Record
from counterclaim.ledger import schema, standings
from counterclaim.ledger.database import Database
from counterclaim.ledger.events import PAGE
from counterclaim.ledger.kept import PROPOSED, Captured, CaptureState, Kept, Made, Standing
from counterclaim.ledger.standings import Decision
from counterclaim.ledger.writing import decisions
from counterclaim.records import Decided, Reading

T = TypeVar("T")
# How many things a message names of those that begin alike.
_NAMED: Final = 5
# How many ids stand in one question; SQLite allows 32,766.
_ASKED: Final = 500
# A letter after every other, so that what begins alike is a range.
_LAST: Final = "\U0010ffff"
_WHERE: Final = {
    "rep": (schema.report, "id"),
    "clm": (schema.claim, "id"),
    "fnd": (schema.finding, "id"),
    "evt": (schema.event, "id"),
    "cap": (schema.capture, "id"),
}


def paged(
    database: Database,
    asked: "Select[Any]",
    keys: tuple[Any, ...],
    told: Callable[[RowMapping], T],
) -> Iterator[T]:
    """Every row of a question, in the order of its keys, a page at a time."""
    ordered = asked.order_by(*keys).limit(PAGE)
    names = [one.key for one in keys]
    after: tuple[Any, ...] | None = None
    while True:
        question = ordered if after is None else ordered.where(tuple_(*keys) > after)
        with database.reading() as connection:
            rows = connection.execute(question).mappings().all()
        yield from (told(row) for row in rows)
        if len(rows) < PAGE:
            return
        after = tuple(rows[-1][name] for name in names)


def record(row: RowMapping) -> Record:
    """A row's record."""
    found: Record = json.loads(row["record"])
    return found


# --- ids --------------------------------------------------------------------


def find(database: Database, said: str, kind: str = "") -> str:
    """The one id that begins so."""
    prefix, part, rest = said.strip().rpartition("_")
    if kind and prefix and prefix != kind:
        raise NotFound(f"{said}: is the id of something else than {kind}_…; give one of those")
    kinds = [prefix or kind] if prefix or kind else list(_WHERE)
    if not rest:
        raise BadOption(f"{said!r}: is no id; give its first letters")
    with database.reading() as connection:
        found = sorted({one for name in kinds for one in _beginning(connection, name, rest)})
    exact = f"{kinds[0]}{part or '_'}{rest}"
    if len(found) > 1 and exact not in found:
        shown = ", ".join(found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        raise BadOption(f"{said}: {shown} begin so; give more letters")
    if not found:
        raise NotFound(f"{said}: nothing in the ledger begins so; list what there is")
    return exact if exact in found else found[0]


def _beginning(connection: Connection, kind: str, rest: str) -> Iterable[str]:
    table, name = _WHERE.get(kind, (schema.derived, "key"))
    column, begin = table.c[name], f"{kind}_{rest}"
    asked = select(column).where(column >= begin, column < begin + _LAST).distinct()
    return list(connection.execute(asked.order_by(column).limit(_NAMED + 1)).scalars())


# --- captures ---------------------------------------------------------------


def captures(database: Database, *, waiting: bool, by: str | None = None) -> Iterator[Captured]:
    """All captures, or those that wait to be read (by this version)."""
    table = schema.capture
    asked = select(table)
    if waiting:
        new = table.c.state == "new"
        asked = asked.where(new if by is None else new | (table.c.read_by != by))
    return paged(database, asked, (table.c.number,), _captured)


def _captured(row: RowMapping) -> Captured:
    state: CaptureState = row["state"]
    return Captured(
        row["id"],
        row["sha256"],
        row["size"],
        json.loads(row["about"]),
        state,
        row["fault"],
        row["read_by"],
    )


# --- reports and what stands in them ----------------------------------------


def reports(database: Database) -> Iterator[Record]:
    """Every report's record."""
    table = schema.report
    return paged(database, select(table.c.number, table.c.record), (table.c.number,), record)


def report(database: Database, identity: str) -> Record:
    """The record of one report."""
    table = schema.report
    with database.reading() as connection:
        asked = select(table.c.record).where(table.c.id == identity)
        row = connection.execute(asked).mappings().first()
    if row is None:
        raise NotFound(f"{identity}: no such report is in the ledger; list them with `reports`")
    return record(row)


def inside(database: Database, table: Table, identity: str | None = None) -> Iterator[Record]:
    """The records of a table (claims, findings, doubts): all, or those of one report."""
    asked = select(table.c.report, table.c.number, table.c.record)
    if identity is not None:
        number = select(schema.report.c.number).where(schema.report.c.id == identity)
        asked = asked.where(table.c.report == number.scalar_subquery())
    return paged(database, asked, (table.c.report, table.c.number), record)


def claims(database: Database, identity: str | None = None) -> Iterator[Kept]:
    """Claims with their standings: all, or those of one report."""
    known = all_standings(database)
    for told in inside(database, schema.claim, identity):
        yield Kept(told, known.get(str(told["id"]), PROPOSED))


def claims_of(database: Database, ids: Iterable[str]) -> Iterator[Kept]:
    """The claims of some ids with their standings, in the order of their reports."""
    table, known = schema.claim, dict[str, Standing]()
    wanted = sorted(set(ids))
    found: list[tuple[int, int, Record]] = []
    for start in range(0, len(wanted), _ASKED):
        some = wanted[start : start + _ASKED]
        with database.reading() as connection:
            rows = connection.execute(select(table).where(table.c.id.in_(some))).mappings().all()
            known |= _standings(decisions(connection, some))
        found.extend((row["report"], row["number"], record(row)) for row in rows)
    for _, _, told in sorted(found, key=lambda one: one[:2]):
        yield Kept(told, known.get(str(told["id"]), PROPOSED))


def readings(database: Database, wanted: Iterable[str] | None = None) -> Iterator[Reading]:
    """Readings as nouns, in the order of arrival."""
    table = schema.report
    asked = select(table.c.number)
    if wanted is None:
        numbers = list(paged(database, asked, (table.c.number,), _number))
    else:
        only = sorted(set(wanted))
        numbers = sorted(
            number
            for start in range(0, len(only), _ASKED)
            for number in paged(
                database,
                asked.where(table.c.id.in_(only[start : start + _ASKED])),
                (table.c.number,),
                _number,
            )
        )
    for start in range(0, len(numbers), PAGE):
        yield from _readings(database, numbers[start : start + PAGE])


def _number(row: RowMapping) -> int:
    number: int = row["number"]
    return number


def _readings(database: Database, numbers: list[int]) -> Iterator[Reading]:
    lines: dict[int, list[str]] = defaultdict(list)
    with database.reading() as connection:
        asked = select(schema.report.c.number, schema.report.c.record)
        for number, told in connection.execute(asked.where(schema.report.c.number.in_(numbers))):
            lines[number].append(told)
        for table in (schema.claim, schema.finding, schema.doubt):
            held = (
                select(table.c.report, table.c.record)
                .where(table.c.report.in_(numbers))
                .order_by(table.c.report, table.c.number)
            )
            for number, told in connection.execute(held):
                lines[number].append(told)
    for number in numbers:
        yield from readings_of(lines[number])


# --- standings --------------------------------------------------------------


def all_standings(database: Database) -> Mapping[str, Standing]:
    """The standing of every object that somebody decided on."""
    with database.reading() as connection:
        return _standings(decisions(connection))


def _standings(held: Iterable[Decision]) -> dict[str, Standing]:
    by_object: dict[str, list[Decision]] = defaultdict(list)
    for one in held:
        by_object[one.about].append(one)
    return {about: standings.standing(held) for about, held in by_object.items()}


def standing(database: Database, about: str) -> Standing:
    """How one object stands."""
    with database.reading() as connection:
        return standings.standing(decisions(connection, [about]))


def decided(database: Database) -> tuple[Decided, ...]:
    """Every author's word in force on two sketches."""
    with database.reading() as connection:
        return standings.decided(decisions(connection))


# --- what the project made --------------------------------------------------


def derived(database: Database, name: str, about: str | None = None) -> Iterator[Made]:
    """The rows of a stage by key: all, or those about one id."""
    table, links = schema.derived, schema.derived_about
    asked = select(table.c.key, table.c.record).where(table.c.stage == name)
    if about is not None:
        keys = select(links.c.key).where(links.c.stage == name, links.c.about == about)
        asked = asked.where(table.c.key.in_(keys))
    for key, told in paged(database, asked, (table.c.key,), _key_and_record):
        yield Made(key, told)


def _key_and_record(row: RowMapping) -> tuple[str, Record]:
    return row["key"], record(row)


def derived_one(database: Database, name: str, key: str) -> Made | None:
    """One row of a stage."""
    table = schema.derived
    asked = select(table.c.record).where(table.c.stage == name, table.c.key == key)
    with database.reading() as connection:
        row = connection.execute(asked).mappings().first()
    return None if row is None else Made(key, record(row))


def derived_of(database: Database, name: str) -> str | None:
    """What a stage says that it was last made of."""
    asked = select(schema.stage.c.made_of).where(schema.stage.c.name == name)
    with database.reading() as connection:
        return connection.execute(asked).scalar()


def rows(database: Database) -> Mapping[str, int]:
    """How many rows each table has."""
    with database.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.META.sorted_tables
        }
