"""The policy `ibc`: minimum and maximum over two independent origins, or provisional."""

from collections.abc import Sequence
from typing import Final

from counterclaim.reconciling.policies.envelope import span
from counterclaim.reconciling.standing import Asked, Drawn, Given, Standing, ends

_INDEPENDENT: Final = 2  # the policy's own rule: "a minimum of two independent data sources"


def ibc(asked: Asked, told: Sequence[Standing]) -> Drawn:
    """
    The lowest and the highest figure; without two origins the estimate is provisional.

    By the variant the two origins are of the incident, and every figure enters, or of each
    figure, and the others stay outside.
    """
    every = frozenset().union(*(one.origins for one in told))
    entering = list(told)
    if asked.set("origins") == "figure":
        entering = [one for one in told if len(_support(one, told)) >= _INDEPENDENT]
    if len(every) < _INDEPENDENT or not entering:
        low, high = ends(told)
        given = span(told, low, high, "provisional")
        which = "provisional" if len(every) < _INDEPENDENT else "alone"
        return Drawn(low, None, high, given, (asked.note(which),))
    low, high = ends(entering)
    ranks = {one.rank for one in entering}
    outside = tuple(Given(one, (), "single") for one in told if one.rank not in ranks)
    return Drawn(
        low, None, high, (*span(entering, low, high, "ends", origins=len(every)), *outside)
    )


def _support(one: Standing, told: Sequence[Standing]) -> frozenset[str]:
    return frozenset().union(*(other.origins for other in told if other.supports(one.said)))
