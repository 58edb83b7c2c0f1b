"""
Which reports repeat which.

Comes in: readings and the limits of data/copies.toml. Goes out: copies, each with the words that
show it. Two reports are a copy or not by their own words, days and posts alone: what other reports
there are, and in which order they come, changes nothing but how a crowd of the same words is
gone through (linking/meeting.py). Relays are found last, for they ask what is claimed.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from counterclaim.linking.meeting import pairs
from counterclaim.linking.passages import Run, shared_runs
from counterclaim.linking.posts import Post, keys, one_post, posts
from counterclaim.linking.relays import relays
from counterclaim.linking.shingles import Trace, code, trace
from counterclaim.records import Copy, CopyKind, Quote, Reading
from counterclaim.tables.copying import Copying


def copies(readings: Sequence[Reading], limits: Copying) -> tuple[Copy, ...]:
    """
    Every copy among reports, sorted; a pair may be one in words, in a post and as a relay.

    In words a pair is exact, near or partial, never two of them. Report ids are expected to be
    distinct; a report that comes twice is taken once.
    """
    by_id = {reading.report.id: reading for reading in readings}
    held = [by_id[name] for name in sorted(by_id)]
    found = [*_worded(held, limits), *_posted(held, limits)]
    found += relays(held, limits)
    return tuple(sorted(found, key=lambda one: (one.left, one.right, one.kind)))


def copy(left: Reading, right: Reading, limits: Copying) -> Copy | None:
    """Whether one of two reports copies the other's words, and how."""
    one, other = sorted((left, right), key=lambda reading: reading.report.id)
    return _copy(
        _Side(one, trace(one, limits.shingles)), _Side(other, trace(other, limits.shingles)), limits
    )


class _Side:
    """One of two texts, with its trace."""

    __slots__ = ("reading", "trace")

    def __init__(self, reading: Reading, traced: Trace) -> None:
        self.reading = reading
        self.trace = traced

    def shown(self, first: int, length: int, most: int) -> Quote | None:
        """The words of a run, the first of them where there are many; else the first line."""
        if not length:
            text = self.reading.text
            line = next((one for one in text.splitlines() if one.strip()), "").strip()
            start = text.find(line)
            return Quote(start, start + len(line), line) if line else None
        last = first + min(length, most) - 1
        start, end = int(self.trace.starts[first]), int(self.trace.ends[last])
        return Quote(start, end, self.reading.text[start:end])


def _worded(readings: Sequence[Reading], limits: Copying) -> Iterator[Copy]:
    traces = [trace(reading, limits.shingles) for reading in readings]
    sides = [_Side(*pair) for pair in zip(readings, traces, strict=True)]
    met = pairs([one.keys for one in traces], _names(traces), limits.shingles.crowd)
    for left, right in sorted(met):
        made = _copy(sides[left], sides[right], limits)
        if made is not None:
            yield made


def _names(traces: Iterable[Trace]) -> list[int]:
    return [code(one.report) for one in traces]


def _copy(left: _Side, right: _Side, limits: Copying) -> Copy | None:
    one, other = left.trace, right.trace
    kind: CopyKind | None = None
    share = 1.0
    if one.whole is not None and one.whole == other.whole:
        kind = "exact"
    else:
        kind, share = _likeness(one, other, limits)
    if kind is None:
        return None
    longest = _longest(one, other, limits)
    if kind == "partial" and share < limits.copied.within and longest.length < limits.copied.run:
        return None
    most = limits.copied.shown
    shown = (
        left.shown(longest.left, longest.length, most),
        right.shown(longest.right, longest.length, most),
    )
    return Copy(one.report, other.report, kind, round(share, 4), shown)


def _likeness(left: Trace, right: Trace, copying: Copying) -> tuple[CopyKind | None, float]:
    """The kind of copy that two texts can be, by the runs that both have, and the share of them."""
    limits = copying.copied
    smaller = min(len(left.shingles), len(right.shingles))
    if not smaller:
        return None, 0.0
    both = len(np.intersect1d(left.shingles, right.shingles, assume_unique=True))
    alike = both / (len(left.shingles) + len(right.shingles) - both)
    within = both / smaller
    length = min(len(left.codes), len(right.codes))
    if alike >= limits.near and length >= limits.near_words:
        return "near", alike
    if within >= limits.within and length >= limits.within_words:
        return "partial", within
    apart = 0 if left.day is None or right.day is None else abs(left.day - right.day)
    enough = both > limits.run - copying.shingles.words
    return ("partial", within) if enough and apart <= limits.days else (None, 0.0)


def _longest(left: Trace, right: Trace, limits: Copying) -> Run:
    """The longest shared run; in a text too short for a shingle, what both begin with."""
    cut = limits.shingles
    runs = shared_runs(left, right, min(cut.words, len(left.codes) or 1), cut.repeats)
    return max(runs, key=lambda run: (run.length, -run.left), default=Run(0, 0, 0))


def _posted(readings: Sequence[Reading], limits: Copying) -> Iterator[Copy]:
    """Pairs of reports that show one post, each pair once, by the post that is most alike."""
    held = [post for one in readings for post in posts(one, limits.shingles, limits.posted)]
    names = [code(f"{post.report} {post.span.start}") for post in held]
    met = pairs([keys(post, limits.posted) for post in held], names, limits.shingles.crowd)
    texts = {reading.report.id: reading.text for reading in readings}
    shared = sorted(_shared(held, met, limits), key=_pair)
    for _, group in groupby(shared, key=lambda told: _pair(told)[:2]):
        share, left, right = max(group, key=lambda told: (told[0], -told[1].span.start))
        shown = tuple(Quote.of(texts[post.report], post.span) for post in (left, right))
        yield Copy(left.report, right.report, "post", round(share, 4), (shown[0], shown[1]))


def _pair(told: tuple[float, Post, Post]) -> tuple[str, str, int, int]:
    _, left, right = told
    return left.report, right.report, left.span.start, right.span.start


def _shared(
    held: Sequence[Post], met: Iterable[tuple[int, int]], limits: Copying
) -> Iterator[tuple[float, Post, Post]]:
    for first, second in met:
        left, right = held[first], held[second]
        if left.report == right.report:
            continue
        share = one_post(left, right, limits.posted)
        if share is not None:
            yield share, left, right
