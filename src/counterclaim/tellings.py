"""
Phrases of a calendar, found in words.

Comes in: the words of a stretch of text, and a calendar. Goes out: for a symbol and a
word, the longest phrase that begins there, with what stood in its slots. Nothing here
knows what day it is: dates.py and reading/moments.py do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from counterclaim.orthography import Word
from counterclaim.tables.calendar import Calendar
from counterclaim.tables.patterns import NUMBER, Rule, Step

_ISO: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
_PARTS: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|\.\d)")
_GLUE: Final = ("/", "-", ".", "+", "=")  # before figures that are no date
_CLOCK_DOT: Final = re.compile(r"(\d{1,2})\.([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Numeric:
    """A date in figures; `day` is None where day and month could be either way round."""

    day: tuple[int, int, int] | None
    clock: int | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A phrase that was found: its meaning, and what stood in its slots, in order."""

    rule: Rule
    caught: tuple[tuple[str, "Caught"], ...]

    def all(self, slot: str) -> list["Caught"]:
        """What stood in every slot of that name."""
        return [value for name, value in self.caught if name == slot]

    def tellings(self) -> list["Telling"]:
        """The phrases inside this one, in order."""
        return [value for _, value in self.caught if isinstance(value, Telling)]

    def number(self, *slots: str) -> int | None:
        """The first whole number in any of these slots."""
        return next((v for name, v in self.caught if name in slots and isinstance(v, int)), None)

    def name(self, *slots: str) -> str | None:
        """The first name in any of these slots."""
        return next((v for name, v in self.caught if name in slots and isinstance(v, str)), None)


Caught = int | str | Numeric | Telling
Hit = tuple[int, Caught]  # the word after it, and what it means


@dataclass(slots=True)
class Finder:
    """The phrases of a calendar in one stretch; remembers what it tried for one phrase."""

    calendar: Calendar
    text: str
    sentence: Sequence[Word]
    tried: dict[tuple[str, int], tuple[int, Telling] | None] = field(default_factory=dict)

    def at(self, symbol: str, i: int) -> tuple[int, Telling] | None:
        """The longest phrase of a symbol that begins at word i, and the word after it."""
        key = (symbol, i)
        if key not in self.tried:
            self.tried[key] = self._longest(symbol, i) if self._opens(symbol, i) else None
        return self.tried[key]

    def begin(self, symbol: str, i: int) -> tuple[int, Telling] | None:
        """As `at`, for a new phrase: earlier tries are let go."""
        self.tried.clear()
        return self.at(symbol, i)

    def _opens(self, symbol: str, i: int) -> bool:
        word = self.sentence[i]
        number = word.kind == "number"
        starts = self.calendar.starts[symbol]
        key = NUMBER if number else word.key
        if key not in starts:
            return False
        seconds = starts[key]
        if seconds is None or (number and "." in word.key):
            return True
        if i + 1 == len(self.sentence):
            return False
        follower = self.sentence[i + 1]
        return follower.key in seconds or (follower.kind == "number" and NUMBER in seconds)

    def _longest(self, symbol: str, i: int) -> tuple[int, Telling] | None:
        best: tuple[int, Telling] | None = None
        for end, rule, caught in self._walk(self.calendar.trees[symbol], i, ()):
            if (best is None or end > best[0]) and self._may_end(rule, end):
                best = end, Telling(rule, caught)
        return best

    def _may_end(self, rule: Rule, end: int) -> bool:
        if not rule.only_next and not rule.unless_next:
            return True
        follower = "."  # as the end of the sentence
        if end < len(self.sentence):
            word = self.sentence[end]
            follower = NUMBER if word.kind == "number" else word.key
        return follower not in rule.unless_next and (
            not rule.only_next or follower in rule.only_next
        )

    def _walk(
        self, step: Step, i: int, caught: tuple[tuple[str, Caught], ...]
    ) -> Iterator[tuple[int, Rule, tuple[tuple[str, Caught], ...]]]:
        for rule in step.rules:
            yield i, rule, caught
        if i == len(self.sentence):
            return
        further = step.words.get(self.sentence[i].key)
        if further is not None:
            yield from self._walk(further, i + 1, caught)
        for slot, after in step.slots:
            hit = self._fill(slot, i)
            if hit is not None:
                yield from self._walk(after, hit[0], (*caught, (slot, hit[1])))

    def _fill(self, slot: str, i: int) -> Hit | None:
        if slot in self.calendar.trees:
            return self.at(slot, i)
        word = self.sentence[i]
        if word.kind == "number":
            return self._figure(slot, i, word)
        lexicon = self.calendar.lexicons.get("number" if slot == "n" else slot)
        found = lexicon.at(self.sentence, i) if lexicon is not None else None
        if found is None or (word.key in self.calendar.capital and word.text[0].islower()):
            return None
        value: Caught = int(found[1]) if slot == "n" else found[1]
        return i + found[0], value

    def _figure(self, slot: str, i: int, word: Word) -> Hit | None:
        if slot == "numeric":
            return self._numeric(i)
        if slot == "dotted":
            clock = _CLOCK_DOT.fullmatch(word.key)
            if clock is None or int(clock[1]) > 23:
                return None
            return i + 1, int(clock[1]) * 60 + int(clock[2])
        if not word.key.isdecimal() or len(word.key) > 4:
            return None
        value = int(word.key)
        return (i + 1, value) if _fits(slot, value, len(word.key), self.calendar) else None

    def _numeric(self, i: int) -> Hit | None:
        start = self.sentence[i].start
        if i and self.text[start - 1 : start] in _GLUE:
            return None
        found = _ISO.match(self.text, start)
        made = _iso(found) if found else None
        if found is None:
            found = _PARTS.match(self.text, start)
            made = _by_parts(found) if found else None
        if found is None or made is None:
            return None
        after = i
        while after < len(self.sentence) and self.sentence[after].start < found.end():
            after += 1
        return (after, made) if self.sentence[after - 1].end == found.end() else None


def _fits(slot: str, value: int, length: int, calendar: Calendar) -> bool:
    if slot == "dom":
        return 1 <= value <= 31 and length <= 2
    if slot == "year":
        return length == 4 and calendar.years[0] <= value <= calendar.years[1]
    if slot == "hour":
        return value <= 24 and length <= 2
    if slot == "minute":
        return value <= 59 and length == 2
    if slot == "hhmm":
        return length == 4 and value // 100 < 24 and value % 100 < 60
    return slot == "n" and value > 0


def _iso(found: re.Match[str]) -> Numeric:
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    clock = int(found[4]) * 60 + int(found[5]) if found[4] else None
    return Numeric((year, month, day), clock)


def _by_parts(found: re.Match[str]) -> Numeric | None:
    """Day and month where only one reading is a date; dots are always day first."""
    first, second = int(found[1]), int(found[3])
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    if found[2] == "-" and len(found[4]) == 2:
        return None
    if found[2] == "." or first == second or first > 12:
        return Numeric((year, second, first)) if second <= 12 and first <= 31 else None
    if second > 12:
        return Numeric((year, first, second)) if second <= 31 else None
    return Numeric(None) if first and second else None
