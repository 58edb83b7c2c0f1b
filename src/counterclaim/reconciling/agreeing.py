"""
When two claims can both be right: the one function that says so, for every question.

Comes in: two statements on one question. Goes out: yes or no. Of scopes and speakers it knows
nothing: who compares must hold those equal.
"""

from dataclasses import dataclass
from datetime import date

from counterclaim.reconciling.rows import WHEN
from counterclaim.reconciling.voices import Voices, named
from counterclaim.records import Act, Claim, Responsibility, Statement, Status, Toll
from counterclaim.tables import Tables


@dataclass(frozen=True)
class Agree:
    """Whether two statements on one question can both be right."""

    tables: Tables
    heard: Voices

    def __call__(self, left: Statement, right: Statement) -> bool:
        """
        Whether one state of things satisfies both.

        Tolls: one whole number lies in both ranges; a toll without a number contradicts none.
        Status: the phases do not exclude each other, and what is held has one holder. Who did
        it: one actor, or one of the other's side; a denial contradicts who names its actor.
        When: the days meet. Everything else can stand beside anything.
        """
        if left.question == WHEN.id:
            return _days_meet(left.claim, right.claim)
        one, other = left.claim.body, right.claim.body
        if isinstance(one, Toll) and isinstance(other, Toll):
            return meet(one, other)
        if isinstance(one, Status) and isinstance(other, Status):
            return self._phases(one, other)
        if left.question == "responsibility":
            return self._doers(left.claim, right.claim)
        return True

    def _phases(self, left: Status, right: Status) -> bool:
        if frozenset({left.phase, right.phase}) in self.tables.questions.excludes:
            return False
        held = left.phase == right.phase == "holding" and left.holder and right.holder
        if not held:
            return True
        one, other = (self.side_of(said.holder or "") for said in (left, right))
        return one is None or other is None or one == other

    def _doers(self, left: Claim, right: Claim) -> bool:
        one, other = self.doer(left), self.doer(right)
        if one is None or other is None:
            return True
        same = one == other
        if not same and self._unknowable(one, other):
            return True
        denied = [_denies(claim) for claim in (left, right)]
        return (same and denied[0] == denied[1]) or (not same and any(denied))

    def _unknowable(self, left: str, right: str) -> bool:
        """Whether two names that no table lists stand in two scripts, and may be one."""
        known = self.heard.keyed()
        names = [known[key].name for key in (left, right) if key in known]
        listed = any(key in self.tables.actors.by_id for key in (left, right))
        return not listed and len(names) > 1 and names[0].isascii() != names[1].isascii()

    def doer(self, claim: Claim) -> str | None:
        """
        The side that a claim names as having done it, or as not having done it.

        Who claims or denies it without a name speaks of itself.
        """
        body = claim.body
        if isinstance(body, Responsibility):
            if body.actor is None and body.says != "accuses":
                return self.heard[claim].side
            return self.side_of(body.actor) if body.actor else None
        return self.side_of(body.by) if isinstance(body, Act) and body.by else None

    def side_of(self, said: str) -> str | None:
        """The side of the actor whom words name, if they name one."""
        actor = named(said, self.heard, self.tables)
        return None if actor is None else [actor, *self.tables.actors.side(actor)][-1]


def meet(left: Toll, right: Toll) -> bool:
    """Whether a whole number lies in both ranges; an open range has no upper end."""
    if left.low is None or right.low is None:
        return True
    return (left.high is None or left.high >= right.low) and (
        right.high is None or right.high >= left.low
    )


def _denies(claim: Claim) -> bool:
    body = claim.body
    said = isinstance(body, Responsibility) and body.says == "denies"
    return said != (claim.stance == "denies")


def _days_meet(left: Claim, right: Claim) -> bool:
    one, other = left.occurred.interval, right.occurred.interval
    ends: tuple[date | None, ...] = (one.first_day, one.last_day, other.first_day, other.last_day)
    first, last, begin, end = ends
    if first is None or last is None or begin is None or end is None:
        return True
    return first <= end and begin <= last
