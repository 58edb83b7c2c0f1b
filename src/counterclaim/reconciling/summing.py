"""
The sum of classes, beside people of no named class who may be anybody.

Comes in: low, best and high of each class, and of people of no class. Goes out: those of all, with
what each end comes from.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from counterclaim.reconciling.drawing import Ends
from counterclaim.records import Bound, Part

PARTS: Final[tuple[Part, Part, Part]] = ("low", "best", "high")
_CAPPED: Final = (0, 1)  # low and best; high stays the most that anybody's figures make


@dataclass(frozen=True, slots=True)
class Summed:
    """
    A total, with where each end comes from: the classes, people of no named class, or both.

    `capped` says that low and best are those of people of no class, although the classes make
    more: they may share people.
    """

    ends: Ends
    classes: Ends
    unclassed: Ends
    capped: bool = False

    def gives(self, part: Part, *, classed: bool) -> bool:
        """Whether an end comes from the classes, or from the people of no named class."""
        at = PARTS.index(part)
        end, other = (self.classes, self.unclassed) if classed else (self.unclassed, self.classes)
        mine, theirs = end[at], other[at]
        if self.ends[at] is None or mine is None:
            return False
        if self.capped and at in _CAPPED:
            return not classed or mine == theirs
        return theirs is None or mine >= theirs


def summed(by_class: Sequence[Ends], unclassed: Sequence[Ends], *, shared: bool = False) -> Summed:
    """
    The ends of a total; an end that one of its rows lacks is not given.

    `shared` says that the classes may share people: then a figure for everybody that is no less
    than any class stands before their sum, as low and best.
    """
    told = [_sum([one[at] for one in by_class]) for at in range(3)]
    free = [_most([one[at] for one in unclassed], PARTS[at]) for at in range(3)]
    classes: Ends = (told[0], told[1], told[2])
    others: Ends = (free[0], free[1], free[2])
    if not by_class:
        return Summed(others, classes, others)
    if not unclassed:
        return Summed(classes, classes, others)
    low, best, high = (_most([classes[at], others[at]], PARTS[at]) for at in range(3))
    if shared and _holds(by_class, classes, others):
        low, best = (others[at] if end is not None else None for at, end in enumerate((low, best)))
        return Summed((low, best, high), classes, others, capped=True)
    return Summed((low, best, high), classes, others)


def _holds(by_class: Sequence[Ends], classes: Ends, others: Ends) -> bool:
    """Whether people of no class are fewer than the sum and no fewer than any class."""
    ends = [(classes[at], others[at], at) for at in _CAPPED]
    known = [(mine, free, at) for mine, free, at in ends if mine is not None and free is not None]
    held = all(
        free <= mine and all(one[at] is None or one[at] <= free for one in by_class)  # type: ignore[operator]  # not None
        for mine, free, at in known
    )
    return held and any(free < mine for mine, free, _ in known)


def _sum(told: Sequence[Bound | None]) -> Bound | None:
    known = [one for one in told if one is not None]
    if not known or len(known) < len(told):
        return None
    return Bound(sum(one.value for one in known), open=any(one.open for one in known))


def _most(told: Sequence[Bound | None], part: Part) -> Bound | None:
    """The greatest; a high end stays open where any is, "12 or more" being no less than 13."""
    known = [one for one in told if one is not None]
    if not known or len(known) < len(told):
        return None
    most = max(known)
    return replace(most, open=any(one.open for one in known)) if part == "high" else most
