"""
Parts and wholes: what one speaker's figures for several places make together.

Comes in: the figures of a row, with the main places of the incident. Goes out: a scope tension
where the parts make the whole, a conflict where they cannot. The order of the parts changes
nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, product
from math import prod

from counterclaim.reconciling.elsewhere import numbers
from counterclaim.reconciling.figures import Figure
from counterclaim.reconciling.saying import Say, number
from counterclaim.records import Statement, Tension, Toll


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one report has it from one speaker at one time."""

    figure: Figure
    statement: Statement

    @property
    def claim(self) -> str:
        """The claim that gives it in this report."""
        return self.statement.claim.id

    @property
    def toll(self) -> Toll:
        """The figure itself."""
        return self.figure.toll


@dataclass(frozen=True, slots=True)
class Sum:
    """
    Parts and the whole that they are held against; `high` is None where a part is open.

    What the whole counts of another happening is a part of the sum too.
    """

    parts: tuple[Told, ...]
    whole: Told
    low: int
    high: int | None

    @classmethod
    def of(cls, parts: Sequence[Told], whole: Told) -> "Sum":
        """Parts with their sum."""
        ends = [part.toll.high for part in parts]
        more = sum(numbers(whole.statement.scope.beyond))
        return cls(
            tuple(sorted(parts, key=lambda part: (part.statement.claim.span, part.claim))),
            whole,
            sum(part.toll.low or 0 for part in parts) + more,
            None if None in ends else sum(end or 0 for end in ends) + more,
        )

    @property
    def meets(self) -> bool:
        """Whether the parts can make the whole."""
        return not self.over and not self.short

    @property
    def over(self) -> bool:
        """Whether the parts are more than the whole can be."""
        return self.whole.toll.high is not None and self.low > self.whole.toll.high

    @property
    def short(self) -> bool:
        """Whether the parts are less than the whole must be."""
        return self.high is not None and self.high < (self.whole.toll.low or 0)

    @property
    def made(self) -> str:
        """The sum as arithmetic writes it."""
        return str(self.low) if self.high in {None, self.low} else f"{self.low}–{self.high}"

    @property
    def arithmetic(self) -> str:
        """ "9 + 4 = 13", "9 + 5 = 14 > 13"."""
        elsewhere = numbers(self.whole.statement.scope.beyond)
        made = " + ".join([*(number(part.toll) for part in self.parts), *map(str, elsewhere)])
        if self.made == number(self.whole.toll):
            return f"{made} = {self.made}"
        sign = "<" if self.short else ">" if self.over else "≥"
        return f"{made} = {self.made} {sign} {number(self.whole.toll)}"


def sums(row: Sequence[Figure], main: frozenset[str], say: Say) -> Iterator[Tension]:
    """
    One figure for each place, and one for all, by one speaker.

    Of one report every sum counts, for there parts and whole were said together; over reports
    only what makes the whole, first of one day, then of any.
    """
    explained: set[tuple[str, str]] = set()
    done: set[tuple[str, str]] = set()
    for group, together in (
        *((group, True) for group in by_report(row)),
        *((group, False) for group in _by_day(row)),
        *((group, False) for group in _by_speaker(row)),
    ):
        wholes = [told for told in group if len(told.figure.places) != 1]
        found = [one for whole in wholes for one in _ways(_parts(group, whole), whole, say)]
        meeting = [one for one in found if one.meets]
        for one in meeting or (found if together else []):
            side = one.whole.figure.voice.side
            whole = side, number(one.whole.toll)
            known = whole in explained and (not together or not one.over)
            if not known and (side, one.arithmetic) not in done:
                done.add((side, one.arithmetic))
                explained |= {whole} if one.meets else set()
                yield _told(one, main, say)


def _parts(group: Sequence[Told], whole: Told) -> dict[str, list[Told]]:
    """By place, the figures for that place alone that the whole can be made of."""
    limit = set(whole.figure.places)
    parts: dict[str, list[Told]] = defaultdict(list)
    for told in group:
        places = told.figure.places
        alike = len(places) == 1 and told.figure.cover[1] == whole.figure.cover[1]
        if alike and (not limit or places[0] in limit):
            parts[places[0]].append(told)
    return parts


def _ways(parts: dict[str, list[Told]], whole: Told, say: Say) -> Iterator[Sum]:
    """
    Every way to take one figure for each place; where a place has several, only those ways
    count that make the whole, for the others may be of another time.
    """
    if len(parts) < 2 or whole.figure.cover[3]:
        return
    held = [parts[place] for place in sorted(parts)]
    alone = prod(map(len, held)) == 1
    for chosen in islice(product(*held), int(say.tables.tensions.limits["ways"])):
        one = Sum.of(chosen, whole)
        if alone or one.meets:
            yield one


def _told(one: Sum, main: frozenset[str], say: Say) -> Tension:
    whole = one.whole.figure
    covered = {part.figure.places[0] for part in one.parts} >= (set(whole.places) or main)
    if one.meets:
        equal = one.made == number(whole.toll) and whole.toll.high is not None
        kind, template = "scope", "scope_sum" if equal else "scope_open"
    elif one.over:
        kind, template = "conflict", "conflict_sum_over"
    else:
        kind, template = ("conflict", "conflict_sum_short") if covered else ("scope", "scope_rest")
    first = one.parts[0]
    return say.tension(
        "scope" if kind == "scope" else "conflict", template, whole.question,
        [first.claim, one.whole.claim, *(part.claim for part in one.parts)],
        arithmetic=one.arithmetic, topic=say.counted(whole),
        who=whole.voice.name, made=one.made, right=say.range(whole.toll),
        whole=say.covering(whole),
    )  # fmt: skip


# --- groups -------------------------------------------------------------------------


def by_report(figures: Sequence[Figure]) -> Iterator[list[Told]]:
    """What each speaker says in each report at one time."""
    groups: dict[tuple[str, str, str], dict[tuple[str, object], Told]] = defaultdict(dict)
    for figure in figures:
        for statement in figure.statements:
            key = statement.claim.report, figure.voice.key, _day(statement)
            groups[key].setdefault((figure.question, figure.claim), Told(figure, statement))
    for key in sorted(groups):
        yield list(groups[key].values())


def _by_day(figures: Sequence[Figure]) -> Iterator[list[Told]]:
    """What each speaker says on one day, whatever report has it."""
    groups: dict[tuple[str, str], dict[str, Told]] = defaultdict(dict)
    for figure in figures:
        for statement in figure.statements:
            if statement.scope.as_of is not None:
                key = figure.voice.key, _day(statement)
                groups[key].setdefault(figure.claim, Told(figure, statement))
    for key in sorted(groups):
        yield list(groups[key].values())


def _by_speaker(figures: Sequence[Figure]) -> Iterator[list[Told]]:
    """The parts that each speaker gives in one report, beside every whole it ever gave."""
    wholes = [Told(one, one.statements[0]) for one in figures if len(one.places) != 1]
    for group in by_report(figures):
        parts = [told for told in group if len(told.figure.places) == 1]
        key = group[0].figure.voice.key
        yield [*parts, *(whole for whole in wholes if whole.figure.voice.key == key)]


def _day(statement: Statement) -> str:
    said = statement.scope.as_of
    day: date | None = said.date() if isinstance(said, datetime) else said
    return day.isoformat() if day else ""
