"""
What a word of harm costs a figure that looks for one.

Comes in: a figure, and a word of harm of its region. Goes out: the cost of each step between
them, by the costs in harm.toml. A figure goes to the word that costs it least.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.harmed import Harmed, side
from counterclaim.reading.regions import Region
from counterclaim.records import Figure, Span
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.harm import Costs, Effect

_LONG = 12  # words of the longest word of harm
_CLAUSES = frozenset({";", ":", "—", "–"})
WALL = "|"  # between two headlines in one line: nothing belongs over it


@dataclass(frozen=True, slots=True)
class Among:
    """The words of harm of one region, with what steps cost."""

    region: Region
    signs: Sequence[Harmed]
    grammar: Grammar
    costs: Costs
    starts: tuple[int, ...]
    firsts: tuple[int, ...]
    all_firsts: frozenset[int]

    @classmethod
    def of(cls, region: Region, signs: Sequence[Harmed], grammar: Grammar, costs: Costs) -> "Among":
        """The words of harm of a region, looked up once for all its figures."""
        return cls(
            region,
            signs,
            grammar,
            costs,
            tuple(item.start for item in region.words),
            tuple(sign.first for sign in signs),
            frozenset(sign.first for sign in signs),
        )

    def near(self, span: Span) -> Sequence[Harmed]:
        """The words of harm that are not too far from a figure at any price."""
        far = int(self.costs.most / self.costs.word) + _LONG
        first = bisect_left(self.starts, span.start) - far
        after = bisect_left(self.starts, span.end) + far
        return self.signs[bisect_left(self.firsts, first) : bisect_left(self.firsts, after)]


def price(figure: Figure, sign: Harmed, effect: Effect, among: Among) -> float:
    """What it costs a figure to belong to a word of harm; nothing where it holds the word."""
    region, costs, small = among.region, among.costs, among.grammar
    mine = region.line.cut(sign.first, sign.after)
    if figure.span.meets(mine):
        return 0.0
    at = "left" if figure.span.end <= mine.start else "right"
    low, high = sorted((figure.span, mine))
    cost = 0.0 if at == side(sign, effect, region, small) else costs.wrong_side
    first = bisect_left(among.starts, low.end)
    for i in range(first, bisect_left(among.starts, high.start)):
        if region.words[i].text == WALL:
            return costs.most + 1.0
        cost += _step(region.words[i], among)
        if i > first + 1 and at == "left" and region.words[i].key in small.relatives:
            cost += costs.clause  # "three were charged in a shooting that left a boy dead"
        if i in among.all_firsts and i != sign.first:
            cost += costs.other_word
        if cost > costs.most:
            break  # too dear already
    return cost


def _step(item: Word, among: Among) -> float:
    costs, small = among.costs, among.grammar
    if item.text in COMMAS:
        return costs.comma
    if item.kind == "mark" and item.text in _CLAUSES:
        return costs.clause
    if item.key in small.conjunctions:
        return costs.conjunction
    if item.key in small.subordinators:
        return costs.clause
    return costs.word
