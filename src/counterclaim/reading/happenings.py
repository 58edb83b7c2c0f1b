"""
Happenings: what was done, how it stands, what was destroyed or forbidden, who did it.

Comes in: a region. Goes out: drafts of acts, statuses, damage, restrictions,
responsibilities and responses, each at the word that gives it away. An act that is only
named again ("the attack") says nothing new and is left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.reading.parties import Parties
from counterclaim.reading.phrases import Phrases
from counterclaim.reading.regions import Region
from counterclaim.reading.signs import Find, Signs
from counterclaim.records import (
    Act,
    Body,
    ClaimKind,
    Damage,
    Name,
    Place,
    Reading,
    Responsibility,
    Restriction,
    Span,
    Stance,
    Status,
    Time,
)
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.happenings import Happenings
from counterclaim.tables.people import People

_ADVERBS = 5  # words; the longest words of extent
_NOT = 3  # words; how far "not" may stand from its sign
_NEAR = 8  # words; how far a place may stand from an act that is only named


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in the making: its kind, its words, the word that gives it away, what it says."""

    kind: ClaimKind
    span: Span
    sign: Span
    body: Body
    found_by: str
    stance: Stance | None = None
    speaker: Name | None = None


@dataclass(frozen=True, slots=True)
class ReadHappenings:
    """The happenings of one language."""

    grammar: Grammar
    happenings: Happenings
    people: People

    @property
    def signs(self) -> Signs:
        """The signs of the language."""
        return Signs(self.grammar, self.happenings, self.people)

    @property
    def parties(self) -> Parties:
        """The parties of the language."""
        return Parties(self.signs)

    def of(self, reading: Reading, region: Region, tolled: Sequence[Span]) -> Iterator[Told]:
        """Every happening of a region, at most one act of a kind; `tolled` are words of harm."""
        finds = self.signs.of(region)
        harmed = [
            i
            for i, item in enumerate(region.words)
            if any(span.start <= item.start < span.end for span in tolled)
        ]
        fences = sorted({*harmed, *(find.first for find in finds), len(region.words)})
        finds = [
            replace(find, limit=next(fence for fence in fences if fence >= find.after))
            for find in finds
        ]
        acts: dict[str, Told] = {}
        for find in finds:
            told = self._told(reading, region, find, finds, harmed)
            if told is None:
                continue
            if told.kind == "act" and isinstance(told.body, Act):
                held = acts.get(told.body.act)
                acts[told.body.act] = _fuller(held, told) if held else told
            else:
                yield told
        yield from acts.values()

    # --- one find -----------------------------------------------------------

    def _told(
        self,
        reading: Reading,
        region: Region,
        find: Find,
        finds: Sequence[Find],
        harmed: Sequence[int],
    ) -> Told | None:
        sign = find.sign
        others = [
            (other.first, other.after)
            for other in finds
            if (other.sign.kind, other.sign.says) != (sign.kind, sign.says)
        ]
        begin, end = self.signs.scope(region, find, [*others, *((i, i + 1) for i in harmed)])
        span, mine = region.line.cut(begin, end), region.line.cut(find.first, find.after)
        body: Body
        stance: Stance | None = "denies" if self._negated(region, find) else None
        match sign.kind:
            case "act":
                act = self._act(reading, region, find, finds)
                return Told("act", span, mine, act, "rules:act", stance) if act else None
            case "status":
                body = Status(sign.says, self.parties.holder(reading, region, find))
                return Told("status", span, mine, body, "rules:status", stance)
            case "damage":
                damage = self._damage(reading, region, find)
                return (
                    Told("damage", span, mine, damage, "rules:damage", stance) if damage else None
                )
            case "restriction":
                body = Restriction(sign.says, self.parties.agent(reading, region, find))
                return Told("restriction", span, mine, body, "rules:restriction", stance)
            case "responsibility":
                if stance == "denies":  # "no group has taken responsibility" is nobody's claim
                    return None
                return self._responsibility(reading, region, find, span, mine)
            case "response":
                said: Stance = (
                    "denies"
                    if sign.says == "denies"
                    else ("confirms" if sign.says == "confirms" else "doubts")
                )
                return Told("response", span, mine, None, "rules:response", said)

    def _negated(self, region: Region, find: Find) -> bool:
        """Whether a small word of negation stands by a sign, or after it where verbs end."""
        items, small = region.words, self.grammar
        near = [*range(max(0, find.first - _NOT), find.first)]
        if small.verb_last:
            near += range(find.after, min(len(items), find.after + _NOT))
        return any(items[i].key in small.negations for i in near)

    def _act(
        self, reading: Reading, region: Region, find: Find, finds: Sequence[Find]
    ) -> Act | None:
        sign = find.sign
        if sign.noun and self._named_again(region, find, finds):
            return None
        by = self.parties.agent(reading, region, find)
        against = self.parties.target(reading, region, find)
        if sign.noun and not (against or by):
            # "the attack was repulsed": the status says it, the act is only named again.
            if any(other.sign.kind == "status" for other in finds):
                return None
            if not self._placed(reading, region, find):
                return None
        told = against or (by and self.grammar.verb_last)
        if not sign.noun and not told and not self._placed(reading, region, find):
            return None
        return Act(sign.says, by, against, sign.attempted)

    def _named_again(self, region: Region, find: Find, finds: Sequence[Find]) -> bool:
        """Whether the noun of an act is an object of something else said: "حملے کی ذمہ داری"."""
        items, small = region.words, self.grammar
        if not small.verb_last or find.after >= len(items):
            return False
        following = items[find.after]
        return following.key in small.noun_joiners | small.prepositions or any(
            other.sign.kind == "status" and 0 <= other.first - find.after <= 1 for other in finds
        )

    def _placed(self, reading: Reading, region: Region, find: Find) -> bool:
        """Whether a place stands near, or the words say that it took place or when it was."""
        items = region.words
        low = items[max(0, find.first - _NEAR)].start
        high = items[min(len(items), find.after + _NEAR) - 1].end
        if any(
            place.span.start >= low and place.span.end <= high
            for place in reading.inside(Place, region.span)
        ):
            return True
        reach = _NEAR if self.grammar.verb_last else 4
        for i in range(find.after, min(len(items), find.after + reach)):
            if self.happenings.happened.at(items, i) is not None:
                return True
        owner = Span(max(low, items[max(0, find.first - 2)].start), items[find.first].end)
        return any(owner.meets(time.span) for time in reading.inside(Time, region.span))

    def _damage(self, reading: Reading, region: Region, find: Find) -> Damage | None:
        passive = Phrases(region.line, self.grammar).passive(find.first)
        phrase = None if passive else self.parties.right(region, find.after, find.limit)
        phrase = phrase or self.parties.left(region, self._before_extent(region, find.first))
        if phrase is None:
            return None
        items, small = region.words, self.grammar
        first, after = phrase
        extent = self._extent(reading, region, first, after) or self._extent(
            reading, region, max(0, find.first - 2), min(len(items), find.after + 2)
        )
        hit = self.happenings.extents.at(items, first)
        while hit is not None and first + hit[0] < after:
            first += hit[0]
            while first < after - 1 and items[first].key in small.noun_joiners | small.determiners:
                first += 1
            hit = self.happenings.extents.at(items, first)
        while first < after - 1 and items[first].key in small.determiners | small.possessive:
            first += 1
        while after > first + 1 and items[after - 1].key in small.noun_joiners:
            after -= 1
        if any(self.people.at(items, i) for i in range(first, after)) and not extent:
            return None
        return Damage(region.line.cut(first, after).cut(reading.text), extent)

    def _before_extent(self, region: Region, at: int) -> int:
        """The place before words of extent that end just before an item: مکمل طور پر تباہ."""
        for first in range(max(0, at - _ADVERBS), at):
            hit = self.happenings.extents.at(region.words, first)
            if hit is not None and first + hit[0] == at:
                return first
        return at

    def _extent(self, reading: Reading, region: Region, first: int, after: int) -> str | None:
        for i in range(first, after):
            hit = self.happenings.extents.at(region.words, i)
            if hit is not None:
                return region.line.cut(i, i + hit[0]).cut(reading.text)
        return None

    def _responsibility(
        self, reading: Reading, region: Region, find: Find, span: Span, mine: Span
    ) -> Told:
        items, says = region.words, find.sign.says
        before = [
            name
            for name in reading.inside(Name, region.span)
            if name.kind in {"group", "force", "agency", "person"}
            and name.span.end <= items[find.first].start
        ]
        speaker = before[-1] if before else None
        if says == "accuses":
            accused = self.parties.right(region, find.after)
            actor = self.parties.cut(reading, region, accused)
            return Told(
                "responsibility", span, mine, Responsibility("accuses", actor),
                "rules:responsibility", None, speaker,
            )  # fmt: skip
        body = Responsibility(
            "claims" if says == "claims" else "denies", speaker.name if speaker else None
        )
        return Told("responsibility", span, mine, body, "rules:responsibility", None, speaker)


def _fuller(held: Told, told: Told) -> Told:
    """Two signs of one act in a region are one claim: the words of both, the fuller body."""
    old, new = held.body, told.body
    if not isinstance(old, Act) or not isinstance(new, Act):
        return held
    span = Span(min(held.span.start, told.span.start), max(held.span.end, told.span.end))
    body = Act(
        old.act, old.by or new.by, old.against or new.against, old.attempted or new.attempted
    )
    return Told("act", span, held.sign, body, held.found_by, held.stance or told.stance)
