"""
How an object stands by the decisions on it.

Comes in: decisions in order. Goes out: which of them are in force, and the standing. The last
word of each author counts; two authors who contradict each other make it "disputed", and both
are kept. An author who accepts naming another's edit (`{"edit": "evt_…"}`) agrees with that edit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.exporting.records import Json
from counterclaim.ledger.chain import canonical
from counterclaim.ledger.kept import PROPOSED, Position, Stand, Standing
from counterclaim.records import Decided, digest

DECIDING: Final = ("accept", "reject", "edit", "same", "not_same")
# What may be undone; bytes and readings are facts, and what was redacted is gone.
REVERSIBLE: Final = (*DECIDING, "note", "revert")
_SAID: Final[Mapping[str, Stand]] = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "edited",
    "same": "same",
    "not_same": "not_same",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of review; `about` is what it is about in the end, `object` what it names."""

    seq: int
    event: str
    about: str
    object: str
    verb: str
    author: str
    utc: str
    payload: Mapping[str, Json]


def pair_id(left: str, right: str) -> str:
    """The object of a decision on two sketches, in either order."""
    return digest("par", *sorted((left, right)))


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """
    Those that nothing undoes, in order; reverts themselves are left out.

    A revert names an earlier event, so going backwards each one's own fate is known first.
    """
    undone: set[str] = set()
    kept: list[Decision] = []
    for one in sorted(decisions, key=lambda each: -each.seq):
        if one.event in undone:
            continue
        if one.verb == "revert":
            undone.add(one.object)
        else:
            kept.append(one)
    return tuple(reversed(kept))


def undone(decisions: Sequence[Decision], event: str) -> bool:
    """Whether a revert that is in force names the event."""
    taken: set[str] = set()
    for one in sorted(decisions, key=lambda each: -each.seq):
        if one.verb == "revert" and one.event not in taken:
            taken.add(one.object)
    return event in taken


def standing(decisions: Iterable[Decision]) -> Standing:
    """How the object of these decisions stands."""
    last: dict[str, Decision] = {}
    for one in in_force(decisions):
        if one.verb in DECIDING:
            last[one.author] = one
    if not last:
        return PROPOSED
    ordered = sorted(last.values(), key=lambda one: one.seq)
    edits = {one.event: one for one in ordered if one.verb == "edit"}
    said = {_position(one, edits) for one in ordered}
    positions = tuple(
        Position(one.author, one.verb, one.event, one.utc, one.payload) for one in ordered
    )
    if len(said) > 1:
        return Standing("disputed", positions)
    verb, edit = next(iter(said))
    return Standing(_SAID[verb], positions, _edit(ordered) if edit else None)


def _position(one: Decision, edits: Mapping[str, Decision]) -> tuple[str, str]:
    """What is compared: the verb, and for an edit what it says."""
    named = edits.get(str(one.payload.get("edit"))) if one.verb == "accept" else None
    meant = named or one
    told = meant.payload.get("claim")
    return meant.verb, canonical({"claim": told}) if meant.verb == "edit" else ""


def _edit(ordered: Sequence[Decision]) -> Mapping[str, Json] | None:
    told = [one.payload.get("claim") for one in ordered if one.verb == "edit"]
    return told[-1] if told and isinstance(told[-1], dict) else None


def decided(decisions: Iterable[Decision]) -> tuple[Decided, ...]:
    """Each author's last word in force on each pair of sketches, by pair and author."""
    last: dict[tuple[str, str], Decision] = {}
    for one in in_force(decisions):
        if one.verb in ("same", "not_same"):
            last[one.about, one.author] = one
    found = [_decided(one) for one in last.values()]
    return tuple(sorted(found, key=lambda one: (one.left, one.right, one.by, one.verdict)))


def _decided(one: Decision) -> Decided:
    left, right = sorted((str(one.payload.get("left")), str(one.payload.get("right"))))
    return Decided(left, right, "same" if one.verb == "same" else "not_same", one.author)
