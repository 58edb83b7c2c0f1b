"""
Figures told without a place that are one place's all the same.

Comes in: statements on a question. Goes out: the same, in order, some limited to a place. "The
minister said nine had died" is Dilmar's nine, where he is told elsewhere, that day, of nine in
Dilmar; but not in a report in which he gives Dilmar another figure.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.reconciling.standing import when
from counterclaim.records import Question, Statement, Toll

_Told = tuple[Question, Statement]


def placed(told: Sequence[_Told]) -> list[_Told]:
    """
    Every statement once; a figure takes the one place for which its speaker gives it that day.

    Of several such places none is taken; "more than 100" may be of a place and of the whole too.
    """
    limited = _limited(told)
    return [(question, _placed(question, one, limited)) for question, one in told]


def _placed(
    question: Question, one: Statement, limited: Mapping[Hashable, Sequence[Statement]]
) -> Statement:
    figure = _figure(one)
    if one.scope.places or one.scope.besides or figure is None or figure[1] is None:
        return one
    beside = limited.get((question, one.speaker), ())
    elsewhere = {
        other.scope.places
        for other in beside
        if other.claim.report == one.claim.report and _figure(other) != figure
    }
    meant = {
        other.scope.places
        for other in beside
        if _figure(other) == figure and when(other) == when(one) != ""
    } - elsewhere
    if len(meant) != 1:
        return one
    return replace(one, scope=replace(one.scope, places=meant.pop()))


def _limited(told: Iterable[_Told]) -> Mapping[Hashable, Sequence[Statement]]:
    """The figures for one place alone, by question and speaker."""
    found: dict[Hashable, list[Statement]] = defaultdict(list)
    for question, one in told:
        if len(one.scope.places) == 1 and _figure(one) is not None:
            found[question, one.speaker].append(one)
    return found


def _figure(one: Statement) -> tuple[int, int | None, str | None] | None:
    toll = one.claim.body
    if not isinstance(toll, Toll) or toll.low is None or one.claim.stance == "denies":
        return None
    return toll.low, toll.high, one.scope.subclass
