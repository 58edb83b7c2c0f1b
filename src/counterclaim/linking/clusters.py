"""
Weighed pairs and people's decisions to groups of sketches, each of one incident.

Comes in: pairs with their bits, decisions. Goes out: groups. They grow by the best evidence
first; two groups become one only where all that is known between them speaks for it, so that
one vague report cannot bind two incidents. What comes out hangs on the pairs, not their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from counterclaim.linking.decisions import Decisions
from counterclaim.linking.matching import Weighed
from counterclaim.records import digest
from counterclaim.tables.blocking import Groups

Group = tuple[str, ...]
# Less its mean, the first sketch of either group, and the numbers of both.
_Offer = tuple[float, int, int, int, int]


@dataclass(frozen=True)
class Neighbourhoods:
    """
    Sketches of which some could become one incident, with the pairs between them.

    No two groups of different neighbourhoods can meet: a mean is not above the bar where no
    pair is. `across` are the pairs between two of them.
    """

    inside: list[tuple[Group, list[Weighed]]]
    across: list[Weighed]


@dataclass(frozen=True)
class Grow:
    """The rules by which groups grow, and the decisions that overrule them."""

    groups: Groups
    link_above: float
    decisions: Decisions

    def neighbourhoods(self, sketches: Iterable[str], pairs: Iterable[Weighed]) -> "Neighbourhoods":
        """The sketches that could become one incident at all, parted from all others."""
        roots = {sketch: sketch for sketch in sketches}
        pairs = list(pairs)
        for pair in pairs:
            if pair.bits >= self.link_above:
                join(roots, pair.left, pair.right)
        for left, right in self.decisions.same:
            if left in roots and right in roots:
                join(roots, left, right)
        members: dict[str, list[str]] = defaultdict(list)
        inside: dict[str, list[Weighed]] = defaultdict(list)
        across = []
        for sketch in sorted(roots):
            members[root(roots, sketch)].append(sketch)
        for pair in pairs:
            if (home := root(roots, pair.left)) == root(roots, pair.right):
                inside[home].append(pair)
            else:
                across.append(pair)
        return Neighbourhoods(
            [(tuple(members[home]), inside[home]) for home in sorted(members)], across
        )

    def __call__(self, sketches: Sequence[str], pairs: Iterable[Weighed]) -> list[Group]:
        """The groups of one neighbourhood, each sorted, in order of their first sketch."""
        return sorted(self.trees(sketches, pairs).values())

    def trees(self, sketches: Sequence[str], pairs: Iterable[Weighed]) -> Mapping[str, Group]:
        """
        The groups, each under a digest of the way it grew: what merged with what, at which mean.

        What merges hangs on the pairs between the two alone, and on what is better than they
        are; so a group that no better offer reaches from outside grows the same way alone.
        """
        if len(sketches) == 1:
            return {one: (one,) for one in sketches}
        forest = _Forest.of(sketches, pairs, self)
        partners = self.decisions.partners
        for left, right in sorted({two for one in sketches for two in partners.get(one, ())}):
            forest.bind(left, right)
        forest.grow()
        return {
            forest.trees[number]: tuple(sorted(group)) for number, group in forest.members.items()
        }

    def speaks(self, pair: Weighed) -> tuple[float, float]:
        """What a pair says for putting two groups together, in bits, and with what weight."""
        bits = min(max(pair.bits, self.groups.at_least), self.groups.at_most)
        return bits, min(1.0, pair.answers.known / self.groups.known_bits)


def join(roots: dict[str, str], left: str, right: str) -> None:
    """Put the sets of two sketches together, under the root that is first; both must be there."""
    first, second = sorted((root(roots, left), root(roots, right)))
    roots[second] = first


def root(roots: dict[str, str], sketch: str) -> str:
    """Under which sketch the set of this one stands; on the way there, ways become shorter."""
    while roots[sketch] != sketch:
        roots[sketch] = roots[roots[sketch]]
        sketch = roots[sketch]
    return sketch


@dataclass
class _Forest:
    """
    Groups while they grow, each under the number of one of its sketches.

    `between` holds, for each two groups with a weighed pair between them, the sum of bits times
    weight and the sum of weights. Of two that merge, the one with fewer neighbours moves, and
    only its neighbours are told: one event told by thousands stays a matter of their pairs.
    Which of them moves says nothing else: of equal offers the one goes first whose groups have
    the first sketches (`first`), whatever else lies around them. `trees` is how each grew.
    """

    numbers: Mapping[str, int]
    members: dict[int, list[str]]
    between: dict[int, dict[int, tuple[float, float]]]
    apart: dict[int, set[int]]
    first: dict[int, int]
    trees: dict[int, str]
    bar: float

    @classmethod
    def of(cls, sketches: Sequence[str], pairs: Iterable[Weighed], rules: Grow) -> "_Forest":
        """Every sketch a group of its own."""
        numbers = {sketch: number for number, sketch in enumerate(sorted(sketches))}
        forest = cls(
            numbers,
            {number: [sketch] for sketch, number in numbers.items()},
            {number: {} for number in numbers.values()},
            {number: set() for number in numbers.values()},
            {number: number for number in numbers.values()},
            {number: sketch for sketch, number in numbers.items()},
            rules.link_above,
        )
        for pair in pairs:
            bits, weight = rules.speaks(pair)
            left, right = numbers[pair.left], numbers[pair.right]
            if weight:
                forest.between[left][right] = forest.between[right][left] = (bits * weight, weight)
        for sketch, number in numbers.items():
            others = rules.decisions.parted.get(sketch, frozenset())
            forest.apart[number] = {numbers[other] for other in others if other in numbers}
        return forest

    def bind(self, left: str, right: str) -> None:
        """Put the groups of two sketches together, as a person said."""
        if left in self.numbers and right in self.numbers:
            one, other = sorted((self._holder(left), self._holder(right)))
            if one != other:
                self._merge(one, other, "said")

    def grow(self) -> None:
        """Merge the two groups with the best mean, again and again, while it is above the bar."""
        offers = [
            offer
            for one, others in self.between.items()
            for other in others
            if one < other and (offer := self._offer(one, other))
        ]
        heapify(offers)
        while offers:
            offer = heappop(offers)
            mean, _, _, one, other = offer
            # An offer stands while both groups do, and as long as nothing changed between them.
            if other not in self.between.get(one, ()) or self._offer(one, other) != offer:
                continue
            home, others = self._merge(one, other, repr(mean))
            for third in others:
                if new := self._offer(*sorted((home, third))):
                    heappush(offers, new)

    def _offer(self, one: int, other: int) -> _Offer | None:
        told, weight = self.between[one][other]
        if told / weight < self.bar or other in self.apart[one]:
            return None
        before, after = sorted((self.first[one], self.first[other]))
        return -told / weight, before, after, one, other

    def _merge(self, one: int, other: int, why: str) -> tuple[int, Iterable[int]]:
        """Under which number the two stand now, and the groups that stand otherwise to it."""
        before, after = sorted((one, other), key=self.first.__getitem__)
        tree = digest("grw", self.trees[before], self.trees[after], why)
        if len(self.between[one]) < len(self.between[other]):
            one, other = other, one
        # A new first sketch, seldom in ids without order, puts all its offers elsewhere.
        moved = self.first[one] != self.first[before]
        self.trees[one], self.first[one] = tree, self.first[before]
        self.members[one] += self.members.pop(other)
        self.between[one].pop(other, None)
        others = self.between.pop(other)
        others.pop(one, None)
        for third, (told, weight) in others.items():
            del self.between[third][other]
            had, held = self.between[one].get(third, (0.0, 0.0))
            self.between[one][third] = self.between[third][one] = (had + told, held + weight)
        for third in self.apart.pop(other):
            self.apart[third].discard(other)
            self.apart[third].add(one)
            self.apart[one].add(third)
        return one, self.between[one] if moved else others

    def _holder(self, sketch: str) -> int:
        return next(number for number, held in self.members.items() if sketch in held)
