"""
Many rows that a stage of the project made, in few questions.

Comes in: keys, or ids that rows are about. Goes out: the rows, or only their keys; a new report
asks for hundreds of them, and one question for each would cost more than all the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import func, select

from counterclaim.ledger import schema
from counterclaim.ledger.database import Database
from counterclaim.ledger.kept import Made
from counterclaim.ledger.queries import record

# How many ids stand in one question; SQLite allows 32,766.
_ASKED: Final = 500


def count(database: Database, name: str) -> int:
    """How many rows a stage has."""
    table = schema.derived
    asked = select(func.count()).select_from(table).where(table.c.stage == name)
    with database.reading() as connection:
        return connection.execute(asked).scalar_one()


def keys_about(database: Database, name: str, abouts: Iterable[str]) -> Mapping[str, list[str]]:
    """Under each of these ids that a row is about, the keys of all such rows."""
    links = schema.derived_about
    found: dict[str, list[str]] = defaultdict(list)
    for some in _parts(abouts):
        asked = select(links.c.about, links.c.key).where(
            links.c.stage == name, links.c.about.in_(some)
        )
        with database.reading() as connection:
            for about, key in connection.execute(asked.order_by(links.c.about, links.c.key)):
                found[about].append(key)
    return found


def of_keys(database: Database, name: str, keys: Iterable[str]) -> Iterator[Made]:
    """The rows of these keys, by key; one that is not there is left out."""
    table = schema.derived
    for some in _parts(keys):
        asked = select(table.c.key, table.c.record).where(
            table.c.stage == name, table.c.key.in_(some)
        )
        with database.reading() as connection:
            rows = connection.execute(asked.order_by(table.c.key)).mappings().all()
        yield from (Made(row["key"], record(row)) for row in rows)


def about_any(database: Database, name: str, abouts: Iterable[str]) -> Iterator[Made]:
    """The rows about any of these ids, each once, by key."""
    links = schema.derived_about
    keys: set[str] = set()
    for some in _parts(abouts):
        asked = select(links.c.key).where(links.c.stage == name, links.c.about.in_(some))
        with database.reading() as connection:
            keys.update(connection.execute(asked).scalars())
    yield from of_keys(database, name, keys)


def _parts(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    held = sorted(set(ids))
    for start in range(0, len(held), _ASKED):
        yield held[start : start + _ASKED]
