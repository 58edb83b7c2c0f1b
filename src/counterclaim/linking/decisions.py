"""
People's words on pairs of sketches: which hold, and which are disputed.

Comes in: decisions, in any order. Goes out: the pairs that must be together or apart. Nothing
is dropped: what does not hold is kept as disputed or as unplaced, for a reader to see.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from counterclaim.records import Decided, Evidence

COMPARISON = "decided"
Two = tuple[str, str]


@dataclass(frozen=True)
class Decisions:
    """
    What people said of pairs, and what follows.

    `same` and `not_same` hold. `disputed` do not: on one pair both was said, so it stays as the
    evidence has it; or a `same` would put two sketches together of which somebody said
    `not_same`. That a pair was parted always holds against a chain of others. `unplaced` speak
    of a sketch that is not there, or of one with itself.
    """

    same: tuple[Two, ...]
    not_same: tuple[Two, ...]
    disputed: frozenset[Two]
    unplaced: tuple[Decided, ...]
    said: Mapping[Two, tuple[Decided, ...]]

    @cached_property
    def partners(self) -> Mapping[str, frozenset[Two]]:
        """The pairs that must be together, under each of their sketches."""
        found: dict[str, set[Two]] = defaultdict(set)
        for pair in self.same:
            for sketch in pair:
                found[sketch].add(pair)
        return {sketch: frozenset(pairs) for sketch, pairs in found.items()}

    @cached_property
    def parted(self) -> Mapping[str, frozenset[str]]:
        """The sketches from which each must be apart."""
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in self.not_same:
            found[one].add(other)
            found[other].add(one)
        return {sketch: frozenset(others) for sketch, others in found.items()}

    @property
    def pairs(self) -> tuple[Two, ...]:
        """Every pair of which somebody said something, sorted."""
        return tuple(sorted(self.said))

    def by(self, pair: Two) -> str | None:
        """Whose word decides a pair; None where nobody's does."""
        if pair not in self.said or pair in self.disputed:
            return None
        return ", ".join(sorted({one.by for one in self.said[pair]}))

    def evidence(self, pair: Two) -> tuple[Evidence, ...]:
        """Every person's word on a pair, as reasons without bits, the last: disputed."""
        words = tuple(
            Evidence(COMPARISON, f"{one.verdict}: {one.by}", 0.0) for one in self.said.get(pair, ())
        )
        return (*words, Evidence(COMPARISON, "disputed", 0.0)) if pair in self.disputed else words


def decisions(decided: Iterable[Decided], sketches: Collection[str]) -> Decisions:
    """
    What holds of people's decisions on these sketches.

    Where a chain of `same` runs against a `not_same`, the chain's pairs are taken in the order
    of their ids, and the one that would close it is disputed.
    """
    told: dict[Two, set[Decided]] = defaultdict(set)
    unplaced = set()
    for one in decided:
        left, right = sorted((one.left, one.right))
        if left == right or left not in sketches or right not in sketches:
            unplaced.add(one)
        else:
            told[left, right].add(Decided(left, right, one.verdict, one.by))
    said = {pair: tuple(sorted(told[pair], key=_order)) for pair in sorted(told)}
    verdicts = {pair: {one.verdict for one in ones} for pair, ones in said.items()}
    not_same = tuple(pair for pair, both in verdicts.items() if both == {"not_same"})
    same, chained = _together((p for p, both in verdicts.items() if both == {"same"}), not_same)
    return Decisions(
        same=same,
        not_same=not_same,
        disputed=frozenset({pair for pair, both in verdicts.items() if len(both) > 1} | chained),
        unplaced=tuple(sorted(unplaced, key=_order)),
        said=said,
    )


def _together(pairs: Iterable[Two], apart: Collection[Two]) -> tuple[tuple[Two, ...], set[Two]]:
    parted: dict[str, set[str]] = defaultdict(set)
    for one, other in apart:
        parted[one].add(other)
    group: dict[str, set[str]] = {}
    held, left_out = [], set()
    for left, right in pairs:
        both = group.get(left, {left}) | group.get(right, {right})
        if any(not both.isdisjoint(parted[one]) for one in both if one in parted):
            left_out.add((left, right))
            continue
        held.append((left, right))
        for sketch in both:
            group[sketch] = both
    return tuple(held), left_out


def _order(one: Decided) -> tuple[str, str, str, str]:
    return one.left, one.right, one.verdict, one.by
