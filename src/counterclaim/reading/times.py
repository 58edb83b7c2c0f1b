"""
Words that say when.

Comes in: passages with their dates, and sentences. Goes out: a Time for each phrase of a
calendar, counted from the date of its passage: a post's own before the report's. What
cannot be dated stays, unresolved; it never becomes the date of publication in silence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from counterclaim.orthography import Word, words
from counterclaim.reading.anchors import NoSuchTime, Now
from counterclaim.reading.moments import counts_from_anchor, interval
from counterclaim.records import (
    UNRESOLVED,
    Doubt,
    Passage,
    Reading,
    Sentence,
    Span,
    Time,
)
from counterclaim.tables.calendar import Calendar, Tense
from counterclaim.tellings import Finder, Telling

STAGE = "times"
_DATED = frozenset({"minute", "part_of_day", "day"})


@dataclass(frozen=True)
class FindTimes:
    """Marks every time, as an interval with a precision."""

    calendars: Mapping[str, Calendar]
    reads: ClassVar[tuple[type[Passage] | type[Sentence], ...]] = (Passage, Sentence)
    writes: ClassVar[type[Time]] = Time

    def __call__(self, reading: Reading) -> Iterator[Time | Doubt]:
        """Every time of a report, in order."""
        passages = reading[Passage]
        mentioned: date | None = None
        told_in: dict[int, date] = {}
        for sentence in reading[Sentence]:
            calendar = self.calendars.get(sentence.language)
            if calendar is None:
                continue
            passage = passages[sentence.passage]
            before = told_in.get(sentence.passage)
            now = Now(
                calendar,
                _day(passage.date or reading.report.published),
                before if before or passage.kind == "post" else mentioned,
            )
            for mark in _in_sentence(reading, sentence, passage, now):
                yield mark
                day = _day_told(mark)
                if day is not None:
                    told_in[sentence.passage] = day
                    mentioned = mentioned if passage.kind == "post" else day


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _day_told(mark: Time | Doubt) -> date | None:
    """The day that later words such as "that night" lead back to."""
    if isinstance(mark, Time) and mark.interval.precision in _DATED:
        return mark.interval.first_day
    return None


def _in_sentence(
    reading: Reading, sentence: Sentence, passage: Passage, now: Now
) -> Iterator[Time | Doubt]:
    text = sentence.span.cut(reading.text)
    offset = sentence.span.start
    carried = [one for one in (passage.date_span, reading.report.published_span) if one is not None]
    mentioned = now.mentioned
    for first, after, told, spoken in _tellings(now.calendar, text):
        span = Span(offset + spoken[first].start, offset + spoken[after - 1].end)
        if any(span.meets(date_line) for date_line in carried):
            continue
        future = _looks_ahead(spoken, first, after, now.calendar.tense)
        counted = Now(now.calendar, now.day, mentioned, future)
        for mark in _marks(span, told, counted):
            yield mark
            mentioned = _day_told(mark) or mentioned


def _tellings(calendar: Calendar, text: str) -> Iterator[tuple[int, int, Telling, Sequence[Word]]]:
    """Every phrase of a stretch, longest first and without overlap."""
    spoken = words(text)
    starts = calendar.starts["time"]
    likely = [i for i, word in enumerate(spoken) if word[3] in starts or word[4] == "number"]
    if not likely:
        return
    finder = Finder(calendar, text, spoken)
    done = 0
    for i in likely:
        hit = finder.begin("time", i) if i >= done else None
        if hit is not None:
            done, told = hit
            if told.rule.means != "nothing":
                yield i, done, told, spoken


def _marks(span: Span, told: Telling, now: Now) -> Iterator[Time | Doubt]:
    try:
        when = interval(told, now)
    except NoSuchTime as fault:
        yield Time(span, UNRESOLVED)
        yield Doubt(STAGE, span, str(fault))
        return
    yield Time(span, when)
    if when is UNRESOLVED and now.day is None and counts_from_anchor(told):
        yield Doubt(STAGE, span, "nothing dates the passage that this counts from")


def _looks_ahead(spoken: Sequence[Word], first: int, after: int, tense: Tense) -> bool:
    """Whether the clause that holds a time is in the future, as far as its words show."""
    for i in range(first - 1, max(first - tense.before, 0) - 1, -1):
        if spoken[i].key in tense.stops:
            break
        if tense.future.at(spoken, i) is not None:
            return True
    for i in range(after, min(after + tense.after, len(spoken))):
        if tense.future.at(spoken, i) is not None:
            return True
        if spoken[i].key in tense.stops:
            # A comma right after the time opens the clause rather than ending it.
            if i == after and spoken[i].key in tense.openers:
                continue
            return False
    return False
