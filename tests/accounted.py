"""An account written by hand, for what shows accounts."""

from datetime import date

import made
from counterclaim.records import (
    Account,
    Bound,
    Case,
    Change,
    Claim,
    Estimate,
    Incident,
    Question,
    Row,
    Scope,
    Statement,
    Tension,
    Toll,
    Use,
)

TOLLS = [claim for claim in made.READING.claims if isinstance(claim.body, Toll)]
CASE = Case(Incident("inc_1", (), ()), made.READING.claims, (made.READING,), ())
ASKED = Question("state_forces.killed", "toll", "state_forces", "killed")


def said(claim: Claim, speaker: str, day: int, places: tuple[str, ...] = ()) -> Statement:
    """A claim said on a day of March 2021."""
    scope = Scope(places, None, date(2021, 3, day))
    return Statement(claim, ASKED.id, speaker, f"ori_{claim.id}", scope)


OPEN = next(one for one in TOLLS if isinstance(one.body, Toll) and one.body.high is None)
EXACT = next(one for one in TOLLS if isinstance(one.body, Toll) and one.body.high == 2)
ESTIMATE = Estimate(
    "est_1", ASKED.id, "ucdp@1", None, Bound(2), Bound(2), Bound(12, open=True),
    (Use(EXACT.id, ("low", "best"), "R1", "lowest"), Use(OPEN.id, ("high",), "R2", "one party")),
    would_change=(Change(OPEN.id, "reject", Bound(2), Bound(2), Bound(2)),),
)  # fmt: skip
ACCOUNT = Account(
    "inc_1",
    (Row(ASKED, (said(EXACT, "act_b", 5), said(OPEN, "act_a", 5)), ("act_c",)),),
    (Tension("ten_1", "conflict", ASKED.id, EXACT.id, OPEN.id, "not both", "2 < 12"),),
    (ESTIMATE,),
)  # fmt: skip
