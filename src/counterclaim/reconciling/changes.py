"""
What would change an estimate: each single acceptance or rejection that moves one of its ends.

Comes in: a row put to a policy, and what it drew. Goes out: the changes, rejections first. A
claim is rejected by leaving it out; accepted by letting it stand although it waits for review,
is doubted, was followed by another of its speaker or side, or is a party's word on the enemy.
"""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import replace

from counterclaim.reconciling.drawing import Answered, ends
from counterclaim.records import Change, Statement, Toll

# Rules that a person's acceptance overrules; what is no figure, or is a part, stays what it is.
_OVERRULED = frozenset({"waiting", "doubted", "echo", "latest", "enemy", "later", "revised"})
# Rules by which a claim weighs nothing whatever else stands: to reject it moves nothing.
_WEIGHTLESS = frozenset(
    {"effect", "victims", "waiting", "answer", "denied", "doubted", "number", "besides"}
)


def changes(told: Answered) -> tuple[Change, ...]:
    """Every single acceptance or rejection that moves an end, in order of claims."""
    return (*_rejections(told), *_acceptances(told))


def rejected(told: Answered) -> list[str]:
    """The claims whose rejection might move an end: those that weigh and that nobody repeats."""
    weightless = {use.claim for use in told.derivation if use.rule in _WEIGHTLESS}
    each = {one.claim.id: one for one in told.asked.row.statements}
    often = Counter(map(_twin, each.values()))
    return sorted(
        claim for claim, one in each.items() if claim not in weightless and often[_twin(one)] == 1
    )


def accepted(told: Answered) -> list[str]:
    """The claims whose acceptance might move an end."""
    return sorted(use.claim for use in told.derivation if use.rule in _OVERRULED)


def _rejections(told: Answered) -> Iterator[Change]:
    for claim in rejected(told):
        moved = ends(replace(told.asked, dropped=told.asked.dropped | {claim}))
        if moved != told.ends:
            yield Change(claim, "reject", *moved)


def _acceptances(told: Answered) -> Iterator[Change]:
    for claim in accepted(told):
        moved = ends(replace(told.asked, trusted=told.asked.trusted | {claim}))
        if moved != told.ends:
            yield Change(claim, "accept", *moved)


def _twin(statement: Statement) -> Hashable:
    """Statements alike in all that any policy weighs: to drop one of two changes no end."""
    toll, scope = statement.claim.body, statement.scope
    figure = (toll.low, toll.high, toll.qualifier) if isinstance(toll, Toll) else None
    return (
        statement.speaker,
        statement.claim.report,
        statement.claim.last.role,
        statement.origin,
        statement.interest,
        statement.claim.stance,
        figure,
        scope,
    )
