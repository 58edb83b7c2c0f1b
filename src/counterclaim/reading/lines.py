"""
Sentences as rows of words for reading who says what: quotations folded away, times marked.

A line is what stands on one level: the sentence with each quotation in it as one item,
or the inside of a quotation. Attributions are looked for on each line alone, so that a
cue inside a quotation is read as nested, and never reaches out of it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.orthography import Word, words
from counterclaim.reading.quotations import Quotation
from counterclaim.records import Sentence, Span, Time

QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Line:
    """
    The words of one level of one sentence, with absolute offsets.

    `items` holds a quotation as one word of kind `quoted`; `timed` says which items are
    part of an expression of time; `depth` is 0 for the sentence itself.
    """

    span: Span
    items: tuple[Word, ...]
    timed: frozenset[int]
    depth: int

    def cut(self, first: int, after: int) -> Span:
        """The characters from one item to before another."""
        return Span(self.items[first].start, self.items[after - 1].end)


def lines(
    text: str,
    sentence: Sentence,
    quoted: Sequence[Quotation],
    times: Sequence[Time],
    asks: str = "",
) -> Iterator[Line]:
    """
    The levels of a sentence: itself, then the inside of each quotation that it meets.

    A quotation that ends just before the sentence by one of the marks in `asks` belongs to
    it: “Why not?” he said.
    """
    begin, end = sentence.span.start, sentence.span.end
    first = bisect_left(quoted, begin + 1, key=lambda quotation: quotation.outer.end)
    here: list[Quotation] = []
    for quotation in quoted[first:]:
        if quotation.outer.start >= end:
            break
        if quotation.outer.end > begin:
            here.append(quotation)
    row = [
        Word(word.start + begin, word.end + begin, word.text, word.key, word.kind)
        for word in words(sentence.span.cut(text))
    ]
    asked = _asked(text, begin, quoted[:first], asks)
    items = _folded(row, here)
    span = sentence.span
    if asked is not None and items and items[0].kind != QUOTED:
        items.insert(0, _item(asked))
        span = Span(asked.outer.start, end)
    yield _line(span, items, times, 0)
    starts = [word.start for word in row]
    for quotation in here:
        first = bisect_left(starts, quotation.inner.start)
        inside = row[first : bisect_left(starts, quotation.inner.end)]
        if inside:
            yield _line(Span(inside[0].start, inside[-1].end), inside, times, 1)


def _asked(text: str, begin: int, before: Sequence[Quotation], asks: str) -> Quotation | None:
    """The quotation that ends just before a place, by a mark that ends no sentence around it."""
    if not before:
        return None
    last = before[-1]
    if text[last.outer.end : begin].strip() or text[last.inner.end - 1] not in asks:
        return None
    return last


def _item(quotation: Quotation) -> Word:
    return Word(quotation.outer.start, quotation.outer.end, "", "\u201c\u201d", QUOTED)


def _folded(row: list[Word], here: Sequence[Quotation]) -> list[Word]:
    """The words of a sentence, each quotation as one item."""
    items: list[Word] = []
    at, put = 0, -1
    for word in row:
        while at < len(here) and here[at].outer.end <= word.start:
            at += 1
        if at == len(here) or here[at].outer.start > word.start:
            items.append(word)
        elif put != at:
            items.append(_item(here[at]))
            put = at
    return items


def _line(span: Span, items: Sequence[Word], times: Sequence[Time], depth: int) -> Line:
    return Line(span, tuple(items), frozenset(_timed(items, times)), depth)


def _timed(items: Sequence[Word], times: Sequence[Time]) -> Iterator[int]:
    """The items that are part of an expression of time."""
    at = 0
    for index, item in enumerate(items):
        while at < len(times) and times[at].span.end <= item.start:
            at += 1
        if at == len(times):
            return
        if item.kind != QUOTED and times[at].span.start <= item.start:
            yield index
