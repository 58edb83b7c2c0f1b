"""
Times from one to another: ranges, the night between two days, and all time since.

Comes in: a Telling, what it is counted from, and how each end is read. Goes out: an
Interval. The end is read first: the beginning then lies not after it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from counterclaim.dates import day_of, month_of
from counterclaim.reading.anchors import (
    NoSuchTime,
    Now,
    moment_of,
    month_of_year,
    one_day,
    part_of,
    unit_of,
)
from counterclaim.reading.periods import month_told, year_told
from counterclaim.records import UNRESOLVED, Interval, Precision
from counterclaim.tellings import Telling

Read = Callable[[Telling, Now], Interval]
_FINENESS: Final[tuple[Precision, ...]] = (
    "minute", "part_of_day", "day", "week", "month", "year",
)  # fmt: skip
_PER_DAY: Final = 1440


def _ends(told: Telling, now: Now, read: Read) -> tuple[Interval, Interval]:
    """Both ends of a range. The last is read first: the first then lies not after it."""
    inner = told.tellings()
    if len(inner) == 2 and _only_clock(inner[1]) and not _only_clock(inner[0]):
        first = read(inner[0], now)
        return first, _after(first, read(inner[1], replace(now, mentioned=first.last_day)))
    if len(inner) == 2 and _only_clock(inner[0]):
        last = read(inner[1], now)
        first = read(inner[0], replace(now, mentioned=last.first_day))
        return first, _after(first, last) if _only_clock(inner[1]) else last
    if len(inner) == 2:
        last = read(inner[1], now)
        return read(inner[0], replace(now, limit=last.last_day)), last
    doms = [one for one in (*told.all("dom"), *told.all("n")) if isinstance(one, int)]
    if len(inner) == 1 and doms:
        last = read(inner[0], now)
        day = last.last_day
        if day is None:
            return UNRESOLVED, last
        month = day if doms[0] <= day.day else day.replace(day=1) - timedelta(1)
        return one_day(month.replace(day=doms[0])), last
    if len(doms) == 2:
        return _two_days(told, doms, now)
    return _two_periods(told, now)


def _only_clock(told: Telling) -> bool:
    """Whether a phrase is a clock time without a day."""
    inner = told.tellings()
    if told.rule.means == "is":
        return len(inner) == 1 and _only_clock(inner[0])
    return (
        told.rule.means == "at"
        and not told.name("wd")
        and all(one.rule.means == "clock" for one in inner)
    )


def _after(first: Interval, last: Interval) -> Interval:
    """A clock time that ends a range: past midnight where it would come before the beginning."""
    if (
        isinstance(first.begin, datetime)
        and isinstance(last.end, datetime)
        and last.end < first.begin
    ):
        return replace(last, begin=first.begin, end=last.end + timedelta(1))
    return last


def _two_days(told: Telling, doms: list[int], now: Now) -> tuple[Interval, Interval]:
    month, year = month_of(told), told.number("year")
    if month is None:
        return UNRESOLVED, UNRESOLVED
    if year is None:
        last = day_of(told, now.calendar, now.latest, future=now.future)
        if last is None:
            return UNRESOLVED, UNRESOLVED
        year = last.year
    return one_day(date(year, month, doms[0])), one_day(date(year, month, doms[1]))


def _two_periods(told: Telling, now: Now) -> tuple[Interval, Interval]:
    """Two years, or two months, that stand in the phrase itself."""
    months = [one for one in (*told.all("mon"), *told.all("month")) if isinstance(one, str)]
    years = [one for one in told.all("year") if isinstance(one, int)]
    if not months and len(years) == 2:
        first, last = (unit_of(date(year, 1, 1), "year", 0) for year in years)
        return first, last
    if len(months) != 2:
        return UNRESOLVED, UNRESOLVED
    one, other = (replace(told, caught=(("mon", month),)) for month in months)
    last = month_of_year(years[-1], month_of(other) or 1) if years else month_told(other, now)
    if len(years) == 2:
        return month_of_year(years[0], month_of(one) or 1), last
    return month_told(one, replace(now, limit=last.last_day)), last


def between_told(told: Telling, now: Now, read: Read) -> Interval:
    """From one time to another."""
    return _range(*_ends(told, now, read))


def _range(first: Interval, last: Interval) -> Interval:
    begin, end = first.begin, last.end
    if begin is None or end is None or first.first_day is None or last.last_day is None:
        return UNRESOLVED
    if first.first_day > last.last_day:
        raise NoSuchTime("the end comes before the beginning")
    parts: tuple[Precision, ...] = (first.precision, last.precision)
    if isinstance(begin, datetime) or isinstance(end, datetime):
        begin, end = moment_of(begin, 0), moment_of(end, _PER_DAY - 1)
        if begin > end:
            raise NoSuchTime("the end comes before the beginning")
        precision: Precision = parts[0] if parts[0] == parts[1] else "part_of_day"
        return Interval(begin, end, precision, last.zone or first.zone, last.stated or first.stated)
    return Interval(begin, end, max(parts, key=_FINENESS.index))


def night_told(told: Telling, now: Now, read: Read) -> Interval:
    """The night between two days: from the evening of one to the morning of the other."""
    first, last = _ends(told, now, read)
    if first.first_day is None or last.last_day is None:
        return UNRESOLVED
    nights = [part_of(first.first_day, "night", now)]
    nights.append(part_of(last.last_day - timedelta(1), "night", now))
    return _range(nights[0], nights[-1] if last.last_day > first.first_day else nights[0])


def since_told(told: Telling, now: Now, read: Read) -> Interval:
    """From a time up to the anchor; a time still to come alone."""
    inner = next(iter(told.tellings()), None)
    if inner is not None:
        first = read(inner, now)
    else:
        first = month_told(told, now) if month_of(told) else year_told(told, now)
    if now.day is None or first.begin is None or first.first_day is None:
        return UNRESOLVED
    if first.first_day > now.day:
        return first
    return _range(first, replace(one_day(now.day), precision=first.precision))
