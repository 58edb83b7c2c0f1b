"""
Breaks: the marks that part a line, found once for each line.

Comes in: a line and the small words of its language. Goes out: the places of sentence ends,
semicolons, commas and splices, so that every bound is a search in a short list.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.lines import QUOTED, Line
from counterclaim.tables.grammar import Grammar

ENDS = frozenset({".", "۔", "!", "?", "؟", ";", "؛"})
STOPS = frozenset({".", "۔"})
SEMICOLONS = frozenset({";", "؛"})
COMMAS = frozenset({",", "،"})
COLONS = frozenset({":"})
HYPHENS = frozenset({"-", "‐", "‑"})
DASHES = frozenset({"-", "–", "—", "―"})


@dataclass(frozen=True, slots=True)
class Breaks:
    """The places of a line's marks; `ends` are sentence ends and colons, `splices` are commas."""

    ends: tuple[int, ...]
    semicolons: tuple[int, ...]
    commas: tuple[int, ...]
    splices: tuple[int, ...]

    @classmethod
    def of(cls, line: Line, grammar: Grammar) -> "Breaks":
        """The breaks of a line."""
        items = line.items
        marks = [i for i, item in enumerate(items) if item.kind == "mark"]
        commas = tuple(i for i in marks if items[i].text in COMMAS)
        subjects = grammar.determiners | grammar.pronouns
        return cls(
            tuple(i for i in marks if items[i].text in COLONS or ends(items, i)),
            tuple(i for i in marks if items[i].text in SEMICOLONS),
            commas,
            tuple(
                i
                for i in commas
                if i + 2 < len(items)
                and items[i + 1].key in subjects
                and items[i + 2].key in grammar.auxiliaries
            ),
        )


def ends(items: Sequence[Word], i: int) -> bool:
    """Whether a mark ends a sentence; a dot inside one belongs to an abbreviation."""
    text = items[i].text
    if text in STOPS:
        return i + 1 == len(items) or items[i + 1].kind in {QUOTED, "mark"}
    return text in ENDS


def first_from(places: Sequence[int], i: int) -> int | None:
    """The first place that is not before an item."""
    at = bisect_left(places, i)
    return places[at] if at < len(places) else None


def last_before(places: Sequence[int], i: int) -> int | None:
    """The last place before an item."""
    at = bisect_left(places, i)
    return places[at - 1] if at else None
