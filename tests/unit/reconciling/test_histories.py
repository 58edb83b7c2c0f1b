"""How figures change in time, and what only looks like a change."""

from dataclasses import replace

from told import ARMY, FRONT, OUTLET, arithmetic, case, claim, found, toll

MONITOR = "Example Observatory"


def test_what_one_speaker_gives_twice_on_one_day_has_risen() -> None:
    """Seven in one report and nine in another, by one speaker: a conflict needs two."""
    made = case(claim(ARMY, toll(7)), claim(ARMY, toll(9), report="b"))
    revision = found(made, "conflict", "revision")[0]

    assert (revision.kind, revision.arithmetic) == ("revision", "7 → 9")
    assert "taken to have risen" in revision.says


def test_what_outlets_tell_on_one_day_has_risen() -> None:
    """Two dead in one paper and three in another of the same day."""
    made = case(claim(OUTLET, toll(2)), claim(OUTLET, toll(3), report="b"))

    assert arithmetic(made, "revision") == ["2 → 3"]


def test_what_two_speakers_give_on_one_day_is_a_conflict() -> None:
    """A monitor and a hospital count for themselves."""
    made = case(claim(MONITOR, toll(6)), claim("Sample Hospital", toll(9), report="b"))

    assert arithmetic(made, "conflict") == ["6 < 9"]


def test_one_report_tells_of_parts() -> None:
    """Two in a house and three in all, by one voice of one report: no change."""
    assert not found(case(claim(ARMY, toll(2)), claim(ARMY, toll(3))), "conflict", "revision")


def test_one_report_that_says_so_tells_how_it_rose() -> None:
    """ "The toll has risen to eight"."""
    made = case(claim(ARMY, toll(4)), claim(ARMY, toll(8, cumulative=True, wording="men")))
    risen = replace(made.claims[1], span=replace(made.claims[1].span, start=5, end=6))

    assert arithmetic(replace(made, claims=(made.claims[0], risen)), "revision") == ["4 → 8"]


def test_a_voice_that_also_gives_what_others_give_is_at_odds_with_nobody() -> None:
    """One man and two women in a report that says at least three; several in another."""
    several = replace(toll(2, None), qualifier="vague")
    made = case(
        claim(OUTLET, toll(1)),
        claim(OUTLET, toll(3, None)),
        claim(OUTLET, several, report="b"),
    )

    assert not found(made, "conflict")


def test_nobody_held_for_the_one_thing_is_no_count_of_the_other() -> None:
    """ "No arrests have been made" and "three are in custody", in one report."""
    made = case(
        claim(OUTLET, toll(0, effect="captured")),
        claim("police", toll(3, effect="captured")),
        claim("police", toll(3, effect="captured"), day=2, report="b"),
    )

    assert not found(made, "conflict", "revision")


def test_who_was_at_odds_before_is_not_explained_by_time() -> None:
    """Four on Monday by the army, three on Tuesday by the Front, eight on Wednesday by the army."""
    made = case(
        claim(ARMY, toll(4), day=1),
        claim(FRONT, toll(3), day=2, report="b"),
        claim(ARMY, toll(8), day=3, report="c"),
    )

    assert arithmetic(made, "conflict") == ["3 < 8"]


def test_what_rests_on_one_origin_is_at_odds_once() -> None:
    """An outlet that gives a monitor's figure as its own makes no second conflict."""
    monitor = claim(MONITOR, toll(8, victims="unspecified"))
    own = claim(OUTLET, toll(8, victims="unspecified"))
    other = claim("Sample Hospital", toll(10, victims="civilians"), report="b")
    conflicts = found(case(monitor, own, other, origins=[[monitor, own]]), "conflict")

    assert [one.arithmetic for one in conflicts] == ["10 > 8"]
    assert MONITOR in conflicts[0].says
