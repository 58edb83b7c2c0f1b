"""
One figure under two names: people of no class who are people of a class, told again.

Comes in: the rows of one effect. Goes out: which claims say over again a figure that another gives
by class.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from counterclaim.reconciling.roll_call import ONE_BY_ONE
from counterclaim.reconciling.standing import Asked, order
from counterclaim.records import Row, Toll, Use


def renamed(rows: Sequence[Row], asked: Asked) -> dict[str, str]:
    """
    Claims that count people of no class, and say over again a figure that has one.

    "More than 60 soldiers", and in the same report "more than 60 people": one figure under
    another name, so no second one. By claim, the claim whose figure it is.
    """
    classed: dict[Hashable, str] = {}
    free: dict[str, Hashable] = {}
    for row in rows:
        for statement in sorted(row.statements, key=order):
            claim = statement.claim
            if not isinstance(claim.body, Toll) or claim.body.low is None:
                continue
            if claim.body.subclass in ONE_BY_ONE:
                continue  # a person told by name is no figure under another name
            figure = (claim.report, claim.body.low, claim.body.high)
            if row.question.victims in asked.tables.unclassed:
                free[claim.id] = figure
            elif claim.id not in asked.dropped:
                classed.setdefault(figure, claim.id)
    return {claim: classed[figure] for claim, figure in sorted(free.items()) if figure in classed}


def apart(asked: Asked) -> tuple[Asked, tuple[Use, ...]]:
    """
    A row put to a policy without what its incident counts by class, and the uses that say so.

    Only people of no named class can be told under another name.
    """
    question = asked.row.question
    if question.victims not in asked.tables.unclassed:
        return asked, ()
    rule = asked.rule("drift")
    beside = [
        row
        for row in (asked.beside or (asked.row,))
        if row.question.kind == "toll" and row.question.effect == question.effect
    ]
    mine = {one.claim.id for one in asked.row.statements}
    found = {claim: other for claim, other in renamed(beside, asked).items() if claim in mine}
    uses = tuple(
        Use(claim, (), rule.id, rule.because.format(other=other)) for claim, other in found.items()
    )
    return replace(asked, dropped=asked.dropped | found.keys()), uses
