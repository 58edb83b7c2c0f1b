"""
Which claims repeat the same words.

Comes in: readings, their claims as they are compared, and copies. Goes out: pairs of claims that
say the same in words that were copied, or in one post. A figure that an editor changed says
something else, and stays apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from counterclaim.linking.meeting import pairs
from counterclaim.linking.passages import Run, shared_runs
from counterclaim.linking.posts import Post, keys, one_post, posts
from counterclaim.linking.shingles import Trace, code, trace
from counterclaim.linking.statements import Answer, Stating, folded
from counterclaim.records import Claim, Copy, Reading
from counterclaim.tables.copying import Copying

_WHOLE = frozenset({"exact", "near"})
_WORDED = frozenset({"exact", "near", "partial"})


@dataclass(frozen=True)
class Repeats:
    """Readings by report, their claims as they are compared, and the limits."""

    readings: Mapping[str, Reading]
    said: Mapping[str, Stating]
    limits: Copying

    @cached_property
    def traces(self) -> dict[str, Trace]:
        """The traces of reports as they are asked for."""
        return {}

    def trace(self, report: str) -> Trace:
        """The trace of one report."""
        held = self.traces.get(report)
        if held is None:
            held = self.traces[report] = trace(self.readings[report], self.limits.shingles)
        return held


def repeats(held: Repeats, copies: Iterable[Copy]) -> Iterator[tuple[str, str, str]]:
    """The pairs of claims that are the same words, each with the reason: copied or post."""
    for one in copies:
        if one.kind in _WORDED and one.left in held.readings and one.right in held.readings:
            yield from ((*pair, "copied") for pair in _copied(held, one))
    yield from ((*pair, "post") for pair in _posted(held))


def _copied(held: Repeats, one: Copy) -> Iterator[tuple[str, str]]:
    left, right = held.trace(one.left), held.trace(one.right)
    cut = held.limits.shingles
    runs = shared_runs(left, right, cut.words, cut.repeats)
    theirs = _by_wording(held, held.readings[one.right].claims)
    for claim in held.readings[one.left].claims:
        stating = held.said[claim.id]
        for other in theirs.get(stating.wording, ()):
            if not stating.may_be(held.said[other.id]):
                continue
            if _at_same_words(
                (_placed(claim, left), _placed(other, right)), runs, held.limits.stated.share
            ) or (one.kind in _WHOLE and _same_words(claim, other, held.limits.stated.least_words)):
                yield claim.id, other.id


def _by_wording(held: Repeats, claims: Iterable[Claim]) -> dict[Answer, list[Claim]]:
    made: dict[Answer, list[Claim]] = {}
    for claim in claims:
        made.setdefault(held.said[claim.id].wording, []).append(claim)
    return made


def _placed(claim: Claim, held: Trace) -> tuple[int, int]:
    """From which to before which of a trace's words a claim stands."""
    first = int(np.searchsorted(held.ends, claim.span.start, side="right"))
    return first, int(np.searchsorted(held.starts, claim.span.end))


def _at_same_words(
    placed: tuple[tuple[int, int], tuple[int, int]], runs: Sequence[Run], share: float
) -> bool:
    """Whether enough of the shorter claim's words are the other's by a shared run."""
    (first, after), (begin, end) = placed
    shorter = min(after - first, end - begin)
    if shorter < 1:
        return False
    both = 0
    for run in runs:
        low = max(first, run.left, begin - run.right + run.left)
        high = min(after, run.left + run.length, end - run.right + run.left)
        both += max(0, high - low)
    return both >= share * shorter


def _same_words(claim: Claim, other: Claim, least: int) -> bool:
    said = folded(claim.span.quote)
    return said.count(" ") + 1 >= least and said == folded(other.span.quote)


def _posted(held: Repeats) -> Iterator[tuple[str, str]]:
    """The pairs of claims that say the same in one post."""
    limits = held.limits
    every = [
        post
        for name in sorted(held.readings)
        for post in posts(held.readings[name], limits.shingles, limits.posted)
    ]
    names = [code(f"{post.report} {post.span.start}") for post in every]
    met = pairs([keys(post, limits.posted) for post in every], names, limits.shingles.crowd)
    for left, right in sorted(met):
        if one_post(every[left], every[right], limits.posted) is not None:
            yield from _in_both(held, every[left], every[right])


def _in_both(held: Repeats, left: Post, right: Post) -> Iterator[tuple[str, str]]:
    theirs = _by_wording(held, _inside(held, right))
    for claim in _inside(held, left):
        same = [claim, *theirs.get(held.said[claim.id].wording, ())]
        yield from pairwise(one.id for one in same)


def _inside(held: Repeats, post: Post) -> list[Claim]:
    claims = held.readings[post.report].claims
    return [claim for claim in claims if post.span.holds(claim.span.span)]
