"""
Absolute dates: those that a text names by itself.

Comes in: a stretch of text and calendars. Goes out: days, with a clock time where one is
written beside them, at their spans. Used for datelines, posts and headers by intake, and
by reading for the dates inside its phrases.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from counterclaim.orthography import words
from counterclaim.records import Span
from counterclaim.tables.calendar import MONTHS, Calendar
from counterclaim.tellings import Finder, Numeric, Telling

_MONTH: Final[Mapping[str, int]] = {name: n for n, name in enumerate(MONTHS, 1)}


def absolute_dates(
    text: str, calendars: Sequence[Calendar], anchor: date | None = None
) -> Iterator[tuple[Span, date | datetime]]:
    """
    Every date that the text names by itself, in any of the languages, in order.

    A date without a year is put in the year that brings it nearest to the anchor, and
    passed over when there is none; so is one whose day and month could be either way
    round. A clock time is as the words have it: an offset from UTC is put aside.
    """
    sentence = words(text)
    finders = [Finder(calendar, text, sentence) for calendar in calendars]
    i = 0
    while i < len(sentence):
        hits = [hit for finder in finders if (hit := finder.begin("stamp", i)) is not None]
        after, telling = max(hits, key=lambda hit: hit[0], default=(i + 1, None))
        day = stamp_of(telling, finders[0].calendar, anchor) if telling is not None else None
        if day is not None:
            yield Span(sentence[i].start, sentence[after - 1].end), day
        i = after


def stamp_of(telling: Telling, calendar: Calendar, anchor: date | None) -> date | datetime | None:
    """The date, or date and clock time, of a stamp; None where it is no day."""
    dated = next((one for one in telling.tellings() if one.rule.means == "date"), None)
    if dated is None:
        return None
    try:
        day = day_of(dated, calendar, anchor)
    except (ValueError, OverflowError):
        return None
    numeric = dated.all("numeric")
    clock = next((clock_of(one, calendar) for one in telling.tellings() if one is not dated), None)
    if clock is None and numeric and isinstance(numeric[0], Numeric):
        clock = numeric[0].clock
    if day is None or clock is None or not 0 <= clock < 1440:
        return day
    return datetime.combine(day, time(clock // 60, clock % 60))


def day_of(
    dated: Telling,
    calendar: Calendar,
    anchor: date | None,
    *,
    future: bool = False,
    bounded: bool = False,
) -> date | None:
    """The day of a date phrase; raises ValueError where the calendar has no such day."""
    numeric = next((v for v in dated.all("numeric") if isinstance(v, Numeric)), None)
    if numeric is not None:
        return date(*numeric.day) if numeric.day is not None else None
    month = month_of(dated)
    dom, year = dated.number("dom", "n"), dated.number("year")
    if month is None or dom is None:
        return None
    if year is not None:
        return date(year, month, dom)
    date(2000, month, dom)  # no year has a 31 February
    if anchor is None:
        return None
    return nearest(month, dom, anchor, 0 if bounded else calendar.ahead, future=future)


def month_of(dated: Telling) -> int | None:
    """The month that a phrase names, counted from 1."""
    name = dated.name("month", "mon", "month_short")
    return _MONTH[name] if name is not None else None


def nearest(month: int, dom: int, anchor: date, ahead: int, *, future: bool = False) -> date | None:
    """The day of that name nearest to the anchor; so many days ahead at most, or in the future."""
    days = [
        date(year, month, dom)
        for year in range(max(anchor.year - 8, 1), min(anchor.year + 8, 9999) + 1)
        if dom < 29 or _has(year, month, dom)
    ]
    to_come = [day for day in days if day >= anchor]
    if future and to_come:
        return to_come[0]
    before = [day for day in days if (day - anchor).days <= ahead]
    return min(before, key=lambda day: abs((day - anchor).days), default=None)


def _has(year: int, month: int, dom: int) -> bool:
    try:
        date(year, month, dom)
    except ValueError:
        return False
    return True


def clock_of(told: Telling, calendar: Calendar, part: str | None = None) -> int | None:
    """
    Minutes from midnight of a clock phrase, for 9:30 by the part of day it stands with.

    Past 1440 where the part says the next day: "2 at night".
    """
    minutes = _minutes(told)
    if minutes is None:
        return None
    half = told.name("ampm")
    if half is not None:
        return minutes % 720 + (720 if half == "pm" else 0)
    part = told.name("part") or part
    if part is not None:
        reach = calendar.parts[part]
        turns = (minutes % 720 + turn for turn in (0, 720, 1440, 2160))
        return next((turn for turn in turns if reach.begin <= turn <= reach.end), minutes)
    return minutes


def _minutes(told: Telling) -> int | None:
    dotted, hhmm, hour = told.number("dotted"), told.number("hhmm"), told.number("hour", "n")
    if dotted is not None:
        return dotted
    if hhmm is not None:
        return hhmm // 100 * 60 + hhmm % 100
    if hour is None or hour > 24:
        return None
    return hour * 60 + (told.number("minute") or 0) + told.rule.by
