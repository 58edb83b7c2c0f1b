"""
The stretches of a report that tell of some claims, and of all else.

Comes in: a reading's text, claims. Goes out: spans of sentences. A sentence here is what stands
between two marks that end one; the layer of sentences is no part of the record format.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.records import Claim

# A mark that ends a sentence in any of the scripts that are read, or a line's end.
_END: Final = re.compile(r"[.!?۔؟।][\"'”’»)]*(?=\s)|\n")


@dataclass(frozen=True)
class Telling:
    """A text cut into sentences; `starts` are where each begins."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Telling":
        """The text with its sentences."""
        return cls(text, (0, *(found.end() for found in _END.finditer(text))))

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds an offset."""
        return bisect_right(self.starts, at) - 1

    def line(self, at: int) -> int:
        """Where the line begins that holds an offset."""
        return self.text.rfind("\n", 0, at) + 1

    def sentences(self, claims: Iterable[Claim]) -> frozenset[int]:
        """The numbers of all sentences in which claims stand."""
        return frozenset(
            number
            for claim in claims
            for number in range(
                self.sentence(claim.span.start), self.sentence(claim.span.end - 1) + 1
            )
        )

    def only(self, numbers: Iterable[int]) -> Iterator[str]:
        """The words of these sentences, in order."""
        for number in sorted(numbers):
            yield self._cut(number, number + 1)

    def without(self, numbers: frozenset[int]) -> Iterator[str]:
        """The words of all other sentences, in order, in stretches as long as they can be."""
        start = 0
        for number in sorted(numbers):
            if start < number:
                yield self._cut(start, number)
            start = number + 1
        if start < len(self.starts):
            yield self._cut(start, len(self.starts))

    def _cut(self, first: int, after: int) -> str:
        ends: Sequence[int] = (*self.starts[1:], len(self.text))
        return self.text[self.starts[first] : ends[after - 1]]
