"""
What a phrase of time comes to, counted from a known day.

Comes in: a Telling and the day it is counted from. Goes out: an Interval. Pure date
arithmetic. Weeks run from Monday to Sunday; "a week ago" is that week, "two months ago"
that month; a weekday is the latest not after the anchor, unless the sentence looks ahead.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from counterclaim.dates import clock_of, day_of
from counterclaim.reading.anchors import (
    NoSuchTime,
    Now,
    hours_from,
    one_day,
    part_of,
    unit_of,
)
from counterclaim.reading.periods import (
    coming_told,
    decade_told,
    month_told,
    past_told,
    period_told,
    season_told,
    year_told,
)
from counterclaim.reading.ranges import between_told, night_told, since_told
from counterclaim.records import UNRESOLVED, Interval
from counterclaim.tables.calendar import WEEKDAYS
from counterclaim.tables.patterns import Means
from counterclaim.tellings import Numeric, Telling


def interval(told: Telling, now: Now) -> Interval:
    """
    When a phrase says, first and last moment; unresolved where nothing dates it.

    Raises:
        NoSuchTime: the words name an impossible or ambiguous date, or a range backwards.
    """
    try:
        return _MEANINGS[told.rule.means](told, now)
    except NoSuchTime:
        raise
    except (ValueError, OverflowError) as fault:
        raise NoSuchTime("no calendar has this day") from fault


def counts_from_anchor(told: Telling) -> bool:
    """Whether a phrase, or one inside it, means nothing without the passage's date."""
    return told.rule.means not in {"vague", "year", "decade"} or any(
        counts_from_anchor(inner) for inner in told.tellings()
    )


# --- one day ------------------------------------------------------------------


def _is(told: Telling, now: Now) -> Interval:
    return interval(told.tellings()[0], now)


def _date(told: Telling, now: Now) -> Interval:
    numeric = next((one for one in told.all("numeric") if isinstance(one, Numeric)), None)
    if numeric is not None and numeric.day is None:
        raise NoSuchTime("day and month could be either way round")
    if numeric is not None and numeric.clock is not None and numeric.day is not None:
        return _minute(date(*numeric.day), numeric.clock, told, now)
    return one_day(
        day_of(told, now.calendar, now.latest, future=now.future, bounded=now.limit is not None)
    )


def _stamp(told: Telling, now: Now) -> Interval:
    return _at(told, now) if len(told.tellings()) > 1 else _is(told, now)


def _weekday(told: Telling, now: Now) -> Interval:
    name = told.name("weekday", "wd", "weekday_short")
    anchor = now.latest
    if anchor is None or name is None:
        return UNRESOLVED
    back = (anchor.weekday() - WEEKDAYS.index(name)) % 7
    week = anchor - timedelta(anchor.weekday()) + timedelta(WEEKDAYS.index(name))
    which = told.rule.which
    if which == "last_week":
        return one_day(week - timedelta(7))
    if which == "next_week":
        return one_day(week + timedelta(7))
    if which == "before":
        return one_day(anchor - timedelta(back or 7))
    if which == "next":
        return one_day(anchor + timedelta(7 - back))
    if now.future and now.limit is None:
        return one_day(anchor + timedelta((7 - back) % 7))
    return one_day(anchor - timedelta(back))


def _shift(told: Telling, now: Now) -> Interval:
    if now.day is None:
        return UNRESOLVED
    ahead = told.rule.by_future if now.future else None
    day = now.day + timedelta(told.rule.by if ahead is None else ahead)
    return part_of(day, told.rule.part, now) if told.rule.part else one_day(day)


def _base(told: Telling, now: Now) -> date | None:
    """The day that a phrase counts from: the last one told of, or the anchor, as its row says."""
    if told.rule.base != "mentioned":
        return now.day
    if now.mentioned is not None:
        return now.mentioned
    return now.day if told.rule.otherwise == "anchor" else None


