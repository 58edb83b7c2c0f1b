"""The policy `latest-official`: the latest figure of a speaker whom the user counts as official."""

from collections.abc import Sequence

from counterclaim.reconciling.standing import Asked, Drawn, Given, Standing, ends, gives_high
from counterclaim.records import Bound, Part


def latest_official(asked: Asked, told: Sequence[Standing]) -> Drawn:
    """
    Best is the official's latest figure, low and high span all that the official said.

    Nobody is official by default: without the user's table there is no estimate.
    """
    listed = [one for one in told if _listed(one, asked)]
    outside = [Given(one, (), "unlisted") for one in told if not _listed(one, asked)]
    settings = tuple(f"official: {name}" for name in asked.tables.official.names)
    if not listed:
        return Drawn(None, None, None, tuple(outside), (asked.note("empty"),), settings)
    last = max(listed, key=lambda one: (one.day, -one.said, one.first.claim.id))
    own = [one for one in listed if one.first.speaker == last.first.speaker]
    fill = {"other": last.first.claim.id}
    others = [Given(one, (), "earlier", fill) for one in listed if one not in own]
    low, high = ends(own)
    best = Bound(last.said)
    given = []
    for one in own:
        parts: list[Part] = ["low"] if one.low == low.value else []
        parts += ["best"] if one is last else []
        parts += ["high"] if gives_high(one, high) else []
        rule = "official" if one is last else "over_time" if parts else "within"
        given.append(Given(one, tuple(parts), rule, {"end": " and ".join(parts)}))
    return Drawn(low, best, high, (*given, *others, *outside), (), settings)


def _listed(one: Standing, asked: Asked) -> bool:
    return asked.tables.official.holds(one.first.speaker, one.first.claim)
