"""
Which pairs of sketches are weighed, and how sketches grow into incidents.

Comes in: data/blocking.toml. Goes out: rules that make a sketch's keys, and the limits of groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from counterclaim.errors import BadTable
from counterclaim.tables.section import Section
from counterclaim.tables.shelf import Shelf

FILE = "blocking.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One way for two sketches to be worth weighing: a value that both have, within some days.

    `crowd` is how many each is weighed with where too many have it; 0 where the value then says
    nothing. `together` is how many values of a column make one key. `dayless` says that a
    sketch without a day has the key without one, which only others without a day share.
    """

    name: str
    says: str
    columns: tuple[str, ...]
    first: int
    days: int | None
    crowd: int = 0
    together: int = 1
    dayless: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """By how many a key is shared, how long a day is, how large a group is weighed whole."""

    shared_by: int
    longest_days: int
    inside_most: int


@dataclass(frozen=True, slots=True)
class Groups:
    """How far one pair may speak for putting groups together, and what it must know for that."""

    at_most: float
    at_least: float
    known_bits: float


@dataclass(frozen=True)
class Blocking:
    """The rules by which pairs are found, and the limits of groups."""

    rules: tuple[Rule, ...]
    limits: Limits
    groups: Groups

    def crowd(self, key: str) -> int:
        """With how many each sketch under a crowded key is weighed."""
        return self._crowds.get(key.partition(":")[0], 0)

    @cached_property
    def _crowds(self) -> Mapping[str, int]:
        return {rule.name: rule.crowd for rule in self.rules if rule.crowd}


def load(shelf: Shelf) -> Blocking:
    """
    The rules and limits; a rule of a later file replaces the one of its name.

    Raises:
        BadTable: a part is missing or no number, or a rule has no columns or fewer values than
            it takes together.
    """
    table = Section(FILE, shelf.toml(FILE))
    rules = {rule.name: rule for rule in map(_rule, table.rows("rule"))}
    limits, groups = table.section("limits"), table.section("groups")
    return Blocking(
        tuple(rules.values()),
        Limits(*(_count(limits, name) for name in ("shared_by", "longest_days", "inside_most"))),
        _groups(groups),
    )


def _rule(row: Section) -> Rule:
    columns = tuple(row.strings("columns"))
    if not columns:
        raise row.bad("it has no columns", 'write columns = ["place_ids"]')
    first, days = _count(row, "first"), _count(row, "days") if "days" in row.values else None
    crowd = _count(row, "crowd") if "crowd" in row.values else 0
    together = _count(row, "together") if "together" in row.values else 1
    if together > first:
        raise row.bad(f"'together' is above first = {first}", "give no more than that")
    dayless = row.values.get("dayless", False)
    if not isinstance(dayless, bool):
        raise row.bad("'dayless' is neither true nor false", "write dayless = true")
    name = row.string("name")
    if ":" in name:
        raise row.bad(f"its name {name!r} has a colon", "use other words")
    return Rule(name, row.string("says"), columns, first, days, crowd, together, dayless)


def _groups(section: Section) -> Groups:
    groups = Groups(*(_bits(section, name) for name in ("at_most", "at_least", "known_bits")))
    if groups.at_least >= groups.at_most or groups.known_bits <= 0:
        raise section.bad(
            "its bounds are backwards or known_bits is not above 0", "take it from the package"
        )
    return groups


def _count(section: Section, name: str) -> int:
    value = section.whole(name)
    if value < 1:
        raise section.bad(f"{name!r} is below 1", "give a whole number above 0")
    return value


def _bits(section: Section, name: str) -> float:
    values: Mapping[str, Any] = section.values
    value = values.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadTable(f"{section.where}: {name!r} is no number; write one in bits")
    return float(value)
