"""
The nouns of linking: which tellings are of one happening, and which are one origin.

Readings go in; copies, origins, sketches, links and incidents come out. Every link carries its
reasons in bits, so that it can be drawn, argued with and overruled.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from counterclaim.records.readings import Claim, Interval, Quote, Reading, Where

CopyKind = Literal["exact", "near", "partial", "post", "relay"]
SketchKind = Literal["happening", "period"]
Verdict = Literal["same", "not_same"]


@dataclass(frozen=True, slots=True)
class Copy:
    """
    Two reports of which one repeats words of the other, or both those of a third.

    `left` and `right` are report ids, left before right; `share` is the part of the shorter
    text, or of the shared passage, that both have (0 to 1); `shown` are the longest shared words
    in each report, or the words that say whom it relays.
    """

    left: str
    right: str
    kind: CopyKind
    share: float
    shown: tuple[Quote | None, Quote | None]


@dataclass(frozen=True, slots=True)
class Origin:
    """Claims that repeat one statement and so count once; `because` says why, for a reader."""

    id: str
    claims: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """
    One report's telling of one happening: when, where, who, what, how many.

    `kind` is "period" where it is a total over weeks or a year, which is no incident's; `main`
    says whether the report is mainly about it. `parties` are actor ids where known and folded
    words where not; `words` are the telling's distinctive words, folded, the rarest first.
    """

    id: str
    report: str
    claims: tuple[str, ...]
    kind: SketchKind
    main: bool
    interval: Interval
    published: date | None
    places: tuple[Where, ...]
    parties: tuple[str, ...]
    acts: tuple[str, ...]
    words: tuple[str, ...] = field(repr=False)
    headline: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a link: a comparison, its answer, and what that is worth."""

    comparison: str
    answer: str
    bits: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two sketches that were weighed, with every reason; `decided_by` names a person's decision."""

    left: str
    right: str
    bits: float
    evidence: tuple[Evidence, ...]
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's word on two reports' tellings: one happening, or not; sketch ids, in order."""

    left: str
    right: str
    verdict: Verdict
    by: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Sketches that tell of one happening, with the evidence for it."""

    id: str
    sketches: tuple[Sketch, ...]
    links: tuple[Link, ...] = field(repr=False)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of every claim that belongs to it, sorted."""
        return tuple(sorted({claim for sketch in self.sketches for claim in sketch.claims}))

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell of it, sorted."""
        return tuple(sorted({sketch.report for sketch in self.sketches}))


@dataclass(frozen=True, slots=True)
class Linked:
    """
    What linking makes of many readings.

    Every claim of every reading stands in exactly one sketch; every sketch of a happening in
    exactly one incident; `periods` are sketches that no incident can hold. `weighed` are the
    pairs that were considered and not linked; `unplaced` decisions speak of a sketch that is not
    there, or not of a happening.
    """

    incidents: tuple[Incident, ...]
    periods: tuple[Sketch, ...]
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    weighed: tuple[Link, ...] = field(repr=False, default=())
    unplaced: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An incident with all that reconciling needs: its claims, their reports, their origins."""

    incident: Incident
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...] = field(repr=False)
    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...] = ()
