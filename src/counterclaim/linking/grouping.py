"""
Weighed pairs to incidents: what linking all at once and joining a new report have in common.

Comes in: kept sketches, weighed pairs, decisions. Goes out: incidents, and the pairs that were
weighed and not linked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    """Incidents by id, and every link between sketches of two of them, sorted."""

    incidents: tuple[Incident, ...]
    apart: tuple[Link, ...]


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
        grow = Grow(self.blocking.groups, self.scale.linkage.model.link_above, decisions)
        here = [two for two in decisions.pairs if two[0] in kept and two[1] in kept]
        pairs = [*pairs, *self._more(kept, here, pairs)]
        first = [
            group
            for sketches, inside in grow.neighbourhoods(kept, pairs)
            for group in grow(sketches, inside)
        ]
        small = [one for one in first if 2 < len(one) <= self.blocking.limits.inside_most]
        asked = (two for group in small for two in combinations(group, 2))
        more = self._more(kept, asked, _within(small, pairs).inside)
        changed = {sketch for pair in more for sketch in (pair.left, pair.right)}
        pairs += more
        groups = [
            part
            for group, inside in zip(first, _within(first, pairs).groups, strict=True)
            for part in (grow(group, inside) if not changed.isdisjoint(group) else [group])
        ]
        return self._grouped(kept, groups, pairs, decisions)

    def _more(
        self, kept: Mapping[str, Kept], asked: Iterable[Two], weighed: Iterable[Weighed]
    ) -> tuple[Weighed, ...]:
        """The pairs asked for that are not weighed yet, weighed."""
        new = set(asked)
        if new:
            new.difference_update((pair.left, pair.right) for pair in weighed)
        rows = [kept[one].features for one in sorted({one for two in new for one in two})]
        return weigh(rows, sorted(new), self.scale)

    def _grouped(
        self,
        kept: Mapping[str, Kept],
        groups: Sequence[Group],
        pairs: Iterable[Weighed],
        decisions: Decisions,
    ) -> Grouped:
        within = _within(groups, pairs)
        incidents = (
            Incident(
                incident_id(group),
                tuple(kept[one].sketch for one in group),
                tuple(_link(pair, decisions) for pair in sorted(inside, key=_two)),
            )
            for group, inside in zip(groups, within.groups, strict=True)
        )
        return Grouped(
            tuple(sorted(incidents, key=lambda one: one.id)),
            tuple(_link(pair, decisions) for pair in sorted(within.apart, key=_two)),
        )


def incident_id(sketches: Iterable[str]) -> str:
    """The id of an incident of these sketches: a digest of theirs, in their order."""
    return digest("inc", *sorted(sketches))


@dataclass(frozen=True)
class _Within:
    """Pairs sorted by the group that holds both their sketches, and those that none holds."""

    groups: list[list[Weighed]]
    apart: list[Weighed]

    @property
    def inside(self) -> Iterator[Weighed]:
        """Every pair that a group holds."""
        return (pair for inside in self.groups for pair in inside)


def _within(groups: Sequence[Group], pairs: Iterable[Weighed]) -> _Within:
    homes = {sketch: place for place, group in enumerate(groups) for sketch in group}
    inside: list[list[Weighed]] = [[] for _ in groups]
    apart = []
    for pair in pairs:
        home = homes.get(pair.left)
        if home is not None and home == homes.get(pair.right):
            inside[home].append(pair)
        else:
            apart.append(pair)
    return _Within(inside, apart)


def _link(pair: Weighed, decisions: Decisions) -> Link:
    two = _two(pair)
    evidence = pair.answers.evidence
    if two in decisions.said:
        evidence = (*evidence, *decisions.evidence(two))
    return Link(pair.left, pair.right, pair.bits, evidence, decisions.by(two))


def _two(pair: Weighed) -> Two:
    return pair.left, pair.right
