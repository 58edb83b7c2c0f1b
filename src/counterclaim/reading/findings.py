"""
Findings: where one report does not agree with itself.

Comes in: a reading with its claims. Goes out: findings, in the order of the text. A
finding never changes a claim: it is shown beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.reading.comparing import (
    check_dates,
    check_paraphrases,
    check_spellings,
    check_statuses,
)
from counterclaim.reading.counting import check_tolls
from counterclaim.reading.saying import Say
from counterclaim.records import Finding, Reading
from counterclaim.tables.calendar import Calendar
from counterclaim.tables.harm import Harm


@dataclass(frozen=True)
class FindFindings:
    """Every finding of a reading; one a question, however often it recurs."""

    calendars: Mapping[str, Calendar]
    harms: Mapping[str, Harm]
    say: Say

    def __call__(self, reading: Reading) -> tuple[Finding, ...]:
        """The findings of a reading that has its claims."""
        claims = reading.claims
        found = (
            *check_dates(reading, claims, self.calendars, self.say),
            *check_tolls(reading, claims, self.harms, self.say),
            *check_statuses(reading, claims, self.say),
            *check_paraphrases(reading, claims, self.say),
            *check_spellings(reading, self.say),
        )
        once = {finding.id: finding for finding in found}
        return tuple(sorted(once.values(), key=lambda finding: (finding.spans, finding.kind)))
