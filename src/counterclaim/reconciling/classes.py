"""
Totals over classes: soldiers, fighters and civilians together, with what is left out said.

Comes in: the rows of an incident. Goes out: low, best and high of all of them. A figure for people
of no named class may count anybody, so it is never added to figures by class: whichever is more
is the total. A class without a figure is left out, and named; no total is folded into another.
"""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from counterclaim.reconciling.changes import accepted, rejected
from counterclaim.reconciling.drawing import Answered, Ends, draw, ends
from counterclaim.reconciling.standing import Asked, order
from counterclaim.records import Bound, Change, Estimate, Part, Row, Toll, Use, digest
from counterclaim.tables.policies import Policies, Policy, Variant

_PARTS: Final[tuple[Part, Part, Part]] = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Summed:
    """A total, with where each end comes from: the classes, people of no named class, or both."""

    ends: Ends
    classes: Ends
    unclassed: Ends

    def gives(self, part: Part, *, classed: bool) -> bool:
        """Whether an end comes from the classes, or from the people of no named class."""
        at = _PARTS.index(part)
        end, other = (self.classes, self.unclassed) if classed else (self.unclassed, self.classes)
        mine, theirs = end[at], other[at]
        return self.ends[at] is not None and mine is not None and (theirs is None or mine >= theirs)


def summed(by_class: Sequence[Ends], unclassed: Sequence[Ends]) -> Summed:
    """The ends of a total; an end that one of its rows lacks is not given."""
    told = [_sum([one[at] for one in by_class]) for at in range(3)]
    free = [_most([one[at] for one in unclassed], _PARTS[at]) for at in range(3)]
    classes: Ends = (told[0], told[1], told[2])
    others: Ends = (free[0], free[1], free[2])
    if not by_class:
        return Summed(others, classes, others)
    if not unclassed:
        return Summed(classes, classes, others)
    both = [_most([classes[at], others[at]], _PARTS[at]) for at in range(3)]
    return Summed((both[0], both[1], both[2]), classes, others)


def total(asked: Asked, rows: Sequence[Row], effect: str) -> Estimate | None:
    """
    The total of all people of one effect under a policy; None where no row asks for it.

    `asked.row` is any of the rows; each is put to the policy beside all others.
    """
    mine = [row for row in rows if row.question.kind == "toll" and row.question.effect == effect]
    if not mine:
        return None
    drift = _drifted(mine, asked)
    every = replace(asked, beside=tuple(rows), dropped=asked.dropped | drift.keys())
    answers = [draw(replace(every, row=row)) for row in mine]
    found = _summed(answers)
    rule = asked.rule("drift")
    drifted = [
        Use(claim, (), rule.id, rule.because.format(other=other)) for claim, other in drift.items()
    ]
    derivation = (*_uses(answers, found), *drifted)
    return Estimate(
        id=digest(
            "est", f"all.{effect}", asked.policy.key, _variant(asked), found.ends, derivation
        ),
        question=f"all.{effect}",
        policy=asked.policy.key,
        variant=_variant(asked),
        low=found.ends[0],
        best=found.ends[1],
        high=found.ends[2],
        derivation=derivation,
        notes=tuple(dict.fromkeys(_notes(answers, found, asked))),
        settings=tuple(dict.fromkeys(said for one in answers for said in one.drawn.settings)),
        would_change=tuple(_changes(answers, found)),
    )


def columns(
    rows: Sequence[Row], policy: Policy, variant: Variant | None, tables: Policies
) -> dict[str, Bound]:
    """
    Best by a data set's own columns (deaths_a, deaths_b …), which add up to the total's best.

    People of no named class beyond those of the classes stand in the last column: UCDP's
    deaths_unknown. A column of which nothing is told is nobody.
    """
    killed = [
        row for row in rows if row.question.kind == "toll" and row.question.effect == "killed"
    ]
    found = {
        row.question.victims: ends(Asked(row, policy, variant, tables, tuple(rows)))[1]
        for row in killed
    }
    told = {column: found.get(victims) or Bound(0) for column, victims in policy.columns.items()}
    free = [found.get(victims) or Bound(0) for victims in sorted(tables.unclassed)]
    beyond = max(one.value for one in free) - sum(one.value for one in told.values())
    if told and beyond > 0:
        last = list(told)[-1]
        told[last] = Bound(told[last].value + beyond)
    return told


def _drifted(rows: Sequence[Row], asked: Asked) -> dict[str, str]:
    """
    Claims that count people of no class, and say over again a figure that has one.

    "More than 60 soldiers", and in the same report "more than 60 people": one figure under
    another name, so no second one. By claim, the claim whose figure it is.
    """
    classed: dict[Hashable, str] = {}
    free: dict[str, Hashable] = {}
    for row in rows:
        for statement in sorted(row.statements, key=order):
            claim = statement.claim
            if not isinstance(claim.body, Toll) or claim.body.low is None:
                continue
            figure = (claim.report, claim.body.low, claim.body.high)
            if row.question.victims in asked.tables.unclassed:
                free[claim.id] = figure
            elif claim.id not in asked.dropped:
                classed.setdefault(figure, claim.id)
    return {claim: classed[figure] for claim, figure in sorted(free.items()) if figure in classed}


