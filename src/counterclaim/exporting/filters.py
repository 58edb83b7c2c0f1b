"""
`--where`: which rows of a list are shown.

Comes in: words such as `victims=civilians and low>=3`. Goes out: a test of one row. Numbers are
compared as numbers, days as days (they are written so that their letters sort), all else as
words whatever their case; `~` asks whether the words hold these; `none` stands for no value.
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from counterclaim.errors import BadOption

Flat: TypeAlias = "Mapping[str, str | int | float | bool | None]"
Test: TypeAlias = Callable[[Any, Any], bool]

NOTHING: Final = "none"
_CONDITION: Final = re.compile(r"\s*([a-z_]+)\s*(<=|>=|!=|=|<|>|~)\s*(\"[^\"]*\"|'[^']*'|\S+)\s*")
_JOINED: Final = re.compile(r"and\b\s*", re.IGNORECASE)
_TESTS: Final[Mapping[str, Test]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "~": lambda held, asked: str(asked) in str(held),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a column with a value; a row without a value never passes."""

    column: str
    test: str
    value: str

    def __call__(self, row: Flat) -> bool:
        """Whether the row passes."""
        held = row[self.column]
        if self.value == NOTHING and self.test in ("=", "!="):
            return (held is None) == (self.test == "=")
        if held is None:
            return False
        if isinstance(held, bool):
            return _TESTS[self.test](str(held).casefold(), self.value.casefold())
        if isinstance(held, int | float) and self.test != "~":
            return _TESTS[self.test](float(held), _number(self.value, self.column))
        return _TESTS[self.test](str(held).casefold(), self.value.casefold())


def where(told: str | None, columns: tuple[str, ...]) -> Callable[[Flat], bool]:
    """
    The test that some words stand for; none at all lets every row pass.

    Raises:
        BadOption: it is no comparison, or names a column that the list does not have.
    """
    conditions = []
    rest = told or ""
    while rest.strip():
        found = _CONDITION.match(rest)
        if found is None:
            raise BadOption(f"--where: {rest.strip()!r} is no comparison; write column=value")
        if found[1] not in columns:
            raise BadOption(f"--where: no column {found[1]!r}; there are {', '.join(columns)}")
        conditions.append(Condition(found[1], found[2], found[3].strip("\"'")))
        rest = rest[found.end() :]
        if rest:
            joined = _JOINED.match(rest)
            if joined is None:
                raise BadOption(f"--where: {rest!r} stands alone; join comparisons with `and`")
            rest = rest[joined.end() :]
    return lambda row: all(condition(row) for condition in conditions)


def _number(value: str, column: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise BadOption(f"--where: {column} is a number, and {value!r} is none") from None
