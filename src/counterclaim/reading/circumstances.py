"""
What goes with a claim: who says it, when it was said, when and where it was.

Comes in: what was found in a region. Goes out: its chain of speakers, its times, its
places. The nearest words count: first the claim's own, then those of its region.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from counterclaim.orthography import fold
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
    Where,
    digest,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim before it has its chain: what was found, in which region."""

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


def reaches(found: Sequence[Said]) -> list[Span]:
    """
    For each claim of a sentence, its words and what follows them up to the next claim.

    A figure reaches to the next figure, though both share one verb: each has the places and
    times of its own words, "nine in one town and four in another".
    """
    starts: dict[int, list[int]] = {}
    figures: dict[int, list[int]] = {}
    firsts: dict[tuple[int, int], int] = {}
    for one in found:
        starts.setdefault(id(one.region), []).append(one.span.start)
        if one.figure is not None:
            figures.setdefault(id(one.region), []).append(one.figure.start)
            firsts.setdefault((id(one.region), one.sign.start), one.figure.start)
    for rows in (*starts.values(), *figures.values()):
        rows.sort()
    return [
        _reach(
            one,
            starts[id(one.region)],
            figures.get(id(one.region), ()),
            shared=one.figure is not None
            and firsts[id(one.region), one.sign.start] < one.figure.start,
        )
        for one in found
    ]


def _reach(one: Said, starts: Sequence[int], figures: Sequence[int], *, shared: bool) -> Span:
    end = max(_next(starts, one.span.end, one.region.span.end), one.span.end)
    if one.figure is None:
        return Span(one.span.start, end)
    end = min(_next(figures, one.figure.end, one.region.span.end), end)
    begin = one.figure.start if shared or end < one.span.end else one.span.start
    return Span(min(begin, one.figure.start), end)


def _next(starts: Sequence[int], after: int, end: int) -> int:
    at = bisect_left(starts, after)
    return min(starts[at], end) if at < len(starts) else end


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
        ]
        if times:
            nearest = min(times, key=lambda time: abs(time.span.start - said.sign.start))
            zone = _zone(reading, region, said)
            interval = nearest.interval
            if interval.zone is None and zone and interval.begin is not None:
                interval = replace(interval, zone=zone)
            return Moment(interval, Quote.of(reading.text, nearest.span))
    return Moment(UNRESOLVED, None)


def _zone(reading: Reading, region: Region, said: Said) -> str | None:
    for scope in _scope(said, region):
        for place in reading.inside(Place, scope):
            if place.zone:
                return place.zone
    return None


def places(reading: Reading, region: Region, said: Said) -> tuple[Where, ...]:
    """The places in the words of the claim, or in its region where its words name none."""
    for scope in _scope(said, region):
        marks = reading.inside(Place, scope)
        if marks:
            return tuple(
                Where(
                    mark.name,
                    mark.place,
                    mark.lat,
                    mark.lon,
                    mark.precision,
                    Quote.of(reading.text, mark.span),
                )  # fmt: skip
                for mark in marks
            )
    return ()
