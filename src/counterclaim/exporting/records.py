"""
Readings as lines of the record format: the one serializer under files, pages and interfaces.

Comes in: reports, claims, findings and doubts. Goes out: plain dictionaries, field for field as
`exporting/schema.py` publishes them. `exporting/loading.py` reads them back.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from counterclaim.records import (
    Claim,
    Doubt,
    Finding,
    Interval,
    Loaded,
    Moment,
    Passage,
    Quote,
    Reading,
    Report,
    Speaker,
    Where,
)

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Record: TypeAlias = "dict[str, Json]"

# A zone that is known to exist and not which: a bare day that was read back has lost the name.
UNKNOWN_ZONE: Final = "Etc/Unknown"
_OFFSET: Final = re.compile(r"([+-])(\d\d):(\d\d)")


def records(reading: Reading) -> Iterator[Record]:
    """Every record of one report: the report, its claims by place, its findings, its doubts."""
    yield report_record(reading)
    for claim in sorted(reading.claims, key=lambda one: (one.span, one.id)):
        yield claim_record(claim)
    for finding in reading.findings:
        yield finding_record(finding)
    for doubt in reading.doubts:
        yield doubt_record(doubt, reading.report)


def line(record: Mapping[str, Json]) -> str:
    """One record as one line of JSON; a character that UTF-8 cannot hold is escaped."""
    told = json.dumps(record, ensure_ascii=False)
    try:
        told.encode()
    except UnicodeEncodeError:
        return json.dumps(record)
    return told


def report_record(reading: Reading) -> Record:
    """The report: where it comes from, and what passages it has."""
    report = reading.report
    passages = reading.layers.get(Passage, ())
    shown = [_passage(one) for one in passages if isinstance(one, Passage)]
    languages = dict.fromkeys(one["language"] for one in shown if one["language"] is not None)
    return {
        "record": "report",
        "id": report.id,
        "name": report.name,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": stamp(report.published),
        "languages": list(languages),
        "sha256": report.sha256,
        "passages": list[Json](shown),
        "text": report.text or None,
    }


def _passage(passage: Passage) -> Record:
    return {
        "kind": passage.kind,
        "start": passage.span.start,
        "end": passage.span.end,
        "language": passage.language,
        "author": passage.author,
        "handle": passage.handle,
        "date": stamp(passage.date),
        "url": passage.url,
    }


def claim_record(claim: Claim) -> Record:
    """The claim, with its body under the name of its kind."""
    record: Record = {
        "record": "claim",
        "id": claim.id,
        "report": claim.report,
        "kind": claim.kind,
        "span": quote(claim.span),
        "chain": [_speaker(one) for one in claim.chain],
        "stance": claim.stance,
        "asserted": moment(claim.asserted),
        "occurred": moment(claim.occurred),
        "places": [where(one) for one in claim.places],
        "loaded": [_loaded(one) for one in claim.loaded],
    }
    if claim.body is not None:
        record[claim.kind] = asdict(claim.body)
    return record | {
        "interest": claim.interest,
        "responds_to": list[Json](claim.responds_to),
        "found_by": claim.found_by,
    }


def finding_record(finding: Finding) -> Record:
    """Where the report does not agree with itself, with the words that show it."""
    return {
        "record": "finding",
        "id": finding.id,
        "report": finding.report,
        "kind": finding.kind,
        "spans": [quote(one) for one in finding.spans],
        "claims": list[Json](finding.claims),
        "says": finding.says,
    }


def doubt_record(doubt: Doubt, report: Report) -> Record:
    """What was seen and not read, with its words."""
    return {
        "record": "doubt",
        "report": report.id,
        "stage": doubt.stage,
        "span": quote(None if doubt.span is None else Quote.of(report.text, doubt.span)),
        "why": doubt.why,
    }


def quote(shown: Quote | None) -> Json:
    """A span with its words, or nothing."""
    if shown is None:
        return None
    return {"start": shown.start, "end": shown.end, "quote": shown.quote}


def _speaker(speaker: Speaker) -> Record:
    record: Record = {"speaker": speaker.speaker}
    if speaker.role != "outlet" or speaker.actor is not None:
        record["actor"] = speaker.actor
    record["role"] = speaker.role
    if speaker.source is not None:
        record["source"] = quote(speaker.source)
    if speaker.cue is not None:
        record["cue"] = quote(speaker.cue)
    return record


def where(place: Where) -> Record:
    """A place, at the words that name it."""
    return {
        "name": place.name,
        "place": place.place,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "span": quote(place.span),
    }


def _loaded(word: Loaded) -> Record:
    return {"start": word.start, "end": word.end, "quote": word.quote, "neutral": word.neutral}


def moment(when: Moment) -> Record:
    """When, with the words that say so."""
    told = when.interval
    zone = None if told.zone is None else "stated" if told.stated else "assumed"
    return {
        "from": _bound(told, told.begin),
        "to": _bound(told, told.end),
        "precision": told.precision,
        "zone": zone,
        "span": quote(when.span),
    }


def _bound(interval: Interval, bound: date | datetime | None) -> str | None:
    if isinstance(bound, datetime) and bound.tzinfo is None and interval.zone is not None:
        bound = bound.replace(tzinfo=zone_of(interval.zone, last=bound is interval.end))
    return stamp(bound)


def stamp(moment: date | datetime | None) -> str | None:
    """A day as `2022-02-03`, a moment to the minute with its offset where that is known."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return None if moment is None else moment.isoformat()


@lru_cache(maxsize=512)
def zone_of(name: str, *, last: bool = False) -> tzinfo | None:
    """
    The clock of a zone: an IANA name, or an offset such as `+05:30` read back from a record.

    `+01:00/+02:00` is an interval over a change of clocks: the first offset, then the last.
    """
    fixed = _OFFSET.findall(name)
    if fixed:
        sign, hours, minutes = fixed[-1 if last else 0]
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(ahead if sign == "+" else -ahead)
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None
