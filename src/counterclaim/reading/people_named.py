"""
The single persons whom a region tells of: names, "the victim", "a 19-year-old", "he".

Comes in: a region. Goes out: persons in the order of the text, each once: an age or a noun
beside a name ("his wife, Jane Doe") is that name.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from counterclaim.reading.harming import Harming
from counterclaim.reading.regions import Region
from counterclaim.records import Name, Place, Reading
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.people import Kind

_AGE = 6  # words of an age: "19 - year - old"
_NAMES = 6  # words of a name with its initials
_SHOUTED = 0.7  # share of capitalised words from which a line is a headline, and shows no names
_BETWEEN = 3  # words between an age and its noun: "19-year-old North Side man"


class Person(NamedTuple):
    """One person in the words of a region: item numbers, what his noun says, how he is called."""

    first: int
    after: int
    kind: Kind | None
    wording: str
    how: str

    @property
    def named(self) -> bool:
        """Whether he is called by name."""
        return self.how == "name"


def persons(harming: Harming, reading: Reading, region: Region) -> Iterator[Person]:
    """Every single person of a region, with the age or the noun beside him."""
    held: Person | None = None
    for person in _mentions(harming, reading, region):
        one = _one(harming, region, held, person) if held else person
        if one is None and held is not None:
            yield held
        held = one or person
    if held is not None:
        yield held


def _mentions(harming: Harming, reading: Reading, region: Region) -> Iterator[Person]:
    items = region.words
    starts = [item.start for item in items]
    names = {
        bisect_left(starts, name.span.start): name
        for name in reading.inside(Name, region.span)
        if name.kind == "person"
    }
    bar = _barred(reading, region, starts)
    i = 0
    while i < len(items):
        name = names.get(i)
        person: Person | None
        if name is not None:
            after = max(bisect_left(starts, name.span.end), i + 1)
            person = Person(i, after, None, name.name, "name")
        else:
            person = _unmarked(harming, reading, region, i, bar)
        if person is not None:
            yield person
        i = max(i + 1, person.after if person else 0)


def _barred(reading: Reading, region: Region, starts: Sequence[int]) -> AbstractSet[int]:
    """The items that are part of no person's name: places, times, or all where all are capital."""
    items = region.words
    latin = [item.text[0].isupper() for item in items if item.kind == "latin"]
    if sum(latin) > _SHOUTED * len(latin):
        return frozenset(range(len(items)))
    inside = set(region.line.timed)
    for layer in (Place, Name):
        for mark in reading.inside(layer, region.span):
            first = bisect_left(starts, mark.span.start)
            inside.update(range(first, bisect_left(starts, mark.span.end)))
    return inside


def _unmarked(
    harming: Harming, reading: Reading, region: Region, i: int, bar: AbstractSet[int]
) -> Person | None:
    """A person who begins at an item without a mark of his name."""
    items, single = region.words, harming.harm.single
    hit = harming.people.at(items, i)
    after = i + (hit[0] if hit else 1)
    said = region.line.cut(i, after).cut(reading.text)
    if hit is not None:
        alone = hit[1].grammar == "one" and not _owner(region, after)
        alone = alone and not (i and items[i - 1].key in single.negated)
        if items[i].key in single.nobody or harming.harm.words.at(items, i) is not None:
            return None  # "a killing", "a body"
        return Person(i, after, hit[1], said, "noun") if alone else None
    if items[i].key in single.subjects or (
        items[i].key in single.addressed and _ends(harming, region, after)
    ):
        return Person(i, after, None, said, "pronoun")
    if items[i].key in single.aged:
        first = _age(harming, region, i)
        said = region.line.cut(first, after).cut(reading.text)
        return Person(first, after, None, said, "age") if first < i else None
    after = _run(harming, region, i, bar)
    if after == i or _owner(region, after):
        return None
    said = " ".join(region.line.cut(i, after).cut(reading.text).split())
    return Person(i, after, None, said, "name" if after > i + 1 else "surname")


def _run(harming: Harming, region: Region, first: int, bar: AbstractSet[int]) -> int:
    """Where a run of capitalised words that can name a person ends; its start where none can."""
    items, single = region.words, harming.harm.single
    i = first
    while i < min(len(items), first + _NAMES):
        item = items[i]
        initial = item.text == "." and i > first and len(items[i - 1].text) <= len("Jr")
        if initial and i + 1 < len(items) and items[i + 1].text[0].isupper():
            i += 1
            continue
        if item.kind not in ("latin", "initials") or not item.text[0].isupper() or i in bar:
            break
        if item.key in single.nobody:
            return first
        if _small(harming.grammar, item.key) or harming.people.at(items, i) is not None:
            break
        i += 1
    return i


def _owner(region: Region, after: int) -> bool:
    """Whether the noun only owns what follows: "the victim's car"."""
    return after < len(region.words) and region.words[after].kind == "clitic"


def _ends(harming: Harming, region: Region, i: int) -> bool:
    """Whether a noun phrase is over before an item: "killed her" and not "killed her son"."""
    if i >= len(region.words) or region.words[i].kind == "mark":
        return True
    return _closed(harming.grammar, region.words[i].key)


def _small(small: Grammar, key: str) -> bool:
    return _closed(small, key) or key in small.determiners or key in small.adverbs


def _closed(small: Grammar, key: str) -> bool:
    return (
        key in small.prepositions
        or key in small.conjunctions
        or key in small.auxiliaries
        or key in small.subordinators
        or key in small.relatives
    )


def _age(harming: Harming, region: Region, last: int) -> int:
    """The number with which an age begins, "19" of "19-year-old"; the last item where none does."""
    items, ages = region.words, harming.harm.single.ages
    for i in range(last - 1, max(-1, last - _AGE), -1):
        if items[i].kind == "number":
            return i
        if items[i].key not in ages:
            return last
    return last


def _one(harming: Harming, region: Region, left: Person, right: Person) -> Person | None:
    """Two mentions as one person, or None where they are two."""
    if "pronoun" in (left.how, right.how) or (left.named and right.named):
        return None
    between = region.words[left.after : right.first]
    small = harming.grammar
    marks = [item.key for item in between if item.kind == "mark"]
    rest = [item for item in between if item.kind not in ("mark", "number")]
    if left.named:
        # "Jane Doe, 23, a mother of two"; not "Jane Doe, her son".
        indefinite = bool(rest) and rest[0].key in small.indefinites and len(rest) <= _BETWEEN
        apposed = bool(marks) and set(marks) == {","} and indefinite
        return left._replace(after=right.after) if apposed and right.how == "noun" else None
    if marks == [","] and not rest and left.how == "noun" and right.how in ("name", "surname"):
        return right._replace(first=left.first)
    if "surname" in (left.how, right.how):
        return None
    plain = not marks and len(rest) <= _BETWEEN and len(between) == len(rest)
    if not plain or any(_closed(small, item.key) for item in rest):
        return None
    return right._replace(first=left.first) if right.named or left.how == "age" else None
