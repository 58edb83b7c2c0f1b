"""
Figures that only say more of the one before: "two dead, both drivers", "nine, one of them a child".

Comes in: the figures of a region. Goes out: those that count by themselves, each with what the next
ones said of it: a part of it, or who they all are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.orthography import words
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.classing import Classing
from counterclaim.records import Figure


@dataclass(frozen=True, slots=True)
class Restated:
    """The figures of one text, held against those before them."""

    classing: Classing
    text: str

    def left(self, figures: Sequence[Figure], told: Sequence[Figure]) -> list[Figure]:
        """The figures that count by themselves; those `told` have a word of harm of their own."""
        kept: list[Figure] = []
        for figure in figures:
            if kept and figure not in told and self._adds(kept[-1], figure):
                kept[-1] = self._with_more(kept[-1], figure)
                continue
            kept.append(figure)
        return kept

    def _with_more(self, before: Figure, figure: Figure) -> Figure:
        """A figure with what the next one says of it: a part of it, or who they all are."""
        if figure.counted is None or (figure.low != before.low and before.includes is not None):
            return before
        if figure.low != before.low:
            return replace(before, includes=figure.span)
        of_all, text = self.classing.of_all, self.text
        plain = of_all(words(before.counted.cut(text))) if before.counted else None
        said = of_all(words(figure.counted.cut(text)))
        named = said is not None and said.victims not in {"unspecified", "enemy"}
        if named and (plain is None or plain.victims == "unspecified"):
            return replace(before, counted=figure.counted)
        return before

    def _adds(self, before: Figure, figure: Figure) -> bool:
        """Whether a figure after a comma counts some of the last: "one of them an officer"."""
        text, again = self.text, self.classing.harming.harm.same
        if text[before.span.end : figure.span.start].strip() not in COMMAS:
            return False
        if not before.low or figure.low is None or figure.low > before.low:
            return False
        same = any(word.key in again for word in words(figure.span.cut(text)))
        return same or (figure.low == before.low and figure.high == before.high)
