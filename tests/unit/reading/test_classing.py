"""Whose the counted are, and how it ended for them. Every sentence is our own."""

import pytest

from counterclaim.records import Toll
from reads import read


def sides(text: str) -> list[tuple[str, str, int | None]]:
    """Effect, side and low end of each toll of a text."""
    return [
        (claim.body.effect, claim.body.victims, claim.body.low)
        for claim in read(text).claims
        if isinstance(claim.body, Toll)
    ]


def test_its_men_are_led_by_what_the_same_side_counts_elsewhere() -> None:
    """ "Its" can be two parties'; who gives the same figure with a class elsewhere means that."""
    told = sides(
        "The army said that three attackers had been shot dead. The army's claim that three of "
        "its men fell was rejected by the Kharan Liberation Army."
    )

    assert told == [("killed", "armed_group", 3), ("killed", "armed_group", 3)]


def test_its_men_in_anothers_mouth_are_of_no_side_alone() -> None:
    """Where nothing else tells, no side is guessed."""
    assert sides("The army's claim that three of its men fell was rejected.") == [
        ("killed", "unspecified", 3)
    ]


def test_swapping_the_parties_swaps_whose_men_they_are() -> None:
    """The army's losses and the militia's are read alike."""
    text = "The {} lost ten men. Four men of the {} were killed."
    one, other = sides(text.format("army", "militia")), sides(text.format("militia", "army"))

    swapped = {"state_forces": "armed_group", "armed_group": "state_forces"}
    assert one == [(effect, swapped[side], low) for effect, side, low in other]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fort was under the attackers' control. At least four of them were cornered.",
            [("active", "armed_group", 4)],
        ),
        # who was counted last is meant, not who was named last
        (
            "Nine attackers died as soldiers entered, and two of them were surrounded.",
            [("killed", "armed_group", 9), ("active", "armed_group", 2)],
        ),
    ],
)
def test_them_are_whoever_was_told_of_last(
    text: str, expected: list[tuple[str, str, int | None]]
) -> None:
    """Those counted last; where nobody was counted, the people named last."""
    assert sides(text) == expected


def test_a_deadly_attack_is_no_figure_beside_one() -> None:
    """What only says that somebody died gives way to a count, and stays a doubt."""
    reading = read("A deadly shooting shocked the town. The shooting killed four people.")
    tolls = [claim.body.low for claim in reading.claims if isinstance(claim.body, Toll)]
    doubts = [doubt.span.cut(reading.text) for doubt in reading.doubts if doubt.span]

    assert (tolls, doubts) == ([4], ["deadly shooting"])


def test_a_negated_word_of_harm_takes_no_figure_and_leaves_a_doubt() -> None:
    """Two who were not hurt are nobody's injured."""
    reading = read("There were two other people in the home that were not hurt.")

    assert [doubt.span.cut(reading.text) for doubt in reading.doubts if doubt.span] == [
        "two other people"
    ]


def test_a_month_in_which_it_was_said_dates_it() -> None:
    """ "In March they said that it had killed two": in March, or not long before."""
    claim = read("In December, the guard said that a strike had killed two officers.").claims[0]

    assert claim.occurred.interval.precision == "month"
