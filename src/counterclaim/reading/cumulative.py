"""
Tallies: figures that count all so far.

Comes in: the figures of one sentence. Goes out: the same, with those marked that "so far" or a
toll that has risen makes a count of all: "a toll of nine", "bringing the dead to twelve".
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from counterclaim.reading.counted import Phrase
from counterclaim.reading.drafts import Draft

_SO_FAR: Final = 8  # words between "so far" and the figure that it makes a tally
_TALLY: Final = 12  # words between "toll" and its figure: "the toll of the fighting in X rose to"


def tallied(phrase: Phrase, found: Sequence[Draft]) -> list[Draft]:
    """The figures of a sentence, those that count all so far told to do so."""
    told: set[int] = set()
    starts = [draft.first for draft in found]
    for first, after, _ in phrase.bounds.so_far.all(phrase.sentence):
        told |= _nearest(found, starts, first, after)
    for first, after, _ in phrase.bounds.tally.all(phrase.sentence):
        told |= _risen(phrase, found, starts, first, after)
    return [
        replace(draft, cumulative=True) if i in told else draft for i, draft in enumerate(found)
    ]


def _nearest(found: Sequence[Draft], starts: Sequence[int], first: int, after: int) -> set[int]:
    at = bisect_left(starts, after)
    if at < len(found) and starts[at] - after <= _SO_FAR:
        return {at}
    return {at - 1} if at > 0 and 0 <= first - found[at - 1].after <= _SO_FAR else set()


def _risen(
    phrase: Phrase, found: Sequence[Draft], starts: Sequence[int], first: int, after: int
) -> set[int]:
    """The figure to which a toll is said to have risen."""
    at = max(0, bisect_left(starts, after) - 1)
    while at < len(found) and found[at].number[0] < after:
        at += 1
    if at == len(found) or found[at].number[0] - after > _TALLY:
        return set()
    near = range(max(0, first - 3), min(len(phrase.sentence), found[at].number[1] + 4))
    return {at} if any(phrase.key(i) in phrase.bounds.rising for i in near) else set()
