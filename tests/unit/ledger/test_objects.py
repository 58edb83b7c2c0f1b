"""Bytes in a folder: whole or not there."""

import hashlib
import os
from pathlib import Path

import pytest

from counterclaim.errors import LedgerBroken, NotFound
from counterclaim.ledger.objects import Folder, packed, unpacked

DATA = b"Two men were killed"
SHA256 = hashlib.sha256(DATA).hexdigest()


def test_bytes_stand_under_their_digest(tmp_path: Path) -> None:
    """Anyone can check a file with sha256sum."""
    sha256 = Folder(tmp_path).put(DATA)

    assert sha256 == SHA256
    assert (tmp_path / SHA256[:2] / SHA256[2:]).read_bytes() == DATA


def test_putting_twice_is_putting_once(tmp_path: Path) -> None:
    """The file is not written again."""
    store = Folder(tmp_path)
    store.put(DATA)
    before = (tmp_path / SHA256[:2] / SHA256[2:]).stat()

    store.put(DATA)

    assert (tmp_path / SHA256[:2] / SHA256[2:]).stat() == before
    assert list(store.names()) == [SHA256]


def test_a_file_that_was_not_finished_is_no_object(tmp_path: Path) -> None:
    """A process that was killed leaves a part, which nobody takes for the whole."""
    store = Folder(tmp_path)
    store.put(DATA)
    (tmp_path / SHA256[:2] / f"{SHA256[2:]}.77.part").write_bytes(b"Two")

    assert list(store.names()) == [SHA256]


def test_what_dead_processes_left_is_erased(tmp_path: Path) -> None:
    """The part of a writer that still lives is left alone."""
    store = Folder(tmp_path)
    store.put(DATA)
    dead = tmp_path / SHA256[:2] / f"{SHA256[2:]}.{2**22 + 1}.part"
    alive = tmp_path / SHA256[:2] / f"{SHA256[2:]}.{os.getpid()}.part"
    dead.write_bytes(b"Two")
    alive.write_bytes(b"Two")

    store.tidy()

    assert (dead.exists(), alive.exists()) == (False, True)


def test_changed_bytes_are_not_handed_out(tmp_path: Path) -> None:
    """A reader gets what was written, or an error."""
    store = Folder(tmp_path)
    store.put(DATA)
    (tmp_path / SHA256[:2] / SHA256[2:]).write_bytes(b"Ten men were killed")

    with pytest.raises(LedgerBroken, match=SHA256):
        store.load(SHA256)


def test_dropping_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    """Erasing twice is erasing once."""
    store = Folder(tmp_path)
    store.put(DATA)
    store.drop(SHA256)
    store.drop(SHA256)

    with pytest.raises(NotFound):
        store.load(SHA256)


def test_packing_is_the_same_for_the_same() -> None:
    """No time and no name stands in packed bytes."""
    assert packed(DATA) == packed(DATA)
    assert unpacked("a", packed(DATA)) == DATA


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b", packed(DATA)[:-3], b"no gzip at all"])
def test_what_was_not_packed_is_not_unpacked(data: bytes) -> None:
    """A damaged object is named."""
    with pytest.raises(LedgerBroken, match="abc"):
        unpacked("abc", data)
