"""
Who was harmed, on which side, and by whom, at a word of harm.

Comes in: a region and one of its words of harm. Goes out: the side of the victims, who is
said to have done it, and the words that show it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.reading.harmed import Harmed, side
from counterclaim.reading.phrases import Phrase, Phrases
from counterclaim.reading.regions import Region
from counterclaim.records import Name, Reading, Sector, Span
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.happenings import Happenings
from counterclaim.tables.harm import Effect, Harm
from counterclaim.tables.people import Kind, People

_LANDS = frozenset({"country", "people"})
OWN: Mapping[Sector, str] = {"state": "state_forces", "armed_group": "armed_group"}
_OPPOSITE: Mapping[Sector, str] = {"state": "armed_group", "armed_group": "state_forces"}


@dataclass(frozen=True, slots=True)
class Harming:
    """The tables of one language that say who was harmed, and by whom."""

    grammar: Grammar
    harm: Harm
    people: People
    happenings: Happenings

    def side(self, sign: Harmed, effect: Effect, region: Region) -> str:
        """On which side of a word of harm the harmed are told."""
        return side(sign, effect, region, self.grammar)

    def victims(self, kind: Kind | None, region: Region) -> str:
        """On which side a kind of people is; the enemy is whoever the speaker fights."""
        if kind is None:
            return "unspecified"
        if kind.victims != "enemy":
            return kind.victims
        return _OPPOSITE.get(region.voice.sector, "combatants") if region.voice else "combatants"

    def shown(self, region: Region, sign: Harmed, span: Span) -> Span:
        """A span that ends in a word of harm, with the auxiliaries of a verb that stands last."""
        items, small = region.words, self.grammar
        if not small.verb_last or span.end != items[sign.after - 1].end:
            return span
        end = sign.after
        for i in range(sign.after, len(items)):
            if items[i].key in small.auxiliaries - small.noun_joiners:
                end = i + 1
            elif items[i].key not in small.adverbs:
                break
        return Span(span.start, items[end - 1].end)

    def by(self, reading: Reading, region: Region, sign: Harmed) -> str | None:
        """Who is said to have done it: the subject of an active word, or what follows "by"."""
        items = region.words
        if sign.passive:
            for i in range(sign.after, min(len(items), sign.after + 6)):
                if items[i].key in self.happenings.by:
                    phrase = Phrases(region.line, self.grammar).starting(i + 1)
                    return region.line.cut(*phrase).cut(reading.text) if phrase else None
            return None
        if not any(self.side(sign, effect, region) == "right" for effect in sign.effects):
            return None
        subject = self.subject(region, sign)
        if subject is not None and items[subject[0]].key not in self.grammar.pronouns:
            span = region.line.cut(*subject)
            names = [name for name in reading.inside(Name, span) if name.kind not in _LANDS]
            return names[-1].name if names else span.cut(reading.text)
        before = [
            name
            for name in reading.inside(Name, region.span)
            if name.span.end <= items[sign.first].start and name.kind not in _LANDS
        ]
        return before[-1].name if before else None

    def subject(self, region: Region, sign: Harmed) -> Phrase | None:
        """The noun phrase before an active word: "the rebels have since killed"."""
        items, small = region.words, self.grammar
        if sign.passive or not any(
            effect.side == "either" and self.side(sign, effect, region) == "right"
            for effect in sign.effects
        ):
            return None
        at = sign.first
        while at > 0 and (
            items[at - 1].key in small.adverbs | small.auxiliaries
            or items[at - 1].text in small.closers
        ):
            at -= 1
        return Phrases(region.line, small).before(at) if at else None
