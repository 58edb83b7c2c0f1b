"""
Bytes to characters.

Comes in: the bytes of a file. Goes out: its text as it was written, and what had to be
guessed or put aside on the way, in words. Bytes that hold no text are refused.
"""

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from counterclaim.errors import NoText
from counterclaim.tables.page import Pages

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET: Final = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MEND: Final = "save the page as text or HTML"
_SAMPLE: Final = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, and what a reader should know about how they were found."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    replaced: bool = False


def decode(data: bytes, *, name: str, pages: Pages) -> Decoded:
    """
    The text that the bytes hold.

    Raises:
        NoText: they are empty, of a kind that holds no text, or in no encoding that we know.
    """
    if not data:
        raise NoText(f"{name}: holds no text (it is empty); bring the file with its text")
    made = _marked(data)
    if made is None:
        _refuse_binary(data, name, pages)
        made = _utf16(data) or _utf8(data) or _declared(data, pages) or _code_page(data, pages)
    if made is None:
        raise NoText(f"{name}: is in no encoding that we know; save it as UTF-8")
    return made


def _refuse_binary(data: bytes, name: str, pages: Pages) -> None:
    kind = pages.binary(data)
    if kind is None:
        return
    head = data[: pages.limits.sample]
    if kind.texts or _utf8(head) is None or _CONTROL.search(head.decode("utf-8", "replace")):
        raise NoText(f"{name}: holds no text (looks like {kind.name}); {_MEND}")


def _marked(data: bytes) -> Decoded | None:
    """By its byte order mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _loose(data[len(mark) :], encoding, ())
    return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every second byte is one of few, and many of these are 0."""
    for high, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        highs = data[high : _SAMPLE + high : 2]
        nulls, others = highs.count(0), data[1 - high : _SAMPLE : 2].count(0)
        few = sum(count for _, count in Counter(highs).most_common(3))
        if len(highs) >= 4 and nulls >= 2 and nulls >= 4 * others and few * 10 >= len(highs) * 9:
            return _loose(data, encoding, (f"read as {encoding}, known by its zero bytes",))
    return None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also with some bad bytes when the good ones are many more."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        at_end, whole = fault.end == len(data), fault.end - fault.start > 1
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    cut_short = at_end and bad == 1 and (whole or good > 0)
    if cut_short or good >= 4 * bad:
        return Decoded(text, "utf-8", replaced=True)
    return None


def _declared(data: bytes, pages: Pages) -> Decoded | None:
    """By the charset that a page names, if it is one of ours and fits every byte."""
    found = _CHARSET.search(data, 0, _SAMPLE)
    if found is None:
        return None
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    encoding = "cp1252" if encoding in ("iso8859-1", "ascii") else encoding
    if encoding not in {codecs.lookup(page).name for page in pages.encodings}:
        return None
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _code_page(data: bytes, pages: Pages) -> Decoded | None:
    """By the code page whose letters make the likeliest words."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # heavy; most files are UTF-8

    found = list(from_bytes(_telling(data, pages), cp_isolation=list(pages.encodings)))
    if not found:
        return None
    # Pages that give the same letters, or letters as likely, are taken in the table's order.
    worth = max((-one.chaos, one.coherence) for one in found)
    alike = {
        page
        for one in found
        if (-one.chaos, one.coherence) == worth
        for page in (one.encoding, *one.could_be_from_charset)
    }
    encoding = next((page for page in pages.encodings if page in alike), None)
    if encoding is None:
        return None
    return _loose(data, encoding, (f"read as {encoding}, guessed from its letters",))


def _telling(data: bytes, pages: Pages) -> bytes:
    """A stretch with letters beyond ASCII, cut at a line or space."""
    found = re.search(rb"[\x80-\xff]", data)
    begin = max(0, (found.start() if found else 0) - 256)
    piece = data[begin : begin + pages.limits.sample]
    if begin + len(piece) == len(data):
        return piece
    cut = max(piece.rfind(b"\n"), piece.rfind(b" "))
    return piece[:cut] if cut > 0 else piece


def _loose(data: bytes, encoding: str, notes: tuple[str, ...]) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, notes)
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), encoding, notes, replaced=True)
