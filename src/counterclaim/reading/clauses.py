"""
Where clauses begin and end on a line, by marks and closed classes.

Comes in: a line and its tables. Goes out: item numbers. Nothing here knows who speaks;
sources.py and contents.py ask it for bounds.
"""

from bisect import bisect_right
from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.breaks import (
    COLONS,
    COMMAS,
    DASHES,
    ENDS,
    Breaks,
    ends,
    first_from,
    last_before,
)
from counterclaim.reading.lines import QUOTED, Line
from counterclaim.reading.phrases import Phrase, Phrases
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.reporting import Reporting

_OPENING = frozenset({"(", "[", "‘", "'", "#", "$", "@"})
_LEAD = 8  # items; longer openings before a comma are clauses of their own
_SETTING = 14  # items of a setting between a cue and "that"
_SHORT = 4  # letters; shorter words with the ending of an adverb are none
_FAR = 60  # items; an infinitive is hardly ever longer
_SPLICE = 3


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one line."""

    line: Line
    grammar: Grammar
    reporting: Reporting
    phrases: Phrases
    breaks: Breaks

    @classmethod
    def of(cls, line: Line, grammar: Grammar, reporting: Reporting) -> "Clauses":
        """The clauses of a line."""
        return cls(line, grammar, reporting, Phrases(line, grammar), Breaks.of(line, grammar))

    @property
    def items(self) -> tuple[Word, ...]:
        """The words of the line."""
        return self.line.items

    def ends(self, i: int) -> bool:
        """Whether a mark ends a sentence."""
        return ends(self.line.items, i)

    def adverb(self, i: int) -> bool:
        """Whether an item may stand between a source and its cue: "also", "long", "politely"."""
        item, small = self.line.items[i], self.grammar
        if item.key in small.adverbs or item.key in self.reporting.between:
            return True
        ending = small.adverbial
        return bool(ending) and item.text.endswith(ending) and len(item.text) > _SHORT

    def participle(self, i: int) -> bool:
        """Whether a word has the ending of a participle: "adding"."""
        ending = self.grammar.participle
        return bool(ending) and self.line.items[i].key.endswith(ending)

    def dash(self, i: int) -> bool:
        """Whether a dash stands free, as between clauses."""
        items = self.line.items
        if items[i].text not in DASHES:
            return False
        return not (
            0 < i < len(items) - 1
            and items[i - 1].end == items[i].start
            and items[i].end == items[i + 1].start
            and items[i].text == "-"
        )

    # --- bounds -------------------------------------------------------------

    def start(self, end: int) -> int:
        """The first item of the clause that runs up to `end`."""
        before = last_before(self.breaks.ends, end)
        if before is not None:
            return before + 1
        start = 0
        while start < end and self.line.items[start].key in self.grammar.conjunctions:
            start += 1
        return start

    def end(self, after: int) -> int:
        """Where what follows a cue stops: the end of the sentence, a semicolon, a splice."""
        items = self.line.items
        semicolon = first_from(self.breaks.semicolons, after)
        end = self._splice(after)
        if semicolon is not None and (end is None or semicolon < end):
            return semicolon
        end = len(items) if end is None else end
        while end > after and (items[end - 1].text in ENDS or items[end - 1].kind == "link"):
            end -= 1
        return end

    def _splice(self, after: int) -> int | None:
        """ "…, this is a lie": where a new sentence begins after a mere comma."""
        items, small = self.line.items, self.grammar
        at = bisect_right(self.breaks.splices, after)
        for comma in self.breaks.splices[at : at + _SPLICE]:
            opened = range(after, min(comma, after + _SPLICE))
            if not any(items[i].key in small.subordinators for i in opened):
                return comma
        return None

    def bare_end(self, start: int, end: int) -> int:
        """Where "to have done it" ends before a verb of its own sentence: "… is a lie"."""
        items, small = self.line.items, self.grammar
        for i in range(start + 1, min(end, start + _FAR)):
            if items[i].key in small.relatives | small.conjunctions | small.complementizers:
                return end
            if items[i].key in small.passives and items[i - 1].key not in small.auxiliaries | {
                "to"
            }:
                return i
        return end

    def comma(self, start: int, end: int) -> int | None:
        """The first comma in a run."""
        found = first_from(self.breaks.commas, start)
        return found if found is not None and found < end else None

    def lead(self, start: int, end: int) -> bool:
        """Whether a run before a comma is a mere opening: "On Thursday,", "However,"."""
        items, small = self.line.items, self.grammar
        if end - start <= 0 or all(i in self.line.timed for i in range(start, end)):
            return True
        if items[start].kind == QUOTED:
            return False
        if end - start <= 2 and items[start].key in small.adverbs | small.conjunctions:
            return True
        opening = items[start].key in small.prepositions | small.subordinators
        return opening and end - start <= _LEAD

    def main(self) -> int:
        """Where the main clause of the line begins: after conjunctions, adverbs and a lead."""
        items, small = self.line.items, self.grammar
        i = 0
        while i < len(items) and (
            items[i].key in small.conjunctions | small.adverbs
            or items[i].text in COMMAS
            or i in self.line.timed
        ):
            i += 1
        if i < len(items) and items[i].key in small.prepositions | small.subordinators:
            comma = self.comma(i, len(items))
            if comma is not None and self.lead(i, comma):
                return comma + 1
        return i

    def opens(self, after: int) -> bool:
        """Whether "that" or a quotation follows: "after saying that …"."""
        items = self.line.items
        return after < len(items) and (
            items[after].kind == QUOTED or items[after].key in self.grammar.complementizers
        )

    def numbered(self, i: int) -> bool:
        """Whether a number stands at an item, in digits or in words."""
        items = self.line.items
        if i >= len(items):
            return False
        return items[i].kind == "number" or self.reporting.numbers.at(items, i) is not None

    def nominal_mark(self, i: int) -> bool:
        """Whether a mark may begin a content: an opening bracket, a hashtag."""
        return self.line.items[i].text in _OPENING

    def verb(self, i: int) -> bool:
        """Whether a cue stands here that is no noun."""
        if self.items[i].text[:1].isupper():
            return False
        hit = self.reporting.cues.at(self.items, i)
        return hit is not None and all(cue.frame != "noun" and not cue.last for cue in hit[1])

    # --- what stands between ------------------------------------------------

    def skipped(self, start: int, *, told: bool = False) -> int:
        """Past adverbs, times, settings and the people spoken to."""
        items, small = self.line.items, self.grammar
        i = self._past_listener(start) if told else start
        while i < len(items):
            setting = self.reporting.settings.at(items, i)
            if setting is None and told:
                setting = self.reporting.addressees.at(items, i)
            if setting is not None:
                i += setting[0]
            elif self.timed(i):
                i += 1
            elif items[i].key in small.prepositions and (far := self._over_setting(i)):
                i = far
            elif self._light(i, commas=i > start and not told):
                i += 1
            else:
                break
        return i

    def _light(self, i: int, *, commas: bool) -> bool:
        """Whether an item says nothing of a content: an adverb, the "on" of a day, a comma."""
        item, small = self.line.items[i], self.grammar
        if item.key in small.prepositions:
            return self.timed(i + 1)
        return item.key in small.adverbs or (commas and item.text in COMMAS | COLONS)

    def _over_setting(self, i: int) -> int | None:
        """Past "at the hearing" to a "that" or a quotation that nothing parts from it."""
        items, small = self.line.items, self.grammar
        for k in range(i + 1, min(len(items), i + _SETTING)):
            if items[k].key in small.complementizers - small.determiners:
                return None
            if items[k].key in small.complementizers or (
                items[k].kind == QUOTED and items[k - 1].text in COMMAS | COLONS
            ):
                return k
            if items[k].text in COMMAS or self.ends(k) or items[k].key in small.conjunctions:
                return None
            if items[k].key in small.auxiliaries | small.person | small.relatives:
                return None
        return None

    def timed(self, i: int) -> bool:
        """Whether an item is part of a time that owns nothing: not "today's attack"."""
        items, timed = self.line.items, self.line.timed
        after = i
        while after in timed:
            after += 1
        return i in timed and not (after < len(items) and items[after].kind == "clitic")

    def _past_listener(self, i: int) -> int:
        items, small = self.line.items, self.grammar
        listener = self.phrases.starting(i, joined=False)
        if listener is None:
            return i
        for k in range(i, min(len(items), i + _SETTING)):
            if items[k].key in small.complementizers or items[k].kind == QUOTED:
                return k
            if items[k].text in COMMAS | COLONS or self.ends(k):
                if k == listener[1]:
                    return k
                break
        heard = self.reporting.addressees.at(items, i)
        if heard is not None:
            return i + heard[0]
        if items[i].key in small.determiners:
            return listener[1]
        if not items[i].text[:1].isupper():
            return i + 1
        after = i
        while after < listener[1] and items[after].text[:1].isupper() and after < i + 4:
            after += 1
        return after

    def trimmed(self, first: int, after: int) -> Phrase:
        """A run without the commas at its end."""
        items = self.line.items
        while first < after and items[after - 1].text in COMMAS:
            after -= 1
        return first, after

    def quote_before(self, i: int) -> int | None:
        """The place after a quotation that stands just before an item, if one does."""
        items = self.line.items
        at = i
        while at > 0 and items[at - 1].text in COMMAS | DASHES | {"۔"}:
            at -= 1
        return at if at > 0 and items[at - 1].kind == QUOTED else None

    def quote_after(self, i: int) -> int | None:
        """The quotation that stands at an item, past commas, colons and dots."""
        items = self.line.items
        while i < len(items) and items[i].text in COMMAS | COLONS | {"."}:
            i += 1
        return i if i < len(items) and items[i].kind == QUOTED else None
