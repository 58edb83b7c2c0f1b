"""The phrase books of attributions: gold/attributions.<language>.toml, for every language."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from counterclaim import tables
from counterclaim.orthography import fold, words
from counterclaim.pipeline import Pipeline, standard
from counterclaim.records import Report, Span, Speech

BOOKS = sorted((Path(__file__).parents[2] / "gold").glob("attributions.*.toml"))
LEAST = {"en": (120, 25), "ur": (60, 12)}
MARKS = re.compile(r"([\[{<])([^\]}>]*)[\]}>]")
AROUND = " \t\"'“”‘’«»„.,:;،۔؛"


@dataclass(frozen=True)
class Told:
    """One attribution as words: who says it, by which word, what, and how they stand to it."""

    source: str
    cue: str
    contents: tuple[str, ...]
    stance: str


@lru_cache(maxsize=1)
def everything() -> tables.Tables:
    """Every table that the package ships."""
    return tables.load()


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    """The reading as it is shipped."""
    return standard(everything())


def rows(kind: str) -> list[Any]:
    """Every phrase of one kind in every book, with its row and its language."""
    return list(_rows(kind))


def _rows(kind: str) -> Iterator[Any]:
    for book in BOOKS:
        code = book.name.split(".")[1]
        for row in tomllib.loads(book.read_text("utf-8")).get(kind, ()):
            for said in row["said"]:
                yield pytest.param(code, row, said, id=f"{code}: {said}")


def bare(said: str, code: str) -> str:
    """Words without what stands around them, nor the "that" before them."""
    said = said.strip(AROUND)
    row = words(said)
    first = row[0].key if row else ""
    if len(row) > 1 and first in everything().grammars[code].complementizers:
        said = said[row[1].start :]
    return said.strip(AROUND)


def marked(said: str, row: dict[str, Any], code: str) -> tuple[str, Told]:
    """A phrase without its marks, and the attribution that they show."""
    pieces = {"[": [], "{": [], "<": []}  # type: dict[str, list[str]]
    for sign, piece in MARKS.findall(said):
        pieces[sign].append(piece)
    told = Told(
        bare(" ".join(pieces["["]), code),
        bare(" ".join(pieces["{"]), code),
        tuple(bare(piece, code) for piece in pieces["<"]),
        row["stance"],
    )
    return MARKS.sub(r"\2", said), told


def speeches(said: str, before: str) -> list[Speech]:
    """The speeches of a phrase, after what stands before it in the report."""
    text = f"{before} {said}" if before else said
    reading = pipeline().marking(Report("rep_book", text, "", "book"))
    begin = len(text) - len(said)
    return [speech for speech in reading[Speech] if speech.cue.start >= begin]


def outer(found: list[Speech]) -> list[Speech]:
    """Those that stand in nobody else's content."""
    return [
        speech
        for speech in found
        if not any(piece.holds(speech.cue) for other in found for piece in other.contents)
    ]


def told(text: str, speech: Speech, code: str) -> Told:
    """A speech in the words of the book."""

    def cut(span: Span | None) -> str:
        return bare(span.cut(text), code) if span else ""

    contents = tuple(cut(piece) for piece in sorted(speech.contents))
    return Told(cut(speech.source), cut(speech.cue), contents, speech.stance)


@pytest.mark.parametrize(("code", "row", "said"), rows("attribution"))
def test_a_phrase_has_the_attribution_that_its_marks_show(
    code: str, row: dict[str, Any], said: str
) -> None:
    """Source, cue, contents and stance are the marked ones, and nothing else is attributed."""
    plain, expected = marked(said, row, code)
    before = row.get("before", "")
    text = f"{before} {plain}" if before else plain
    found = speeches(plain, before)
    read = [told(text, speech, code) for speech in (found if row.get("others") else outer(found))]

    assert expected in read
    assert row.get("others") or len(read) == 1


@pytest.mark.parametrize(
    ("code", "row", "said"), [one for one in rows("attribution") if "speaker" in one.values[1]]
)
def test_a_source_is_led_back_to_its_speaker(code: str, row: dict[str, Any], said: str) -> None:
    """A pronoun, a role or a statement stands for whoever was named before."""
    plain, expected = marked(said, row, code)
    text = f"{row.get('before', '')} {plain}" if row.get("before") else plain
    speakers = [
        fold(speech.speaker or "")
        for speech in speeches(plain, row.get("before", ""))
        if told(text, speech, code) == expected
    ]

    assert speakers == [fold(row["speaker"])]


@pytest.mark.parametrize(("code", "row", "said"), rows("nothing"))
def test_what_attributes_nothing_stays_unread(code: str, row: dict[str, Any], said: str) -> None:
    """A word that only looks like saying gives no speech."""
    assert row["said"]
    assert [told(said, speech, code) for speech in speeches(said, "")] == []


@pytest.mark.parametrize("code", [book.name.split(".")[1] for book in BOOKS])
def test_the_book_is_as_thick_as_promised(code: str) -> None:
    """Each book holds the promised number of phrases."""
    counts = [
        sum(one.values[0] == code for one in rows(kind)) for kind in ("attribution", "nothing")
    ]

    assert all(count >= least for count, least in zip(counts, LEAST.get(code, (1, 1)), strict=True))
