"""
What is compared when two sketches may tell of one happening, and what each answer is worth.

Comes in: data/linkage.toml. Goes out: comparisons with their levels, each a condition over the
columns of two `linking.features.Features` (l and r) and a weight in bits; first match wins.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import BadTable
from counterclaim.tables.shelf import Shelf

FILE = "linkage.toml"
ELSE = "ELSE"


@dataclass(frozen=True, slots=True)
class Level:
    """
    One answer of a comparison: the condition under which it is given, and its worth in bits.

    `expected` is what it is taken to be worth where the data of the fit are silent; `at_most`
    what it may be worth at most, whatever they say.
    """

    answer: str
    says: str
    sql: str
    bits: float
    expected: float = 0.0
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing in which two sketches are compared: answers in order, the first that holds wins."""

    name: str
    says: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """What holds before anything is compared, and above how many bits two sketches are linked."""

    prior_bits: float
    link_above: float


@dataclass(frozen=True)
class Linkage:
    """The whole of what decides a link, and the limits by which tellings are parted."""

    model: Model
    comparisons: tuple[Comparison, ...]
    telling: Mapping[str, int]

    def says(self, comparison: str, answer: str) -> str:
        """How a reader would say an answer; the answer itself where the table has no such one."""
        for one in self.comparisons:
            if one.name == comparison:
                return next((level.says for level in one.levels if level.answer == answer), answer)
        return answer


def load(shelf: Shelf) -> Linkage:
    """
    The comparisons and weights; a comparison of a later file replaces the one of its name.

    Raises:
        BadTable: a part is missing or unknown, a weight is no number, an answer stands twice,
            or a comparison's last level is not ELSE.
    """
    table = shelf.toml(FILE)
    try:
        model = Model(*(_bits(table["model"], key) for key in ("prior_bits", "link_above")))
        found = {row["name"]: _comparison(row) for row in table["comparison"]}
        telling = dict(table["telling"])
    except (KeyError, TypeError) as fault:
        raise BadTable(
            f"{FILE}: {fault} is missing or misplaced; take it from the package"
        ) from fault
    return Linkage(model, tuple(found.values()), telling)


def _comparison(row: Mapping[str, Any]) -> Comparison:
    levels = tuple(_level(row["name"], level) for level in row["level"])
    answers = [level.answer for level in levels]
    if twice := sorted({answer for answer in answers if answers.count(answer) > 1}):
        raise BadTable(f"{FILE} comparison {row['name']!r}: {twice[0]!r} stands twice; keep one")
    if [level.sql for level in levels].count(ELSE) != 1 or levels[-1].sql != ELSE:
        raise BadTable(
            f"{FILE} comparison {row['name']!r}: the last level, and no other, is {ELSE}"
        )
    return Comparison(row["name"], row["says"], levels)


def _level(comparison: str, row: Mapping[str, Any]) -> Level:
    try:
        bits, expected = _bits(row, "bits"), _bits({"expected": 0.0, **row}, "expected")
        at_most = _bits(row, "at_most") if "at_most" in row else None
        return Level(row["answer"], row["says"], row["sql"].strip(), bits, expected, at_most)
    except KeyError as fault:
        raise BadTable(
            f"{FILE} comparison {comparison!r}: a level has no {fault}; add it"
        ) from fault


def _bits(row: Mapping[str, Any], key: str) -> float:
    value = row[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadTable(f"{FILE}: {key} = {value!r} is no number; write one in bits")
    return float(value)
