"""Who the dead of one total were: classes that cannot both be all of it."""

from dataclasses import replace

from told import ARMY, FRONT, OUTLET, arithmetic, case, claim, found, toll

AGENCY, MONITOR = "Example Agency", "Example Observatory"
ALL = toll(5, victims="unspecified")


def test_five_civilians_and_five_people_including_a_civilian_cannot_both_be_right() -> None:
    """Who says that a civilian was among them says that others were none."""
    including = replace(ALL, includes="a civilian")
    made = case(claim(AGENCY, toll(5, victims="civilians")), claim(MONITOR, including, report="b"))

    assert "“a civilian”" in found(made, "conflict")[0].says


def test_five_people_including_an_officer_may_all_have_been_soldiers() -> None:
    """What is included must be of the class that is said to be all."""
    including = replace(ALL, includes="a civilian")
    made = case(claim(AGENCY, toll(5)), claim(MONITOR, including, report="b"))

    assert not found(made, "conflict")


def test_four_of_the_dead_of_another_class_leave_too_few() -> None:
    """All five were civilians to the one; four of the five were fighters to the other."""
    made = case(
        claim(AGENCY, toll(5, victims="civilians")),
        claim(OUTLET, ALL, report="b"),
        claim(MONITOR, toll(4, victims="armed_group", wording="of the dead"), report="b"),
    )

    assert arithmetic(made, "conflict") == ["5 + 4 > 5"]


def test_the_attackers_are_counted_beside_the_dead() -> None:
    """Three attackers and two drivers, and "three dead": nobody says that they are of the three."""
    made = case(
        claim(ARMY, toll(3, victims="armed_group")),
        claim(FRONT, toll(3, victims="civilians"), report="b"),
        claim(OUTLET, toll(3, victims="unspecified"), report="b"),
    )

    assert not found(made, "conflict")
