"""A stretch of text in, the names of places in it out, each with every place that it may mean."""

from bisect import bisect_right
from collections.abc import Sequence

from counterclaim.reading.place_mentions import Mention
from counterclaim.reading.toponyms_arabic import arabic_mentions
from counterclaim.reading.toponyms_latin import latin_mentions
from counterclaim.tables.gazetteer import Gazetteer
from counterclaim.tables.places import PlaceWords


def mentions(
    text: str, gazetteer: Gazetteer, words: PlaceWords, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Mention, ...]:
    """
    Find every name of a place, in order and without overlap.

    The text may be a sentence or a report; over a whole report the family name of
    "Tony Snow" is known again in "Snow added". `taken` are stretches that are known to
    name persons, in order: no place begins in them.
    """
    found = [*latin_mentions(text, gazetteer, words), *arabic_mentions(text, gazetteer, words)]
    if taken:
        found = [mention for mention in found if not _within(mention.start, taken)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _within(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    last = bisect_right(stretches, (at, len(stretches) + at + 1)) - 1
    return last >= 0 and stretches[last][0] <= at < stretches[last][1]
