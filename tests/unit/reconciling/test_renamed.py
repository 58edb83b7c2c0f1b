"""One figure under two names is one figure."""

from counterclaim.reconciling.classes import columns
from counterclaim.reconciling.estimates import Weigh, estimate
from counterclaim.records import Claim
from told import OUTLET, case, claim, row, tables, toll

SOLDIERS = claim(OUTLET, toll(60, victims="state_forces"), wording="sixty soldiers were killed")
PEOPLE = claim(OUTLET, toll(60, victims="unspecified"), wording="sixty people were killed")
OTHERS = claim(OUTLET, toll(70, victims="unspecified"), wording="seventy people were killed")


def best(*told: Claim) -> int | None:
    """UCDP's best figure for people of no named class."""
    rows = tuple(
        row(case(*told), question) for question in ("state_forces.killed", "unspecified.killed")
    )
    found = estimate(rows[1], "ucdp", Weigh(tables().policies, rows))

    assert {use.claim for use in found.derivation} == {one.claim.id for one in rows[1].statements}
    return found.best.value if found.best else None


def test_people_who_are_soldiers_told_again_have_no_estimate_of_their_own() -> None:
    """Sixty people beside sixty soldiers of one report; the derivation gives the reason."""
    assert best(SOLDIERS, PEOPLE) is None


def test_another_number_of_people_is_no_figure_told_again() -> None:
    """Seventy people are not sixty soldiers under another name."""
    assert best(SOLDIERS, OTHERS) == 70


def test_who_is_told_again_is_nobody_more_in_the_columns() -> None:
    """No dead of unknown side are made of soldiers who were called people."""
    told = case(SOLDIERS, PEOPLE)
    rows = [row(told, question) for question in ("state_forces.killed", "unspecified.killed")]
    policy = tables().policies.by_name["ucdp"]
    found = columns(rows, policy, None, tables().policies)

    assert sum(bound.value for bound in found.values()) == 60
