"""
Tolls: which figure says what befell whom.

Comes in: a region with its figures. Goes out: drafts of tolls, a figure each, and a
toll without a number where only a bare plural is told ("soldiers were killed").
A figure goes to the word of harm that costs it least, by the costs in harm.toml.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.orthography import Word, words
from counterclaim.reading.beside import anchored, with_place
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.harmed import Draft, Harmed, signs
from counterclaim.reading.harming import Harming
from counterclaim.reading.prices import Among, price
from counterclaim.reading.regions import Region
from counterclaim.reading.singles import Singles
from counterclaim.reading.uncounted import uncounted, wholes
from counterclaim.records import Doubt, Figure, Reading, Sentence, Span, Toll
from counterclaim.records import Quote as Words
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.happenings import Happenings
from counterclaim.tables.harm import Effect, Harm
from counterclaim.tables.people import Kind, People


@dataclass(slots=True)
class Counted:
    """Who was counted last, for "four of them" and "nine in one town and four in another"."""

    kind: Kind | None = None
    wording: str = ""
    effect: str | None = None
    sentence: Sentence | None = None


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
        figures = self._apart(reading, told, own)
        among = Among.of(region, found, self.grammar, self.harm.costs)
        taken: dict[int, tuple[Harmed, Effect]] = {}
        last: tuple[Harmed, Effect] | None = None
        for at, figure in enumerate(figures):
            best = self._cheapest(figure, among, own)
            kind = self._kind(reading, figure, counted, figures[at + 1 : at + 2])
            if best is None and figure.counted is None:
                best = last  # one more of a row: "nine in one town, eight in another and three …"
            last = best
            if best is None and counted.effect and self._goes_on(figure, region, counted, found):
                yield self._elliptic(reading, region, figure, counted.effect, kind)
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
            counted.effect, counted.sentence = effect.effect, region.sentence
            yield self._toll(reading, region, figure, sign, effect, kind, alone=between)
        rest = [
            sign
            for sign in found
            if sign.effects
            and sign.first not in taken
            and not _meets(region.line.cut(sign.first, sign.after), figures)
        ]
        yield from wholes(self._harming, reading, region)
        singles = Singles(self._harming, reading, region)
        for sign, effect in taken.values():
            draft = singles.with_figures(sign, effect, figures)
            yield from [draft] if draft is not None else []
        for sign in rest:
            draft = uncounted(self._harming, reading, region, sign)
            yield from [draft] if draft is not None else singles.of(sign)

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

    def _apart(
        self, reading: Reading, figures: Sequence[Figure], own: Mapping[int, Figure]
    ) -> list[Figure]:
        """Figures without those that only say more of the one before: "two dead, both drivers"."""
        kept: list[Figure] = []
        told = list(own.values())
        for figure in figures:
            if kept and figure not in told and self._adds(reading.text, kept[-1], figure):
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

    @property
    def _harming(self) -> Harming:
        return Harming(self.grammar, self.harm, self.people, self.happenings)

    # --- figures ------------------------------------------------------------

    def _cheapest(
        self, figure: Figure, among: Among, own: Mapping[int, Figure]
    ) -> tuple[Harmed, Effect] | None:
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
            for effect in sign.effects
            if not effect.none_only or figure.high == 0
            if not (behind and figure.span.start > region.words[sign.after - 1].start)
        ]
        best = min(priced, key=lambda row: row[:3], default=None)
        return (best[3], best[4]) if best and best[0] <= self.harm.costs.most else None

    def _kind(
        self,
        reading: Reading,
        figure: Figure,
        counted: Counted,
        after: Sequence[Figure],
    ) -> tuple[Kind | None, str]:
        said = figure.counted.cut(reading.text) if figure.counted else ""
        if not said and self.grammar.verb_last and after and after[0].counted:
            # Where the verb stands last, so may the noun: "in one town four, in another five men".
            between = words(reading.text[figure.span.end : after[0].span.start])
            if between and between[0].key in self.grammar.conjunctions:
                said = after[0].counted.cut(reading.text)
        kind = self._of_all(words(said)) if said else None
        pronoun = any(word.key in self.harm.anaphoric for word in words(said))
        wording = said
        if kind is None or (pronoun and kind.victims == "unspecified"):
            kind = counted.kind or kind
            wording = said or counted.wording
        elif said:
            counted.kind, counted.wording = kind, said
        return kind, wording

    def _of_all(self, counted: Sequence[Word]) -> Kind | None:
        """The kind of a counted phrase; "two women and a man" are of no class in common."""
        whole = self.people.kind(counted)
        rows: list[list[Word]] = [[]]
        for word in counted:
            if word.key in self.grammar.conjunctions or word.text in COMMAS:
                rows.append([])
            else:
                rows[-1].append(word)
        kinds = [kind for row in rows if (kind := self.people.kind(row)) is not None]
        if whole is None or len(kinds) < len(rows) or len(kinds) == 1:
            return whole
        if {kind.victims for kind in kinds} == {"civilians", "unspecified"}:
            return replace(whole, victims="unspecified", subclass=None)
        if len({kind.subclass for kind in kinds}) > 1:
            return replace(whole, subclass=None)
        return whole

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
                victims=harming.victims(kind[0], region, kind[1]),
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
            "rules:toll.figure",
            anchored(reading, region, self.grammar, figure.span),
        )

    def _goes_on(
        self, figure: Figure, region: Region, counted: Counted, found: Sequence[Harmed]
    ) -> bool:
        """Whether a figure takes its effect from the one before: ", he said, and three in X"."""
        if figure.counted is not None or any(sign.effects for sign in found):
            return False
        return figure.cumulative or counted.sentence is region.sentence

    def _elliptic(
        self,
        reading: Reading,
        region: Region,
        figure: Figure,
        effect: str,
        kind: tuple[Kind | None, str],
    ) -> Draft:
        span = with_place(reading, region, self.grammar, figure.span)
        toll = Toll(
            effect=effect,
            victims=self._harming.victims(kind[0], region, kind[1]),
            subclass=kind[0].subclass if kind[0] else None,
            wording=kind[1],
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            cumulative=figure.cumulative,
            includes=None,
            by=None,
            number=Words.of(reading.text, figure.number),
        )
        own = anchored(reading, region, self.grammar, figure.span)
        return Draft(span, figure.span, toll, "rules:toll.ellipsis", own)


def _meets(span: Span, figures: Sequence[Figure]) -> bool:
    """Whether a figure shares words with a span; figures stand in order, without overlap."""
    at = bisect_left(figures, span.end, key=lambda figure: figure.span.start)
    return any(figure.span.meets(span) for figure in figures[max(0, at - 2) : at])


def _between(other: Span, one: Span, two: Span) -> bool:
    """Whether a span stands between two others."""
    left, right = sorted((one, two))
    return left.end <= other.start and other.end <= right.start
