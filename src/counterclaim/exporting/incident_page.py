"""
One incident as a page that stands alone: who says what, where it clashes, what can be said, why.

Comes in: a case, its account, the estimates of every policy. Goes out: HTML; below the tables
stand the reports with their marks, the earliest first, and every number leads to its words there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from markupsafe import Markup

from counterclaim.exporting import comparison, wording
from counterclaim.exporting.marks import told
from counterclaim.exporting.matrix import numbered, numbers_of
from counterclaim.exporting.rendering import rendered
from counterclaim.exporting.report_view import report_view
from counterclaim.records import (
    Account,
    Bound,
    Case,
    Claim,
    Estimate,
    Reading,
    Report,
    Tension,
    Use,
)

_ID: Final = re.compile(r"clm_[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A claim by its number on the page."""

    number: str
    href: str


@dataclass(frozen=True, slots=True)
class UseView:
    """One claim of a derivation: for which ends it was used, or not, and why."""

    parts: str
    link: Link
    answer: str
    who: str
    because: Markup
    rule: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One acceptance or rejection, and the estimate that it would lead to."""

    act: str
    link: Link
    answer: str
    ends: str


@dataclass(frozen=True, slots=True)
class EstimateView:
    """Low, best and high of one question under one policy, in words, with the derivation."""

    policy: str
    ends: tuple[str, str, str]
    notes: tuple[Markup, ...]
    uses: tuple[UseView, ...]
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class AnswersView:
    """One question with the estimate of each policy."""

    question: str
    heading: str
    estimates: tuple[EstimateView, ...]


@dataclass(frozen=True, slots=True)
class TensionView:
    """A tension in a sentence, with its arithmetic and links to its claims."""

    kind: str
    says: str
    arithmetic: str
    links: tuple[Link, ...]


def incident_page(
    case: Case, account: Account, every: Sequence[Estimate], names: Mapping[str, str]
) -> str:
    """
    The page of an incident.

    `account` is that of the policy whose estimates stand in the table and are told with their
    derivation; `every` are estimates of all policies, side by side; `names` are those of actors.
    """
    readings = sorted(case.readings, key=_earliest_first)
    table = comparison.comparison(account, case, names)
    teller = _Teller(case, readings)
    speakers = dict(table.speakers)
    return rendered(
        "incident.html",
        reports=[report_view(reading, number) for reading, number in numbered(readings)],
        incident=case.incident.id,
        heading=_heading(case),
        days=_days(case),
        table=table,
        links=teller.links,
        tensions=[teller.tension(one) for one in account.tensions],
        kinds=_kinds(account.tensions),
        answers=teller.answers(account, comparison.readable(every, speakers)),
        why=teller.answers(account, comparison.readable(account.estimates, speakers)),
    )


class _Teller:
    """Tells of claims by their numbers on the page."""

    def __init__(self, case: Case, readings: Sequence[Reading]) -> None:
        self._case = case
        self._claims = {claim.id: claim for claim in case.claims}
        self._reports = {reading.report.id: reading.report for reading in readings}
        self.links = {
            claim: Link(shown, f"#c={claim}")
            for reading, number in numbered(readings)
            for claim, shown in numbers_of(reading, number).items()
        }

    def tension(self, tension: Tension) -> TensionView:
        """One tension as the page tells it."""
        claims = dict.fromkeys((tension.left, tension.right, *tension.claims))
        links = tuple(self.links[one] for one in claims if one in self.links)
        return TensionView(tension.kind, tension.says, tension.arithmetic, links)

    def answers(self, account: Account, estimates: Iterable[Estimate]) -> list[AnswersView]:
        """Each question of the account that somebody estimates, with its estimates."""
        given = list(estimates)
        found = []
        for row in comparison.in_order(account.rows):
            mine = tuple(self._estimate(one) for one in given if one.question == row.question.id)
            if any(one.ends != ("–", "–", "–") for one in mine):
                found.append(AnswersView(row.question.id, comparison.label(row), mine))
        return found

    def _estimate(self, estimate: Estimate) -> EstimateView:
        bounds = (
            comparison.bound_told(estimate, "low", self._case),
            comparison.bound_told(estimate, "best", self._case),
            comparison.bound_told(estimate, "high", self._case),
        )
        low, best, high = (bound or "–" for bound in bounds)
        uses = sorted(estimate.derivation, key=lambda one: (not one.parts, one.claim))
        return EstimateView(
            estimate.policy + (f":{estimate.variant}" if estimate.variant else ""),
            (low, best, high),
            tuple(
                self._linked(one)
                for one in (*estimate.notes, *(f"your table: {one}" for one in estimate.settings))
            ),
            tuple(self._use(one) for one in uses if one.claim in self._claims),
            tuple(
                ChangeView(
                    one.act,
                    self.links[one.claim],
                    comparison.answer(self._claims[one.claim]),
                    " / ".join(_bound(end) for end in (one.low, one.best, one.high)),
                )
                for one in estimate.would_change
                if one.claim in self._claims
            ),
        )

    def _use(self, use: Use) -> UseView:
        claim = self._claims[use.claim]
        return UseView(
            ", ".join(use.parts) or "not used",
            self.links[use.claim],
            comparison.answer(claim),
            self._who(claim),
            self._linked(use.because),
            use.rule,
        )

    def _linked(self, sentence: str) -> Markup:
        """A sentence of ours in which claims are named by their numbers on the page."""
        return Markup(_ID.sub(self._number, told(sentence)))

    def _number(self, found: re.Match[str]) -> str:
        link = self.links.get(found.group())
        return found.group() if link is None else f'<a href="{link.href}">{link.number}</a>'

    def _who(self, claim: Claim) -> str:
        report: Report = self._reports[claim.report]
        return comparison.named(claim, report)


def _bound(bound: Bound | None) -> str:
    return "–" if bound is None else f"{bound.value:,}{' or more' if bound.open else ''}"


def _earliest_first(reading: Reading) -> tuple[str, str, str]:
    """By day, then by hour where one is told; a report without a day goes last."""
    said = reading.report.published
    if said is None:
        return "~", "", reading.report.id
    day = said.date() if isinstance(said, datetime) else said
    hour = said.time().isoformat() if isinstance(said, datetime) else ""
    return day.isoformat(), hour, reading.report.id


def _heading(case: Case) -> str:
    """Where it was, as the reports name it; without a place, that it is one incident."""
    return ", ".join(comparison.places(case)) or "One incident"


def _days(case: Case) -> str:
    found: tuple[date | None, ...] = comparison.days(case)
    return " – ".join(dict.fromkeys(wording.day(one) for one in found if one))


def _kinds(tensions: Iterable[Tension]) -> list[tuple[str, int]]:
    """How many tensions there are of each kind, in the order in which kinds first come."""
    counts: dict[str, int] = {}
    for one in tensions:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return list(counts.items())