def _ago(told: Telling, now: Now) -> Interval:
    base, unit = _base(told, now), told.name("unit") or told.rule.unit
    if base is None:
        return UNRESOLVED
    by = (told.number("n") or 1) * told.rule.by
    if unit == "night":
        return part_of(base + timedelta(by), "night", now)
    if unit == "day":
        return one_day(base + timedelta(by))
    if unit in {"hour", "minute"}:
        return hours_from(base, by if unit == "hour" else 0)
    return unit_of(base, unit, by)


def _same(told: Telling, now: Now) -> Interval:
    base = _base(told, now)
    if base is None:
        return UNRESOLVED
    by = told.rule.by
    part = told.rule.part or told.name("part")
    day = base + timedelta(by)
    return part_of(day, part, now) if part else one_day(day)


# --- a part of a day, a clock time ----------------------------------------------


def _part(told: Telling, now: Now) -> Interval:
    whole = _the_day(told, now)
    if whole.begin is None or whole.first_day is None or whole.precision != "day":
        return whole
    part, lead = told.rule.part or told.name("part"), told.rule.lead
    if lead is not None:
        both = f"{lead}-{part}"
        part = both if both in now.calendar.parts else lead if part is None else part
    return part_of(whole.first_day, part, now) if part else whole


def _the_day(told: Telling, now: Now) -> Interval:
    """The day inside a phrase: one of its phrases, or a short weekday."""
    inner = next((one for one in told.tellings() if one.rule.means != "clock"), None)
    if inner is not None:
        return interval(inner, now)
    return _weekday(told, now) if told.name("wd", "weekday") else UNRESOLVED


def _at(told: Telling, now: Now) -> Interval:
    clocks = [one for one in told.tellings() if one.rule.means == "clock"]
    minutes = clock_of(clocks[0] if clocks else told, now.calendar, told.name("part"))
    if len(clocks) < len(told.tellings()) or told.name("wd"):
        whole = _the_day(told, now)
        day = whole.first_day
    else:
        day = now.mentioned
        if told.rule.means == "at" and told.rule.by:
            day = now.day + timedelta(told.rule.by) if now.day else None
    if day is None or minutes is None:
        return UNRESOLVED
    return _minute(day, minutes, told, now)


def _minute(day: date, minutes: int, told: Telling, now: Now) -> Interval:
    moment = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    zone, stated = _zone(told, now)
    return Interval(moment, moment, "minute", zone, stated)


def _zone(told: Telling, now: Now) -> tuple[str | None, bool]:
    """The zone that the words name; "local time" states that it is the place's own."""
    if told.rule.which == "aside":
        return None, told.rule.lead == "local"
    if told.rule.means == "offset":
        hours = told.number("hour") or 0
        minutes = told.rule.by * (hours * 60 + (told.number("minute") or 0))
        named = now.calendar.offsets.get(str(minutes))
        whole = f"Etc/GMT{-minutes // 60:+d}" if minutes % 60 == 0 and abs(hours) <= 14 else None
        return named or whole, True
    zone = told.name("zone")
    return (None if zone == "local" else zone), zone is not None


def _vague(_told: Telling, _now: Now) -> Interval:
    return UNRESOLVED


def _between(told: Telling, now: Now) -> Interval:
    return between_told(told, now, interval)


def _night(told: Telling, now: Now) -> Interval:
    return night_told(told, now, interval)


def _since(told: Telling, now: Now) -> Interval:
    return since_told(told, now, interval)


_MEANINGS: Final[Mapping[Means, Callable[[Telling, Now], Interval]]] = {
    "clock": _at,
    "offset": _at,
    "date": _date,
    "stamp": _stamp,
    "weekday": _weekday,
    "shift": _shift,
    "ago": _ago,
    "same": _same,
    "part": _part,
    "at": _at,
    "is": _is,
    "period": period_told,
    "month": month_told,
    "year": year_told,
    "decade": decade_told,
    "season": season_told,
    "past": past_told,
    "coming": coming_told,
    "between": _between,
    "night": _night,
    "since": _since,
    "vague": _vague,
    "nothing": _vague,
}
