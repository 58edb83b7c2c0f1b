"""
Words that are written together, cut apart.

Comes in: a word, and the words that a language's tables know. Goes out: its parts. Scripts
whose letters join leave out the space after a letter that does not: گردحملوں is گرد حملوں.
A word is cut only where every part of it is known, and never where the whole is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.orthography import Word

_LONG = 4  # letters of one part at least; two short words make too many others by chance
_LEAST = 2  # letters; a part of one letter would cut words at random


@dataclass(frozen=True)
class Glue:
    """The known words of one language, and the letters after which a space may be left out."""

    known: frozenset[str]
    unjoined: frozenset[str]

    @classmethod
    def of(cls, known: Iterable[str], unjoined: str) -> "Glue":
        """Glue by phrases: each of their words is known."""
        keys = frozenset(key for phrase in known for key in phrase.split())
        return cls(keys, frozenset(unjoined))

    def parts(self, word: Word) -> tuple[Word, ...]:
        """The word itself, or the known words that it is written together of."""
        if not self.unjoined or word.kind != "letters" or word.key in self.known:
            return (word,)
        if len(word.text) != len(word.key):
            return (word,)
        cuts = _cuts(word.text, word.key, self)
        if not any(after - first >= _LONG for first, after in cuts):
            return (word,)
        return tuple(
            Word(word.start + a, word.start + b, word.text[a:b], word.key[a:b], word.kind)
            for a, b in cuts
        ) or (word,)


@lru_cache(maxsize=4096)
def _cuts(text: str, key: str, glue: Glue) -> tuple[tuple[int, int], ...]:
    """The fewest known parts, by their ends; nothing where there is no such cutting."""
    best: list[tuple[tuple[int, int], ...] | None] = [None] * (len(key) + 1)
    best[0] = ()
    for end in range(_LEAST, len(key) + 1):
        for start in range(end - _LEAST + 1):
            before = best[start]
            if before is None or key[start:end] not in glue.known:
                continue
            if start and text[start - 1] not in glue.unjoined:
                continue
            found = (*before, (start, end))
            held = best[end]
            if held is None or len(found) < len(held):
                best[end] = found
    return best[-1] or ()
