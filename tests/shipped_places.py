"""The shipped tables of places, opened once for the tests of this folder."""

from functools import cache

from counterclaim.reading.place_mentions import Mention
from counterclaim.reading.resolving import resolve
from counterclaim.reading.toponyms import mentions
from counterclaim.tables.folding import Folding
from counterclaim.tables.gazetteer import Entry, Gazetteer
from counterclaim.tables.places import (
    PlaceWords,
    load,
    load_folding,
    load_place_words,
    load_weights,
)
from counterclaim.tables.shelf import Shelf


@cache
def fold() -> Folding:
    """Give the shipped folding."""
    return load_folding(Shelf())


@cache
def gazetteer() -> Gazetteer:
    """Give the shipped gazetteer."""
    return load(Shelf()).gazetteer


@cache
def words() -> PlaceWords:
    """Give the shipped words beside names."""
    return load_place_words(Shelf(), fold())


def found(text: str) -> tuple[Mention, ...]:
    """Give the mentions of a text."""
    return mentions(text, gazetteer(), words())


def named(text: str) -> list[str]:
    """Give the words of the mentions that name a place where something may happen."""
    return [text[m.start : m.end] for m in found(text) if m.use == "name"]


def places(text: str) -> dict[str, Entry | None]:
    """Give what each name of a text is resolved to."""
    made = found(text)
    weights = load_weights(Shelf())
    entries = resolve(made, weights)
    return {text[m.start : m.end]: entry for m, entry in zip(made, entries, strict=True)}
