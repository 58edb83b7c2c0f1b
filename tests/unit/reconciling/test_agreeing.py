"""When two claims can both be right: the one function that says so."""

import pytest

from counterclaim.reconciling.agreeing import Agree
from counterclaim.reconciling.voices import voices
from counterclaim.records import Act, Body, Claim, Responsibility, Status
from told import ARMY, FRONT, OUTLET, case, claim, row, tables, toll

OTHER = "Sample Freedom Front"
ATTACK = Act("bombing", None, None, attempted=False)


def agree(left: Claim, right: Claim, question: str) -> bool:
    """Whether two claims can both be right; the parties speak in the case as well."""
    others = [claim(who, toll(1), report="z") for who in (FRONT, OTHER, ARMY)]
    made = case(left, right, *others)
    held = {one.claim.id: one for one in row(made, question).statements}
    return Agree(tables(), voices(made, tables()))(held[left.id], held[right.id])


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        ((4, 4), (4, 4), True),
        ((4, 4), (15, 15), False),
        ((101, None), (4, 4), False),
        ((101, None), (150, 150), True),
        ((101, None), (40, None), True),
        ((0, 12), (12, 12), True),
        ((0, 12), (13, None), False),
        ((None, None), (4, 4), True),
    ],
)
def test_figures_agree_where_one_number_satisfies_both(
    left: tuple[int | None, int | None], right: tuple[int | None, int | None], *, both: bool
) -> None:
    """A range is all its whole numbers; what gives no number contradicts none."""
    one, other = claim(ARMY, toll(*left)), claim(FRONT, toll(*right), report="b")

    assert agree(one, other, "state_forces.killed") is both
    assert agree(other, one, "state_forces.killed") is both


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (Status("repulsed", None), Status("holding", FRONT), False),
        (Status("ended", None), Status("ongoing", None), False),
        (Status("ended", None), Status("repulsed", None), True),
        (Status("holding", FRONT), Status("holding", FRONT), True),
        (Status("holding", FRONT), Status("holding", ARMY), False),
        (Status("holding", FRONT), Status("holding", None), True),
    ],
)
def test_phases_agree_unless_they_exclude_each_other(
    left: Status, right: Status, *, both: bool
) -> None:
    """What the table excludes, and two holders of one place, cannot both be right."""
    assert agree(claim(ARMY, left), claim(FRONT, right, report="b"), "status") is both


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (Responsibility("claims", FRONT), Responsibility("claims", OTHER), False),
        (Responsibility("claims", FRONT), Responsibility("accuses", FRONT), True),
        (Responsibility("accuses", FRONT), Responsibility("denies", FRONT), False),
        (Responsibility("claims", OTHER), Responsibility("denies", FRONT), True),
        (Responsibility("claims", None), Responsibility("claims", FRONT), True),
    ],
)
def test_one_act_has_one_doer(left: Body, right: Body, *, both: bool) -> None:
    """Two actors named for it disagree, and so do who denies it and who names the denier."""
    first, second = claim(FRONT, left), claim(OTHER, right, report="b")

    assert agree(first, second, "responsibility") is both


def test_days_agree_where_they_meet() -> None:
    """An act is of one time."""
    first = claim(OUTLET, ATTACK, on=1)
    second, same = claim(OUTLET, ATTACK, on=2, report="b"), claim(OUTLET, ATTACK, on=1, report="c")

    assert not agree(first, second, "when")
    assert agree(first, same, "when")


def test_what_was_destroyed_stands_beside_anything() -> None:
    """Two acts are two things that were done."""
    assert agree(claim(OUTLET, ATTACK), claim(ARMY, ATTACK, report="b"), "act")
