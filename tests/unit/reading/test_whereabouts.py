"""Which places are a claim's own. Every sentence is our own."""

import pytest

from counterclaim.records import Place, Toll
from reads import read


def where(text: str) -> list[list[str]]:
    """The names of the places of each toll of a text."""
    return [
        [place.name for place in claim.places]
        for claim in read(text).claims
        if isinstance(claim.body, Toll)
    ]


def test_a_row_of_places_is_not_cut_in_two() -> None:
    """A claim that begins after the first place leaves the second to the first claim."""
    assert where("The army said it killed nine rebels in #Panjgur & #Nushki capturing a base.") == [
        ["Panjgur", "Nushki"]
    ]


def test_the_place_of_a_part_is_not_the_place_of_the_whole() -> None:
    """Four of fifteen are in one town; the fifteen died nobody says where."""
    text = "Fifteen rebels were killed and four of them remain at large near Panjgur."

    assert where(text) == [[], ["Panjgur"]]


def test_a_bar_in_a_headline_keeps_times_and_figures_apart() -> None:
    """Two headlines in one line say nothing of one another."""
    reading = read("Third massacre in 2021 | Eight killed in Panjgur")
    claim = next(claim for claim in reading.claims if isinstance(claim.body, Toll))

    assert claim.occurred.interval.begin is None


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        # who says "Herat city" elsewhere means the province by "Herat"
        ("Strikes hit Herat. They hit Herat city and all of Herat province.", "Herat", "region"),
        ("Strikes hit Kandahar. Kandahar province is large.", "Kandahar", "town"),
        ("Bombs fell in the eastern Herat countryside.", "Herat", "region"),
        ("A drone hit a car in Al-Qamishly in Syria.", "Al-Qamishly", "town"),
    ],
)
def test_a_name_means_the_province_for_whoever_tells_it_from_its_town(
    text: str, name: str, precision: str
) -> None:
    """The first mention of each name, as precise as the report lets it be."""
    first = next(mark for mark in read(text)[Place] if mark.span.cut(text) == name)

    assert first.precision == precision
