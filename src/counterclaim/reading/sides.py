"""
Sides: whether two speakers of one report speak for one party, as far as the report tells.

Comes in: names of a report. Goes out: who is of one side. Nobody is graded: a side is only
what makes a later figure a revision rather than a contradiction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.records import Claim, Name, Reading, Sector, Speech


@dataclass(frozen=True)
class Sides:
    """The sector of each actor of one report."""

    sectors: dict[str, Sector]

    @classmethod
    def of(cls, reading: Reading) -> "Sides":
        """Sides by the names and the speeches of a reading."""
        sectors: dict[str, Sector] = {}
        marks: Sequence[Name | Speech] = (*reading[Name], *reading[Speech])
        for mark in marks:
            if mark.actor and sectors.get(mark.actor, "unknown") == "unknown":
                sectors[mark.actor] = mark.sector
        return cls(sectors)

    def sector(self, claim: Claim) -> Sector:
        """The sector of a claim's innermost speaker."""
        return self.sectors.get(claim.last.actor or "", "unknown")

    def same(self, left: Claim, right: Claim) -> bool:
        """Whether two claims come from one party: one actor, or one known and partial sector."""
        if left.last.actor and left.last.actor == right.last.actor:
            return True
        sector = self.sector(left)
        return sector in {"state", "armed_group"} and sector == self.sector(right)
