"""
Persons counted with those beside them: "X was killed alongside his wife and their two sons".

Comes in: a word of harm and the figures of its region. Goes out: the list of persons whom it
befell, before it, after it or both, with how many they are together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.reading.harmed import Harmed
from counterclaim.reading.harming import Harming
from counterclaim.reading.listed import Listed
from counterclaim.reading.people_named import Person
from counterclaim.reading.regions import Region
from counterclaim.reading.roll import Roll
from counterclaim.reading.rolls import Rolls
from counterclaim.records import Figure
from counterclaim.tables.harm import Effect

_REACH: Final = 300  # words back from a word of harm to the head of a list of persons
_HEAD: Final = 7  # words of "those who were reportedly" before a verb with its subject behind it
_ADJUNCT: Final = 9  # words of "in the attack on the camp" between a verb and "along with"
_OPENS: Final = frozenset({":", "\u2013", "\u2014", "-", "\u201c", "\u2018"})


@dataclass(frozen=True, slots=True)
class Company:
    """Persons whom one word of harm befell: where they stand, how many, who is named."""

    first: int
    after: int
    count: int
    names: tuple[Listed, ...]
    figures: tuple[Figure, ...]
    mixed: bool
    members: int
    open: bool

    @classmethod
    def of(cls, rolls: Sequence[Roll], *, some: bool) -> "Company":
        """One or two lists as one company; `some` where they need not be all."""
        names = tuple(one for roll in rolls for one in roll.names)
        count = sum(roll.count for roll in rolls)
        return cls(
            min(roll.first for roll in rolls),
            max(roll.after for roll in rolls),
            count,
            names,
            tuple(figure for roll in rolls for figure in roll.figures),
            count > 1 and any(roll.others for roll in rolls),
            sum(roll.members for roll in rolls) if any(roll.told for roll in rolls) else 0,
            some or any(roll.open for roll in rolls),
        )


def company(
    harming: Harming,
    region: Region,
    said: tuple[Harmed, Effect],
    figures: Sequence[Figure],
    alone: Sequence[Person],
) -> Company | None:
    """
    The persons of a word of harm, where they stand in a list; None where none do.

    `alone` is who stands before the word, where no list ends there.
    """
    sign, effect = said
    if not harming.people.roll.told:
        return None
    rolls, items = Rolls.of(harming, region, figures), region.words
    some = any(item.key in harming.people.roll.some for item in items[sign.first : sign.after])
    if harming.side(sign, effect, region) == "right":
        roll = rolls.at(_past(region, sign.after, _OPENS))
        behind = _told(harming, region, sign) if roll is None else None
        roll = rolls.at(behind) if behind is not None else roll
        return Company.of([roll], some=some) if roll else None
    behind = _inverted(harming, region, sign)
    if behind is not None:
        roll = rolls.at(behind)
        between = items[sign.first : behind]
        some = some or any(item.key in harming.people.roll.some for item in between)
        return Company.of([roll], some=some) if roll else None
    before = rolls.before(_subject(harming, region, sign.first), _REACH)
    beside = _beside(harming, region, sign.after)
    others = rolls.at(beside) if beside is not None else None
    if before is None and others is not None:
        before = _alone(alone)
    told = [roll for roll in (before, others) if roll is not None]
    return Company.of(told, some=some) if before is not None else None


def _alone(persons: Sequence[Person]) -> Roll | None:
    """The persons before a verb as a list, where more stands between: "X, born in Y, was …"."""
    if len(persons) != 1 or persons[0].how in ("pronoun", "surname"):
        return None
    one = persons[0]
    roll = Roll(one.first, one.after)
    name = one.wording if one.named else ""
    roll.person(Listed(one.first, one.after, name, one.kind, some=False))
    return roll


def _inverted(harming: Harming, region: Region, sign: Harmed) -> int | None:
    """Where those begin who stand after their verb: "also killed in the attack were X and Y"."""
    return _told(harming, region, sign) if _headed(harming, region, sign.first) else None


def _told(harming: Harming, region: Region, sign: Harmed) -> int | None:
    """Where a list begins behind "in the attack were", "in the attack:" after a word of harm."""
    items, small = region.words, harming.grammar
    head = items[max(0, sign.first - _HEAD) : sign.after]
    listed = any(item.key in harming.people.roll.lists for item in head)
    for i in range(sign.after, min(len(items), sign.after + _ADJUNCT)):
        if items[i].key in small.passives or items[i].key in harming.people.roll.some:
            return _named(harming, region, i)
        if listed and items[i].text in _OPENS:
            return _past(region, i, _OPENS)
        if items[i].kind == "mark" or harming.harm.words.at(items, i) is not None:
            return None
    return None


def _headed(harming: Harming, region: Region, first: int) -> bool:
    """Whether nothing but small words and a bare plural stand before a verb: "those who were"."""
    items, small = region.words, harming.grammar
    light = small.small | small.relatives | small.adverbs | harming.people.roll.before
    for i in range(first - 1, max(-1, first - 1 - _HEAD), -1):
        if items[i].kind == "mark":
            return True
        hit = harming.people.at(items, i)
        if items[i].key in harming.people.roll.lists:
            return True
        adverb = bool(small.adverbial) and items[i].key.endswith(small.adverbial)
        if not (adverb or items[i].key in light or (hit and hit[1].grammar != "one")):
            return False
    return first <= _HEAD


def _named(harming: Harming, region: Region, i: int) -> int:
    """Past "were" and "were later identified by their families as"."""
    items, small, roll = region.words, harming.grammar, harming.people.roll
    while i < len(items) and items[i].key in small.auxiliaries | small.adverbs | roll.some:
        i += 1
    if i < len(items) and items[i].key in roll.named:
        ends = (at for at in range(i, min(len(items), i + _ADJUNCT)) if items[at].key in roll.as_)
        return next(ends, len(items) - 1) + 1
    return i


def _past(region: Region, i: int, marks: frozenset[str]) -> int:
    while i < len(region.words) and region.words[i].text in marks:
        i += 1
    return i


def _subject(harming: Harming, region: Region, first: int) -> int:
    """Where the subject of a verb ends: before "were also reportedly"."""
    items, small = region.words, harming.grammar
    while first and (
        items[first - 1].key in small.auxiliaries | small.adverbs
        or (small.adverbial and items[first - 1].key.endswith(small.adverbial))
    ):
        first -= 1
    return first


def _beside(harming: Harming, region: Region, after: int) -> int | None:
    """Where those begin who shared it: after "alongside", "in the attack together with"."""
    items, companions = region.words, harming.harm.single.companions
    small = harming.grammar
    for i in range(after, min(len(items), after + _ADJUNCT)):
        bare = items[i].key in small.noun_joiners and i > after
        if items[i].key in companions and not bare:
            others = (at for at in range(i, len(items)) if items[at].key not in companions)
            return next(others, len(items))
        ends = items[i].text in {";", ":"} or items[i].key in small.subordinators
        if ends or harming.harm.words.at(items, i) is not None:
            return None
        if items[i].kind == "mark" and items[i + 1 : i + 2] and items[i + 1].key not in companions:
            return None
    return None
