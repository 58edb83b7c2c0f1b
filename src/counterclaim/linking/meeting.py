"""
Which are worth comparing: those that share a key, without all pairs of a crowd.

Comes in: keys of each. Goes out: pairs of places, each once, smaller first. Nothing depends on
the order in which they come, and the pairs grow with the keys, not with their square.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from counterclaim.tables.copying import Crowd

_ODD: Final = np.uint64(0xD6E8FEB86659FD93)  # an odd number of well mixed bits, as in SplitMix
_HALF: Final = np.uint64(32)


def pairs(
    keys: Sequence[NDArray[np.uint64]], names: Sequence[int], crowd: Crowd
) -> set[tuple[int, int]]:
    """
    The pairs that share a key; in a crowd of more than `crowd.most` each meets two others.

    `names` are numbers by content, one each: a crowd stands in a ring that its key and the names
    shuffle, another ring for each key, so that what one ring parts the next puts together; the
    same crowd stands in no more than `crowd.rings`.
    """
    called = np.array(names, dtype=np.uint64)
    found: set[tuple[int, int]] = set()
    stood: Counter[int] = Counter()
    for key, met in _sharing(keys):
        if len(met) <= crowd.most:
            found.update(combinations(met.tolist(), 2))
            continue
        same = int((called[met] * _ODD).sum())
        stood[same] += 1
        if stood[same] <= crowd.rings:
            found.update(_ring(met, called, key))
    return found


def _sharing(keys: Sequence[NDArray[np.uint64]]) -> Iterator[tuple[np.uint64, NDArray[np.int64]]]:
    """Each key that several have, with the places of those, in order of keys."""
    sizes = [len(held) for held in keys]
    if not sum(sizes):
        return
    flat = np.concatenate(list(keys))
    owners = np.repeat(np.arange(len(keys), dtype=np.int64), sizes)
    order = np.argsort(flat, kind="stable")
    flat, owners = flat[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], flat[1:] != flat[:-1]]))
    ends = np.append(starts[1:], len(flat))
    shared = ends - starts > 1
    for start, end in zip(starts[shared], ends[shared], strict=True):
        yield flat[start], owners[start:end]


def _ring(
    met: NDArray[np.int64], called: NDArray[np.uint64], key: np.uint64
) -> Iterator[tuple[int, int]]:
    mixed = (called[met] ^ key) * _ODD
    mixed ^= mixed >> _HALF
    ring = met[np.lexsort((called[met], mixed))].tolist()
    for one, other in pairwise([*ring, ring[0]]):
        yield min(one, other), max(one, other)
