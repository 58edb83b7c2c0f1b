"""
Tolls: which figure says what befell whom.

Comes in: a region with its figures. Goes out: drafts of tolls, a figure each, and a
toll without a number where only a bare plural is told ("soldiers were killed").
A figure goes to the word of harm that costs it least, by the costs in harm.toml.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.orthography import Word, words
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.phrases import Phrase, Phrases
from counterclaim.reading.regions import Region
from counterclaim.records import Doubt, Figure, Name, Reading, Sector, Span, Toll
from counterclaim.records import Quote as Words
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.happenings import Happenings
from counterclaim.tables.harm import Effect, Harm
from counterclaim.tables.people import Kind, People

_LANDS = frozenset({"country", "people"})
_OWN: Mapping[Sector, str] = {"state": "state_forces", "armed_group": "armed_group"}
_OPPOSITE: Mapping[Sector, str] = {"state": "armed_group", "armed_group": "state_forces"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: its words, the word that gives it away, and what it says."""

    span: Span
    sign: Span
    body: Toll
    found_by: str


@dataclass(frozen=True, slots=True)
class Harmed:
    """A word of harm in a region: item numbers, its effects, and whether it is passive."""

    first: int
    after: int
    effects: tuple[Effect, ...]
    passive: bool


@dataclass(slots=True)
class Counted:
    """Who was counted last, for "four of them" and "nine in one town and four in another"."""

    kind: Kind | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Tolls:
    """The tolls of one language."""

    grammar: Grammar
    harm: Harm
    people: People
    happenings: Happenings

    def of(self, reading: Reading, region: Region, counted: Counted) -> Iterator[Draft | Doubt]:
        """Every toll of a region, and a doubt for a figure beside harm with no part in it."""
        signs = self._signs(region)
        figures = self._apart(reading, reading.inside(Figure, region.span))
        taken: set[int] = set()
        for figure in figures:
            best = self._cheapest(figure, signs, region)
            kind = self._kind(reading, figure, counted)
            if best is None:
                if signs:
                    yield Doubt("claims", figure.span, "what befell these people is not told near")
                continue
            sign, effect = best
            taken.add(sign.first)
            between = any(
                other is not figure
                and _between(other.span, figure.span, region.line.cut(sign.first, sign.after))
                for other in figures
            )
            yield self._toll(reading, region, figure, sign, effect, kind, alone=between)
        for sign in signs:
            if sign.first not in taken and not any(
                figure.span.meets(region.line.cut(sign.first, sign.after)) for figure in figures
            ):
                yield from self._bare(reading, region, sign)

    def _apart(self, reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
        """Figures without those that only say more of the one before: "two dead, both drivers"."""
        kept: list[Figure] = []
        for figure in figures:
            if kept and self._adds(reading.text, kept[-1], figure):
                if kept[-1].includes is None and figure.counted and figure.low != kept[-1].low:
                    kept[-1] = replace(kept[-1], includes=figure.span)
                continue
            kept.append(figure)
        return kept

    def _adds(self, text: str, before: Figure, figure: Figure) -> bool:
        """Whether a figure after a comma counts some of the last: "one of them an officer"."""
        if text[before.span.end : figure.span.start].strip() not in COMMAS:
            return False
        if not before.low or figure.low is None or figure.low > before.low:
            return False
        same = any(word.key in self.harm.same for word in words(figure.span.cut(text)))
        return same or (figure.low == before.low and figure.high == before.high)

    # --- words of harm ------------------------------------------------------

    def _signs(self, region: Region) -> list[Harmed]:
        items = region.words
        return [
            Harmed(first, after, effects, Phrases(region.line, self.grammar).passive(first))
            for first, after, effects in self.harm.words.all(items)
        ]

    def _side(self, sign: Harmed, effect: Effect, region: Region) -> str:
        if effect.side != "either":
            return effect.side
        if sign.passive:
            return "left"
        items = region.words
        if sign.after >= len(items):
            return "left"
        following = items[sign.after]
        small = self.grammar
        if following.kind == "mark" or following.key in small.prepositions | small.conjunctions:
            number = sign.after + 1 < len(items) and items[sign.after + 1].kind == "number"
            return "right" if number and following.kind != "mark" else "left"
        return "right"

    # --- figures ------------------------------------------------------------

    def _cheapest(
        self, figure: Figure, signs: Sequence[Harmed], region: Region
    ) -> tuple[Harmed, Effect] | None:
        priced = [
            (
                self._cost(figure, sign, effect, signs, region),
                sign.first,
                effect.effect,
                sign,
                effect,
            )
            for sign in signs
            for effect in sign.effects
            if not effect.none_only or figure.high == 0
        ]
        best = min(priced, key=lambda row: row[:3], default=None)
        return (best[3], best[4]) if best and best[0] <= self.harm.costs.most else None

    def _cost(
        self,
        figure: Figure,
        sign: Harmed,
        effect: Effect,
        signs: Sequence[Harmed],
        region: Region,
    ) -> float:
        costs, small = self.harm.costs, self.grammar
        mine = region.line.cut(sign.first, sign.after)
        if figure.span.meets(mine):
            return 0.0
        side = "left" if figure.span.end <= mine.start else "right"
        low, high = sorted((figure.span, mine))
        cost = 0.0 if side == self._side(sign, effect, region) else costs.wrong_side
        for i, item in enumerate(region.words):
            if item.start < low.end or item.end > high.start:
                continue
            if item.text in COMMAS:
                cost += costs.comma
            elif item.kind == "mark" and item.text in {";", ":", "—", "–"}:
                cost += costs.clause
            elif item.key in small.conjunctions:
                cost += costs.conjunction
            elif item.key in small.subordinators:
                cost += costs.clause
            else:
                cost += costs.word
            if any(other.first == i for other in signs if other is not sign):
                cost += costs.other_word
        return cost

    def _kind(self, reading: Reading, figure: Figure, counted: Counted) -> tuple[Kind | None, str]:
        said = figure.counted.cut(reading.text) if figure.counted else ""
        kind = self.people.kind(words(said)) if said else None
        pronoun = any(word.key in self.harm.anaphoric for word in words(said))
        wording = said
        if kind is None or (pronoun and kind.victims == "unspecified"):
            kind = counted.kind or kind
            wording = said or counted.wording
        elif said:
            counted.kind, counted.wording = kind, said
        return kind, wording

    def _toll(
        self,
        reading: Reading,
        region: Region,
        figure: Figure,
        sign: Harmed,
        effect: Effect,
        kind: tuple[Kind | None, str],
        *,
        alone: bool,
    ) -> Draft:
        mine = region.line.cut(sign.first, sign.after)
        span = Span(min(figure.span.start, mine.start), max(figure.span.end, mine.end))
        if alone and figure.counted is None:
            # "nine were killed in one town and four in another": the four shows its own words.
            span = figure.span
        subject = self._subject(region, sign) if figure.span.start > mine.start else None
        if subject is not None:
            span = Span(min(span.start, region.words[subject[0]].start), span.end)
        return Draft(
            self._with_verb(region, sign, span),
            mine,
            Toll(
                effect=effect.effect,
                victims=self._victims(kind[0], region, kind[1]),
                subclass=kind[0].subclass if kind[0] else None,
                wording=kind[1],
                low=figure.low,
                high=figure.high,
                qualifier=figure.qualifier,
                cumulative=figure.cumulative,
                includes=figure.includes.cut(reading.text) if figure.includes else None,
                by=self._by(reading, region, sign),
                number=Words.of(reading.text, figure.number),
            ),
            "rules:toll.figure",
        )

    def _with_verb(self, region: Region, sign: Harmed, span: Span) -> Span:
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

    def _victims(self, kind: Kind | None, region: Region, wording: str = "") -> str:
        """On which side a kind of people is; "its men" are of the speaker's own."""
        if kind is None:
            return "unspecified"
        own = kind.victims == "unspecified" and kind.subclass is None and region.voice is not None
        if (
            own
            and region.voice
            and any(word.key in self.grammar.possessive for word in words(wording))
        ):
            return _OWN.get(region.voice.sector, kind.victims)
        if kind.victims != "enemy":
            return kind.victims
        return _OPPOSITE.get(region.voice.sector, "combatants") if region.voice else "combatants"

    def _by(self, reading: Reading, region: Region, sign: Harmed) -> str | None:
        """Who is said to have done it: the subject of an active word, or what follows "by"."""
        items = region.words
        if sign.passive:
            for i in range(sign.after, min(len(items), sign.after + 6)):
                if items[i].key in self.happenings.by:
                    phrase = Phrases(region.line, self.grammar).starting(i + 1)
                    return region.line.cut(*phrase).cut(reading.text) if phrase else None
            return None
        if not any(self._side(sign, effect, region) == "right" for effect in sign.effects):
            return None
        subject = self._subject(region, sign)
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

    def _subject(self, region: Region, sign: Harmed) -> Phrase | None:
        """The noun phrase before an active word: "the rebels have since killed"."""
        items, small = region.words, self.grammar
        if sign.passive or not any(
            effect.side == "either" and self._side(sign, effect, region) == "right"
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

    # --- tolls without a number -----------------------------------------------

    def _bare(self, reading: Reading, region: Region, sign: Harmed) -> Iterator[Draft]:
        """ "guards who died": a plural of people and no figure."""
        for effect in sign.effects:
            if effect.none_only:
                continue
            found = self._plural(region, sign, self._side(sign, effect, region))
            if found is None:
                continue
            first, after, kind = found
            mine, whom = region.line.cut(sign.first, sign.after), region.line.cut(first, after)
            yield Draft(
                self._with_verb(
                    region, sign, Span(min(mine.start, whom.start), max(mine.end, whom.end))
                ),
                mine,
                Toll(
                    effect=effect.effect,
                    victims=self._victims(kind, region),
                    subclass=kind.subclass,
                    wording=whom.cut(reading.text),
                    low=None,
                    high=None,
                    qualifier="unquantified",
                    cumulative=False,
                    includes=None,
                    by=self._by(reading, region, sign),
                    number=None,
                ),
                "rules:toll.plural",
            )
            return

    def _longest(
        self, items: Sequence[Word], first: int, after: int, kind: Kind
    ) -> tuple[int, int, Kind]:
        """The longest noun for people that ends with this one: "security forces"."""
        for i in range(max(0, first - 3), first):
            hit = self.people.at(items, i)
            if hit is not None and i + hit[0] >= after:
                return i, i + hit[0], hit[1]
        return first, after, kind

    def _plural(self, region: Region, sign: Harmed, side: str) -> tuple[int, int, Kind] | None:
        items, small = region.words, self.grammar
        if side == "left":
            places = range(sign.first - 1, max(-1, sign.first - 1 - self.harm.reach), -1)
        else:
            places = range(sign.after, min(len(items), sign.after + 4))
        for i in places:
            item = items[i]
            if item.kind == "mark" or item.key in small.conjunctions:
                return None
            hit = self.people.at(items, i)
            if hit is not None and hit[1].grammar != "one" and not hit[1].role:
                return self._longest(items, i, i + hit[0], hit[1])
            if side == "left" and item.key in small.prepositions:
                return None
        return None


def _between(other: Span, one: Span, two: Span) -> bool:
    """Whether a span stands between two others."""
    left, right = sorted((one, two))
    return left.end <= other.start and other.end <= right.start
