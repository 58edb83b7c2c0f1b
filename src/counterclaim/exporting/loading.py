"""
Lines of the record format as readings again.

Comes in: dictionaries as `exporting/records.py` makes them, and the report's text where there is
one. Goes out: records; every quotation is checked against the text. What is not a record raises
BadRecord, naming the field and what to do.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final, Literal, get_args

from counterclaim.errors import BadRecord
from counterclaim.exporting.fields import MEND, Fields
from counterclaim.exporting.records import UNKNOWN_ZONE, Record
from counterclaim.orthography import right_to_left
from counterclaim.records import (
    Act,
    Body,
    Claim,
    ClaimKind,
    Damage,
    Doubt,
    Finding,
    FindingKind,
    Interval,
    Loaded,
    Mark,
    Moment,
    Passage,
    PassageKind,
    Precision,
    Qualifier,
    Quote,
    Reading,
    Report,
    Responsibility,
    Restriction,
    Role,
    Span,
    Speaker,
    Stance,
    Status,
    Toll,
    Where,
)

# The closed lists of the record format.
_KINDS: Final[tuple[ClaimKind, ...]] = get_args(ClaimKind)
_STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
_ROLES: Final[tuple[Role, ...]] = get_args(Role)
PRECISIONS: Final[tuple[Precision, ...]] = get_args(Precision)
_QUALIFIERS: Final[tuple[Qualifier, ...]] = get_args(Qualifier)
_FINDINGS: Final[tuple[FindingKind, ...]] = get_args(FindingKind)
_PASSAGES: Final[tuple[PassageKind, ...]] = get_args(PassageKind)
_SAYS: Final[tuple[Literal["claims", "denies", "accuses"], ...]] = ("claims", "denies", "accuses")


def _quoted(fields: Fields, name: str, text: str | None) -> Quote | None:
    return fields.maybe(name, lambda held, key: held.inner(key).quote(text))


def claim_of(record: Record, *, text: str | None = None, language: str = "und") -> Claim:
    """The claim that a record holds; its quotations are checked when the text is given."""
    fields = Fields(record, "claim")
    kind = fields.one_of("kind", _KINDS)
    stance = fields.one_of("stance", _STANCES)
    return Claim(
        id=fields.word("id"),
        report=fields.word("report"),
        kind=kind,
        span=fields.inner("span").quote(text),
        chain=tuple(_speaker(one, text) for one in fields.many("chain")),
        stance=stance,
        asserted=moment_of(fields.inner("asserted"), text),
        occurred=moment_of(fields.inner("occurred"), text),
        places=tuple(where_of(one, text) for one in fields.many("places")),
        loaded=tuple(_loaded(one, text) for one in fields.many("loaded")),
        body=_body(kind, fields, text),
        found_by=fields.word("found_by"),
        language=language,
        interest=fields.maybe("interest", Fields.word),
        responds_to=fields.words("responds_to"),
    )


def _speaker(fields: Fields, text: str | None) -> Speaker:
    role = fields.one_of("role", _ROLES)
    return Speaker(
        speaker=fields.maybe("speaker", Fields.word),
        role=role,
        actor=fields.maybe("actor", Fields.word),
        source=_quoted(fields, "source", text),
        cue=_quoted(fields, "cue", text),
    )


def moment_of(fields: Fields, text: str | None) -> Moment:
    """When, with the words that say so."""
    first, last = fields.maybe("from", Fields.moment), fields.maybe("to", Fields.moment)
    precision = fields.one_of("precision", PRECISIONS)
    told = fields.maybe("zone", Fields.word)
    if told not in (None, "stated", "assumed"):
        raise fields.bad("zone", f"{told!r} is not stated, assumed or null")
    zone = None if told is None else _zone(first, last)
    interval = Interval(_naive(first), _naive(last), precision, zone, told == "stated")
    return Moment(interval, _quoted(fields, "span", text))


def _zone(first: date | None, last: date | None) -> str:
    """The offsets of the two ends as the name of a zone; a bare day does not say which it was."""
    found = [
        moment.isoformat()[-6:]
        for moment in (first, last)
        if isinstance(moment, datetime) and moment.tzinfo is not None
    ]
    return "/".join(dict.fromkeys(found)) or UNKNOWN_ZONE


def _naive(moment: date | None) -> date | None:
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else moment


def where_of(fields: Fields, text: str | None) -> Where:
    """A place, at the words that name it."""
    return Where(
        name=fields.word("name"),
        place=fields.maybe("place", Fields.word),
        lat=fields.maybe("lat", Fields.degrees),
        lon=fields.maybe("lon", Fields.degrees),
        precision=fields.word("precision"),
        span=fields.inner("span").quote(text),
    )


def _loaded(fields: Fields, text: str | None) -> Loaded:
    shown = fields.quote(text)
    return Loaded(shown.start, shown.end, shown.quote, fields.maybe("neutral", Fields.word))


def _body(kind: ClaimKind, claim: Fields, text: str | None) -> Body:
    if kind == "response":
        return None
    fields = claim.inner(kind)
    match kind:
        case "toll":
            return _toll(fields, text)
        case "act":
            by, against = fields.maybe("by", Fields.word), fields.maybe("against", Fields.word)
            return Act(fields.word("act"), by, against, fields.truth("attempted"))
        case "status":
            return Status(fields.word("phase"), fields.maybe("holder", Fields.word))
        case "damage":
            return Damage(fields.word("object"), fields.maybe("extent", Fields.word))
        case "restriction":
            return Restriction(fields.word("measure"), fields.maybe("by", Fields.word))
        case "responsibility":
            says = fields.one_of("says", _SAYS)
            return Responsibility(says, fields.maybe("actor", Fields.word))


def _toll(fields: Fields, text: str | None) -> Toll:
    qualifier = fields.one_of("qualifier", _QUALIFIERS)
    return Toll(
        effect=fields.word("effect"),
        victims=fields.word("victims"),
        subclass=fields.maybe("subclass", Fields.word),
        wording=fields.word("wording"),
        low=fields.maybe("low", Fields.number),
        high=fields.maybe("high", Fields.number),
        qualifier=qualifier,
        cumulative=fields.truth("cumulative"),
        includes=fields.maybe("includes", Fields.word),
        by=fields.maybe("by", Fields.word),
        number=_quoted(fields, "number", text),
    )


def finding_of(record: Record, *, text: str | None = None) -> Finding:
    """The finding that a record holds."""
    fields = Fields(record, "finding")
    kind = fields.one_of("kind", _FINDINGS)
    return Finding(
        id=fields.word("id"),
        report=fields.word("report"),
        kind=kind,
        spans=tuple(one.quote(text) for one in fields.many("spans")),
        claims=fields.words("claims"),
        says=fields.word("says"),
    )


def doubt_of(record: Record, *, text: str | None = None) -> Doubt:
    """The doubt that a record holds."""
    fields = Fields(record, "doubt")
    span = _quoted(fields, "span", text)
    return Doubt(fields.word("stage"), None if span is None else span.span, fields.word("why"))


def report_of(record: Record, *, text: str = "") -> Reading:
    """The report that a record holds, with its passages; a text given here goes before its own."""
    fields = Fields(record, "report")
    report = Report(
        id=fields.word("id"),
        text=text or fields.maybe("text", Fields.word) or "",
        sha256=fields.word("sha256"),
        name=fields.maybe("name", Fields.word) or fields.word("id"),
        title=fields.maybe("title", Fields.word),
        outlet=fields.maybe("outlet", Fields.word),
        url=fields.maybe("url", Fields.word),
        published=fields.maybe("published", Fields.moment),
    )
    layer: tuple[Mark, ...] = tuple(_passage(one, report.text) for one in fields.many("passages"))
    return Reading(report, {Passage: layer})


def _passage(fields: Fields, text: str) -> Passage:
    kind = fields.one_of("kind", _PASSAGES)
    language = fields.maybe("language", Fields.word)
    span = Span(fields.number("start"), fields.number("end"))
    return Passage(
        span=span,
        kind=kind,
        language=language,
        # Not in the record, for the letters say it.
        direction="rtl" if right_to_left(span.cut(text)) else "ltr",
        author=fields.maybe("author", Fields.word),
        handle=fields.maybe("handle", Fields.word),
        date=fields.maybe("date", Fields.moment),
        url=fields.maybe("url", Fields.word),
    )


def readings_of(lines: Iterable[str], texts: Mapping[str, str] | None = None) -> list[Reading]:
    """The readings in lines of JSON, in the order of their reports."""
    found: dict[str, Reading] = {}
    for number, told in enumerate(lines, 1):
        if told.strip():
            try:
                _take(told, found, texts or {})
            except BadRecord as fault:
                raise BadRecord(f"line {number}: {fault}") from fault
    return list(found.values())


def _take(told: str, found: dict[str, Reading], texts: Mapping[str, str]) -> None:
    try:
        record = json.loads(told)
    except ValueError as fault:
        raise BadRecord(f"is not JSON ({fault}); {MEND}") from fault
    fields = Fields(record, "record")
    kind = fields.word("record")
    report = fields.word("id" if kind == "report" else "report")
    if kind == "report":
        found[report] = report_of(record, text=texts.get(report, ""))
        return
    if report not in found:
        raise fields.bad("report", f"{report} has not come yet")
    held = found[report]
    text = held.text or None
    match kind:
        case "claim":
            claim = claim_of(record, text=text)
            claim = replace(claim, language=_language(held, claim.span))
            found[report] = replace(held, claims=(*held.claims, claim))
        case "finding":
            found[report] = replace(held, findings=(*held.findings, finding_of(record, text=text)))
        case "doubt":
            found[report] = replace(held, doubts=(*held.doubts, doubt_of(record, text=text)))
        case _:
            raise fields.bad("record", f"{kind!r} is not report, claim, finding or doubt")


def _language(reading: Reading, span: Quote) -> str:
    """The language of the passage in which a claim begins."""
    around = (one for one in reading[Passage] if one.span.start <= span.start < one.span.end)
    return next((one.language for one in around if one.language), "und")
