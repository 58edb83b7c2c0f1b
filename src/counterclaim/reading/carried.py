"""
Figures that take what befell them from the words before.

Comes in: a figure for which its region has no word of harm, and what was counted before. Goes out:
its effect, where it goes on with a row ("…, he said, and three in X"), counts people told of before
("there were seven of them"), or says who the casualties were; and its toll.
"""

from bisect import bisect_left
from dataclasses import dataclass

from counterclaim.orthography import words
from counterclaim.reading.beside import anchored, with_place
from counterclaim.reading.classing import FATAL, Classing, Counted
from counterclaim.reading.harmed import Draft
from counterclaim.reading.regions import Region
from counterclaim.records import Figure, Quote, Reading, Sentence, Span, Toll
from counterclaim.tables.people import Kind

_BACK = 3  # sentences, its own among them, back to the people whom "there were seven of them" means
_EXIST = 3  # words of the longest phrase before them: "there have been"


@dataclass(frozen=True, slots=True)
class Carrying:
    """The figures of one region that take their effect from before; `harmed`: it tells of harm."""

    classing: Classing
    harmed: bool

    def effect(
        self, reading: Reading, region: Region, figure: Figure, counted: Counted
    ) -> str | None:
        """What befell the counted, by the words before."""
        harm = self.classing.harming.harm
        row = words(figure.counted.cut(reading.text)) if figure.counted else ()
        if any(word.key in harm.own.casualties for word in row):
            some = counted.dead >= (figure.low or 0) > 0
            stated = self.classing.stated(region, figure, row)
            return FATAL if some and stated is not None else None
        if counted.effect is None or counted.sentence is None or self.harmed:
            return None
        if not row:
            on = figure.cumulative or counted.sentence is region.sentence
        else:
            again = any(word.key in harm.same for word in row)
            on = again and self._exist(region, figure) and self._near(reading, region, counted)
        return counted.effect if on else None

    def _exist(self, region: Region, figure: Figure) -> bool:
        """Whether the figure is all that is said: "there were seven of them"."""
        items = region.words
        at = bisect_left(items, figure.span.start, key=lambda item: item.start)
        return any(
            (hit := self.classing.harming.harm.existing.at(items, i)) is not None
            and i + hit[0] == at
            for i in range(max(0, at - _EXIST), at)
        )

    @staticmethod
    def _near(reading: Reading, region: Region, counted: Counted) -> bool:
        if counted.sentence is None:
            return False
        between = Span(counted.sentence.span.start, region.sentence.span.end)
        return len(reading.inside(Sentence, between)) <= _BACK

    def draft(
        self,
        reading: Reading,
        region: Region,
        figure: Figure,
        effect: str,
        kind: tuple[Kind | None, str],
    ) -> Draft:
        """The toll of such a figure, at its own words."""
        small = self.classing.harming.grammar
        toll = Toll(
            effect=effect,
            victims=self.classing.victims(reading, region, figure, kind),
            subclass=kind[0].subclass if kind[0] else None,
            wording=kind[1],
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            cumulative=figure.cumulative,
            includes=None,
            by=None,
            number=Quote.of(reading.text, figure.number),
        )
        own = anchored(reading, region, small, figure.span)
        span = with_place(reading, region, small, figure.span)
        return Draft(span, figure.span, toll, "rules:toll.ellipsis", own)
