"""Lines and drafts of English sentences, for the tests of who says what."""

from counterclaim.orthography import words
from counterclaim.reading.attribution import attributions
from counterclaim.reading.lines import Line, lines
from counterclaim.reading.neighbours import Draft
from counterclaim.reading.quotations import quotations
from counterclaim.records import Interval, Sentence, Span, Time
from counterclaim.tables import grammar, reporting
from counterclaim.tables.shelf import Shelf

GRAMMAR = grammar.load(Shelf(), "en")
REPORTING = reporting.load(Shelf(), "en")


def times(said: str, *phrases: str) -> tuple[Time, ...]:
    """Marks of time on phrases of a sentence."""
    return tuple(
        Time(
            Span(said.index(phrase), said.index(phrase) + len(phrase)),
            Interval(None, None, "unresolved"),
        )
        for phrase in phrases
    )


def line_of(said: str, *timed: str) -> Line:
    """The outer line of a sentence."""
    quoted = quotations(said, Span(0, len(said)), GRAMMAR)
    return next(lines(said, Sentence(Span(0, len(said)), 0, "en"), quoted, times(said, *timed)))


def plain(said: str) -> Line:
    """A line of a sentence as it stands, no quotation folded."""
    return Line(Span(0, len(said)), words(said), frozenset(), 0)


def drafts(said: str, *timed: str) -> list[Draft]:
    """The attributions of a sentence."""
    return list(attributions(line_of(said, *timed), GRAMMAR, REPORTING))


def parts(said: str, *timed: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each attribution of a sentence as words: source, cue, contents."""
    told = []
    for draft in drafts(said, *timed):
        source, cue, contents = draft.spans()
        pieces = tuple(piece.cut(said) for piece in contents)
        told.append((source.cut(said) if source else "", cue.cut(said), pieces))
    return told
