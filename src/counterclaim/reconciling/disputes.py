"""
Figures against figures: conflicts and revisions of one question.

Comes in: the figures of a row. Goes out: a revision for each side whose figure changed, a
conflict for each two positions that no scope and no time explains; and what stands between
figures of differing scopes.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise, product
from typing import Final

from counterclaim.reconciling.across import across
from counterclaim.reconciling.additions import inclusions
from counterclaim.reconciling.figures import (
    Figure,
    Pair,
    apart,
    clearness,
    earlier,
    explained_by_time,
    sides,
)
from counterclaim.reconciling.positions import Range, sorted_into
from counterclaim.reconciling.saying import Say, against, number
from counterclaim.records import Tension

_UNCOUNTED: Final = frozenset({"vague", "unquantified"})  # "several", "deadly": no figure to revise


def disputes(
    figures: Sequence[Figure], say: Say, elsewhere: frozenset[Range] = frozenset()
) -> tuple[Tension, ...]:
    """
    Every conflict and revision between the figures of one row.

    A figure that stands `elsewhere` too, under a class that says whose people they are, is of
    those people: it contradicts no other figure of people of whom that is not said.
    """
    figures = [one for one in figures if (one.toll.low, one.toll.high) not in elsewhere]
    found: list[Tension] = []
    explained = inclusions(figures)
    settled: set[frozenset[str]] = set()
    opposed = say.heard.opposed
    for group in _by_cover(figures):
        camps = _camps(group, opposed=opposed)
        for camp in camps:
            chain, at_once = _history(camp)
            for step in pairwise(chain):
                settled.add(sides(step))
                found.append(_revision(step, camp, say))
            found += [_one_camp(pair, say) for pair in _once_each(at_once)]
        for pair, others in _conflicts(camps, explained):
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


def _history(figures: Sequence[Figure]) -> tuple[list[Figure], list[Pair]]:
    """
    A camp's figures in time, each revising the one before; and those that no time parts.

    The figures come sorted by when they were given; of those of one time the one that most
    reports carry stands for it, and of those of one voice in one report the highest: a report
    that tells of two and of three dead tells of parts, or of how it grew. "At least five" is
    revised by six, and not by five again.
    """
    chain, at_once = [figures[0]], []
    for figure in figures[1:]:
        before = chain[-1]
        if earlier(before, figure):
            if apart(before, figure) or _narrows(before, figure):
                chain.append(figure)
        elif apart(before, figure):
            together = _told_together(before, figure)
            stronger = (
                figure.low > before.low
                if together
                else len(figure.statements) > len(before.statements)
            )
            if stronger and (len(chain) == 1 or earlier(chain[-2], figure)):
                chain[-1] = figure
            if not together:
                at_once.append((before, figure))
    return chain, at_once


def _told_together(left: Figure, right: Figure) -> bool:
    """Whether one report alone gives both, of one voice or one of them in its own."""
    reports = {one.claim.report for figure in (left, right) for one in figure.statements}
    own = any(figure.voice.sector == "media" for figure in (left, right))
    return len(reports) == 1 and (own or left.voice == right.voice)


def _narrows(before: Figure, after: Figure) -> bool:
    """Whether a counted figure allows some of the numbers that another does, and no others."""
    if {before.toll.qualifier, after.toll.qualifier} & _UNCOUNTED:
        return False
    inside = after.low >= before.low and (
        before.toll.high is None or (after.toll.high or after.low) <= before.toll.high
    )
    closed = after.toll.high is not None or before.toll.high is None
    return inside and closed and (after.low, after.toll.high) != (before.low, before.toll.high)


def _conflicts(
    camps: Sequence[Sequence[Figure]], explained: Container[frozenset[str]]
) -> Iterator[tuple[Pair, list[Figure]]]:
    """For each two positions, the clearest pair of figures, and all others that take part."""
    last = [_current(camp) for camp in camps]
    held = [
        position.held for position in sorted_into(last, lambda one: (one.toll.low, one.toll.high))
    ]
    for left, right in combinations(held, 2):
        pairs = [
            (one, other)
            for one, other in product(left, right)
            if apart(one, other)
            and not explained_by_time(one, other)
            and frozenset({one.claim, other.claim}) not in explained
        ]
        if pairs:
            clearest = min(pairs, key=clearness)
            others = {one.claim: one for pair in pairs for one in pair if one not in clearest}
            yield _in_time(clearest), list(others.values())


def _current(side: Sequence[Figure]) -> Figure:
    """What a side says in the end; of figures that no time parts, what it said longest and most."""
    chain, _ = _history(side)
    held = [one for one in side if one is chain[-1] or not earlier(one, chain[-1])]
    return max(held, key=_last_word)


def _last_word(figure: Figure) -> tuple[date, int, int, str]:
    return figure.until or date.min, len(figure.statements), figure.low, figure.claim


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
    return say.tension(
        "revision", "revision_toll", first.question, [first.claim, told.claim, last.claim],
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
