"""
What linking keeps of a sketch and of a pair, so that a new report need not wake the others.

Goes out: a kept sketch, a kept pair, both as rows of plain JSON and back, and how linking asks
for them. A ledger may answer from its own tables; `Memory` answers from rows in memory.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Protocol

from counterclaim.linking.features import Features
from counterclaim.linking.matching import Weighed
from counterclaim.linking.model import Scale
from counterclaim.records import Json, Sketch

Two = tuple[str, str]
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A sketch of a happening with the row that is compared and the keys by which it is found."""

    sketch: Sketch
    features: Features
    keys: tuple[str, ...]

    @property
    def id(self) -> str:
        """The sketch's id."""
        return self.sketch.id


class Known(Protocol):
    """What is linked already, as far as a new report asks for it."""

    def kept(self, sketches: Iterable[str], /) -> Iterable[Kept]:
        """The kept sketches of these ids; an id that is not there is left out."""
        ...

    def sharing(self, keys: Iterable[str], /) -> Mapping[str, Sequence[str]]:
        """Under each of these keys that a kept sketch has, the ids of all that have it."""
        ...

    def bound(self, sketches: Iterable[str], /) -> Iterable[Two]:
        """Every kept pair with one of these sketches in it that is worth enough to link."""
        ...

    def between(self, sketches: Iterable[str], /) -> Iterable[Weighed]:
        """Every kept pair of two of these sketches."""
        ...

    def grown(self, sketches: Iterable[str], /) -> Iterable[Group]:
        """The groups in which these kept sketches stand, as they grew the first time."""
        ...


class Memory:
    """
    What is known, in memory: kept sketches and pairs, put in and taken out.

    `link_above` is what a pair must be worth to link; without it, every pair may. As long as
    it was not told how sketches grew, all of them may have grown together.
    """

    def __init__(
        self,
        kept: Iterable[Kept] = (),
        pairs: Iterable[Weighed] = (),
        *,
        link_above: float = -math.inf,
    ) -> None:
        self._link_above = link_above
        self._kept: dict[str, Kept] = {}
        self._sharing: dict[str, dict[str, None]] = defaultdict(dict)
        self._pairs: dict[str, dict[str, Weighed]] = defaultdict(dict)
        self._grown: dict[str, Group] = {}
        self.put(kept, pairs)

    def __bool__(self) -> bool:
        return bool(self._kept)

    def put(
        self,
        kept: Iterable[Kept] = (),
        pairs: Iterable[Weighed] = (),
        *,
        gone: Iterable[Two] = (),
        grown: Iterable[Group] = (),
    ) -> None:
        """Add sketches and pairs, drop the pairs that are gone, and take groups for the old."""
        self._grown |= {one: group for group in grown for one in group}
        for left, right in gone:
            self._pairs[left].pop(right, None)
            self._pairs[right].pop(left, None)
        for one in kept:
            self._kept[one.id] = one
            for key in one.keys:
                self._sharing[key][one.id] = None
        for pair in pairs:
            self._pairs[pair.left][pair.right] = self._pairs[pair.right][pair.left] = pair

    def kept(self, sketches: Iterable[str], /) -> Iterator[Kept]:
        """The kept sketches of these ids."""
        return (self._kept[one] for one in sketches if one in self._kept)

    def sharing(self, keys: Iterable[str], /) -> Mapping[str, Sequence[str]]:
        """The ids under each of these keys."""
        return {key: tuple(self._sharing[key]) for key in keys if key in self._sharing}

    def bound(self, sketches: Iterable[str], /) -> Iterator[Two]:
        """Every pair with one of these sketches in it that is worth enough."""
        for one in sketches:
            for pair in self._pairs.get(one, {}).values():
                if pair.bits >= self._link_above:
                    yield pair.left, pair.right

    def between(self, sketches: Iterable[str], /) -> Iterator[Weighed]:
        """Every pair of two of these sketches."""
        asked = set(sketches)
        for one in sorted(asked):
            for other, pair in self._pairs.get(one, {}).items():
                if one < other and other in asked:
                    yield pair

    def grown(self, sketches: Iterable[str], /) -> Iterator[Group]:
        """The groups of these sketches."""
        asked = list(sketches)
        if all(one in self._grown for one in asked):
            yield from {self._grown[one] for one in asked}
        else:
            yield tuple(sorted(self._kept))


def features_row(features: Features) -> dict[str, Json]:
    """Features as plain JSON, field by field."""
    told = asdict(features)
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in told.items()
    }


def features_of(row: Mapping[str, Json]) -> Features:
    """Features from plain JSON."""
    told = {one.name: row[one.name] for one in fields(Features)}
    return Features(
        **{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}  # type: ignore[arg-type]  # field by field as features_row wrote them
    )


def pair_row(pair: Weighed) -> dict[str, Json]:
    """A weighed pair as plain JSON: the two sketches, and the answer to each comparison."""
    return {
        "left": pair.left,
        "right": pair.right,
        "bits": pair.bits,
        "answers": {one.comparison: one.answer for one in pair.answers.evidence},
    }


def pair_of(row: Mapping[str, Json], scale: Scale) -> Weighed:
    """
    A weighed pair from plain JSON.

    Raises:
        BadTable: it has an answer that data/linkage.toml no longer has; weigh the pairs anew.
    """
    answers = row["answers"]
    given = answers if isinstance(answers, dict) else {}
    code = scale.code_of({name: str(answer) for name, answer in given.items()})
    return Weighed(str(row["left"]), str(row["right"]), scale.answers(code))
