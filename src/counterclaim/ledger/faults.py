"""
What a database or a disk says when it fails, told in our errors.

Comes in: an exception of SQLAlchemy, of a driver, or of the system. Goes out: the LedgerError
that says what is wrong, where, and what to do.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import exc

from counterclaim.errors import (
    BadOption,
    LedgerBroken,
    LedgerBusy,
    LedgerError,
    LedgerFull,
    LedgerGone,
)

# Source: sqlite.org/rescode.html, primary codes.
_SQLITE_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_SQLITE_FULL: Final = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
)
_SQLITE_BROKEN: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# Source: PostgreSQL's manual, appendix A (error codes), by class or code.
_POSTGRES_BUSY: Final = ("55P03", "40001", "40P01")
_POSTGRES_FULL: Final = ("53100", "25006", "42501", "54")
_POSTGRES_BROKEN: Final = ("XX001", "XX002")
# How many letters beside a bad one a message shows.
_AROUND: Final = 20
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_LEAVE: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Whatever a store raises inside becomes the LedgerError that says it."""
    try:
        yield
    except exc.DBAPIError as fault:
        raise _of_database(where, fault) from fault
    except UnicodeEncodeError as fault:
        said = fault.object[max(0, fault.start - _AROUND) : fault.end + _AROUND]
        raise BadOption(f"{said!r}: holds half a character; write it without") from fault
    except sqlite3.Error as fault:
        raise _told(where, fault, _of_sqlite(fault)) from fault
    except exc.TimeoutError as fault:
        raise LedgerBusy(f"{where}: every connection is in use; try again in a moment") from fault
    except OSError as fault:
        if (known := of_system(where, fault)) is None:
            raise
        raise known from fault


def of_system(where: str, fault: OSError) -> LedgerError | None:
    """The system's error on a file of the ledger, if it is one that the operator can mend."""
    if fault.errno in _NO_ROOM:
        return LedgerFull(f"{where}: there is no room to write; free some, and do it again")
    if fault.errno in _NO_LEAVE:
        return LedgerFull(f"{where}: may not be written; give the right to write there")
    return None


def _of_database(where: str, fault: exc.DBAPIError) -> LedgerError:
    return _told(where, fault.orig or fault, _of_sqlite(fault.orig) or _of_postgres(fault))


def _told(where: str, fault: BaseException, kind: type[LedgerError] | None) -> LedgerError:
    said = str(fault).strip().splitlines()
    first = said[0] if said else type(fault).__name__
    if kind is LedgerBusy:
        return LedgerBusy(f"{where}: another process is writing to it; try again in a moment")
    if kind is LedgerFull:
        return LedgerFull(f"{where}: it cannot be written ({first}); make room, or give the right")
    if kind is LedgerBroken:
        return LedgerBroken(f"{where}: its tables are damaged ({first}); restore a backup")
    if kind is LedgerGone:
        return LedgerGone(f"{where}: the database cannot be reached ({first}); see that it runs")
    return LedgerError(f"{where}: the database refused ({first}); run `counterclaim verify`")


def _of_sqlite(fault: BaseException | None) -> type[LedgerError] | None:
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if primary in _SQLITE_BUSY:
        return LedgerBusy
    if primary in _SQLITE_FULL:
        return LedgerFull
    return LedgerBroken if primary in _SQLITE_BROKEN else LedgerError


def _of_postgres(fault: exc.DBAPIError) -> type[LedgerError] | None:
    code = getattr(fault.orig, "sqlstate", None) or ""
    if fault.connection_invalidated or code.startswith(("08", "57P", "28", "3D")):
        return LedgerGone
    if code.startswith(_POSTGRES_BUSY):
        return LedgerBusy
    if code.startswith(_POSTGRES_FULL):
        return LedgerFull
    if code.startswith(_POSTGRES_BROKEN):
        return LedgerBroken
    # A connection that was never made has no code at all.
    return None if code else LedgerGone
