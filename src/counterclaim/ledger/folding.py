"""
Text as it is searched: folded letter by letter, with the way back to the original.

Comes in: any text. Goes out: folded words, and the offsets in the text of what was found in
them. Letters, digits and joiners are folded as everywhere (`orthography.fold`); all that is no
letter, mark or digit parts words.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from counterclaim.orthography import fold

# The characters that `version` tries: Latin, marks, Cyrillic, Arabic, joiners, presentation forms.
_TRIED: Final = (
    (0x20, 0x250), (0x300, 0x370), (0x400, 0x460), (0x600, 0x780), (0x2000, 0x2070),
    (0xFB50, 0xFE00), (0xFE70, 0xFF00),
)  # fmt: skip
# Joiners: "جاں‌بحق" is found as one word and as two.
_JOINERS: Final = re.compile("[\u200b\u200c\u200d]")
_JOINED: Final = re.compile(r"\S+(?:[\u200b\u200c\u200d]+\S+)+")
_QUERY: Final = re.compile(r'"([^"]*)"?|(\S+)')


class _Letters(dict[int, str]):
    """What each character becomes, worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        found = "".join(one if _in_word(one) else " " for one in fold(chr(code)))
        self[code] = found
        return found


def _in_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


class _Lengths(dict[int, str]):
    """For each character, whether it is folded to one letter ("1") or not ("0")."""

    def __missing__(self, code: int) -> str:
        found = "1" if len(_LETTERS[code]) == 1 else "0"
        self[code] = found
        return found


_LETTERS: Final = _Letters()
_LENGTHS: Final = _Lengths()
_NOT_ONE: Final = re.compile("0")


def folded(text: str) -> str:
    """The text letter by letter; what parts words is a space, so offsets can be led back."""
    return text.translate(_LETTERS)


@lru_cache(maxsize=1)
def version() -> str:
    """
    What folding does to letters, as a digest: stored with an index, which is made again when
    this, or Python's knowledge of Unicode, has changed.
    """
    letters = (chr(code) for first, end in _TRIED for code in range(first, end))
    told = "\n".join(folded(letter) for letter in letters)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def key(text: str) -> str:
    """The folded words with one space between them: what a label is compared by."""
    return " ".join(folded(text).split())


def apart(text: str) -> str:
    """The words that are written with joiners, as the separate words that others write."""
    if not _JOINERS.search(text):
        return ""
    return " ".join(key(_JOINERS.sub(" ", found.group())) for found in _JOINED.finditer(text))


@dataclass(frozen=True, slots=True)
class Term:
    """
    One thing asked for: words in a row, any one of several spellings of them.

    `beginning` says that the last word need only begin so (`word*`).
    """

    spellings: tuple[tuple[str, ...], ...]
    beginning: bool = False


def terms(query: str) -> tuple[Term, ...]:
    """A query as terms: "…" is a phrase, `word*` a beginning, all else words in any order."""
    found = (_term(one) for one in _QUERY.finditer(query))
    return tuple(dict.fromkeys(term for term in found if term is not None))


def _term(found: "re.Match[str]") -> Term | None:
    said = found.group(1) if found.group(2) is None else found.group(2)
    known = spellings(said)
    return Term(known, beginning=said.endswith("*")) if known else None


def spellings(said: str) -> tuple[tuple[str, ...], ...]:
    """Words in a row as they are folded: with joiners put aside, and with joiners as spaces."""
    known = dict.fromkeys((tuple(key(said).split()), tuple(key(_split(said)).split())))
    return tuple(one for one in known if one)


def _split(said: str) -> str:
    return _JOINERS.sub(" ", said)


def places(text: str, asked: tuple[Term, ...]) -> Iterator[tuple[int, int]]:
    """Where in the text the terms stand, as offsets of the text itself, in order."""
    if asked:
        yield from matched(text, _pattern(asked))


def matched(text: str, pattern: "re.Pattern[str]") -> list[tuple[int, int]]:
    """
    Where a pattern over folded text stands in a text, in order.

    It is tried on the words as joiners hold them together, and as they would part them.
    """
    found = set(_found(text, folded(text), pattern))
    if _JOINERS.search(text):
        found.update(_found(text, folded(_split(text)), pattern, _split(text)))
    return sorted(found)


def grown(text: str, end: int) -> int:
    """The end of a stretch with the marks and joiners that hang on its last letter."""
    while end < len(text) and not _LETTERS[ord(text[end])]:
        end += 1
    return end


def _found(
    text: str, told: str, pattern: "re.Pattern[str]", read: str | None = None
) -> Iterator[tuple[int, int]]:
    hits = [(one.start(), one.end()) for one in pattern.finditer(told)]
    if not hits:
        return
    way = _Way.of(read or text)
    for start, end in hits:
        yield way.back(start), way.back(end - 1) + 1


@dataclass(frozen=True, slots=True)
class _Way:
    """
    The way from folded letters back to those they came from.

    Nearly every letter is folded to one; only the others are written down: where the next one
    after them stands, folded (`after`) and in the text (`there`).
    """

    after: list[int]
    there: list[int]
    odd: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> "_Way":
        """The way through one text."""
        after, there, odd, moved = [0], [0], [], 0
        if not text.isascii():
            for one in _NOT_ONE.finditer(text.translate(_LENGTHS)):
                at, size = one.start(), len(_LETTERS[ord(text[one.start()])])
                odd.append((at + moved, at))
                moved += size - 1
                after.append(at + moved + 1)
                there.append(at + 1)
        return cls(after, there, odd)

    def back(self, at: int) -> int:
        """Where in the text a folded letter came from."""
        last = bisect_right(self.after, at) - 1
        found = self.there[last] + at - self.after[last]
        # A letter that was folded to several: all but the last of them lie before `after`.
        if last + 1 < len(self.after) and found > self.odd[last][1]:
            return self.odd[last][1]
        return found


@lru_cache(maxsize=256)
def _pattern(asked: tuple[Term, ...]) -> "re.Pattern[str]":
    return re.compile("|".join(_spelled(term) for term in asked))


def _spelled(term: Term) -> str:
    # Longest first, so that a phrase is shown whole.
    spellings = sorted(term.spellings, key=lambda words: -sum(map(len, words)))
    end = r"\S*" if term.beginning else r"(?!\S)"
    told = "|".join(r" +".join(map(re.escape, words)) for words in spellings)
    return rf"(?<!\S)(?:{told}){end}"


def stretches(text: str, stretch: str) -> Iterator[tuple[int, int]]:
    """Where a stretch of folded letters stands in a text, words or parts of them."""
    if stretch:
        pattern = re.compile(r" +".join(map(re.escape, stretch.split())))
        yield from _found(text, folded(text), pattern)
