"""Parts and wholes."""

from dataclasses import replace
from itertools import permutations

import pytest

from counterclaim.records import Act
from told import ARMY, FRONT, OUTLET, arithmetic, case, claim, found, toll

NINE = claim(ARMY, toll(9), places=["Upperton"])
FOUR = claim(ARMY, toll(4), places=["Lowerton"])


def test_parts_that_make_the_whole_are_explained_by_scope() -> None:
    """Nine at one site and four at the other against thirteen."""
    made = case(NINE, FOUR, claim(ARMY, toll(13)))

    assert arithmetic(made, "scope") == ["4 + 9 = 13"] or arithmetic(made, "scope") == [
        "9 + 4 = 13"
    ]
    assert not found(made, "conflict", "revision")


def test_the_order_of_parts_changes_nothing() -> None:
    """A sum is symmetric."""
    parts = [NINE, FOUR, claim(ARMY, toll(13))]

    assert len({tuple(arithmetic(case(*one))) for one in permutations(parts)}) == 1


def test_parts_that_are_more_than_the_whole_are_a_conflict() -> None:
    """Nine and five are not thirteen."""
    made = case(NINE, claim(ARMY, toll(5), places=["Lowerton"]), claim(ARMY, toll(13)))

    assert arithmetic(made, "conflict")[0].endswith("= 14 > 13")


def test_parts_of_every_place_that_fall_short_are_a_conflict() -> None:
    """Nine and three at both sites are not thirteen."""
    made = case(NINE, claim(ARMY, toll(3), places=["Lowerton"]), claim(ARMY, toll(13)))

    assert arithmetic(made, "conflict")[0].endswith("= 12 < 13")


def test_parts_may_leave_a_place_out() -> None:
    """Where nothing is said of a third site, the rest may lie there."""
    made = case(
        NINE,
        FOUR,
        claim(ARMY, toll(20)),
        claim(OUTLET, toll(1, victims="civilians"), places=["Hamlet"], report="b"),
    )

    assert arithmetic(made, "scope")[0].endswith("= 13 < 20")


def test_an_open_part_can_make_an_open_whole() -> None:
    """About seventy and more than a hundred, where more than a hundred is given in all."""
    made = case(
        claim(FRONT, toll(70), places=["Upperton"]),
        claim(FRONT, toll(101, None), places=["Lowerton"]),
        claim(FRONT, toll(101, None)),
    )

    assert arithmetic(made, "scope")[0].endswith("= 171 ≥ 101")


def test_parts_and_wholes_of_two_speakers_are_not_added() -> None:
    """Nobody's sum is put into another's mouth."""
    made = case(NINE, claim(FRONT, toll(5), places=["Lowerton"]), claim(OUTLET, toll(13)))

    assert not [one for one in found(made, "scope", "conflict") if "+" in one.arithmetic]


def test_parts_and_wholes_of_two_days_conflict_with_nobody() -> None:
    """What was said on Monday does not have to make what was said on Tuesday."""
    made = case(NINE, FOUR, claim(ARMY, toll(17), day=2, report="b"))

    assert not [one for one in found(made, "conflict") if "+" in one.arithmetic]


def test_three_more_on_top_of_seventeen_make_twenty() -> None:
    """Cumulative and new."""
    made = case(
        claim(ARMY, toll(17), day=1),
        claim(ARMY, toll(3, wording="others"), day=2),
        claim(ARMY, toll(20), day=2),
    )

    assert arithmetic(made, "scope") == ["17 + 3 = 20"]


def test_every_class_together_makes_all() -> None:
    """Fifteen of the group and four of the state are nineteen people."""
    made = case(
        claim(OUTLET, toll(15, victims="armed_group")),
        claim(OUTLET, toll(4)),
        claim(OUTLET, toll(19, victims="unspecified")),
    )

    assert any(one.arithmetic.endswith("= 19") for one in found(made, "scope"))


def test_one_class_cannot_be_more_than_all() -> None:
    """Twelve policemen by the one, three dead in all by the other."""
    made = case(
        claim(FRONT, toll(12, subclass="police")), claim(ARMY, toll(3, victims="unspecified"))
    )

    assert arithmetic(made, "conflict") == ["12 > 3"]


def test_a_class_and_all_are_explained_by_scope() -> None:
    """Of ten injured in all, six are policemen."""
    made = case(
        claim(ARMY, toll(6, effect="injured")),
        claim("Jane Example", toll(10, effect="injured", victims="unspecified")),
    )

    assert arithmetic(made, "scope") == ["6 < 10"]


@pytest.mark.parametrize("wording", ["of them"])
def test_some_of_those_before_are_no_part_of_a_sum(wording: str) -> None:
    """ "Two of them" are counted already."""
    made = case(claim(ARMY, toll(5)), claim(ARMY, toll(2, wording=wording)))

    assert not found(made, "conflict", "scope", "revision")


def test_who_is_included_explains_a_difference() -> None:
    """ "Four soldiers and an officer", and "five soldiers, including an officer"."""
    five = replace(toll(5), includes="an officer")
    made = case(
        claim(FRONT, toll(4)),
        claim(FRONT, toll(1, subclass="officers", number="an")),
        claim(ARMY, five, report="b"),
    )

    assert arithmetic(made, "scope", "conflict") == ["4 + 1 = 5"]


def test_the_dead_of_a_later_day_add_up() -> None:
    """Two in the attack and three on the day after are five."""
    attack = Act("bombing", None, None, attempted=False)
    made = case(
        claim(OUTLET, attack, on=1, report="b"),
        claim(ARMY, toll(2), day=1),
        claim(ARMY, toll(3), day=2, on=2),
        claim(ARMY, toll(5), day=2),
    )

    assert "2 + 3 = 5" in arithmetic(made, "scope")
