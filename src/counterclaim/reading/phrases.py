"""
Where a noun phrase begins and ends, by the closed classes alone.

Comes in: a line and the place of one of its words. Goes out: the phrase as a pair of
item numbers, first and after, or None. No word list but the small words of a language:
whatever is not one of them may stand in a phrase.
"""

from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.lines import QUOTED, Line
from counterclaim.tables.grammar import Grammar

Phrase = tuple[int, int]
_INSIDE = frozenset({"-", "/", "."})
_LONGEST = 60  # items; a run without small words that is longer is no phrase
_AFTER = frozenset({".", "'", "\u2019"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """Noun phrases of one line."""

    line: Line
    grammar: Grammar

    def nominal(self, i: int) -> bool:
        """Whether an item may stand in a noun phrase."""
        item = self.line.items[i]
        if item.kind == QUOTED or i in self.line.timed:
            return False
        if item.kind == "mark":
            return (item.text in _INSIDE and self._glued(i)) or self._abbreviates(i)
        small = self.grammar
        if item.key in small.adjectival and self._describes(i):
            return True
        return (
            item.key not in small.prepositions
            and item.key not in small.conjunctions
            and item.key not in small.auxiliaries
            and item.key not in small.negations
            and (item.key not in small.subordinators)
            and (item.key not in small.relatives or item.key in small.determiners)
            and item.key not in small.adverbs
        )

    def _describes(self, i: int) -> bool:
        """Whether an adverb stands before a noun, as in "first responders"."""
        row, small = self.line.items[i + 1 : i + 2], self.grammar
        return any(word.kind == "latin" and word.key not in small.small for word in row)

    def before(self, after: int) -> Phrase | None:
        """The noun phrase that ends just before an item."""
        items, small = self.line.items, self.grammar
        start = self._core(self._over_brackets(after))
        if start is None:
            return None
        if items[start].key in small.pronouns:
            return start, after
        for _ in range(4):
            joint = start - 1
            if joint < 1 or not self._joins(joint):
                break
            wider = self._core(self._over_brackets(joint))
            if wider is None:
                break
            start = wider
        while start < after - 1 and items[start].key in small.adverbs:
            start += 1
        return start, after

    def passive(self, first: int) -> bool:
        """Whether a word is told of its subject: "was killed", "were later freed"."""
        items, small = self.line.items, self.grammar
        i = first - 1
        while i >= 0 and items[i].key in small.adverbs | small.negations:
            i -= 1
        return i >= 0 and items[i].key in small.passives

    def plain(self, after: int) -> int:
        """Where the plain phrase that ends just before an item begins, nothing joined to it."""
        start = self._core(after)
        return after - 1 if start is None else start

    def starting(self, first: int, *, joined: bool = True) -> Phrase | None:
        """The noun phrase that begins at an item."""
        items, small = self.line.items, self.grammar
        i = first
        while i < min(len(items), first + _LONGEST):
            if i > first and items[i].key in small.determiners and not self._opens(i):
                break
            if self.nominal(i):
                i += 1
            elif (
                joined
                and first < i < len(items) - 1
                and items[i].key in small.noun_joiners
                and self.nominal(i + 1)
            ):
                i += 2
            elif items[i].text == "(" and i > first:
                i = self._close(i)
            else:
                break
        return (first, i) if i > first else None

    def _core(self, after: int) -> int | None:
        """The first item of the plain phrase that ends before `after`."""
        items, small = self.line.items, self.grammar
        start = after
        while start > max(0, after - _LONGEST) and self.nominal(start - 1):
            start -= 1
            key = items[start].key
            if key in small.pronouns and start == after - 1:
                return start
            if key in small.determiners and not self._possessed(start):
                break
        return start if start < after else None

    def _possessed(self, i: int) -> bool:
        return i > 0 and self.line.items[i - 1].kind == "clitic"

    def _opens(self, i: int) -> bool:
        """Whether a determiner stands inside a name or follows a joining word."""
        before = self.line.items[i - 1]
        return before.key in self.grammar.noun_joiners or before.kind == "mark"

    def _joins(self, i: int) -> bool:
        items, small = self.line.items, self.grammar
        if items[i].key in small.noun_joiners:
            return self.nominal(i - 1)
        return items[i].key in small.conjunctions and items[i - 1].text[:1].isupper()

    def _over_brackets(self, after: int) -> int:
        """Before a closing bracket, the place before its opening one: `Army (ZFA)|said`."""
        items = self.line.items
        if after > 1 and items[after - 1].text in {")", "]"}:
            for i in range(after - 2, max(-1, after - 12), -1):
                if items[i].text in {"(", "["}:
                    return i
        return after

    def _close(self, i: int) -> int:
        items = self.line.items
        for k in range(i + 1, min(len(items), i + 10)):
            if items[k].text == ")":
                return k + 1
        return i + 1

    def _abbreviates(self, i: int) -> bool:
        """Whether a dot or an apostrophe belongs to the word before it: "Mr.", "rebels'"."""
        items = self.line.items
        if not 0 < i < len(items) - 1 or items[i - 1].end != items[i].start:
            return False
        if items[i].text not in _AFTER:
            return False
        return items[i - 1].kind == "latin" and items[i + 1].kind in {"latin", "initials"}

    def _glued(self, i: int) -> bool:
        items = self.line.items
        return (
            0 < i < len(items) - 1
            and items[i - 1].end == items[i].start
            and items[i].end == items[i + 1].start
        )


def keys(items: tuple[Word, ...], first: int, after: int) -> list[str]:
    """The folded keys of a run of items."""
    return [item.key for item in items[first:after]]
