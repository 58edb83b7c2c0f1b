"""
Speakers: every attribution of a report, its source led back to an actor.

Comes in: passages, sentences, times and names. Goes out: speeches. A quotation that goes on
after its attribution, in the next sentence or the next paragraph, belongs to the same speech.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from counterclaim.orthography import words
from counterclaim.reading.attribution import attributions
from counterclaim.reading.carrying import carried
from counterclaim.reading.continuing import Continuing
from counterclaim.reading.leading import Lead, author_of
from counterclaim.reading.lines import Line, lines
from counterclaim.reading.memory import Actor, Memory
from counterclaim.reading.neighbours import Draft
from counterclaim.reading.quotations import Quotation, quotations
from counterclaim.records import (
    Doubt,
    Figure,
    Mark,
    Name,
    Passage,
    Reading,
    Sentence,
    Span,
    Speech,
    Time,
)
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.naming import Naming
from counterclaim.tables.reporting import Reporting

_NEAR = 12  # times on either side of a cue that can be its own


@dataclass(frozen=True)
class FindSpeakers:
    """Mark every attribution, with who is said to say it led back to an actor."""

    grammars: Mapping[str, Grammar]
    reportings: Mapping[str, Reporting]
    namings: Mapping[str, Naming]

    reads: ClassVar[tuple[type[Mark], ...]] = (Passage, Sentence, Time, Figure, Name)
    writes: ClassVar[type[Mark]] = Speech

    def __call__(self, reading: Reading) -> Iterator[Mark | Doubt]:
        """Every speech of a reading, with what it goes on to say."""
        yield from carried(reading, list(self._spoken(reading)), self.reportings)

    def _spoken(self, reading: Reading) -> Iterator[Speech]:
        """Every speech of a reading by its cues."""
        memory, going = Memory(reading[Name]), Continuing()
        quoted: list[Quotation] = []
        current = -1
        passages = reading[Passage]
        for sentence in reading[Sentence]:
            if sentence.passage != current:
                current = sentence.passage
                passage = passages[current]
                quoted = quotations(reading.text, passage.span, self.grammars[sentence.language])
                memory.author = author_of(passage, memory.names)
                yield from going.turn(passage, quoted)
            found = list(self._sentence(reading, sentence, quoted, memory))
            yield from (speech for depth, speech in found if depth)
            outer = [speech for depth, speech in found if not depth]
            yield from going.after(sentence, outer, quoted)
        yield from going.last()

    def _sentence(
        self,
        reading: Reading,
        sentence: Sentence,
        quoted: Sequence[Quotation],
        memory: Memory,
    ) -> Iterator[tuple[int, Speech]]:
        """The speeches of a sentence, each with the depth of its line."""
        language = sentence.language
        grammar, reporting = self.grammars[language], self.reportings[language]
        cued = reporting.cues.entries.keys()
        if not any(word.key in cued for word in words(sentence.span.cut(reading.text))):
            return
        times = reading.inside(Time, sentence.span)
        for line in lines(reading.text, sentence, quoted, times, grammar.quote_asks):
            lead = Lead(reading, line, memory, grammar, reporting, self.namings[language])
            told: list[Span] = []
            for draft in attributions(line, grammar, reporting):
                actor = lead.back(draft, draft.spans()[0])
                if actor is None:
                    continue
                speech = _speech(line, draft, actor, times, quoted)
                inside = any(content.holds(speech.cue) for content in told[-_NEAR:])
                told += speech.contents
                if draft.frame != "noun" and not inside:
                    memory.heard(actor)
                if draft.source is not None and lead.spokesman(draft):
                    memory.voiced = actor
                yield line.depth, speech


def _speech(
    line: Line, draft: Draft, actor: Actor, times: Sequence[Time], quoted: Sequence[Quotation]
) -> Speech:
    """A draft as a mark."""
    source, cue, contents = draft.spans()
    parts = (cue, *contents, *([source] if source else ()))
    return Speech(
        Span(min(part.start for part in parts), max(part.end for part in parts)),
        source,
        cue,
        contents if line.depth else _whole(contents, quoted),
        draft.stance,
        actor.name,
        actor.actor,
        actor.sector,
        _when(times, cue, contents),
        f"rules:{draft.frame}",
    )


def _when(times: Sequence[Time], cue: Span, contents: Sequence[Span]) -> Time | None:
    """The time of saying: outside every content, nearest to the cue."""
    at = bisect_left(times, cue.start, key=lambda time: time.span.start)
    near = times[max(0, at - _NEAR) : at + _NEAR]
    outside = [time for time in near if not any(content.meets(time.span) for content in contents)]
    return min(outside, key=lambda time: abs(time.span.start - cue.start), default=None)


def _whole(contents: Sequence[Span], quoted: Sequence[Quotation]) -> tuple[Span, ...]:
    """Contents with each quotation whole, also where it runs over other sentences."""
    whole: list[Span] = []
    for content in contents:
        start, end = content.start, content.end
        first = bisect_left(quoted, start + 1, key=lambda quotation: quotation.outer.end)
        last = bisect_left(quoted, end, key=lambda quotation: quotation.outer.start) - 1
        if first <= last:
            start = min(start, quoted[first].outer.start)
            end = max(end, quoted[last].outer.end)
        whole.append(Span(start, end))
    return tuple(whole)
