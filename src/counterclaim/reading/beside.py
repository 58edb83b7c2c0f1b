"""
Places beside a figure: "four in the town", "in the town four".

Comes in: a figure in its region. Goes out: its words with the place that stands beside it.
"""

from bisect import bisect_left
from collections.abc import Sequence

from counterclaim.orthography import Word
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.regions import Region
from counterclaim.records import Place, Reading, Span
from counterclaim.tables.grammar import Grammar

_TOWN = 4  # words of a place beside its figure: "four in the town of X"


def with_place(reading: Reading, region: Region, small: Grammar, span: Span) -> Span:
    """A figure with the place that stands beside it: "four in the town"."""
    items = region.words
    after = bisect_left(items, span.end, key=lambda item: item.start)
    begin = after + (after < len(items) and items[after].key in small.prepositions)
    if begin == len(items):
        return span
    reach = Span(items[begin].start, items[min(begin + _TOWN, len(items)) - 1].end)
    place = next(iter(reading.inside(Place, reach)), None)
    if place is None or place.span.start > items[begin].end:
        return span
    last = bisect_left(items, place.span.end, key=lambda item: item.start)
    if small.verb_last and last < len(items) and items[last].key in small.prepositions:
        return Span(span.start, items[last].end)
    return Span(span.start, place.span.end)


def anchored(reading: Reading, region: Region, small: Grammar, span: Span) -> Span:
    """A figure from the place just before it on: "in one town nine and in another four"."""
    items = region.words
    first = bisect_left(items, span.start, key=lambda item: item.start)
    at = first - 1
    if small.verb_last and at >= 0 and items[at].key in small.prepositions:
        at -= 1
    if at < 1 or items[at].kind == "mark":
        return span
    begin = span.start
    while at >= 0 and (place := _ending(reading, items, at)) is not None:
        begin = place.span.start
        at = bisect_left(items, begin, key=lambda item: item.start) - 1
        if at < 1 or (items[at].key not in small.conjunctions and items[at].text not in COMMAS):
            break
        at -= 1
    return Span(begin, span.end)


def _ending(reading: Reading, items: Sequence[Word], at: int) -> Place | None:
    """The place whose name ends with an item."""
    near = Span(items[max(0, at - _TOWN)].start, items[at].end)
    return next((mark for mark in reading.inside(Place, near) if mark.span.end == near.end), None)
