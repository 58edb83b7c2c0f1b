"""Blind phrases: what counts as right."""

from datetime import date

from counterclaim.records import Figure, Interval, Mark, Reading, Span, Speech, Time
from measuring import report_of
from score_fresh import Phrase, attribution_right, figure_right, phrases, time_right, unmarked


def reading(text: str, kind: type[Mark], *marks: Mark) -> Reading:
    """A reading with one layer."""
    return Reading(report_of(text, "toy"), {kind: marks})


def test_every_phrase_of_a_book_is_asked() -> None:
    """Those that mean something and those that must stay unread."""
    table = {"figure": [{"low": 1, "said": ["a", "b"]}], "nothing": [{"said": ["c"]}]}

    assert [(one.said, one.meaning is None) for one in phrases(table, "figure")] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]


def test_brackets_become_spans_of_the_text_without_them() -> None:
    """Content may be in pieces."""
    text, spans = unmarked("<It is over>, {said} [the mayor], <at last>.")

    assert text == "It is over, said the mayor, at last."
    assert [[one.cut(text) for one in spans[sign]] for sign in "[{<"] == [
        ["the mayor"],
        ["said"],
        ["It is over", "at last"],
    ]


def test_a_figure_is_right_when_it_is_alone_and_means_the_same() -> None:
    """A second figure beside it is a fault; left out high is open."""
    phrase = Phrase("at least 3 men", {"low": 3, "qualifier": "at_least"})
    found = Figure(Span(0, 14), Span(9, 10), None, 3, None, "at_least")

    assert figure_right(reading(phrase.said, Figure, found), phrase)
    assert not figure_right(reading(phrase.said, Figure, found, found), phrase)
    assert figure_right(reading("flight 370", Figure), Phrase("flight 370", None))


def test_a_time_is_right_by_its_days_and_precision() -> None:
    """Parts of days are compared by their days."""
    meaning = {"from": "2022-02-02", "to": "2022-02-02", "precision": "day"}
    day = Interval(date(2022, 2, 2), date(2022, 2, 2), "day")
    found = reading("yesterday", Time, Time(Span(0, 9), day))

    assert time_right(found, Phrase("yesterday", meaning))
    assert not time_right(found, Phrase("yesterday", {**meaning, "precision": "week"}))


def test_the_word_that_opens_a_content_and_marks_around_it_are_no_fault() -> None:
    """“that” may stand in the content or before it; the source must be whole."""
    said = "[The mayor] {said} that <“the town fell”>."
    text = unmarked(said)[0]
    right = Speech(
        Span(0, 36), Span(0, 9), Span(10, 14), (Span(15, 36),), "asserts", None, None, "unknown"
    )
    short = Speech(
        Span(4, 36), Span(4, 9), Span(10, 14), (Span(15, 36),), "asserts", None, None, "unknown"
    )

    assert attribution_right(reading(text, Speech, right), Phrase(said, {"stance": "asserts"}))
    assert not attribution_right(reading(text, Speech, right), Phrase(said, {"stance": "denies"}))
    assert not attribution_right(reading(text, Speech, short), Phrase(said, {"stance": "asserts"}))
