"""
Times longer than a day: weeks, months, years, and counts of them.

Comes in: a Telling and what it is counted from. Goes out: an Interval. "Three weeks ago"
is that week, "last month" that month; "in January" is the latest not after the anchor,
unless the sentence looks ahead.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from counterclaim.dates import month_of
from counterclaim.reading.anchors import Now, days, month_of_year, unit_of
from counterclaim.records import UNRESOLVED, Interval, Precision
from counterclaim.tellings import Telling

_COARSE: Final[tuple[Precision, ...]] = ("week", "month", "year")
# Days of a month, months of a year; -6 is six days before the last.
_SHARES_OF_MONTH: Final = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first_week": (1, 7),
    "second_week": (8, 14),
    "third_week": (15, 21),
    "last_week": (-6, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
}
_SHARES_OF_YEAR: Final = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "first_half": (1, 6),
    "second_half": (7, 12),
}


def period_told(told: Telling, now: Now) -> Interval:
    """A week, weekend, month or year, whole, or up to the anchor, or from it on."""
    if now.day is None:
        return UNRESOLVED
    whole = unit_of(now.day, told.rule.unit, told.rule.by)
    if told.rule.which == "so_far":
        return replace(whole, end=now.day)
    return replace(whole, begin=now.day) if told.rule.which == "rest" else whole


def month_told(told: Telling, now: Now) -> Interval:
    """A month, or the beginning, middle or end of one."""
    month = month_of(told)
    if month is None:
        return UNRESOLVED
    year = told.number("year") or _year_of_month(month, told.rule.which, now)
    if year is None:
        return UNRESOLVED
    last = monthrange(year, month)[1]
    share = told.rule.third or ""
    first, final = _SHARES_OF_MONTH.get(share, (1, last))
    precision: Precision = "week" if share.endswith("week") else "month"
    return days(
        date(year, month, first if first > 0 else last + first),
        date(year, month, min(final, last)),
        precision,
    )


def _year_of_month(month: int, which: str | None, now: Now) -> int | None:
    anchor = now.latest
    if anchor is None:
        return None
    if which in {"last_year", "this_year"}:
        return anchor.year - (which == "last_year")
    if which == "next" or (now.future and which is None and now.limit is None):
        return anchor.year + (month < anchor.month or (which == "next" and month == anchor.month))
    return anchor.year - (month > anchor.month or (which == "before" and month == anchor.month))


def year_told(told: Telling, _now: Now) -> Interval:
    """A year, or a third of it."""
    year = told.number("year")
    if year is None:
        return UNRESOLVED
    first, last = _SHARES_OF_YEAR.get(told.rule.third or "", (1, 12))
    return days(date(year, first, 1), date(year, last, monthrange(year, last)[1]), "year")


def decade_told(told: Telling, _now: Now) -> Interval:
    """Ten years."""
    year = told.number("year")
    return days(date(year, 1, 1), date(year + 9, 12, 31), "year") if year else UNRESOLVED


def season_told(told: Telling, now: Now) -> Interval:
    """A season of a year; where no year is named, the latest begun."""
    season, year, anchor = told.name("season"), told.number("year"), now.latest
    if season is None:
        return UNRESOLVED
    first, last = now.calendar.seasons[season]
    if year is None and anchor is not None:
        year = anchor.year - (first >= anchor.month if told.rule.which == "before" else 0)
    if year is None:
        return UNRESOLVED
    close = month_of_year(year + (last > 12), (last - 1) % 12 + 1)
    return days(date(year, first, 1), close.last_day, "month")


def past_told(told: Telling, now: Now) -> Interval:
    """So many units up to the anchor."""
    return days(_from_now(told, now, -1), now.day, _grain(told))


def coming_told(told: Telling, now: Now) -> Interval:
    """So many units from the anchor on."""
    return days(now.day, _from_now(told, now, 1), _grain(told))


def _grain(told: Telling) -> Precision:
    """How finely a count of units is known: three weeks to the week, 72 hours to the day."""
    unit = told.name("unit")
    return next((grain for grain in _COARSE if grain == unit), "day")


def _from_now(told: Telling, now: Now, sign: int) -> date | None:
    n, unit = told.number("n") or 1, told.name("unit")
    if now.day is None:
        return None
    if unit in {"hour", "minute"}:
        return now.day + sign * timedelta(-(-n // 24) if unit == "hour" else 0)
    if unit in {"day", "night"}:
        return now.day + sign * timedelta(n)
    if unit in {"week", "weekend"}:
        return now.day + sign * timedelta(7 * n)
    months = now.day.year * 12 + now.day.month - 1 + sign * n * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(now.day.day, monthrange(year, month)[1]))
