"""The phrase books of names: what sentences name, and what must stay unread."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from counterclaim.reading.names import FindNames
from counterclaim.records import Name, Passage, Reading, Report, Sentence, Span
from counterclaim.tables import actors, naming
from counterclaim.tables.shelf import Shelf

BOOKS = {path.name.split(".")[1]: path for path in Path("gold").glob("names.*.toml")}


@cache
def stage() -> FindNames:
    """The stage with the tables that the package ships."""
    shelf = Shelf()
    return FindNames(
        actors.load(shelf), {code: naming.load(shelf, code) for code in shelf.languages()}
    )


def names(said: str, language: str) -> list[Name]:
    """The names of a report of one passage and one sentence."""
    span = Span(0, len(said))
    reading = Reading(
        Report("rep_x", said, "", "x"),
        {
            Passage: (Passage(span, "paragraph", language, "ltr"),),
            Sentence: (Sentence(span, 0, language),),
        },
    )
    return [name for name in stage()(reading) if isinstance(name, Name)]


def rows(key: str) -> Iterator[tuple[str, str, list[str]]]:
    """The rows of all phrase books: language, sentence, names."""
    for language, path in sorted(BOOKS.items()):
        book: dict[str, list[dict[str, Any]]] = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in book[key]:
            for said in [entry["said"]] if isinstance(entry["said"], str) else entry["said"]:
                yield language, said, entry.get("finds", [])


@pytest.mark.parametrize(("language", "said", "finds"), list(rows("names")))
def test_a_sentence_names_what_its_row_says(language: str, said: str, finds: list[str]) -> None:
    """Each name is found at its words, of its kind, under the name of its actor."""
    found = {f"{name.span.cut(said)} = {name.kind}: {name.name}" for name in names(said, language)}

    assert set(finds) <= found


@pytest.mark.parametrize(("language", "said"), [row[:2] for row in rows("nothing")])
def test_what_names_nobody_stays_unread(language: str, said: str) -> None:
    """Common nouns, roles and capitals of other kinds are no names."""
    found = [name.span.cut(said) for name in names(said, language)]

    assert found == []
