"""
What every policy does before it weighs: which claims give a figure that stands.

Comes in: a row put to a policy. Goes out: the figures that stand, and every other claim with the
rule that set it aside. The steps are those of data/policies.toml, in its order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from counterclaim.reconciling.latest import besides, echoed, latest, mentions, once, risen
from counterclaim.reconciling.parts import name, whole
from counterclaim.reconciling.roll_call import roll_call
from counterclaim.reconciling.scopes import PART
from counterclaim.reconciling.standing import Aside, Asked, Sifted, Standing, order
from counterclaim.reconciling.vague import read
from counterclaim.records import Statement, Toll


def sift(asked: Asked) -> Sifted:
    """The figures that stand on a question, lowest first; twice the same claim is one claim."""
    told: list[Standing] = []
    aside: list[Aside] = []
    for rank, statement in enumerate(_each(asked)):
        figure = _figure(statement, asked, rank)
        if isinstance(figure, Standing):
            told.append(figure)
        else:
            aside.append(figure)
    told, unnumbered = _numbered([*_everywhere(told)])
    told, called = roll_call(told, asked)
    told = _of_one_class(told)
    told, satisfied = _counted(told)
    earlier: list[Aside] = []
    if not asked.policy.history:
        told, echoes = echoed(told, asked.trusted)
        told, earlier = latest(told, asked.trusted)
        earlier = [*echoes, *earlier]
    told, some = mentions(told)
    if not asked.policy.history:
        told, less = risen(told)
        earlier = [*earlier, *less]
    said = told
    told, again = once(told)
    told, added = besides(told)
    found = whole(told, said, asked)
    standing = sorted(found.standing, key=lambda one: (one.low, one.top, one.rank))
    first = (*aside, *unnumbered, *satisfied, *earlier)
    gone = (*first, *some, *again, *added, *found.aside)
    return Sifted(tuple(standing), gone, (*called, *found.notes))


def _each(asked: Asked) -> Iterable[Statement]:
    told = {one.claim.id: one for one in asked.row.statements}
    return sorted((told[claim] for claim in told.keys() - asked.dropped), key=order)


def _everywhere(told: Sequence[Standing]) -> Iterator[Standing]:
    """A figure for several places is of the whole where nobody tells of another place."""
    every = {place for one in told for place in one.places}
    for one in told:
        covers = len(one.places) > 1 and set(one.places) == every
        yield replace(one, places=()) if covers else one


def _of_one_class(told: list[Standing]) -> list[Standing]:
    """
    A figure for one class of the victims is of all where nobody tells of any others.

    Twelve policemen are no part of three soldiers: where only one class is told of, its figure is
    also of all if nobody counts more of all.
    """
    counted = [one for one in told if not one.first.scope.besides]
    classes = {one.first.scope.subclass for one in counted} - {PART, None}
    if len(classes) != 1:
        return told
    most = max((one.low for one in counted if one.first.scope.subclass is None), default=0)
    return [_widened(one) if one.low >= most else one for one in told]


def _widened(one: Standing) -> Standing:
    if one.first.scope.subclass in {PART, None}:
        return one
    held = (replace(each, scope=replace(each.scope, subclass=None)) for each in one.statements)
    return replace(one, statements=tuple(held))


def _numbered(told: Sequence[Standing]) -> tuple[list[Standing], list[Aside]]:
    """Words without a number are read as one only where nobody gives a number."""
    numbered = [one for one in told if not _bare(one.first)]
    if not numbered or len(numbered) == len(told):
        return list(told), []
    return numbered, [Aside(one.statements, "number") for one in told if _bare(one.first)]


def _counted(told: Sequence[Standing]) -> tuple[list[Standing], list[Aside]]:
    """A vague word is set aside where somebody gives a number that it allows: "dozens", and 40."""
    vague = {one.rank for one in told if _vague(one.first)}
    numbers = [
        one
        for one in told
        if vague and not (one.rank in vague or one.part or one.first.scope.besides)
    ]
    kept: list[Standing] = []
    aside: list[Aside] = []
    for one in told:
        allowed = (other for other in numbers if one.supports(other.said))
        by = next(allowed, None) if one.rank in vague else None
        if by is None:
            kept.append(one)
        else:
            aside.append(Aside(one.statements, "satisfied", {"other": by.first.claim.id}))
    return kept, aside


def _vague(statement: Statement) -> bool:
    toll = statement.claim.body
    return isinstance(toll, Toll) and toll.qualifier == "vague"


def _bare(statement: Statement) -> bool:
    toll = statement.claim.body
    return isinstance(toll, Toll) and toll.low is None


def _figure(statement: Statement, asked: Asked, rank: int) -> Standing | Aside:
    """The figure that a statement gives, or why it gives none."""
    rule = _no_figure(statement, asked)
    if rule:
        return Aside((statement,), rule, {"part": name(statement)})
    toll, places = statement.claim.body, statement.scope.places
    if isinstance(toll, Toll) and (meant := read(statement.claim, asked)):
        return Standing((statement,), meant[0], toll.high, rank, places, words=meant[1])
    if not isinstance(toll, Toll) or toll.low is None:
        return Aside((statement,), "number")
    return Standing((statement,), toll.low, toll.high, rank, places)


def _no_figure(statement: Statement, asked: Asked) -> str:
    """The rule by which a statement gives no figure at all; empty where it may give one."""
    claim = statement.claim
    if asked.refused:
        return asked.refused
    if claim.id in asked.waiting and claim.id not in asked.trusted:
        return "waiting"
    if not isinstance(claim.body, Toll):
        return "answer"
    if claim.stance in {"denies", "doubts"}:
        trusted = claim.id in asked.trusted and claim.stance == "doubts"
        return "" if trusted else {"denies": "denied", "doubts": "doubted"}[claim.stance]
    return "period" if statement.scope.period is not None else ""
