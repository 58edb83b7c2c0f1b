"""Figures against figures: conflicts, revisions, parts against wholes."""

from dataclasses import replace

from counterclaim.records import Case
from told import ARMY, FRONT, OUTLET, arithmetic, case, claim, found, toll


def apart(made: Case) -> list[str]:
    """The arithmetic of what stands between figures."""
    return arithmetic(made, "conflict", "revision", "scope")


def test_two_sides_whom_no_number_satisfies_are_in_conflict() -> None:
    """More than a hundred by the one, four by the other."""
    made = case(claim(FRONT, toll(101, None)), claim(ARMY, toll(4)))
    conflict = found(made, "conflict")[0]

    assert (conflict.arithmetic, conflict.question) == ("101 > 4", "state_forces.killed")


def test_figures_that_one_number_satisfies_are_not_in_conflict() -> None:
    """ "More than a hundred" and 120 can both be right."""
    assert not apart(case(claim(FRONT, toll(101, None)), claim(ARMY, toll(120))))


def test_four_then_fifteen_by_one_speaker_is_a_revision() -> None:
    """A later figure of the same speaker."""
    made = case(claim(ARMY, toll(4), day=1), claim(ARMY, toll(15), day=2))

    assert [(one.kind, one.arithmetic) for one in found(made, "conflict", "revision")] == [
        ("revision", "4 → 15")
    ]


def test_a_later_figure_of_the_same_side_is_a_revision() -> None:
    """The ministry's figure follows the army's."""
    made = case(claim(ARMY, toll(4), day=1), claim("interior ministry", toll(15), day=2))

    assert [one.kind for one in found(made, "conflict", "revision")] == ["revision"]


def test_a_later_higher_figure_of_another_side_is_explained_by_time() -> None:
    """Four on Monday by the one, fifteen on Tuesday by the other: more may have died."""
    assert not apart(case(claim(ARMY, toll(4), day=1), claim(FRONT, toll(15), day=2)))


def test_a_later_lower_figure_of_another_side_is_a_conflict() -> None:
    """The dead do not become fewer."""
    assert apart(case(claim(ARMY, toll(4), day=2), claim(FRONT, toll(15), day=1)))


def test_a_figure_that_is_said_again_is_not_explained_by_time() -> None:
    """Who still says four on the day on which the other says fifteen contradicts it."""
    made = case(
        claim(ARMY, toll(4), day=1),
        claim(ARMY, toll(4), day=2, report="b"),
        claim(FRONT, toll(15), day=2),
    )

    assert apart(made) == ["4 < 15"]


def test_one_side_at_odds_with_itself_at_one_time_is_a_conflict() -> None:
    """Two figures of two who speak for one side, on one day: nobody knows which came first."""
    made = case(claim(ARMY, toll(7)), claim("interior ministry", toll(9), report="b"))

    assert [one.kind for one in found(made, "conflict", "revision")] == ["conflict"]


def test_an_hour_tells_which_came_first() -> None:
    """At ten it was four, at twelve fifteen."""
    made = case(claim(ARMY, toll(4), hour=10), claim(ARMY, toll(15), hour=12))

    assert arithmetic(made, "revision") == ["4 → 15"]


def test_at_least_five_is_revised_by_six() -> None:
    """A later figure that says more is a revision, though it contradicts nothing."""
    made = case(claim(ARMY, toll(5, None), day=1), claim(ARMY, toll(6), day=2))

    assert arithmetic(made, "revision", "conflict") == ["5 → 6"]


def test_six_is_not_revised_by_at_least_five() -> None:
    """A later figure that says less takes nothing back."""
    assert not apart(case(claim(ARMY, toll(6), day=1), claim(ARMY, toll(5, None), day=2)))


def test_each_change_is_a_revision_of_its_own() -> None:
    """One, then three, then five."""
    made = case(*(claim(ARMY, toll(dead), day=dead) for dead in (1, 3, 5)))

    assert arithmetic(made, "revision") == ["1 → 3", "3 → 5"]


def test_a_figure_in_ten_reports_is_one_conflict() -> None:
    """One for each two positions, however many reports carry them."""
    many = [claim(FRONT, toll(101, None), report=f"r{i}") for i in range(10)]

    assert len(found(case(*many, claim(ARMY, toll(4))), "conflict")) == 1


def test_an_outlet_that_gives_a_partys_number_only_carries_it() -> None:
    """The outlet's own voice adds no second conflict."""
    made = case(
        claim(FRONT, toll(101, None)),
        claim(OUTLET, toll(101, None), report="b"),
        claim(ARMY, toll(4)),
    )

    assert len(found(made, "conflict")) == 1


def test_two_outlets_that_differ_are_in_conflict() -> None:
    """Where no party speaks, outlets are held against each other."""
    assert apart(case(claim(OUTLET, toll(3)), claim(OUTLET, toll(4), report="b")))


def test_figures_for_two_places_are_no_conflict() -> None:
    """Nine at one site and four at the other."""
    made = case(
        claim(ARMY, toll(9), places=["Upperton"]), claim(FRONT, toll(4), places=["Lowerton"])
    )

    assert not apart(made)


