"""
What a report as a whole says of how it ended, and for whom.

Comes in: what was found in a sentence, or in a report. Goes out: the same, without the injury
of a person of whom the same sentence says that he died of it; with those hit as injured where the
report tells of nobody dead; with "a fourth victim" as four where three are counted; with "its men"
of the side that the same speaker names elsewhere. "A deadly shooting" is no figure where the report
counts its dead.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from counterclaim.orthography import Word
from counterclaim.reading.circumstances import Said
from counterclaim.reading.classing import WHOSE
from counterclaim.records import Doubt, Quote, Span, Toll
from counterclaim.tables.harm import Harm

_PERSON = "rules:toll.person"
_WHOLE = "rules:toll.whole"
_DENIED = frozenset({"denies", "doubts"})
_NOBODY = "unspecified"
Figured = tuple[str, str, int | None, int | None]
Given = Mapping[Figured, AbstractSet[str]]


def survivors(found: Sequence[Said]) -> list[Said]:
    """What a sentence says, less the injuries of persons whom it also calls dead."""
    dead = [
        one.figure
        for one in found
        if one.found_by == _PERSON
        and one.figure is not None
        and isinstance(one.body, Toll)
        and one.body.effect == "killed"
    ]
    if not dead:
        return list(found)
    ends = {span.end for span in dead}
    return [
        one
        for one in found
        if not (
            isinstance(one.body, Toll)
            and one.body.effect == "injured"
            and one.body.high == 1
            and one.figure is not None
            and one.figure.end in ends
        )
    ]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What was found in one report, with the words of harm of its languages."""

    text: str
    said: Sequence[Said]
    harms: Mapping[str, Harm]

    def __call__(self) -> Iterator[Said | Doubt]:
        """What a report says, each by what it says elsewhere."""
        dead = [(one, toll) for one, toll in self._tolls() if self._fatal(toll) and toll.high != 0]
        counted = any(one.found_by != _WHOLE and toll.low for one, toll in dead)
        lows = {toll.low for _, toll in dead if toll.low == toll.high}
        ranked: set[tuple[Span, int]] = set()
        given = self._given()
        for one in self.said:
            if not isinstance(one.body, Toll):
                yield one
            elif one.found_by == _WHOLE and one.body.high is None and counted:
                yield Doubt("claims", one.span, "says of the dead counted here only that they died")
            elif one.found_by == WHOSE:
                yield self._led(one, one.body, given)
            else:
                told, rank = self._ended(one, one.body, alive=not dead), self._rank(one, one.body)
                if rank is None or rank[1] - 1 not in lows:
                    yield told
                elif (one.region.sentence.span, rank[1]) not in ranked:
                    ranked.add((one.region.sentence.span, rank[1]))
                    yield self._all(told, one.body, *rank)

    def _ended(self, one: Said, body: Toll, *, alive: bool) -> Said:
        """Whoever was hit is injured where nobody is said to be dead."""
        hit = self._harm(one).hit
        if hit.named and body.effect == hit.named:
            # "The victims were named as X and Y" is of the dead where nobody is said to be hurt.
            hurt = any(toll.effect == hit.otherwise and toll.high != 0 for _, toll in self._tolls())
            ended = hit.effect if alive or hurt else hit.fatal
            return replace(one, body=replace(body, effect=ended))
        if not alive or body.effect != hit.effect:
            return one
        return replace(one, body=replace(body, effect=hit.otherwise))

    def _harm(self, one: Said) -> Harm:
        return self.harms[one.region.sentence.language]

    def _tolls(self) -> Iterator[tuple[Said, Toll]]:
        for one in self.said:
            if isinstance(one.body, Toll) and one.stance not in _DENIED:
                yield one, one.body

    def _fatal(self, toll: Toll) -> bool:
        fatal = {harm.hit.fatal for harm in self.harms.values() if harm.hit.effect}
        return toll.effect in fatal

    def _led(self, one: Said, body: Toll, given: Given) -> Said:
        """A figure of "its men" with the side that its speaker counts as many of elsewhere."""
        found = {
            side
            for speech in one.region.chain
            for side in given.get((speech.sector, body.effect, body.low, body.high), ())
        }
        return replace(one, body=replace(body, victims=found.pop())) if len(found) == 1 else one

    def _given(self) -> Given:
        """The sides that each sector names for each figure that it gives."""
        given: dict[Figured, set[str]] = {}
        for one, toll in self._tolls():
            voice = one.region.voice
            if voice is not None and toll.victims != _NOBODY:
                key = (voice.sector, toll.effect, toll.low, toll.high)
                given.setdefault(key, set()).add(toll.victims)
        return given

    def _rank(self, one: Said, body: Toll) -> tuple[Word, int] | None:
        """Which of the dead one person is said to be: "a fourth victim"."""
        if one.figure is None or not self._fatal(body) or (body.low, body.high) != (1, 1):
            return None
        figure, ordinals = one.figure, self._harm(one).ordinals
        items = one.region.words
        first = bisect_left(items, figure.start, key=lambda item: item.start)
        after = bisect_left(items, figure.end, key=lambda item: item.start)
        near = items[max(0, first - 1) : after]
        return next(((word, ordinals[word.key]) for word in near if word.key in ordinals), None)

    def _all(self, one: Said, body: Toll, said: Word, rank: int) -> Said:
        """One more dead as all of them: "a fourth victim died", where three are counted."""
        begin = min(one.span.start, said.start)
        number = Quote.of(self.text, Span(said.start, said.end))
        whole = replace(body, low=rank, high=rank, cumulative=True, subclass=None, number=number)
        figure = Span(min(said.start, one.figure.start), one.figure.end) if one.figure else None
        return replace(one, body=whole, span=Span(begin, one.span.end), figure=figure)
