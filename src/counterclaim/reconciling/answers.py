"""
How it stands: who says that it is over, who that it goes on, and who holds what.

Comes in: the statements of a row. Goes out: conflicts and revisions, one for each two sides and
each thing that is said to be settled in a place or in all, however many reports carry it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations, pairwise

from counterclaim.reconciling.agreeing import Agree
from counterclaim.reconciling.rows import order
from counterclaim.reconciling.saying import Say
from counterclaim.reconciling.voices import Voice
from counterclaim.records import (
    Statement,
    Status,
    Tension,
)

_ASSERTED = frozenset({"asserts", "confirms"})


@dataclass(frozen=True, slots=True)
class Stand:
    """One answer by one side for one scope: every statement of it, the first of them first."""

    voice: Voice
    answer: str
    statements: tuple[Statement, ...]

    @property
    def first(self) -> Statement:
        """The statement that stands for it."""
        return self.statements[0]

    @property
    def claim(self) -> str:
        """The claim that stands for it."""
        return self.first.claim.id

    @property
    def since(self) -> date | None:
        """The first day on which it was said."""
        return min(self._days, default=None)

    @property
    def until(self) -> date | None:
        """The last day on which it was said."""
        return max(self._days, default=None)

    @property
    def _days(self) -> list[date]:
        said = [one.scope.as_of for one in self.statements if one.scope.as_of is not None]
        return [_day(day) for day in said]


def stands(
    statements: Iterable[Statement], say: Say, answer: Callable[[Statement], str | None]
) -> list[Stand]:
    """What each side answers; an outlet that answers as a party does only carries it."""
    grouped: dict[tuple[str, str, tuple[str, ...]], list[Statement]] = {}
    for one in sorted(statements, key=order):
        said = answer(one)
        if said is not None and one.claim.stance in _ASSERTED:
            side = say.heard[one.claim].side
            grouped.setdefault((side, said, one.scope.places), []).append(one)
    made = [
        Stand(say.heard[held[0].claim], said, tuple(held)) for (_, said, _), held in grouped.items()
    ]
    by_party = {one.answer for one in made if one.voice.party}
    return [one for one in made if one.voice.party or one.answer not in by_party]


def statuses(statements: Sequence[Statement], agree: Agree, say: Say) -> Iterator[Tension]:
    """Who says that it is over and who that it goes on; and each side's own change of mind."""
    found = stands(statements, say, _phase)
    for side in sorted({one.voice.side for one in found}):
        chain = _changes([one for one in found if one.voice.side == side], agree)
        for first, last in pairwise(chain):
            for told in _tellings(first, last):
                yield _changed(first, last, told, say)
    pairs: dict[tuple[frozenset[str], str, tuple[str, ...]], list[tuple[Stand, Stand]]] = {}
    for left, right in combinations(found, 2):
        settled, still = _settled(left, right, say)
        if settled is None or left.voice.side == right.voice.side:
            continue
        if (
            not agree(left.first, right.first)
            and _one_place(left, right)
            and _lasts(settled, still)
        ):
            sides = frozenset({left.voice.side, right.voice.side})
            key = sides, _answer(settled), settled.first.scope.places
            pairs.setdefault(key, []).append((settled, still))
    for held in pairs.values():
        yield _at_odds(held, say)


def _phase(statement: Statement) -> str | None:
    body = statement.claim.body
    return f"{body.phase}|{body.holder or ''}" if isinstance(body, Status) else None


def _answer(stand: Stand) -> str:
    return stand.answer.partition("|")[0]


def _said(stand: Stand, say: Say) -> str:
    """ "is over", "is held by the Example Front"."""
    phase, _, holder = stand.answer.partition("|")
    said = say.tables.questions.says("phase", phase)
    return f"{said} {say.tables.tensions.words['by'].format(who=holder)}" if holder else said


def _settled(left: Stand, right: Stand, say: Say) -> tuple[Stand | None, Stand]:
    """Which of two says that the thing is settled, and which that it is open."""
    over = say.tables.tensions.settled
    if _answer(left) in over:
        return left, right
    return (right, left) if _answer(right) in over else (left, right)


def _lasts(settled: Stand, still: Stand) -> bool:
    """Whether it is said to be open when it had been said to be settled, or on that day."""
    first, last = settled.since, still.until
    return first is None or last is None or last >= first


def _one_place(left: Stand, right: Stand) -> bool:
    one, other = set(left.first.scope.places), set(right.first.scope.places)
    return not one or not other or bool(one & other)


def _changes(side: Sequence[Stand], agree: Agree) -> list[Stand]:
    """A side's answers in time, each excluding the one before."""
    dated = sorted((one for one in side if one.since), key=_by_day)
    chain = dated[:1]
    for one in dated[1:]:
        before = chain[-1]
        later = before.since is not None and one.since is not None and before.since < one.since
        if later and not agree(before.first, one.first) and _one_place(before, one):
            chain.append(one)
    return chain


def _by_day(stand: Stand) -> tuple[date, int, str]:
    """By the first day; of one day first what most reports carry."""
    return stand.since or date.max, -len(stand.statements), stand.claim


def _changed(first: Stand, last: Stand, told: tuple[Statement, Statement], say: Say) -> Tension:
    one, other = told
    left, right = _said(first, say), _said(last, say)
    return say.tension(
        "revision", "revision_status", one.question, [one.claim.id, other.claim.id],
        arithmetic=f"{left} → {right}", left=left, right=right,
        who=say.who(one.claim), other=say.who(other.claim),
        where=say.where(one.scope.places), elsewhere=say.where(other.scope.places),
        first=say.day(one.scope.as_of), last=say.day(other.scope.as_of),
    )  # fmt: skip


def _tellings(first: Stand, last: Stand) -> Iterator[tuple[Statement, Statement]]:
    """
    Who of a side changed its word: whoever said both, and whoever was first to say the second
    without having said the first.
    """
    told = {one.speaker: one for one in reversed(first.statements)}
    again = {one.speaker: one for one in reversed(last.statements)}
    own = [key for key in again if key in told and _before(told[key], again[key])]
    if last.first.speaker not in own:
        yield first.first, last.first
    for key in sorted(own):
        yield told[key], again[key]


def _before(one: Statement, other: Statement) -> bool:
    """Whether one was said on a day before the other."""
    days = [_day(said) for said in (one.scope.as_of, other.scope.as_of) if said is not None]
    return days == sorted(days) and len(set(days)) == len((one, other))


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _at_odds(pairs: Sequence[tuple[Stand, Stand]], say: Say) -> Tension:
    left, right = min(pairs, key=_clearness)
    return say.tension(
        "conflict", "conflict_status", left.first.question,
        [left.claim, right.claim, *(one.claim for pair in pairs for one in pair)],
        who=say.who(left.first.claim), other=say.who(right.first.claim),
        left=_said(left, say), right=_said(right, say),
        where=say.where(left.first.scope.places), elsewhere=say.where(right.first.scope.places),
    )  # fmt: skip


def _clearness(pair: tuple[Stand, Stand]) -> tuple[int, str, str]:
    """What most reports carry comes first; then by id."""
    one, other = pair
    return -len(one.statements) - len(other.statements), one.claim, other.claim
