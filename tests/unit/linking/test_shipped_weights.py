"""The weights that are shipped, on attacks that look alike."""

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.linking.linking import LinkReadings
from counterclaim.records import Reading
from counterclaim.tables import load
from reads import read

LINK = LinkReadings(load())
NUSHKI = (
    "Gunmen attacked a checkpoint of the Frontier Corps in Nushki on Wednesday night, killing four "
    "soldiers, officials said. The Balochistan Liberation Army (BLA) claimed responsibility for "
    "the attack. Security forces have begun a search in the area."
)
AGAIN = (
    "Four soldiers were killed when armed men assaulted a Frontier Corps post in Nushki late on "
    "Wednesday, a district official said. The BLA said that its fighters had carried out the "
    "attack and had killed nine soldiers."
)
TURBAT = (
    "Two policemen were killed when a roadside bomb hit their vehicle in Turbat on Wednesday, "
    "officials said. The Balochistan Liberation Army (BLA) claimed responsibility for the attack. "
    "Security forces have cordoned off the area."
)


def one(text: str, title: str, published: date) -> Reading:
    """A report with a headline."""
    reading = read(f"{title}\n\n{text}", published)
    return replace(reading, report=replace(reading.report, title=title))


FIRST = one(NUSHKI, "Gunmen attack checkpoint in Nushki, killing four soldiers", date(2024, 5, 9))
SECOND = one(AGAIN, "Four soldiers dead in Nushki post assault", date(2024, 5, 9))
ELSEWHERE = one(TURBAT, "Roadside bomb kills two policemen in Turbat", date(2024, 5, 9))


@pytest.mark.parametrize(
    ("readings", "incidents"),
    [
        ((FIRST, SECOND), 1),
        ((FIRST, ELSEWHERE), 2),
        ((SECOND, ELSEWHERE), 2),
        ((FIRST, SECOND, ELSEWHERE), 2),
    ],
)
def test_one_group_on_one_day_is_not_one_attack(
    readings: tuple[Reading, ...], incidents: int
) -> None:
    """Two reports of one attack are put together, and two attacks of one group are kept apart."""
    assert len(LINK(readings).incidents) == incidents
