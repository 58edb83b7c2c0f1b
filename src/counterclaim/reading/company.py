"""
Persons counted with those beside them: "X was killed alongside his wife and their two sons".

Comes in: a word of harm, the persons of its region and its figures. Goes out: how many of one
row they are together, where the row holds both a person and a figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.orthography import Word
from counterclaim.reading.harming import Harming
from counterclaim.reading.people_named import Person
from counterclaim.reading.regions import Region
from counterclaim.records import Figure

_MARKS = frozenset({",", "(", ")", "-"})


class Company(NamedTuple):
    """A row of persons and figures: its words, and how many they are."""

    first: int
    after: int
    persons: int
    counted: int

    @property
    def mixed(self) -> bool:
        """Whether it holds a person and a figure, and so a sum that nobody says."""
        return self.persons > 0 and self.counted > 0


@dataclass(frozen=True, slots=True)
class Counted:
    """The exact figures of a region, by where they begin and where they end."""

    starts: Mapping[int, Figure]
    ends: Mapping[int, Figure]

    @classmethod
    def of(cls, figures: Sequence[Figure]) -> "Counted":
        """The exact ones of these figures."""
        exact = [one for one in figures if one.low is not None and one.low == one.high]
        return cls(
            {figure.span.start: figure for figure in exact},
            {figure.span.end: figure for figure in exact},
        )


def behind(
    harming: Harming,
    region: Region,
    at: int,
    starts: Mapping[int, Person],
    figures: Counted,
) -> Company:
    """The row that begins at an item, to its right."""
    items = region.words
    i, persons, counted, last = at, 0, 0, at
    while i < len(items):
        figure = figures.starts.get(items[i].start)
        person = starts.get(i)
        if figure is not None:
            counted += figure.low or 0
            while i < len(items) and items[i].start < figure.span.end:
                i += 1
            last = i
        elif person is not None and person.how != "pronoun":
            persons, i, last = persons + 1, person.after, person.after
        elif _between(harming, items, i):
            i += 1
        else:
            break
    return Company(at, last, persons, counted)


def before(
    harming: Harming,
    region: Region,
    after: int,
    ends: Mapping[int, Person],
    figures: Counted,
) -> Company:
    """The row that ends before an item, to its left."""
    items = region.words
    i, persons, counted, last = after, 0, 0, after
    while i > 0:
        figure = figures.ends.get(items[i - 1].end)
        person = ends.get(i)
        if figure is not None:
            counted += figure.low or 0
            while i > 0 and items[i - 1].end > figure.span.start:
                i -= 1
            last = i
        elif person is not None and person.how != "pronoun":
            persons, i, last = persons + 1, person.first, person.first
        elif _between(harming, items, i - 1):
            i -= 1
        else:
            break
    return Company(last, after, persons, counted)


def _between(harming: Harming, items: Sequence[Word], i: int) -> bool:
    """Whether an item goes on with a row: a comma, "and", "his", an age, a bare plural."""
    small, item = harming.grammar, items[i]
    if item.kind == "mark":
        return item.text in _MARKS
    if item.key in harming.harm.single.unreal:
        return False  # "his brother or a friend"
    if item.key in small.conjunctions or item.key in small.possessive:
        return True
    if item.kind == "number" or item.key in harming.harm.single.ages:
        return True
    if item.key in harming.harm.single.companions or item.key in small.determiners:
        return True
    hit = harming.people.at(items, i)
    return hit is not None and hit[1].grammar != "one"
