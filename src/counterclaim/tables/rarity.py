"""
How rare words are in news, in whole bits.

Comes in: data/rarity.csv, and a user's own over it. Goes out: the rarity of any word; one that
no table has is rarer than all that are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.errors import BadTable
from counterclaim.tables.shelf import Shelf

FILE = "rarity.csv"


@dataclass(frozen=True)
class Rarity:
    """The bits of known words, and of all others: one report in 2^bits uses the word."""

    bits: Mapping[str, int] = field(repr=False)
    unknown: int

    def __call__(self, word: str) -> int:
        """How rare a folded word is, in bits."""
        return self.bits.get(word, self.unknown)


def load(shelf: Shelf) -> Rarity:
    """
    The rarity of words; what a later file says of a word overrules.

    Raises:
        BadTable: a row's bits are no whole number of zero or more.
    """
    held: dict[str, int] = {}
    for row in shelf.rows(FILE):
        if not row["bits"].isdecimal():
            raise row.bad(f"bits {row['bits']!r} is no whole number", "write one of 0 or more")
        held.update(dict.fromkeys(row["words"].split(), int(row["bits"])))
    if not held:
        raise BadTable(f"{FILE}: no word is in it; take it from the package")
    return Rarity(held, max(held.values()) + 1)
