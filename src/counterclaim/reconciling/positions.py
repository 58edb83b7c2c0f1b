"""
Positions: the claims of one question and scope, sorted into the fewest answers.

Comes in: statements, or figures. Goes out: positions, lowest first; every one that came in
stands in exactly one of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from counterclaim.records import Statement, Toll

T = TypeVar("T")
Range = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Position(Generic[T]):
    """Answers that one number satisfies: the numbers that all allow, and who gives them."""

    low: int | None
    high: int | None
    held: tuple[T, ...]


def positions(statements: Iterable[Statement]) -> tuple[Position[Statement], ...]:
    """
    The positions of statements that count people in one scope.

    What gives no number ("casualties") contradicts none, and stands in the first.
    """
    return sorted_into(statements, _range)


def sorted_into(items: Iterable[T], ends: Callable[[T], Range]) -> tuple[Position[T], ...]:
    """
    Items sorted into the fewest positions by the range of each, lowest first.

    Items share a position when one number lies in all their ranges. Taking them by upper end
    makes the sort greedy and still minimal: the items that open a position are pairwise
    disjoint, so no sorting has fewer. "More than 100" is open above and comes last.
    """
    groups: list[list[T]] = []
    tops: list[int | None] = []
    numbered: list[T] = []
    bare: list[T] = []
    for item in items:
        (bare if ends(item) == (None, None) else numbered).append(item)
    for item in sorted(numbered, key=lambda item: _by_upper_end(ends(item))):
        low, high = ends(item)
        if groups and (tops[-1] is None or (low or 0) <= tops[-1]):
            groups[-1].append(item)
        else:
            groups.append([item])
            tops.append(high)
    if not groups:
        return (Position(None, None, tuple(bare)),) if bare else ()
    common = [_common(group, ends) for group in groups]
    groups[0] += bare
    return tuple(
        Position(low, high, tuple(group)) for (low, high), group in zip(common, groups, strict=True)
    )


def _common(group: Sequence[T], ends: Callable[[T], Range]) -> Range:
    """The numbers that every item of a group allows."""
    tops = [high for _, high in map(ends, group) if high is not None]
    return max(low or 0 for low, _ in map(ends, group)), min(tops, default=None)


def _by_upper_end(ends: Range) -> tuple[bool, int, int]:
    low, high = ends
    return high is None, high or 0, low or 0


def _range(statement: Statement) -> Range:
    toll = statement.claim.body
    return (toll.low, toll.high) if isinstance(toll, Toll) else (None, None)
