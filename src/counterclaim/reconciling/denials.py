"""
Who denies what: claims that others make, held to be untrue.

Comes in: the rows of a case. Goes out: a tension for each speaker who denies, each side that is
denied and each thing that it says, with every denial of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from counterclaim.reconciling.rows import WHEN, order
from counterclaim.reconciling.saying import Say
from counterclaim.records import Claim, Row, Statement, Status, Tension, Toll

_ASSERTED: Final = frozenset({"asserts", "confirms"})
_Content = tuple[object, ...]


def denials(rows: Sequence[Row], say: Say) -> Iterator[Tension]:
    """
    Who denies what: once for each speaker, side, question and content.

    An outlet's own "not so" is no party's denial; who doubts stands against somebody only where
    he speaks for a party, for all others could only verify nothing.
    """
    homes = {
        one.claim.id: one for row in rows for one in row.statements if row.question.id != WHEN.id
    }
    found: dict[tuple[object, ...], list[tuple[Statement, Statement]]] = {}
    for one in sorted(homes.values(), key=order):
        for meant in _meant(one, homes, rows, say) if _denies(one, say) else ():
            side = say.heard[meant.claim].side
            key = one.speaker, side, meant.question, one.claim.stance, _content(meant.claim)
            found.setdefault(key, []).append((one, meant))
    for pairs in found.values():
        one, meant = pairs[0]
        yield say.tension(
            "denial", "denial" if one.claim.stance == "denies" else "denial_doubt",
            meant.question,
            [one.claim.id, meant.claim.id, *(held.claim.id for pair in pairs for held in pair)],
            who=say.who(one.claim), other=say.who(meant.claim), quote=short(meant.claim),
        )  # fmt: skip


def _denies(statement: Statement, say: Say) -> bool:
    claim = statement.claim
    if claim.last.role == "outlet":
        return False
    return claim.stance == "denies" or (claim.stance == "doubts" and say.heard[claim].party)


def _meant(
    denying: Statement, homes: Mapping[str, Statement], rows: Sequence[Row], say: Say
) -> list[Statement]:
    """
    What a denial is of: the claims that it answers, one for each question, or the first that
    asserts what it denies.

    Of several answers to one question the one for the whole stands for them.
    """
    side = say.heard[denying.claim].side
    if denying.claim.kind != "response":
        same = [
            one
            for row in rows
            if row.question.id == denying.question
            for one in row.statements
            if one.claim.stance in _ASSERTED
            and say.heard[one.claim].side != side
            and one.claim.kind == denying.claim.kind
            and _alike(denying, one)
        ]
        return sorted(same, key=order)[:1]
    answered: dict[str, list[Statement]] = {}
    for name in denying.claim.responds_to:
        one = homes.get(name)
        if one is not None and say.heard[one.claim].side != side:
            answered.setdefault(one.question, []).append(one)
    return [next((one for one in held if one.scope.whole), held[0]) for held in answered.values()]


def _alike(left: Statement, right: Statement) -> bool:
    """
    Whether two claims have one content, and speak of places that meet.

    Who denies the deaths of fighters, without a number, denies every number of them.
    """
    one, other = left.scope.places, right.scope.places
    meet = not one or not other or bool(set(one) & set(other))
    denied, told = left.claim.body, right.claim.body
    if isinstance(denied, Toll) and isinstance(told, Toll) and denied.low is None:
        return meet and (denied.victims, denied.effect) == (told.victims, told.effect)
    return meet and _content(left.claim) == _content(right.claim)


def _content(claim: Claim) -> _Content:
    """What a claim says, without whose words say it."""
    match claim.body:
        case Toll(low=low, high=high, victims=victims, effect=effect):
            return victims, effect, low, high
        case Status(phase=phase):
            return (phase,)
    return (claim.kind, claim.body)


def short(claim: Claim) -> str:
    """The words of a claim, on one line."""
    return " ".join(claim.span.quote.split())
