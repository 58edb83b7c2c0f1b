"""
The nouns of one report: what goes in, what is marked, what comes out.

A report goes in; stages mark layers of it; claims, findings and doubts come out.
Offsets are code points, half-open.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeVar

from counterclaim.errors import BadSpan, ContractError

Direction = Literal["ltr", "rtl"]
PassageKind = Literal["headline", "header", "dateline", "paragraph", "quotation", "post", "caption"]
Precision = Literal["minute", "part_of_day", "day", "week", "month", "year", "unresolved"]
Qualifier = Literal[
    "exact", "at_least", "more_than", "at_most", "about", "range", "vague", "unquantified"
]
Stance = Literal["asserts", "denies", "confirms", "doubts"]
Role = Literal["outlet", "post", "source"]
Sector = Literal["state", "armed_group", "civil", "media", "international", "unknown"]
NameKind = Literal["person", "force", "group", "agency", "office", "account", "people", "country"]
ClaimKind = Literal["toll", "act", "responsibility", "status", "damage", "restriction", "response"]
FindingKind = Literal[
    "date_conflict",
    "weekday_mismatch",
    "paraphrase_conflict",
    "headline_conflict",
    "toll_conflict",
    "toll_revision",
    "status_conflict",
    "sum_mismatch",
    "unattributed_toll",
    "wording_drift",
    "spelling_variant",
]


def digest(prefix: str, *parts: object) -> str:
    """An id that says what it names: equal content, equal id, on every machine."""
    told = "\x1f".join(str(part) for part in parts)
    return f"{prefix}_{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of characters in a report's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(f"span {self.start}:{self.end} is empty or backwards; report this")

    def cut(self, text: str) -> str:
        """The words that the span shows."""
        return text[self.start : self.end]

    def meets(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies inside, borders included."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A span with its words beside it, so that it can be read and checked alone."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.quote) or not self.quote:
            raise BadSpan(f"quote {self.start}:{self.end} is not as long as its words; report this")

    @classmethod
    def of(cls, text: str, span: Span) -> "Quote":
        """The words of a text under a span."""
        return cls(span.start, span.end, span.cut(text))

    @property
    def span(self) -> Span:
        """The stretch alone."""
        return Span(self.start, self.end)

    def check(self, text: str) -> None:
        """Raise BadSpan unless the text has these words at this place."""
        if text[self.start : self.end] != self.quote:
            raise BadSpan(f"the text at {self.start}:{self.end} is not {self.quote!r}; report this")


# --- time -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Interval:
    """
    When something was, as far as the words say: first and last moment, both included.

    Days are dates; parts of days are local wall-clock times (naive datetimes), as in the
    place where it happened. `zone` is an IANA name once the place is known, and `stated`
    says whether the text names it. Unresolved intervals have neither end.
    """

    begin: date | datetime | None
    end: date | datetime | None
    precision: Precision
    zone: str | None = None
    stated: bool = False

    @property
    def first_day(self) -> date | None:
        """The day on which it begins."""
        return self.begin.date() if isinstance(self.begin, datetime) else self.begin

    @property
    def last_day(self) -> date | None:
        """The day on which it ends."""
        return self.end.date() if isinstance(self.end, datetime) else self.end


UNRESOLVED = Interval(None, None, "unresolved")


# --- what goes in -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of canonical text that intake already knows the kind of."""

    span: Span
    kind: PassageKind
    author: str | None = None
    handle: str | None = None
    date: date | datetime | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one article or statement: canonical text, and the digest of its bytes."""

    id: str
    text: str = field(repr=False)
    sha256: str
    name: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | datetime | None = None
    published_span: Span | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    extractor: str = "text@1"
    doubts: tuple["Doubt", ...] = field(default=(), repr=False)


# --- marks: one kind of mark makes one layer --------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found at the words that show it."""

    span: Span


@dataclass(frozen=True, slots=True)
class Passage(Mark):
    """A block of the text, with its language and direction; a post also has its author."""

    kind: PassageKind
    language: str | None
    direction: Direction
    author: str | None = None
    handle: str | None = None
    date: date | datetime | None = None
    date_span: Span | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence(Mark):
    """A sentence of a passage that is read; `passage` is its place in the layer of passages."""

    passage: int
    language: str


@dataclass(frozen=True, slots=True)
class Time(Mark):
    """Words that say when."""

    interval: Interval


@dataclass(frozen=True, slots=True)
class Figure(Mark):
    """
    A number of people, as a range of whole numbers; `high` is None when it is open.

    `number` is the words of the number alone; `counted` is the words of who is counted.
    """

    number: Span
    counted: Span | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    cumulative: bool = False
    includes: Span | None = None


