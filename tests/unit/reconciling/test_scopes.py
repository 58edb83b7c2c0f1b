"""What a figure covers."""

from dataclasses import replace

import pytest

from counterclaim.reconciling.scopes import PART
from counterclaim.records import Act, Claim, Scope
from told import ARMY, OUTLET, case, claim, row, toll

ATTACK = Act("bombing", None, None, attempted=False)
UPPER = claim(ARMY, toll(9), places=["Upperton"])
LOWER = claim(ARMY, toll(4), places=["Lowerton"])


def scope(one: Claim, *others: Claim, question: str = "state_forces.killed") -> Scope:
    """The scope of a claim among others."""
    held = row(case(one, *others), question).statements
    return next(statement.scope for statement in held if statement.claim == one)


def test_a_figure_without_a_place_is_of_the_whole() -> None:
    """Nothing said is no limit."""
    assert scope(claim(ARMY, toll(13)), UPPER, LOWER).whole


def test_a_figure_for_one_of_two_places_is_a_part() -> None:
    """ "Nine in Upperton" is limited to Upperton, where Lowerton was attacked too."""
    assert scope(UPPER, LOWER).places == ("made:upperton",)


def test_a_figure_for_all_places_is_of_the_whole() -> None:
    """Who names every place of the incident limits nothing."""
    assert scope(claim(ARMY, toll(13), places=["Upperton", "Lowerton"]), UPPER, LOWER).whole


def test_the_only_place_of_an_incident_limits_nothing() -> None:
    """A report names the town where it happened."""
    assert scope(UPPER, claim(OUTLET, ATTACK, places=["Upperton"])).whole


def test_a_region_covers_all_that_lies_in_it() -> None:
    """ "In the province" is the whole of what happened in the province."""
    assert scope(claim(ARMY, toll(13), places=["Province"]), UPPER, LOWER).whole


def test_a_quarter_is_its_town() -> None:
    """Places as near as a town and its quarter are one site."""
    quarter = claim(ARMY, toll(9), places=["Quarter"], report="b")

    assert scope(quarter, LOWER, UPPER).places == scope(UPPER, LOWER, quarter).places


def test_places_that_somebody_counts_apart_are_two() -> None:
    """ "Six in the town and three in the quarter": then they are two, however near."""
    town = claim(ARMY, toll(6), places=["Upperton"])
    quarter = claim(ARMY, toll(3), places=["Quarter"])

    assert scope(town, quarter).places == ("made:upperton",)


def test_a_place_that_few_name_is_a_part_and_the_whole_need_not_hold_it() -> None:
    """One report's hamlet does not make part figures of what all others give for the towns."""
    attacks = [
        claim(OUTLET, ATTACK, places=["Upperton", "Lowerton"], report=name) for name in "bcde"
    ]
    both = claim(ARMY, toll(13), places=["Upperton", "Lowerton"])
    hamlet = claim(OUTLET, toll(3), places=["Hamlet"], report="f")

    assert scope(both, hamlet, *attacks).whole


def test_a_figure_dated_as_the_attack_is_of_the_whole() -> None:
    """The dead of the day of the attack are the attack's dead."""
    attack = claim(OUTLET, ATTACK, on=1)

    assert scope(claim(ARMY, toll(4), on=1), attack).period is None


def test_a_figure_of_a_later_day_counts_that_day_alone() -> None:
    """ "Two on Tuesday", of a fight that began on Monday, are a part."""
    attack = claim(OUTLET, ATTACK, on=1, report="b")

    assert scope(claim(ARMY, toll(2), day=2, on=2), attack).period is not None


def test_a_figure_is_not_of_a_day_after_it_was_given() -> None:
    """Who says on Monday that two "died in the night" does not mean the night to come."""
    attack = claim(OUTLET, ATTACK, on=1, report="b")

    assert scope(claim(ARMY, toll(2), day=1, on=2), attack).period is None


def test_a_figure_on_the_day_on_which_its_report_puts_the_attack_is_of_the_whole() -> None:
    """Who dates the attack wrongly does not count another day's dead."""
    others = [claim(OUTLET, ATTACK, on=1, report=name) for name in "bc"]
    wrong = claim(OUTLET, ATTACK, on=2)

    assert scope(claim(ARMY, toll(4), on=2), wrong, *others).period is None


@pytest.mark.parametrize("wording", ["others", "more soldiers"])
def test_people_on_top_of_others_are_marked(wording: str) -> None:
    """ "Three more" and "four others" come on top of those told of before."""
    assert scope(claim(ARMY, toll(3, wording=wording))).besides


@pytest.mark.parametrize("number", ["a", ""])
def test_a_man_is_one_of_the_five_of_his_report(number: str) -> None:
    """Who is told of alone is some of the larger number that the report gives."""
    five = claim(ARMY, toll(5))

    assert scope(claim(OUTLET, toll(1, number=number)), five).subclass == PART


def test_one_that_was_counted_is_a_figure() -> None:
    """ "One soldier was killed" is a count, also where another speaker counts five."""
    assert scope(claim(OUTLET, toll(1, number="One")), claim(ARMY, toll(5))).subclass is None


def test_some_of_them_are_some_of_those_before() -> None:
    """ "Two of them" are no second figure."""
    some = claim(ARMY, toll(2, wording="of them"))

    assert scope(some, claim(ARMY, toll(5))).subclass == PART


def test_a_district_covers_the_town_that_the_gazetteer_puts_there() -> None:
    """ "Balgatar in Kech district" is Balgatar, however far the district's middle is."""
    town, district = (
        replace(
            claim(ARMY, toll(3), places=["Upperton"]).places[0],
            name=name,
            place=place,
            lat=None,
            lon=None,
            precision=precision,
        )
        for name, place, precision in (
            ("Balgatar", "own:balgatar", "town"),
            ("Kech District", "admin:PK.02.1163052", "district"),
        )
    )
    both = replace(claim(ARMY, toll(3)), places=(town, district))
    other = claim(ARMY, toll(4), places=["Lowerton"])

    assert scope(both, replace(other, places=other.places)).places == ("own:balgatar",)


def test_a_district_near_by_covers_a_town_that_no_gazetteer_knows() -> None:
    """A place within half a large district of its middle lies in it."""
    middle = replace(UPPER.places[0], name="Example District", place="made:d", precision="district")
    whole = replace(claim(ARMY, toll(9), report="b"), places=(middle,))

    assert scope(whole, UPPER, LOWER).places == scope(UPPER, LOWER, whole).places
