"""The policy `envelope`: from the lowest figure to the highest, and nothing decided."""

from collections.abc import Sequence

from counterclaim.reconciling.standing import Asked, Drawn, Given, Standing, ends, gives_high
from counterclaim.records import Bound, Part


def envelope(_: Asked, told: Sequence[Standing]) -> Drawn:
    """Low is the lowest low end, high the highest high end or open; best is empty."""
    low, high = ends(told)
    return Drawn(low, None, high, span(told, low, high, "ends"))


def span(
    told: Sequence[Standing], low: Bound, high: Bound, rule: str, **fill: object
) -> tuple[Given, ...]:
    """What each figure gives to a low and a high: an end by a rule; nothing if it lies within."""
    given = []
    for one in told:
        parts: tuple[Part, ...] = ()
        if one.low == low.value:
            parts = ("low",)
        if gives_high(one, high):
            parts = (*parts, "high")
        words = {"end": " and ".join(parts), **fill}
        given.append(Given(one, parts, rule if parts else "within", words))
    return tuple(given)
