"""
Bytes by their digest: the raw bytes of reports, and readings as they were made.

Comes in: bytes. Goes out: their SHA-256, and the bytes again, checked. In a folder
(`objects/ab/cdef…`) or in a table of the database. What is put is there for good before the
event that names it is written, so that no event ever names what is not there.
"""

import gzip
import hashlib
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from sqlalchemy import delete, insert, select

from counterclaim.errors import LedgerBroken, NotFound
from counterclaim.ledger import faults, schema
from counterclaim.ledger.database import Database

# Convention of zlib: its own balance of time and size.
_LEVEL: Final = 6
_DIGEST: Final = re.compile("[0-9a-f]{64}")
# How packed bytes begin.
GZIP: Final = b"\x1f\x8b"


class Objects(Protocol):
    """A store of bytes by their digest; putting twice is putting once."""

    def put(self, data: bytes) -> str:
        """Keep bytes for good; their SHA-256."""

    def load(self, sha256: str) -> bytes:
        """
        The bytes of a digest.

        Raises:
            NotFound: they are not here.
            LedgerBroken: they are not as they were written.
        """

    def drop(self, sha256: str) -> None:
        """Erase bytes; nothing happens where there are none."""

    def names(self) -> Iterator[str]:
        """The digest of everything that is kept, sorted."""

    def tidy(self) -> None:
        """Erase what killed processes left unfinished."""

    def size(self) -> int:
        """How many bytes are kept."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Bytes as files: `ab/cdef…` is the file whose SHA-256 is abcdef…."""

    root: Path

    def put(self, data: bytes) -> str:
        """Written beside, flushed to the disk, then renamed: whole or not there."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        with faults.told(str(self.root)):
            if not _holds(path, data):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, data)
        return sha256

    def load(self, sha256: str) -> bytes:
        """The file's bytes, checked against its name."""
        if not _DIGEST.fullmatch(sha256):
            raise _missing(sha256)
        try:
            with faults.told(str(self.root)):
                data = self._path(sha256).read_bytes()
        except FileNotFoundError as fault:
            raise _missing(sha256) from fault
        return _checked(sha256, data)

    def drop(self, sha256: str) -> None:
        """Overwritten, flushed, then removed, as far as the file system lets one."""
        with faults.told(str(self.root)):
            _erase(self._path(sha256))

    def tidy(self) -> None:
        """Erase the parts of files whose writers are dead."""
        with faults.told(str(self.root)):
            for part in list(self.root.glob("??/*.part")):
                if not _lives(part.name.split(".")[-2]):
                    _erase(part)

    def names(self) -> Iterator[str]:
        """By the folders' and files' names; a file that was not finished has none."""
        for path in sorted(self.root.glob("??/*")):
            if not path.name.endswith(".part"):
                yield path.parent.name + path.name

    def size(self) -> int:
        """The sizes of all files."""
        return sum(path.stat().st_size for path in self.root.glob("??/*"))

    def _path(self, sha256: str) -> Path:
        return self.root / sha256[:2] / sha256[2:]


@dataclass(frozen=True, slots=True)
class InTable:
    """Bytes as rows of the database, for a team that has no folder in common."""

    database: Database

    def put(self, data: bytes) -> str:
        """In a transaction of its own, before the event's."""
        sha256 = hashlib.sha256(data).hexdigest()
        table = schema.stored
        same = select(table.c.bytes == data).where(table.c.sha256 == sha256)
        with self.database.writing() as connection:
            if not connection.execute(same).scalar():
                # None: it is not there; False: it was tampered with, and is written again.
                connection.execute(delete(table).where(table.c.sha256 == sha256))
                connection.execute(insert(table).values(sha256=sha256, bytes=data))
        return sha256

    def load(self, sha256: str) -> bytes:
        """The row's bytes, checked against its key."""
        asked = select(schema.stored.c.bytes).where(schema.stored.c.sha256 == sha256)
        with self.database.reading() as connection:
            found = connection.execute(asked).scalar()
        if found is None:
            raise _missing(sha256)
        return _checked(sha256, bytes(found))

    def drop(self, sha256: str) -> None:
        """The row goes; the space that it took is given back by the redaction's VACUUM."""
        with self.database.writing() as connection:
            connection.execute(delete(schema.stored).where(schema.stored.c.sha256 == sha256))

    def tidy(self) -> None:
        """Nothing to do: a row is whole or not there."""

    def names(self) -> Iterator[str]:
        """By the rows' keys."""
        with self.database.reading() as connection:
            asked = select(schema.stored.c.sha256).order_by(schema.stored.c.sha256)
            yield from connection.execute(asked).scalars().all()

    def size(self) -> int:
        """The sizes of all rows' bytes."""
        from sqlalchemy import func  # noqa: PLC0415 – only statistics ask

        with self.database.reading() as connection:
            asked = select(func.coalesce(func.sum(func.length(schema.stored.c.bytes)), 0))
            return int(connection.execute(asked).scalar_one())


def packed(text: bytes) -> bytes:
    """Bytes made smaller, the same for the same: no time and no name stands in them."""
    return gzip.compress(text, _LEVEL, mtime=0)


def unpacked(sha256: str, data: bytes) -> bytes:
    """
    What was packed.

    Raises:
        LedgerBroken: it is not as it was packed.
    """
    # gzip takes nothing at all for a file with nothing in it.
    found = None
    with suppress(OSError, EOFError, zlib.error):
        found = gzip.decompress(data) if data else None
    if found is None:
        raise LedgerBroken(f"object {sha256}: cannot be unpacked; restore a backup")
    return found


def _checked(sha256: str, data: bytes) -> bytes:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise LedgerBroken(f"object {sha256}: is not as it was written; restore a backup")
    return data


def _missing(sha256: str) -> NotFound:
    if not sha256:
        return NotFound("these bytes were redacted; only their digest is in the log")
    return NotFound(f"object {sha256}: is not in the ledger; restore a backup, or bring it again")


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is there and whole; one that was tampered with is written again."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _erase(path: Path) -> None:
    if path.exists():
        with path.open("r+b") as file:
            file.write(b"\0" * path.stat().st_size)
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def _lives(process: str) -> bool:
    """Whether a process of that number runs; where nobody can say so, it might."""
    if os.name != "posix" or not process.isdigit():
        return True
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _flush_folder(folder: Path) -> None:
    """Without this the new name itself may be lost in a power cut."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
