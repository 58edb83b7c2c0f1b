"""
Which figure may belong to which word of harm at all, whatever it costs.

Comes in: a figure, a word of harm, and the other figures of their region. Goes out: whether those
counted can be whom the word harmed. Who is accused of a killing, who did it, and who stands in
another clause are not.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.harmed import Harmed
from counterclaim.reading.prices import Among
from counterclaim.records import Figure, Span

_NEAR = 3  # words from an active word of harm to its object: "killed some of the four"
_FAR = 2  # words within which a figure before such a word may be its own: "two killed, three hurt"


@dataclass(frozen=True, slots=True)
class Fitting:
    """The figures and the words of harm of one region, and what keeps them apart."""

    among: Among
    figures: Sequence[Figure]

    def fits(self, figure: Figure, sign: Harmed, side: str) -> bool:
        """Whether a figure can be of those whom a word of harm harmed on its side."""
        mine = self.among.region.line.cut(sign.first, sign.after)
        if figure.span.meets(mine):
            return True
        at = self._figure(mine.end)
        if at and self.figures[at - 1].span.holds(mine):
            return False  # "4 victims, 1 fatality"
        if figure.span.end <= mine.start:
            return not (
                (side == "right" and (self._accused(figure, sign) or self._does(figure, sign)))
                or self._apart(figure, mine)
            )
        return side != "left" or not self._opens(figure, mine)

    # --- before a word of harm -------------------------------------------------

    def _accused(self, figure: Figure, sign: Harmed) -> bool:
        """Whether the word has its victims after "of", or a word of courts stands between."""
        items = self.among.region.words
        of = self.among.grammar.noun_joiners
        if sign.after - sign.first > 1 and items[sign.after - 1].key in of:
            return True  # "five charged in the fatal shooting of X"
        among = self.among
        near = range(
            bisect_left(among.firsts, self._at(figure.span.start)),
            bisect_left(among.firsts, sign.first),
        )
        return any(not among.signs[i].effects for i in near)

    def _does(self, figure: Figure, sign: Harmed) -> bool:
        """Whether an active word has its own object: "four … in the raid that killed X"."""
        after, items = self._at(figure.span.end), self.among.region.words
        told = items[after].key in self.among.grammar.relatives  # "who had killed four"
        if told and self._at_once(after + 1, sign.first):
            return True  # "two women who lost their sons", counted or not
        if sign.first - after <= _FAR and not told:
            return False
        end = items[min(len(items), sign.after + _NEAR) - 1].end
        begin = items[sign.after - 1].end
        return self._figure(begin) < self._figure(end)

    def _at_once(self, first: int, after: int) -> bool:
        """Whether a verb follows its relative word with nothing but auxiliaries between."""
        items, small = self.among.region.words, self.among.grammar
        light = small.auxiliaries | small.adverbs
        return first <= after and all(items[i].key in light for i in range(first, after))

    def _apart(self, figure: Figure, mine: Span) -> bool:
        """Whether another stands in a clause between: "three in a raid that left two dead"."""
        between = self.figures[self._figure(figure.span.end) : self._figure(mine.start)]
        if not between:
            return False
        items, small = self.among.region.words, self.among.grammar
        first, last = self._at(figure.span.end), self._at(between[-1].span.start)
        while first < last and items[first].text in COMMAS:
            first += 1
        if first < last and items[first].key in small.relatives:
            return False  # "two men, who had shot four others, were killed"
        return any(
            items[i].key in small.subordinators | small.relatives - small.determiners
            or (items[i].key in small.relatives and self._verb(i + 1))
            for i in range(first, last)
            if not any(other.span.start <= items[i].start < other.span.end for other in between)
        )

    def _verb(self, i: int) -> bool:
        """Whether a word of harm or an auxiliary stands here: "that left", "that had killed"."""
        items, small = self.among.region.words, self.among.grammar
        return i < len(items) and (
            items[i].key in small.auxiliaries | small.passives or i in self.among.all_firsts
        )

    # --- after a word of harm ----------------------------------------------------

    def _opens(self, figure: Figure, mine: Span) -> bool:
        """Whether the figure begins its own clause: "… died and two others are in hospital"."""
        if figure.counted is None:
            return False
        items, small = self.among.region.words, self.among.grammar
        after, first = self._at(figure.span.end), self._at(mine.end)
        joined = any(
            items[i].key in small.conjunctions for i in range(first, self._at(figure.span.start))
        )
        return joined and after < len(items) and items[after].key in small.auxiliaries

    def _figure(self, offset: int) -> int:
        """The number of the first figure that begins at an offset or after it."""
        return bisect_left(self.figures, offset, key=lambda figure: figure.span.start)

    def _at(self, offset: int) -> int:
        return bisect_left(self.among.starts, offset)
