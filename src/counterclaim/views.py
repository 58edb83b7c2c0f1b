"""
Records that show themselves: one line in a shell, a table in a notebook, columns for data frames.

Comes in: readings, cases, accounts. Goes out: the same, with `repr`, `_repr_html_` and `to_*`.
"""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self, overload

from counterclaim import records
from counterclaim.errors import NotFound
from counterclaim.exporting import wording
from counterclaim.exporting.accounts import estimate_record, row_record, tension_record
from counterclaim.exporting.arrow import Records
from counterclaim.exporting.comparison import comparison, told
from counterclaim.exporting.incidents import incident_record
from counterclaim.exporting.marks import told as shown_words
from counterclaim.exporting.notebook import claims_html, claims_told, comparison_html
from counterclaim.exporting.records import claim_record
from counterclaim.records import Case, Estimate, Linked


@dataclass(frozen=True, slots=True, repr=False)
class Reading(records.Reading):
    """A reading that shows itself: one line in a shell, a table in a notebook."""

    def __repr__(self) -> str:
        findings = wording.counted(len(self.findings), "finding")
        doubts = wording.counted(len(self.doubts), "doubt")
        return f"<Reading of {self.report.name}: {claims_told(self.claims)}; {findings}; {doubts}>"

    def _repr_html_(self) -> str:
        """The claims as a table, then the findings in sentences."""
        lines = "".join(
            f"<li><b>{html.escape(wording.label(one.kind))}</b>: {shown_words(one.says)}</li>"
            for one in self.findings
        )
        return claims_html([self]) + (f"<ul>{lines}</ul>" if lines else "")

    def to_records(self) -> Records:
        """The claims as records, ready for a data frame."""
        return Records("claim", tuple(claim_record(claim) for claim in self.claims))


@dataclass(frozen=True, slots=True, repr=False)
class Incident(Case):
    """A case that shows itself."""

    @classmethod
    def of(cls, case: Case) -> Self:
        """The same case, showing itself."""
        return cls(case.incident, case.claims, case.readings, case.origins, case.copies)

    @property
    def id(self) -> str:
        """The incident's id."""
        return self.incident.id

    def __repr__(self) -> str:
        reports = wording.counted(len(self.readings), "report")
        return f"<Incident {self.id}: {reports}; {claims_told(self.claims)}>"

    def _repr_html_(self) -> str:
        """The claims as a table."""
        return claims_html(self.readings)

    def to_records(self) -> Records:
        """The claims as records, ready for a data frame."""
        return Records("claim", tuple(claim_record(claim) for claim in self.claims))


@dataclass(frozen=True, slots=True, repr=False)
class Incidents(Sequence[Incident]):
    """The incidents of many readings, and all that linking made."""

    held: tuple[Incident, ...]
    linked: Linked

    @overload
    def __getitem__(self, at: int) -> Incident: ...
    @overload
    def __getitem__(self, at: slice) -> "Incidents": ...
    def __getitem__(self, at: int | slice) -> "Incident | Incidents":
        return Incidents(self.held[at], self.linked) if isinstance(at, slice) else self.held[at]

    def __len__(self) -> int:
        return len(self.held)

    def __iter__(self) -> Iterator[Incident]:
        return iter(self.held)

    def __repr__(self) -> str:
        reports = sum(len(one.readings) for one in self.held)
        return f"<{wording.counted(len(self.held), 'incident')}, told of {reports} times>"

    def to_records(self) -> Records:
        """The incidents as records, ready for a data frame."""
        return Records("incident", tuple(incident_record(one.incident) for one in self.held))


@dataclass(frozen=True, slots=True, repr=False)
class Account(records.Account):
    """An account that shows itself, and hands out its estimates by question."""

    case: Case = field(repr=False)

    @classmethod
    def of(cls, account: records.Account, case: Case) -> Self:
        """The same account, with the case that it is of."""
        return cls(account.incident, account.rows, account.tensions, account.estimates, case)

    def __getitem__(self, asked: str | tuple[str, str]) -> Estimate:
        """The first estimate of a question: `account["state_forces", "killed"]`."""
        question = asked if isinstance(asked, str) else ".".join(asked)
        for estimate in self.estimates:
            if estimate.question == question:
                return estimate
        there = ", ".join(dict.fromkeys(one.question for one in self.estimates)) or "none"
        raise NotFound(f"no estimate of {question}; there are {there}")

    def __repr__(self) -> str:
        ends = "; ".join(f"{one.question} {told(one, self.case)}" for one in self.estimates)
        tensions = wording.counted(len(self.tensions), "tension")
        return f"<Account of {self.incident}: {tensions}; {ends}>"

    def _repr_html_(self) -> str:
        """Who says what as a table, then the tensions in sentences."""
        lines = "".join(
            f"<li><b>{html.escape(one.kind)}</b>: {shown_words(one.says)}</li>"
            for one in self.tensions
        )
        return comparison_html(comparison(self, self.case, {})) + f"<ul>{lines}</ul>"

    def questions(self) -> Records:
        """Each question with its statements as records."""
        return Records("question", tuple(row_record(row, self.incident) for row in self.rows))

    def tensions_records(self) -> Records:
        """The tensions as records."""
        made = (tension_record(one, self.incident) for one in self.tensions)
        return Records("tension", tuple(made))

    def to_records(self) -> Records:
        """The estimates as records, ready for a data frame."""
        made = (estimate_record(one, self.incident) for one in self.estimates)
        return Records("estimate", tuple(made))
