"""
Weighed pairs to incidents: what linking all at once and joining a new report have in common.

Comes in: kept sketches, weighed pairs, decisions. Goes out: incidents, and the pairs that were
weighed and not linked.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from counterclaim.linking.clusters import Group, Grow
from counterclaim.linking.decisions import Decisions
from counterclaim.linking.kept import Kept
from counterclaim.linking.matching import Weighed, weigh
from counterclaim.linking.model import Scale
from counterclaim.records import Incident, Link, digest
from counterclaim.tables.blocking import Blocking

Two = tuple[str, str]


@dataclass(frozen=True)
class Grouped:
    """
    Incidents by id, and every link between sketches of two of them, sorted.

    `grown` are the groups as they grew the first time, before any fell apart again.
    """

    incidents: tuple[Incident, ...]
    apart: tuple[Link, ...]
    grown: tuple[Group, ...] = field(compare=False)


@dataclass(frozen=True)
class GroupSketches:
    """
    Pairs to incidents, by growing groups twice.

    First they grow on the pairs that share a key. Then every pair inside a group is weighed,
    also those that share none, and the group grows once more on all of them: what a chain of
    neighbours bound, and has nothing in common at its ends, falls apart again.
    """

    scale: Scale
    blocking: Blocking

    def __call__(
        self, kept: Mapping[str, Kept], pairs: Sequence[Weighed], decisions: Decisions
    ) -> Grouped:
        """The incidents of these sketches; of every pair both ends are among them."""
        grow = self.grow(decisions)
        near = grow.neighbourhoods(kept, [*pairs, *self.decided_on(kept, pairs, decisions)])
        first = _Sorted([], near.across)
        for sketches, inside in near.inside:
            first.take(grow(sketches, inside), inside)
        more = self._more(
            kept,
            (two for group, _ in self._small(first) for two in combinations(group, 2)),
            (pair for _, inside in self._small(first) for pair in inside),
        )
        incidents, apart = self._grouped(kept, _again(first, more, grow), decisions)
        return Grouped(incidents, apart, tuple(sorted(group for group, _ in first.groups)))

    def grow(self, decisions: Decisions) -> Grow:
        """How groups grow under these decisions."""
        return Grow(self.blocking.groups, self.scale.linkage.model.link_above, decisions)

    def decided_on(
        self, kept: Mapping[str, Kept], pairs: Iterable[Weighed], decisions: Decisions
    ) -> tuple[Weighed, ...]:
        """The pairs of these sketches that somebody decided on and no key finds, weighed."""
        here = [two for two in decisions.pairs if two[0] in kept and two[1] in kept]
        return self._more(kept, here, pairs)

    def _small(self, found: "_Sorted") -> Iterator[tuple[Group, list[Weighed]]]:
        """The groups of which every pair is weighed."""
        for group, inside in found.groups:
            if 2 < len(group) <= self.blocking.limits.inside_most:
                yield group, inside

    def _more(
        self, kept: Mapping[str, Kept], asked: Iterable[Two], weighed: Iterable[Weighed]
    ) -> tuple[Weighed, ...]:
        """The pairs asked for that are not weighed yet, weighed."""
        new = set(asked)
        if new:
            new.difference_update((pair.left, pair.right) for pair in weighed)
        rows = [kept[one].features for one in sorted({one for two in new for one in two})]
        return weigh(rows, sorted(new), self.scale)

    @staticmethod
    def _grouped(
        kept: Mapping[str, Kept], found: "_Sorted", decisions: Decisions
    ) -> tuple[tuple[Incident, ...], tuple[Link, ...]]:
        incidents = (
            Incident(
                incident_id(group),
                tuple(kept[one].sketch for one in group),
                tuple(_link(pair, decisions) for pair in sorted(inside, key=_two)),
            )
            for group, inside in found.groups
        )
        return (
            tuple(sorted(incidents, key=lambda one: one.id)),
            tuple(_link(pair, decisions) for pair in sorted(found.apart, key=_two)),
        )


def incident_id(sketches: Iterable[str]) -> str:
    """The id of an incident of these sketches: a digest of theirs, in their order."""
    return digest("inc", *sorted(sketches))


@dataclass(frozen=True)
class _Sorted:
    """Groups, each with every pair that it holds, and the pairs that none holds."""

    groups: list[tuple[Group, list[Weighed]]]
    apart: list[Weighed]

    def take(self, groups: Sequence[Group], pairs: Iterable[Weighed]) -> None:
        """More groups, and the pairs among their sketches sorted by the one that holds both."""
        homes = {sketch: place for place, group in enumerate(groups) for sketch in group}
        inside: list[list[Weighed]] = [[] for _ in groups]
        for pair in pairs:
            home = homes[pair.left]
            (inside[home] if home == homes[pair.right] else self.apart).append(pair)
        self.groups.extend(zip(groups, inside, strict=True))


def _again(first: _Sorted, more: Iterable[Weighed], grow: Grow) -> _Sorted:
    """The groups grown once more where more pairs within them are weighed."""
    homes = {sketch: place for place, (group, _) in enumerate(first.groups) for sketch in group}
    new: dict[int, list[Weighed]] = defaultdict(list)
    for pair in more:
        new[homes[pair.left]].append(pair)
    found = _Sorted([], first.apart)
    for place, (group, inside) in enumerate(first.groups):
        pairs = [*inside, *new.get(place, ())]
        found.take(grow(group, pairs) if place in new else [group], pairs)
    return found


def _link(pair: Weighed, decisions: Decisions) -> Link:
    two = _two(pair)
    evidence = pair.answers.evidence
    if two in decisions.said:
        evidence = (*evidence, *decisions.evidence(two))
    return Link(pair.left, pair.right, pair.bits, evidence, decisions.by(two))


def _two(pair: Weighed) -> Two:
    return pair.left, pair.right
