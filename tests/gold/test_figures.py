"""The phrase books of figures: what each phrase says of how many people, and what says nothing."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.reading.figures import FindFigures
from counterclaim.records import Figure, Reading, Report, Sentence, Span, Time
from counterclaim.tables import numerals, people
from counterclaim.tables.shelf import Shelf

BOOKS = Path(__file__).parents[2] / "gold"
CODES = ("en", "ur")
SHELF = Shelf()
STAGE = FindFigures(
    {code: numerals.load(SHELF, code) for code in CODES},
    {code: people.load(SHELF, code) for code in CODES},
)


def figures(said: str, code: str) -> tuple[Figure, ...]:
    """The figures of a text that is one sentence, without marks of time."""
    sentence = Sentence(Span(0, len(said)), 0, code)
    report = Report("rep_test", said, "0", "test")
    return tuple(STAGE(Reading(report, {Sentence: (sentence,), Time: ()})))


def rows(kind: str) -> list[Any]:
    """Every phrase of both books under rows of a kind, with its row and its language."""
    return list(_rows(kind))


def _rows(kind: str) -> Iterator[Any]:
    for code in CODES:
        with (BOOKS / f"figures.{code}.toml").open("rb") as book:
            for row in tomllib.load(book).get(kind, ()):
                for said in row["said"]:
                    yield pytest.param(code, row, said, id=f"{code}: {said}")


@pytest.mark.parametrize(("code", "row", "said"), rows("figure"))
def test_a_phrase_gives_the_one_figure_of_its_row(
    code: str, row: dict[str, Any], said: str
) -> None:
    """One meaning, many ways to say it."""
    read = [(f.low, f.high, f.qualifier, f.cumulative) for f in figures(said, code)]

    assert read == [(row["low"], row.get("high"), row["qualifier"], row.get("cumulative", False))]


@pytest.mark.parametrize(("code", "row", "said"), rows("figures"))
def test_a_phrase_gives_the_figures_of_its_row_in_order(
    code: str, row: dict[str, Any], said: str
) -> None:
    """Several figures in one clause stay several, each with its own range."""
    read = [[f.low] if f.high is None else [f.low, f.high] for f in figures(said, code)]

    assert read == row["ranges"]


@pytest.mark.parametrize(("code", "row", "said"), rows("nothing"))
def test_what_counts_no_people_stays_unread(code: str, row: dict[str, Any], said: str) -> None:
    """Dates, ages, distances, things and offices give no figure of people."""
    assert row["said"]
    assert figures(said, code) == ()


@pytest.mark.parametrize(("code", "counted", "nothing"), [("en", 200, 50), ("ur", 100, 25)])
def test_the_books_are_as_long_as_they_should_be(code: str, counted: int, nothing: int) -> None:
    """A book that shrinks proves less."""
    book = tomllib.loads((BOOKS / f"figures.{code}.toml").read_text("utf-8"))
    said = [len(row["said"]) for kind in ("figure", "figures") for row in book[kind]]

    assert sum(said) >= counted
    assert sum(len(row["said"]) for row in book["nothing"]) >= nothing
