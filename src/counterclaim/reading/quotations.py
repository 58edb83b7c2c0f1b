"""
What stands between quotation marks.

Comes in: a stretch of text and the marks of its language. Goes out: the quotations in
it, outermost only, in order. An unclosed one runs to the end of the stretch, so that a
missing mark costs its own passage and no other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.orthography import words
from counterclaim.records import Span
from counterclaim.tables.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `outer` with its marks, `inner` without."""

    outer: Span
    inner: Span


def quotations(text: str, span: Span, grammar: Grammar) -> list[Quotation]:
    """Every quotation of a passage that is long enough to be speech, in order."""
    return [
        quotation
        for quotation in _pairs(text, span, grammar.quotes)
        if _is_speech(quotation.inner.cut(text), grammar)
    ]


def _pairs(text: str, span: Span, marks: Sequence[str]) -> list[Quotation]:
    """Every run between an opening mark and its closing one; a mark is half of its pair."""
    closers = {pair[: len(pair) // 2]: pair[len(pair) // 2 :] for pair in marks}
    firsts = {opener[0] for opener in closers}
    found: list[Quotation] = []
    opened = inner = -1
    closer = ""
    at = span.start
    while at < span.end:
        width = 1
        if opened < 0:
            opener = _opener(text, at, closers) if text[at] in firsts else ""
            if opener and not _inch(text, at, opener):
                width = len(opener)
                opened, inner, closer = at, at + width, closers[opener]
        elif text.startswith(closer, at):
            width = len(closer)
            if at > inner:
                found.append(Quotation(Span(opened, at + width), Span(inner, at)))
            opened = -1
        at += width
    if opened >= 0 and inner < span.end:
        found.append(Quotation(Span(opened, span.end), Span(inner, span.end)))
    return found


def _opener(text: str, at: int, openers: Iterable[str]) -> str:
    return max((mark for mark in openers if text.startswith(mark, at)), key=len, default="")


def _inch(text: str, at: int, letter: str) -> bool:
    """Whether a straight mark follows a digit, as in a 12-inch gun's 12: it opens nothing."""
    return letter == '"' and at > 0 and text[at - 1].isdigit()


def _is_speech(inner: str, grammar: Grammar) -> bool:
    """Whether a run has words enough, or begins and ends as a sentence of its own does."""
    counted = 0
    for word in words(inner[:400]):
        counted += word.kind != "mark"
        if counted >= grammar.quote_words:
            return True
    return counted > 0 and inner[0].isupper() and inner[-1] in grammar.quote_ends
