"""
Speakers: every attribution of a report, its source led back to an actor.

Comes in: passages, sentences, times and names. Goes out: speeches. A quotation that goes on
after its attribution, in the next sentence or the next paragraph, belongs to the same speech.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from counterclaim.orthography import words
from counterclaim.reading.afterwards import Afterwards
from counterclaim.reading.appositions import Appositions
from counterclaim.reading.attribution import attributions
from counterclaim.reading.carrying import carried
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.continuing import Continuing
from counterclaim.reading.holders import held
from counterclaim.reading.leading import Lead, author_of
from counterclaim.reading.lines import Line, lines
from counterclaim.reading.memory import Actor, Memory, Mention, mentions
from counterclaim.reading.neighbours import Draft
from counterclaim.reading.quotations import Quotation, quotations
from counterclaim.reading.sources import Sources
from counterclaim.reading.subjects import subject
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

_HEAD = 16  # words at the head of a sentence in which its subject stands
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
        names = mentions(reading, self.namings)
        spoken = list(self._spoken(reading, names))
        known = list(held(reading.text, spoken, names, self.namings))
        yield from carried(reading, known, self.reportings)

    def _spoken(self, reading: Reading, names: tuple[Mention, ...]) -> Iterator[Speech]:
        """Every speech of a reading by its cues."""
        memory, going = Memory(names), Continuing()
        quoted: list[Quotation] = []
        quiet: Sentence | None = None
        current = -1
        passages = reading[Passage]
        for sentence in reading[Sentence]:
            if sentence.passage != current:
                current = sentence.passage
                passage = passages[current]
                quoted = quotations(reading.text, passage.span, self.grammars[sentence.language])
                memory.author = author_of(passage, reading[Name])
                yield from going.turn(passage, quoted)
            self._tell(reading, sentence, quoted, memory)
            found = list(self._sentence(reading, sentence, quoted, memory))
            yield from (speech for depth, speech in found if depth)
            outer = [speech for depth, speech in found if not depth]
            yield from going.after(sentence, outer, quoted)
            if quiet is not None and quiet.passage == current:
                yield from self._late(reading, sentence, quiet, memory)
            quiet = None if found else sentence
        yield from going.last()

    def _late(
        self, reading: Reading, sentence: Sentence, before: Sentence, memory: Memory
    ) -> Iterator[Speech]:
        """ "The announcement was made by X": the sentence before, as X's speech."""
        language = sentence.language
        grammar, reporting = self.grammars[language], self.reportings[language]
        row = words(sentence.span.cut(reading.text))
        if not row or row[0].key not in reporting.afterwards.openings.entries:
            return
        times = reading.inside(Time, sentence.span)
        line = next(lines(reading.text, sentence, (), times, ""))
        clauses = Clauses.of(line, grammar, reporting)
        told = Afterwards(clauses, Sources(clauses, Appositions(clauses))).told()
        if told is None:
            return
        opening, phrase = told
        source = line.cut(*phrase)
        lead = Lead(reading, line, memory, grammar, reporting, self.namings[language])
        who = lead.behind(phrase, source)
        draft = Draft(line, opening, "asserts", "clause", phrase)
        speech = _speech(line, draft, who, times, ())
        memory.heard(who, speech.cue.start)
        whole = Span(before.span.start, speech.span.end)
        yield replace(speech, span=whole, contents=(before.span,), found_by="rules:afterwards")

    def _tell(
        self,
        reading: Reading,
        sentence: Sentence,
        quoted: Sequence[Quotation],
        memory: Memory,
    ) -> None:
        """Remember of whom a sentence tells, if it is somebody by his role."""
        language = sentence.language
        grammar, reporting = self.grammars[language], self.reportings[language]
        naming = self.namings[language]
        row = words(sentence.span.cut(reading.text))[:_HEAD]
        if not any(word.key in naming.roles.entries for word in row):
            return
        times = reading.inside(Time, sentence.span)
        line = next(lines(reading.text, sentence, quoted, times, grammar.quote_asks))
        phrase = subject(reading, Clauses.of(line, grammar, reporting), naming)
        if phrase is not None:
            source = line.cut(*phrase)
            lead = Lead(reading, line, memory, grammar, reporting, naming)
            memory.subject = source.start, lead.behind(phrase, source)

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
        headed = reading[Passage][sentence.passage].kind == "headline"
        for line in lines(reading.text, sentence, quoted, times, grammar.quote_asks):
            lead = Lead(reading, line, memory, grammar, reporting, self.namings[language], headed)
            told: list[Span] = []
            for draft in attributions(line, grammar, reporting):
                actor = lead.back(draft, draft.spans()[0])
                if actor is None:
                    continue
                speech = _speech(line, draft, actor, times, quoted)
                inside = any(content.holds(speech.cue) for content in told[-_NEAR:])
                told += speech.contents
                if draft.frame != "noun" and not inside:
                    memory.heard(actor, speech.cue.start)
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
