"""
What waits for a person's word, in the order in which a word moves most.

Comes in: a project. Goes out: claims that nobody has decided on, or on which two persons
disagree: those first whose acceptance or rejection would move an estimate.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Kept
from counterclaim.ledger.kept import Stand
from counterclaim.projects.project import Project
from counterclaim.records import Change, Claim, Report

Order = Literal["impact", "report"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """
    A claim that waits: the text around its words, and what a word on it would change.

    `said` are the words of persons who disagree on it, where it is disputed.
    """

    claim: Claim
    report: Report
    status: Stand
    before: str
    after: str
    changes: tuple[tuple[str, Change], ...]
    said: tuple[str, ...] = ()


def waiting(
    project: Project, *, incident: str | None = None, order: Order = "impact", around: int = 160
) -> Iterator[Waiting]:
    """
    Every claim that is proposed or disputed: of one incident, or of all, one incident at a time.

    By impact, the incident that most reports tell of comes first, and within each the claims
    that move most; claims of no incident come last.
    """
    every = incident is None
    asked = [] if incident is None else [incident]
    if every and order == "impact" and project.linked_already():
        asked = [one.id for one in project.incidents()]
    shown: set[str] = set()
    for said in asked:
        ids = project.case(said).incident.claims
        held = [kept for kept in project.ledger.claims(ids=ids) if _waits(kept)]
        moving = _changes(project, said) if order == "impact" and held else {}
        if order == "impact":
            held.sort(key=lambda one: (-len(moving.get(one.id, ())), one.record["kind"] != "toll"))
        shown.update(kept.id for kept in held)
        yield from _with_text(project, held, moving, around)
    if every:
        rest = (one for one in project.ledger.claims() if _waits(one) and one.id not in shown)
        yield from _with_text(project, rest, {}, around)


def count(project: Project, incident: str | None = None) -> int:
    """How many claims wait."""
    ids = None if incident is None else project.case(incident).incident.claims
    return sum(_waits(kept) for kept in project.ledger.claims(ids=ids))


def _waits(kept: Kept) -> bool:
    return kept.standing.status in ("proposed", "disputed")


def _with_text(
    project: Project,
    held: Iterable[Kept],
    moving: Mapping[str, Sequence[tuple[str, Change]]],
    around: int,
) -> Iterator[Waiting]:
    reports: dict[str, Report] = {}
    for kept in held:
        if kept.report not in reports:
            (reading,) = project.ledger.readings([kept.report])
            reports[kept.report] = reading.report
        report = reports[kept.report]
        span = kept.claim.span
        yield Waiting(
            kept.claim,
            report,
            kept.standing.status,
            report.text[max(0, span.start - around) : span.start],
            report.text[span.end : span.end + around],
            tuple(moving.get(kept.id, ())),
            tuple(_said(kept)),
        )


def _said(kept: Kept) -> Iterator[str]:
    """What each person said of a claim on which they disagree."""
    if kept.standing.status == "disputed":
        for one in kept.standing.positions:
            note = one.payload.get("note")
            yield f"{one.author}: {one.verb}{f', {note}' if note else ''}"


def _changes(project: Project, incident: str) -> dict[str, list[tuple[str, Change]]]:
    """What a word on each claim of an incident would move, by claim, with the question."""
    found: dict[str, list[tuple[str, Change]]] = {}
    try:
        account = project.account(incident)
    except CounterclaimError:  # an incident that cannot be reckoned can still be reviewed
        return found
    for estimate in account.estimates:
        for change in estimate.would_change:
            found.setdefault(change.claim, []).append((estimate.question, change))
    return found
