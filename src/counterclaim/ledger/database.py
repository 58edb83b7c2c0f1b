"""
One database: how a transaction on it begins, and what its failures are called.

Comes in: an address. Goes out: connections inside a transaction, which is kept whole or not at
all. SQLite: WAL, BEGIN IMMEDIATE to write, every fsync for what was decided, one fewer for what
can be made again. PostgreSQL: one writer at a time, by the row of the head.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection

from counterclaim.ledger import faults

Kind = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, slots=True)
class Database:
    """A database that can be read from and written to; `where` is its address without secrets."""

    engine: Engine
    kind: Kind
    where: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees one state and writes nothing."""
        with faults.told(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[Connection]:
        """
        One transaction that writes: all of it, or none when an error is raised inside.

        It waits for another writer as long as the ledger was opened to wait, then LedgerBusy.
        `durable` says whether it must outlive a power cut (what can be made again need not).
        """
        options = {"writing": True, "durable": durable}
        with faults.told(self.where), self.engine.connect() as bare:
            connection = bare.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """A connection outside any transaction, for what may not stand in one (VACUUM)."""
        options: dict[str, object] = {"outside": True}
        if self.kind == "postgresql":
            options["isolation_level"] = "AUTOCOMMIT"
        with faults.told(self.where), self.engine.connect() as connection:
            yield connection.execution_options(**options)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def connect(url: URL, where: str, wait: float) -> Database:
    """A database at a URL; `wait` is how many seconds to wait for another writer."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, where, wait)
    return _postgresql(url, where, wait)


def _sqlite(url: URL, where: str, wait: float) -> Database:
    engine = create_engine(url, connect_args={"timeout": wait, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _record: object) -> None:
        # The driver's own way of beginning transactions is too late for BEGIN IMMEDIATE.
        connection.isolation_level = None
        cursor = connection.cursor()
        # recursive_triggers: without it INSERT OR REPLACE slips past the triggers on events.
        # secure_delete: what is erased is overwritten, not only forgotten.
        for pragma in ("foreign_keys=ON", "recursive_triggers=ON", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("outside"):
            return
        if options.get("writing"):
            level = "FULL" if options.get("durable", True) else "NORMAL"
            connection.exec_driver_sql(f"PRAGMA synchronous={level}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")

    return Database(engine, "sqlite", where)


def _postgresql(url: URL, where: str, wait: float) -> Database:
    # pool_pre_ping: a server that was restarted between two transactions is simply met again.
    engine = create_engine(
        url,
        pool_pre_ping=True,
        connect_args={"connect_timeout": max(2, round(wait)), "application_name": "counterclaim"},
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("writing"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(wait * 1000)}")
            durable = "on" if options.get("durable", True) else "off"
            connection.exec_driver_sql(f"SET LOCAL synchronous_commit = {durable}")
        elif not options.get("outside"):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

    return Database(engine, "postgresql", where)


def take_turn(connection: Connection) -> None:
    """Wait until this is the only writer: SQLite's BEGIN has done so, PostgreSQL locks a row."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT one FROM head FOR UPDATE")).first()


def tables_of(connection: Connection) -> set[str]:
    """The names of the tables that stand there."""
    from sqlalchemy import inspect  # noqa: PLC0415 – asked once, when a ledger is opened

    return set(inspect(connection).get_table_names())
