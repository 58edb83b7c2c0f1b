"""
Figures: one number by one speaker in one scope, however many reports carry it.

Comes in: the statements of a row. Goes out: figures, sorted by when they were first given. A
voice of no party that gives a party's own number in the same scope only carries it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, TypeAlias

from counterclaim.reconciling.agreeing import meet
from counterclaim.reconciling.rows import order
from counterclaim.reconciling.voices import Voice, Voices, nameless
from counterclaim.records import Statement, Toll

Cover = tuple[tuple[str, ...], str | None, tuple[date, date] | None, bool]
Day = date | datetime
Pair: TypeAlias = "tuple[Figure, Figure]"


_COUNTS: Final = frozenset({"civil", "international"})  # monitors, hospitals: they count themselves


@dataclass(frozen=True, slots=True)
class Figure:
    """One number by one speaker in one scope: every statement of it, the first of them first."""

    question: str
    voice: Voice
    toll: Toll
    cover: Cover
    statements: tuple[Statement, ...]
    carried: tuple[Statement, ...] = ()

    @property
    def claim(self) -> str:
        """The claim that stands for the figure: the one nearest to when it was current."""
        said = self.said
        if said is None:
            return self.statements[0].claim.id
        current = _day(said)
        dated = [one for one in self.statements if one.scope.as_of is not None]
        nearest = min(dated, key=lambda one: abs((_day(one.scope.as_of or said) - current).days))
        return nearest.claim.id

    @property
    def said(self) -> Day | None:
        """
        When it was current: of the days on which it was given the middle one, or of two the first.

        One headline too early, or one late report of an old figure, does not move it. A moment
        where one is known for that day, else the day; nothing where no day is known.
        """
        given = self._given
        if not given:
            return None
        days = sorted(_day(one) for one in given)
        middle = days[(len(days) - 1) // 2]
        moments = [one for one in given if isinstance(one, datetime) and one.date() == middle]
        return min(moments) if moments else middle

    @property
    def until(self) -> date | None:
        """The last day on which it was given."""
        return max(map(_day, self._given), default=None)

    @property
    def _given(self) -> list[Day]:
        """The days on which it was given or carried; none where its own speaker has no day."""
        own = [one.scope.as_of for one in self.statements if one.scope.as_of is not None]
        carried = [one.scope.as_of for one in self.carried if one.scope.as_of is not None]
        return [*own, *carried] if own else []

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """The least and the most that it allows."""
        return self.toll.low, self.toll.high

    @property
    def low(self) -> int:
        """The least number that it allows."""
        return self.toll.low or 0

    @property
    def places(self) -> tuple[str, ...]:
        """The sites that it is limited to; none is the whole incident."""
        return self.cover[0]


def figures(statements: Iterable[Statement], heard: Voices) -> tuple[Figure, ...]:
    """Every figure of a row, by when it was first given; denied ones and words alone are none."""
    grouped: dict[tuple[object, ...], list[Statement]] = {}
    for one in sorted(statements, key=order):
        toll = one.claim.body
        counts = isinstance(toll, Toll) and toll.low is not None
        if counts and isinstance(toll, Toll) and one.claim.stance in {"asserts", "confirms"}:
            key = (one.speaker, one.question, toll.low, toll.high, cover(one))
            grouped.setdefault(key, []).append(one)
    made = [
        Figure(held[0].question, heard[held[0].claim], toll, cover(held[0]), tuple(held))
        for held in grouped.values()
        if isinstance(toll := held[0].claim.body, Toll)
    ]
    return tuple(sorted(_carried(made), key=_by_time))


def cover(statement: Statement) -> Cover:
    """What a figure covers, without when it was said: figures of one cover are comparable."""
    scope = statement.scope
    return scope.places, scope.subclass, scope.period, scope.besides


def _carried(found: Sequence[Figure]) -> list[Figure]:
    """The figures, those of outlets and accounts put under the one side whose number they give."""
    parties = [one for one in found if one.voice.party]
    kept: dict[str, Figure] = {one.claim: one for one in found}
    for one in found:
        if one.voice.party or one.voice.sector in _COUNTS:
            continue
        same = [
            other
            for other in parties
            if (other.toll.low, other.toll.high) == (one.toll.low, one.toll.high)
            and other.cover == one.cover
        ]
        if same and len({other.voice.side for other in same}) == 1:
            first = min(same, key=_by_time)
            held = kept[first.claim]
            kept[first.claim] = replace(held, carried=(*held.carried, *one.statements))
            del kept[one.claim]
    return list(kept.values())


def _by_time(figure: Figure) -> tuple[date, date, str, bool, int, int, str]:
    """
    By when a figure was current, unknown days last; named speakers before nameless ones, and
    lower figures before higher.
    """
    said = figure.said
    day = date.max if said is None else _day(said)
    moment = said.isoformat() if said else ""
    ends = figure.low, -1 if figure.toll.high is None else figure.toll.high
    last = figure.until or date.max
    return day, last, moment, nameless(figure.voice.key), *ends, figure.claim


def earlier(left: Figure, right: Figure) -> bool:
    """
    Whether a figure is known to have been given before another: on an earlier day, or no
    longer than to an earlier day, or at an earlier moment of the day.
    """
    one, other = left.said, right.said
    if one is None or other is None:
        return False
    days = _day(one), left.until or _day(one)
    others = _day(other), right.until or _day(other)
    if days != others:
        return days < others
    return isinstance(one, datetime) and isinstance(other, datetime) and one < other


def days_before(left: Figure, right: Figure) -> bool:
    """Whether a figure was current on an earlier day than another."""
    one, other = left.said, right.said
    return one is not None and other is not None and _day(one) < _day(other)


def explained_by_time(left: Figure, right: Figure) -> bool:
    """Whether the lower was last given before the day of the higher: a toll may rise."""
    low, high = sorted((left, right), key=lambda one: one.low)
    current = high.said
    return low.until is not None and current is not None and low.until < _day(current)


def _day(when: Day) -> date:
    return when.date() if isinstance(when, datetime) else when


# --- two figures ----------------------------------------------------------------


def apart(left: Figure, right: Figure) -> bool:
    """Whether no number satisfies both."""
    return not meet(left.toll, right.toll)


def sides(pair: Pair) -> frozenset[str]:
    """The sides of two figures: one, or two."""
    return frozenset(figure.voice.side for figure in pair)


def clearness(pair: Pair) -> tuple[int, int, int, int, tuple[str, ...]]:
    """Parties first, then the named, then what most reports carry, then the widest gap."""
    return (
        -sum(figure.voice.party for figure in pair),
        sum(nameless(figure.voice.key) for figure in pair),
        -sum(len(figure.statements) for figure in pair),
        -abs(pair[0].low - pair[1].low),
        tuple(figure.claim for figure in pair),
    )
