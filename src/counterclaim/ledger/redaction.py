"""
A private person's data erased for good, by an event that keeps digests and the reason.

Comes in: names, or spans of a report, or a whole report. Goes out: what was erased. Payloads go
and stand blanked in the redaction's own payload; objects are stored blanked under a new digest
and the old ones removed; every projection and the search is made again; what the project made is
dropped. One transaction; what must then be done on the disk is finished by erasing.py, now or
when the ledger is next opened.
"""

from typing import Final

from sqlalchemy import Connection

from counterclaim.errors import LedgerBroken, NotFound
from counterclaim.exporting.records import Json
from counterclaim.ledger import (
    blanking,
    deriving,
    erasing,
    events,
    rebuilding,
    verifying,
)
from counterclaim.ledger.blanking import Blanking
from counterclaim.ledger.database import take_turn
from counterclaim.ledger.events import Payload
from counterclaim.ledger.kept import Redacted
from counterclaim.ledger.objects import GZIP, Objects, unpacked
from counterclaim.ledger.redaction_plan import Asked, Plan, plan_of
from counterclaim.ledger.writing import Store
from counterclaim.records import Event

_BEYOND: Final = {
    "sqlite": ("backups that were made before", "what the file system keeps of removed files"),
    "postgresql": ("backups that were made before", "the server's log and its standbys"),
}


def redact(store: Store, asked: Asked, author: str) -> Redacted:
    """
    Erase what is asked for.

    Raises:
        BadOption: nothing is named, or a name stands where it cannot be erased.
        NotFound: the words stand nowhere in the ledger.
    """
    with store.database.writing() as connection:
        take_turn(connection)
        held = list(events.every(connection))
        plan, blank = plan_of(held, store.objects, asked)
        if not plan.instead:
            raise NotFound("these words stand nowhere in the ledger; nothing was erased")
        event = _write(connection, store, plan, (asked, blank), author)
        known = {*verifying.named(held), *plan.moved.values()}
        _sweep(store.objects, known, asked.report, blank)
    erasing.finish(store)
    return Redacted(
        event,
        tuple(plan.reports),
        tuple(plan.events),
        tuple(plan.moved),
        _BEYOND[store.database.kind],
    )


def _write(
    connection: Connection,
    store: Store,
    plan: Plan,
    meant: tuple[Asked, Blanking | None],
    author: str,
) -> Event:
    asked, blank = meant
    moved: list[Json] = [{"old": old, "new": new} for old, new in plan.moved.items()]
    instead: list[Json] = [{"seq": seq, "payload": told} for seq, told in plan.instead.items()]
    payload: Payload = {
        "reason": blank(asked.reason) if blank else asked.reason,
        "reports": list[Json](plan.reports),
        "objects": moved,
        "instead": instead,
    }
    about = asked.report or "ledger"
    event = events.append(connection, author=author, verb="redact", about=about, payload=payload)
    events.erase(connection, plan.instead)
    erasing.begin(connection, [old for old, new in plan.moved.items() if old != new] or [""])
    deriving.forget(connection)
    rebuilding.remake(connection, store)
    return event


def _sweep(
    objects: Objects, known: set[str | None], report: str | None, blank: Blanking | None
) -> None:
    """Objects that a killed process left and nothing names may hold the words as well."""
    objects.tidy()
    for sha256 in list(objects.names()):
        if sha256 not in known and _orphan_holds(objects, sha256, report, blank):
            objects.drop(sha256)


def _orphan_holds(
    objects: Objects, sha256: str, report: str | None, blank: Blanking | None
) -> bool:
    try:
        data = objects.load(sha256)
        text = unpacked(sha256, data).decode() if data[:2] == GZIP else data.decode()
    except (UnicodeDecodeError, LedgerBroken):
        return True  # nobody can say what stands in it, and nothing misses it
    if blank is None:
        return f'"{report}"' in text
    return blanking.may_hold(text, blank)
