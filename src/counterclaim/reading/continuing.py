"""
Quotations that go on: "…," he said. "…", and a paragraph that is nothing but a quotation.

Comes in: the speeches of each sentence, in order. Goes out: the same speeches, with every
quotation that goes on after them among their contents.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.reading.quotations import Quotation
from counterclaim.records import Passage, Sentence, Span, Speech


@dataclass(slots=True)
class Continuing:
    """The speech that a next quotation belongs to, if there is one."""

    speech: Speech | None = None
    waiting: Quotation | None = None

    def turn(self, passage: Passage, quoted: Sequence[Quotation]) -> Iterator[Speech]:
        """Go to a new passage: a speech goes on only where it begins with a quotation."""
        begins = bool(quoted) and quoted[0].outer.start == passage.span.start
        if begins and self.speech is not None and not self.speech.contents:
            self.waiting = None
            self._add(quoted[0].outer)
        if not begins:
            yield from self.last()

    def after(
        self, sentence: Sentence, speeches: Sequence[Speech], quoted: Sequence[Quotation]
    ) -> Iterator[Speech]:
        """Hear a sentence: give back what is complete, and hold what may go on."""
        if self.waiting is not None and not any(_holds(one, self.waiting) for one in speeches):
            self._add(self.waiting.outer)
        self.waiting = None
        quotation = _leading(sentence, quoted)
        if quotation is not None and quotation.outer.end > sentence.span.end:
            return
        if quotation is not None and not any(_holds(one, quotation) for one in speeches):
            self.waiting = quotation
        elif not speeches:
            yield from self.last()
        for speech in speeches:
            if not speech.contents or _quotes(speech, quoted):
                yield from self.last()
                self.speech = speech
            else:
                yield speech

    def last(self) -> Iterator[Speech]:
        """Give back what was held."""
        if self.waiting is not None:
            self._add(self.waiting.outer)
            self.waiting = None
        if self.speech is not None and self.speech.contents:
            yield self.speech
        self.speech = None

    def _add(self, span: Span) -> None:
        speech = self.speech
        if speech is None or any(content.meets(span) for content in speech.contents):
            return
        self.speech = replace(
            speech,
            span=Span(min(speech.span.start, span.start), max(speech.span.end, span.end)),
            contents=(*speech.contents, span),
        )


def _within(sentence: Sentence, quoted: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations that a sentence meets."""
    first = bisect_left(quoted, sentence.span.start + 1, key=lambda one: one.outer.end)
    for quotation in quoted[first:]:
        if quotation.outer.start >= sentence.span.end:
            return
        yield quotation


def _leading(sentence: Sentence, quoted: Sequence[Quotation]) -> Quotation | None:
    """The quotation that a sentence begins with, or lies in."""
    for quotation in _within(sentence, quoted):
        return quotation if quotation.outer.start <= sentence.span.start else None
    return None


def _quotes(speech: Speech, quoted: Sequence[Quotation]) -> bool:
    """Whether a quotation stands in what a speech says."""
    for content in speech.contents:
        at = bisect_left(quoted, content.start + 1, key=lambda one: one.outer.end)
        if at < len(quoted) and quoted[at].outer.start < content.end:
            return True
    return False


def _holds(speech: Speech, quotation: Quotation) -> bool:
    return any(content.meets(quotation.outer) for content in speech.contents)
