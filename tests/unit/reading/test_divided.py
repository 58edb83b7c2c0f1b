"""Figures divided by places. Every sentence is our own."""

import pytest

from counterclaim.records import Toll
from reads import read


def parts(text: str) -> list[tuple[int | None, list[str]]]:
    """The low end and the places of each toll of a text, in order."""
    return [
        (claim.body.low, [where.name for where in claim.places])
        for claim in read(text).claims
        if isinstance(claim.body, Toll)
    ]


def findings(text: str) -> list[str]:
    """The kinds of the findings about figures."""
    return [found.kind for found in read(text).findings if found.kind.startswith(("toll", "sum"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine rebels died in Nushki and four in Panjgur.",
            [(9, ["Nushki"]), (4, ["Panjgur"])],
        ),
        ("Nine rebels died in Nushki and Panjgur.", [(9, ["Nushki", "Panjgur"])]),
        (
            "In Nushki nine rebels died and two soldiers were wounded.",
            [(9, ["Nushki"]), (2, ["Nushki"])],
        ),
        # the same over another's words
        (
            "Nine rebels died in Nushki, the army said, and three in Panjgur.",
            [(9, ["Nushki"]), (3, ["Panjgur"])],
        ),
    ],
)
def test_each_figure_has_its_own_places(
    text: str, expected: list[tuple[int | None, list[str]]]
) -> None:
    """A figure reaches to the next one, though both share a verb."""
    assert parts(text) == expected


def test_a_part_is_no_contradiction_of_a_whole() -> None:
    """Four in one town and nine in all do not conflict; nor does their sum."""
    text = (
        "The Pakistan Army said that nine soldiers had been killed. "
        "The Pakistan Army said that four soldiers were killed in Nushki and five in Panjgur."
    )

    assert findings(text) == []


def test_parts_are_held_against_others_by_their_sum() -> None:
    """Where somebody gives only parts, their sum is held against the other's whole."""
    text = (
        "The Pakistan Army said that four soldiers were killed in Nushki and five in Panjgur. "
        "The Kharan Liberation Army said it had killed 60 soldiers."
    )

    assert findings(text) == ["toll_conflict"]
