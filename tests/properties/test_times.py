"""Laws of times."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.dates import absolute_dates
from counterclaim.reading.times import FindTimes
from counterclaim.records import Interval, Passage, Reading, Report, Sentence, Span, Time
from counterclaim.tables.calendar import load
from counterclaim.tables.shelf import Shelf

CALENDARS = {code: load(Shelf(), code) for code in Shelf().languages()}
WORDS = sorted({key for calendar in CALENDARS.values() for key in calendar.starts["time"]} | {
    *map(str, range(32)), "1999", "2022", "2024", "of", "and", "to", "ago", ":", "-", "/", ",",
    "کی", "کو", "سے", "تک", "اور", "قبل", "night", "february", "جنوری", "will", "(", ")",
})  # fmt: skip
WEEKDAYED = (
    "on Wednesday", "Friday night", "last Monday", "next Sunday", "yesterday", "last night",
    "two days ago", "early on Thursday", "last week", "from Monday to Wednesday", "بدھ کی شب",
    "between Tuesday and Friday", "in the past 72 hours", "گزشتہ رات", "جمعرات کو", "پیر سے",
    "the night between Monday and Tuesday", "over the weekend", "earlier this week",
)  # fmt: skip
days = st.dates(date(1, 2, 1), date(9998, 11, 30))
tame_days = st.dates(date(1950, 1, 1), date(2090, 1, 1))
spoken = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
codes = st.sampled_from(sorted(CALENDARS))


def times(text: str, code: str, published: date | None) -> list[Time]:
    """The times of a text that is one sentence."""
    if not text:
        return []
    span = Span(0, len(text))
    passage = Passage(span, "paragraph", code, "ltr")
    reading = Reading(
        Report("rep_1", text, "", "law", published=published),
        {Passage: (passage,), Sentence: (Sentence(span, 0, code),)},
    )
    return [mark for mark in FindTimes(CALENDARS)(reading) if isinstance(mark, Time)]


def shifted(when: Interval, by: timedelta) -> tuple[object, object]:
    """Both ends of an interval, moved."""
    assert when.begin is not None
    assert when.end is not None
    return when.begin + by, when.end + by


@settings(deadline=None)  # a loaded machine is no fault of the text
@given(st.sampled_from(WEEKDAYED), tame_days, st.integers(-50, 50))
def test_a_time_told_by_the_week_moves_with_its_report(said: str, day: date, weeks: int) -> None:
    """A report some weeks later means the time as many weeks later."""
    code = "en" if said.isascii() else "ur"
    by = timedelta(7 * weeks)
    (here,), (there,) = times(said, code, day), times(said, code, day + by)

    assert (there.interval.begin, there.interval.end) == shifted(here.interval, by)
    assert there.interval.precision == here.interval.precision


@settings(deadline=None)  # a loaded machine is no fault of the text
@given(spoken, codes, days)
def test_no_interval_ends_before_it_begins(said: str, code: str, day: date) -> None:
    """Ends are both there, in order and of one kind, or both unknown."""
    for mark in times(said, code, day):
        begin, end = mark.interval.begin, mark.interval.end

        if begin is None or end is None:
            assert mark.interval.precision == "unresolved"
            assert begin is None
            assert end is None
        else:
            assert isinstance(begin, datetime) == isinstance(end, datetime)
            assert begin <= end


@settings(deadline=None)  # a loaded machine is no fault of the text
@given(spoken, codes, days)
def test_times_stand_in_order_and_never_overlap(said: str, code: str, day: date) -> None:
    """Each word belongs to one time at most."""
    spans = [mark.span for mark in times(said, code, day)]

    assert all(one.end <= other.start for one, other in pairwise(spans))


@settings(deadline=None)  # a loaded machine is no fault of the text
@given(st.text(max_size=200) | spoken, codes, st.none() | days)
def test_any_text_gives_a_result(said: str, code: str, day: date | None) -> None:
    """No text is an error, for times and for absolute dates."""
    times(said, code, day)
    found = list(absolute_dates(said, list(CALENDARS.values()), day))

    assert all(said[span.start : span.end].strip() for span, _ in found)
