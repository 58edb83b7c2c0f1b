"""The account of an incident."""

import pytest

from counterclaim.errors import BadPolicy
from counterclaim.pipeline import reconciling
from counterclaim.reconciling.accounts import account
from told import ARMY, FRONT, case, claim, tables, toll

MADE = case(claim(FRONT, toll(101, None)), claim(ARMY, toll(4)))


def test_an_account_has_rows_tensions_and_estimates() -> None:
    """All that is said of one incident, under the policies asked for."""
    made = account(MADE, tables(), ["envelope"])

    assert made.incident == MADE.incident.id
    assert made.rows
    assert made.tensions
    assert {one.policy.partition("@")[0] for one in made.estimates} == {"envelope"}


def test_no_policy_makes_no_estimate() -> None:
    """Nothing is said that no rule says."""
    assert account(MADE, tables()).estimates == ()


def test_a_policy_that_does_not_exist_is_refused() -> None:
    """The error names it."""
    with pytest.raises(BadPolicy, match="nobody"):
        account(MADE, tables(), ["nobody"])


def test_the_pipeline_makes_the_same_account() -> None:
    """`reconciling(tables)` is the one door."""
    assert reconciling(tables())(MADE, ["ucdp"]) == account(MADE, tables(), ["ucdp"])


def test_every_sentence_is_whole() -> None:
    """No name in braces is left, and each sentence ends."""
    says = [one.says for one in account(MADE, tables()).tensions]

    assert all(said.endswith((".", "”")) and "{" not in said for said in says)
