"""
Who says what of one incident, side by side: the table that `compare` prints.

Comes in: a case and its account. Goes out: a column for each speaker, a row for each question,
in each cell what the speaker said last in each scope, and beside it the estimate.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from counterclaim.exporting import wording
from counterclaim.orthography import right_to_left
from counterclaim.records import (
    Account,
    Bound,
    Case,
    Claim,
    Estimate,
    Part,
    Report,
    Row,
    Scope,
    Statement,
    Toll,
)

SILENT = "silent"
# Letters of an answer in a cell; acts have words of the report in them.
_LONGEST = 60
# Questions that the table shows unless all are asked for, in the order in which they are asked.
_FIRST = ("toll", "status", "responsibility", "when")
_EFFECTS = ("killed", "injured", "missing", "captured")
_SPEAKER = re.compile(r"\b(?:act|out|voice)_[0-9a-f]{16}\b")
_SHORTEST = 4  # hexadecimal digits; convention of version control for short ids


@dataclass(frozen=True, slots=True)
class Cell:
    """What one speaker answers to one question: answers with their scope and claim, or silence."""

    said: tuple[tuple[str, str, str], ...] = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One question across all speakers, with the estimate under the policy that was asked for."""

    question: str
    label: str
    cells: tuple[Cell, ...]
    estimate: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who says what of one incident; speakers are those with most statements first."""

    incident: str
    speakers: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def comparison(
    account: Account, case: Case, names: Mapping[str, str], *, every: bool = False
) -> Comparison:
    """
    The table of an account; `names` gives the name to show for a known actor.

    It asks how many, how it stands, who did it and when; with `every`, all that is answered.
    """
    often: Counter[str] = Counter()
    told: dict[str, Counter[str]] = {}
    reports = {reading.report.id: reading.report for reading in case.readings}
    shown_rows = [row for row in in_order(account.rows) if every or row.question.kind in _FIRST]
    for row in shown_rows:
        for statement in row.statements:
            often[statement.speaker] += 3 if row.question.kind == "toll" else 1
            claim = statement.claim
            name = named(claim, reports[claim.report])
            told.setdefault(statement.speaker, Counter())[name] += 1
        for speaker in row.silent:
            often[speaker] += 0
    speakers = sorted(often, key=lambda one: (-often[one], one))
    shown = {one: names.get(one) or _name(told.get(one), one) for one in speakers}
    return Comparison(
        account.incident,
        tuple((one, shown[one]) for one in speakers),
        tuple(_line(row, speakers, account, case) for row in shown_rows),
    )


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order in which their questions are asked."""
    return sorted(rows, key=_asked)


def _asked(row: Row) -> tuple[int, int, str]:
    """People first, the dead before the injured; then the order of questions."""
    question = row.question
    kind = _FIRST.index(question.kind) if question.kind in _FIRST else len(_FIRST)
    effect = _EFFECTS.index(question.effect) if question.effect in _EFFECTS else len(_EFFECTS)
    return kind, effect, question.id


def named(claim: Claim, report: Report) -> str:
    """Who says a claim, as the head of a column; an outlet without a name is told by its report."""
    if claim.last.role == "outlet" and not report.outlet:
        return outlet(report)
    return wording.named(claim.last, report)


def readable(estimates: Iterable[Estimate], names: Mapping[str, str]) -> list[Estimate]:
    """Estimates in whose notes and reasons speakers' ids are the names that a reader knows."""

    def named(sentence: str) -> str:
        return _SPEAKER.sub(lambda found: names.get(found.group(), found.group()), sentence)

    return [
        replace(
            one,
            notes=tuple(named(note) for note in one.notes),
            derivation=tuple(replace(use, because=named(use.because)) for use in one.derivation),
        )
        for one in estimates
    ]


def outlet(report: Report) -> str:
    """An outlet by its name; one without a name by the file of its report."""
    return report.outlet or f"the outlet of {wording.file_name(report).rsplit('.', 1)[0]}"


def _name(told: Counter[str] | None, key: str) -> str:
    """
    The name that most reports give, of equals the longest; one that runs as the table does goes
    before one that does not, so that a reader of the table can read its heads.
    """
    if not told:
        return key
    return max(told, key=lambda name: (not right_to_left(name), told[name], len(name), name))


def _line(row: Row, speakers: Sequence[str], account: Account, case: Case) -> Line:
    by_speaker: dict[str, list[Statement]] = {}
    for statement in row.statements:
        by_speaker.setdefault(statement.speaker, []).append(statement)
    mine = [one for one in account.estimates if one.question == row.question.id]
    return Line(
        row.question.id,
        label(row),
        tuple(
            Cell(_said(by_speaker.get(one, ()), row.question.kind), one in row.silent)
            for one in speakers
        ),
        "; ".join(told(estimate, case) for estimate in mine),
    )


