"""
Figures against figures: conflicts and revisions of one question.

Comes in: the figures of a row. Goes out: a revision for each side whose figure changed, a
conflict for each two positions that no scope and no time explains; and what stands between
figures of differing scopes.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product

from counterclaim.reconciling.across import across
from counterclaim.reconciling.additions import inclusions
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
from counterclaim.reconciling.histories import current, history
from counterclaim.reconciling.positions import Range, sorted_into
from counterclaim.reconciling.saying import Say, against, number
from counterclaim.records import Tension


def disputes(
    figures: Sequence[Figure],
    say: Say,
    elsewhere: frozenset[Range] = frozenset(),
    risen: frozenset[str] = frozenset(),
) -> tuple[Tension, ...]:
    """
    Every conflict and revision between the figures of one row.

    A figure that stands `elsewhere` too, under a class that says whose people they are, is of
    those people: it contradicts no other figure of people of whom that is not said. `risen` are
    the claims of numbers that their report says have risen.
    """
    figures = [one for one in figures if (one.toll.low, one.toll.high) not in elsewhere]
    found: list[Tension] = []
    explained = inclusions(figures)
    settled: set[frozenset[str]] = set()
    opposed = say.heard.opposed
    for group in _by_cover(figures):
        camps = _camps(group, opposed=opposed)
        for camp in camps:
            chain, at_once = history(camp, risen)
            for step in pairwise(chain):
                settled.add(sides(step))
                found.append(_revision(step, camp, say))
            found += [_one_camp(pair, say) for pair in _once_each(at_once)]
        for pair, others in _conflicts(camps, explained, risen):
            settled.add(sides(pair))
            found.append(_conflict(pair, others, say))
    return (*found, *across(figures, settled, say))


# --- within one scope -----------------------------------------------------------


def _by_cover(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    groups: dict[object, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.cover, []).append(figure)
    yield from groups.values()


def _camps(figures: Iterable[Figure], *, opposed: bool) -> list[list[Figure]]:
    """
    Figures by whose later one revises whose: each party's own, and those of all who are none.

    What outlets, witnesses and hospitals tell grows with what they learn, whoever tells it; and
    where nobody speaks for a second party, the first is one of those who tell.
    """
    groups: dict[str, list[Figure]] = {}
    for figure in figures:
        camp = figure.voice.side if opposed and figure.voice.party else ""
        groups.setdefault(camp, []).append(figure)
    return list(groups.values())


def _once_each(pairs: Iterable[Pair]) -> list[Pair]:
    """Of figures that no time parts, the clearest pair for each two speakers."""
    found: dict[frozenset[str], Pair] = {}
    for pair in sorted(pairs, key=clearness):
        found.setdefault(frozenset(figure.voice.side for figure in pair), pair)
    return list(found.values())


def _conflicts(
    camps: Sequence[Sequence[Figure]],
    explained: Container[frozenset[str]],
    risen: frozenset[str],
) -> Iterator[tuple[Pair, list[Figure]]]:
    """For each two positions, the clearest pair of figures, and all others that take part."""
    last = [current(camp, risen) for camp in camps]
    held = [
        position.held for position in sorted_into(last, lambda one: (one.toll.low, one.toll.high))
    ]
    for left, right in combinations(held, 2):
        pairs = [
            (one, other)
            for one, other in product(left, right)
            if apart(one, other)
            and not _grew(one, other, camps)
            and frozenset({one.claim, other.claim}) not in explained
        ]
        if pairs:
            clearest = min(pairs, key=clearness)
            others = {one.claim: one for pair in pairs for one in pair if one not in clearest}
            yield _in_time(clearest), list(others.values())


def _grew(one: Figure, other: Figure, camps: Sequence[Sequence[Figure]]) -> bool:
    """
    Whether the higher figure came after the lower, and its side had given no higher one before.

    Who said four and then eight was at odds with the three said between from the start.
    """
    if not explained_by_time(one, other):
        return False
    low, high = sorted((one, other), key=lambda figure: figure.low)
    camp = next(camp for camp in camps if high in camp)
    return not any(
        figure.low > low.low and apart(figure, low) and not days_before(low, figure)
        for figure in camp
        if figure.said is not None
    )


def _in_time(pair: Pair) -> Pair:
    left, right = sorted(pair, key=lambda one: (str(one.said or "~"), one.claim))
    return left, right


# --- in words ---------------------------------------------------------------------


def _revision(step: Pair, side: Sequence[Figure], say: Say) -> Tension:
    """A step of a side's history; told by one speaker, where one gave both figures."""
    first, last = step
    own = [
        one
        for one in side
        if one.voice == first.voice and _equal(one, last) and earlier(first, one)
    ]
    told = own[0] if own else last
    timed = earlier(first, told)
    return say.tension(
        "revision", "revision_toll" if timed else "revision_grown", first.question,
        [first.claim, told.claim, last.claim],
        arithmetic=f"{number(first.toll)} → {number(told.toll)}",
        topic=say.topic(first), **say.both(first, told),
        first=say.day(first.said), last=say.day(told.said),
    )  # fmt: skip


def _equal(left: Figure, right: Figure) -> bool:
    return (left.toll.low, left.toll.high) == (right.toll.low, right.toll.high)


def _one_camp(pair: Pair, say: Say) -> Tension:
    one, other = pair
    if one.voice.side != other.voice.side:
        return _conflict(pair, (), say)
    template = "conflict_one_voice" if one.voice == other.voice else "conflict_one_side"
    return _conflict(pair, (), say, template)


def _conflict(
    pair: Pair, others: Iterable[Figure], say: Say, template: str = "conflict_toll"
) -> Tension:
    one, other = pair
    return say.tension(
        "conflict", template, one.question,
        [one.claim, other.claim, *(figure.claim for figure in others)],
        arithmetic=against(one.toll, other.toll), topic=say.topic(one), **say.both(one, other),
    )  # fmt: skip
