"""A name means the place that the rest of the report speaks for, or stays open."""

import pytest

from counterclaim.reading.resolving import distance
from shipped_places import places


def where(text: str, name: str) -> str | None:
    """Give the id that a name of a text is resolved to."""
    entry = places(text)[name]
    return None if entry is None else entry.id


def test_naushki_beside_panjgur_is_nushki() -> None:
    """Neighbours and the region's name outweigh a namesake in another country."""
    text = "Posts in Panjgur and Naushki were hit, officials in Balochistan said."

    assert where(text, "Naushki") == "geonames:1168749"


def test_naushki_in_russia_stays_there() -> None:
    """Our own spelling does not take a name away from the place that bears it."""
    assert (
        where("Customs officers at Naushki, Russia, were questioned.", "Naushki")
        == "geonames:2019429"
    )


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A mill burned in Alexandria, Louisiana.", "Alexandria", "US", "LA"),
        ("The port of Alexandria in Egypt was shut, Cairo said.", "Alexandria", "EG", "06"),
        ("Egyptian divers searched off Alexandria.", "Alexandria", "EG", "06"),
        ("Athens, Ga., and Atlanta saw hail; Georgia declared an emergency.", "Athens", "US", "GA"),
        ("Tripoli, Lebanon, was quiet, and so was Beirut.", "Tripoli", "LB", None),
        ("Fighting in Hyderabad, Sindh, eased.", "Hyderabad", "PK", "05"),
        ("Fighting in Hyderabad, India, eased.", "Hyderabad", "IN", None),
    ],
)
def test_the_report_decides_between_namesakes(
    text: str, name: str, country: str, admin1: str | None
) -> None:
    """Containment, countries and adjectives choose among places of one name."""
    entry = places(text)[name]

    assert entry is not None
    assert entry.country == country
    assert admin1 is None or entry.admin1 == admin1


def test_a_name_alone_is_the_town_and_with_its_kind_the_region() -> None:
    """In "Kabul" it is the town, in "Kabul province" the province."""
    town, region = places("A blast in Kabul.")["Kabul"], places("Rain in Kabul province.")["Kabul"]

    assert town is not None
    assert region is not None
    assert (town.kind, region.kind) == ("town", "region")


def test_a_name_of_many_towns_stays_open() -> None:
    """Nothing in the report chooses among thirty Springfields: none is guessed."""
    assert places("The shop in Franklin was shut.")["Franklin"] is None


def test_the_order_of_names_changes_nothing() -> None:
    """Resolving looks at the whole report at once."""
    one = places("Panjgur, then Naushki and Turbat.")
    other = places("Turbat, then Naushki and Panjgur.")

    assert one == {name: other[name] for name in one}


def test_no_mentions_give_no_places() -> None:
    """A report without places is no special case."""
    assert places("Nothing was said.") == {}


def test_distance_is_along_the_globe() -> None:
    """Quetta to Panjgur is about 455 km; a point is no way from itself."""
    assert distance(30.18, 67.0, 26.97, 64.09) == pytest.approx(457, abs=10)
    assert distance(1.0, 2.0, 1.0, 2.0) == 0.0
