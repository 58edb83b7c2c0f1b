"""
What the ledger hands out beside the nouns of `records`: captures, kept claims, hits, faults.

Everything is frozen. Records are objects of the record format (exporting/records.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.exporting.loading import claim_of
from counterclaim.exporting.records import Json, Record
from counterclaim.records import Claim, Event, Quote

Stand = Literal["proposed", "accepted", "rejected", "edited", "same", "not_same", "disputed"]
CaptureState = Literal["new", "read", "unreadable"]
LabelKind = Literal["title", "name", "place", "claim"]
HitKind = Literal["report", "title", "name", "place", "claim"]


@dataclass(frozen=True, slots=True)
class Captured:
    """
    Bytes that were brought in, with what was said of them then.

    `about` is what `capture` was given (name, url, outlet, published, kind …). `state` is "new"
    until every report in the bytes has been read, "unreadable" where `fault` says why none was.
    `sha256` is empty once the bytes were redacted whole.
    """

    id: str
    sha256: str
    size: int
    about: Mapping[str, Json]
    state: CaptureState
    fault: str | None = None
    read_by: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where one author stands on one object now: the verb, the edit if any, and the event."""

    author: str
    verb: str
    event: str
    utc: str
    payload: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Standing:
    """
    How one object stands by the decisions in force on it.

    `positions` are the authors' last words, by time; two that contradict each other make it
    "disputed", and both are here. `edit` is the edit in force where it is "edited".
    """

    status: Stand
    positions: tuple[Position, ...] = ()
    edit: Mapping[str, Json] | None = None


PROPOSED = Standing("proposed")


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim as it was read, and how it stands; `told` is its record with the edit in force."""

    record: Record = field(repr=False)
    standing: Standing = PROPOSED

    @property
    def id(self) -> str:
        """The claim's id."""
        return str(self.record["id"])

    @property
    def report(self) -> str:
        """The id of the report that it stands in."""
        return str(self.record["report"])

    @property
    def told(self) -> Record:
        """
        The record, with the fields that an edit gives laid over it.

        A field that is an object (a toll) is laid over field by field.
        """
        if self.standing.edit is None:
            return self.record
        return laid_over(self.record, self.standing.edit)

    @property
    def claim(self) -> Claim:
        """The claim as a noun, with the edit in force."""
        return claim_of(self.told)


def laid_over(record: Record, edit: Mapping[str, Json]) -> Record:
    """A record with some fields given anew; objects are laid over one another."""
    told = dict(record)
    for name, value in edit.items():
        held = told.get(name)
        told[name] = held | value if isinstance(held, dict) and isinstance(value, dict) else value
    return told


@dataclass(frozen=True, slots=True)
class Made:
    """
    One row that a stage of the project made of what is kept: a sketch, a pair, an incident.

    `about` are ids that the row can be found by (its reports, claims, sketches).
    """

    key: str
    record: Record = field(repr=False)
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """
    What one stage makes anew: rows put (by key), keys dropped; `whole` drops all others.

    `made_of` is the stage's own word on what it was made of (a digest, an event's number); it is
    handed back by `Ledger.derived_of`, and None leaves it as it is.
    """

    stage: str
    rows: tuple[Made, ...] = ()
    gone: tuple[str, ...] = ()
    whole: bool = False
    made_of: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """
    One place where a search is answered.

    `spans` are the words found, with offsets in the report's own text (empty for a title or a
    name, which has none). `shown` is a stretch of text to print, and `marks` are the offsets of
    the words in it. `id` is the claim's for a claim, else the report's. A lower `rank` is better.
    """

    kind: HitKind
    id: str
    report: str
    spans: tuple[Quote, ...]
    shown: str
    marks: tuple[tuple[int, int], ...]
    rank: float


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written: what kind, which one, and what is wrong."""

    kind: Literal["chain", "payload", "object", "row", "search", "redaction"]
    what: str
    says: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """What a redaction did: its event, what was erased or blanked, and what it cannot reach."""

    event: Event
    reports: tuple[str, ...]
    events: tuple[str, ...]
    objects: tuple[str, ...]
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """How much is kept: rows by table, bytes on disk, the version, the last event."""

    rows: Mapping[str, int]
    bytes: int
    version: str
    seq: int
    head: str
