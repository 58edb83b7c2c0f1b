"""
The nouns of reconciling: what is asked, what stands against what, and what can be said.

A case goes in; an account comes out: tensions between claims, and estimates under policies, in
which every claim of the question stands exactly once, used or not used, because.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from counterclaim.records.readings import Claim, ClaimKind

TensionKind = Literal["conflict", "revision", "scope", "definition", "denial", "echo", "silence"]
Interest = Literal["own_losses", "enemy_losses", "third_party"]
Part = Literal["low", "best", "high"]


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """
    One thing that an incident can be asked: `state_forces.killed`, `status`, `responsibility`.

    `id` is victims and effect for people, else the kind of claim; `victims` and `effect` are None
    for all but people. The total over all classes is `all.killed`.
    """

    id: str
    kind: ClaimKind | Literal["when"]
    victims: str | None = None
    effect: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """
    What a figure covers of the incident: which places, which class of people, up to when.

    `places` are place ids (or folded names); empty is the whole incident. `subclass` is a class
    within the victims (police, children); None is all of them. `as_of` is when the speaker said
    so; `cumulative` says "so far"; `period` is a stretch that the figure is limited to;
    `besides` says that the people come on top of others told of before ("three more"); `beyond`
    are the figures of other happenings that a total counts too.
    """

    places: tuple[str, ...] = ()
    subclass: str | None = None
    as_of: date | datetime | None = None
    cumulative: bool = False
    period: tuple[date, date] | None = None
    besides: bool = False
    beyond: tuple[Claim, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is limited neither to some places, nor a subclass, nor a period, nor added."""
        return (
            not self.places and self.subclass is None and self.period is None and not self.besides
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as it answers a question: by whom, in what scope, in whose interest."""

    claim: Claim
    question: str
    speaker: str
    origin: str
    scope: Scope
    interest: Interest | None = None


@dataclass(frozen=True, slots=True)
class Tension:
    """
    A relation between two claims on one incident, with a sentence and the arithmetic.

    `right` is None only for a silence. `arithmetic` shows the numbers ("9 + 4 = 13"; "101 > 4");
    `claims` are further claims that take part (the parts of a sum).
    """

    id: str
    kind: TensionKind
    question: str
    left: str
    right: str | None
    says: str
    arithmetic: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """An end of an estimate: a whole number of people; `open` means "and possibly more"."""

    value: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """
    One claim's part in an estimate.

    `parts` are the ends that it gives (empty: not used); `rule` is the id of the policy's rule
    that says so; `because` is the reason in words a coder would write.
    """

    claim: str
    parts: tuple[Part, ...]
    rule: str
    because: str


@dataclass(frozen=True, slots=True)
class Change:
    """One acceptance or rejection that would move the estimate, and to what."""

    claim: str
    act: Literal["accept", "reject"]
    low: Bound | None
    best: Bound | None
    high: Bound | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    Low, best and high for one question under one policy, with its derivation.

    `policy` is name@version, `variant` the named reading of an under-determined rule. An end that
    the policy does not give is None. `notes` say what a reader must know (provisional, class left
    out, divided over days); `settings` what the user's own tables added (who counts as official).
    """

    id: str
    question: str
    policy: str
    variant: str | None
    low: Bound | None
    best: Bound | None
    high: Bound | None
    derivation: tuple[Use, ...]
    notes: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    would_change: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One question of an account: all statements on it, and the speakers who are silent on it."""

    question: Question
    statements: tuple[Statement, ...]
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """All that is said of one incident, question by question."""

    incident: str
    rows: tuple[Row, ...]
    tensions: tuple[Tension, ...]
    estimates: tuple[Estimate, ...]
