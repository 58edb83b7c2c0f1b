"""
On which side the counted are, and of which class.

Comes in: a figure in its region, and who was counted before. Goes out: its kind by the noun that
is counted, by one that is said of it ("two of whom were children"), or by who was counted before
("four of them"); and its side where the noun alone names none: "its men" are of the speaker's own,
"men of the army" the army's, and whom a group has lost are the group's.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.orthography import Word, words
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.harmed import Harmed
from counterclaim.reading.harming import OWN, Harming
from counterclaim.reading.phrases import Phrases
from counterclaim.reading.regions import Region
from counterclaim.records import Figure, Name, Reading, Sentence, Span
from counterclaim.tables.people import Kind

FATAL = "killed"
WHOSE = "rules:toll.whose"  # found with words that can be two parties': "its men"
_BODIES = frozenset({"force", "group"})
_BACK = 400  # letters back to the people whom "them" stands for: two sentences
_OF = 5  # words from "of" to the name of a force: "men of the newly raised Frontier Corps"
_SAID = 3  # words from "were" to the noun that is said of the counted: "were very young children"


@dataclass(slots=True)
class Counted:
    """
    Who was counted last, for "four of them" and "nine in one town and four in another".

    `dead` is the most that a figure of this report has counted as killed so far.
    """

    kind: Kind | None = None
    wording: str = ""
    effect: str | None = None
    sentence: Sentence | None = None
    dead: int = 0

    def tell(self, effect: str, sentence: Sentence, figure: Figure | None = None) -> None:
        """Remember what befell those counted last."""
        self.effect, self.sentence = effect, sentence
        if effect == FATAL and figure is not None:
            self.dead = max(self.dead, figure.low or 0)


@dataclass(frozen=True, slots=True)
class Classing:
    """Who is counted, by the words of one language."""

    harming: Harming

    def kind(
        self, reading: Reading, region: Region, figure: Figure, counted: Counted, after: str = ""
    ) -> tuple[Kind | None, str]:
        """The kind of a figure and its wording; `after` is the noun that follows in the row."""
        said = figure.counted.cut(reading.text) if figure.counted else after
        row = words(said)
        stated = self.stated(region, figure, row)
        if stated is not None:
            counted.kind, counted.wording = stated, said
            return stated, said
        kind = self.of_all(row) if said else None
        if kind is not None and not (kind.victims == "unspecified" and self._again(row)):
            counted.kind, counted.wording = kind, said
            return kind, said
        before = counted.kind or self._meant(reading, region, figure, row)
        return before or kind, said or counted.wording

    def of_all(self, counted: Sequence[Word]) -> Kind | None:
        """The kind of a counted phrase; "two women and a man" are of no class in common."""
        people = self.harming.people
        whole = people.kind(counted)
        rows: list[list[Word]] = [[]]
        for word in counted:
            if word.key in self.harming.grammar.conjunctions or word.text in COMMAS:
                rows.append([])
            else:
                rows[-1].append(word)
        kinds = [kind for row in rows if (kind := people.kind(row)) is not None]
        if whole is None or len(kinds) < len(rows) or len(kinds) == 1:
            return whole
        if {kind.victims for kind in kinds} == {"civilians", "unspecified"}:
            return replace(whole, victims="unspecified", subclass=None)
        if len({kind.subclass for kind in kinds}) > 1:
            return replace(whole, subclass=None)
        return whole

    def victims(
        self,
        reading: Reading,
        region: Region,
        figure: Figure,
        kind: tuple[Kind | None, str],
        sign: Harmed | None = None,
    ) -> str:
        """The side of the counted; of the speaker's, a force's or the loser's own."""
        plain = kind[0] is not None and kind[0].victims == "unspecified" and not kind[0].subclass
        if not plain:
            return self.harming.victims(kind[0], region)
        row = words(kind[1])
        if any(word.key in self.harming.harm.own.kin for word in row):
            return "unspecified"
        side = self._of_force(reading, region, figure)
        if side is None and any(word.key in self.harming.grammar.possessive for word in row):
            side = None if self.unclear(region, kind) else self._own(region)
        if side is None and sign is not None:
            side = self._lost(reading, region, sign)
        return side or "unspecified"

    # --- by the noun, and by who was told before --------------------------------

    def _again(self, row: Sequence[Word]) -> bool:
        """Whether a phrase only counts people told before: "others", "of them"."""
        harm, i = self.harming.harm, 0
        while i < len(row):
            hit = self.harming.people.at(row, i)
            if hit is not None and any(
                word.key not in harm.anaphoric for word in row[i : i + hit[0]]
            ):
                return False
            i += hit[0] if hit else 1
        return any(word.key in harm.anaphoric for word in row)

    def stated(self, region: Region, figure: Figure, row: Sequence[Word]) -> Kind | None:
        """The kind that is said of some of the counted: "two of whom were children"."""
        harm, small = self.harming.harm, self.harming.grammar
        if small.verb_last or not any(
            word.key in harm.same or word.key in harm.own.among for word in row
        ):
            return None
        items = region.words
        first = bisect_left(items, figure.span.end, key=lambda item: item.start)
        at = first
        while at < len(items) and items[at].key in small.auxiliaries:
            at += 1
        if at == first:
            return None
        for i in range(at, min(len(items), at + _SAID + 1)):
            hit = self.harming.people.at(items, i)
            if hit is not None:
                named = hit[1].victims not in {"unspecified", "enemy"} and not hit[1].role
                return hit[1] if named and self._ends(items, i + hit[0]) else None
            if items[i].kind == "mark" or items[i].key in small.prepositions:
                return None
        return None

    def _ends(self, items: Sequence[Word], i: int) -> bool:
        small = self.harming.grammar
        return i >= len(items) or items[i].kind == "mark" or items[i].key in (
            small.conjunctions | small.prepositions | small.relatives | small.subordinators
        )  # fmt: skip

    def _meant(
        self, reading: Reading, region: Region, figure: Figure, row: Sequence[Word]
    ) -> Kind | None:
        """Whom "them" stands for where nobody was counted: the last people told of before."""
        if not any(word.key in self.harming.harm.same for word in row):
            return None
        start = max(region.passage.span.start, figure.span.start - _BACK)
        if figure.span.start <= start:
            return None
        before = words(reading.text[start : figure.span.start])
        for i in range(len(before) - 1, -1, -1):
            hit = self.harming.people.at(before, i)
            if hit is not None and hit[1].grammar != "one" and not hit[1].role:
                return hit[1] if hit[1].victims not in {"unspecified", "enemy"} else None
        return None

    # --- whose they are -----------------------------------------------------------

    def _own(self, region: Region) -> str | None:
        """Of the speaker's side, by his name or by his noun: "a policeman"."""
        voice = region.voice
        if voice is None:
            return None
        if voice.sector in OWN:
            return OWN[voice.sector]
        row = words(voice.speaker or "")
        for i in range(len(row)):
            hit = self.harming.people.at(row, i)
            if hit is not None:
                return hit[1].victims if hit[1].victims in OWN.values() else None
        return None

    def unclear(self, region: Region, kind: tuple[Kind | None, str]) -> bool:
        """Whether "its men" can be two parties': "the army's claim that ten of its men died"."""
        voice, said = region.voice, kind[0]
        if voice is None or voice.sector not in OWN or said is None:
            return False
        row = words(kind[1])
        if said.victims != "unspecified" or not any(
            word.key in self.harming.grammar.possessive for word in row
        ):
            return False
        return voice.found_by == "rules:noun" or any(
            outer.sector in OWN and outer.sector != voice.sector for outer in region.chain[:-1]
        )

    def _of_force(self, reading: Reading, region: Region, figure: Figure) -> str | None:
        """The side of a force or a group that the counted are said to be of."""
        items, small = region.words, self.harming.grammar
        if small.verb_last:
            at = bisect_left(items, figure.span.start, key=lambda item: item.start) - 1
            if at < 1 or items[at].key not in small.noun_joiners:
                return None
            phrase = Phrases(region.line, small).before(at)
        else:
            at = bisect_left(items, figure.span.end, key=lambda item: item.start)
            if at + 1 >= len(items) or items[at].key not in self.harming.harm.own.of:
                return None
            phrase = (at + 1, min(len(items), at + 1 + _OF))
        return self._side(reading, region, phrase) if phrase else None

    def _lost(self, reading: Reading, region: Region, sign: Harmed) -> str | None:
        """The side of whoever is said to have lost them."""
        items, small = region.words, self.harming.grammar
        if items[sign.first].key not in self.harming.harm.own.losing:
            return None
        at = sign.first
        while at > 0 and items[at - 1].key in small.auxiliaries | small.adverbs:
            at -= 1
        phrase = Phrases(region.line, small).before(at) if at else None
        if phrase is None:
            return None
        if items[phrase[0]].key in small.pronouns:
            return self._own(region)
        return self._side(reading, region, phrase)

    def _side(self, reading: Reading, region: Region, phrase: tuple[int, int]) -> str | None:
        """The side of the first force or group in a phrase, by its name or by its noun."""
        items, small = region.words, self.harming.grammar
        span = Span(items[phrase[0]].start, items[phrase[1] - 1].end)
        named = {
            name.span.start: OWN[name.sector]
            for name in reading.inside(Name, span)
            if name.kind in _BODIES and name.sector in OWN
        }
        for i in range(*phrase):
            if items[i].start in named:
                return named[items[i].start]
            hit = self.harming.harm.own.bodies.at(items, i)
            if hit is not None:
                return self.harming.victims(Kind(hit[1]), region)
            if items[i].kind == "mark" or items[i].key in small.prepositions | small.auxiliaries:
                return None
        return None
