"""
Linking in a ledger: only what is new is weighed, and only what it touches is sorted anew.

Comes in: a ledger and tables. Goes out: how much changed; the incidents are kept as derived
rows, each with the copies and origins among its own claims. What stands then is what linking
everything at once would give.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from counterclaim.exporting.incidents import incident_record
from counterclaim.ledger import Derived, Ledger, Made
from counterclaim.linking.joining import Joined
from counterclaim.linking.kept import Memory
from counterclaim.linking.model import Scale
from counterclaim.pipeline import linking
from counterclaim.projects.anew import INCIDENT, Anew
from counterclaim.projects.carrying import decided_now, decided_on
from counterclaim.projects.known import LedgerKnown, is_kept
from counterclaim.records import Decided
from counterclaim.tables import Tables

READ: Final = "linked"  # which reading of each report was linked
_MOVING: Final = frozenset({"read", "same", "not_same", "redact", "revert"})


@dataclass(frozen=True, slots=True)
class Changed:
    """What linking did: reports that were new, incidents made and undone, incidents in all."""

    reports: int
    made: int
    undone: int
    incidents: int


def fresh(ledger: Ledger, by: str) -> bool:
    """Whether nothing that moves incidents happened since they were made; `by`: see `link`."""
    stands = _read(ledger.derived_of(READ), by)
    return stands is not None and not _moved(ledger, stands.seq)


def link(ledger: Ledger, tables: Tables, by: str, *, again: bool = False) -> Changed:
    """
    Whatever is new linked to what is there; `again` links everything anew.

    `by` is what links rest on (`resting.rests_on`); links that rest on another are made anew.

    Where another process has linked in the meantime, its work stands and ours is done upon it.
    """
    while True:
        told = ledger.derived_of(READ)
        stands = None if again else _read(told, by)
        if stands is not None and not _moved(ledger, stands.seq):
            return Changed(0, 0, 0, stands.incidents)
        changed = _link(ledger, tables, (told, by), stands)
        if changed is not None:
            return changed


def _link(
    ledger: Ledger, tables: Tables, upon: tuple[str | None, str], stands: "_Stands | None"
) -> Changed | None:
    """One attempt; None where what it was reckoned upon stands no more."""
    seq, _ = ledger.head()
    new = None if stands is None else _new_only(ledger, stands.seq, seq)
    whole = stands is None or new is None
    readings = tuple(ledger.readings(new))
    make = linking(tables)
    known = Memory() if whole else LedgerKnown(ledger, Scale(tables.linkage))
    sketched = make.sketched(readings)
    decided = decided_now(ledger, {one.id: one.sketch for one in sketched.kept})
    touched = () if stands is None or whole else _touched(ledger, stands.seq, decided)
    joined = make.join(known, readings, decided, touched=touched)
    void = _all(ledger) if whole else _void(ledger, joined)
    if not whole:
        same = _unchanged(ledger, joined, void)
        joined = replace(joined, incidents=tuple(x for x in joined.incidents if x.id not in same))
        void -= same
    before = 0 if stands is None or whole else stands.incidents - len(void)
    told, by = upon
    now = _Stands(seq, by, before + len(joined.incidents))
    anew = Anew(ledger, tables, readings, joined, sketched.periods, void, whole=whole)
    read = tuple(Made(one.report.id, {}) for one in readings)
    linked = Derived(READ, read, whole=whole, made_of=now.told)
    if not ledger.derive(*anew.changes(), linked, upon=(READ, told)):
        return None
    return Changed(len(readings), len(joined.incidents), len(void), now.incidents)


@dataclass(frozen=True, slots=True)
class _Stands:
    """Up to which event everything is linked, what it rests on, how many incidents there are."""

    seq: int
    by: str
    incidents: int

    @property
    def told(self) -> str:
        """The same as the ledger keeps it."""
        return f"{self.seq}|{self.by}|{self.incidents}"


def _read(told: str | None, by: str) -> _Stands | None:
    """What is linked; None where nothing is, or by other tables or another version."""
    seq, _, rest = (told or "").partition("|")
    was_by, _, incidents = rest.partition("|")
    if not incidents or was_by != by:
        return None
    return _Stands(int(seq), by, int(incidents))


def _moved(ledger: Ledger, since: int) -> bool:
    return any(event.verb in _MOVING for event in ledger.events(since))


def _new_only(ledger: Ledger, since: int, until: int) -> list[str] | None:
    """The reports read since; None where one was read again, or erased: then all is anew."""
    new: dict[str, None] = {}
    for event in ledger.events(since):
        if event.seq > until:
            break
        if event.verb == "redact":
            return None
        if event.verb == "read":
            if event.object in new or ledger.derived_one(READ, event.object) is not None:
                return None
            new[event.object] = None
    return list(new)


def _touched(ledger: Ledger, since: int, decided: Sequence[Decided]) -> tuple[str, ...]:
    """The sketches whose decisions are not what they were when all was linked."""
    named = {
        sketch
        for event in ledger.events(since)
        if event.verb in ("same", "not_same", "revert")
        for sketch in decided_on(ledger, event)
    }
    both = {one for each in decided for one in (each.left, each.right)}
    return tuple(sorted(one for one in named | both if is_kept(ledger, one)))


def _all(ledger: Ledger) -> set[str]:
    return {made.key for made in ledger.derived(INCIDENT)}


def _void(ledger: Ledger, joined: Joined) -> set[str]:
    return {key for keys in ledger.derived_keys(INCIDENT, joined.touched).values() for key in keys}


def _unchanged(ledger: Ledger, joined: Joined, void: set[str]) -> set[str]:
    """Those that were sorted anew and stand as before: their rows need not be written again."""
    now = {one.id: one for one in joined.incidents if one.id in void}
    return {
        made.key
        for made in ledger.derived_many(INCIDENT, now)
        if made.record == incident_record(now[made.key])
    }
