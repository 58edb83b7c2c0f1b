"""
Characters to canonical text: NFC, newlines for line ends, no mark at the start, no NUL.

Comes in: text as it was written. Goes out: the text that all offsets count in, and doubts
at the places where something could not be read. Nothing is stripped: a blank at the start
stays, and text that is canonical already comes out as it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from counterclaim.records import Doubt, Span

STAGE: Final = "intake"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BAD: Final = re.compile("\ufffd+")
# So many places are shown one by one; a file with more is broken as a whole.
_SHOWN: Final = 50


def canonical(text: str) -> tuple[str, tuple[str, ...]]:
    """The canonical form of a text, and what was put aside, in words."""
    notes = []
    if "\0" in text:
        notes.append(f"{text.count(chr(0))} NUL characters were left out")
        text = text.replace("\0", "")
    if _SURROGATE.search(text):
        notes.append("half characters (lone surrogates) are shown as \ufffd")
        text = _SURROGATE.sub("\ufffd", text)
    text = text.lstrip("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text, tuple(notes)


def unreadable(text: str) -> Iterator[Doubt]:
    """A doubt at each place where bytes were no characters."""
    found = _BAD.finditer(text)
    for shown, place in enumerate(found):
        if shown == _SHOWN:
            why = "more bytes than shown are no characters; they stand as \ufffd"
            yield Doubt(STAGE, None, why)
            return
        yield Doubt(
            STAGE, Span(*place.span()), "bytes here are no characters; they stand as \ufffd"
        )