@dataclass(frozen=True, slots=True)
class Name(Mark):
    """A name of somebody or of an account; `actor` leads its variants together."""

    kind: NameKind
    name: str
    actor: str
    sector: Sector
    country: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Place(Mark):
    """A name of a place; without coordinates where it stays unresolved."""

    name: str
    place: str | None
    lat: float | None
    lon: float | None
    precision: str
    country: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Speech(Mark):
    """
    One attribution: who is said to say it, the words that say so, what is said.

    `contents` may be in several pieces; `speaker` and `actor` are who the source is led back to.
    """

    source: Span | None
    cue: Span
    contents: tuple[Span, ...]
    stance: Stance
    speaker: str | None
    actor: str | None
    sector: Sector
    asserted: Time | None = None
    found_by: str = ""


# --- what comes out ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of a claim's chain: the actor behind a source, or a post's author, or the outlet."""

    speaker: str | None
    role: Role
    actor: str | None = None
    source: Quote | None = None
    cue: Quote | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """An interval with the words that say it; no words where a date comes from the passage."""

    interval: Interval
    span: Quote | None


@dataclass(frozen=True, slots=True)
class Where:
    """A place that a claim is about, at the words that name it."""

    name: str
    place: str | None
    lat: float | None
    lon: float | None
    precision: str
    span: Quote


@dataclass(frozen=True, slots=True)
class Loaded:
    """A word that takes sides, kept under the speaker who uses it, with the neutral term if any."""

    start: int
    end: int
    quote: str
    neutral: str | None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people, of whom, suffered what; `high` is None when it is open."""

    effect: str
    victims: str
    subclass: str | None
    wording: str
    low: int | None
    high: int | None
    qualifier: Qualifier
    cumulative: bool
    includes: str | None
    by: str | None
    number: Quote | None


@dataclass(frozen=True, slots=True)
class Act:
    """What was done: the kind of act, by whom, against whom or what."""

    act: str
    by: str | None
    against: str | None
    attempted: bool


@dataclass(frozen=True, slots=True)
class Status:
    """How it stands, and who holds what."""

    phase: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class Damage:
    """What was destroyed, and how much of it."""

    object: str
    extent: str | None


@dataclass(frozen=True, slots=True)
class Restriction:
    """What was cut off or forbidden, and by whom."""

    measure: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who is said to have done it: an actor claims it, denies it, or is accused."""

    says: Literal["claims", "denies", "accuses"]
    actor: str | None


Body = Toll | Act | Status | Damage | Restriction | Responsibility | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One answer by one chain of speakers, in one report, to one question."""

    id: str
    report: str
    kind: ClaimKind
    span: Quote
    chain: tuple[Speaker, ...]
    stance: Stance
    asserted: Moment
    occurred: Moment
    places: tuple[Where, ...]
    loaded: tuple[Loaded, ...]
    body: Body
    found_by: str
    language: str
    interest: str | None = None
    responds_to: tuple[str, ...] = ()

    @property
    def last(self) -> Speaker:
        """The innermost speaker: on whose word it stands."""
        return self.chain[-1]


@dataclass(frozen=True, slots=True)
class Finding:
    """Where one report does not agree with itself."""

    id: str
    report: str
    kind: FindingKind
    spans: tuple[Quote, ...]
    claims: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a stage saw and declined to read, and why."""

    stage: str
    span: Span | None
    why: str


M = TypeVar("M", bound=Mark)


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with the layers read so far; `reading[Figure]` is the layer of figures."""

    report: Report
    layers: Mapping[type[Mark], tuple[Mark, ...]] = field(default_factory=dict, repr=False)
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """The report's canonical text."""
        return self.report.text

    def __getitem__(self, kind: type[M]) -> tuple[M, ...]:
        try:
            return self.layers[kind]  # type: ignore[return-value]  # a layer holds its own kind
        except KeyError:
            raise ContractError(f"no stage has written {kind.__name__}; add one") from None

    def inside(self, kind: type[M], span: Span) -> Sequence[M]:
        """The marks of a layer that lie inside a span, in order; layers are sorted by start."""
        return list(_inside(self[kind], span))


def _inside(layer: Sequence[M], span: Span) -> Iterator[M]:
    low, high = 0, len(layer)
    while low < high:
        middle = (low + high) // 2
        if layer[middle].span.start < span.start:
            low = middle + 1
        else:
            high = middle
    for at in range(low, len(layer)):
        mark = layer[at]
        if mark.span.start >= span.end:
            return
        if mark.span.end <= span.end:
            yield mark
