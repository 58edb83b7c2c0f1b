"""What a figure shows, and what the marks around it change."""

from datetime import date

import pytest

from counterclaim.reading.figures import FindFigures
from counterclaim.records import Figure, Interval, Reading, Report, Sentence, Span, Time
from counterclaim.tables import numerals, people
from counterclaim.tables.shelf import Shelf

SHELF = Shelf()
STAGE = FindFigures(
    {code: numerals.load(SHELF, code) for code in ("en", "ur")},
    {code: people.load(SHELF, code) for code in ("en", "ur")},
)
THAT_DAY = Interval(date(2022, 2, 3), date(2022, 2, 3), "day")


def figures(said: str, code: str = "en", *, times: tuple[str, ...] = ()) -> list[Figure]:
    """The figures of a text in which each sentence ends in a full stop, with given times."""
    sentences, start = [], 0
    for piece in said.split(". "):
        sentences.append(Sentence(Span(start, start + len(piece)), 0, code))
        start += len(piece) + len(". ")
    marks = tuple(
        Time(Span(said.index(time), said.index(time) + len(time)), THAT_DAY) for time in times
    )
    report = Report("rep_test", said, "0", "test")
    return list(STAGE(Reading(report, {Sentence: tuple(sentences), Time: marks})))


@pytest.mark.parametrize(
    ("said", "span", "number", "counted"),
    [
        (
            "shot more than 100 enemy troops dead so far",
            "more than 100 enemy troops",
            "more than 100",
            "enemy troops",
        ),
        (
            "only 4 Pakistani soldiers died",
            "only 4 Pakistani soldiers",
            "only 4",
            "Pakistani soldiers",
        ),
        ("six or seven of them stayed active", "six or seven of them", "six or seven", "of them"),
        ("Dozens of militants were hurt", "Dozens of militants", "Dozens", "militants"),
        ("killed 13 and fled", "13", "13", None),
        (
            "an officer and six soldiers died",
            "an officer and six soldiers",
            "an officer and six soldiers",
            "officer and six soldiers",
        ),
        ("12 “terrorists” died", "12 “terrorists", "12", "“terrorists"),
    ],
)
def test_a_figure_shows_its_number_and_whom_it_counts(
    said: str, span: str, number: str, counted: str | None
) -> None:
    """The span runs from the bound to the noun; number and counted lie inside it."""
    [figure] = figures(said)

    assert figure.span.cut(said) == span
    assert figure.number.cut(said) == number
    assert (figure.counted.cut(said) if figure.counted else None) == counted


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("Four soldiers, including an officer, died", "an officer"),
        ("Nine soldiers, among them two officers, died", "two officers"),
        ("Nine civilians died, including women and children", "women and children"),
        ("Four soldiers died", None),
    ],
)
def test_a_part_named_beside_its_whole_is_included(said: str, part: str | None) -> None:
    """Four, including an officer, is four: the officer is no figure of his own."""
    [figure] = figures(said)

    assert (figure.includes.cut(said) if figure.includes else None) == part


def test_a_part_of_another_side_keeps_its_own_figure() -> None:
    """People are of no side, so that the civilians among them are told nowhere else."""
    whole, part = figures("Six people, including two children, died")

    assert whole.includes == part.span
    assert (part.low, part.high) == (2, 2)


def test_numbers_inside_a_time_count_no_people() -> None:
    """The 3 of 3 February is no toll; the 4 beside it is."""
    said = "killed 3 February 4 soldiers"

    assert [f.low for f in figures(said, times=("3 February",))] == [4]


def test_times_of_other_sentences_change_nothing() -> None:
    """Each sentence sees its own times alone."""
    said = "On 3 February it began. killed 13 and fled. On 4 February it ended"

    assert [f.low for f in figures(said, times=("3 February", "4 February"))] == [13]


def test_a_language_without_tables_is_left_unread() -> None:
    """No figure is guessed in a language that nobody has written tables for."""
    assert figures("13 soldats tués", "fr") == []


def test_offsets_are_those_of_the_report() -> None:
    """A figure of a later sentence shows its words in the whole text."""
    said = "It was quiet 🙂 at first. Then نو came and 13 soldiers died"
    [figure] = figures(said)

    assert figure.span.cut(said) == "13 soldiers"


def test_a_sum_is_made_of_one_side_only() -> None:
    """Soldiers and militants are never added up."""
    assert [f.low for f in figures("18 rebels and 6 guards were killed")] == [18, 6]


def test_dead_and_wounded_are_not_added_up() -> None:
    """What befell them is another question for each."""
    assert [f.low for f in figures("13 dead and 6 wounded")] == [13, 6]
