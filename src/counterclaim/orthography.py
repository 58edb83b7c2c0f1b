"""
Words of a text, and how they are folded for comparing.

Comes in: a stretch of text. Goes out: its words with offsets and folded keys.
One function cuts and one folds, for tables and reports alike, so that what a table
says is what a report is compared with.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final, NamedTuple

# Combining marks, joiners: part of a word in the scripts that use them, and \w leaves them out.
_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u200c\u200d"
)
_LATIN = "A-Za-z\u00c0-\u024f"

_WORD: Final = re.compile(
    rf"""
      (?P<link>   https?://\S+ | (?:www|pic\.twitter\.com|t\.co|bit\.ly)[./]\S+ )
    | (?P<handle> (?<![\w.])@\w+(?:@[\w.]+\w)? )
    | (?P<hashtag> [\#\uFF03][\w{_MARKS}]+ )
    | (?P<number> \d+(?:[.,\u066b\u066c]\d+)* )
    | (?P<initials> (?:[A-Z]\.){{2,}} )
    | (?P<latin>  [{_LATIN}][{_LATIN}0-9_{_MARKS}]*(?:['\u2019\u02bc](?![sS]\b)[{_LATIN}]+)* )
    | (?P<clitic> ['\u2019\u02bc][sS]\b )
    | (?P<letters> (?:[^\W\d_]|[{_MARKS}])+ )
    | (?P<mark>   [^\s] )
    """,
    re.VERBOSE,
)

# Folding is for matching, never for showing.  Source: Unicode names; Arabic-script variants that
# keyboards for Urdu, Arabic, Persian and Pashto produce for one letter (docs/adr/0010).
_SAME_LETTER: Final = {
    **dict.fromkeys(map(ord, "كڪګ"), "ک"),
    **dict.fromkeys(map(ord, "يىئېےۓۍ"), "ی"),
    **dict.fromkeys(map(ord, "هةۃھۂۀە"), "ہ"),
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    ord("ؤ"): "و",
    ord("ں"): "ن",
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    ord("\uff03"): "#",
}
_DROPPED: Final = dict.fromkeys(
    [
        *(0x640, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_FOLDS: Final = {**_SAME_LETTER, **_DROPPED}
_RTL: Final = frozenset({"R", "AL"})


class Word(NamedTuple):
    """A word, number, link or single mark: offsets from the start of its stretch, and its key."""

    start: int
    end: int
    text: str
    key: str
    kind: str


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The key by which a word is compared: case, accents, digits and letter variants put aside."""
    if text.isascii():
        return text.lower()
    opened = unicodedata.normalize("NFKD", text.translate(_FOLDS)).casefold()
    kept = "".join(
        str(unicodedata.digit(letter)) if letter.isdigit() else letter
        for letter in opened
        if not unicodedata.combining(letter)
    )
    return kept.translate(_FOLDS)


def right_to_left(text: str) -> bool:
    """Whether most letters of the text belong to scripts that run from right to left."""
    if text.isascii():
        return False
    letters = turning = 0
    for letter, times in Counter(text).items():
        if letter.isalpha():
            letters += times
            if unicodedata.bidirectional(letter) in _RTL:
                turning += times
    return turning * 2 > letters


@lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """
    The words of a stretch of text, in order; nothing but white space is left out.

    Recent stretches are remembered, so that every stage may ask for the words of one
    sentence without a layer of words being held for the whole report.
    """
    return tuple(
        Word(found.start(), found.end(), found.group(), fold(found.group()), found.lastgroup or "")
        for found in _WORD.finditer(text)
    )
