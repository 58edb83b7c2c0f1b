"""Policies as shipped, and estimates in short: "3 3 61+", for tests that weigh."""

from dataclasses import replace
from functools import cache

from counterclaim.reconciling.estimates import Weigh, estimate
from counterclaim.records import Bound, Estimate, Row, Statement
from counterclaim.tables.policies import Listed, Policies, load
from counterclaim.tables.shelf import Shelf
from stated import row


@cache
def policies(official: str = "", credible: str = "") -> Policies:
    """The policies as shipped, with a user's own lists of speakers."""
    return replace(
        load(Shelf()),
        official=Listed.of(official.split()),
        credible=Listed.of(credible.split()),
    )


def weighed(name: str, *told: Statement, beside: tuple[Row, ...] = ()) -> Estimate:
    """The estimate for one row of statements under a policy as shipped."""
    mine = row(*told)
    return estimate(mine, name, Weigh(policies(), (mine, *beside)))


def shown(found: Estimate | None) -> str:
    """Low, best and high; a plus for open, a dash for what is not given."""
    assert found is not None
    return " ".join(_end(end) for end in (found.low, found.best, found.high))


def rules(found: Estimate) -> dict[str, str]:
    """By claim, without its prefix, the rule that says what it gives."""
    return {use.claim.removeprefix("clm_"): use.rule for use in found.derivation}


def _end(end: Bound | None) -> str:
    return "–" if end is None else f"{end.value}{'+' if end.open else ''}"
