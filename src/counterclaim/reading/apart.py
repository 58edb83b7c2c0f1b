"""
Attributions that stand apart from a verb and its subject.

Comes in: the place of a cue. Goes out: its draft. "According to the army, …", "Army: …",
"… — army", "the army's claim that …".
"""

from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.contents import Contents
from counterclaim.reading.lines import QUOTED
from counterclaim.reading.neighbours import Draft
from counterclaim.reading.phrases import Phrase
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
        if first <= self.clauses.main() and not self._described(source, wide):
            wide = source
        draft = Draft(self.clauses.line, (first, after), cue.stance, "prefix", wide)
        draft.pieces = self.contents.around(first, wide[1])
        if not draft.pieces and wide != source:
            draft.source, draft.pieces = source, self.contents.around(first, source[1])
        return draft

    def _described(self, source: Phrase, wide: Phrase) -> bool:
        """
        Whether what follows a source at the head of a line describes it.

        "According to X, the minister for water, nine …"; but in "according to the army, the
        gunman shot two, killing one" a clause follows.
        """
        items, small = self.items, self.clauses.grammar
        named = items[source[1] - 1].text[:1].isupper() or items[source[1] - 1].kind == "mark"
        rest = wide[1] + 1
        if not named or rest >= len(items) or items[wide[1]].text not in COMMAS:
            return False
        if items[rest].key in small.conjunctions or self.clauses.participle(rest):
            return False
        numbered = any(self.clauses.numbered(i) for i in range(source[1], wide[1]))
        return not numbered

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
        return self.clauses.verb(colon - 1)

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
        """ "The group's claim that CONTENT", "a claim by the group that CONTENT"."""
        items, small = self.items, self.clauses.grammar
        source, rest = self._claimant(first, after)
        if source is None or rest >= len(items) or items[rest].key not in cue.takes:
            return None
        if items[rest].key not in small.complementizers | {small.infinitive} and rest == after:
            after = rest = rest + 1
        if rest < len(items) and rest in self.clauses.line.timed:
            return None
        if cue.counted and not self.clauses.numbered(rest):
            return None
        end = self._noun_end(min(source[0], first), rest)
        if rest >= end:
            return None
        return Draft(
            self.clauses.line, (first, after), cue.stance, "noun", source, pieces=[(rest, end)]
        )

    def _claimant(self, first: int, after: int) -> tuple[Phrase | None, int]:
        """Whose claim it is, before or after the noun, and where the rest begins."""
        items, small = self.items, self.clauses.grammar
        owner = self.sources.owner(first)
        if after >= len(items) or self.clauses.ends(after):
            return owner, after
        made = items[after].key in small.agents
        if not made and (owner is not None or items[after].key not in self._of):
            return owner, after
        source = self.sources.following(after + 1)
        if made or source is None:
            return source, source[1] if source else after
        # "the claims of the rebels that …": of somebody, with a clause after him
        that = source[1] < len(items) and items[source[1]].key in small.complementizers
        told = source[1] + 1 < len(items) and items[source[1] + 1].key not in small.auxiliaries
        definite = items[source[0]].key in small.determiners - small.indefinites
        return (source, source[1]) if that and told and definite else (None, after)

    @property
    def _of(self) -> frozenset[str]:
        return self.clauses.reporting.joins_owners

    def _noun_end(self, begins: int, rest: int) -> int:
        """Where the content of a noun ends."""
        end = self.clauses.end(rest)
        figure = self.items[rest - 1].key in self._of and self.clauses.numbered(rest)
        if figure:  # "its figure of 12 dead", "the army's claim of nine dead"
            return self.contents.figure_end(rest, end)
        return self.contents.noun_end(rest, end, subject=begins <= self.clauses.main())
