"""Text in, folded text out: one spelling for what people take to be the same letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Letters(dict[int, str]):
    """What each character becomes, worked out the first time that it is met."""

    def __init__(self, table: Mapping[int, str | None]) -> None:
        super().__init__()
        self.table = dict(table)

    def __missing__(self, code: int) -> str:
        folded = "".join(self._letter(letter) for letter in _letters_of(chr(code)))
        self[code] = folded
        return folded

    def __reduce__(self) -> tuple[type[_Letters], tuple[dict[int, str | None]]]:
        return _Letters, (self.table,)

    def _letter(self, letter: str) -> str:
        return (self.table[ord(letter)] or "") if ord(letter) in self.table else letter


@dataclass(frozen=True)
class Folding:
    """
    A folding of letters: "Nūshkī" and "NUSHKI" are one, كراچي and کراچی are one.

    Every character is folded by itself, so that a folded text is made in one
    pass and no letter changes its neighbours. Folding twice is folding once.
    A folded text is for comparing: it has no offsets in the text it came from.
    """

    table: Mapping[int, str | None]
    _letters: _Letters = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_letters", _Letters(self.table))

    def __call__(self, text: str) -> str:
        """Fold a text: one case, no marks, one space between words and none around them."""
        return " ".join(text.translate(self._letters).split())


def _letters_of(character: str) -> str:
    """Part a character into letters of one case, without the marks on them."""
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
