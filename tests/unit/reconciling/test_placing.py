"""Figures told without a place that are one place's all the same."""

from counterclaim.records import Claim, Scope
from told import ARMY, case, claim, row, toll

UPPER = claim(ARMY, toll(9), places=["Upperton"], report="a")
LOWER = claim(ARMY, toll(4), places=["Lowerton"], report="a")


def scope(one: Claim, *others: Claim) -> Scope:
    """The scope of a claim among others."""
    held = row(case(one, *others), "state_forces.killed").statements
    return next(statement.scope for statement in held if statement.claim == one)


def test_a_speakers_figure_for_one_place_is_that_places_where_none_is_named() -> None:
    """ "The army said nine had died": it said so, that day, of Upperton."""
    told = claim(ARMY, toll(9), report="b")

    assert scope(told, UPPER, LOWER).places == ("made:upperton",)


def test_a_figure_that_no_place_has_is_of_the_whole() -> None:
    """Thirteen are Upperton's nine and Lowerton's four."""
    assert scope(claim(ARMY, toll(13), report="b"), UPPER, LOWER).whole


def test_a_figure_stays_whole_beside_another_for_the_same_place() -> None:
    """Who gives Upperton another figure in the same report does not mean Upperton."""
    total = claim(ARMY, toll(9), report="b")
    part = claim(ARMY, toll(5), places=["Upperton"], report="b")

    assert scope(total, part, UPPER, LOWER).whole


def test_an_open_figure_stays_whole() -> None:
    """ "More than 100" may be true of one place and of both."""
    told = claim(ARMY, toll(101, None), report="b")
    part = claim(ARMY, toll(101, None), places=["Upperton"], report="a")

    assert scope(told, part, LOWER).whole
