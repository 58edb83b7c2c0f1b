"""
Speech that goes on without a cue, where its own words show that it does.

Comes in: the speeches of a report, with its sentences and figures. Goes out: the same
speeches, longer by a sentence that takes their figure apart ("Nine had died, the army said.
Four fell in one town and five in another."), by a sentence of figures in a post, or by the
rest of a passage that is headed as somebody's statement. Nothing else is carried over: a
sentence without a cue is otherwise its outlet's own.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from counterclaim.orthography import words
from counterclaim.records import Figure, Passage, Reading, Sentence, Span, Speech
from counterclaim.tables.reporting import Reporting

_CLOSING = 3  # characters that may stand between a speech and the end of its sentence


def carried(
    reading: Reading, speeches: Sequence[Speech], reportings: Mapping[str, Reporting]
) -> Iterator[Speech]:
    """Every speech, with the sentences that only go on with it."""
    kept = list(speeches)
    cues = sorted(speech.cue.start for speech in kept)
    reaching = _reaching(reading[Sentence], kept)
    for number, (before, sentence) in enumerate(pairwise(reading[Sentence])):
        open_now = reaching.get(number, [])
        if not open_now or sentence.passage != before.passage or _cued(sentence, cues):
            continue
        reporting = reportings[sentence.language]
        parts = _parts(reading, before, sentence, reporting)
        parts = parts or _posted(reading, sentence)
        going = [at for at in open_now if parts or _headed(reading.text, kept[at], reporting)]
        for at in going:
            kept[at] = _longer(kept[at], sentence.span)
        reaching.setdefault(number + 1, []).extend(going)
    yield from kept


def _reaching(sentences: Sequence[Sentence], speeches: Sequence[Speech]) -> dict[int, list[int]]:
    """By the number of a sentence, the speeches that run to its end."""
    starts = [sentence.span.start for sentence in sentences]
    found: dict[int, list[int]] = {}
    for at, speech in enumerate(speeches):
        number = bisect_right(starts, speech.span.end - 1) - 1
        end = sentences[number].span.end if number >= 0 else 0
        if 0 <= end - speech.span.end <= _CLOSING:
            found.setdefault(number, []).append(at)
    return found


def _cued(sentence: Sentence, cues: Sequence[int]) -> bool:
    first = bisect_left(cues, sentence.span.start)
    return first < len(cues) and cues[first] < sentence.span.end


def _parts(reading: Reading, before: Sentence, sentence: Sentence, reporting: Reporting) -> bool:
    """Whether a sentence counts "of them", or its figures add up to one before it."""
    figures = reading.inside(Figure, sentence.span)
    row = words(sentence.span.cut(reading.text))
    if figures and row and reporting.partitives.at(row, 0) is not None:
        return True
    wholes = {figure.low for figure in reading.inside(Figure, before.span) if _exact(figure)}
    parts = [figure.low or 0 for figure in figures if _exact(figure)]
    return any(total in wholes for total in list(accumulate(parts))[1:] if total)


def _posted(reading: Reading, sentence: Sentence) -> bool:
    """Whether a post goes on with figures: "All over, police say. Four dead, two hurt."."""
    passage = reading[Passage][sentence.passage]
    return passage.author is not None and bool(reading.inside(Figure, sentence.span))


def _exact(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high


def _headed(text: str, speech: Speech, reporting: Reporting) -> bool:
    """Whether a speech is headed as a statement: "The group's new statement: …"."""
    if speech.source is None or speech.found_by != "rules:label":
        return False
    row = words(speech.source.cut(text))
    return any(reporting.utterances.at(row, i) is not None for i in range(len(row)))


def _longer(speech: Speech, span: Span) -> Speech:
    whole = Span(min(speech.span.start, span.start), max(speech.span.end, span.end))
    return replace(speech, span=whole, contents=(*speech.contents, span))
