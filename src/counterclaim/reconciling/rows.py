"""
Rows: every claim of an incident under the question that it answers.

Comes in: a case. Goes out: a row for each question, with all statements on it and the
speakers who are silent on it. Every claim stands in exactly one row of its own: tolls by who
was counted and what befell them, everything else by its kind, a response where that stands
which it answers. Two rows hold second answers besides: `responsibility` the acts that name who
did it, `when` the acts that are dated.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from counterclaim.linking.grounds import Ground
from counterclaim.reconciling.elsewhere import spread
from counterclaim.reconciling.interests import Parties, interest
from counterclaim.reconciling.placing import placed
from counterclaim.reconciling.scopes import Scopes
from counterclaim.reconciling.voices import Voices, named, nameless, voices
from counterclaim.records import Act, Case, Claim, Question, Row, Statement, Toll
from counterclaim.tables import Tables

RESPONSIBILITY: Final = Question("responsibility", "responsibility")
WHEN: Final = Question("when", "when")
_HARMED: Final = frozenset({"killed", "injured"})
_CLASSES: Final = frozenset({"state_forces", "armed_group", "civilians"})
_DAYS: Final = frozenset({"minute", "part_of_day", "day"})


def rows(case: Case, tables: Tables) -> tuple[Row, ...]:
    """
    The rows of a case, sorted by question; statements by when they were made, then by claim.

    A row without statements stands for a party's own dead, where the party gives the other's
    alone. Silence is no figure.
    """
    heard = voices(case, tables)
    told = spread(placed([*_stated(case, heard, tables)]))
    silent = _silent(told, heard, tables)
    by_question: dict[Question, list[Statement]] = {one: [] for one in silent if silent[one]}
    for question, statement in told:
        by_question.setdefault(question, []).append(statement)
    return tuple(
        Row(question, tuple(sorted(by_question[question], key=order)), silent.get(question, ()))
        for question in sorted(by_question, key=lambda question: question.id)
    )


def question(claim: Claim) -> Question:
    """What a claim answers, but for a response."""
    if isinstance(claim.body, Toll):
        toll = claim.body
        return Question(f"{toll.victims}.{toll.effect}", "toll", toll.victims, toll.effect)
    return Question(claim.kind, claim.kind)


def order(statement: Statement) -> tuple[str, str, str]:
    """By the day on which it was said, unknown days last; then by report and claim."""
    said = statement.scope.as_of
    return (said.isoformat() if said else "~", statement.claim.report, statement.claim.id)


def _stated(case: Case, heard: Voices, tables: Tables) -> Iterator[tuple[Question, Statement]]:
    scopes = Scopes.of(case, Ground.of(case.claims, tables), tables)
    parties = Parties.of(heard[claim] for claim in case.claims if claim.kind == "toll")
    origins = {claim: origin.id for origin in case.origins for claim in origin.claims}
    claims = {claim.id: claim for claim in case.claims}
    for claim in claims.values():
        for asked in _questions(claim, claims, heard, tables):
            yield (
                asked,
                Statement(
                    claim,
                    asked.id,
                    heard[claim].key,
                    origins.get(claim.id, claim.id),
                    scopes(claim),
                    interest(claim, heard[claim], parties, tables),
                ),
            )


def _questions(
    claim: Claim, claims: Mapping[str, Claim], heard: Voices, tables: Tables
) -> Iterator[Question]:
    """The question of a claim, and then what else it answers."""
    answered = (claims[one] for one in claim.responds_to if one in claims)
    meant = next(answered, None) if claim.kind == "response" else None
    yield question(meant or claim)
    if isinstance(claim.body, Act):
        if doer(claim, heard, tables) is not None:
            yield RESPONSIBILITY
        if claim.occurred.interval.precision in _DAYS and claim.occurred.span:
            yield WHEN


def doer(claim: Claim, heard: Voices, tables: Tables) -> str | None:
    """The actor whom an act names as having done it; "gunmen" are nobody in particular."""
    if not isinstance(claim.body, Act) or claim.body.by is None:
        return None
    return named(claim.body.by, heard, tables)


def _silent(
    told: Iterable[tuple[Question, Statement]], heard: Voices, tables: Tables
) -> dict[Question, tuple[str, ...]]:
    """
    By question, the speakers for a party who give figures of people, and none on this question.

    Asked are the questions of the dead and the injured that somebody answers, and of each
    party's own dead, if only the other's are given.
    """
    given: dict[str, set[Question]] = {}
    asked: set[Question] = set()
    by_key = heard.keyed()
    for question, statement in told:
        toll = statement.claim.body
        if isinstance(toll, Toll) and statement.claim.kind == "toll":
            asked |= {question} if question.effect in _HARMED else set()
            if by_key[statement.speaker].party and not nameless(statement.speaker):
                given.setdefault(statement.speaker, set()).add(question)
            if statement.interest == "enemy_losses" and toll.effect == "killed":
                own = tables.tensions.own[by_key[statement.speaker].sector]
                asked.add(Question(f"{own}.killed", "toll", own, "killed"))
    return {
        question: tuple(sorted(speaker for speaker in given if question not in given[speaker]))
        for question in asked
        if question.victims in _CLASSES
    }
