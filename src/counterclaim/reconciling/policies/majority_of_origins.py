"""The policies `majority-of-origins` and `majority-or-latest`: the figure of most origins."""

from collections.abc import Sequence
from typing import Final

from counterclaim.reconciling.standing import Asked, Drawn, Given, Standing
from counterclaim.records import Bound, Part

_SHARED: Final = 2  # the policy's own rule: a figure is shared by at least two origins


def majority_of_origins(asked: Asked, told: Sequence[Standing]) -> Drawn:
    """
    Best is the figure of most origins, at least two; low and high what a third of them support.

    A range supports every number in it, so "at least 12" supports 15. Only numbers that
    somebody said are asked about. Where a third of the origins are open above, so is high.
    """
    every = frozenset().union(*(one.origins for one in told))
    numbers = sorted({end for one in told for end in (one.low, one.high) if end is not None})
    support = {number: _support(told, number) for number in numbers}
    best = _best(support) or _latest(asked, told)
    third = [number for number in numbers if 3 * len(support[number]) >= len(every)]
    low = Bound(third[0]) if third else None
    high = Bound(third[-1], open=_open(told, len(every))) if third else None
    notes = ([] if best else [asked.note("alone")]) + ([] if third else [asked.note("scattered")])
    given = tuple(_given(one, (low, best, high), support, len(every)) for one in told)
    return Drawn(low, best, high, given, tuple(notes))


def _support(told: Sequence[Standing], number: int) -> frozenset[str]:
    return frozenset().union(*(one.origins for one in told if one.supports(number)))


def _best(support: dict[int, frozenset[str]]) -> Bound | None:
    number = min(support, key=lambda one: (-len(support[one]), one))
    return Bound(number) if len(support[number]) >= _SHARED else None


def _latest(asked: Asked, told: Sequence[Standing]) -> Bound | None:
    """Where no two origins share a figure: the figure said last, of equals the lower."""
    if asked.set("else") != "latest":
        return None
    newest = max(one.day for one in told)
    return Bound(min(one.said for one in told if one.day == newest))


def _open(told: Sequence[Standing], origins: int) -> bool:
    above = frozenset().union(*(one.origins for one in told if one.high is None))
    return bool(above) and 3 * len(above) >= origins


def _given(
    one: Standing,
    bounds: tuple[Bound | None, Bound | None, Bound | None],
    support: dict[int, frozenset[str]],
    origins: int,
) -> Given:
    low, best, high = bounds
    parts: list[Part] = []
    if low and one.low == low.value:
        parts.append("low")
    if best and one.supports(best.value):
        parts.append("best")
    if high and (one.top.value == high.value or (high.open and one.high is None)):
        parts.append("high")
    if best and "best" in parts and len(support[best.value]) < _SHARED:
        return Given(one, tuple(parts), "last")
    if best and "best" in parts:
        most = {"value": best.value, "support": len(support[best.value]), "origins": origins}
        return Given(one, tuple(parts), "most", most)
    if parts:
        end = low if parts[0] == "low" else high
        fill = {"value": end.value if end else "", "end": " and ".join(parts), "origins": origins}
        return Given(one, tuple(parts), "third", fill)
    return Given(one, (), "few")
