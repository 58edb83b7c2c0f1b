"""Dates that a text names by itself."""

from datetime import date, datetime

import pytest

from counterclaim.dates import absolute_dates
from counterclaim.tables.calendar import load
from counterclaim.tables.shelf import Shelf

CALENDARS = [load(Shelf(), code) for code in ("en", "ur")]


def dates(text: str, anchor: date | None = None) -> list[tuple[str, date | datetime]]:
    """The words of each date, and the date."""
    return [(span.cut(text), day) for span, day in absolute_dates(text, CALENDARS, anchor)]


@pytest.mark.parametrize(
    "said",
    [
        "2022-02-03", "February 3, 2022", "3 Feb 2022", "3rd of February 2022", "Feb. 3, 2022",
        "Thursday, 3 February 2022", "3-Feb-2022", "03.02.2022", "۳ فروری ۲۰۲۲", "3 فروری2022",
        "جمعرات 3 فروری 2022", "3 فروری 2022ء", "فروری 3، 2022",
    ],
)  # fmt: skip
def test_a_date_is_read_in_each_form_and_language(said: str) -> None:
    """The whole phrase is the date, whichever language it is in."""
    found = dates(f"x {said}; x")

    assert found == [(said, date(2022, 2, 3))]


@pytest.mark.parametrize(
    "said", ["10:49 PM · Feb 3, 2022", "2022-02-03T22:49+05:00", "Feb 3, 2022 at 10.49 pm"]
)
def test_a_clock_time_beside_a_date_is_part_of_it(said: str) -> None:
    """A post's stamp gives the minute, as its clock shows it."""
    found = dates(said)

    assert found == [(said, datetime(2022, 2, 3, 22, 49))]


def test_a_date_whose_day_and_month_could_change_places_is_passed_over() -> None:
    """3/2/2022 is no date; 13/2/2022, 2/13/2022 and 3/3/2022 are."""
    found = dates("3/2/2022 and 13/2/2022 and 2/13/2022 and 3/3/2022")

    assert [day for _, day in found] == [
        date(2022, 2, 13), date(2022, 2, 13), date(2022, 3, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("anchor", "year"),
    [(date(2022, 2, 5), 2022), (date(2022, 12, 30), 2022), (date(2022, 1, 25), 2022)],
)
def test_a_date_without_a_year_goes_to_the_year_nearest_to_the_anchor(
    anchor: date, year: int
) -> None:
    """Not far ahead of the anchor, else before it."""
    found = dates("Feb. 3", anchor)

    assert found == [("Feb. 3", date(year, 2, 3))]


def test_a_day_far_ahead_of_the_anchor_is_one_of_the_year_before() -> None:
    """A report of February that says 28 December means the December before."""
    found = dates("28 December", date(2022, 2, 3))

    assert found == [("28 December", date(2021, 12, 28))]


def test_a_date_without_a_year_and_without_an_anchor_is_passed_over() -> None:
    """No year is made up."""
    assert dates("Feb. 3") == []


def test_29_february_goes_to_a_year_that_has_one() -> None:
    """The nearest leap year, not an error."""
    found = dates("29 February", date(2022, 3, 1))

    assert found == [("29 February", date(2020, 2, 29))]


@pytest.mark.parametrize("said", ["31 February 2022", "2022-13-01", "1.2.3.2022", "0000-00-00"])
def test_an_impossible_date_is_passed_over(said: str) -> None:
    """What no calendar has is no date, and no error."""
    assert dates(said) == []


def test_the_post_line_of_a_plain_text_gives_its_date() -> None:
    """The name and handle before the date do not hide it."""
    found = dates("— Example Desk (@exampledesk) February 3, 2022")

    assert found == [("February 3, 2022", date(2022, 2, 3))]
