"""
Classes and all: figures for the people of one class against figures for people of every class.

Comes in: the figures of one effect. Goes out: scope tensions where the classes make the total
or lie within it, conflicts where one class is more than all.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from counterclaim.reconciling.figures import Figure, explained_by_time
from counterclaim.reconciling.saying import Say, number
from counterclaim.reconciling.sums import Sum, by_report
from counterclaim.records import Tension

_CLASSES: Final = frozenset({"state_forces", "armed_group", "civilians", "combatants"})
_ALL: Final = "unspecified"


def totals(figures: Sequence[Figure], say: Say) -> Iterator[Tension]:
    """A figure for each class, and one for people of every class: in one report."""
    done: set[tuple[str, str]] = set()
    for group in by_report(figures):
        whole_ones = [
            told for told in group if not told.figure.places and told.figure.cover[1] is None
        ]
        wholes = [told for told in whole_ones if told.toll.victims == _ALL]
        parts = {told.toll.victims: told for told in whole_ones if told.toll.victims in _CLASSES}
        for whole in wholes:
            one = Sum.of(list(parts.values()), whole)
            key = whole.figure.voice.side, one.arithmetic
            if len(parts) > 1 and one.meets and whole.toll.low == one.low and key not in done:
                done.add(key)
                yield say.tension(
                    "scope", "scope_classes", whole.figure.question,
                    [one.parts[0].claim, whole.claim, *(part.claim for part in one.parts)],
                    arithmetic=one.arithmetic, who=whole.figure.voice.name,
                    effect=say.effect(whole.toll),
                    parts=say.listed(
                        f"{say.range(part.toll)} {say.counted(part.figure)}" for part in one.parts
                    ),
                    right=say.range(whole.toll),
                )  # fmt: skip
    yield from _beyond_total(figures, say)
    yield from _within_total(figures, say)


def _beyond_total(figures: Sequence[Figure], say: Say) -> Iterator[Tension]:
    """
    One class is more than all people together: once for each class and each two sides.

    A total that is also the figure of a class is of that class: "two bodies" are the two drivers.
    """
    totals = _totals(figures)
    done: set[tuple[str, frozenset[str]]] = set()
    for part, total in sorted(product(figures, totals), key=_by_size):
        over = total.toll.high is not None and part.low > total.toll.high
        sides = part.toll.victims, frozenset({part.voice.side, total.voice.side})
        if part.toll.victims not in _CLASSES or not over or len(sides[1]) < 2 or sides in done:
            continue
        if not explained_by_time(part, total):
            done.add(sides)
            yield say.tension(
                "conflict", "conflict_total", part.question, [part.claim, total.claim],
                arithmetic=f"{number(part.toll)} > {number(total.toll)}",
                topic=say.topic(part), effect=say.effect(total.toll), **say.both(part, total),
            )  # fmt: skip


def _totals(figures: Sequence[Figure]) -> list[Figure]:
    """
    The largest figure of each side for people of every class: of the whole, and not the figure
    of a class as well, if it is not said to be the tally so far.
    """
    classes = {(one.toll.low, one.toll.high) for one in figures if one.toll.victims != _ALL}
    largest: dict[str, Figure] = {}
    for one in figures:
        if one.toll.victims == _ALL and one.cover == ((), None, None, False):
            held = largest.setdefault(one.voice.side, one)
            largest[one.voice.side] = max(held, one, key=lambda one: (one.low, one.claim))
    return [
        one
        for one in largest.values()
        if one.statements[0].scope.cumulative or (one.toll.low, one.toll.high) not in classes
    ]


def _by_size(pair: tuple[Figure, Figure]) -> tuple[int, int, str, str]:
    """The largest part first, and against it the smallest total."""
    part, total = pair
    return -part.low, total.low, part.claim, total.claim


def _within_total(figures: Sequence[Figure], say: Say) -> Iterator[Tension]:
    """Of all people together, those of one class: for the total that most reports carry."""
    totals = _totals(figures)
    if not totals:
        return
    total = max(totals, key=_carriage)
    for victims in sorted({one.toll.victims for one in figures} & _CLASSES):
        inside = [
            one
            for one in figures
            if one.toll.victims == victims
            and one.toll.high is not None
            and not one.places
            and one.cover[2:] == (None, False)
            and 0 < one.toll.high < total.low
        ]
        if inside:
            part = max(inside, key=_carriage)
            yield say.tension(
                "scope", "scope_class", total.question, [part.claim, total.claim],
                arithmetic=f"{number(part.toll)} < {number(total.toll)}",
                topic=say.counted(part), effect=say.effect(total.toll), **say.both(part, total),
            )  # fmt: skip


def _carriage(figure: Figure) -> tuple[int, int, str]:
    """How many statements give it; then how large it is."""
    return len(figure.statements), figure.low, figure.claim
