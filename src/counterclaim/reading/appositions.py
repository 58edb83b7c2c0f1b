"""
Appositions: what stands between commas beside a source and belongs to it.

Comes in: the clauses of a line and the place of a comma or a phrase. Goes out: the phrase
with its apposition: "X, the minister for water,".
"""

from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.lines import QUOTED
from counterclaim.reading.phrases import Phrase

_APPOSED = 40  # items that an apposition may reach


@dataclass(frozen=True, slots=True)
class Appositions:
    """The appositions of one line."""

    clauses: Clauses

    @property
    def items(self) -> tuple[Word, ...]:
        """The words of the line."""
        return self.clauses.line.items

    def apposed(self, comma: int) -> Phrase | None:
        """ "X, the minister," before a cue: from X to past the second comma."""
        items, small = self.items, self.clauses.grammar
        at = comma
        for i in range(comma - 1, max(-1, comma - _APPOSED), -1):
            if self.clauses.ends(i) or items[i].kind == QUOTED:
                return None
            if items[i].text not in COMMAS:
                continue
            if at - i == 1 or not self._apposes(i + 1):
                return None
            phrase = self.clauses.phrases.before(i)
            if phrase is None:
                return None
            if at == comma and all(self._aside(k) for k in range(i + 1, comma)):
                return phrase
            outside = phrase[0] - 1
            if outside < 0 or items[outside].text not in COMMAS or not self._apposes(phrase[0]):
                return phrase[0], comma + 1
            if items[phrase[0]].key not in small.determiners:
                return phrase[0], comma + 1
            at = i
        return None

    def extended(self, source: Phrase) -> Phrase:
        """A source with the apposition that follows it: "said X, the minister for water|."."""
        items, small = self.items, self.clauses.grammar
        stop = source[1]
        if stop + 1 >= len(items) or items[stop].text not in COMMAS:
            return source
        begins = items[stop + 1]
        if begins.key in self.clauses.reporting.strong:
            return source  # "citing a minister, said that …"
        if not self._apposes(stop + 1) or begins.key in small.possessive:
            return source
        if begins.key not in small.determiners | small.relatives and not self._title(stop + 1):
            return source
        end = self.clauses.comma(stop + 1, len(items))
        if end is None:
            end = len(items)
            while end > stop and self.clauses.ends(end - 1):
                end -= 1
        if any(items[i].kind == QUOTED for i in range(stop, end)):
            return source
        finite = any(items[i].key in small.auxiliaries for i in range(stop, end))
        if finite and begins.key not in small.relatives:
            return source
        return (source[0], end) if end > stop + 1 else source

    def _aside(self, i: int) -> bool:
        """Whether an item may stand between commas and name nobody: "however", "on Friday"."""
        if self.clauses.adverb(i) or i in self.clauses.line.timed:
            return True
        after = self.items[i].key in self.clauses.grammar.prepositions
        return after and i + 1 in self.clauses.line.timed

    def _apposes(self, i: int) -> bool:
        """Whether an apposition may begin here: no conjunction, no auxiliary, no participle."""
        item, small = self.items[i], self.clauses.grammar
        if item.key in small.conjunctions | small.auxiliaries | small.pronouns - small.relatives:
            return False
        said = self.clauses.reporting.cues.at(self.items, i) is not None
        return not (said and self.clauses.participle(i))

    def _title(self, i: int) -> bool:
        """Whether a bare noun begins here, as a title does: "X, director of Y"."""
        items, phrases = self.items, self.clauses.phrases
        small = self.clauses.grammar
        if i + 1 >= len(items) or not phrases.nominal(i) or self.clauses.adverb(i):
            return False
        if self.clauses.participle(i):
            return False
        return phrases.nominal(i + 1) or items[i + 1].key in small.noun_joiners
