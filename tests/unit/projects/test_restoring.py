"""A backup in the place of a ledger, and what is erased in both."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.errors import LedgerBroken, NotFound
from counterclaim.projects import Project
from counterclaim.projects.restoring import copies_of, restored
from desks import ARMY, desk, fill, tolls

NAME = "Zarvan Exampel"
PRIVATE = (
    f"QUETTA, March 5, 2021 — {NAME}, a shopkeeper, said on Friday that two civilians were killed "
    "in Quetta in an explosion near his shop.\n"
)


def test_a_backup_comes_back(tmp_path: Path) -> None:
    """What was decided since is moved aside, not lost."""
    with desk(tmp_path / "desk") as project:
        fill(project, tmp_path / "in", {"a.txt": ARMY})
        project.ledger.backup(tmp_path / "backup")
        (four,) = tolls(project, 4)
        project.reject(four.id)
    aside = restored(str(tmp_path / "desk"), tmp_path / "backup")
    with desk(tmp_path / "desk") as project:
        assert project.ledger.standing(four.id).status == "proposed"
        assert project.ledger.verify() == []
        assert copies_of(project.settings) == (f"{aside}: is an earlier copy; delete it",)


def test_a_broken_backup_is_never_put_in_place(tmp_path: Path) -> None:
    """What stands there stays."""
    with desk(tmp_path / "desk") as project:
        fill(project, tmp_path / "in", {"a.txt": ARMY})
        project.ledger.backup(tmp_path / "backup")
    stored = next(path for path in (tmp_path / "backup" / "objects").rglob("*") if path.is_file())
    stored.chmod(0o600)
    stored.write_bytes(b"something else")

    with pytest.raises(LedgerBroken):
        restored(str(tmp_path / "desk"), tmp_path / "backup")
    assert not list((tmp_path / "desk").glob("before-restore-*"))


def test_a_folder_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    """It is said what a backup is."""
    with desk(tmp_path / "desk"):
        pass

    with pytest.raises(NotFound, match=r"it has no ledger\.db"):
        restored(str(tmp_path / "desk"), tmp_path)


def _bytes(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            yield data
            if data[:2] == b"\x1f\x8b":
                yield gzip.decompress(data)


def test_what_is_redacted_stands_in_no_file_of_the_project(
    project: Project, tmp_path: Path
) -> None:
    """Ledger, store, search and what linking made; linking and searching go on."""
    fill(project, tmp_path / "in", {"a.txt": ARMY, "private.txt": PRIVATE})
    project.link()
    project.ledger.redact([NAME], reason="asked for by the family", author="asma")
    project.link()
    words = [word.encode() for word in (*NAME.split(), *NAME.casefold().split())]

    assert not [data for data in _bytes(project.settings.root) if any(w in data for w in words)]
    assert project.ledger.search(NAME) == []
    assert len(project.ledger.search("civilians")) == 1
    assert project.ledger.verify() == []
    assert {report for one in project.linked().incidents for report in one.reports} == {
        str(one["id"]) for one in project.ledger.reports()
    }
