"""The phrase books of times: gold/times.<language>.toml."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from counterclaim.reading.times import FindTimes
from counterclaim.records import Interval, Passage, Reading, Report, Sentence, Span, Time
from counterclaim.tables.calendar import Calendar, load
from counterclaim.tables.shelf import Shelf

BOOKS = sorted((Path(__file__).parents[2] / "gold").glob("times.*.toml"))
CALENDARS: dict[str, Calendar] = {
    book.name.split(".")[1]: load(Shelf(), book.name.split(".")[1]) for book in BOOKS
}


def rows(kind: str) -> list[Any]:
    """Every phrase of one kind, with its row and its language."""
    return list(_rows(kind))


def _rows(kind: str) -> Iterator[Any]:
    for book in BOOKS:
        with book.open("rb") as file:
            for row in tomllib.load(file).get(kind, []):
                for said in row["said"]:
                    code = book.name.split(".")[1]
                    yield pytest.param(code, row, said, id=f"{code}: {said}")


def times(text: str, language: str, published: date | None) -> list[Interval]:
    """The times that the stage finds in one sentence."""
    span = Span(0, len(text))
    passage = Passage(span, "paragraph", language, "ltr")
    report = Report("rep_book", text, "", "book", published=published)
    reading = Reading(report, {Passage: (passage,), Sentence: (Sentence(span, 0, language),)})
    found = FindTimes(CALENDARS)(reading)
    return [mark.interval for mark in found if isinstance(mark, Time)]


def told(interval: Interval, row: dict[str, Any]) -> tuple[str, str, str]:
    """An interval as the book writes it: days alone where the row gives days alone."""
    begin, end = interval.begin, interval.end
    if "T" not in row["from"]:
        begin, end = interval.first_day, interval.last_day
    return _iso(begin), _iso(end), interval.precision


def _iso(when: date | datetime | None) -> str:
    if isinstance(when, datetime):
        return when.isoformat(timespec="minutes")
    return when.isoformat() if when else ""


@pytest.mark.parametrize(("language", "row", "said"), rows("time"))
def test_a_phrase_is_one_time_with_this_interval(
    language: str, row: dict[str, Any], said: str
) -> None:
    """Each phrase of a row holds exactly one time, and it is the row's."""
    found = times(said, language, row.get("published"))

    assert [told(one, row) for one in found] == [(row["from"], row["to"], row["precision"])]
    zone = row.get("zone")
    assert (found[0].zone, found[0].stated) == (None if zone == "local" else zone, zone is not None)


@pytest.mark.parametrize(("language", "row", "said"), rows("unresolved"))
def test_a_phrase_that_no_day_can_be_told_from_stays_unresolved(
    language: str, row: dict[str, Any], said: str
) -> None:
    """A vague or impossible time is one time, without an interval."""
    found = times(said, language, row.get("published"))

    assert [one.precision for one in found] == ["unresolved"]
    assert found[0].begin is None


@pytest.mark.parametrize(("language", "row", "said"), rows("nothing"))
def test_what_only_looks_like_a_time_stays_unread(
    language: str, row: dict[str, Any], said: str
) -> None:
    """Names, numbers, verbs and durations are no times."""
    assert times(said, language, row.get("published")) == []


@pytest.mark.parametrize(("language", "phrases", "nothings"), [("en", 120, 25), ("ur", 60, 12)])
def test_the_book_is_as_thick_as_promised(language: str, phrases: int, nothings: int) -> None:
    """Each book holds the promised number of phrases."""
    counts = {
        kind: sum(param.values[0] == language for param in rows(kind))
        for kind in ("time", "unresolved", "nothing")
    }

    assert counts["time"] + counts["unresolved"] >= phrases
    assert counts["nothing"] >= nothings
