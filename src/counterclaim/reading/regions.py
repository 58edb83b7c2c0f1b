"""
Regions: runs of words of one sentence that one chain of speakers says.

Comes in: a reading with speeches. Goes out: for every sentence its regions, each with
the speeches that hold it, outermost first. A claim never reaches over the border of a
region, so that nobody is given words that another is said to say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.orthography import Word, words
from counterclaim.reading.glue import Glue
from counterclaim.reading.lines import Line
from counterclaim.records import Passage, Reading, Sentence, Span, Speech, Time


@dataclass(frozen=True, slots=True)
class Region:
    """Words on one level of speech; `frame` is set where they are a source or a cue themselves."""

    line: Line
    sentence: Sentence
    passage: Passage
    chain: tuple[Speech, ...]
    frame: Speech | None

    @property
    def words(self) -> tuple[Word, ...]:
        """The region's words, with absolute offsets."""
        return self.line.items

    @property
    def span(self) -> Span:
        """Where the region stands."""
        return self.line.span

    @property
    def voice(self) -> Speech | None:
        """The innermost speech that holds the region; None in the outlet's or author's voice."""
        return self.chain[-1] if self.chain else None


def regions(reading: Reading, glues: Mapping[str, Glue]) -> Iterator[list[Region]]:
    """The regions of each sentence, one list a sentence; words written together are cut."""
    contents = sorted(
        (
            (content.start, content.end, number)
            for number, speech in enumerate(reading[Speech])
            for content in speech.contents
        ),
    )
    speeches, passages = reading[Speech], reading[Passage]
    active: list[tuple[int, int, int]] = []
    at = own = 0
    for sentence in reading[Sentence]:
        begin, end = sentence.span.start, sentence.span.end
        active = [held for held in active if held[1] > begin]
        while at < len(contents) and contents[at][0] < end:
            if contents[at][1] > begin:
                active.append(contents[at])
            at += 1
        while own < len(speeches) and speeches[own].cue.end <= begin - 4000:
            own += 1
        cued = [speech for speech in _near(speeches, own, end) if sentence.span.holds(speech.cue)]
        glue = glues[sentence.language]
        yield list(_split(reading, sentence, passages[sentence.passage], active, cued, glue))


def _near(speeches: Sequence[Speech], first: int, end: int) -> Iterator[Speech]:
    for speech in speeches[first:]:
        if speech.span.start >= end:
            return
        yield speech


def _split(
    reading: Reading,
    sentence: Sentence,
    passage: Passage,
    active: Sequence[tuple[int, int, int]],
    cued: Sequence[Speech],
    glue: Glue,
) -> Iterator[Region]:
    begin, end = sentence.span.start, sentence.span.end
    frames = [
        (part, speech)
        for speech in cued
        for part in (speech.source, speech.cue)
        if part is not None and sentence.span.holds(part)
    ]
    cuts = {begin, end}
    cuts.update(edge for held in active for edge in held[:2] if begin < edge < end)
    cuts.update(edge for part, _ in frames for edge in (part.start, part.end))
    edges = sorted(cuts)
    row = [part for word in words(sentence.span.cut(reading.text)) for part in glue.parts(word)]
    times = reading.inside(Time, sentence.span)
    for left, right in pairwise(edges):
        inside = tuple(
            Word(word.start + begin, word.end + begin, word.text, word.key, word.kind)
            for word in row
            if left <= word.start + begin and word.end + begin <= right
        )
        if not inside:
            continue
        span = Span(inside[0].start, inside[-1].end)
        holding = sorted(
            (held for held in active if held[0] <= span.start and span.end <= held[1]),
            key=lambda held: (held[0] - held[1], held[2]),
        )
        chain = tuple(dict.fromkeys(reading[Speech][held[2]] for held in holding))
        frame = next((speech for part, speech in frames if part.holds(span)), None)
        timed = frozenset(
            index
            for index, word in enumerate(inside)
            if any(time.span.start <= word.start < time.span.end for time in times)
        )
        yield Region(Line(span, inside, timed, 0), sentence, passage, chain, frame)
