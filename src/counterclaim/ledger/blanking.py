"""
Words made unreadable in texts, records and raw bytes, each sign by one sign.

Comes in: names in any spelling, and what may hold them. Goes out: the same with a block in the
place of every sign, so that offsets hold. A name of one word is a whole word; a name of several
is found also inside other words and without its spaces ("#FreeAnnaExample").
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from counterclaim.errors import BadOption
from counterclaim.exporting.records import Json, Record
from counterclaim.ledger import folding

BLOCK: Final = "█"
# Fields of the record format that hold a closed list, a number, a date or an id; all others are
# somebody's words. `says` is both: a sentence in a finding, a word of a list in a claim.
_FIXED: Final = frozenset(
    {
        "record", "kind", "role", "stance", "precision", "qualifier", "effect", "victims",
        "subclass", "act", "phase", "measure", "found_by", "language", "languages", "zone",
        "from", "to", "date", "published", "stage", "interest",
    }
)  # fmt: skip
_SAYS: Final = ("claims", "denies", "accuses")
_TAGS: Final = re.compile(r"<[^>]*>")
_BACKSLASH: Final = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Blanking:
    """Names that are to go, each as a pattern over folded text."""

    names: "tuple[re.Pattern[str], ...]"

    def __call__(self, text: str) -> str:
        """The text with blocks in the place of the names."""
        return _blocked(text, self.places(text))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the names stand, with the marks and joiners that hang on them; they may overlap."""
        return [
            (start, folding.grown(text, end))
            for name in self.names
            for start, end in folding.matched(text, name)
        ]

    def holds(self, text: str) -> bool:
        """Whether a name stands in the text."""
        return bool(self.places(text))

    def alone(self) -> "Iterator[Blanking]":
        """Each name by itself, for where one may have taken a part of another."""
        return (Blanking((name,)) for name in self.names)


def of_words(words: Iterable[str]) -> Blanking:
    """
    The blanking of some names.

    Raises:
        BadOption: one of them holds no letter or digit, or there is none.
    """
    spelled: list[str] = []
    for said in words:
        told = folding.spellings(said)
        if not told:
            raise BadOption(f"{said!r}: holds no letter or digit to erase; write a name")
        spelled.extend(_spelled(one) for one in told)
    if not spelled:
        raise BadOption("nothing to erase is named; give words, spans or a report")
    return Blanking(tuple(re.compile(one) for one in dict.fromkeys(spelled)))


def _spelled(words: tuple[str, ...]) -> str:
    told = " *".join(map(re.escape, words))
    return told if len(words) > 1 else rf"(?<!\S){told}(?!\S)"


def _blocked(text: str, places: Iterable[tuple[int, int]]) -> str:
    for start, end in places:
        text = text[:start] + BLOCK * (end - start) + text[end:]
    return text


def at_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """
    The text with blocks at some offsets.

    Raises:
        BadOption: a span lies outside the text.
    """
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            size = len(text)
            raise BadOption(f"span {start}:{end} is not in the text of {size} letters; mend it")
        text = _blocked(text, [(start, end)])
    return text


# --- records ----------------------------------------------------------------


def value(told: Json, blank: Blanking, text: str | None = None, name: str = "") -> Json:
    """
    A record or payload without the names.

    A quotation is cut anew from the blanked text, so that half a name in it goes as well.
    """
    if isinstance(told, dict):
        return _object(told, blank, text)
    if isinstance(told, list):
        return [value(one, blank, text, name) for one in told]
    if not isinstance(told, str) or name in _FIXED or (name == "says" and told in _SAYS):
        return told
    if name == "url" and blank.holds(unquote(told)):
        return BLOCK * len(told)
    return blank(told)


def _object(told: Mapping[str, Json], blank: Blanking, text: str | None) -> Record:
    kept: Record = {key: value(one, blank, text, key) for key, one in told.items()}
    start, end = told.get("start"), told.get("end")
    if text and "quote" in told and isinstance(start, int) and isinstance(end, int):
        kept["quote"] = text[start:end]
    return kept


def reading(
    records: Iterable[Record], blank: Blanking, spans: Iterable[tuple[int, int]] = ()
) -> tuple[Record, ...]:
    """The records of one report without the names, and without the words at some spans."""
    held = tuple(records)
    told = held[0].get("text")
    text = at_spans(blank(told), spans) if isinstance(told, str) else None
    changed = tuple(_object(one, blank, text) for one in held)
    return ({**changed[0], "text": text}, *changed[1:])


def nothing_left(report: Record) -> Record:
    """The record of a report of which all was erased: its id, and the digest of its bytes."""
    empty: Record = dict.fromkeys(report)
    return empty | {
        "record": "report",
        "id": report["id"],
        "sha256": report.get("sha256"),
        "languages": [],
        "passages": [],
    }


# --- raw bytes --------------------------------------------------------------


def raw(data: bytes, blank: Blanking) -> bytes | None:
    """
    Raw bytes without the names; None where they cannot be blanked surely, and so must go whole.

    Sure is: UTF-8 in which no name is left, not even behind markup, entities or escapes.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    for one in blank.alone():
        if any(one.holds(plain) for plain in _unveiled(one(text))):
            return None
    return blank(text).encode()


def _unveiled(text: str) -> Iterable[str]:
    """What a text says once escapes, entities, addresses and tags are resolved."""
    plain = _ESCAPED.sub(lambda one: chr(int(one.group(1), 16)), text)
    plain = unquote(html.unescape(html.unescape(plain)))
    yield plain
    yield _TAGS.sub("", plain)
    yield _TAGS.sub(" ", plain)


def may_hold(lines: str, blank: Blanking) -> bool:
    """Whether lines of JSON may hold a name: a quick look that misses none."""
    plain = _BACKSLASH.sub(" ", lines)
    return blank.holds(plain) or ("%" in plain and blank.holds(unquote(plain)))
