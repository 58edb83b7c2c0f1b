"""
Tolls: which figure says what befell whom.

Comes in: a region with its figures. Goes out: drafts of tolls, a figure each, and a
toll without a number where only a bare plural is told ("soldiers were killed").
A figure goes to the word of harm that costs it least, by the costs in harm.toml.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.orthography import words
from counterclaim.reading.beside import anchored, with_place
from counterclaim.reading.carried import Carrying
from counterclaim.reading.classing import WHOSE, Classing, Counted
from counterclaim.reading.fitting import Fitting
from counterclaim.reading.harmed import Draft, Harmed, side, signs
from counterclaim.reading.harming import Harming
from counterclaim.reading.prices import Among, price
from counterclaim.reading.regions import Region
from counterclaim.reading.restated import Restated
from counterclaim.reading.singles import SEVERAL_PERSONS, Singles
from counterclaim.reading.uncounted import uncounted, wholes
from counterclaim.records import Doubt, Figure, Reading, Span, Toll
from counterclaim.records import Quote as Words
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.happenings import Happenings
from counterclaim.tables.harm import Effect, Harm
from counterclaim.tables.people import Kind, People


@dataclass(frozen=True, slots=True)
class Tolls:
    """The tolls of one language."""

    grammar: Grammar
    harm: Harm
    people: People
    happenings: Happenings

    def of(self, reading: Reading, region: Region, counted: Counted) -> Iterator[Draft | Doubt]:
        """Every toll of a region, and a doubt for a figure beside harm with no part in it."""
        found = signs(region, self.harm, self.grammar)
        told = reading.inside(Figure, region.span)
        own = self._own_signs(reading.text, region, told, found)
        figures = Restated(self._classing, reading.text).left(told, list(own.values()))
        among = Among.of(region, found, self.grammar, self.harm.costs)
        fitting = Fitting(among, figures)
        carrying = Carrying(self._classing, any(sign.effects for sign in found))
        taken: dict[int, tuple[Harmed, Effect]] = {}
        overtaken: set[int] = set()
        last: tuple[Harmed, Effect] | None = None
        drafts: list[tuple[Figure, Draft]] = []
        for at, figure in enumerate(figures):
            first = self._cheapest(figure, fitting, own)
            best = self._outcome(figure, first, among)
            if first is not None and best is not first:
                overtaken.add(first[0].first)
            noun = self._noun_after(reading.text, figure, figures[at + 1 : at + 2])
            kind = self._classing.kind(reading, region, figure, counted, noun)
            if best is None and figure.counted is None:
                best = last  # one more of a row: "nine in one town, eight in another and three …"
            last = best
            carried = carrying.effect(reading, region, figure, counted) if best is None else None
            if carried is not None:
                yield carrying.draft(reading, region, figure, carried, kind)
                continue
            if best is None:
                if any(sign.effects for sign in found):
                    yield Doubt("claims", figure.span, "what befell these people is not told near")
                continue
            sign, effect = best
            mine = region.line.cut(sign.first, sign.after)
            beside = (*figures[max(0, at - 1) : at], *figures[at + 1 : at + 2])
            between = sign.first in taken or any(
                _between(other.span, figure.span, mine) for other in beside
            )
            taken[sign.first] = best
            counted.tell(effect.effect, region.sentence, figure)
            draft = self._toll(reading, region, figure, sign, effect, kind, alone=between)
            drafts.append((figure, draft))
        rest = [
            sign
            for sign in found
            if sign.effects
            and not sign.negated
            and sign.first not in {*taken, *overtaken}
            and not _meets(region.line.cut(sign.first, sign.after), figures)
        ]
        yield from wholes(self._harming, reading, region)
        singles = Singles(self._harming, reading, region)
        yield from _listed(singles, taken, told, drafts)
        for sign in rest:
            yield from self._uncounted(reading, singles, sign, told, counted)

    def _uncounted(
        self,
        reading: Reading,
        singles: Singles,
        sign: Harmed,
        told: Sequence[Figure],
        counted: Counted,
    ) -> Iterator[Draft]:
        """The tolls of a word of harm that no figure took: a list, a bare plural, one person."""
        region = singles.region
        persons = list(singles.listed(sign, told))
        named = {effect.effect for effect in sign.effects} == {self.harm.hit.named}
        bare = None
        if not (persons or named):
            bare = uncounted(self._harming, reading, region, sign)
        if bare is not None:
            counted.tell(bare.body.effect, region.sentence)
        yield from [bare] if bare is not None else persons or singles.of(sign)

    def _own_signs(
        self, text: str, region: Region, figures: Sequence[Figure], found: Sequence[Harmed]
    ) -> dict[int, Figure]:
        """Words of harm that follow a part of the people just named: "of whom five were killed"."""
        items, small = region.words, self.grammar
        starts = {sign.first: sign for sign in found if sign.effects}
        own: dict[int, Figure] = {}
        for figure in figures:
            if not any(word.key in self.harm.same for word in words(figure.span.cut(text))):
                continue
            at = bisect_left(items, figure.span.end, key=lambda item: item.start)
            while at < len(items) and items[at].key in small.auxiliaries | small.adverbs:
                at += 1
            if at in starts:
                own[at] = figure
        return own

    @property
    def _harming(self) -> Harming:
        return Harming(self.grammar, self.harm, self.people, self.happenings)

    @property
    def _classing(self) -> Classing:
        return Classing(self._harming)

    # --- figures ------------------------------------------------------------

    def _cheapest(
        self, figure: Figure, fitting: Fitting, own: Mapping[int, Figure]
    ) -> tuple[Harmed, Effect] | None:
        among = fitting.among
        region = among.region
        at = bisect_left(region.words, figure.span.start, key=lambda item: item.start)
        # "shot by a boy": who stands after "by" did it, to whoever stands before.
        behind = at > 0 and region.words[at - 1].key in self.grammar.agents
        priced = [
            (
                price(figure, sign, effect, among),
                sign.first,
                effect.effect,
                sign,
                effect,
            )
            for sign in among.near(figure.span)
            if own.get(sign.first, figure).span.start <= figure.span.start
            if not sign.negated or figure.high == 0
            for effect in sign.effects
            if not effect.none_only or figure.high == 0
            if fitting.fits(figure, sign, side(sign, effect, region, self.grammar))
            if not (behind and figure.span.start > region.words[sign.after - 1].start)
        ]
        best = min(priced, key=lambda row: row[:3], default=None)
        return (best[3], best[4]) if best and best[0] <= self.harm.costs.most else None

    def _outcome(
        self, figure: Figure, best: tuple[Harmed, Effect] | None, among: Among
    ) -> tuple[Harmed, Effect] | None:
        """The main verb after a relative clause: "two men who were hurt on Monday have died"."""
        items, small = among.region.words, self.grammar
        if best is None or best[1].effect == self.harm.hit.fatal or not self.harm.hit.fatal:
            return best
        who = bisect_left(items, figure.span.end, key=lambda item: item.start)
        if who >= len(items) or items[who].key not in small.relatives or best[0].first < who:
            return best
        for sign in among.signs:
            ends = [effect for effect in sign.effects if effect.effect == self.harm.hit.fatal]
            if sign.first < best[0].after or not ends or sign.negated:
                continue
            verb = items[sign.first - 1].key in small.auxiliaries
            if verb and side(sign, ends[0], among.region, small) == "left":
                return sign, ends[0]
        return best

    def _noun_after(self, text: str, figure: Figure, after: Sequence[Figure]) -> str:
        """The noun of the next figure, where the verb stands last: "in one town four, …"."""
        if figure.counted or not (self.grammar.verb_last and after and after[0].counted):
            return ""
        between = words(text[figure.span.end : after[0].span.start])
        joined = bool(between) and between[0].key in self.grammar.conjunctions
        return after[0].counted.cut(text) if joined else ""

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
            span = with_place(reading, region, self.grammar, figure.span)
        harming = self._harming
        behind = span.start < mine.end <= figure.span.start
        subject = harming.subject(region, sign) if behind else None
        if subject is not None:
            span = Span(min(span.start, region.words[subject[0]].start), span.end)
        return Draft(
            harming.shown(region, sign, span),
            mine,
            Toll(
                effect=effect.effect,
                victims=self._classing.victims(reading, region, figure, kind, sign),
                subclass=kind[0].subclass if kind[0] else None,
                wording=kind[1],
                low=figure.low,
                high=figure.high,
                qualifier=figure.qualifier,
                cumulative=figure.cumulative,
                includes=figure.includes.cut(reading.text) if figure.includes else None,
                by=harming.by(reading, region, sign),
                number=Words.of(reading.text, figure.number),
            ),
            WHOSE if self._classing.unclear(region, kind) else "rules:toll.figure",
            anchored(reading, region, self.grammar, figure.span),
        )


def _listed(
    singles: Singles,
    taken: Mapping[int, tuple[Harmed, Effect]],
    told: Sequence[Figure],
    drafts: Sequence[tuple[Figure, Draft]],
) -> Iterator[Draft]:
    """The tolls of lists of persons, and those of figures; a figure in a list is a part of it."""
    listed: list[Figure] = []
    for sign, effect in taken.values():
        company = singles.company(sign, effect, told)
        if company is not None:
            words_of = singles.region.line.cut(company.first, company.after)
            listed += [figure for figure in told if words_of.holds(figure.span)]
            yield from singles.tolls(sign, effect, company)
    yield from (_part(draft) if figure in listed else draft for figure, draft in drafts)


def _part(draft: Draft) -> Draft:
    """The toll of a figure that stands in a list of persons: some of them, not all."""
    toll = draft.body
    return replace(draft, body=replace(toll, subclass=toll.subclass or SEVERAL_PERSONS))


def _meets(span: Span, figures: Sequence[Figure]) -> bool:
    """Whether a figure shares words with a span; figures stand in order, without overlap."""
    at = bisect_left(figures, span.end, key=lambda figure: figure.span.start)
    return any(figure.span.meets(span) for figure in figures[max(0, at - 2) : at])


def _between(other: Span, one: Span, two: Span) -> bool:
    """Whether a span stands between two others."""
    left, right = sorted((one, two))
    return left.end <= other.start and other.end <= right.start
