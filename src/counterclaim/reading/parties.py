"""
Parties: who does it, to whom, and who holds it.

Comes in: a sign in its region. Goes out: the words or the name of a party, by the side of
the sign on which it stands. A party is looked for beside the sign first, and only then
among the names before it.
"""

from dataclasses import dataclass

from counterclaim.reading.harming import OWN
from counterclaim.reading.phrases import Phrase, Phrases
from counterclaim.reading.regions import Region
from counterclaim.reading.signs import Find, Signs
from counterclaim.records import Figure, Name, Reading, Span
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.happenings import Happenings

_BY = 12  # words; how far "by" may stand from its verb
_ON = 4  # words; how far "on" may stand from its noun


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of the happenings of one language."""

    signs: Signs

    @property
    def grammar(self) -> Grammar:
        """The small words of the language."""
        return self.signs.grammar

    @property
    def happenings(self) -> Happenings:
        """The words of happenings of the language."""
        return self.signs.happenings

    def agent(self, reading: Reading, region: Region, find: Find) -> str | None:
        """Who does it: the subject of an active sign, or what follows "by"."""
        items = region.words
        for i in range(find.after, min(len(items), find.after + _BY)):
            if items[i].key in self.happenings.by:
                return self.cut(reading, region, self.right(region, i + 1))
        if self.happenings.by_before:
            begin, _ = self.signs.clause(region, find.first, find.after)
            for i in range(find.first - 1, begin - 1, -1):
                if items[i].key in self.happenings.by_before:
                    return self.cut(reading, region, self.left(region, i))
            return None
        if Phrases(region.line, self.grammar).passive(find.first) or find.sign.noun:
            return self.owner(reading, region, find)
        subject = self.left(region, find.first)
        if subject is not None:
            names = self.named(reading, region.line.cut(*subject))
            if names:
                return names[-1].name
            said = self.cut(reading, region, subject)
            if said and items[subject[0]].key not in self.grammar.pronouns:
                return said
        before = self.named(reading, Span(region.span.start, items[find.first].start + 1))
        return before[-1].name if before else None

    def owner(self, reading: Reading, region: Region, find: Find) -> str | None:
        """ "the group's attack": a name with 's just before the sign."""
        items = region.words
        for name in reading.inside(Name, region.span):
            if name.kind in {"country", "people"}:
                continue
            gap = [item for item in items[: find.first] if item.start >= name.span.end]
            if gap and gap[0].kind == "clitic" and len(gap) <= 3:
                return name.name
        return None

    def named(self, reading: Reading, span: Span) -> list[Name]:
        """The actors named in a span who are not counted among the harmed there."""
        counted = [figure.span for figure in reading.inside(Figure, span)]
        return [
            name
            for name in reading.inside(Name, span)
            if name.kind not in {"country", "people"}
            and not any(figure.holds(name.span) for figure in counted)
        ]

    def target(self, reading: Reading, region: Region, find: Find) -> str | None:
        """Whom or what an act is against: the object, or what follows "on"; None where untold."""
        items = region.words
        if find.sign.noun or self.grammar.verb_last:
            for i in range(find.after, min(find.limit, find.after + _ON)):
                if self.happenings.happened.at(items, i) is not None:
                    return None
                if items[i].key in self.happenings.against:
                    return self.cut(reading, region, self.right(region, i + 1, find.limit))
            for i in range(find.first - 1, max(-1, find.first - 5), -1):
                if items[i].key in self.happenings.against_before:
                    return self.cut(reading, region, self.left(region, i))
            return None
        if Phrases(region.line, self.grammar).passive(find.first):
            return self.cut(reading, region, self.left(region, find.first))
        return self.cut(reading, region, self.right(region, find.after, find.limit))

    def holder(self, reading: Reading, region: Region, find: Find) -> str | None:
        """Who holds what is held or was captured."""
        if find.sign.says not in {"holding", "captured"}:
            return None
        small, items = self.grammar, region.words
        mine = {item.key for item in items[find.first : find.after]}
        voice = region.voice
        if mine & small.possessive and voice:
            return voice.speaker
        doer = self.agent(reading, region, find) if self.happenings.by_before else None
        if doer is not None:
            return doer
        before = self.named(reading, Span(region.span.start, items[find.first].start + 1))
        if before:
            return before[-1].name
        told = self._others(region, (find.first, find.after))
        told = told or self._others(region, self.left(region, find.first))
        if told is not None:
            return self.cut(reading, region, told)
        return voice.speaker if voice else None

    def _others(self, region: Region, phrase: Phrase | None) -> Phrase | None:
        """
        The noun for people in a phrase: "under the attackers' control", "gunmen held".

        Those who speak for fighters mean themselves by "fighters", and anybody by "his men".
        """
        own = OWN.get(region.voice.sector) if region.voice else None
        told = range(*phrase) if phrase else range(0)
        if any(region.words[i].key in self.grammar.possessive for i in told):
            return None
        for i in told:
            hit = self.signs.people.at(region.words, i)
            if hit is not None and hit[1].victims != own:
                return i, i + hit[0]
        return None

    def cut(self, reading: Reading, region: Region, phrase: Phrase | None) -> str | None:
        """The words of a phrase."""
        return region.line.cut(*phrase).cut(reading.text) if phrase else None

    def right(self, region: Region, at: int, limit: int | None = None) -> Phrase | None:
        """The phrase that begins at an item, no further than a limit."""
        limit = len(region.words) if limit is None else limit
        if at >= limit:
            return None
        phrase = Phrases(region.line, self.grammar).starting(at)
        return (phrase[0], min(phrase[1], limit)) if phrase else None

    def left(self, region: Region, at: int) -> Phrase | None:
        """The phrase that ends before an item, its small words passed over."""
        items, small = region.words, self.grammar
        while at > 0 and (
            items[at - 1].key in small.adverbs | small.auxiliaries
            or items[at - 1].text in small.closers
        ):
            at -= 1
        phrase = Phrases(region.line, self.grammar).before(at) if at else None
        if phrase and all(item.key in small.determiners for item in items[phrase[0] : phrase[1]]):
            return None
        return phrase
