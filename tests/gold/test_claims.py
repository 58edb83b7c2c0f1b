"""The phrase books of claims: what each sentence claims, and what claims nothing."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from counterclaim.pipeline import Pipeline, standard
from counterclaim.records import (
    Act,
    Claim,
    Report,
    Responsibility,
    Restriction,
    Status,
    Toll,
)
from counterclaim.tables import load

BOOKS = sorted((Path(__file__).parents[2] / "gold").glob("claims.*.toml"))
LEAST = {"en": (100, 12), "ur": (60, 12)}


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    """The reading as it is shipped."""
    return standard(load())


def told(claim: Claim) -> str:
    """A claim in one line: its kind, what it says, and its stance where it is not asserted."""
    stance = "" if claim.stance == "asserts" or claim.kind == "response" else f" ({claim.stance})"
    match claim.body:
        case Toll(effect=effect, victims=victims, low=low, high=high):
            says = f" {effect} {victims} {_range(low, high)}"
        case Act(act=says) | Status(phase=says) | Restriction(measure=says):
            says = f" {says}"
        case Responsibility(says=says):
            says = f" {says}"
        case _:
            says = f" {claim.stance}" if claim.kind == "response" else ""
    return f"{claim.kind}{says}{stance}"


def placed(claim: Claim) -> str:
    """A claim in one line, with the places that it is of: "@ Nushki + Panjgur"."""
    return f"{told(claim)} @ {' + '.join(where.name for where in claim.places)}".strip(" @")


def classed(claim: Claim) -> str:
    """A claim in one line, with the class inside its victims: "/ children"."""
    subclass = claim.body.subclass if isinstance(claim.body, Toll) else None
    return f"{told(claim)} / {subclass}" if subclass else told(claim)


def _range(low: int | None, high: int | None) -> str:
    """A range in a few signs: 4, 4-5, 101+, or ? where no number is told."""
    if low is None:
        return "?" if high is None else f"-{high}"
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"


def claims(said: str, line: Callable[[Claim], str] = told) -> list[str]:
    """What a report that is one or two sentences claims, sorted."""
    report = Report("rep_test", said, "0", "test", published=date(2022, 2, 4))
    return sorted(line(claim) for claim in pipeline()(report).claims)


def rows(kind: str) -> list[Any]:
    """Every sentence of every book under rows of a kind, with what it claims."""
    return list(_rows(kind))


def _rows(kind: str) -> Iterator[Any]:
    for path in BOOKS:
        for row in tomllib.loads(path.read_text("utf-8")).get(kind, ()):
            for said in row["said"]:
                yield pytest.param(sorted(row.get("expect", ())), said, id=f"{path.stem}: {said}")


@pytest.mark.parametrize(("expect", "said"), rows("claims"))
def test_a_sentence_claims_what_its_row_says(expect: list[str], said: str) -> None:
    """One answer, many ways to give it; nothing more is read into the words."""
    assert claims(said) == expect


@pytest.mark.parametrize(("expect", "said"), rows("placed"))
def test_each_figure_has_the_places_of_its_own_words(expect: list[str], said: str) -> None:
    """Who divides a figure by places says each part of its own place alone."""
    assert claims(said, placed) == expect


@pytest.mark.parametrize(("expect", "said"), rows("classed"))
def test_people_are_told_apart_inside_their_side(expect: list[str], said: str) -> None:
    """Children, women, one person, those who died by their own hand: each under its class."""
    assert claims(said, classed) == expect


@pytest.mark.parametrize(("expect", "said"), rows("answered"))
def test_a_response_answers_what_its_words_name(expect: list[str], said: str) -> None:
    """A figure, an effect, a class, a speaker; or else what stands just before."""
    report = Report("rep_test", said, "0", "test", published=date(2022, 2, 4))
    held = {claim.id: claim for claim in pipeline()(report).claims}
    answered = {held[one] for claim in held.values() for one in claim.responds_to}

    assert sorted(map(told, answered)) == expect


@pytest.mark.parametrize(("expect", "said"), rows("nothing"))
def test_what_claims_nothing_stays_unread(expect: list[str], said: str) -> None:
    """Meetings, distances, courts and mere mentions are no claims."""
    assert claims(said) == expect


@pytest.mark.parametrize("code", sorted(LEAST))
def test_the_books_are_as_long_as_they_should_be(code: str) -> None:
    """A book that shrinks proves less."""
    book = tomllib.loads((BOOKS[0].parent / f"claims.{code}.toml").read_text("utf-8"))
    said, nothing = (sum(len(row["said"]) for row in book[kind]) for kind in ("claims", "nothing"))

    assert (said >= LEAST[code][0], nothing >= LEAST[code][1]) == (True, True)
