"""What keeps events as they are on a connection that is not ours."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger

REPLACING = """INSERT OR REPLACE INTO event SELECT seq, id, utc, 'other', verb, object,
               payload_sha256, previous, hash FROM event WHERE seq = """
MOVING = """INSERT OR REPLACE INTO event SELECT 4, id, utc, author, verb, object,
            payload_sha256, previous, hash FROM event WHERE seq = 3"""


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection by another program to a ledger of three events, with SQLite's own settings."""
    with open_ledger(tmp_path / "ledger.db", create=True) as ledger:
        for number in range(2):
            ledger.decide("note", f"thing_{number}", author="asma")
    connection = sqlite3.connect(tmp_path / "ledger.db")
    yield connection
    connection.rollback()
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        f"{REPLACING} 1",
        f"{REPLACING} 2",
        f"{REPLACING} 3",
        MOVING,
        "REPLACE INTO payload SELECT seq, salt, '{}' FROM payload WHERE seq = 3",
        "REPLACE INTO payload SELECT seq, salt, '{}' FROM payload WHERE seq = 1",
        "UPDATE OR REPLACE event SET seq = 2 WHERE seq = 3",
        "DELETE FROM event",
        "DELETE FROM payload",
    ],
)
def test_replacing_does_not_slip_past_the_triggers(
    stranger: sqlite3.Connection, change: str
) -> None:
    """`INSERT OR REPLACE` deletes without asking the triggers on deleting, unless it is told to."""
    before = stranger.execute("SELECT * FROM event JOIN payload USING (seq)").fetchall()

    with pytest.raises(sqlite3.IntegrityError, match=r"never|only"):
        stranger.execute(change)

    assert stranger.execute("SELECT * FROM event JOIN payload USING (seq)").fetchall() == before


def test_our_own_connections_ask_the_triggers_when_replacing(tmp_path: Path) -> None:
    """Each connection is set so; the triggers before inserts are the second lock on the door."""
    with open_ledger(tmp_path / "ledger.db", create=True) as ledger:
        for _ in range(2):
            with ledger.store.database.reading() as connection:
                found = [
                    connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                    for name in ("recursive_triggers", "foreign_keys", "secure_delete")
                ]
                mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()

            assert (found, mode) == ([1, 1, 1], "wal")
