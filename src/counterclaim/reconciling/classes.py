"""
Totals over classes: soldiers, fighters and civilians together, with what is left out said.

Comes in: the rows of an incident. Goes out: low, best and high of all of them. A figure for people
of no named class may count anybody, so it is never added to figures by class: whichever is more
is the total. A class without a figure is left out, and named; no total is folded into another.
A total holds nobody but those whom the policy's publisher counts.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from counterclaim.reconciling.changes import accepted, rejected, trusting
from counterclaim.reconciling.changes import without as dropping
from counterclaim.reconciling.drawing import Answered, Ends, draw, ends
from counterclaim.reconciling.renamed import apart, renamed
from counterclaim.reconciling.standing import PARTY, Asked
from counterclaim.reconciling.summing import PARTS, Summed, summed
from counterclaim.records import Bound, Change, Estimate, Part, Row, Use, digest
from counterclaim.tables.policies import Policies, Policy, Variant


def total(asked: Asked, rows: Sequence[Row], effect: str) -> Estimate | None:
    """
    The total of all people of one effect under a policy; None where no row asks for it.

    `asked.row` is any of the rows; each is put to the policy beside all others.
    """
    mine = [row for row in rows if row.question.kind == "toll" and row.question.effect == effect]
    if not mine:
        return None
    drift = renamed(mine, asked)
    every = replace(asked, beside=tuple(rows), dropped=asked.dropped | drift.keys(), strictly=True)
    answers = [draw(replace(every, row=row)) for row in mine]
    worded = _worded(answers)
    if worded:
        every = replace(every, dropped=every.dropped | worded)
        answers = [
            one if _classed(one) else draw(replace(every, row=one.asked.row)) for one in answers
        ]
    found = _summed(answers)
    rule, number = asked.rule("drift"), asked.rule("worded")
    derivation = (
        *_uses(answers, found),
        *(Use(one, (), rule.id, rule.because.format(other=drift[one])) for one in drift),
        *(Use(one, (), number.id, number.because) for one in sorted(worded)),
    )
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
        row.question.victims: ends(apart(Asked(row, policy, variant, tables, tuple(rows)))[0])[1]
        for row in killed
    }
    told = {column: found.get(victims) or Bound(0) for column, victims in policy.columns.items()}
    free = [found.get(victims) or Bound(0) for victims in sorted(tables.unclassed)]
    beyond = max(one.value for one in free) - sum(one.value for one in told.values())
    if told and beyond > 0:
        last = list(told)[-1]
        told[last] = Bound(told[last].value + beyond)
    return told


def _worded(answers: Sequence[Answered]) -> frozenset[str]:
    """
    Claims of words without a number for people of no class, where a class has a number.

    "Several people died", and four soldiers and three fighters: seven, and not ten for several.
    """
    numbers = [one for one in answers if _classed(one) and one.told and not _in_words(one)]
    worded = [one for one in answers if not _classed(one) and one.told and _in_words(one)]
    each = (given.standing.claims for one in worded if numbers for given in one.drawn.given)
    return frozenset(claim for claims in each for claim in claims)


def _in_words(answer: Answered) -> bool:
    return all(given.standing.words for given in answer.drawn.given)


def _variant(asked: Asked) -> str | None:
    return asked.variant.id if asked.variant else None


def _classed(answer: Answered) -> bool:
    return answer.asked.row.question.victims not in answer.asked.tables.unclassed


def _summed(answers: Sequence[Answered]) -> Summed:
    return summed(
        [one.ends for one in answers if one.told and _classed(one)],
        [one.ends for one in answers if one.told and not _classed(one)],
        shared=_shared(answers),
    )


def _shared(answers: Sequence[Answered], gone: str = "") -> bool:
    """
    Whether the classes may share people: no party speaks, and no one voice tells of them all.

    Parties tell their own dead from the enemy's. But where one observer counts five civilians and
    another four fighters, these may be the same dead. `gone` is a claim that is left out.
    """
    voices = []
    for one in answers:
        if not _classed(one) or not any(end is not None and end.value for end in one.ends):
            continue
        each = {given.standing.first for given in one.drawn.given}
        if any(said.interest in PARTY for said in one.asked.row.statements):
            return False
        voices.append({said.speaker for said in each if said.claim.id != gone})
    return len(voices) > 1 and not set.intersection(*voices)


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
    for at, part in enumerate(PARTS):
        yield from _arithmetic(classed, found, asked, (at, part))
    foreign = [one for one in answers if one.asked.refused == "victims"]
    if foreign:
        counts, classes = asked.note("counts"), ", ".join(map(_victims, foreign))
        yield asked.note("not_counted", counts=counts, classes=classes)
    left = [_victims(one) for one in classed if not one.told and one not in foreign]
    if left:
        yield asked.note("left_out", classes=", ".join(left))
    for one in answers:
        if one.asked.row.silent:
            speakers = ", ".join(map(one.asked.speaker, one.asked.row.silent))
            yield asked.note("silent", victims=_victims(one), speakers=speakers)
    for one in answers:
        if one not in foreign:
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
        name = "shared" if found.capped and at < 2 else "unclassed" if free >= mine else "below"
        yield asked.note(name, end=part, value=_shown(free), sum=_shown(mine))


def _shown(bound: Bound) -> str:
    return f"{bound.value} or more" if bound.open else f"{bound.value}"


def _victims(answer: Answered) -> str:
    return (answer.asked.row.question.victims or "").replace("_", " ")


def _changes(answers: Sequence[Answered], found: Summed) -> Iterator[Change]:
    for act, named, drawn in (("reject", rejected, dropping), ("accept", accepted, trusting)):
        for at, answer in enumerate(answers):
            left = drawn(answer)
            for claim in named(answer):
                moved = _moved(answers, (at, left(claim)), claim, act)
                if moved != found.ends:
                    yield Change(claim, act, *moved)  # type: ignore[arg-type]  # one of the two acts


def _moved(answers: Sequence[Answered], own: tuple[int, Ends], claim: str, act: str) -> Ends:
    """The total with one claim rejected or accepted: only rows that can feel it are drawn again."""
    classes: list[Ends] = []
    unclassed: list[Ends] = []
    at, left = own
    for i, answer in enumerate(answers):
        found = left if i == at else answer.ends
        if i != at and answer.asked.set("follows") == "source":
            asked = answer.asked
            found = ends(
                replace(asked, dropped=asked.dropped | {claim})
                if act == "reject"
                else replace(asked, trusted=asked.trusted | {claim})
            )
        if any(end is not None for end in found):
            (classes if _classed(answer) else unclassed).append(found)
    gone = claim if act == "reject" else ""
    return summed(classes, unclassed, shared=_shared(answers, gone)).ends


def without(rows: Sequence[Row], victims: Collection[str]) -> tuple[Row, ...]:
    """The rows but those of some classes, for totals that leave them out on purpose."""
    return tuple(row for row in rows if row.question.victims not in victims)
