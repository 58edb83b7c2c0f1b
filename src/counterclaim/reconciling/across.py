"""
Parts against wholes: figures of one question whose scopes differ.

Comes in: the figures of a row. Goes out, once for each two sides: a conflict where a part is
more than the whole, a revision where one side's figure later stood for more, a scope tension
where two parties never count the same.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from counterclaim.reconciling.figures import (
    Figure,
    Pair,
    apart,
    clearness,
    days_before,
    earlier,
    explained_by_time,
    sides,
)
from counterclaim.reconciling.saying import Say, against, number
from counterclaim.records import Tension, TensionKind


def across(figures: Sequence[Figure], settled: set[frozenset[str]], say: Say) -> Iterator[Tension]:
    """
    Parts against wholes, once for each two sides: a part that is more than the whole, a figure
    that later stood for more, and a part of the one that only the whole of the other answers.
    """
    pairs = [
        (part, whole)
        for part, whole in product(figures, figures)
        if _part(part, whole) and apart(part, whole)
    ]
    pairs.sort(key=clearness)
    done = set(settled)
    ways = ((_too_much, _beyond), (_grown, _wider), (_outgrown, _narrower), (_answered, _beside))
    for fits, tell in ways:
        for pair in pairs:
            if sides(pair) not in done and fits(pair, figures, say):
                done.add(sides(pair))
                yield tell(pair, say)


def _part(part: Figure, whole: Figure) -> bool:
    """Whether one figure covers a part of what the other covers."""
    places, subclass, _, _ = part.cover
    added = part.cover[3] or whole.cover[3]
    if part.cover == whole.cover or whole.cover[2] is not None or added:
        return False
    inside = not whole.places or (bool(places) and set(places) <= set(whole.places))
    return inside and whole.cover[1] in {None, subclass}


def _one_camp(pair: Pair, say: Say) -> bool:
    """Whether the later of two figures revises the other: one side's, or of all who are none."""
    part, whole = pair
    parties = say.heard.opposed and (part.voice.party or whole.voice.party)
    return part.voice.side == whole.voice.side or not parties


def _told_by_one(pair: Pair) -> bool:
    """Whether one voice gives both in one report, and so tells of two things."""
    part, whole = pair
    reports = {one.claim.report for figure in pair for one in figure.statements}
    return part.voice == whole.voice and len(reports) == 1


def _too_much(pair: Pair, _: Sequence[Figure], say: Say) -> bool:
    part, whole = pair
    if _told_by_one(pair):
        return False
    if _one_camp(pair, say):
        return part.low > whole.low and not earlier(part, whole) and not earlier(whole, part)
    return part.low > whole.low and not explained_by_time(part, whole)


def _grown(pair: Pair, _: Sequence[Figure], __: Say) -> bool:
    """ "four at one site", and later by the same side "fifteen in all"."""
    part, whole = pair
    return part.voice.side == whole.voice.side and days_before(part, whole)


def _outgrown(pair: Pair, _: Sequence[Figure], say: Say) -> bool:
    """ "four", and later by the same side "fifteen at one site"."""
    part, whole = pair
    return _one_camp(pair, say) and part.low > whole.low and days_before(whole, part)


def _answered(pair: Pair, figures: Sequence[Figure], _: Say) -> bool:
    """Whether two sides never count the same, so that the part is all there is to compare."""
    part, whole = pair
    if part.voice.side == whole.voice.side or not (part.voice.party and whole.voice.party):
        return False
    covers = [{one.cover for one in figures if one.voice.side == side} for side in sides(pair)]
    return not covers[0] & covers[1]


def _beyond(pair: Pair, say: Say) -> Tension:
    part, whole = pair
    return _of_part("conflict", "conflict_part", pair, against(part.toll, whole.toll), say)


def _wider(pair: Pair, say: Say) -> Tension:
    part, whole = pair
    grown = f"{number(part.toll)} → {number(whole.toll)}"
    return _of_part("revision", "revision_wider", pair, grown, say)


def _narrower(pair: Pair, say: Say) -> Tension:
    part, whole = pair
    grown = f"{number(whole.toll)} → {number(part.toll)}"
    return say.tension(
        "revision", "revision_wider", part.question, [whole.claim, part.claim],
        arithmetic=grown, topic=say.counted(part), **say.both(whole, part),
        part=say.covering(whole), whole=say.covering(part),
        first=say.day(whole.said), last=say.day(part.said),
    )  # fmt: skip


def _beside(pair: Pair, say: Say) -> Tension:
    part, whole = pair
    return _of_part("scope", "scope_part", pair, against(part.toll, whole.toll), say)


def _of_part(kind: TensionKind, template: str, pair: Pair, arithmetic: str, say: Say) -> Tension:
    part, whole = pair
    return say.tension(
        kind, template, part.question, [part.claim, whole.claim],
        arithmetic=arithmetic, topic=say.counted(part), **say.both(part, whole),
        part=say.covering(part), whole=say.covering(whole),
        first=say.day(part.said), last=say.day(whole.said),
    )  # fmt: skip
