"""
Tensions: what stands between the claims of one incident, of seven kinds.

Comes in: the rows of a case. Goes out: tensions, each with both claims, a sentence and the
arithmetic; one for each two speakers or positions, however many reports carry them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, get_args

from counterclaim.linking.grounds import Ground
from counterclaim.reading.singles import SEVERAL_PERSONS
from counterclaim.reconciling.acts import dates, doers
from counterclaim.reconciling.additions import additions, included
from counterclaim.reconciling.agreeing import Agree
from counterclaim.reconciling.answers import statuses
from counterclaim.reconciling.denials import denials
from counterclaim.reconciling.disputes import disputes
from counterclaim.reconciling.figures import Figure, earlier, figures
from counterclaim.reconciling.histories import beside_others
from counterclaim.reconciling.mixtures import mixtures
from counterclaim.reconciling.positions import Range
from counterclaim.reconciling.rows import RESPONSIBILITY, WHEN
from counterclaim.reconciling.saying import Say
from counterclaim.reconciling.scopes import PART
from counterclaim.reconciling.sums import sums
from counterclaim.reconciling.totals import totals
from counterclaim.reconciling.voices import nameless, voices
from counterclaim.reconciling.wordings import carried, definitions, echoes, silences
from counterclaim.records import Case, Row, Statement, Tension, TensionKind, Toll
from counterclaim.tables import Tables

_KINDS: Final = {kind: place for place, kind in enumerate(get_args(TensionKind))}
_SOME: Final = frozenset({PART, SEVERAL_PERSONS})  # parts of a figure, which contradict no other
_BETWEEN: Final = frozenset({"conflict", "revision", "scope"})


def tensions(rows: Sequence[Row], case: Case, tables: Tables) -> tuple[Tension, ...]:
    """Every tension of a case, by kind, then by question; the same for any order of claims."""
    heard = voices(case, tables)
    ground = Ground.of(case.claims, tables)
    say, agree = Say(tables, heard, ground.names), Agree(tables, heard)
    told = {row.question.id: row.statements for row in rows}
    every = [figures(row.statements, heard) for row in rows if row.question.kind == "toll"]
    counted = [[one for one in row if one.cover[1] not in _SOME] for row in every]
    added = tuple(tension for row in counted for tension in sums(row, ground.main, say))
    slips, risen = _slips(counted, added), _risen(rows)
    disputed = tuple(
        tension
        for row in counted
        for tension in disputes(
            [one for one in row if one.claim not in slips and not beside_others(one, row)],
            say,
            _of_a_class(row, counted),
            risen,
        )
    )
    last = [[one for one in row if not _outgrown(one, row, disputed)] for row in counted]
    found = (
        *added,
        *disputed,
        *statuses(told.get("status", ()), agree, say),
        *doers(told.get(RESPONSIBILITY.id, ()), agree, say),
        *dates(told.get(WHEN.id, ()), agree, say),
        *(tension for row in counted for tension in (*additions(row, say), *included(row, say))),
        *(tension for held in _by_effect(last) for tension in totals(held, say)),
        *(tension for held in _by_effect(last) for tension in mixtures(held, say)),
        *definitions([figure for row in counted for figure in row], say),
        *denials(rows, say),
        *echoes(rows, say),
        *(tension for row in counted for tension in carried(row, say)),
        *silences(rows, say),
    )
    once = {tension.id: tension for tension in _told_once(found, rows, say)}
    return tuple(sorted(once.values(), key=lambda one: (_KINDS[one.kind], one.question, one.id)))


def _outgrown(figure: Figure, row: Sequence[Figure], disputed: Iterable[Tension]) -> bool:
    """Whether a figure is one that has risen within its day: no total of the people told of."""
    by_claim = {one.claim: one for one in row}
    steps = [
        (by_claim[one.left], by_claim[one.right])
        for one in disputed
        if one.kind == "revision" and one.left in by_claim and one.right in by_claim
    ]
    return any(
        figure.ends == first.ends and figure.cover == first.cover and not earlier(first, last)
        for first, last in steps
    )


def _told_once(found: Iterable[Tension], rows: Sequence[Row], say: Say) -> Iterator[Tension]:
    """
    The tensions, each between two origins once: what one gives on the word of another is not at
    odds beside it. Of two, the one between named speakers stays.
    """
    homes = {one.claim.id: one for row in rows for one in row.statements}
    kept: dict[object, Tension] = {}
    for tension in sorted(found, key=lambda one: (_unnamed(one, homes, say), one.id)):
        ends = [homes[end] for end in _ends(tension) if end in homes]
        counted = all(isinstance(one.claim.body, Toll) for one in ends)
        if tension.kind not in _BETWEEN or not counted:
            yield tension
            continue
        key = tension.kind, tension.question, frozenset(map(_origin, ends)), tension.arithmetic
        if kept.setdefault(key, tension) is tension:
            yield tension


def _unnamed(tension: Tension, homes: Mapping[str, Statement], say: Say) -> int:
    """How many of both ends are an outlet's own voice, or nobody's in particular."""
    voices = [say.heard[homes[end].claim] for end in _ends(tension) if end in homes]
    return sum(voice.sector == "media" or nameless(voice.key) for voice in voices)


def _ends(tension: Tension) -> tuple[str, ...]:
    return (tension.left,) if tension.right is None else (tension.left, tension.right)


def _origin(one: Statement) -> tuple[object, ...]:
    toll = one.claim.body
    ends = (toll.low, toll.high) if isinstance(toll, Toll) else ()
    return one.origin, *ends, one.scope.places


def _risen(rows: Sequence[Row]) -> frozenset[str]:
    """The claims whose words say that the toll has risen, and those inside the same words."""
    tolls = [one.claim for row in rows for one in row.statements if row.question.kind == "toll"]
    risen = [one for one in tolls if isinstance(one.body, Toll) and one.body.cumulative]
    return frozenset(
        one.id
        for one in tolls
        for other in risen
        if one.report == other.report and one.span.span.meets(other.span.span)
    )


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
