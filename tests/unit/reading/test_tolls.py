"""Tolls: which figure says what befell whom. Every sentence is our own."""

import pytest

from counterclaim.records import Toll
from reads import read

Told = tuple[str, str, int | None, int | None]


def told(text: str) -> list[Told]:
    """Effect, victims and range of each toll of a text, in order."""
    return [
        (claim.body.effect, claim.body.victims, claim.body.low, claim.body.high)
        for claim in read(text).claims
        if isinstance(claim.body, Toll)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # active: the harmed stand after the word
        ("The rebels killed six guards.", [("killed", "unspecified", 6, 6)]),
        ("The rebels killed six soldiers.", [("killed", "state_forces", 6, 6)]),
        # passive: before it
        ("Six soldiers were killed.", [("killed", "state_forces", 6, 6)]),
        # a noun for the dead, right beside the figure
        ("The raid left six soldiers dead.", [("killed", "state_forces", 6, 6)]),
        # one word for two figures
        (
            "Six rebels and two policemen died in Kohlu.",
            [("killed", "armed_group", 6, 6), ("killed", "state_forces", 2, 2)],
        ),
        # each figure to its own word
        (
            "The blast killed six soldiers and injured nine civilians.",
            [("killed", "state_forces", 6, 6), ("injured", "civilians", 9, 9)],
        ),
        # a figure that says more of the one before is no second toll
        ("Seven soldiers, one of them an officer, died.", [("killed", "state_forces", 7, 7)]),
        # who "others" are is told by who was counted last
        (
            "Six soldiers were killed and four others were wounded.",
            [("killed", "state_forces", 6, 6), ("injured", "state_forces", 4, 4)],
        ),
        # a bare plural is a toll without a number
        ("Soldiers were killed in Kohlu.", [("killed", "state_forces", None, None)]),
        # nought is a figure
        ("No soldiers were killed.", [("killed", "state_forces", 0, 0)]),
        # a figure of people whom nothing befell is no toll
        ("The army sent 300 soldiers to Kohlu.", []),
    ],
)
def test_a_figure_goes_to_its_word_of_harm(text: str, expected: list[Told]) -> None:
    """Each figure is a toll of the word of harm that it belongs to, of the side that it says."""
    assert told(text) == expected


def test_the_enemy_is_whoever_the_speaker_fights() -> None:
    """ "Enemy" is of no side by itself: it takes the side that the speaker is against."""
    group = told("The Kharan Liberation Army said it had killed nine enemy troops.")
    army = told("The Pakistan Army said it had killed nine enemy fighters.")

    assert group == [("killed", "state_forces", 9, 9)]
    assert army == [("killed", "armed_group", 9, 9)]


def test_a_figure_near_harm_that_fits_none_is_a_doubt() -> None:
    """A figure that no word of harm can claim is shown as a doubt, not dropped."""
    text = (
        "Two hundred policemen from four neighbouring districts, who had been on leave since the "
        "spring festival and came by bus and train, guarded the funeral of those killed."
    )

    assert any(doubt.stage == "claims" for doubt in read(text).doubts)


def test_by_names_who_did_it_in_plain_terms() -> None:
    """Who is said to have done it is kept without the words that take sides."""
    claims = read("Cowardly terrorists killed six soldiers in Kohlu.").claims
    toll = next(claim for claim in claims if isinstance(claim.body, Toll))

    assert isinstance(toll.body, Toll)
    assert toll.body.by == "attackers"
    assert {word.quote for word in toll.loaded} == {"Cowardly", "terrorists"}
