"""
What reconciling makes, as lines of the record format.

Comes in: an account. Goes out: plain dictionaries: a row for each question with its statements,
tensions, estimates with their derivation. Accounts are made anew from claims, never read back.
"""

from collections.abc import Iterator

from counterclaim.exporting.records import Json, Record, stamp
from counterclaim.records import (
    Account,
    Bound,
    Change,
    Estimate,
    Question,
    Row,
    Scope,
    Statement,
    Tension,
    Use,
)


def account_records(account: Account) -> Iterator[Record]:
    """Every record of an account: its questions, its tensions, its estimates."""
    yield from (row_record(row, account.incident) for row in account.rows)
    yield from (tension_record(tension, account.incident) for tension in account.tensions)
    yield from (estimate_record(estimate, account.incident) for estimate in account.estimates)


def row_record(row: Row, incident: str) -> Record:
    """One question of an incident, all that is stated on it, and who is silent."""
    return {
        "record": "question",
        "incident": incident,
        **_question(row.question),
        "statements": [_statement(one) for one in row.statements],
        "silent": list[Json](row.silent),
    }


def _question(question: Question) -> Record:
    return {
        "question": question.id,
        "kind": question.kind,
        "victims": question.victims,
        "effect": question.effect,
    }


def _statement(statement: Statement) -> Record:
    return {
        "claim": statement.claim.id,
        "speaker": statement.speaker,
        "origin": statement.origin,
        "scope": _scope(statement.scope),
        "interest": statement.interest,
    }


def _scope(scope: Scope) -> Record:
    return {
        "places": list[Json](scope.places),
        "subclass": scope.subclass,
        "as_of": stamp(scope.as_of),
        "cumulative": scope.cumulative,
        "period": None if scope.period is None else [stamp(one) for one in scope.period],
    }


def tension_record(tension: Tension, incident: str) -> Record:
    """A relation between two claims, with its sentence and its arithmetic."""
    return {
        "record": "tension",
        "incident": incident,
        "id": tension.id,
        "kind": tension.kind,
        "question": tension.question,
        "left": tension.left,
        "right": tension.right,
        "says": tension.says,
        "arithmetic": tension.arithmetic,
        "claims": list[Json](tension.claims),
    }


def estimate_record(estimate: Estimate, incident: str) -> Record:
    """Low, best and high for one question under one policy, with its derivation."""
    return {
        "record": "estimate",
        "incident": incident,
        "id": estimate.id,
        "question": estimate.question,
        "policy": estimate.policy,
        "variant": estimate.variant,
        "low": _bound(estimate.low),
        "best": _bound(estimate.best),
        "high": _bound(estimate.high),
        "derivation": [_use(one) for one in estimate.derivation],
        "notes": list[Json](estimate.notes),
        "settings": list[Json](estimate.settings),
        "would_change": [_change(one) for one in estimate.would_change],
    }


def _bound(bound: Bound | None) -> Json:
    return None if bound is None else {"value": bound.value, "open": bound.open}


def _use(use: Use) -> Record:
    return {
        "claim": use.claim,
        "parts": list[Json](use.parts),
        "rule": use.rule,
        "because": use.because,
    }


def _change(change: Change) -> Record:
    return {
        "claim": change.claim,
        "act": change.act,
        "low": _bound(change.low),
        "best": _bound(change.best),
        "high": _bound(change.high),
    }