def test_a_part_that_is_more_than_the_whole_is_a_conflict() -> None:
    """Fifteen at one site by the one, nine in all by the other."""
    made = case(
        claim(FRONT, toll(15), places=["Upperton"]),
        claim(FRONT, toll(2, effect="captured"), places=["Lowerton"]),
        claim(FRONT, toll(2, victims="armed_group"), places=["Lowerton"]),
        claim(ARMY, toll(9)),
    )

    assert "15 > 9" in arithmetic(made, "conflict")


def test_a_part_and_a_whole_of_two_sides_are_explained_by_scope() -> None:
    """Where two parties never count the same, the part is shown against the whole."""
    made = case(
        claim(FRONT, toll(9), places=["Upperton"]),
        claim(FRONT, toll(1, victims="armed_group"), places=["Lowerton"]),
        claim(ARMY, toll(15)),
    )

    assert arithmetic(made, "scope") == ["9 < 15"]


def test_a_part_that_later_stands_for_the_whole_is_a_revision() -> None:
    """Four at one site, then fifteen in all, by one side."""
    made = case(
        claim(ARMY, toll(4), places=["Upperton"], day=1),
        claim(ARMY, toll(1, victims="civilians"), places=["Lowerton"], day=1),
        claim(ARMY, toll(15), day=2),
    )

    assert arithmetic(made, "revision") == ["4 → 15"]


def test_people_on_top_of_others_contradict_nobody() -> None:
    """ "Three more" is no answer to "how many in all"."""
    assert not apart(case(claim(FRONT, toll(3, wording="others")), claim(ARMY, toll(9))))


def test_a_figure_of_no_stated_class_that_one_class_has_is_of_that_class() -> None:
    """Two bodies are the two drivers, and no rival of three bodies elsewhere."""
    made = case(
        claim(ARMY, toll(2, victims="civilians")),
        claim(OUTLET, toll(2, victims="unspecified")),
        claim(OUTLET, toll(30, victims="unspecified"), report="b"),
    )

    assert not found(made, "conflict")


def test_the_parties_stand_for_a_conflict() -> None:
    """Of all who hold two positions, the parties are shown; who else holds them is listed."""
    group, army = claim(FRONT, toll(101, None)), claim(ARMY, toll(4))
    other = claim("Jane Example", toll(4, 5), report="b")
    conflict = found(case(group, army, other), "conflict")[0]

    assert {conflict.left, conflict.right} == {group.id, army.id}
    assert conflict.claims == (other.id,)


def test_a_toll_that_outlets_tell_grows_from_day_to_day() -> None:
    """Two dead in one paper, three in the next day's: the same toll, later."""
    made = case(claim(OUTLET, toll(2), day=1), claim(OUTLET, toll(3), day=2, report="b"))

    assert arithmetic(made, "revision", "conflict") == ["2 → 3"]


def test_where_one_party_alone_speaks_it_is_one_of_those_who_tell() -> None:
    """After a crime the police revise the papers and the papers the police."""
    made = case(claim(OUTLET, toll(2), day=1), claim("police", toll(3), day=2, report="b"))

    assert arithmetic(made, "revision", "conflict") == ["2 → 3"]


def test_a_report_that_tells_of_two_and_of_three_tells_of_parts() -> None:
    """One outlet, one report, two numbers: no conflict, and the larger stands."""
    made = case(
        claim(OUTLET, toll(2)), claim(OUTLET, toll(3)), claim(OUTLET, toll(5), report="b", day=2)
    )

    assert arithmetic(made, "revision", "conflict") == ["3 → 5"]


def test_words_without_a_number_revise_nothing() -> None:
    """ "Several" and then six: nothing was counted before."""
    several = replace(toll(2, None), qualifier="vague")
    made = case(claim(ARMY, several, day=1), claim(ARMY, toll(6), day=2))

    assert not apart(made)


def test_a_figure_that_one_place_later_outgrows_is_a_revision() -> None:
    """Four in all, then fifteen at one site alone, by one side."""
    made = case(
        claim(ARMY, toll(4), day=1),
        claim(ARMY, toll(15), places=["Upperton"], day=2),
        claim(ARMY, toll(1, victims="civilians"), places=["Lowerton"], day=1, report="b"),
        claim(FRONT, toll(1, effect="injured"), report="c"),
    )

    assert arithmetic(made, "revision") == ["4 → 15"]


def test_a_slip_revises_nothing() -> None:
    """A part that its own report's sum disproves is shown there and is no step of a history."""
    places = (["Upperton"], ["Lowerton"])
    first = [claim(ARMY, toll(9), places=places[0]), claim(ARMY, toll(4), places=places[1])]
    slip = [
        claim(ARMY, toll(9), places=places[0], report="b", day=2),
        claim(ARMY, toll(5), places=places[1], report="b", day=2),
        claim(ARMY, toll(13), report="b", day=2),
    ]
    made = case(*first, claim(ARMY, toll(13)), *slip)

    assert arithmetic(made, "revision") == []
    assert arithmetic(made, "conflict") == ["9 + 5 = 14 > 13"]
