"""
Copies of a whole ledger: a folder with a SQLite file and the objects, whatever it came from.

Comes in: a store. Goes out: a folder that is a ledger of its own, and can be opened as one; or,
the other way, a ledger made of such a folder. A copy is written beside and then renamed.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.engine import URL

from counterclaim.errors import BadOption
from counterclaim.ledger import events, faults, migrations, rebuilding, schema
from counterclaim.ledger.database import Database, connect
from counterclaim.ledger.events import PAGE
from counterclaim.ledger.objects import Folder, Objects
from counterclaim.ledger.writing import Store
from counterclaim.settings import LEDGER_FILE, OBJECTS_FOLDER

# What a project made is no truth, and is copied so that it need not be made again.
_MADE: Final = (schema.stage, schema.derived, schema.derived_about)


def backup(store: Store, folder: Path) -> Path:
    """
    A copy of everything in a new folder, while others go on writing.

    The database is copied first: each object that it names is there when the objects follow.

    Raises:
        BadOption: the folder holds something already.
        LedgerFull: there is no room for it.
    """
    with faults.told(str(folder)):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadOption(f"{folder}: holds something already; name a new folder")
        beside = folder.with_name(f"{folder.name}.part")
        if beside.exists():
            shutil.rmtree(beside)
        beside.mkdir(parents=True)
        try:
            _fill(store, beside)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        if folder.exists():
            folder.rmdir()
        beside.replace(folder)
    return folder


def _fill(store: Store, folder: Path) -> None:
    copied = Folder(folder / OBJECTS_FOLDER)
    copied.root.mkdir()
    if store.database.kind == "sqlite":
        copy_of(store.database, folder / LEDGER_FILE)
        copy_objects(store, copied)
        return
    target = connect(URL.create("sqlite", database=str(folder / LEDGER_FILE)), str(folder), 0)
    try:
        with target.writing() as connection:
            migrations.upgrade(connection)
            copy_rows(store.database, connection)
        copy_objects(store, copied)
        rebuilding.rebuild(Store(target, copied))
    finally:
        target.close()


def copy_of(database: Database, path: Path) -> Path:
    """A SQLite file copied whole by SQLite itself, others reading and writing meanwhile."""
    beside = path.with_name(f"{path.name}.part")
    with faults.told(str(path)):
        beside.unlink(missing_ok=True)
        with database.bare() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(beside),))
        beside.replace(path)
    return path


def copy_rows(source: Database, target: Connection) -> None:
    """Events, payloads, head, and what the project made, into empty tables."""
    with source.reading() as connection:
        events.begin(target)
        for row in _rows(connection, schema.event):
            target.execute(insert(schema.event).values(row))
            held = select(schema.payload).where(schema.payload.c.seq == row["seq"])
            if body := connection.execute(held).mappings().first():
                target.execute(insert(schema.payload).values(dict(body)))
        last = connection.execute(select(schema.head)).mappings().one()
        target.execute(update(schema.head).values(dict(last)))
        for table in _MADE:
            for row in _rows(connection, table):
                target.execute(insert(table).values(row))


def copy_objects(source: Store, target: Objects) -> None:
    """Every object, checked as it is read."""
    for sha256 in source.objects.names():
        target.put(source.objects.load(sha256))


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, object]]:
    keys = tuple(table.primary_key.columns)
    asked = select(table).order_by(*keys)
    options = connection.execution_options(yield_per=PAGE)
    for row in options.execute(asked).mappings():
        yield dict(row)
