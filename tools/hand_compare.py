"""
What the program hears of an incident, held against what a careful reader wrote down.

Comes in: a table of gold/accounts, and an incident with its account. Goes out: the statements in
the words of the table, and of the matrix what is right, what is missing and what is too much.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from counterclaim.orthography import fold
from counterclaim.records import (
    Account,
    Case,
    Claim,
    Responsibility,
    Statement,
    Status,
    Toll,
)
from hand_tables import Cell, Side, Table, Told
from hand_words import SILENT, Figure, Voice


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many expected things were found, and which were not, and which nobody expects."""

    right: int = 0
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.right + other.right, self.missing + other.missing, self.extra + other.extra
        )

    @property
    def asked(self) -> int:
        """How many things were expected."""
        return self.right + len(self.missing)

    @property
    def clean(self) -> bool:
        """Whether nothing is missing and nothing too much."""
        return not self.missing and not self.extra


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement of the program in the words of the tables; no places is the whole incident."""

    claim: str
    voice: Voice
    question: str
    figure: Figure
    places: frozenset[str]
    day: date | None
    denied: bool

    def __str__(self) -> str:
        where = f" [{', '.join(sorted(self.places))}]" if self.places else ""
        return f"{self.question} {self.voice}: {'not ' if self.denied else ''}{self.figure}{where}"


@dataclass(frozen=True, slots=True)
class Seen:
    """An incident as the program has it, and what is needed to compare it with a table."""

    case: Case
    account: Account
    keys: Mapping[str, str]
    heard: tuple[Heard, ...]
    names: Mapping[str, frozenset[str]]

    @property
    def reports(self) -> frozenset[str]:
        """The keys of its reports."""
        return frozenset(self.keys.get(one, one) for one in self.case.incident.reports)


def seen(case: Case, account: Account, keys: Mapping[str, str], table: Table, told: Told) -> Seen:
    """The statements of an account in the words of a table; `keys` lead from report ids."""
    names: dict[str, set[str]] = {}
    for claim in case.claims:
        for where in claim.places:
            names.setdefault(where.place or where.name, set()).update(
                fold(name).lstrip("#") for name in (where.name, where.span.quote)
            )
    statements = [(row.question.id, one) for row in account.rows for one in row.statements]
    voices = _voices(one for _, one in statements)
    heard = tuple(
        Heard(
            one.claim.id,
            voice_of(one.claim, keys, one.speaker, voices),
            question,
            figure_of(one.claim, question),
            _places(one.scope.places, names, table, told),
            _day(one),
            one.claim.stance == "denies",
        )
        for question, one in statements
    )
    return Seen(case, account, keys, heard, voices)


def _voices(statements: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """Of each speaker that the program tells apart, every name and id."""
    names: dict[str, set[str]] = {}
    for one in statements:
        last = one.claim.last
        own = {one.speaker, last.speaker, last.actor} if last.role != "outlet" else {one.speaker}
        names.setdefault(one.speaker, set()).update(name for name in own if name)
    return {key: frozenset(held) for key, held in names.items()}


def voice_of(
    claim: Claim, keys: Mapping[str, str], key: str, voices: Mapping[str, frozenset[str]]
) -> Voice:
    """Who speaks: the innermost of the chain, under all names that the program has for it."""
    last = claim.last
    names = voices.get(key, frozenset()) | {name for name in (last.speaker, last.actor) if name}
    report = keys.get(claim.report, claim.report)
    return Voice.of(key, names, report, outlet=last.role == "outlet")


def figure_of(claim: Claim, question: str) -> Figure:
    """What a claim answers to a question."""
    if question == "when":
        day = claim.occurred.interval.first_day
        return Figure(word=day.isoformat() if day else "unresolved")
    match claim.body:
        case Toll(qualifier="vague"):
            return Figure(word="vague")
        case Toll(low=None, high=None):
            return Figure(word="unquantified")
        case Toll(low=low, high=high):
            return Figure(low, high)
        case Status(phase=phase):
            return Figure(word=phase)
        case Responsibility(says=says):
            return Figure(word=says)
    return Figure(word=claim.kind)


def _places(
    told_by: Iterable[str], names: Mapping[str, set[str]], table: Table, told: Told
) -> frozenset[str]:
    """Places as the table names them; those of the whole incident, or none it knows: empty."""
    found = frozenset(
        name
        for place in told_by
        for name, aliases in table.places.items()
        if aliases & (names.get(place, set()) | {fold(place)})
    )
    return frozenset() if found >= told.places else found


def _day(one: Statement) -> date | None:
    at = one.scope.as_of or one.claim.asserted.interval.last_day
    return at.date() if isinstance(at, datetime) else at


def latest(heard: Sequence[Heard], table: Table) -> list[Heard]:
    """Of each speaker, question and scope what was said on the last day that it was said."""
    last: dict[tuple[str, str, frozenset[str]], date] = {}

    def scope(one: Heard) -> tuple[str, str, frozenset[str]]:
        places = one.places if "." in one.question else frozenset[str]()
        return one.question, table.named(one.voice), places

    for one in heard:
        last[scope(one)] = max(last.get(scope(one), date.min), one.day or date.min)
    return [one for one in heard if (one.day or date.min) == last[scope(one)]]


def fits(side: Side, one: Heard, table: Table, told: Told, *, strictly: bool) -> bool:
    """
    Whether a statement is a side's: speaker, figure, places.

    A side without places asks for the whole incident where it is held strictly, and for nothing
    where it is not; a side with several figures and places asks for parts.
    """
    if not table.means(side.by, one.voice) or (side.figures and one.figure not in side.figures):
        return False
    if side.anywhere or (side.places is None and not (strictly and "." in one.question)):
        return True
    wanted = side.places or frozenset()
    if not wanted or (wanted >= told.places and len(side.figures) < 2):
        return not one.places
    return bool(one.places) and one.places <= wanted


def cell_is(cell: Cell, one: Heard, table: Table, told: Told) -> bool:
    """Whether a statement is what a cell says."""
    return (
        not one.denied
        and (not cell.report or cell.report == one.voice.report)
        and table.same_question(cell.question, one.question)
        and fits(cell.side, one, table, told, strictly=not cell.report)
    )


def matrix(it: Seen, table: Table, told: Told) -> Outcome:
    """The latest figures, and the silences; too much is a number that no cell has."""
    now = latest(it.heard, table)
    asked = [cell for cell in told.cells if not cell.optional]
    missing = [cell for cell in asked if not _there(cell, now, it, table, told)]
    extra = [
        one
        for one in now
        if _counts(one, told) and not any(cell_is(cell, one, table, told) for cell in told.cells)
    ]
    return Outcome(len(asked) - len(missing), tuple(one.told for one in missing), _told(extra))


def sayings(it: Seen, table: Table, told: Told) -> Outcome:
    """Report by report: what is said there and read, and what is read and not said there."""
    asked = [cell for cell in told.said if not cell.optional]
    missing = [
        cell for cell in asked if not any(cell_is(cell, one, table, told) for one in it.heard)
    ]
    extra = [
        one
        for one in it.heard
        if _counts(one, told) and not any(cell_is(cell, one, table, told) for cell in told.said)
    ]
    return Outcome(len(asked) - len(missing), tuple(one.told for one in missing), _told(extra))


def strays(it: Seen, table: Table, told: Told) -> tuple[str, ...]:
    """Figures of other happenings that stand in this incident."""
    return _told(
        one
        for one in it.heard
        for cell in told.elsewhere
        if cell_is(cell, one, table, told)
        and not any(cell_is(mine, one, table, told) for mine in told.said)
    )


def _counts(one: Heard, told: Told) -> bool:
    return one.figure.low is not None and not one.denied and told.asks(one.question)


def _told(heard: Iterable[Heard]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{one.voice.report}: {one}" for one in heard))


def _there(cell: Cell, now: Sequence[Heard], it: Seen, table: Table, told: Told) -> bool:
    if Figure(word=SILENT) not in cell.side.figures:
        return any(cell_is(cell, one, table, told) for one in now)
    return any(
        table.means(cell.side.by, Voice.of(key, {key} | it.names.get(key, set()), "", outlet=False))
        for row in it.account.rows
        if table.same_question(cell.question, row.question.id)
        for key in row.silent
    )
