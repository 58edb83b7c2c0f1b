"""
Signs: the words that give a happening away, and the clause that each stands in.

Comes in: a region. Goes out: finds, each a sign of the table at its words. A sign counts
only with the company that its row asks for, in its own clause.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.reading.breaks import COLONS, COMMAS, DASHES, HYPHENS, SEMICOLONS, STOPS
from counterclaim.reading.phrases import Phrase, Phrases
from counterclaim.reading.regions import Region
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.happenings import Happenings, Sign
from counterclaim.tables.people import People

_RULES = DASHES - HYPHENS
_ABOUT = 5  # words; how far the noun of a claim may stand from what it is about


@dataclass(frozen=True, slots=True)
class Find:
    """One sign in a region, by item numbers."""

    first: int
    after: int
    sign: Sign
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one language."""

    grammar: Grammar
    happenings: Happenings
    people: People

    def of(self, region: Region) -> list[Find]:
        """Every sign of a region that has the company it needs."""
        return [
            Find(first, after, sign)
            for first, after, signs in self.happenings.signs.all(region.words)
            if not self._person(region, first, after)
            and not self._claimed(region, after)
            and not self._joining(region, after)
            for sign in signs
            if self._fits(region, first, after, sign)
        ]

    def _person(self, region: Region, first: int, after: int) -> bool:
        """Whether a word begins a longer noun for people: حملہ آور is no حملہ."""
        hit = self.people.at(region.words, first)
        return hit is not None and first + hit[0] > after

    def _joining(self, region: Region, after: int) -> bool:
        """Whether a verb's form is a joiner after all: "فائرنگ کے تبادلے", not "فائرنگ کی"."""
        items, small = region.words, self.grammar
        if not small.verb_last or items[after - 1].key not in small.noun_joiners:
            return False
        closers = small.conjunctions | small.subordinators | small.auxiliaries | small.adverbs
        closed = after >= len(items) or items[after].kind == "mark"
        return not closed and items[after].key not in closers | small.relatives

    def _claimed(self, region: Region, after: int) -> bool:
        """Whether a sign is only what a claim is about: پسپا کرنے کے فوجی دعوے."""
        items, small = region.words, self.grammar
        if not small.verb_last:
            return False
        joined = False
        for i in range(after, min(len(items), after + _ABOUT)):
            if joined and self.happenings.claims.at(items, i) is not None:
                return True
            if items[i].kind == "mark" or items[i].key in small.conjunctions:
                return False
            joined = joined or items[i].key in small.noun_joiners
        return False

    def _fits(self, region: Region, first: int, after: int, sign: Sign) -> bool:
        """Whether the company that a sign needs stands in its clause."""
        if not sign.company and not sign.never:
            return True
        begin, end = self.clause(region, first, after)
        end = first if sign.before else end
        if sign.object:
            end = self._object(region, after, end)
            begin = max(after, end - 1)
        keys = [item.key.lstrip("#") for item in region.words[begin:end]]
        near = {*keys, *(" ".join(two) for two in pairwise(keys))}
        return (not sign.company or bool(near & sign.company)) and not near & sign.never

    def _object(self, region: Region, at: int, end: int) -> int:
        """Where the noun phrase that begins at a word ends: its last word is its head."""
        items, small = region.words, self.grammar
        while at < end and items[at].key in small.determiners:
            at += 1
        stops = small.prepositions | small.conjunctions | small.auxiliaries | small.relatives
        while at < end and items[at].key not in stops and items[at].kind != "mark":
            at += 1
        return at

    def clause(self, region: Region, first: int, after: int) -> Phrase:
        """The clause around a sign: to the next strong mark, or a comma with a small word."""
        items, small = region.words, self.grammar
        begin, end = first, after
        while begin > 0 and not self._breaks(region, begin - 1):
            begin -= 1
        while end < len(items) and not self._breaks(region, end):
            end += 1
        while begin < first and items[begin].key in small.conjunctions | small.subordinators:
            begin += 1
        return begin, end

    def _breaks(self, region: Region, i: int) -> bool:
        items, small = region.words, self.grammar
        item = items[i]
        if item.kind == "mark" and item.text in SEMICOLONS | COLONS | STOPS | _RULES:
            return True
        if small.verb_last and item.key in small.conjunctions and i > 0:
            return items[i - 1].key in small.auxiliaries - small.noun_joiners
        if item.text not in COMMAS:
            return item.key in small.subordinators and item.key not in small.prepositions
        return i + 1 < len(items) and (
            items[i + 1].key
            in small.conjunctions | small.subordinators | small.relatives | small.auxiliaries
            or items[i + 1].key in small.determiners | small.pronouns
        )

    def scope(self, region: Region, find: Find, others: Sequence[Phrase]) -> Phrase:
        """The clause of a sign, ended where the clause of another sign begins."""
        items, small = region.words, self.grammar
        begin, end = self.clause(region, find.first, find.after)
        for first, after in others:
            if find.after <= first < end:
                end = self._joint(region, find.after, first) or end
            elif begin < after <= find.first:
                begin = max(begin, self._joint(region, after, find.first) or begin)
        if find.sign.noun and any(begin <= first < find.first for first, _ in others):
            begin = max(begin, Phrases(region.line, small).plain(find.after))
        while begin < find.first and (
            items[begin].key in small.conjunctions | small.complementizers
            or items[begin].kind in {"mark", "clitic"}
        ):
            begin += 1
        while end > find.after and items[end - 1].kind == "mark":
            end -= 1
        return begin, max(end, find.after)

    def _joint(self, region: Region, low: int, high: int) -> int | None:
        """Where one clause ends and the next begins between two signs, if anywhere."""
        items, small = region.words, self.grammar
        for i in range(high - 1, low - 1, -1):
            if items[i].key in small.conjunctions or items[i].text in COMMAS:
                return i
        return None
