"""
The policy `airwars`: a minimum and a maximum, and for civilians a grade of the incident.

The grade is one of responsibility and sources, not of figures. Who is credible is the user's own
table, empty as shipped; without it a grade that asks for credible sources is not given.
"""

from collections.abc import Sequence

from counterclaim.reconciling.policies.envelope import span
from counterclaim.reconciling.standing import Asked, Drawn, Standing, ends
from counterclaim.records import Responsibility, Row


def airwars(asked: Asked, told: Sequence[Standing]) -> Drawn:
    """Minimum and maximum over all sources; best is empty."""
    low, high = ends(told)
    settings = tuple(f"credible: {name}" for name in asked.tables.credible.names)
    notes = () if asked.uncounted else grade(asked, told)
    return Drawn(low, None, high, span(told, low, high, "ends"), notes, settings)


def grade(asked: Asked, told: Sequence[Standing]) -> tuple[str, ...]:
    """
    The grade in Airwars' own words, as far as no person has to judge.

    Confirmed and Discounted are a person's to give. Contested is where two actors are named as
    having done it, or the one named denies it.
    """
    if _contested(asked.beside):
        text = asked.note("contested")
        return (asked.note("grade", text=text), asked.note("contested_is"))
    origins = frozenset().union(*(one.origins for one in told))
    if len(origins) < 2:
        return (asked.note("grade", text=asked.note("weak")),)
    credible = {
        statement.origin
        for one in told
        for statement in one.statements
        if asked.tables.credible.holds(statement.speaker, statement.claim)
    }
    if len(credible) < 2:
        return (asked.note("unassessed"), asked.note("near"))
    return (asked.note("grade", text=asked.note("fair")), asked.note("near"))


def _contested(rows: Sequence[Row]) -> bool:
    told = [
        statement.claim.body
        for row in rows
        if row.question.kind == "responsibility"
        for statement in row.statements
        if isinstance(statement.claim.body, Responsibility) and statement.claim.body.actor
    ]
    named = {body.actor for body in told if body.says in {"claims", "accuses"}}
    denied = {body.actor for body in told if body.says == "denies"}
    return len(named) > 1 or bool(named & denied)
