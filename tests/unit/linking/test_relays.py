"""Whose words a report carries."""

from dataclasses import replace

import pytest

from counterclaim.linking.relays import Outlets, carried
from counterclaim.records import Reading
from counterclaim.tables import load
from reads import read

LIMITS = load().copying
BODY = "Four soldiers were killed in Panjgur on Wednesday. The market opened as always."
BODY_UR = "بدھ کو پنجگور میں چار فوجی ہلاک ہوئے۔ بازار کھلے رہے۔"


def by(text: str, outlet: str | None) -> Reading:
    """A reading of a text of some outlet."""
    reading = read(text)
    return replace(reading, report=replace(reading.report, outlet=outlet))


WIRES = (by("Nothing happened.", "Example Wire"), by("کچھ نہیں ہوا۔", "مثال نیوز"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Night\n\nQUETTA, Feb 3 (Example Wire) — {BODY}", "Example Wire"),
        (f"Night\n\nQUETTA, Feb 3 (AFP/Example Wire) — {BODY}", "AFP"),
        (f"Night\n\nQUETTA (Reuters) - {BODY}", "Reuters"),
        (f"Night\n\nBy Example Wire\n\n{BODY}", "Example Wire"),
        (f"Night\n\n{BODY}\n\nCourtesy: The Associated Press", "The Associated Press"),
        (f"Night\n\n{BODY}\n\nWith input from Reuters", "Reuters"),
        (f"Night\n\n{BODY} — Agencies", "Agencies"),
        (f"Night\n\n{BODY}\n\n(Agencies)", "Agencies"),
        (f"رات\n\nکوئٹہ (مثال نیوز) — {BODY_UR}", "مثال نیوز"),
        (f"رات\n\n{BODY_UR}\n\nبشکریہ: مثال نیوز", "مثال نیوز"),
        (f"رات\n\n{BODY_UR}\n\n(ایجنسیاں)", "ایجنسیاں"),
        (f"Night\n\nBy Jane Example\n\n{BODY}", None),
        (f"Night\n\nQUETTA, Feb 3 (Example Mirror) — {BODY}", None),
        (f"Night\n\nThe guards (four of them) — all young — were killed. {BODY}", None),
        (f"Night\n\n{BODY} He spoke to Reuters last year — or so he said.", None),
        (BODY, None),
        ("", None),
    ],
)
def test_a_report_carries_the_outlet_that_it_names(text: str, name: str | None) -> None:
    """In the dateline, on a line of credit, at the end; a stranger or its own name is no wire."""
    reading = by(text, "Example Mirror")
    outlets = Outlets.of([*WIRES, reading], LIMITS.relaying)
    found = carried(reading, outlets)

    assert (found.name if found else None) == name


def test_two_names_of_one_agency_are_one() -> None:
    """The table of actors knows what outlets are also called."""
    outlets = Outlets.of([], LIMITS.relaying)

    assert outlets.key("AFP") == outlets.key("Agence France-Presse") == "act_afp"
    assert outlets.key("Jane Example") is None
