"""
Contents: what is said, beside a cue whose source is known.

Comes in: the clauses of a line, a cue and the place of its source. Goes out: the pieces of
the content, in order, as runs of items.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.breaks import COLONS, COMMAS
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.lines import QUOTED
from counterclaim.reading.onward import Onward
from counterclaim.reading.phrases import Phrase
from counterclaim.tables.reporting import Cue, Frame

_CLAUSE = 9  # items up to the first auxiliary of a bare clause
_DENIED = 8  # items back from "as reported by" to the "not" of what it reports
_FAR = 60  # items; a clause inside a phrase is hardly ever longer


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cue stands: past its end, and where what stands before it ends, if that may count."""

    after: int
    before: int | None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of one line."""

    clauses: Clauses

    @property
    def items(self) -> tuple[Word, ...]:
        """The words of the line."""
        return self.clauses.line.items

    def beside(self, place: Place, frames: Mapping[Frame, Cue]) -> list[Phrase]:
        """The content before or after a cue, or on both sides of it."""
        items, clauses = self.items, self.clauses
        end = self._end(place)
        start = clauses.skipped(place.after, told="told" in frames)
        if start < end and (items[start].text in COLONS or clauses.dash(start)):
            start += 1
        elif start + 1 < end and items[start].text in COMMAS and items[start + 1].kind == QUOTED:
            start += not self._quotes_before(place)
        before = [] if place.before is None else self.before(place.before)
        if start < end and items[start].kind == QUOTED:
            return [*before, (start, end)] if self._quotes_before(place) else [(start, end)]
        if start < end and items[start].key in self._that:
            return [(start, end)]
        if start >= end or items[start].text in COMMAS:
            return self._split(place, before, start, end)
        if before and place.after < start and items[start - 1].text in COMMAS:
            return self._split(place, before, start - 1, end)
        if (
            before
            and items[before[-1][1] - 1].kind == QUOTED
            and not self._onward.goes_on(start, end)
        ):
            return before
        if start < end and self._takes(start, frames):
            if items[start].key == clauses.grammar.infinitive:
                end = clauses.bare_end(start, end)
            return [(start, end)]
        mere = frames.keys() <= {"that", "purpose"} and start < end
        return [] if mere else before  # "the state targeted …": no verb of saying

    @property
    def _onward(self) -> Onward:
        return Onward(self.clauses)

    @property
    def _that(self) -> frozenset[str]:
        return self.clauses.grammar.complementizers

    def _end(self, place: Place) -> int:
        """Where a content stops; inside a relative clause at its comma."""
        end = self.clauses.end(place.after)
        if place.relative:
            comma = self.clauses.comma(place.after, end)
            return end if comma is None or comma == place.after else comma
        return end

    def _quotes_before(self, place: Place) -> bool:
        return place.before is not None and self.clauses.quote_before(place.before) is not None

    def _split(self, place: Place, before: list[Phrase], start: int, end: int) -> list[Phrase]:
        """ "…, he said, …": what stands before, and what goes on behind the comma."""
        clauses = self.clauses
        if start >= end or self.items[start].text not in COMMAS:
            return before
        told = bool(before) and self.items[before[-1][1] - 1].kind != QUOTED
        if told and self._onward.joined(start + 1, end):
            return [*before, (start + 1, end)]
        rest = clauses.skipped(start + 1)
        if not self._onward.goes_on(rest, end):
            return before
        if not before and place.before is not None:
            before = self._lead(place.before)
        return [*before, (rest, end)]

    def _lead(self, source: int) -> list[Phrase]:
        """The opening of a content that a source parts from it: "In his town, |he said, …"."""
        clauses, small = self.clauses, self.clauses.grammar
        if source < 2 or self.items[source - 1].text not in COMMAS:
            return []
        start = clauses.start(source - 1)
        run = range(start, source - 1)
        if all(i in clauses.line.timed or self.items[i].key in small.adverbs for i in run):
            return []
        return [(start, source - 1)]

    def _takes(self, start: int, frames: Mapping[Frame, Cue]) -> bool:
        """Whether what follows a cue can be its content, by the frames of the cue."""
        item, small = self.items[start], self.clauses.grammar
        if item.key in self.clauses.reporting.strong:
            return False  # "the incident report said …": the first is no verb
        if item.key == small.infinitive:
            return not frames.keys().isdisjoint({"infinitive", "purpose", "told"})
        if frames.keys() <= {"quote", "purpose", "that"}:
            return "that" in frames and self._is_clause(start)
        if item.kind == "mark" and not self.clauses.nominal_mark(start):
            return False
        if item.key in small.conjunctions | small.subordinators - small.complementizers:
            return False
        return item.key not in small.prepositions or item.key in small.adverbs or self._bound(start)

    def _is_clause(self, start: int) -> bool:
        """Whether a bare clause begins here: "found|the bodies had been buried"."""
        items, small = self.items, self.clauses.grammar
        if items[start].kind == "mark" or items[start].key in small.prepositions:
            return False
        parts = small.relatives | small.conjunctions | small.subordinators | small.prepositions
        for i in range(start, min(len(items), start + _CLAUSE)):
            if items[i].key in small.auxiliaries:
                return i > start
            if items[i].kind == "mark" or items[i].key in parts - small.determiners:
                return False
        return False

    def _bound(self, start: int) -> bool:
        """A preposition that begins a figure: "said over 100 had died"."""
        return start + 1 < len(self.items) and self.items[start + 1].kind == "number"

    def before(self, source: int) -> list[Phrase]:
        """The quotation or the clause that ends at a source, as pieces."""
        clauses = self.clauses
        quote = clauses.quote_before(source)
        if quote is not None:
            partial = quote > 1 and self.items[quote - 2].kind not in {"mark", QUOTED}
            return [(clauses.start(quote - 1) if partial else quote - 1, quote)]
        if source > 1 and self.items[source - 1].text in COMMAS:
            start = clauses.start(source - 1)
            if not clauses.lead(start, source - 1):
                return [(start, source - 1)]
        return []

    def inverted(self, left: int, after: int) -> list[Phrase]:
        """The content before an inverted cue, and a quotation that goes on after its source."""
        pieces = self.before(left)
        following = self.clauses.quote_after(after)
        if pieces and following is not None:
            pieces.append((following, following + 1))
        return pieces

    def noun_end(self, start: int, end: int, *, subject: bool = False) -> int:
        """Where a noun's content ends before the verb that the noun is subject of."""
        items, small = self.items, self.clauses.grammar
        finite = 0
        for i in range(start, min(end, start + _FAR)):
            if items[i].key not in small.auxiliaries or items[i - 1].key in (
                small.auxiliaries | small.adverbs | small.negations
            ):
                continue
            finite += 1
            judged = i + 1 < end and items[i + 1].kind == QUOTED and start < i - 1
            if judged and subject:
                return i  # "The claim that three fell| was “a tale”": a subject needs a verb
            if finite > 1 and items[i - 1].key not in small.relatives:
                return i
        return end

    def figure_end(self, start: int, end: int) -> int:
        """Where a figure without a verb ends: "of 12 policemen killed| is too high"."""
        items, small = self.items, self.clauses.grammar
        stops = small.auxiliaries | small.subordinators | small.relatives | small.conjunctions
        for i in range(start + 1, end):
            if items[i].key in stops or items[i].text in COMMAS:
                return i
        return end

    def around(self, before: int, after: int) -> list[Phrase]:
        """The content on both sides of something that stands apart: "…, according to X, …"."""
        clauses, items = self.clauses, self.items
        end = clauses.end(after)
        rest = after
        while rest < end and items[rest].text in COMMAS:
            rest += 1
        start = clauses.start(before)
        for i in range(before - 1, max(start, before - _DENIED), -1):
            if items[i].key in clauses.grammar.negations and items[i - 1].text in COMMAS:
                return [(i + 1, before)] if i + 1 < before else []  # "10, not 20 as reported by X"
        if clauses.lead(start, before) and rest < end:
            return [(rest, end)]
        if start >= before:
            return []
        pieces = [clauses.trimmed(start, before)]
        if after < rest < end:
            pieces.append((rest, end))
        return pieces
