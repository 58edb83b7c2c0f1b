"""
One person of a list: "his younger brother, 17-year-old Dr. X (Abu Y)", "the wife of Z", "a boy".

Comes in: the words of a region and a place among them. Goes out: the person who is told there,
by his name or by a noun or an age alone; None where the words tell of no single person. Whose
wife or son somebody is does not count: "X's wife" is one person, and not X.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from counterclaim.orthography import Word
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.harm import Harm
from counterclaim.tables.people import Kind, People

_NAMES: Final = 9  # words of a name with its particles: six names of forebears, and their hyphens
_BRACKET: Final = 30  # words inside brackets after a name: another name, an age, an office
_OWNERS: Final = 3  # "X's brother's wife"
_OF: Final = 4  # words of "the mother of the prisoner" that tell whose mother she is
_INITIAL: Final = 4  # letters of an abbreviation before a full stop: "Prof."
_DASHES: Final = frozenset({"-", "\u2010", "\u2011"})
_OPEN: Final = frozenset({"(", "["})
_CLOSE: Final = frozenset({")", "]"})


class Listed(NamedTuple):
    """One person of a list: item numbers, his name if it is told, what his noun says."""

    first: int
    after: int
    name: str
    kind: Kind | None
    some: bool  # by an indefinite article: "a daughter"


@dataclass(frozen=True, slots=True)
class Listing:
    """The words of one region with the tables by which persons are found among them."""

    items: Sequence[Word]
    grammar: Grammar
    harm: Harm
    people: People
    small: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "small", self.grammar.small)

    def at(self, first: int) -> Listed | None:
        """The person whose words begin at an item."""
        head, some = self.opened(first)
        i, aged = self._aged(head)
        i, again = self.opened(i)
        some = some or again
        kind: Kind | None = None
        for _ in range(_OWNERS):
            i, noun = self._nouns(i)
            kind = noun or kind
            after = self.name(i)
            if after == i or not self._owned(after):
                break
            i, kind = self.opened(after + 1)[0], None
            i = self.opened(self._aged(i)[0])[0]
        else:
            return None
        name = "" if after == i else self._said(i, after)
        if (kind is not None or aged) and not name:
            after = self._whose(i)
            after, name = self._apposed(after)
        if not name and kind is None and not (aged and self.closed(after)):
            return None
        return Listed(head, self._trailing(after), name, kind, some)

    def opened(self, i: int) -> tuple[int, bool]:
        """Past the determiners and adjectives at an item; whether one of them is indefinite."""
        small, some = self.grammar, False
        while i < len(self.items):
            key = self.items[i].key
            if key in small.complementizers:
                break
            if key in small.indefinites:
                some = True
            elif not (
                key in small.determiners
                or key in small.possessive
                or (key in self.people.roll.before and self.items[i].text[:1].islower())
            ):
                break
            i += 1
        return i, some

    def name(self, first: int) -> int:
        """Where a run of capitalised words that can name a person ends; its start if none can."""
        i, capital = first, False
        while i < min(len(self.items), first + _NAMES * 2):
            item = self.items[i]
            dot = item.text == "." and i > first and len(self.items[i - 1].text) <= _INITIAL
            hyphen = item.text in _DASHES and i > first and self._tight(i)
            letter = i > first and item.text.isupper() and len(item.text) == 1
            if (dot and self.capital(i + 1)) or hyphen or (letter and self.capital(i + 1)):
                i += 1
                continue
            particle = item.key in self.people.roll.particles and self.capital(self._past(i + 1))
            if not self.capital(i) and not particle:
                break
            if item.key in self.harm.single.nobody:
                return first
            if self.people.at(self.items, i) and item.key not in self.people.roll.titles:
                break
            capital = capital or not particle
            i += 1
        return i if capital else first

    def capital(self, i: int) -> bool:
        """Whether an item can be a word of a name."""
        if i >= len(self.items):
            return False
        item = self.items[i]
        if item.kind not in ("latin", "initials") or not item.text[:1].isupper():
            return False
        return item.key not in self.small or item.key in self.people.roll.particles

    def closed(self, i: int) -> bool:
        """Whether the words of a person are over before an item: a mark, a small word, the end."""
        if i >= len(self.items) or self.items[i].kind == "mark":
            return True
        return self.items[i].key in self.small

    def key(self, i: int) -> str:
        """The key of an item; nothing beyond the last."""
        return self.items[i].key if 0 <= i < len(self.items) else ""

    def text(self, i: int) -> str:
        """The text of an item; nothing beyond the last."""
        return self.items[i].text if 0 <= i < len(self.items) else ""

    # --- parts ----------------------------------------------------------------

    def _past(self, i: int) -> int:
        return i + 1 if self.text(i) in _DASHES else i

    def _tight(self, i: int) -> bool:
        """Whether a hyphen ties two words of a name: "al-Hadi", "Al- Hadi"."""
        return self.capital(i + 1) and self.items[i - 1].end == self.items[i].start

    def _nouns(self, i: int) -> tuple[int, Kind | None]:
        """Past the nouns for one person at an item, and what the last of them says."""
        kind: Kind | None = None
        while i < len(self.items) and self.harm.words.at(self.items, i) is None:
            hit = self.people.at(self.items, i)
            title = self.items[i].text[:1].isupper() and self.key(i) in self.people.roll.titles
            if hit is None or hit[1].grammar != "one" or title:
                break
            i, kind = i + hit[0], hit[1]
        return i, kind

    def _aged(self, i: int) -> tuple[int, bool]:
        """Past an age before a noun or a name: "17-year-old", "a one year old"."""
        at = self._past(i + 1)
        if self.key(at) not in self.people.roll.units:
            return i, False
        at = self._past(at + 1)
        return (at + 1, True) if self.key(at) in self.people.roll.old else (i, False)

    def _owned(self, i: int) -> bool:
        return i < len(self.items) and self.items[i].kind == "clitic"

    def _said(self, first: int, after: int) -> str:
        """A name without the titles before it."""
        while first + 1 < after and (
            self.key(first) in self.people.roll.titles or self.text(first) == "."
        ):
            first += 1
        said, at = "", self.items[first].start
        for item in self.items[first:after]:
            said += (" " if item.start > at else "") + item.text
            at = item.end
        return said.strip()

    def _whose(self, i: int) -> int:
        """Past "of Z" and "of the prisoner", which tell whose wife or mother somebody is."""
        if self.key(i) not in self.people.roll.of:
            return i
        at, _ = self.opened(i + 1)
        after = self.name(at)
        if after > at:
            return after
        return at + 1 if at < len(self.items) and not self.closed(at) else i

    def _apposed(self, i: int) -> tuple[int, str]:
        """The name after a comma that says who the noun is: "his wife, Y"."""
        called = self.key(i) in self.people.roll.called
        at = i + 1 if called or self.text(i) == "," else i
        at, _aged = self._aged(at)
        after = self.name(at)
        if after == at or self._owned(after):
            return i, ""
        return after, self._said(at, after)

    def _trailing(self, i: int) -> int:
        """Past what follows a name and only tells more: "(18)", ", 23,", "aged nine"."""
        start = -1
        while start != i:
            start = i
            if self.text(i) in _OPEN:
                i = self._bracket(i)
                i = self.name(i)  # "X (also Y) Z": a spelling inside the name
            elif self.text(i) == "," and self._years(i + 1) > i + 1:
                i = self._years(i + 1)
        return self._years(i)

    def _bracket(self, i: int) -> int:
        for at in range(i + 1, min(len(self.items), i + _BRACKET)):
            if self.text(at) in _CLOSE:
                return at + 1
        return i

    def _years(self, i: int) -> int:
        """Past an age after a name: "23", "23 years old", "aged nine"; its start where none is."""
        roll, at = self.people.roll, i
        if self.key(at) in roll.aged:
            at += 1
            return at + 1 if at < len(self.items) and not self.closed(at) else i
        if at >= len(self.items) or self.items[at].kind not in ("number", "latin"):
            return i
        if self.key(at + 1) in roll.units:
            return at + 3 if self.key(at + 2) in roll.old else i
        alone = self.items[at].kind == "number" and self.closed(at + 1)
        alone = alone and self.text(at + 1) not in _DASHES  # ", 28-year-old Y" is the next
        return at + 1 if alone else i
