"""
What can be said: low, best and high for a question under a policy, with every claim accounted for.

Comes in: the rows of an incident and names of policies. Goes out: estimates. A policy is named
`ucdp`, with its version `ucdp@1`, with one of its variants `ucdp:lower`, or both `ucdp@1:lower`;
`ucdp:*` is each of its variants. Nothing is averaged: every end is a figure that somebody gave,
the policy's published reading of words without one, or a sum whose arithmetic stands in the notes.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.reconciling.changes import changes
from counterclaim.reconciling.classes import total as total_of
from counterclaim.reconciling.drawing import chosen, draw
from counterclaim.reconciling.renamed import apart
from counterclaim.reconciling.standing import Asked
from counterclaim.records import Estimate, Row, digest
from counterclaim.tables.policies import Policies

ALL = "*"


@dataclass(frozen=True)
class Weigh:
    """Policies over the rows of one incident; `waiting` are claims that nobody accepted yet."""

    tables: Policies
    rows: tuple[Row, ...] = ()
    waiting: frozenset[str] = frozenset()

    def asked(self, row: Row, name: str) -> Asked:
        """
        A row put to the policy of a name.

        Raises:
            BadPolicy: no policy, version or variant has that name.
        """
        policy, variant = chosen(name, self.tables)
        return Asked(row, policy, variant, self.tables, self.rows, self.waiting)


def estimate(row: Row, name: str, weigh: Weigh) -> Estimate:
    """
    The estimate for one row under one policy; every claim of the row once in its derivation.

    Raises:
        BadPolicy: no policy, version or variant has that name; it says which exist.
    """
    asked, told_again = apart(weigh.asked(row, name))
    found = draw(asked)
    derivation = (*found.derivation, *told_again)
    variant = asked.variant.id if asked.variant else None
    return Estimate(
        id=digest("est", row.question.id, asked.policy.key, variant, found.ends, derivation),
        question=row.question.id,
        policy=asked.policy.key,
        variant=variant,
        low=found.drawn.low,
        best=found.drawn.best,
        high=found.drawn.high,
        derivation=derivation,
        notes=found.drawn.notes,
        settings=found.drawn.settings,
        would_change=changes(found),
    )


def total(
    rows: Sequence[Row], name: str, weigh: Weigh, *, effect: str = "killed"
) -> Estimate | None:
    """
    The total over all classes of the given rows; None where no row is of that effect.

    Raises:
        BadPolicy: no policy, version or variant has that name; it says which exist.
    """
    return total_of(weigh.asked(rows[0], name), rows, effect) if rows else None


def side_by_side(row: Row, weigh: Weigh, names: Collection[str] = ()) -> tuple[Estimate, ...]:
    """The estimates for one row under several policies; by default all, with all variants."""
    return tuple(estimate(row, name, weigh) for name in every(names or _each(weigh.tables), weigh))


def estimates(
    rows: Sequence[Row], names: Collection[str], tables: Policies
) -> tuple[Estimate, ...]:
    """
    Estimates for every question that counts people, and totals where several classes are told of.

    In order of the rows, then of the names; totals last, by effect.

    Raises:
        BadPolicy: no policy, version or variant has that name; it says which exist.
    """
    weigh = Weigh(tables, tuple(rows))
    wanted = list(every(names, weigh))
    told = [row for row in rows if row.question.kind == "toll" and row.statements]
    found = [
        estimate(row, name, weigh)
        for row in told
        if row.question.victims != "all"
        for name in wanted
    ]
    for effect in sorted({row.question.effect or "" for row in told}):
        of = [row for row in told if row.question.effect == effect]
        if len(of) > 1 or of[0].question.victims == "all":
            summed = (total(tuple(rows), name, weigh, effect=effect) for name in wanted)
            found += [one for one in summed if one is not None]
    return tuple(found)


def every(names: Collection[str], weigh: Weigh) -> Iterator[str]:
    """The names, each once, with `ucdp:*` led out into all variants."""
    led: dict[str, None] = {}
    for name in names:
        key, _, wanted = name.partition(":")
        if wanted != ALL:
            chosen(name, weigh.tables)
            led[name] = None
            continue
        policy, _ = chosen(key, weigh.tables)
        led |= dict.fromkeys(f"{key}:{one.id}" for one in policy.variants) or {key: None}
    yield from led


def _each(tables: Policies) -> list[str]:
    return [f"{name}:{ALL}" for name in sorted(tables.by_name)]
