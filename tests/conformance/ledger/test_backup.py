"""A backup is a ledger of its own, and makes one of either kind."""

from pathlib import Path

import pytest

from counterclaim.errors import BadOption, LedgerBroken, NotFound
from counterclaim.ledger import Derived, Ledger, Made, open_ledger, restore
from ledgers import Place, put, reading, spoil, told
from made import READING


@pytest.fixture
def desk(ledger: Ledger) -> Ledger:
    """A ledger with some of everything, redacted once."""
    about = {"name": "a.txt"}
    ledger.capture(b"Anna died", dict(about), author="asma")
    ledger.record_reading(
        told(READING), author="asma", capture=ledger.capture_id(b"Anna died", dict(about))
    )
    put(ledger, reading("Anna died"))
    ledger.decide("accept", READING.claims[0].id, author="asma")
    ledger.redact(["Anna"], reason="asked", author="keeper")
    ledger.derive(Derived("incident", (Made("inc_a", {"n": 1}, ("rep_1",)),), made_of="7"))
    return ledger


def same(one: Ledger, other: Ledger) -> bool:
    """Whether two ledgers hold the same, event for event and row for row."""
    return (
        list(one.events()) == list(other.events())
        and one.digest() == other.digest()
        and list(one.store.objects.names()) == list(other.store.objects.names())
        and list(one.derived("incident", about="rep_1"))
        == list(other.derived("incident", about="rep_1"))
        and other.verify() == []
        and len(one.search("guards")) == len(other.search("guards")) == 1
    )


def test_a_backup_is_a_ledger(desk: Ledger, tmp_path: Path) -> None:
    """Its folder can be opened, and holds the same."""
    folder = desk.backup(tmp_path / "backup")

    with open_ledger(folder) as copy:
        assert same(desk, copy)


def test_a_backup_makes_the_same_ledger_again(desk: Ledger, tmp_path: Path) -> None:
    """Restored into a new file it is the ledger that it was."""
    desk.backup(tmp_path / "backup")

    with restore(tmp_path / "backup", tmp_path / "again" / "ledger.db") as again:
        assert same(desk, again)
        again.decide("note", "thing", author="asma")
        assert again.verify() == []


def test_a_backup_is_taken_while_others_write(desk: Ledger, place: Place, tmp_path: Path) -> None:
    """Whoever writes does not wait, and is not in the copy by half."""
    with place.open() as other:
        other.decide("note", "thing", author="asma")
        desk.backup(tmp_path / "backup")
        other.decide("note", "other thing", author="asma")

    with open_ledger(tmp_path / "backup") as copy:
        assert copy.verify() == []


def test_a_backup_is_not_written_over(desk: Ledger, tmp_path: Path) -> None:
    """A folder that holds something stays as it is."""
    (tmp_path / "backup").mkdir()
    (tmp_path / "backup" / "mine").write_text("mine")

    with pytest.raises(BadOption, match="holds something"):
        desk.backup(tmp_path / "backup")

    assert [one.name for one in (tmp_path / "backup").iterdir()] == ["mine"]


def test_a_ledger_is_not_restored_over_another(desk: Ledger, place: Place, tmp_path: Path) -> None:
    """What stands stays."""
    desk.backup(tmp_path / "backup")

    with pytest.raises(BadOption, match="already"):
        restore(tmp_path / "backup", place.where)

    assert desk.verify() == []


def test_a_spoilt_backup_is_refused(desk: Ledger, tmp_path: Path) -> None:
    """Nothing is made of a backup that is not as it was written."""
    desk.backup(tmp_path / "backup")
    with open_ledger(tmp_path / "backup") as copy:
        spoil(copy, "UPDATE event SET author = 'other' WHERE seq = 2")

    with pytest.raises(LedgerBroken, match="event 2"):
        restore(tmp_path / "backup", tmp_path / "again" / "ledger.db")

    assert not (tmp_path / "again").exists()


def test_a_backup_stays_as_it_is(desk: Ledger, tmp_path: Path) -> None:
    """Restoring reads it, and writes nothing in it."""
    folder = desk.backup(tmp_path / "backup")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    restore(folder, tmp_path / "again" / "ledger.db").close()

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_is_no_backup_is_not_found(tmp_path: Path) -> None:
    """A folder without a ledger makes none."""
    with pytest.raises(NotFound):
        restore(tmp_path, tmp_path / "again" / "ledger.db")


@pytest.mark.postgres
def test_a_file_moves_to_a_server_and_back(desk: Ledger, tmp_path: Path, server: object) -> None:
    """A desk that grows takes its ledger along, and can take it home."""
    url: str = server.new_database()  # type: ignore[attr-defined]  # servers.Server
    desk.backup(tmp_path / "backup")
    with restore(tmp_path / "backup", url) as team:
        assert same(desk, team)
        team.backup(tmp_path / "home")

    with open_ledger(tmp_path / "home") as home:
        assert same(desk, home)
