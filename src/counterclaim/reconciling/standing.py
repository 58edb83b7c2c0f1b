"""
Figures that stand after what every policy does first, and claims that were set aside.

Comes in: statements. Goes out: standings, which a policy weighs, and asides, each with the rule
that set it aside. Between them every statement stands exactly once.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from counterclaim.records import Bound, Part, Row, Statement, Toll
from counterclaim.tables.policies import Policies, Policy, Rule, Variant

PARTY: Final = frozenset({"own_losses", "enemy_losses"})  # the interests of who speaks for a party


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One row put to one policy: which reading of it, with which tables, beside which other rows.

    `waiting` are claims that nobody has accepted yet; `dropped` are left out and `trusted` stand
    whatever a rule of weighing says, to see what would change. `strictly` keeps to what the
    policy's publisher counts, as a total does.
    """

    row: Row
    policy: Policy
    variant: Variant | None
    tables: Policies = field(repr=False)
    beside: tuple[Row, ...] = field(default=(), repr=False)
    waiting: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    trusted: frozenset[str] = frozenset()
    strictly: bool = False

    def rule(self, name: str) -> Rule:
        """A rule of the policy, or one that all policies share."""
        return self.policy.rules.get(name) or self.tables.rules[name]

    def note(self, name: str, **fill: object) -> str:
        """A note in words, of the policy's or of those that all share."""
        said = self.policy.notes.get(name) or self.tables.notes[name]
        return said.format(policy=self.policy.name, **fill)

    def speaker(self, key: str) -> str:
        """The name under which a speaker speaks in these rows; the key where none is told."""
        names = {
            one.claim.last.speaker
            for row in (self.row, *self.beside)
            for one in row.statements
            if one.speaker == key and one.claim.last.speaker
        }
        return min((name for name in names if name), default=key)

    @property
    def sums(self) -> bool:
        """Whether one speaker's parts may be added up where nobody gives the whole."""
        return self.policy.sums

    def set(self, name: str, default: str = "") -> str:
        """What the variant sets; the default where there is none."""
        said = self.variant.set.get(name) if self.variant else None
        return self.policy.set.get(name, default) if said is None else said

    @property
    def uncounted(self) -> tuple[str, ...]:
        """Of "effect" and "victims" what the publisher does not count in this row."""
        return self.policy.uncounted(self.row.question)

    @property
    def refused(self) -> str:
        """The rule by which the policy gives nothing for this row; empty where it answers."""
        question = self.row.question
        said = {"effect": question.effect, "victims": question.victims}
        return next(
            (
                name
                for name in self.uncounted
                if self.strictly or said[name] not in self.policy.also
            ),
            "",
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """
    A figure that stands: one statement's, or the sum of one speaker's parts.

    `low` is what it enters with; `high` is None where it is open. `rank` is its place among all,
    by `order`. `places` are those that it is limited to; none where nobody tells of another.
    `arithmetic` is of a sum; `words` are of a vague figure that the policy reads as a number.
    """

    statements: tuple[Statement, ...]
    low: int
    high: int | None
    rank: int
    places: tuple[str, ...] = ()
    arithmetic: str = ""
    words: str = ""

    @property
    def first(self) -> Statement:
        """The statement that it is, or the first of its parts."""
        return self.statements[0]

    @property
    def day(self) -> str:
        """When it was said, of parts when the last of them was; nothing where nobody knows."""
        return max(when(one) for one in self.statements)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(one.claim.id for one in self.statements)

    @property
    def origins(self) -> frozenset[str]:
        """The origins that it rests on; a sum of one speaker's parts is one speaker's word: one."""
        return frozenset(one.origin for one in self.statements[:1])

    @property
    def part(self) -> bool:
        """Whether it counts only some: of some places, or of a class within the victims."""
        return bool(self.places) or self.first.scope.subclass is not None

    @property
    def cover(self) -> Hashable:
        """What it covers, for figures on one scope to be held against each other."""
        scope = self.first.scope
        return self.places, scope.subclass, scope.period, scope.besides

    @property
    def enemy(self) -> bool:
        """Whether a party tells of the other's losses."""
        return self.first.interest == "enemy_losses"

    @property
    def side(self) -> tuple[str, str]:
        """
        Whose later figure revises whose earlier one.

        On one question all who count their own losses are one side, and all who count the
        enemy's are the other; everybody else is alone.
        """
        interest = self.first.interest
        if interest in PARTY:
            return ("side", interest)
        return ("speaker", self.first.speaker)

    @property
    def capped(self) -> bool:
        """Whether it says only how many at most: "up to 20"."""
        toll = self.first.claim.body
        return isinstance(toll, Toll) and toll.qualifier == "at_most" and self.high is not None

    @property
    def said(self) -> int:
        """The number that was said: of "up to 20" the 20, of all others the low end."""
        return self.high if self.capped and self.high is not None else self.low

    @property
    def top(self) -> Bound:
        """Its high end, or its low end and possibly more."""
        return Bound(self.low, open=True) if self.high is None else Bound(self.high)

    def supports(self, number: int) -> bool:
        """Whether a number lies in its range."""
        return self.low <= number and (self.high is None or number <= self.high)


@dataclass(frozen=True, slots=True)
class Aside:
    """Statements that give nothing, by one rule; `fill` completes the rule's reason."""

    statements: tuple[Statement, ...]
    rule: str
    fill: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sifted:
    """What stands, lowest first, and what was set aside."""

    standing: tuple[Standing, ...]
    aside: tuple[Aside, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What one standing gives to an estimate, by which rule."""

    standing: Standing
    parts: tuple[Part, ...]
    rule: str
    fill: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a policy makes of what stands; every standing once among `given`."""

    low: Bound | None
    best: Bound | None
    high: Bound | None
    given: tuple[Given, ...]
    notes: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


NOTHING = Drawn(None, None, None, ())


def ends(standing: Iterable[Standing]) -> tuple[Bound, Bound]:
    """The lowest low end, and the highest high end: open where any is, and never below another."""
    told = list(standing)
    low = min(one.low for one in told)
    high = max(one.top.value for one in told)
    return Bound(low), Bound(high, open=any(one.high is None for one in told))


def gives_high(one: Standing, high: Bound) -> bool:
    """Whether a standing is why the high end is where it is: at its number, or open above."""
    return one.top.value == high.value or (high.open and one.high is None)


def when(statement: Statement) -> str:
    """When it was said, in an order that days and moments share; nothing where nobody knows."""
    said = statement.scope.as_of
    if said is None:
        return ""
    return (said.date() if isinstance(said, datetime) else said).isoformat()


def order(statement: Statement) -> tuple[str, int, str]:
    """By day, then by figure, then by id: the same for any order of arrival."""
    toll = statement.claim.body
    low = toll.low if isinstance(toll, Toll) and toll.low is not None else -1
    return (when(statement), low, statement.claim.id)
