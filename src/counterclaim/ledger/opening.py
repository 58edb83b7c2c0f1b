"""
Where a ledger is, and how it is opened, made, and brought to this version.

Comes in: a path or an address. Goes out: an open ledger, its tables those of this version.
A local file is brought forward by itself, after a copy of it was put beside it; a database of
PostgreSQL only when it is asked for, since others use it.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import Connection
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from counterclaim.errors import (
    BadOption,
    LedgerBroken,
    LedgerBusy,
    LedgerError,
    LedgerFull,
    LedgerNewer,
    MissingExtra,
    NotFound,
    NotReadable,
)
from counterclaim.ledger import events, faults, migrations, rebuilding, search
from counterclaim.ledger.backup import copy_of
from counterclaim.ledger.database import Database, connect, tables_of
from counterclaim.ledger.erasing import finish, unfinished
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.objects import Folder, InTable, Objects
from counterclaim.ledger.writing import Store
from counterclaim.settings import LEDGER_FILE, OBJECTS_FOLDER

# Convention: as long as somebody waits for a program to answer; SQLite's own default.
WAIT: Final = 5.0
# Whose act it is to make a ledger or to bring it forward, where nobody says.
PROGRAM: Final = "counterclaim"
_VERSION_TABLE: Final = "alembic_version"


def open_ledger(
    where: str | Path,
    *,
    objects: str | Path | None = None,
    create: bool = False,
    author: str = PROGRAM,
    wait: float = WAIT,
) -> Ledger:
    """
    The ledger in a SQLite file (or a folder that holds `ledger.db`), or at a PostgreSQL URL.

    `objects` is the folder of stored bytes: beside the file by default; in a table of the
    database for PostgreSQL where none is given. `create` makes the ledger where there is none,
    `author` is who does so; `wait` is how many seconds to wait for another writer.

    Raises:
        NotFound: there is none, and `create` is False.
        LedgerNewer: a newer version of the program wrote it.
        LedgerGone: the database cannot be reached.
    """
    store = store_at(where, objects, create=create, wait=wait)
    try:
        if not stands(store.database):
            _make(store, author, create=create)
        _bring_forward(store, author)
        _mend(store)
        _ease(store.database)
    except BaseException:
        store.database.close()
        raise
    return Ledger(store)


def migrate(
    where: str | Path,
    *,
    objects: str | Path | None = None,
    author: str = PROGRAM,
    wait: float = WAIT,
) -> tuple[str, str]:
    """Bring a ledger to this version, PostgreSQL too; the versions before and after."""
    store = store_at(where, objects, create=False, wait=wait)
    try:
        if not stands(store.database):
            raise _none(store.database)
        with store.database.reading() as connection:
            before = migrations.version_of(connection)
        _bring_forward(store, author, asked=True)
    finally:
        store.database.close()
    return before, migrations.STEPS[-1]


def store_at(where: str | Path, objects: str | Path | None, *, create: bool, wait: float) -> Store:
    """The database and the objects at an address, whether or not a ledger stands there yet."""
    try:
        url, beside = _address(where)
    except PermissionError as fault:
        raise NotReadable(f"{where}: may not be opened; give the right to read it") from fault
    if beside is not None:
        if not beside.is_file() and not create:
            raise NotFound(f"{beside}: no ledger stands there; make one with `counterclaim init`")
        if create:
            with faults.told(str(beside.parent)):
                beside.parent.mkdir(parents=True, exist_ok=True)
    shown = str(beside) if beside else url.render_as_string(hide_password=True)
    try:
        database = connect(url, shown, wait)
    except ModuleNotFoundError as fault:
        raise MissingExtra(
            f"{shown}: needs {fault.name}; install it with pip install 'counterclaim[postgres]'"
        ) from fault
    return Store(database, _objects(database, objects, beside))


def _objects(database: Database, objects: str | Path | None, beside: Path | None) -> Objects:
    if objects is not None:
        return Folder(Path(objects))
    return InTable(database) if beside is None else Folder(beside.parent / OBJECTS_FOLDER)


def _address(where: str | Path) -> tuple[URL, Path | None]:
    """The address of the database, and its path where it is a file."""
    if "://" not in str(where):
        path = Path(where)
        path = path / LEDGER_FILE if path.is_dir() else path
        return _of_file(path), path
    try:
        url = make_url(str(where))
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as fault:
        raise BadOption(f"{where}: is no address; write postgresql://user@host/name") from fault
    if url.get_backend_name() == "sqlite" and url.database:
        return _of_file(Path(url.database)), Path(url.database)
    if url.get_backend_name() != "postgresql":
        raise BadOption(
            f"{url.get_backend_name()}: no such store is known; use a file or postgresql://"
        )
    return url.set(drivername="postgresql+psycopg"), None


def _of_file(path: Path) -> URL:
    """
    The address of a file. One that may not be written, and that nobody writes to (its log is
    empty), is read as it is: SQLite would want to make a log beside it.
    """
    log = path.with_name(f"{path.name}-wal")
    still = not log.exists() or not log.stat().st_size
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if not path.exists() or writable or not still:
        return URL.create("sqlite", database=str(path))
    options = {"mode": "ro", "immutable": "1", "uri": "true"}
    return URL.create("sqlite", database=f"file:{quote(str(path.resolve()))}", query=options)


def stands(database: Database) -> bool:
    """Whether a ledger stands there, or nothing does; other tables are not touched."""
    with database.reading() as connection:
        tables = tables_of(connection)
        if _VERSION_TABLE in tables and {"event", "head"} <= tables:
            return True
        if tables:
            raise LedgerBroken(f"{database.where}: is no ledger (it holds other tables); name one")
    return False


def _none(database: Database) -> NotFound:
    return NotFound(f"{database.where}: no ledger stands there; make one with `counterclaim init`")


def _make(store: Store, author: str, *, create: bool) -> None:
    if not create:
        raise _none(store.database)
    write_ahead(store.database)
    with store.database.writing() as connection:
        if _VERSION_TABLE in tables_of(connection):
            return  # another process was first
        migrations.upgrade(connection)
        events.begin(connection)
        search.create(connection)
        rebuilding.note(connection)
        known = f"led_{secrets.token_hex(8)}"
        payload: events.Payload = {"step": migrations.STEPS[-1], "by": PROGRAM}
        events.append(connection, author=author, verb="init", about=known, payload=payload)


def write_ahead(database: Database) -> None:
    """Readers do not wait for a writer; a property of the file, so set where it is made."""
    if database.kind == "sqlite":
        with database.bare() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")


def _bring_forward(store: Store, author: str, *, asked: bool = False) -> None:
    database = store.database
    with database.reading() as connection:
        before = migrations.version_of(connection)
    if before == migrations.STEPS[-1]:
        return
    if before not in migrations.STEPS:
        raise LedgerNewer(
            f"{database.where}: a newer version of counterclaim wrote it (step {before}); "
            "install that version"
        )
    if database.kind == "sqlite":
        copy_of(database, Path(f"{database.where}.before-{migrations.STEPS[-1]}"))
    elif not asked:
        raise LedgerError(
            f"{database.where}: is of an older version (step {before}); make a backup, "
            "then run `counterclaim db upgrade`"
        )
    with database.writing() as connection:
        _step(connection, store, author, before)


def _step(connection: Connection, store: Store, author: str, before: str) -> None:
    if migrations.version_of(connection) != before:
        return  # another process was first
    migrations.upgrade(connection)
    payload: events.Payload = {"from": before, "to": migrations.STEPS[-1]}
    events.append(
        connection, author=author, verb="migrate", about=migrations.STEPS[-1], payload=payload
    )
    rebuilding.remake(connection, store)


def _ease(database: Database) -> None:
    """A copy that VACUUM made has no write-ahead log; where none can be made it does without."""
    with suppress(LedgerFull, LedgerBusy):
        write_ahead(database)


def _mend(store: Store) -> None:
    """Finish what a killed redaction left, and make again rows of another version."""
    with store.database.reading() as connection:
        old, left = rebuilding.stale(connection), unfinished(connection)
    if old:
        rebuilding.rebuild(store)
    if left:
        finish(store)
