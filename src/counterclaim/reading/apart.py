"""
Attributions that stand apart from a verb and its subject.

Comes in: the place of a cue. Goes out: its draft. "According to the army, …", "Army: …",
"… — army", "the army's claim that …".
"""

from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.contents import Contents
from counterclaim.reading.lines import QUOTED
from counterclaim.reading.neighbours import Draft
from counterclaim.reading.sources import Sources
from counterclaim.tables.reporting import Cue

_LEAST = 3  # items of a content beside a label
_LABEL = 8  # items of a speaker beside a colon or a dash


@dataclass(frozen=True, slots=True)
class Apart:
    """The attributions of one line that have no verb."""

    clauses: Clauses
    sources: Sources
    contents: Contents

    @property
    def items(self) -> tuple[Word, ...]:
        """The words of the line."""
        return self.clauses.line.items

    def prefixed(self, first: int, after: int, cue: Cue) -> Draft | None:
        """ "according to SOURCE, CONTENT", and "CONTENT, according to SOURCE"."""
        source = self.sources.following(after)
        if source is None:
            return None
        wide = self.sources.appositions.extended(source)
        draft = Draft(self.clauses.line, (first, after), cue.stance, "prefix", wide)
        draft.pieces = self.contents.around(first, wide[1])
        if not draft.pieces and wide != source:
            draft.source, draft.pieces = source, self.contents.around(first, source[1])
        return draft

    def labelled(self, first: int, after: int, cue: Cue) -> Draft | None:
        """ "SOURCE: CONTENT" at the head of a line."""
        end = self.clauses.end(after)
        phrase = self.clauses.phrases.before(first) if 0 < first <= _LABEL else None
        if phrase is None or phrase[0] > 0 or self._held(first) or not self._tells(after, end):
            return None
        return Draft(
            self.clauses.line, (first, after), cue.stance, "label", phrase, pieces=[(after, end)]
        )

    def _held(self, colon: int) -> bool:
        """Whether a colon belongs to a cue: "the commander said:"."""
        return self.sources.verb(colon - 1)

    def _tells(self, after: int, end: int) -> bool:
        """Whether a quotation or more than a word or two follows."""
        return end - after >= _LEAST or (after < end and self.items[after].kind == QUOTED)

    def dashed(self, first: int, after: int, cue: Cue) -> Draft | None:
        """ "CONTENT — SOURCE" at the end of a line."""
        end = self.clauses.end(after)
        source = self.clauses.phrases.starting(after) if after < end else None
        if source is None or source[1] < end or source[1] - after > _LABEL or first < _LEAST:
            return None
        if not self.clauses.dash(first):
            return None
        return Draft(
            self.clauses.line, (first, after), cue.stance, "dash", source, pieces=[(0, first)]
        )

    def noun(self, first: int, after: int, cue: Cue) -> Draft | None:
        """ "the group's claim that CONTENT", "a claim by the group that CONTENT"."""
        items, small = self.items, self.clauses.grammar
        source = self.sources.owner(first)
        rest = after
        if rest < len(items) and items[rest].key in small.agents:
            source = self.sources.following(rest + 1)
            rest = source[1] if source else rest
        if source is None or rest >= len(items) or items[rest].key not in cue.takes:
            return None
        if items[rest].key not in small.complementizers | {small.infinitive} and rest == after:
            after = rest = rest + 1
        if rest < len(items) and rest in self.clauses.line.timed:
            return None
        end = self.contents.noun_end(rest, self.clauses.end(rest))
        if rest >= end:
            return None
        return Draft(
            self.clauses.line, (first, after), cue.stance, "noun", source, pieces=[(rest, end)]
        )
