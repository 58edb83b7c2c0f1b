"""Which names are one: spellings, stems, abbreviations, handles."""

from functools import cache

import pytest

from counterclaim.orthography import words
from counterclaim.reading.spellings import fits, handle_fits, near, same_group, same_person
from counterclaim.tables import naming
from counterclaim.tables.naming import Spelling
from counterclaim.tables.shelf import Shelf


@cache
def spelling() -> Spelling:
    """The spelling of all languages that the package ships."""
    shelf = Shelf()
    return naming.joined(naming.load(shelf, code) for code in shelf.languages())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("rasheed", "rashid"),
        ("ahmad", "ahmed"),
        ("mohammed", "muhammad"),
        ("qadir", "qader"),
        ("hussein", "husain"),
        ("yusuf", "yousuf"),
        ("rashid", "رشید"),
    ],
)
def test_spellings_of_one_name_are_near(left: str, right: str) -> None:
    """Vowels that stand for one another, and letters doubled, make no other name."""
    assert near(left, right, spelling())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hassan", "hussain"),
        ("karim", "karam"),
        ("rashid", "rafiq"),
        ("ali", "ala"),
        ("noor", "nasir"),
    ],
)
def test_different_names_are_not_near(left: str, right: str) -> None:
    """A vowel that makes another name keeps them apart."""
    assert not near(left, right, spelling())


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Kamal Rasheed", "Kamal Rashid", True),
        ("Sheikh Kamal Rasheed", "Kamal Rashid", True),
        ("Dost", "Rahim Dost", True),
        ("Rahim", "Rahim Dost", False),
        ("Karim Dost", "Rahim Dost", False),
        ("Dost Rahim", "Rahim Dost", False),
    ],
)
def test_a_shorter_name_is_a_persons_when_its_words_stand_in_the_longer(
    left: str, right: str, *, one: bool
) -> None:
    """Every word of the shorter stands in the longer, in order; one word is the last."""
    assert same_person(left, right, spelling()) is one


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Zarvan Liberation Army", "Zarvani Liberation Army", True),
        ("Zarvanistan Liberation Army", "Zarvani Liberation Army", True),
        ("Zarvan Liberation Army", "Zarvan Liberation Front", False),
        ("Zarvan Liberation Army", "Kharan Liberation Army", False),
        ("Zarvan Army", "Zarvan Liberation Army", False),
        ("Army", "Army", True),
    ],
)
def test_groups_differ_by_more_than_their_peoples_name(left: str, right: str, *, one: bool) -> None:
    """A land and its people name one group; other words name another."""
    assert same_group(left, right, spelling()) is one


@pytest.mark.parametrize(
    ("short", "name", "fit"),
    [
        ("ZFA", "Zarvani Freedom Army", True),
        ("ISPR", "Inter-Services Public Relations", True),
        ("FLK", "Front for the Liberation of Kharan", True),
        ("ZLA", "زروان لبریشن آرمی", True),
        ("ZFA", "Zarvani Army", False),
        ("XFA", "Zarvani Freedom Army", False),
    ],
)
def test_an_abbreviation_fits_the_initials_in_order(short: str, name: str, *, fit: bool) -> None:
    """Small joining words may be left out, and no other."""
    assert fits(short, words(name), spelling()) is fit


def test_a_handle_is_a_persons_when_it_is_made_of_the_name() -> None:
    """First and last name in a row, in another spelling too."""
    assert handle_fits("RahimDostPK", "Rahim Dost", spelling())
    assert not handle_fits("RahimKharan", "Rahim Dost", spelling())
