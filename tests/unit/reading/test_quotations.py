"""What stands between quotation marks."""

import pytest

from attributing import GRAMMAR
from counterclaim.reading.quotations import quotations
from counterclaim.records import Span


def found(said: str) -> list[str]:
    """The insides of the quotations of a text."""
    return [one.inner.cut(said) for one in quotations(said, Span(0, len(said)), GRAMMAR)]


@pytest.mark.parametrize(
    "said",
    [
        "He said: “we lost nobody at all”.",
        'He said: "we lost nobody at all".',
        "He said: ''we lost nobody at all''.",
        "He said: «we lost nobody at all».",
    ],
)
def test_every_pair_of_marks_holds_a_quotation(said: str) -> None:
    """Curly, straight, doubled and pointed marks are read alike."""
    assert found(said) == ["we lost nobody at all"]


def test_a_few_words_in_marks_are_a_way_of_speaking() -> None:
    """ "terrorists" in marks stays in its clause."""
    assert found("He met the “so-called rebels” there.") == []


def test_a_short_sentence_in_marks_is_speech() -> None:
    """A capital and a mark at the end make speech of one word."""
    assert found("“Never,” he said.") == ["Never,"]


def test_an_unclosed_mark_costs_its_passage_and_no_more() -> None:
    """Without its closing mark a quotation runs to the end of the passage."""
    assert found("He said: “we lost nobody at all") == ["we lost nobody at all"]


def test_inches_open_nothing() -> None:
    """A straight mark after a digit measures something."""
    assert found('A 12" gun and a wall of six men and more.') == []
