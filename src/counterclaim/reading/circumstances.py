"""
What goes with a claim: who says it, when it was said, when it was.

Comes in: what was found in a region. Goes out: its chain of speakers and its times. The nearest
words count: first the claim's own, then those of its region.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, datetime

from counterclaim.orthography import fold
from counterclaim.reading.prices import WALL
from counterclaim.reading.regions import Region
from counterclaim.records import (
    UNRESOLVED,
    Body,
    ClaimKind,
    Interval,
    Moment,
    Name,
    Place,
    Quote,
    Reading,
    Span,
    Speaker,
    Speech,
    Stance,
    Time,
    digest,
)

_WALLED = 100  # words in which a bar is looked for; a headline is shorter
_COARSE = frozenset({"month", "year"})  # so long that what was said then was then, or nearly


@dataclass(frozen=True, slots=True)
class Said:
    """
    A claim before it has its chain: what was found, in which region.

    `reach`, `shared` and `parts` are set by reading/reaches.py.
    """

    kind: ClaimKind
    span: Span
    sign: Span
    body: Body
    found_by: str
    region: Region
    stance: Stance | None = None
    own: Speech | None = None
    speaker: Name | None = None
    reach: Span | None = None
    figure: Span | None = None
    shared: Span | None = None
    parts: int | None = None


def chain(text: str, region: Region, said: Said) -> tuple[Speaker, ...]:
    """Who says it, outermost first: the post's author, then every speech that holds it."""
    passage = region.passage
    links: list[Speaker] = []
    if passage.kind == "post" and passage.author:
        links.append(Speaker(passage.author, "post", digest("act", fold(passage.author))))
    speeches = [*region.chain, *([said.own] if said.own else [])]
    for speech in speeches:
        link = Speaker(
            speech.speaker,
            "source",
            speech.actor,
            Quote.of(text, speech.source) if speech.source else None,
            Quote.of(text, speech.cue),
        )
        if links and _same(links[-1], link):
            # Somebody who goes on speaking is one speaker; the nearer words are kept.
            links[-1] = replace(link, role=links[-1].role)
        else:
            links.append(link)
    if said.speaker is not None and (not links or links[-1].actor != said.speaker.actor):
        name = said.speaker
        links.append(Speaker(name.name, "source", name.actor, Quote.of(text, name.span)))
    return tuple(links) or (Speaker(None, "outlet"),)


def _same(left: Speaker, right: Speaker) -> bool:
    return left.actor == right.actor or left.speaker == right.speaker


def _scope(said: Said, region: Region) -> tuple[Span, ...]:
    """Where times and places of a claim are looked for, the nearest first."""
    reach = said.reach or said.span
    return reach, Span(min(region.span.start, reach.start), reach.end), region.span


def asserted(reading: Reading, region: Region, voice: Speech | None) -> Moment:
    """When it was said: a time beside the cue, or the date of the post or the report."""
    if voice is not None and voice.asserted is not None:
        time = voice.asserted
        return Moment(time.interval, Quote.of(reading.text, time.span))
    passage = region.passage
    said: date | datetime | None = passage.date
    if said is None:
        said = reading.report.published
    span = passage.date_span if passage.date is not None else reading.report.published_span
    if said is None:
        return Moment(UNRESOLVED, None)
    precision = "minute" if isinstance(said, datetime) else "day"
    moment = Interval(said, said, precision)  # type: ignore[arg-type]  # one of two literals
    return Moment(moment, Quote.of(reading.text, span) if span else None)


def occurred(reading: Reading, region: Region, said: Said) -> Moment:
    """When it was, by the nearest words of its own region; unresolved where none say."""
    voice = said.own or region.voice
    for scope in _scope(said, region):
        times = [
            time
            for time in reading.inside(Time, scope)
            if voice is None or voice.asserted is None or time.span != voice.asserted.span
            if not _walled(region, time.span, said.sign)
        ]
        if times:
            nearest = min(times, key=lambda time: abs(time.span.start - said.sign.start))
            zone = _zone(reading, region, said)
            interval = nearest.interval
            if interval.zone is None and zone and interval.begin is not None:
                interval = replace(interval, zone=zone)
            return Moment(interval, Quote.of(reading.text, nearest.span))
    if voice is not None and voice.asserted is not None:
        when = voice.asserted
        if when.interval.precision in _COARSE:
            # "In March they said that …": it was in March, or not long before.
            return Moment(when.interval, Quote.of(reading.text, when.span))
    return Moment(UNRESOLVED, None)


def _walled(region: Region, time: Span, sign: Span) -> bool:
    """Whether a bar parts a time from what it would date: "In brief: 2022 | Eight killed"."""
    left, right = sorted((time, sign))
    items = region.words
    first = bisect_left(items, left.end, key=lambda item: item.start)
    after = bisect_left(items, right.start, key=lambda item: item.start)
    return any(item.text == WALL for item in items[first : min(after, first + _WALLED)])


def _zone(reading: Reading, region: Region, said: Said) -> str | None:
    for scope in _scope(said, region):
        for place in reading.inside(Place, scope):
            if place.zone:
                return place.zone
    return None
