"""
Who said it, told in the next sentence: "Nine men had died. The announcement was made by X."

Comes in: the line of a sentence. Goes out: its words for what was said and who said it; what
was said is the sentence before it. یہ بات X نے کہی is how Urdu reports close an account.
"""

from dataclasses import dataclass

from counterclaim.reading.clauses import Clauses
from counterclaim.reading.marked import Marked
from counterclaim.reading.phrases import Phrase
from counterclaim.reading.sources import Sources

_REACH = 30  # words between such an opening and its marker


@dataclass(frozen=True, slots=True)
class Afterwards:
    """The sentence that tells who said the one before it."""

    clauses: Clauses
    sources: Sources

    def told(self) -> tuple[Phrase, Phrase] | None:
        """The opening and the source of such a sentence; None where it is none."""
        items, words = self.clauses.items, self.clauses.reporting.afterwards
        hit = words.openings.at(items, 0) if items else None
        if hit is None:
            return None
        opening = (0, hit[0])
        if not words.markers:
            source = self.sources.following(hit[0])
            return None if source is None else (opening, source)
        stop = min(len(items), hit[0] + _REACH)
        marker = next((i for i in range(hit[0], stop) if items[i].key in words.markers), None)
        if marker is None or not self._said(marker + 1):
            return None
        marked = Marked(self.clauses.line, self.clauses.grammar, self.clauses.reporting)
        source = marked.source(marker)
        first = max(source[0], hit[0]) if source else marker
        return (opening, (first, marker)) if first < marker else None

    def _said(self, start: int) -> bool:
        """Whether nothing but times and settings stands before a word for making or saying it."""
        items, small = self.clauses.items, self.clauses.grammar
        verbs = self.clauses.reporting.afterwards.verbs
        i = self.clauses.skipped(start)
        light = small.noun_joiners | small.prepositions | small.adverbs
        while i < len(items) and (i in self.clauses.line.timed or items[i].key in light):
            i = max(i + 1, self.clauses.skipped(i + 1))
        return i < len(items) and items[i].key in verbs
