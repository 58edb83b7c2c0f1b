"""
The words beside a name, and what they make of it.

Comes in: the capitalised words of a text. Goes out: what stands before and after a name:
a title ("Mr Jackson"), a body ("Quetta Police"), an unknown name ("Paris Hilton"), the kind
of place ("Kech district"), the place that holds it ("Reading, Pennsylvania").
"""

import re
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from counterclaim.reading.place_mentions import Mention, Token, holds, of_nation
from counterclaim.reading.toponym_names import Capitals
from counterclaim.tables.gazetteer import Entry, Kind

Side: TypeAlias = Literal["", "title", "body", "unknown"]

_SMALL_WORD: Final = re.compile(r"[ -]([a-z]+)")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)\.? ?(?:([a-z]+) )?(?:the )?$")
# What a name and its neighbour say of each other is looked for this far to the left.
_LEFT: Final = 40


class Sides:
    """What stands beside the names of one text."""

    def __init__(self, capitals: Capitals) -> None:
        self.capitals, self.text, self.words = capitals, capitals.text, capitals.words

    def left(self, first: int, last: Mention | None) -> Side:
        """Say what stands straight before a name."""
        if first == 0:
            return ""
        words, before = self.words, self.capitals.tokens[first - 1]
        gap = self.capitals.gap(first - 1)
        if gap in {" ", ". "} and before.key in words.titles:
            return "title"
        if gap[:1] == gap[-1:] == " " and gap[1:-1] in words.of and before.key in words.bodies:
            return "body"
        if gap not in {" ", "-"} and not (gap == ". " and len(before.key) == 1):
            return ""
        if _ends_place(before, last):
            return ""
        known = any(before.key in one for one in (words.before, words.begin, words.adjectives))
        return "" if known else "unknown"

    def right(self, after: int) -> Side:
        """Say what stands straight after a name."""
        capitals, words = self.capitals, self.words
        if after == len(capitals.tokens):
            return ""
        key, gap = capitals.tokens[after].key, capitals.gap(after - 1)
        if gap not in {" ", "-"} or key in words.offices:
            return ""
        if key in words.bodies:
            return "body"
        known = any(
            key in one for one in (words.kinds, words.adjectives, words.begin, words.titles)
        )
        return "" if known or (gap == "-" and capitals.longest(after) is not None) else "unknown"

    def speaks(self, end: int) -> bool:
        """Hold where a word of speaking follows: "Jackson said"."""
        word = _SMALL_WORD.match(self.text, end)
        return word is not None and word.group(1) in self.words.speaks

    def stands_in(self, start: int) -> bool:
        """Hold where a small word before a name makes it a place: "in Jackson"."""
        before = self._before(start)
        word = "" if before is None else (before.group(2) or before.group(1)).lower()
        return word in self.words.at

    def kind(self, start: int, end: int) -> Kind | None:
        """
        Give the kind of place that the words beside a name give: "Kech district", "the province
        of Helmand".
        """
        after = _SMALL_WORD.match(self.text, end)
        if after is not None and after.group(1) in self.words.kinds:
            return self.words.kinds[after.group(1)]
        before = self._before(start)
        if before is None or before.group(2) != "of":
            return None
        return self.words.kinds.get(before.group(1).lower())

    def _before(self, start: int) -> re.Match[str] | None:
        return _WORD_BEFORE.search(self.text, max(0, start - _LEFT), start)

    def held_by_next(self, after: int, entries: Sequence[Entry]) -> bool:
        """
        Hold for "Reading, Pennsylvania": the next name is a region or country that has a place of
        this name.
        """
        capitals, after_comma = self.capitals, self.words.after_comma
        if after == len(capitals.tokens) or capitals.gap(after - 1) != ", ":
            return False
        shown, end = capitals.shown(after), capitals.tokens[after].end
        alias = after_comma.get(shown) or after_comma.get(shown + self.text[end : end + 1])
        if alias is not None:
            holders = capitals.meant(alias)
        else:
            match = capitals.longest(after)
            holders = () if match is None else match[2]
        return any(holds(holder, entry) for holder in holders for entry in entries)

    def holds(self, left: Mention, right: Mention) -> bool:
        """Hold where the right of two mentions is said to hold the left."""
        return (
            self.text[left.end : right.start] in self.words.held_by
            and right.use == "name"
            and any(holds(holder, entry) for holder in right.entries for entry in left.entries)
        )


def _ends_place(before: Token, last: Mention | None) -> bool:
    """Hold where the word before ends another place, and not the "Lena" of "Lena Burbank"."""
    if last is None or last.end != before.end:
        return False
    return last.use != "in_name" or of_nation(last.entries)
