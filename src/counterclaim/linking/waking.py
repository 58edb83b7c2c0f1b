"""
Which groups of kept sketches a change reaches.

Comes in: what is known, new pairs, pairs that are gone. Goes out: the sketches that must be
sorted anew, and every pair between two of them. All others stand as they stood.

Two groups merge when no offer is better, and a merger never makes a better offer than the best
that was there. So a group that grows as it grew before, merger by merger, meets every group
outside as before, and takes none of them in. Only a group that grew in another way may: the
groups to which one pair worth enough binds it are woken too, until nothing more changes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.linking.clusters import Group, Grow
from counterclaim.linking.kept import Known, Two
from counterclaim.linking.matching import Weighed


@dataclass(frozen=True, slots=True)
class Woken:
    """Sketches to be sorted anew, new ones among them, and the pairs between any two of them."""

    sketches: frozenset[str]
    pairs: list[Weighed]


@dataclass(frozen=True)
class Waking:
    """What is known, and what changes in it: the pairs that are new, and those that are gone."""

    known: Known
    grow: Grow
    fresh: Sequence[Weighed]
    gone: frozenset[Two]

    def __call__(self, new: Collection[str], unsure: Collection[str]) -> Woken:
        """All that changes with new sketches, and with kept ones of which others decide now."""
        groups: set[Group] = set()
        woken, pairs = set(new), self._now(new, ())
        frontier = {*unsure, *(one for two in self.gone for one in two)}
        while True:
            groups.update(self.known.grown(sorted(frontier)))
            there = {one for group in groups for one in group}
            woken |= there
            held = list(self.known.between(sorted(there)))
            pairs = self._now(woken, held)
            before = self._before(groups, held, unsure)
            trees = self.grow.trees(sorted(woken), pairs)
            changed = {one for tree, group in trees.items() if tree not in before for one in group}
            frontier = self._bound(changed) - woken
            if not frontier:
                return Woken(frozenset(woken), pairs)

    def _now(self, woken: Collection[str], held: Iterable[Weighed]) -> list[Weighed]:
        """The pairs of two woken sketches that there are now."""
        stay = (pair for pair in held if (pair.left, pair.right) not in self.gone)
        come = (pair for pair in self.fresh if pair.left in woken and pair.right in woken)
        return [*stay, *come]

    def _before(
        self, groups: Collection[Group], held: Iterable[Weighed], unsure: Collection[str]
    ) -> set[str]:
        """The ways in which these groups grew, but for those of which others decide now."""
        homes = {one: group for group in groups for one in group}
        inside: dict[Group, list[Weighed]] = defaultdict(list)
        for pair in held:
            if homes[pair.left] is homes[pair.right]:
                inside[homes[pair.left]].append(pair)
        sure = (group for group in groups if not any(one in unsure for one in group))
        return {tree for group in sure for tree in self.grow.trees(group, inside[group])}

    def _bound(self, changed: Collection[str]) -> set[str]:
        """Every sketch that one pair, or somebody's word, binds to one of these."""
        return {one for two in self._binding(changed) if two not in self.gone for one in two}

    def _binding(self, changed: Collection[str]) -> Iterator[Two]:
        for one in changed:
            yield from self.grow.decisions.partners.get(one, ())
        for pair in self.fresh:
            if pair.bits >= self.grow.link_above and {pair.left, pair.right} & set(changed):
                yield pair.left, pair.right
        yield from self.known.bound(sorted(changed))
