"""Every claim under the question that it answers."""

from counterclaim.records import Act, Responsibility, Status
from told import ARMY, FRONT, OUTLET, case, claim, row, told, toll


def test_a_toll_stands_under_who_was_counted_and_what_befell_them() -> None:
    """A figure answers the question of its victims and its effect."""
    made = case(claim(ARMY, toll(4, effect="injured")))

    assert [one.question.id for one in told(made)] == ["state_forces.injured"]


def test_a_subclass_is_a_matter_of_scope() -> None:
    """Policemen are counted under the state's forces."""
    made = case(claim(ARMY, toll(4, subclass="police")))

    assert row(made, "state_forces.killed").statements[0].scope.subclass == "police"


def test_what_is_no_toll_stands_under_its_kind() -> None:
    """How it stands and who did it are questions of their own."""
    made = case(claim(ARMY, Status("ended", None)), claim(FRONT, Responsibility("claims", FRONT)))

    assert [one.question.id for one in told(made)] == ["responsibility", "status"]


def test_a_response_stands_where_that_stands_which_it_answers() -> None:
    """A denial of a figure is told beside the figure."""
    figure = claim(FRONT, toll(12))
    denial = claim(ARMY, None, stance="denies", answers=[figure])

    assert len(row(case(figure, denial), "state_forces.killed").statements) == 2


def test_a_response_to_nothing_in_the_case_stands_alone() -> None:
    """What answers a claim of another happening is not lost."""
    denial = claim(ARMY, None, stance="denies", answers=[claim(FRONT, toll(12))])

    assert [one.question.id for one in told(case(denial))] == ["response"]


def test_an_act_that_names_who_did_it_answers_that_too() -> None:
    """ "The Front attacked": an act, and who did it."""
    named = claim(OUTLET, Act("bombing", FRONT, None, attempted=False))
    speaks = claim(FRONT, toll(12))

    assert row(case(named, speaks), "responsibility").statements[0].claim == named


def test_gunmen_are_nobody_in_particular() -> None:
    """An act by "gunmen" does not say who did it."""
    made = case(claim(OUTLET, Act("bombing", "Gunmen", None, attempted=False)))

    assert [one.question.id for one in told(made)] == ["act"]


def test_a_dated_act_answers_when_it_was() -> None:
    """ "On 1 May a bomb went off": an act, and its day."""
    made = case(claim(OUTLET, Act("bombing", None, None, attempted=False), on=1))

    assert [one.question.id for one in told(made)] == ["act", "when"]


def test_a_party_that_gives_only_the_other_sides_dead_is_silent_on_its_own() -> None:
    """The row of its own dead stands without a figure, and names who is silent."""
    silent = row(case(claim(FRONT, toll(12))), "armed_group.killed")

    assert (silent.statements, len(silent.silent)) == ((), 1)


def test_silence_is_no_statement() -> None:
    """Nobody who is silent on a question has a statement there."""
    made = case(claim(FRONT, toll(12)), claim(ARMY, toll(3, victims="armed_group")))

    for one in told(made):
        assert not set(one.silent) & {statement.speaker for statement in one.statements}


def test_an_outlet_is_never_silent() -> None:
    """Only who speaks for a party is asked for its own dead."""
    made = case(claim(OUTLET, toll(12)), claim(OUTLET, toll(3, victims="armed_group"), report="b"))

    assert not any(one.silent for one in told(made))


def test_statements_stand_in_the_order_in_which_they_were_made() -> None:
    """Earlier days come first, and what has no day comes last."""
    made = case(
        claim(ARMY, toll(3), day=None), claim(ARMY, toll(2), day=2), claim(ARMY, toll(1), day=1)
    )
    said = [one.claim.body.low for one in row(made, "state_forces.killed").statements]  # type: ignore[union-attr]  # tolls alone

    assert said == [1, 2, 3]
