"""
What a claim says, where and when, in a form in which two claims can be one statement.

Comes in: a claim and its report. Goes out: its answer (equal where two say the same to the same
question), its places, and the days that it can speak of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from counterclaim.linking.shingles import day_of
from counterclaim.orthography import words
from counterclaim.records import (
    Act,
    Claim,
    Damage,
    Interval,
    Reading,
    Report,
    Responsibility,
    Restriction,
    Status,
    Toll,
)
from counterclaim.tables.copying import Stated

Answer: TypeAlias = "tuple[str | int | bool | Answer | None, ...]"
Days: TypeAlias = tuple[int, int]

_DAILY: Final = frozenset({"minute", "part_of_day", "day"})  # precisions that name a day
_TOGETHER: Final = {"confirms": "asserts"}  # who confirms a figure says it


@dataclass(frozen=True, slots=True)
class Stating:
    """
    One claim, or several that repeat the same words, as it is compared.

    `question` is what is asked without what is answered; `places` are the finest that it names;
    `days` are the days that it can speak of, None where nothing dates it; `dated` says whether
    its own words do.
    """

    claim: str
    report: str
    question: Answer
    answer: Answer
    places: frozenset[str]
    days: Days | None
    dated: bool

    @property
    def wording(self) -> Answer:
        """What must be equal where words are copied: of a response, not what it seems to mean."""
        return self.answer[:3] if self.answer[0] == "response" else self.answer

    @property
    def closed(self) -> bool:
        """Whether it is no figure, or one with an upper end."""
        return self.answer[0] != "toll" or self.answer[-1] is not None

    @property
    def one_person(self) -> bool:
        """Whether it counts a single person."""
        return self.answer[0] == "toll" and self.answer[-1] == 1

    def may_be(self, other: "Stating") -> bool:
        """Whether place and day do not keep the two from being one statement."""
        if self.places and other.places and not self.places & other.places:
            return False
        return (
            self.days is None
            or other.days is None
            or meeting_days(self.days, other.days) is not None
        )

    def with_(self, other: "Stating") -> "Stating":
        """Both as one: the narrower places, the days that both can speak of."""
        named = [held for held in (self.places, other.places) if held]
        days = self.days if other.days is None else other.days
        if self.days is not None and other.days is not None:
            days = meeting_days(self.days, other.days) or self.days
        return replace(
            self,
            places=min(named, key=lambda held: (len(held), sorted(held)), default=frozenset()),
            days=days,
            dated=self.dated or other.dated,
        )


def statings(readings: Iterable[Reading], limits: Stated) -> dict[str, Stating]:
    """Every claim of some readings as it is compared, by its id."""
    made: dict[str, Stating] = {}
    for reading in readings:
        by_id = {claim.id: claim for claim in reading.claims}
        for claim in reading.claims:
            days, dated = _days(claim, reading.report, limits)
            made[claim.id] = Stating(
                claim.id,
                reading.report.id,
                _question(claim),
                answer(claim, by_id),
                _finest(claim, limits),
                days,
                dated,
            )
    return made


def answer(claim: Claim, claims: Mapping[str, Claim]) -> Answer:
    """
    The question and the answer of a claim; ranges count, not the words for them.

    A response is the same where it means the same answers, in the same words: what it means is
    not certain enough to go without them.
    """
    stance = _TOGETHER.get(claim.stance, claim.stance)
    return (claim.kind, stance, *_body(claim, claims))


def folded(text: str | None) -> str:
    """The words of a name, folded, in order; marks are left out."""
    return " ".join(word.key for word in words(text or "") if word.kind != "mark")


def _body(claim: Claim, claims: Mapping[str, Claim]) -> Answer:
    match claim.body:
        case Toll() as toll:
            return (toll.effect, toll.victims, toll.subclass, toll.low, toll.high)
        case Act() as act:
            return (act.act, act.attempted, folded(act.by), folded(act.against))
        case Status() as status:
            return (status.phase, folded(status.holder))
        case Damage() as damage:
            return (damage.object, damage.extent)
        case Restriction() as restriction:
            return (restriction.measure, folded(restriction.by))
        case Responsibility() as responsibility:
            return (responsibility.says, folded(responsibility.actor))
        case None:
            return _meant(claim, claims)


def _meant(claim: Claim, claims: Mapping[str, Claim]) -> Answer:
    meant = {
        (claims[name].kind, *_body(claims[name], {}))
        for name in claim.responds_to
        if name in claims and claims[name].body is not None
    }
    return (folded(claim.span.quote), *sorted(meant, key=repr))


def _question(claim: Claim) -> Answer:
    toll = claim.body
    return (claim.kind, toll.effect, toll.victims) if isinstance(toll, Toll) else (claim.kind,)


def _finest(claim: Claim, limits: Stated) -> frozenset[str]:
    """The places of a claim without those that only say where these lie: "Balgatar in Kech"."""
    ranks = [limits.coarse.get(where.precision, 0) for where in claim.places]
    return frozenset(
        where.place or folded(where.name)
        for where, rank in zip(claim.places, ranks, strict=True)
        if rank == min(ranks)
    )


def _days(claim: Claim, report: Report, limits: Stated) -> tuple[Days | None, bool]:
    own = _named(claim.occurred.interval)
    if own is not None:
        return (own[0] - limits.slack, own[1] + limits.slack), True
    said = _named(claim.asserted.interval)
    published = day_of(report)
    last = published if published is not None else said[1] if said else None
    return (None if last is None else (last - limits.days, last)), False


def _named(interval: Interval) -> Days | None:
    first, last = interval.first_day, interval.last_day
    if interval.precision not in _DAILY or first is None:
        return None
    return first.toordinal(), max(first, last or first).toordinal()


def meeting_days(one: Days, other: Days) -> Days | None:
    """The days that two stretches share; None where they share none."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None
