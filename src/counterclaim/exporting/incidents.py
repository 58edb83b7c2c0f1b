"""
What linking makes, as lines of the record format and back again.

Comes in: copies, origins, sketches, incidents with their links. Goes out: plain dictionaries,
as `exporting/schema.py` publishes them, and the same records read from such dictionaries.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final, get_args

from counterclaim.exporting.fields import Fields
from counterclaim.exporting.loading import PRECISIONS, where_of
from counterclaim.exporting.records import Json, Record, quote, stamp, where
from counterclaim.records import (
    Copy,
    CopyKind,
    Evidence,
    Incident,
    Interval,
    Link,
    Linked,
    Origin,
    Quote,
    Sketch,
    SketchKind,
)

_COPIES: Final[tuple[CopyKind, ...]] = get_args(CopyKind)
_SKETCHES: Final[tuple[SketchKind, ...]] = get_args(SketchKind)


def linked_records(linked: Linked) -> Iterator[Record]:
    """Every record of a linking: copies, origins, sketches, then the incidents that hold them."""
    yield from map(copy_record, linked.copies)
    yield from map(origin_record, linked.origins)
    for incident in linked.incidents:
        yield from (sketch_record(sketch, incident.id) for sketch in incident.sketches)
    yield from (sketch_record(sketch, None) for sketch in linked.periods)
    yield from map(incident_record, linked.incidents)


def copy_record(copy: Copy) -> Record:
    """Two reports of which one repeats words of the other."""
    return {
        "record": "copy",
        "left": copy.left,
        "right": copy.right,
        "kind": copy.kind,
        "share": round(copy.share, 4),
        "shown": [quote(one) for one in copy.shown],
    }


def origin_record(origin: Origin) -> Record:
    """Claims that repeat one statement."""
    return {
        "record": "origin",
        "id": origin.id,
        "claims": list[Json](origin.claims),
        "because": origin.because,
    }


def sketch_record(sketch: Sketch, incident: str | None) -> Record:
    """One report's telling of one happening, and the incident that it belongs to."""
    return {
        "record": "sketch",
        "id": sketch.id,
        "report": sketch.report,
        "incident": incident,
        "kind": sketch.kind,
        "main": sketch.main,
        "claims": list[Json](sketch.claims),
        "when": {
            "from": _stamp(sketch.interval.begin),
            "to": _stamp(sketch.interval.end),
            "precision": sketch.interval.precision,
            "zone": sketch.interval.zone,
            "stated": sketch.interval.stated,
        },
        "published": stamp(sketch.published),
        "places": [where(one) for one in sketch.places],
        "parties": list[Json](sketch.parties),
        "acts": list[Json](sketch.acts),
        "words": list[Json](sketch.words),
        "headline": sketch.headline,
    }


def incident_record(incident: Incident) -> Record:
    """Which sketches tell of one happening, and every link with its reasons in bits."""
    return {
        "record": "incident",
        "id": incident.id,
        "sketches": [sketch.id for sketch in incident.sketches],
        "reports": list[Json](incident.reports),
        "claims": list[Json](incident.claims),
        "links": [link_record(link) for link in incident.links],
    }


def link_record(link: Link) -> Record:
    """Two sketches that were weighed."""
    return {
        "left": link.left,
        "right": link.right,
        "bits": link.bits,
        "decided_by": link.decided_by,
        "evidence": [
            {"comparison": one.comparison, "answer": one.answer, "bits": one.bits}
            for one in link.evidence
        ],
    }


def _stamp(moment: date | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def copy_of(record: Record) -> Copy:
    """The copy that a record holds."""
    fields = Fields(record, "copy")
    shown = fields.raw("shown")
    if not isinstance(shown, list) or len(shown) != 2:
        raise fields.bad("shown", "is not a pair of quotations")
    left, right = (
        None if one is None else Fields(one, f"copy.shown[{number}]").quote(None)
        for number, one in enumerate(shown)
    )
    told: tuple[Quote | None, Quote | None] = (left, right)
    return Copy(
        fields.word("left"),
        fields.word("right"),
        fields.one_of("kind", _COPIES),
        fields.degrees("share"),
        told,
    )


def origin_of(record: Record) -> Origin:
    """The origin that a record holds."""
    fields = Fields(record, "origin")
    return Origin(fields.word("id"), fields.words("claims"), fields.word("because"))


def sketch_of(record: Record) -> Sketch:
    """The sketch that a record holds."""
    fields = Fields(record, "sketch")
    published = fields.maybe("published", Fields.moment)
    return Sketch(
        id=fields.word("id"),
        report=fields.word("report"),
        claims=fields.words("claims"),
        kind=fields.one_of("kind", _SKETCHES),
        main=fields.truth("main"),
        interval=_interval(fields.inner("when")),
        published=published.date() if isinstance(published, datetime) else published,
        places=tuple(where_of(one, None) for one in fields.many("places")),
        parties=fields.words("parties"),
        acts=fields.words("acts"),
        words=fields.words("words"),
        headline=fields.word("headline"),
    )


def _interval(fields: Fields) -> Interval:
    return Interval(
        fields.maybe("from", Fields.moment),
        fields.maybe("to", Fields.moment),
        fields.one_of("precision", PRECISIONS),
        fields.maybe("zone", Fields.word),
        fields.truth("stated"),
    )


def incident_of(record: Record, sketches: dict[str, Sketch]) -> Incident:
    """
    The incident that a record holds; its sketches must have come before.

    Raises:
        BadRecord: it names a sketch that is not among them.
    """
    fields = Fields(record, "incident")
    named = fields.words("sketches")
    if missing := [one for one in named if one not in sketches]:
        raise fields.bad("sketches", f"{missing[0]} has not come yet")
    return Incident(
        fields.word("id"),
        tuple(sketches[one] for one in named),
        tuple(link_of(one) for one in fields.many("links")),
    )


def link_of(fields: Fields) -> Link:
    """The link that an object holds."""
    return Link(
        fields.word("left"),
        fields.word("right"),
        fields.degrees("bits"),
        tuple(
            Evidence(one.word("comparison"), one.word("answer"), one.degrees("bits"))
            for one in fields.many("evidence")
        ),
        fields.maybe("decided_by", Fields.word),
    )
