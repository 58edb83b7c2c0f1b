"""On whose word a claim stands, over the reports of one incident."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from counterclaim.linking.voices import Voice, voices
from counterclaim.records import Reading
from counterclaim.tables import load
from reads import read

TABLES = load()
DEAD = "four soldiers were killed."
DEAD_UR = "چار فوجی ہلاک ہوئے۔"


def by(text: str, outlet: str | None = "Example Mirror") -> Reading:
    """A reading of a text of some outlet."""
    reading = read(text)
    return replace(reading, report=replace(reading.report, outlet=outlet))


def heard(*readings: Reading) -> list[Voice]:
    """The voice of the last claim of each reading, all of one incident."""
    claims = [claim for reading in readings for claim in reading.claims]
    found = voices(readings, claims, TABLES)
    return [found.of[reading.claims[-1].id] for reading in readings]


def keys(sentences: Sequence[str]) -> list[str]:
    """The keys of who speaks last in each of some reports."""
    return [one.key for one in heard(*(by(text) for text in sentences))]


@pytest.mark.parametrize(
    "text",
    [
        f"ISPR said that {DEAD}",
        f"Sheikh Rashid Ahmed said that {DEAD}",
        f"The district administration said that {DEAD}",
        f"The Zarvan Front said that {DEAD}",
        f"Police said that {DEAD}",
        f"ضلعی انتظامیہ نے کہا کہ {DEAD_UR}",
        f"آئی ایس پی آر نے کہا کہ {DEAD_UR}",
        "Four soldiers were killed.",
    ],
)
def test_a_voice_is_known_again_in_another_report(text: str) -> None:
    """A name, a body and an outlet are one voice wherever an incident has them."""
    one, other = keys([text, f"{text} Snow fell."])

    assert one == other


@pytest.mark.parametrize(
    "text",
    [
        f"Officials said that {DEAD}",
        f"A hospital official said that {DEAD}",
        f"مقامی صحافیوں نے کہا کہ {DEAD_UR}",
    ],
)
def test_who_is_not_named_is_another_in_each_report(text: str) -> None:
    """Nobody can say whether the officials of two reports are the same."""
    one, other = heard(by(text), by(f"{text} Snow fell."))

    assert one.nameless
    assert one.key != other.key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (f"The district administration said that {DEAD}", f"ضلعی انتظامیہ نے کہا کہ {DEAD_UR}"),
        (f"The Example Liberation Front said that {DEAD}", f"مثال لبریشن فرنٹ نے کہا کہ {DEAD_UR}"),
        (f"Sheikh Rashid Ahmed said that {DEAD}", f"Sheikh Rasheed Ahmed said that {DEAD}"),
        (f"Reuters said that {DEAD}", f"Reuters reported that {DEAD}"),
    ],
)
def test_a_name_is_one_in_any_spelling_and_language(left: str, right: str) -> None:
    """Words of a body's or a group's name are led to their English, a person's to its sounds."""
    one, other = keys([left, right])

    assert one == other


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (f"Hassan Ali said that {DEAD}", f"Hussain Ali said that {DEAD}"),
        (f"The Example Liberation Front said that {DEAD}", f"سندھ لبریشن فرنٹ نے کہا کہ {DEAD_UR}"),
        (f"The provincial government said that {DEAD}", f"ضلعی انتظامیہ نے کہا کہ {DEAD_UR}"),
    ],
)
def test_other_names_are_other_voices(left: str, right: str) -> None:
    """Rasheed is Rashid, but Hassan is not Hussain; nor is one front another."""
    one, other = keys([left, right])

    assert one != other


def test_a_minister_is_one_by_name_and_by_office_where_a_report_gives_both() -> None:
    """One report has the name, one the office, and a third one both."""
    name = f"Rahim Dost said that {DEAD}"
    office = f"Pakistan's interior minister said that {DEAD}"
    both = f"Interior Minister Rahim Dost said that {DEAD}"
    one, other = keys([name, office])
    led = keys([name, office, both])

    assert one != other
    assert len(set(led)) == 1


def test_two_persons_of_one_office_are_two() -> None:
    """Two countries' ministers, or one after the other: nobody is led to an office by a guess."""
    led = keys(
        [
            f"Interior Minister Rahim Dost said that {DEAD}",
            f"Interior Minister Jalal Example said that {DEAD}",
            f"Pakistan's interior minister said that {DEAD}",
        ]
    )

    assert len(set(led)) == 3


def test_what_a_wire_tells_is_the_wires() -> None:
    """A desk that prints a wire's report under its tag says nothing of its own."""
    wire = by(f"QUETTA, Feb 3, 2022 (Example Wire) — {DEAD.capitalize()}", None)
    desk = by(f"By Example Wire\n\n{DEAD.capitalize()}")
    one, other = heard(wire, desk)

    assert one.key == other.key


def test_a_voice_is_shown_under_a_name_in_the_letters_of_our_pages() -> None:
    """However often it is told in another script."""
    urdu = f"ضلعی انتظامیہ نے کہا کہ {DEAD_UR}"
    told = heard(
        by(urdu), by(f"{urdu} کچھ نہیں ہوا۔"), by(f"The district administration said {DEAD}")
    )

    assert {one.name for one in told} == {"district administration"}


def test_the_order_of_reports_changes_no_voice() -> None:
    """Whoever comes first gives nobody another name."""
    texts = [
        f"Interior Minister Rahim Dost said that {DEAD}",
        f"The district administration said that {DEAD}",
        f"ضلعی انتظامیہ نے کہا کہ {DEAD_UR}",
        f"The interior minister said that {DEAD}",
    ]
    readings = [by(text) for text in texts]

    assert heard(*readings) == heard(*reversed(readings))[::-1]
