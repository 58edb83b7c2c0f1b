"""
People on top of others, and people who are included: figures that one addition makes one.

Comes in: the figures of a row. Goes out: scope tensions with their arithmetic, and the pairs of
figures that are so explained.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from counterclaim.reconciling.figures import Figure, earlier
from counterclaim.reconciling.saying import Say, number
from counterclaim.records import Tension


def additions(row: Sequence[Figure], say: Say) -> Iterator[Tension]:
    """
    "Three more", or three of a later day, on top of seventeen make the twenty that the same side
    gives.
    """
    done: set[tuple[str, str]] = set()
    for more in row:
        same = [one for one in row if one.voice.side == more.voice.side and not one.cover[3]]
        if more.places or not (more.cover[3] or more.cover[2]):
            continue
        for before, after in product(same, same):
            made = (before.toll.low or 0) + (more.toll.low or 0)
            whole = before.cover == after.cover and not after.places and after.cover[2] is None
            exact = after.toll.low == made and whole
            key = more.voice.side, f"{number(before.toll)} + {number(more.toll)} = {made}"
            if exact and before is not after and not earlier(after, before) and key not in done:
                done.add(key)
                yield say.tension(
                    "scope", "scope_added", more.question, [more.claim, after.claim, before.claim],
                    arithmetic=key[1], topic=say.counted(after), who=more.voice.name,
                    added=say.range(more.toll), left=say.range(before.toll),
                    right=say.range(after.toll),
                )  # fmt: skip


def inclusions(row: Sequence[Figure]) -> dict[frozenset[str], Figure]:
    """
    Pairs of figures that differ by who is included, with those who make the difference.

    "Four soldiers and an officer" by the one are "five soldiers, including an officer" by the
    other.
    """
    found: dict[frozenset[str], Figure] = {}
    for whole, bare in product(row, row):
        if not whole.toll.includes or bare.voice == whole.voice or bare.cover != whole.cover:
            continue
        for beside in row:
            apart_by = beside.cover[1] is not None and beside.cover[1] != whole.cover[1]
            own = beside.voice == bare.voice and beside.places == bare.places
            if own and apart_by and bare.low + beside.low == whole.low:
                found[frozenset({bare.claim, whole.claim})] = beside
    return found


def included(row: Sequence[Figure], say: Say) -> Iterator[Tension]:
    """Figures that differ by who is included, with the arithmetic."""
    by_claim = {one.claim: one for one in row}
    for pair, beside in sorted(inclusions(row).items(), key=lambda item: sorted(item[0])):
        bare, whole = sorted((by_claim[claim] for claim in pair), key=lambda one: one.low)
        yield say.tension(
            "scope", "scope_includes", whole.question, [bare.claim, whole.claim, beside.claim],
            arithmetic=f"{number(bare.toll)} + {number(beside.toll)} = {number(whole.toll)}",
            topic=say.topic(whole), includes=whole.toll.includes, **say.both(bare, whole),
        )  # fmt: skip
