"""
Acts: who did it, and when it was.

Comes in: the statements of a row. Goes out: conflicts between two who are named for one act and
between two dates of one act, and denials of having done it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from counterclaim.reconciling.agreeing import Agree
from counterclaim.reconciling.rows import order
from counterclaim.reconciling.saying import Say
from counterclaim.records import Act, Responsibility, Statement, Tension

_ASSERTED: Final = frozenset({"asserts", "confirms"})
_WITHIN: Final = frozenset({"minute", "part_of_day"})


def doers(statements: Sequence[Statement], agree: Agree, say: Say) -> Iterator[Tension]:
    """Two groups named for one attack; and who denies what others lay at its door."""
    named = [one for one in statements if agree.doer(one.claim) is not None]
    named = [one for one in sorted(named, key=_owned_first) if one.claim.stance in _ASSERTED]
    first: dict[tuple[str, bool], Statement] = {}
    for one in named:
        body = one.claim.body
        denied = isinstance(body, Responsibility) and body.says == "denies"
        first.setdefault((agree.doer(one.claim) or "", denied), one)
    for left, right in combinations(first.values(), 2):
        if not agree(left, right) and _one_act(left, right, agree):
            yield _two_doers(left, right, named, agree, say)


def _owned_first(statement: Statement) -> tuple[bool, tuple[str, str, str]]:
    """Who claims it or is accused of it, before acts that only name somebody."""
    return not isinstance(statement.claim.body, Responsibility), order(statement)


def _one_act(left: Statement, right: Statement, agree: Agree) -> bool:
    """
    Whether two that are named can be named for one thing: acts must be of one kind, and two
    who act against each other did two things.
    """
    one, other = left.claim.body, right.claim.body
    if not isinstance(one, Act) or not isinstance(other, Act):
        return not _against(left, right, agree) and not _against(right, left, agree)
    met = _against(left, right, agree) or _against(right, left, agree)
    return one.act == other.act and not met


def _against(left: Statement, right: Statement, agree: Agree) -> bool:
    body = left.claim.body
    if not isinstance(body, Act) or body.against is None:
        return False
    return agree.side_of(body.against) == agree.doer(right.claim)


def _two_doers(
    left: Statement, right: Statement, named: Sequence[Statement], agree: Agree, say: Say
) -> Tension:
    doer, other = agree.doer(left.claim), agree.doer(right.claim)
    others = [one.claim.id for one in named if agree.doer(one.claim) in {doer, other}]
    if doer == other:
        denying, naming = sorted((left, right), key=lambda one: not _denying(one))
        return say.tension(
            "denial", "denial_responsibility", left.question,
            [denying.claim.id, naming.claim.id],
            who=say.who(denying.claim), other=say.who(naming.claim),
        )  # fmt: skip
    own = (doer, other) == (say.heard[left.claim].side, say.heard[right.claim].side)
    return say.tension(
        "conflict", "conflict_responsibility_own" if own else "conflict_responsibility",
        left.question, [left.claim.id, right.claim.id, *others],
        who=say.who(left.claim), other=say.who(right.claim),
        left=_actor(left, say), right=_actor(right, say),
    )  # fmt: skip


def _denying(statement: Statement) -> bool:
    body = statement.claim.body
    return isinstance(body, Responsibility) and body.says == "denies"


def _actor(statement: Statement, say: Say) -> str:
    body = statement.claim.body
    said = body.actor if isinstance(body, Responsibility) else getattr(body, "by", None)
    return said or say.who(statement.claim)


# --- when it was ----------------------------------------------------------------------


def dates(statements: Sequence[Statement], agree: Agree, say: Say) -> Iterator[Tension]:
    """
    One act on two dates: what most reports say, against each other date that is near.

    Who gives the hour of both in one report, or the part of the day, tells of two acts.
    """
    acts = sorted({one.claim.body.act for one in statements if isinstance(one.claim.body, Act)})
    for act in acts:
        told = [
            one
            for one in sorted(statements, key=order)
            if isinstance(one.claim.body, Act)
            and one.claim.body.act == act
            and one.claim.stance in _ASSERTED
        ]
        days: dict[date, list[Statement]] = {}
        for one in told:
            if one.claim.occurred.interval.first_day:
                days.setdefault(one.claim.occurred.interval.first_day, []).append(one)
        if not days:
            continue
        main = min(days, key=lambda day: (-len({one.claim.report for one in days[day]}), day))
        near = say.tables.tensions.limits["days_apart"]
        for day in sorted(days):
            apart = [
                one
                for one in days[day]
                if not agree(days[main][0], one) and not _timed_twice(one, days[main])
            ]
            if apart and 0 < abs((day - main).days) <= near:
                yield _two_dates(act, days[main], apart, say)


def _timed_twice(one: Statement, others: Sequence[Statement]) -> bool:
    """Whether the same voice tells, in the same report, when in the day each was."""
    return any(
        (one.speaker, one.claim.report) == (other.speaker, other.claim.report)
        and {said.claim.occurred.interval.precision for said in (one, other)} <= _WITHIN
        for other in others
    )


def _two_dates(
    act: str, left: Sequence[Statement], right: Sequence[Statement], say: Say
) -> Tension:
    one, other = left[0], right[0]
    first, second = (f"{held.claim.occurred.interval.first_day}" for held in (one, other))
    return say.tension(
        "conflict", "conflict_when", one.question,
        [one.claim.id, other.claim.id, *(held.claim.id for held in (*left, *right))],
        act=say.tables.questions.says("act", act),
        arithmetic=f"{first} ≠ {second}", left=first, right=second,
        who=say.who(one.claim), other=say.who(other.claim),
    )  # fmt: skip
