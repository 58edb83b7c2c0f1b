"""
Tensions: what stands between the claims of one incident, of seven kinds.

Comes in: the rows of a case. Goes out: tensions, each with both claims, a sentence and the
arithmetic; one for each two speakers or positions, however many reports carry them.
"""

from collections.abc import Sequence
from typing import Final, get_args

from counterclaim.reconciling.acts import dates, doers
from counterclaim.reconciling.additions import additions, included
from counterclaim.reconciling.agreeing import Agree
from counterclaim.reconciling.answers import statuses
from counterclaim.reconciling.disputes import disputes
from counterclaim.reconciling.figures import Figure, figures
from counterclaim.reconciling.grounds import Ground
from counterclaim.reconciling.positions import Range
from counterclaim.reconciling.rows import RESPONSIBILITY, WHEN
from counterclaim.reconciling.saying import Say
from counterclaim.reconciling.scopes import PART
from counterclaim.reconciling.sums import sums
from counterclaim.reconciling.totals import totals
from counterclaim.reconciling.voices import voices
from counterclaim.reconciling.wordings import carried, definitions, denials, echoes, silences
from counterclaim.records import Case, Row, Tension, TensionKind
from counterclaim.tables import Tables

_KINDS: Final = {kind: place for place, kind in enumerate(get_args(TensionKind))}


def tensions(rows: Sequence[Row], case: Case, tables: Tables) -> tuple[Tension, ...]:
    """Every tension of a case, by kind, then by question; the same for any order of claims."""
    heard = voices(case, tables)
    ground = Ground.of(case, tables)
    say, agree = Say(tables, heard, ground.names), Agree(tables, heard)
    told = {row.question.id: row.statements for row in rows}
    every = [figures(row.statements, heard) for row in rows if row.question.kind == "toll"]
    counted = [[one for one in row if one.cover[1] != PART] for row in every]
    added = tuple(tension for row in counted for tension in sums(row, ground.main, say))
    slips = _slips(counted, added)
    found = (
        *added,
        *(
            tension
            for row in counted
            for tension in disputes(
                [one for one in row if one.claim not in slips], say, _of_a_class(row, counted)
            )
        ),
        *statuses(told.get("status", ()), agree, say),
        *doers(told.get(RESPONSIBILITY.id, ()), agree, say),
        *dates(told.get(WHEN.id, ()), agree, say),
        *(tension for row in counted for tension in (*additions(row, say), *included(row, say))),
        *(tension for held in _by_effect(counted) for tension in totals(held, say)),
        *definitions([figure for row in counted for figure in row], say),
        *denials(rows, say),
        *echoes(rows, say),
        *(tension for row in counted for tension in carried(row, say)),
        *silences(rows, say),
    )
    once = {tension.id: tension for tension in found}
    return tuple(sorted(once.values(), key=lambda one: (_KINDS[one.kind], one.question, one.id)))


def _slips(counted: Sequence[Sequence[Figure]], added: Sequence[Tension]) -> frozenset[str]:
    """
    The figures that stand only in a sum that does not come out, where all others of that sum
    stand elsewhere too: a slip, which is shown in the sum and revises nothing.
    """
    found: set[str] = set()
    for tension in added:
        if tension.kind == "conflict" and "+" in tension.arithmetic:
            members = {tension.left, tension.right, *tension.claims}
            alone = [
                figure.claim
                for row in counted
                for figure in row
                if {one.claim.id for one in figure.statements} <= members
            ]
            found |= set(alone) if len(alone) == 1 else set()
    return frozenset(found)


def _of_a_class(row: Sequence[Figure], counted: Sequence[Sequence[Figure]]) -> frozenset[Range]:
    """For people of no stated class, the figures that one class has too; else nothing."""
    if not row or row[0].toll.victims != "unspecified":
        return frozenset()
    return frozenset(
        (one.toll.low, one.toll.high)
        for other in counted
        for one in other
        if one.toll.effect == row[0].toll.effect and one.toll.victims != row[0].toll.victims
    )


def _by_effect(counted: Sequence[Sequence[Figure]]) -> list[list[Figure]]:
    """The figures of all classes, by what befell them."""
    found: dict[str, list[Figure]] = {}
    for row in counted:
        for figure in row:
            found.setdefault(figure.toll.effect, []).append(figure)
    return [found[effect] for effect in sorted(found)]
