"""
The day that times are counted from, and the plain arithmetic of days.

Comes in: days, parts of days, units. Goes out: intervals. Weeks run from Monday to Sunday.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counterclaim.records import UNRESOLVED, Interval, Precision
from counterclaim.tables.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Now:
    """
    What a time is counted from.

    `day` is the passage's date, `mentioned` the last day told of before; `limit` is the
    end of a range whose beginning is being read, which then lies not after it.
    """

    calendar: Calendar
    day: date | None
    mentioned: date | None = None
    future: bool = False
    limit: date | None = None

    @property
    def latest(self) -> date | None:
        """The day that a weekday or month may not lie behind."""
        return self.limit or self.day


class NoSuchTime(ValueError):
    """The words name a time that no calendar has, or that cannot be read one way only."""


def days(begin: date | None, end: date | None, precision: Precision = "day") -> Interval:
    """From one day to another; unresolved where either is unknown."""
    return Interval(begin, end, precision) if begin and end else UNRESOLVED


def one_day(day: date | None) -> Interval:
    """A day, or unresolved."""
    return days(day, day)


def hours_from(base: date, by: int) -> Interval:
    """So many hours from some time of a day: under half a day counts as that day."""
    if abs(by) < 12:
        return one_day(base)
    near, far = abs(by) // 24, -(-abs(by) // 24)
    if by < 0:
        near, far = -far, -near
    return days(base + timedelta(near), base + timedelta(far))


def part_of(day: date, part: str, now: Now) -> Interval:
    """A part of a day, as the table has it; a night ends on the next day."""
    reach = now.calendar.parts[part]
    midnight = datetime(day.year, day.month, day.day)
    return Interval(
        midnight + timedelta(minutes=reach.begin),
        midnight + timedelta(minutes=reach.end),
        "part_of_day",
    )


def unit_of(day: date, unit: str | None, by: int) -> Interval:
    """The week, weekend, month or year that lies so many from the one that holds a day."""
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * by)
        return days(monday, monday + timedelta(6), "week")
    if unit == "weekend":
        saturday = day - timedelta((day.weekday() + 2) % 7) + timedelta(7 * by)
        return days(saturday, saturday + timedelta(1))
    if unit == "month":
        months = day.year * 12 + day.month - 1 + by
        return month_of_year(months // 12, months % 12 + 1)
    if unit == "year":
        return days(date(day.year + by, 1, 1), date(day.year + by, 12, 31), "year")
    return UNRESOLVED


def month_of_year(year: int, month: int) -> Interval:
    """A month, whole."""
    return days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def moment_of(day: date | datetime, minutes: int) -> datetime:
    """A moment as it is; of a day, so many minutes after its midnight."""
    if isinstance(day, datetime):
        return day
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
