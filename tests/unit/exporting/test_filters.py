"""`--where`."""

import pytest

from counterclaim.errors import BadOption
from counterclaim.exporting.filters import Flat, where

ROWS: list[Flat] = [
    {"id": "a", "low": 3, "words": "Four Soldiers", "day": "2022-02-03", "open": True},
    {"id": "b", "low": 12, "words": "nobody", "day": None, "open": False},
    {"id": "c", "low": None, "words": "", "day": "2022-02-05", "open": False},
]
COLUMNS = ("id", "low", "words", "day", "open")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (None, "abc"),
        ("", "abc"),
        ("low>=3", "ab"),
        ("low>3", "b"),
        ("low < 12", "a"),
        ("low!=3", "b"),
        ("low=none", "c"),
        ("low!=none", "ab"),
        ("words~SOLDIERS", "a"),
        ("words='four soldiers'", "a"),
        ("day>2022-02-03", "c"),
        ("day<=2022-02-03 and low=3", "a"),
        ("low>2 AND words=nobody", "b"),
        ("open=true", "a"),
        ("low~1", "b"),
    ],
)
def test_rows_that_pass(asked: str | None, found: str) -> None:
    """Numbers as numbers, days as days, words whatever their case; nothing passes no test."""
    passes = where(asked, COLUMNS)

    assert "".join(str(row["id"]) for row in ROWS if passes(row)) == found


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("low", "'low' is no comparison"),
        ("low>", "is no comparison"),
        ("height=3", "no column 'height'; there are id, low"),
        ("low=3 low=4", "join comparisons with `and`"),
        ("low>many", "low is a number, and 'many' is none"),
    ],
)
def test_words_that_are_no_test_are_refused(asked: str, why: str) -> None:
    """With what would be right."""
    with pytest.raises(BadOption, match=why):
        [row for row in ROWS if where(asked, COLUMNS)(row)]
