"""Denials: who holds whose claim to be untrue."""

from dataclasses import replace

from counterclaim.records import Status
from told import ARMY, FRONT, OUTLET, case, claim, found, toll

FIGURE = claim(FRONT, toll(101, None))


def test_a_denial_stands_against_what_it_denies() -> None:
    """Both claims are named, and the words denied are quoted."""
    denial = claim(ARMY, None, stance="denies", answers=[FIGURE])
    tension = found(case(FIGURE, denial), "denial")[0]

    assert (tension.left, tension.right) == (denial.id, FIGURE.id)
    assert FIGURE.span.quote in tension.says


def test_many_denials_of_one_thing_are_one() -> None:
    """One for each speaker, side, question and content."""
    many = [claim(ARMY, None, stance="denies", answers=[FIGURE], report=name) for name in "abc"]

    assert len(found(case(FIGURE, *many), "denial")) == 1


def test_two_figures_that_are_denied_are_two_denials() -> None:
    """First thirteen was false, and then twenty was."""
    figures = [claim(ARMY, toll(number), day=number) for number in (13, 20)]
    denying = [claim(FRONT, None, stance="denies", answers=[one], day=25) for one in figures]
    denying[1] = replace(denying[1], id="clm_again", responds_to=(figures[1].id,))
    denials = found(case(*figures, *denying), "denial")

    assert {one.right for one in denials} == {one.id for one in figures}


def test_who_denies_the_figures_denies_one_of_each_question() -> None:
    """Of the soldiers and of the militants; of parts and a whole, the whole."""
    whole, part = claim(ARMY, toll(9)), claim(ARMY, toll(5), places=["Upperton"])
    other = claim(ARMY, toll(20, victims="armed_group"))
    elsewhere = claim(ARMY, toll(4), places=["Lowerton"])
    denial = claim(FRONT, None, stance="denies", answers=[part, whole, other])
    denials = found(case(whole, part, other, elsewhere, denial), "denial")

    assert {one.right for one in denials} == {whole.id, other.id}


def test_nobody_denies_himself() -> None:
    """A denial that is led to its own speaker's claim is of the next one."""
    own = claim(ARMY, toll(4))
    denial = claim(ARMY, None, stance="denies", answers=[own, FIGURE])

    assert found(case(own, FIGURE, denial), "denial")[0].right == FIGURE.id


def test_who_denies_a_figure_stands_against_who_gives_it() -> None:
    """ "The army denied that twelve had died": a claim that is denied."""
    denied = claim(ARMY, toll(101, None), stance="denies")

    assert len(found(case(FIGURE, denied), "denial")) == 1


def test_who_denies_deaths_without_a_number_denies_every_number() -> None:
    """ "The army denied the deaths of soldiers"."""
    denied = claim(ARMY, toll(None), stance="denies")

    assert found(case(FIGURE, denied), "denial")[0].right == FIGURE.id


def test_who_denies_that_a_place_is_held_stands_against_who_says_so() -> None:
    """Whoever is said to hold it."""
    held = claim(FRONT, Status("holding", FRONT))
    denied = claim(ARMY, Status("holding", "the attackers"), stance="denies")

    assert found(case(held, denied), "denial")[0].right == held.id


def test_a_denied_figure_is_nobodys_figure() -> None:
    """Who denies 101 does not give it."""
    denied = claim(ARMY, toll(101, None), stance="denies")

    assert not found(case(claim(FRONT, toll(9)), denied), "conflict")


def test_an_outlets_own_not_is_no_partys_denial() -> None:
    """ "It could not be verified", "the headline is wrong": a report about reports."""
    doubt = claim(OUTLET, None, stance="doubts", answers=[FIGURE])
    denial = claim(OUTLET, None, stance="denies", answers=[FIGURE], report="b")

    assert not found(case(FIGURE, doubt, denial), "denial")


def test_who_could_verify_nothing_doubts_nobody_unless_a_party_does() -> None:
    """Journalists who reach nobody by telephone take no side; an army that doubts does."""
    journalists = claim("journalists", None, stance="doubts", answers=[FIGURE])
    army = claim(ARMY, None, stance="doubts", answers=[FIGURE])

    assert not found(case(FIGURE, journalists), "denial")
    assert found(case(FIGURE, army), "denial")
