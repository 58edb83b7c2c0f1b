"""
Figures divided by places: what is a part, what is a whole, and what can be compared.

Comes in: tolls of one question with their claims. Goes out: which of them are parts ("nine in
one town, four in another"), their sums, and whether two figures are about the same people.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.records import Claim, Toll

Range = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Told:
    """A toll with its claim, or the sum of one speaker's parts: what the checks compare."""

    claim: Claim
    toll: Toll
    parts: tuple[Claim, ...] = ()

    @property
    def bounded(self) -> bool:
        """Whether it gives a number."""
        return self.toll.low is not None or self.toll.high is not None

    @property
    def question(self) -> tuple[str, str]:
        """What it answers: effect and victims."""
        return self.toll.effect, self.toll.victims

    @property
    def figure(self) -> Range:
        """The figure alone: what befell how many."""
        return self.toll.effect, self.toll.low, self.toll.high

    @property
    def places(self) -> frozenset[str]:
        """The places that the figure is said to cover."""
        return frozenset(
            where.place or where.name for claim in self.claims for where in claim.places
        )

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it rests on: its own, or the parts that it is the sum of."""
        return self.parts or (self.claim,)


@dataclass(frozen=True, slots=True)
class Parts:
    """Who divides a figure by places: for each speaker the places that have a figure apart."""

    by_speaker: Mapping[str | None, frozenset[frozenset[str]]]

    @classmethod
    def of(cls, told: Iterable[Told]) -> "Parts":
        """The parts among figures of one question."""
        held: dict[str | None, set[frozenset[str]]] = {}
        for one in told:
            if one.places:
                held.setdefault(one.claim.last.actor, set()).add(one.places)
        return cls(
            {
                speaker: frozenset(
                    one
                    for one in sets
                    if not _whole(one, sets) and any(one.isdisjoint(other) for other in sets)
                )
                for speaker, sets in held.items()
            }
        )

    def sums(self, told: Sequence[Told]) -> list[Told]:
        """The sums of exact parts, for speakers who give no figure for the whole themselves."""
        held: dict[str | None, list[Told]] = {}
        for one in told:
            held.setdefault(one.claim.last.actor, []).append(one)
        return [
            summed
            for rows in held.values()
            if len(rows) > 1 and all(self.part(one) for one in rows)
            for summed in _sum(rows)
        ]

    def part(self, told: Told) -> bool:
        """Whether a figure is one of several parts by one speaker."""
        parts = self.by_speaker.get(told.claim.last.actor, frozenset())
        return len(parts) > 1 and told.places in parts

    def has(self, speaker: str | None, places: frozenset[str]) -> bool:
        """Whether a speaker gives a figure for these places apart."""
        parts = self.by_speaker.get(speaker, frozenset())
        return len(parts) > 1 and places in parts


def _whole(one: frozenset[str], others: Collection[frozenset[str]]) -> bool:
    """Whether a set of places holds at least two others, and so is their sum."""
    return sum(other < one for other in others) > 1


def comparable(left: Told, right: Told, parts: Parts) -> bool:
    """
    Whether scope does not explain the difference: the places meet, or one names none.

    A part ("nine in one town, four in another") is comparable with figures for its own place
    alone; and a figure for a place is held against the other's figure for it, if there is one.
    """
    one, other = left.places, right.places
    if one == other:
        return True
    if parts.part(left) or parts.part(right):
        return False
    if parts.has(left.claim.last.actor, other) or parts.has(right.claim.last.actor, one):
        return False
    return not one or not other or (len(one) > 1 and len(other) > 1)


def _sum(rows: Sequence[Told]) -> Iterator[Told]:
    """The sum of parts, of each place its first; none where a part is no exact figure."""
    first = {one.places: one for one in reversed(rows)}
    parts = sorted(first.values(), key=lambda one: one.claim.span)
    lows = [one.toll.low for one in parts if one.toll.qualifier == "exact"]
    if len(lows) < len(parts) or None in lows:
        return
    total = sum(low for low in lows if low is not None)
    toll = replace(parts[0].toll, low=total, high=total, includes=None)
    yield Told(parts[0].claim, toll, tuple(one.claim for one in parts))
