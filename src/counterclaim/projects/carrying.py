"""
Decisions on sketches, carried over to the sketches of now.

Comes in: what persons decided on pairs, and which sketches there are. Goes out: the decisions on
sketches that exist. A sketch's id is a digest of its claims: when a report is read otherwise,
the decision goes to the sketch of the same report that shares most claims with the old one.
"""

from collections.abc import Iterator, Mapping

from counterclaim.ledger import Ledger
from counterclaim.records import Decided, Event, Sketch, Verb


def decided_now(ledger: Ledger, new: Mapping[str, Sketch]) -> tuple[Decided, ...]:
    """
    Every decision in force, on sketches that there are.

    `new` are sketches that the ledger does not keep yet, by id.
    """
    in_force = ledger.decided()
    if not in_force:
        return ()
    old = dict(_made_of(ledger))
    found = {_carried(ledger, one, new, old) for one in in_force}
    return tuple(
        sorted((one for one in found if one), key=lambda one: (one.left, one.right, one.by))
    )


def decided_on(ledger: Ledger, event: Event) -> Iterator[str]:
    """The sketches that a decision, or the undoing of one, is about."""
    while event.verb == "revert":
        event = ledger.event(event.object)
    if event.verb in ("same", "not_same"):
        yield from (sketch for sketch, _ in _told(event))


def _made_of(ledger: Ledger) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What each sketch that was ever decided on was made of: its report and its claims."""
    verbs: tuple[Verb, Verb] = ("same", "not_same")
    for verb in verbs:
        for event in ledger.events(verb=verb):
            yield from _told(event)


def _told(event: Event) -> Iterator[tuple[str, Mapping[str, object]]]:
    payload = event.payload or {}
    for side in ("left", "right"):
        name, made_of = payload.get(side), payload.get(f"{side}_of")
        if isinstance(name, str) and isinstance(made_of, dict):
            yield name, made_of


def _carried(
    ledger: Ledger,
    decided: Decided,
    new: Mapping[str, Sketch],
    old: Mapping[str, Mapping[str, object]],
) -> Decided | None:
    left, right = (_now(ledger, one, new, old.get(one)) for one in (decided.left, decided.right))
    if left is None or right is None or left == right:
        return None
    first, second = sorted((left, right))
    return Decided(first, second, decided.verdict, decided.by)


def _now(
    ledger: Ledger, sketch: str, new: Mapping[str, Sketch], made_of: Mapping[str, object] | None
) -> str | None:
    if sketch in new:
        return sketch
    report = None if made_of is None else made_of.get("report")
    claims = None if made_of is None else made_of.get("claims")
    held = set(claims) if isinstance(claims, list) else set()
    mine = [one for one in new.values() if one.report == report]
    if mine:
        best = max(mine, key=lambda one: (len(held & set(one.claims)), one.main, one.id))
        return best.id
    return sketch if ledger.derived_one("sketch", sketch) is not None else None
