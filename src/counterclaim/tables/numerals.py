"""
How a language writes numbers: its number words, its scales, its signs between digits.

Comes in: `languages/<code>/numerals.toml`. Goes out: Numerals, with the Bounds of
`languages/<code>/bounds.toml` beside them, so that one field of a stage holds both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.tables.bounds import Bounds, load_bounds
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.shelf import Shelf

NUMERALS: Final = "numerals.toml"


@dataclass(frozen=True)
class Numerals:
    """The number words of one language, and the words that bound a number."""

    words: Mapping[str, int]
    scales: Mapping[str, int]
    fractions: Mapping[str, Fraction]
    shifts: Mapping[str, Fraction]
    phrases: Lexicon[int]
    joiners: frozenset[str]
    articles: frozenset[str]
    thousands: frozenset[str]
    decimals: frozenset[str]
    bounds: Bounds


def load(shelf: Shelf, code: str) -> Numerals:
    """The numerals of a language; a row that is no number is refused by file and row."""
    file = f"languages/{code}/{NUMERALS}"
    table = shelf.toml(file)
    bounds = load_bounds(shelf, code)
    return Numerals(
        words=_single(file, "words", table.get("words", {})),
        scales=_single(file, "scales", table.get("scales", {})),
        fractions=_parts(file, "fractions", table.get("fractions", {})),
        shifts=_parts(file, "shifts", table.get("shifts", {})),
        phrases=Lexicon.of(
            (said, _whole(file, "phrases", value))
            for value, rows in table.get("phrases", {}).items()
            for said in rows
        ),
        joiners=frozenset(map(fold, table.get("joiners", ()))),
        articles=frozenset(bounds.articles.entries),
        thousands=frozenset(map(fold, table.get("thousands", ()))),
        decimals=frozenset(map(fold, table.get("decimals", ()))),
        bounds=bounds,
    )


def _whole(file: str, table: str, said: str) -> int:
    if not said.isdecimal():
        raise BadTable(f"{file} [{table}]: {said!r} is not a whole number; write it in digits")
    return int(said)


def _single(file: str, name: str, rows: Mapping[str, list[str]]) -> dict[str, int]:
    return {fold(said): _whole(file, name, value) for value, many in rows.items() for said in many}


def _parts(file: str, name: str, rows: Mapping[str, list[str]]) -> dict[str, Fraction]:
    try:
        return {fold(said): Fraction(value) for value, many in rows.items() for said in many}
    except ValueError as fault:
        raise BadTable(f"{file} [{name}]: {fault}; write a decimal such as 1.5") from fault
