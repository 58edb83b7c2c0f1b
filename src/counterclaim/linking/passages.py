"""
What two texts share, word by word.

Comes in: two traces. Goes out: runs of words that stand in both, each as long as it can be.
Words are compared by their codes one after the other, so that no run is there by chance.
"""

from typing import NamedTuple

import numpy as np

from counterclaim.linking.shingles import Trace, shingled


class Run(NamedTuple):
    """So many words from these places on are the same in both texts."""

    left: int
    right: int
    length: int


def shared_runs(left: Trace, right: Trace, width: int, repeats: int) -> list[Run]:
    """
    The runs of at least `width` words that both have, in the order of the left text.

    Each begins where the one before it ends, or later. Where the right text repeats a run, its
    first `repeats` places are tried and the longest taken.
    """
    seconds = _places(right, width, repeats)
    runs = shingled(left.codes, width).tolist()
    found: list[Run] = []
    at = 0
    while at < len(runs):
        best = 0, 0
        for place in seconds.get(runs[at], ()):
            length = _same(left, right, at, place)
            if length >= width and length > best[0]:
                best = length, place
        if best[0]:
            found.append(Run(at, best[1], best[0]))
        at += best[0] or 1
    return found


def _places(trace: Trace, width: int, repeats: int) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for at, run in enumerate(shingled(trace.codes, width).tolist()):
        held = places.setdefault(run, [])
        if len(held) < repeats:
            held.append(at)
    return places


def _same(left: Trace, right: Trace, at: int, place: int) -> int:
    """How many words are the same from two places on."""
    length = min(len(left.codes) - at, len(right.codes) - place)
    apart = np.flatnonzero(left.codes[at : at + length] != right.codes[place : place + length])
    return int(apart[0]) if len(apart) else length