def _variant(asked: Asked) -> str | None:
    return asked.variant.id if asked.variant else None


def _classed(answer: Answered) -> bool:
    return answer.asked.row.question.victims not in answer.asked.tables.unclassed


def _summed(answers: Sequence[Answered]) -> Summed:
    return summed(
        [one.ends for one in answers if one.told and _classed(one)],
        [one.ends for one in answers if one.told and not _classed(one)],
    )


def _sum(told: Sequence[Bound | None]) -> Bound | None:
    known = [one for one in told if one is not None]
    if not known or len(known) < len(told):
        return None
    return Bound(sum(one.value for one in known), open=any(one.open for one in known))


def _most(told: Sequence[Bound | None], part: Part) -> Bound | None:
    """The greatest; a high end stays open where any is, "12 or more" being no less than 13."""
    known = [one for one in told if one is not None]
    if not known or len(known) < len(told):
        return None
    most = max(known)
    return replace(most, open=any(one.open for one in known)) if part == "high" else most


def _uses(answers: Sequence[Answered], found: Summed) -> Iterator[Use]:
    """Every claim of every row once, with the ends that its row gives to the total."""
    for answer in answers:
        classed = _classed(answer)
        for use in answer.derivation:
            parts = tuple(one for one in use.parts if found.gives(one, classed=classed))
            if parts or not use.parts:
                yield replace(use, parts=parts)
                continue
            rule = answer.asked.rule("within_total" if classed else "below_classes")
            yield Use(use.claim, (), rule.id, rule.because)


def _notes(answers: Sequence[Answered], found: Summed, asked: Asked) -> Iterator[str]:
    classed = [one for one in answers if _classed(one)]
    for at, part in enumerate(_PARTS):
        yield from _arithmetic(classed, found, asked, (at, part))
    left = [_victims(one) for one in classed if not one.told]
    if left:
        yield asked.note("left_out", classes=", ".join(left))
    for one in answers:
        if one.asked.row.silent:
            speakers = ", ".join(map(one.asked.speaker, one.asked.row.silent))
            yield asked.note("silent", victims=_victims(one), speakers=speakers)
    for one in answers:
        yield from (f"{_victims(one)}: {note}" for note in one.drawn.notes)


def _arithmetic(
    classed: Sequence[Answered], found: Summed, asked: Asked, end: tuple[int, Part]
) -> Iterator[str]:
    at, part = end
    told = [one for one in classed if one.told]
    known = [(one, bound) for one in told if (bound := one.ends[at]) is not None]
    lacking = [_victims(one) for one in told if one.ends[at] is None]
    mine, free = found.classes[at], found.unclassed[at]
    if known and lacking:
        yield asked.note("incomplete", end=part, classes=", ".join(lacking))
    elif mine is not None and len(known) > 1:
        added = " + ".join(f"{_shown(bound)} ({_victims(one)})" for one, bound in known)
        yield asked.note("total", end=part, arithmetic=f"{added} = {_shown(mine)}")
    if mine is not None and free is not None and found.ends[at] is not None:
        name = "unclassed" if free >= mine else "below"
        yield asked.note(name, end=part, value=_shown(free), sum=_shown(mine))


def _shown(bound: Bound) -> str:
    return f"{bound.value} or more" if bound.open else f"{bound.value}"


def _victims(answer: Answered) -> str:
    return (answer.asked.row.question.victims or "").replace("_", " ")


def _changes(answers: Sequence[Answered], found: Summed) -> Iterator[Change]:
    for act, named in (("reject", rejected), ("accept", accepted)):
        for at, answer in enumerate(answers):
            for claim in named(answer):
                moved = _moved(answers, at, claim, act)
                if moved != found.ends:
                    yield Change(claim, act, *moved)  # type: ignore[arg-type]  # one of the two acts


def _moved(answers: Sequence[Answered], at: int, claim: str, act: str) -> Ends:
    """The total with one claim rejected or accepted: only rows that can feel it are drawn again."""
    classes: list[Ends] = []
    unclassed: list[Ends] = []
    for i, answer in enumerate(answers):
        found = answer.ends
        if i == at or answer.asked.set("follows") == "source":
            asked = answer.asked
            found = ends(
                replace(asked, dropped=asked.dropped | {claim})
                if act == "reject"
                else replace(asked, trusted=asked.trusted | {claim})
            )
        if any(end is not None for end in found):
            (classes if _classed(answer) else unclassed).append(found)
    return summed(classes, unclassed).ends


def without(rows: Sequence[Row], victims: Collection[str]) -> tuple[Row, ...]:
    """The rows but those of some classes, for totals that leave them out on purpose."""
    return tuple(row for row in rows if row.question.victims not in victims)
