"""Echoes, silences, one figure under two names."""

from told import ARMY, FRONT, OUTLET, case, claim, found, toll

FIGURE = claim(FRONT, toll(101, None))


def test_one_statement_in_two_reports_is_an_echo() -> None:
    """One origin counts once, and the tension says so."""
    again = claim(FRONT, toll(101, None), report="b")
    echo = found(case(FIGURE, again, origins=[[FIGURE, again]]), "echo")[0]

    assert (echo.arithmetic, {echo.left, echo.right}) == ("2 → 1", {FIGURE.id, again.id})


def test_two_statements_of_two_origins_are_no_echo() -> None:
    """Who says it twice, of their own accord, is not copied."""
    assert not found(case(FIGURE, claim(FRONT, toll(101, None), report="b")), "echo")


def test_an_outlet_that_gives_a_partys_word_as_its_own_is_an_echo() -> None:
    """The outlet's voice rests on the party's."""
    own = claim(OUTLET, toll(101, None))
    echo = found(case(FIGURE, own, origins=[[FIGURE, own]]), "echo")[0]

    assert (echo.left, echo.right) == (own.id, FIGURE.id)


def test_echoes_of_one_speaker_on_one_question_are_one() -> None:
    """However many statements are repeated."""
    early = [claim(ARMY, toll(4), report=name) for name in "ab"]
    late = [claim(ARMY, toll(9), day=2, report=name) for name in "cd"]

    assert len(found(case(*early, *late, origins=[early, late]), "echo")) == 1


def test_a_party_that_gives_only_the_others_dead_is_silent() -> None:
    """Silence names one claim, and is no number."""
    silence = found(case(FIGURE), "silence")[0]

    assert (silence.left, silence.right, silence.arithmetic) == (FIGURE.id, None, "")


def test_a_party_that_gives_its_own_dead_is_not_silent() -> None:
    """None of its own is a figure, and so is nought."""
    made = case(FIGURE, claim(FRONT, toll(0, victims="armed_group")))

    assert not found(made, "silence")


def test_one_figure_of_two_classes_is_a_matter_of_definition() -> None:
    """ "Soldiers" here, "people" there."""
    people = claim(OUTLET, toll(101, None, victims="unspecified"))

    assert len(found(case(FIGURE, people), "definition")) == 1


def test_small_figures_meet_by_chance() -> None:
    """Three people and three soldiers are no one figure."""
    made = case(claim(FRONT, toll(3)), claim(OUTLET, toll(3, victims="unspecified")))

    assert not found(made, "definition")


def test_a_figure_in_a_reports_own_voice_that_one_party_gives_there_is_an_echo() -> None:
    """The outlet says as its own what its report has from one side alone."""
    own = claim(OUTLET, toll(101, None))
    echo = found(case(FIGURE, own), "echo")[0]

    assert (echo.left, echo.right) == (own.id, FIGURE.id)


def test_a_figure_that_another_report_has_from_a_party_is_no_echo() -> None:
    """Of an outlet's own figure nobody knows whence it is."""
    assert not found(case(FIGURE, claim(OUTLET, toll(101, None), report="b")), "echo")
