"""Sentences as rows of words."""

from attributing import GRAMMAR, line_of
from counterclaim.reading.lines import QUOTED, lines
from counterclaim.reading.quotations import quotations
from counterclaim.records import Sentence, Span


def test_a_quotation_is_one_item_of_its_line() -> None:
    """A cue inside a quotation cannot reach out of it."""
    line = line_of("“We said that we lost nobody,” he said.")

    assert [item.kind for item in line.items].count(QUOTED) == 1
    assert [item.text for item in line.items][1:] == ["he", "said", "."]


def test_the_inside_of_a_quotation_is_a_line_of_its_own() -> None:
    """What is quoted is read again, one level down."""
    said = "“We said that we lost nobody,” he said."
    quoted = quotations(said, Span(0, len(said)), GRAMMAR)
    inner = list(lines(said, Sentence(Span(0, len(said)), 0, "en"), quoted, ()))[1]

    assert inner.depth == 1
    assert inner.span.cut(said) == "We said that we lost nobody,"


def test_a_question_in_marks_belongs_to_the_sentence_after_it() -> None:
    """ "“Why not now?” he said" is one line, though the question ends a sentence."""
    said = "“Why should we not fight?” he said."
    begin = said.index("he")
    quoted = quotations(said, Span(0, len(said)), GRAMMAR)
    line = next(lines(said, Sentence(Span(begin, len(said)), 0, "en"), quoted, (), "?"))

    assert line.items[0].kind == QUOTED
    assert line.span.cut(said) == said


def test_words_of_time_are_known_to_the_line() -> None:
    """An item inside an expression of time is timed, its neighbours are not."""
    line = line_of("The army said on Friday night that four died.", "Friday night")

    assert [line.items[i].text for i in sorted(line.timed)] == ["Friday", "night"]
