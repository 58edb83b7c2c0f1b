"""
What goes on behind a source: "…, he said, and two were hurt".

Comes in: the clauses of a line and a place behind a cue. Goes out: whether what stands there
is still told, or only tells of the telling ("…, he said, wiping his brow").
"""

from dataclasses import dataclass

from counterclaim.reading.clauses import Clauses
from counterclaim.reading.lines import QUOTED

_FIGURE = 10  # items of a figure that goes on without a verb, "and three in the town"


@dataclass(frozen=True, slots=True)
class Onward:
    """What goes on behind the sources of one line."""

    clauses: Clauses

    def goes_on(self, start: int, end: int) -> bool:
        """Whether a clause goes on after "X said,": more than a phrase of time or manner."""
        items, small = self.clauses.items, self.clauses.grammar
        if start >= end or items[start].key in small.conjunctions | small.subordinators:
            return start < end and self._elliptic(start, end)
        if items[start].kind == QUOTED:
            return True
        if self.clauses.reporting.cues.at(items, start) is not None:
            return False
        if self.clauses.participle(start):
            return False
        return end - start > 2

    def joined(self, start: int, end: int) -> bool:
        """Whether what is told goes on behind its source: "…, he said, and two were hurt"."""
        items, small = self.clauses.items, self.clauses.grammar
        if start + 1 >= end or any(self._said(i) for i in (start, start + 1)):
            return False
        numbers = any(self.clauses.numbered(i) for i in range(start + 1, end))
        if self.clauses.participle(start):
            return numbers  # "…, he said, bringing the number of dead to nine"
        if items[start].key not in small.conjunctions | small.subordinators:
            return False
        return numbers or any(items[i].key in small.auxiliaries for i in range(start + 1, end))

    def _elliptic(self, start: int, end: int) -> bool:
        """Whether a figure without a verb goes on: "…, he said, and three in the town"."""
        items, small = self.clauses.items, self.clauses.grammar
        first = start + 1
        if items[start].key not in small.conjunctions or first >= min(end, start + _FIGURE):
            return False
        number = items[first].kind == "number" or self.clauses.reporting.numbers.at(items, first)
        verbs = (item.key in small.auxiliaries for item in items[first : start + _FIGURE])
        return bool(number) and not any(verbs)

    def _said(self, i: int) -> bool:
        """Whether a cue stands at an item."""
        return self.clauses.reporting.cues.at(self.clauses.items, i) is not None
