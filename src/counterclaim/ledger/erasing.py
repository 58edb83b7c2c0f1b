"""
The last part of a redaction: what stays behind on the disk after the rows have gone.

Comes in: a store in which a redaction was written. Nothing goes out. Objects that nothing names
any more are overwritten and removed, copies made before migrations too; SQLite's file is written
anew without its free pages, and its log emptied. A process that is killed before the end leaves
a note, and the next one to open the ledger finishes.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from counterclaim.errors import LedgerBusy
from counterclaim.ledger import events, faults, schema
from counterclaim.ledger.verifying import named
from counterclaim.ledger.writing import Store

_NOTE: Final = "unfinished"
# Convention: a minute for those who read to be done; then LedgerBusy, and the next one finishes.
_PATIENCE_MS: Final = 60_000


def begin(connection: Connection, gone: Iterable[str]) -> None:
    """Note down, in the redaction's own transaction, which objects are to go."""
    held = schema.about
    known = {*unfinished(connection), *gone}
    connection.execute(delete(held).where(held.c.name == _NOTE))
    connection.execute(insert(held).values(name=_NOTE, value=json.dumps(sorted(known))))


def unfinished(connection: Connection) -> list[str]:
    """Objects that are to go; [""] stands for a redaction that erased none."""
    asked = select(schema.about.c.value).where(schema.about.c.name == _NOTE)
    told = connection.execute(asked).scalar()
    found: list[str] = [] if told is None else json.loads(told)
    return found


def finish(store: Store) -> None:
    """
    Take away what is left, then the note.

    Raises:
        LedgerBusy: somebody reads the ledger, so its log cannot be emptied yet.
    """
    with store.database.reading() as connection:
        known = named(events.every(connection, ("capture", "read")))
        left = [sha256 for sha256 in unfinished(connection) if sha256 not in known]
    for sha256 in left:
        if sha256:
            store.objects.drop(sha256)
    if store.database.kind == "sqlite":
        _copies(store)
    _compact(store)
    with store.database.writing() as connection:
        connection.execute(delete(schema.about).where(schema.about.c.name == _NOTE))


def _copies(store: Store) -> None:
    """Copies that were made before migrations hold what was erased."""
    path = Path(store.database.where)
    with faults.told(str(path.parent)):
        for copy in path.parent.glob(f"{path.name}.before-*"):
            copy.unlink()


def _compact(store: Store) -> None:
    with store.database.bare() as connection:
        if store.database.kind == "postgresql":
            connection.exec_driver_sql(f"SET lock_timeout = {_PATIENCE_MS}")
            try:
                connection.exec_driver_sql("VACUUM FULL")
            finally:
                connection.exec_driver_sql("RESET lock_timeout")
            return
        # The log holds old pages until it is emptied: before, so that they are not kept, and
        # after, for those of the VACUUM.
        _empty_log(connection, store)
        connection.exec_driver_sql("VACUUM")
        _empty_log(connection, store)


def _empty_log(connection: Connection, store: Store) -> None:
    busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").first()
    if busy is not None and busy[0]:
        raise LedgerBusy(
            f"{store.database.where}: others read it, so the erased words are still in its log; "
            "open it again when they are done"
        )