def label(row: Row) -> str:
    """The heading of a question: "killed: state forces", "how it stands"."""
    question = row.question
    if question.effect:
        victims = wording.label(question.victims or "")
        return f"{wording.label(question.effect)}: {victims}"
    if question.kind == "when" or not row.statements:
        return wording.label(question.kind)
    heading = wording.question(row.statements[0].claim)
    return f"{heading[:1].lower()}{heading[1:]}"


def _said(statements: Iterable[Statement], kind: str) -> tuple[tuple[str, str, str], ...]:
    """The latest answers in each scope; equal ones once, with the first claim that gives them."""
    latest: dict[tuple[object, ...], list[Statement]] = {}
    for one in sorted(statements, key=_by_time):
        key = (one.scope.places, one.scope.subclass, one.claim.kind)
        held = latest.setdefault(key, [])
        if held and _as_of(held[0].scope) != _as_of(one.scope) and one.claim.kind == "toll":
            held.clear()
        held.append(one)
    found: dict[tuple[str, str], str] = {}
    for held in latest.values():
        for one in held:
            found.setdefault((answer(one.claim, kind), _scope(one)), one.claim.id)
    told = ((said, scope, claim) for (said, scope), claim in found.items())
    return tuple(sorted(told, key=lambda one: one[1]))  # the whole goes before its parts


def _by_time(statement: Statement) -> tuple[str, str]:
    return _as_of(statement.scope), statement.claim.id


def _as_of(scope: Scope) -> str:
    moment = scope.as_of
    return "" if moment is None else (
        moment.date() if isinstance(moment, datetime) else moment
    ).isoformat()  # fmt: skip


def answer(claim: Claim, kind: str = "") -> str:
    """What a claim answers to a question of this kind; a denial or doubt says so."""
    if claim.kind == "response":
        return claim.stance
    if kind == "when":
        return wording.when(claim.occurred.interval)
    said = wording.cut(wording.answer(claim), _LONGEST)
    return said if claim.stance in ("asserts", "confirms") else f"{claim.stance}: {said}"


def _scope(statement: Statement) -> str:
    scope = statement.scope
    parts = [wording.where(statement.claim.places)] if scope.places else []
    if scope.subclass:
        parts.append(wording.label(scope.subclass))
    return ", ".join(parts)


def told(estimate: Estimate, case: Case) -> str:
    """An estimate as it is printed: "4 / 4 / more than 100"; an end that is not given is a dash."""
    ends: tuple[Part, ...] = ("low", "best", "high")
    shown = [bound_told(estimate, end, case) or "–" for end in ends]
    return "none" if shown == ["–", "–", "–"] else " / ".join(shown)


def bound_told(estimate: Estimate, end: Part, case: Case) -> str:
    """One end of an estimate, in the words of the claim that gives it where it is open."""
    bound = {"low": estimate.low, "best": estimate.best, "high": estimate.high}[end]
    claims = {claim.id: claim for claim in case.claims}
    return "" if bound is None else _end(bound, _givers(estimate, end, claims))


def _givers(estimate: Estimate, end: Part, claims: Mapping[str, Claim]) -> Iterator[Toll]:
    for use in estimate.derivation:
        claim = claims.get(use.claim)
        if end in use.parts and claim is not None and isinstance(claim.body, Toll):
            yield claim.body


def _end(bound: Bound, givers: Iterable[Toll]) -> str:
    if not bound.open:
        return f"{bound.value:,}"
    same = [toll for toll in givers if toll.low == bound.value and toll.high is None]
    return wording.how_many(same[0]) if same else f"{bound.value:,} or more"


def shortened(ids: Iterable[str]) -> dict[str, str]:
    """Each id by its shortest beginning that no other shares, without what all have in common."""
    full = sorted(set(ids))
    bare = {one: one.rsplit("_", 1)[-1] for one in full}
    length = _SHORTEST
    while len({name[:length] for name in bare.values()}) < len(set(bare.values())):
        length += 1
    return {one: name[:length] for one, name in bare.items()}


def places(case: Case) -> list[str]:
    """
    Where it was: each located place once, those that most reports tell of first.

    A place has the name that most of them give it; countries are left out where a place is known.
    """
    told: dict[str, Counter[str]] = {}
    finer = set()
    for sketch in case.incident.sketches:
        for one in sketch.places:
            if one.place:
                told.setdefault(one.place, Counter())[one.name] += 1
                if one.precision != "country":
                    finer.add(one.place)
    by_number = sorted(told, key=lambda one: (-told[one].total(), one))
    return list(
        dict.fromkeys(
            min(told[one], key=lambda name: (-told[one][name], name))
            for one in by_number
            if one in finer or not finer
        )
    )


def days(case: Case) -> tuple[date | None, date | None]:
    """The first and the last day that the incident's sketches name."""
    firsts = [one.interval.first_day for one in case.incident.sketches]
    lasts = [one.interval.last_day for one in case.incident.sketches]
    known = [day for day in (*firsts, *lasts) if day is not None]
    return (min(known), max(known)) if known else (None, None)
