"""Numbers in words and digits are the whole numbers that they say."""

import pytest

from counterclaim.orthography import words
from counterclaim.reading.numbers import digits, number_at
from counterclaim.tables import numerals
from counterclaim.tables.shelf import Shelf

SHELF = Shelf()
TABLES = {code: numerals.load(SHELF, code) for code in ("en", "ur")}


def read(said: str, code: str) -> tuple[int, int] | None:
    """The value of the number that begins a text, and how many words it takes."""
    number = number_at(words(said), 0, TABLES[code])
    return (number.value, number.after) if number else None


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("seventeen", 17),
        ("twenty-five", 25),
        ("Twenty five", 25),
        ("two hundred and six", 206),
        ("a hundred", 100),
        ("a dozen", 12),
        ("three dozen", 36),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("two thousand three hundred and forty-one", 2341),
        ("twelve hundred", 1200),
        ("3.2 million", 3_200_000),
        ("1.5 lakh", 150_000),
        ("1,25,000", 125_000),
        ("12,000", 12_000),
        ("۱۵", 15),
        ("٣٤", 34),
        ("१२", 12),
    ],
)
def test_english_numbers_are_read_whole(said: str, value: int) -> None:
    """Every word of a number belongs to it, in any script of digits."""
    assert read(said, "en") == (value, len(words(said)))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("نو", 9),
        ("پچیس", 25),
        ("ایک سو پانچ", 105),
        ("سو", 100),
        ("دو ہزار تین سو", 2300),
        ("ڈیڑھ سو", 150),
        ("ڈھائی لاکھ", 250_000),
        ("ساڑھے تین سو", 350),
        ("پونے دو لاکھ", 175_000),
        ("2 ہزار", 2000),
        ("۱٫۵ لاکھ", 150_000),
        ("بہتّر", 72),
        ("نصف درجن", 6),
    ],
)
def test_urdu_numbers_are_read_whole(said: str, value: int) -> None:
    """Every word of a number belongs to it, shifts and fractions too."""
    assert read(said, "ur") == (value, len(words(said)))


@pytest.mark.parametrize(
    ("said", "value", "taken"),
    [
        ("two hundred five hundred", 205, 3),
        ("two dozen five", 24, 2),
        ("one two", 1, 1),
        ("three and four", 3, 1),
        ("thirty fifteen", 30, 1),
    ],
)
def test_a_number_ends_where_the_next_word_does_not_go_on(
    said: str, value: int, taken: int
) -> None:
    """Two numbers side by side stay two numbers."""
    assert read(said, "en") == (value, taken)


@pytest.mark.parametrize("said", ["12.7", "1.5", "soldiers", "-", "03001234567890123", "1,2,3"])
def test_what_is_no_whole_number_is_no_number(said: str) -> None:
    """Calibres, codes and lists of digits are not numbers of people."""
    assert read(said, "en") is None


@pytest.mark.parametrize("key", ["", ",", "1,", "1,2345", "1.2.3", "x", "1" * 5000, "1," * 90])
def test_digits_that_are_no_number_have_no_value(key: str) -> None:
    """Odd separators and endless digits never raise."""
    assert digits(key, TABLES["en"]) is None
