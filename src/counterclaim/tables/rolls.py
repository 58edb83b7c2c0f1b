"""
The small words of a list of persons: "his younger brother, Dr. X, as well as their mother".

Comes in: the [roll] table of `languages/<code>/people.toml`. Goes out: Roll; all empty where a
language has none, and then no list of persons is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from counterclaim.orthography import fold
from counterclaim.tables.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Roll:
    """
    `before` stand between a determiner and a noun for a person or his name; `titles` begin a name
    and are no part of it; `particles` are the small words inside names; `units` are of ages, `aged`
    stand before one, `old` after; `joints` join one person to the next; `of` joins a noun for kin
    to whose kin it is; `some` say that the list is not the whole of the dead;
    `named` and `as_` are of "identified as"; `lists` of "the names of"; `called` stand between a
    noun and a name: "a girl named X".
    """

    before: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
    old: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    as_: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    joints: Lexicon[bool] = Lexicon({})  # noqa: RUF009 – a frozen value

    @classmethod
    def of_table(cls, table: Mapping[str, Any]) -> "Roll":
        """The words of a [roll] table."""
        words = {
            field.name: frozenset(map(fold, table.get(field.name.rstrip("_"), ())))
            for field in fields(cls)
            if field.name != "joints"
        }
        return cls(**words, joints=Lexicon.of((said, True) for said in table.get("joints", ())))

    @property
    def told(self) -> bool:
        """Whether the language has these words at all."""
        return bool(self.joints.entries)
