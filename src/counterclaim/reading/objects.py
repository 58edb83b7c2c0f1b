"""
What is said, where the verb stands last: after a cue, or before it.

Comes in: a line and the place of a cue. Goes out: the contents of its attribution, in item
numbers: CUE that CONTENT, CONTENT CUE, or a clause and a comma before the source.
"""

from dataclasses import dataclass

from counterclaim.reading.breaks import COLONS, COMMAS, ENDS, SEMICOLONS
from counterclaim.reading.lines import QUOTED, Line
from counterclaim.reading.phrases import Phrase
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.reporting import Cue, Reporting

_MANNER = 4  # words of manner before a cue: "سختی سے تردید کی"


@dataclass(frozen=True, slots=True)
class Objects:
    """The contents of the cues of one line."""

    line: Line
    grammar: Grammar
    reporting: Reporting

    def after(self, first: int, after: int, cue: Cue, between: int) -> tuple[Phrase, ...]:
        """What follows a cue, or else what stands between its marker and itself."""
        items, small = self.line.items, self.grammar
        if items[after - 1].key in small.complementizers:
            return self._noun_clause(after)
        rest, colon = self.skipped(after)
        end = self.end(after)
        if rest < end and items[rest].kind == QUOTED:
            return ((rest, rest + 1),)
        if rest < end and items[rest].key in small.complementizers:
            return ((rest + 1, end),) if rest + 1 < end else ()
        if rest < end and colon:
            return ((rest, end),)
        inner = self._between(between, first)
        if inner is not None:
            return (inner,)
        opens = items[min(rest, end - 1)].key not in small.conjunctions | small.subordinators
        if rest < end and cue.frame == "clause" and opens and items[rest - 1].text not in COMMAS:
            return ((rest, end),)
        return ()

    def _noun_clause(self, after: int) -> tuple[Phrase, ...]:
        """ "The claim that CONTENT is …": up to its own verb, where more follows that."""
        items, small = self.line.items, self.grammar
        end = self.end(after)
        for i in range(after, end - 1):
            follows = items[i + 1]
            joined = follows.key in small.conjunctions | small.auxiliaries
            if self.verbal(i) and not joined:
                return ((after, i + 1),)
        return ((after, end),) if after < end else ()

    def _between(self, first: int, after: int) -> Phrase | None:
        """The object that stands before its cue, without its postposition and settings."""
        items, small = self.line.items, self.grammar
        first = self._past(first, after)
        while first < after and (step := self._prelude(first)):
            first += step
        after -= self._manner(first, after)
        while after > first and (
            items[after - 1].key in small.noun_joiners | small.prepositions | small.conjunctions
            or items[after - 1].text in COMMAS
        ):
            after -= 1
        light = small.determiners | small.adverbs | small.negations
        empty = all(item.key in light for item in items[first:after])
        return None if empty else (first, after)

    def _prelude(self, i: int) -> int:
        """How many words at an item say where, when or to whom it was said, and nothing else."""
        items, small = self.line.items, self.grammar
        told = self.reporting.settings.at(items, i) or self.reporting.addressees.at(items, i)
        if told is not None:
            return told[0]
        after_time = i - 1 in self.line.timed and items[i].key in small.prepositions
        mere = items[i].text in COMMAS or items[i].key in small.adverbs | small.prepositions
        return int(i in self.line.timed or after_time or mere)

    def _past(self, first: int, after: int) -> int:
        """Past settings and participial cues before an object: "تردید کرتے ہوئے اسے"."""
        items = self.line.items
        for i in range(first, after):
            setting, cue = self.reporting.settings.at(items, i), self.reporting.cues.at(items, i)
            if cue is not None and self.verbal(i + cue[0] - 1) and i + cue[0] <= after:
                first = i + cue[0] if i + cue[0] + 1 < after else after
            elif setting is not None and i + setting[0] < after:
                first = i + setting[0]
        return first

    def _manner(self, first: int, after: int) -> int:
        """How many words of manner stand before a cue: "سختی سے تردید کی"."""
        items, settings = self.line.items, self.reporting.settings
        for length in range(min(_MANNER, after - first), 0, -1):
            told = settings.at(items, after - length)
            if told is not None and told[0] == length:
                return length
        return 0

    def object_before(self, source: Phrase, cue: Cue) -> tuple[Phrase, ...]:
        """What stands before a source: a quotation, a clause and a comma, or an object."""
        items, small = self.line.items, self.grammar
        at = source[0]
        if at > 0 and items[at - 1].key in small.prepositions | small.noun_joiners:
            before = self.trimmed(self.clause_start(at), at - 1)
            return (before,) if cue.frame == "object" and before[0] < before[1] else ()
        if at > 0 and (items[at - 1].text in COMMAS or items[at - 1].kind == QUOTED):
            before = self.said_before(at)
            return () if self.is_lead(before) else (before,)
        return ()

    def said_before(self, at: int) -> Phrase:
        """The quotation or all of the sentence that ends before an item."""
        items = self.line.items
        end = at
        while end > 0 and items[end - 1].text in COMMAS | ENDS:
            end -= 1
        if end > 0 and items[end - 1].kind == QUOTED:
            return end - 1, end
        start = end
        while start > 0 and not (
            items[start - 1].text in ENDS | COLONS
            or items[start - 1].key in self.grammar.complementizers
        ):
            start -= 1
        return self.trimmed(start, end)

    def clause_start(self, at: int) -> int:
        """Where the clause begins that an item stands in: after a verb and a joint, or a mark."""
        items, small = self.line.items, self.grammar
        i = at
        while i > 0:
            item = items[i - 1]
            joint = item.key in small.conjunctions or item.text in COMMAS
            if (
                item.text in ENDS | COLONS
                or item.kind == QUOTED
                or item.key in small.complementizers | small.subordinators - small.determiners
                or (joint and i > 1 and self.verbal(i - 2))
                or (self.verbal(i - 1) and item.key not in small.noun_joiners)
            ):
                break
            i -= 1
        return i

    def verbal(self, i: int) -> bool:
        """Whether an item ends a finite clause; one that is another small word too, by a joint."""
        items, small = self.line.items, self.grammar
        key = items[i].key
        if key not in small.auxiliaries or key in small.noun_joiners:
            return False
        if key not in small.adverbs | small.prepositions:
            return True
        joints = small.conjunctions | small.subordinators | small.complementizers
        return i + 1 == len(items) or items[i + 1].kind == "mark" or items[i + 1].key in joints

    def is_lead(self, run: Phrase) -> bool:
        """Whether a run is no content: nothing, a time, a setting, or small words alone."""
        items, small = self.line.items, self.grammar
        i, after = run
        while i < after:
            setting = self.reporting.settings.at(items, i)
            light = i in self.line.timed or items[i].kind == "mark" or items[i].key in (
                small.adverbs | small.conjunctions | small.prepositions
                | small.determiners | small.subordinators | small.noun_joiners
            )  # fmt: skip
            if setting is None and not light:
                return False
            i += setting[0] if setting is not None else 1
        return True

    def skipped(self, start: int) -> tuple[int, bool]:
        """Past the auxiliaries, commas and colons after a cue, and whether a colon was there."""
        items, small = self.line.items, self.grammar
        i, colon = start, False
        while i < len(items) and self.verbal(i) and items[i].key in small.auxiliaries:
            i += 1
        while i < len(items) and items[i].text in COMMAS | COLONS:
            colon = colon or items[i].text in COLONS
            i += 1
        return i, colon

    def end(self, after: int) -> int:
        """Where what follows a cue stops: the end of the sentence, or a semicolon."""
        items = self.line.items
        end = next((i for i in range(after, len(items)) if items[i].text in SEMICOLONS), len(items))
        while end > after and (items[end - 1].text in ENDS or items[end - 1].kind == "link"):
            end -= 1
        return end

    def trimmed(self, first: int, after: int) -> Phrase:
        """A run without the commas and conjunctions at its ends."""
        items, small = self.line.items, self.grammar
        while first < after and (
            items[after - 1].text in COMMAS or items[after - 1].key in small.conjunctions
        ):
            after -= 1
        while first < after and (
            items[first].text in COMMAS or items[first].key in small.conjunctions
        ):
            first += 1
        return first, after
