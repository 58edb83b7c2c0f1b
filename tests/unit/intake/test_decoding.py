"""Bytes become characters, or are refused with a reason."""

import pytest

from counterclaim.errors import NoText
from counterclaim.intake.decoding import decode
from counterclaim.tables import Tables

ENGLISH = "The minister said on Thursday that “four guards” had died at the gate of the café."
ARABIC = "قال المتحدث باسم الجيش إن أربعة جنود قتلوا في الهجوم على المعسكر في المدينة."
RUSSIAN = "Министр сказал, что четыре солдата погибли при нападении на лагерь."
URDU = "وزیر نے کہا کہ چار اہلکار زخمی ہوئے۔ حملہ پسپا کر دیا گیا۔"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "utf-16-le"),  # without a mark
        (ENGLISH, "utf-16-be"),
        (URDU, "utf-16-le"),
        (URDU, "utf-16-be"),
        (ENGLISH, "cp1252"),
        (ARABIC, "cp1256"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_text_in_a_usual_encoding_is_read(text: str, encoding: str, known: Tables) -> None:
    """Whatever the encoding, the characters are those that were written."""
    made = decode(text.encode(encoding), name="x.txt", pages=known.pages)

    assert made.text.lstrip("\ufeff") == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "looks like a PNG image"),
        (b"%PDF-1.7\nplain after all", "looks like a PDF document"),
        (b"PK\x03\x04\x14\x00\x06\x00", "looks like a ZIP archive"),
        (b"{\\rtf1 words", "looks like an RTF document"),
    ],
)
def test_bytes_without_text_are_refused(data: bytes, says: str, known: Tables) -> None:
    """The error names the file, says what it looks like, and what to do."""
    with pytest.raises(NoText, match=r"^x\.bin: .*; .*") as caught:
        decode(data, name="x.bin", pages=known.pages)

    assert says in str(caught.value)


def test_words_that_begin_like_a_binary_are_words(known: Tables) -> None:
    """`ID3` opens a sound file, and may open a sentence."""
    made = decode(b"ID3 is a tag, he said.", name="x.txt", pages=known.pages)

    assert made.text == "ID3 is a tag, he said."


@pytest.mark.parametrize("cut", [1, 2])
def test_truncated_utf8_shows_where(cut: int, known: Tables) -> None:
    """A file cut in the middle of a character keeps all before it."""
    data = "Four guards ’ died’".encode()[:-cut]
    made = decode(data, name="x.txt", pages=known.pages)

    assert (made.text, made.replaced) == ("Four guards ’ died\ufffd", True)


def test_a_zero_byte_does_not_make_utf16(known: Tables) -> None:
    """One NUL in plain text is a fault of the text, not an encoding."""
    made = decode(b"Four guards\x00 were hurt.", name="x.txt", pages=known.pages)

    assert made.encoding == "utf-8"


def test_a_page_in_its_own_charset_is_read_by_it(known: Tables) -> None:
    """A charset that a page names is used where it fits; UTF-8 goes first."""
    page = f'<html><meta charset="windows-1251"><p>{RUSSIAN}</p>'
    made = decode(page.encode("cp1251"), name="x.html", pages=known.pages)

    assert made.text == page


@pytest.mark.parametrize("charset", ["utf-7", "rot13", "unicode_escape", "zlib", "idna", "?"])
def test_a_page_cannot_name_a_codec_of_pythons_own(charset: str, known: Tables) -> None:
    """What a page names is looked up in our list alone."""
    page = f'<meta charset="{charset}"><p>caf\u00e9 \\u0041 +AGE-</p>'.encode("cp1252")
    made = decode(page, name="x.html", pages=known.pages)

    assert "café \\u0041 +AGE-" in made.text
