"""
Where it was: the places of a claim.

Comes in: what was found in a region, with its reach. Goes out: its places, by the nearest words:
its own, those that it shares with other figures of its verb, those before it, those of its region;
at last those that "there" or "in the town" stands for. A place where the hurt lie ("taken to the
hospital in X") is not where they were hurt.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.orthography import Word, words
from counterclaim.reading.circumstances import Said
from counterclaim.records import Place, Quote, Reading, Span, Toll, Where
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.harm import Harm
from counterclaim.tables.lexicon import Lexicon

_HURT = frozenset({"killed", "injured", "hit"})
_BACK = 2000  # letters back to the place that "there" stands for; a paragraph is shorter
_ON = 300  # letters in which a row of places goes on
_LEAD = 2  # where the verb stands last, words before a figure among which "there" may be its own
_ASIDE = 6  # words from a place to one that says that the hurt lie there, measured on our phrases


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The words of each language that say where."""

    harms: Mapping[str, Harm]
    grammars: Mapping[str, Grammar]

    def __call__(self, reading: Reading, said: Said) -> tuple[Where, ...]:
        """The places of a claim."""
        marks = self._marks(reading, said)
        return tuple(
            Where(
                mark.name,
                mark.place,
                mark.lat,
                mark.lon,
                mark.precision,
                Quote.of(reading.text, mark.span),
            )
            for mark in marks
        )

    def _marks(self, reading: Reading, said: Said) -> Sequence[Place]:
        region, reach = said.region, said.reach or said.span
        own = self._of_harm(reading, said, reach)
        if own:
            return self._row(reading, said, own)
        pointed = self._pointed(reading, said, reach)
        if pointed:
            return pointed
        if said.shared is not None:
            shared = self._of_harm(reading, said, said.shared)
            if shared:
                return shared
        before = Span(min(region.span.start, reach.start), reach.end)
        for scope in (before, region.span):
            marks = [
                mark
                for mark in self._of_harm(reading, said, scope)
                if said.parts is None or mark.span.start < said.parts
            ]
            if marks:
                return marks
        return self._set_before(reading, said)

    # --- places that do not count -------------------------------------------

    def _of_harm(self, reading: Reading, said: Said, scope: Span) -> list[Place]:
        """The places in a stretch, less those where the hurt lie, and those that only point."""
        marks = list(reading.inside(Place, scope))
        where = self.harms[said.region.sentence.language].where
        items = said.region.words
        hurt = isinstance(said.body, Toll) and said.body.effect in _HURT
        if hurt:
            lying = (where.lying_before, where.lying_after)
            marks = [mark for mark in marks if not _led(items, mark, lying)]
        aside = (where.aside_before, where.aside_after)
        plain = [mark for mark in marks if not _led(items, mark, aside)]
        return plain or marks

    # --- places told before ---------------------------------------------------

    def _pointed(self, reading: Reading, said: Said, reach: Span) -> Sequence[Place]:
        """The place that "there", "in the town" or "where" stands for: the last one named."""
        language = said.region.sentence.language
        where, small = self.harms[language].where, self.grammars[language]
        items = said.region.words
        first = bisect_left(items, reach.start, key=lambda item: item.start)
        after = bisect_left(items, reach.end, key=lambda item: item.start)
        begin = max(0, first - _LEAD) if small.verb_last else first
        for i in range(begin, after):
            hit = where.again.at(items, i)
            if hit is not None and not self._exists(items, i + hit[0], small):
                return self._last(reading, said, items[i].start)
        for i in range(max(0, first - 1), first + 1):
            hit = where.relative.at(items, i) if i < len(items) else None
            if hit is not None:
                return self._last(reading, said, items[i].start)
        return ()

    @staticmethod
    def _exists(items: Sequence[Word], after: int, small: Grammar) -> bool:
        """Whether "there" only opens a sentence: "there were seven of them"."""
        return after < len(items) and items[after].key in small.auxiliaries and not small.verb_last

    def _last(self, reading: Reading, said: Said, end: int) -> Sequence[Place]:
        """The last place before an offset in its passage, with those joined to it."""
        marks = _places(reading, max(said.region.passage.span.start, end - _BACK), end)
        row = list(marks[-1:])
        small = self.grammars[said.region.sentence.language]
        for mark in reversed(marks[:-1]):
            if not _joined(reading.text[mark.span.end : row[0].span.start], small):
                break
            row.insert(0, mark)
        return row

    def _row(self, reading: Reading, said: Said, marks: Sequence[Place]) -> Sequence[Place]:
        """Places with those joined to the last of them: a row of places is not cut in two."""
        small = self.grammars[said.region.sentence.language]
        last = marks[-1].span.end
        rest = _places(reading, last, min(last + _ON, said.region.span.end))
        row = list(marks)
        for mark in rest:
            if not _joined(reading.text[row[-1].span.end : mark.span.start], small):
                break
            row.append(mark)
        return row

    def _set_before(self, reading: Reading, said: Said) -> Sequence[Place]:
        """The places of a setting cut off by its speaker: "in X, he added, four were hurt"."""
        return list(_cut_off(reading, said))


def _places(reading: Reading, start: int, end: int) -> Sequence[Place]:
    """The places between two offsets, which may be one."""
    return reading.inside(Place, Span(start, end)) if start < end else ()


def _cut_off(reading: Reading, said: Said) -> Iterator[Place]:
    voice, region = said.region.voice, said.region
    for content in voice.contents if voice else ():
        if region.sentence.span.start <= content.start and content.end <= region.span.start:
            yield from reading.inside(Place, content)


def _led(items: Sequence[Word], mark: Place, lead: tuple[Lexicon[bool], Lexicon[bool]]) -> bool:
    """Whether a phrase of the first list ends before a place, or one of the second follows it."""
    first = bisect_left(items, mark.span.start, key=lambda item: item.start)
    after = bisect_left(items, mark.span.end, key=lambda item: item.start)
    before = any(
        (hit := lead[0].at(items, i)) is not None and i + hit[0] == first
        for i in range(max(0, first - _ASIDE), first)
    )
    return before or any(
        lead[1].at(items, i) is not None for i in range(after, min(len(items), after + 2))
    )


def _joined(between: str, small: Grammar) -> bool:
    """Whether nothing but "and" stands between two places."""
    keys = [word.key for word in words(between) if word.text != "#"]
    return len(keys) == 1 and (keys[0] in small.conjunctions or keys[0] == "&")
