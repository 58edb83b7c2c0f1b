"""
The policy `ucdp`: low, best and high as UCDP's coders are asked to find them.

Claims of a party about the other's dead enter only high where anybody else tells of them.
Best is one of the figures reported, the lower where nothing prefers one; low is 0 where any
death rests on one interested party alone.
"""

from collections.abc import Mapping, Sequence

from counterclaim.reconciling.latest import superseded
from counterclaim.reconciling.standing import Asked, Drawn, Given, Standing, ends, gives_high
from counterclaim.records import Bound, Part


def ucdp(asked: Asked, told: Sequence[Standing]) -> Drawn:
    """Low and high over what is reported; best the lowest that nothing sets behind another."""
    weighed = _weighed(asked, told)
    earlier = _earlier(asked, weighed)
    preferred = [one for one in weighed if one.claims not in earlier]
    best = Bound(min(one.said for one in _uncapped(preferred)))
    _, high = ends(told)
    low = Bound(min(one.low for one in _uncapped(weighed)))
    zero = _interested(asked, told) and low.value > 0
    notes = (asked.note("zero"),) if zero else ()
    low = Bound(0) if zero else min(low, best)
    ends_ = (low, best, high)
    ranks = {one.rank for one in weighed}
    given = tuple(_given(one, ends_, one.rank in ranks, earlier, zero=zero) for one in told)
    return Drawn(low, best, high, given, notes)


def _weighed(asked: Asked, told: Sequence[Standing]) -> list[Standing]:
    """All but what a party claims of the other's dead; that too, where there is nothing else."""
    kept = [one for one in told if not one.enemy or asked.trusted & set(one.claims)]
    return kept or list(told)


def _earlier(asked: Asked, weighed: Sequence[Standing]) -> Mapping[tuple[str, ...], Standing]:
    if asked.set("prefers") != "later":
        return {}
    found = superseded(weighed)
    return {claims: by for claims, by in found.items() if not asked.trusted & set(claims)}


def _uncapped(told: Sequence[Standing]) -> Sequence[Standing]:
    """Figures that say how many, not only how many at most; all where none does."""
    return [one for one in told if not one.capped] or told


def _interested(asked: Asked, told: Sequence[Standing]) -> bool:
    """Whether nobody but one interested party tells of any death."""
    if not all(one.enemy for one in told) or any(asked.trusted & set(one.claims) for one in told):
        return False
    origins = frozenset().union(*(one.origins for one in told))
    return asked.set("zero") == "one_party" or len(origins) == 1


def _given(
    one: Standing,
    bounds: tuple[Bound, Bound, Bound],
    weighed: bool,
    earlier: Mapping[tuple[str, ...], Standing],
    *,
    zero: bool,
) -> Given:
    low, best, high = bounds
    parts: list[Part] = []
    if weighed and not zero and low.value in {one.low, one.said}:
        parts.append("low")
    if weighed and one.said == best.value and one.claims not in earlier:
        parts.append("best")
    if gives_high(one, high):
        parts.append("high")
    rule = _rule(parts, weighed=weighed, zero=zero)
    fill: dict[str, object] = {"end": " and ".join(parts), "part": "the figure reported"}
    if rule != "enemy" and one.claims in earlier and parts:
        rule, fill["other"] = "later", earlier[one.claims].first.claim.id
    return Given(one, tuple(parts), rule, fill)


def _rule(parts: Sequence[Part], *, weighed: bool, zero: bool) -> str:
    if not weighed:
        return "enemy"
    if not parts:
        return "within"
    if zero:
        return "interested"
    return "best" if "best" in parts else parts[0]
