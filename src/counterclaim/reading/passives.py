"""
Cues told of their subject: "CONTENT was denied by SOURCE", "X was accused by SOURCE of …".

Comes in: a draft with its cue, and what stands before it. Goes out: the draft with whoever
did the saying, or None where nobody is said to have said it.
"""

from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.neighbours import Draft
from counterclaim.reading.phrases import Phrase
from counterclaim.reading.sources import Left, Sources
from counterclaim.tables.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Passives:
    """The passive cues of one line."""

    clauses: Clauses
    sources: Sources

    @property
    def items(self) -> tuple[Word, ...]:
        """The words of the line."""
        return self.clauses.items

    @property
    def grammar(self) -> Grammar:
        """The small words of the line's language."""
        return self.clauses.grammar

    def told(self, left: Left, first: int) -> bool:
        """Whether a cue is told of its subject: "was accused", and not "was saying"."""
        if self.clauses.participle(first):
            return False
        items, small = self.items, self.grammar
        for i in range(first - 1, left.begins - 1, -1):
            if items[i].key in small.passives:
                return True
            if items[i].key in small.auxiliaries:
                return False
        return False

    def agent(self, draft: Draft, left: Left, after: int, made: list[Draft]) -> Draft | None:
        """ "CONTENT was denied by SOURCE", "X was accused by SOURCE of CONTENT"."""
        items, clauses = self.items, self.clauses
        by = after
        while by < len(items) and (clauses.timed(by) or items[by].key in self.grammar.adverbs):
            by += 1
        if by >= len(items) or items[by].key not in self.grammar.agents:
            return None
        source = self.sources.following(by + 1)
        if source is None:
            return None
        draft.source = self.sources.appositions.extended(source)
        rest, end = clauses.skipped(draft.source[1]), clauses.end(draft.source[1])
        subject = self._told_of(left.place)
        for held in made[-1:]:
            if held.frame == "noun" and held.pieces[0][0] < draft.cue[0] < held.pieces[0][1]:
                held.pieces = [(held.pieces[0][0], draft.cue[0])]
        draft.pieces = [subject] if subject else []
        if rest < end and items[rest].text not in COMMAS:
            if items[rest].key in self.grammar.complementizers:
                draft.pieces = []
            draft.pieces.append((rest, end))
        return draft

    def _told_of(self, left: int) -> Phrase | None:
        """The subject of a passive, with the noun of its clause: "|the claim that …|was denied"."""
        subject = self.sources.beside(left).phrase
        if subject is None or self.items[subject[0]].key not in self.grammar.complementizers:
            return subject
        head = self.clauses.phrases.before(subject[0]) if subject[0] else None
        return (head[0], subject[1]) if head else subject
