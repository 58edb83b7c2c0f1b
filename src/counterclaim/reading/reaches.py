"""
Which words of a sentence belong to which of its claims.

Comes in: the claims found in one sentence. Goes out: the same, each with its reach, its own words
and what follows them; with what it shares, what follows a verb that it has in common with other
figures ("nine rebels and four soldiers died in one town"); and with where mere parts of it begin
("four of them are in one town"), whose places are none of the whole's.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from counterclaim.orthography import words
from counterclaim.reading.circumstances import Said
from counterclaim.records import Span, Toll

Same = Mapping[str, AbstractSet[str]]


def reached(found: Sequence[Said], same: Same) -> list[Said]:
    """
    The claims of a sentence with their reach, what they share, and where their parts begin.

    A figure reaches to the next figure, though both share one verb: each has the places and
    times of its own words, "nine in one town and four in another". `same` are the words of each
    language that count the same people again.
    """
    starts: dict[int, list[int]] = {}
    figures: dict[int, list[int]] = {}
    sharers: dict[tuple[int, int], list[Span]] = {}
    for one in found:
        starts.setdefault(id(one.region), []).append(one.span.start)
        if one.figure is not None:
            figures.setdefault(id(one.region), []).append(one.figure.start)
            sharers.setdefault(_verb(one), []).append(one.figure)
    for rows in (*starts.values(), *figures.values()):
        rows.sort()
    for spans in sharers.values():
        spans.sort()
    partial: dict[int, int] = {}
    for one in found:
        if _partial(one, same):
            start = one.span.start if one.figure is None else one.figure.start
            partial[id(one.region)] = min(start, partial.get(id(one.region), start))
    made: list[Said] = []
    for one in found:
        counts = figures.get(id(one.region), ())
        sharing: Sequence[Span] = sharers.get(_verb(one), ())
        later = one.figure is not None and sharing[0].start < one.figure.start
        reach = _reach(one, starts[id(one.region)], counts, shared=later)
        parts = None if _partial(one, same) else partial.get(id(one.region))
        made.append(replace(one, reach=reach, shared=_shared(one, sharing, counts), parts=parts))
    return made


def _verb(one: Said) -> tuple[int, int]:
    return id(one.region), one.sign.start


def _reach(one: Said, starts: Sequence[int], figures: Sequence[int], *, shared: bool) -> Span:
    end = max(_next(starts, one.span.end, one.region.span.end), one.span.end)
    if one.figure is None:
        return Span(one.span.start, end)
    end = min(_next(figures, one.figure.end, one.region.span.end), end)
    begin = one.figure.start if shared or end < one.span.end else one.span.start
    return Span(min(begin, one.figure.start), end)


def _shared(one: Said, sharing: Sequence[Span], figures: Sequence[int]) -> Span | None:
    """What follows the verb that a figure shares with later ones, up to the next verb's figure."""
    if one.figure is None or sharing[-1] == one.figure:
        return None
    last = max(one.sign.end, sharing[-1].end)
    end = _next(figures, last, one.region.span.end)
    return Span(one.sign.end, end) if one.sign.end < end else None


def _next(starts: Sequence[int], after: int, end: int) -> int:
    at = bisect_left(starts, after)
    return min(starts[at], end) if at < len(starts) else end


def _partial(one: Said, same: Same) -> bool:
    """Whether a figure counts some of people told of before: "of them", "of whom"."""
    if not isinstance(one.body, Toll):
        return False
    keys = same[one.region.sentence.language]
    return any(word.key in keys for word in words(one.body.wording))
