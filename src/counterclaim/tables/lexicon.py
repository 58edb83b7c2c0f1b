"""
Phrases and what each means: the form that every list of words takes in memory.

A phrase may give alternatives: `lost (their|his|her) (life|lives)`; an empty
alternative makes a word optional: `(the|) army`.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from counterclaim.orthography import Word, words

E = TypeVar("E")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


def phrasings(phrase: str) -> list[str]:
    """Every phrase that a pattern with `(one|other)` stands for."""
    pieces = _CHOICE.split(phrase)
    fixed, choices = pieces[::2], [piece.split("|") for piece in pieces[1::2]]
    return [
        " ".join("".join(itertools.chain(*zip(fixed, (*chosen, ""), strict=True))).split())
        for chosen in itertools.product(*choices)
    ]


@dataclass(frozen=True)
class Lexicon(Generic[E]):
    """
    Phrases by their first word, longest first; a later row for the same phrase wins.

    `at` gives the longest phrase that begins at one word: how many words it takes, and what
    it means. Words are compared by their folded keys.
    """

    entries: Mapping[str, tuple[tuple[tuple[str, ...], E], ...]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, E]]) -> "Lexicon[E]":
        """A lexicon of (phrase, meaning) rows."""
        flat: dict[tuple[str, ...], E] = {}
        for phrase, meaning in rows:
            for said in phrasings(phrase):
                flat[tuple(word.key for word in words(said))] = meaning
        grouped: dict[str, list[tuple[tuple[str, ...], E]]] = {}
        for keys, meaning in flat.items():
            if keys:
                grouped.setdefault(keys[0], []).append((keys, meaning))
        return cls(
            {
                first: tuple(sorted(rows, key=lambda row: -len(row[0])))
                for first, rows in grouped.items()
            }
        )

    def at(self, sentence: Sequence[Word], i: int) -> tuple[int, E] | None:
        """The longest phrase that begins at word i: its length in words and its meaning."""
        rows = self.entries.get(sentence[i].key)
        if rows is None:
            return None
        for keys, meaning in rows:
            n = len(keys)
            if n == 1 or (
                i + n <= len(sentence) and all(sentence[i + k].key == keys[k] for k in range(1, n))
            ):
                return n, meaning
        return None

    def all(self, sentence: Sequence[Word]) -> list[tuple[int, int, E]]:
        """Every phrase, longest first and without overlap, as (first, after, meaning)."""
        found: list[tuple[int, int, E]] = []
        i = 0
        while i < len(sentence):
            hit = self.at(sentence, i) if sentence[i].key in self.entries else None
            if hit is None:
                i += 1
            else:
                found.append((i, i + hit[0], hit[1]))
                i += hit[0]
        return found

    def phrases(self) -> Iterator[str]:
        """Every phrase, as its folded keys with spaces between."""
        return (" ".join(keys) for rows in self.entries.values() for keys, _ in rows)

    def __contains__(self, phrase: str) -> bool:
        sentence = words(phrase)
        hit = self.at(sentence, 0) if sentence else None
        return hit is not None and hit[0] == len(sentence)
