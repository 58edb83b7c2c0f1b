"""
Totals that count people of another happening too.

Comes in: a case whose reports tell of other happenings as well. Goes out: for totals of the
incident, what their own report and speaker count of another one. Twenty, of whom nine and eight
are of the two camps and three of another fight, are not the dead of the camps.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.linking.grounds import Ground
from counterclaim.records import Case, Claim, Question, Statement, Toll


def beyond(case: Case, ground: Ground) -> dict[str, tuple[Claim, ...]]:
    """
    By claim, the figures of other happenings without which its parts do not make it.

    Parts and whole are one speaker's in one report, and each is an exact number.
    """
    inside = {claim.id for claim in case.claims}
    found: dict[str, tuple[Claim, ...]] = {}
    for reading in case.readings:
        beside = [claim for claim in reading.claims if claim.id not in inside]
        own = [claim for claim in case.claims if beside and claim.report == reading.report.id]
        rows: dict[Hashable, list[Claim]] = defaultdict(list)
        for claim in (*own, *beside):
            if _exact(claim) is not None:
                rows[_row(claim)].append(claim)
        for row in rows.values():
            other = tuple(claim for claim in row if claim.id not in inside)
            mine = [claim for claim in row if claim.id in inside]
            parts = [claim for claim in mine if len(ground.sites(claim)) == 1]
            if other and parts and len({ground.sites(claim) for claim in parts}) == len(parts):
                made = sum(_exact(claim) or 0 for claim in (*parts, *other))
                totals = [claim for claim in mine if not ground.sites(claim)]
                found |= {claim.id: other for claim in totals if _exact(claim) == made}
    return found


def spread(told: Sequence[tuple[Question, Statement]]) -> list[tuple[Question, Statement]]:
    """The statements; a speaker's total is as wide in reports that do not give its parts."""
    wide = {_whole(question, one): one.scope.beyond for question, one in told if one.scope.beyond}
    return [(question, _widened(question, one, wide)) for question, one in told]


def _widened(
    question: Question, one: Statement, wide: Mapping[Hashable, tuple[Claim, ...]]
) -> Statement:
    held = wide.get(_whole(question, one), ())
    return replace(one, scope=replace(one.scope, beyond=held)) if held else one


def _whole(question: Question, one: Statement) -> Hashable:
    toll = one.claim.body
    ends = (toll.low, toll.high) if isinstance(toll, Toll) else None
    return question, one.speaker, ends, one.scope.places


def _row(claim: Claim) -> Hashable:
    toll = claim.body
    return claim.last.actor, (toll.effect, toll.victims) if isinstance(toll, Toll) else ()


def _exact(claim: Claim) -> int | None:
    """The number that a claim stands by, where it is one number of all the victims."""
    toll = claim.body
    if not isinstance(toll, Toll) or toll.subclass or toll.low != toll.high:
        return None
    return toll.low if claim.stance in {"asserts", "confirms"} else None


def numbers(claims: Iterable[Claim]) -> tuple[int, ...]:
    """What these claims count."""
    return tuple(number for claim in claims if (number := _exact(claim)) is not None)
