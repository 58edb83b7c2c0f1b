"""One worked example under every policy, against a table written by hand before the code."""

import pytest

from counterclaim.reconciling.estimates import Weigh, estimate, total
from counterclaim.records import Bound
from stated import row, stated
from weighing import policies, shown

# An armed group claims more than sixty soldiers; the army's press office counts five attackers; a
# later day a minister counts twelve, and three soldiers. Figures and speakers are invented.
FRONT = stated("front", "front", 61, high=None, day=3, interest="enemy_losses")
OWN = stated("own", "minister", 3, day=4, interest="own_losses")
EARLY = stated("early", "press", 5, day=2, victims="armed_group", interest="enemy_losses")
LATER = stated("later", "minister", 12, day=4, victims="armed_group", interest="enemy_losses")
ROWS = (row(FRONT, OWN), row(EARLY, LATER))
TABLE = [
    ("acled:lowest", "– 3 –", "– 5 –", "– 8 –"),
    ("acled:single-source", "– – –", "– 5 –", "– 5 –"),
    ("acled:later", "– 3 –", "– 12 –", "– 15 –"),
    ("ucdp", "3 3 61+", "5 12 12", "8 15 73+"),
    ("ucdp:lower", "3 3 61+", "5 5 12", "8 8 73+"),
    ("ucdp:wary", "3 3 61+", "0 12 12", "3 15 73+"),
    ("ibc", "3 – 61+", "5 – 12", "– – –"),
    ("envelope", "3 – 61+", "5 – 12", "8 – 73+"),
    ("majority-of-origins", "3 – 61+", "5 – 12", "8 – 73+"),
    ("majority-or-latest", "3 3 61+", "5 12 12", "8 15 73+"),
    ("latest-official", "– – –", "– – –", "– – –"),
    ("airwars", "3 – 61+", "5 – 12", "– – –"),
]


@pytest.mark.parametrize(("name", "soldiers", "attackers", "both"), TABLE)
def test_each_policy_reads_the_worked_example_as_its_table_says(
    name: str, soldiers: str, attackers: str, both: str
) -> None:
    """Each reading of the rules gives what the table of the worked example has."""
    weigh = Weigh(policies(), ROWS)

    assert shown(estimate(ROWS[0], name, weigh)) == soldiers
    assert shown(estimate(ROWS[1], name, weigh)) == attackers
    assert shown(total(ROWS, name, weigh)) == both


def test_a_total_that_leaves_out_a_class_names_it() -> None:
    """The lowest single source says nothing of soldiers: its total says so."""
    found = total(ROWS, "acled:single-source", Weigh(policies(), ROWS))

    assert found is not None
    assert "left out, for no figure is given: state forces" in found.notes


def test_a_total_shows_its_arithmetic() -> None:
    """Each end of a total is a sum that a reader can check."""
    found = total(ROWS, "ucdp", Weigh(policies(), ROWS))

    assert found is not None
    assert "best: 3 (state forces) + 12 (armed group) = 15" in found.notes


def test_what_the_enemy_claims_only_enters_high() -> None:
    """A party's figure for the other's dead gives no low and no best where others tell of them."""
    found = estimate(ROWS[0], "ucdp", Weigh(policies(), ROWS))
    uses = {use.claim: (use.parts, use.because) for use in found.derivation}

    assert uses == {
        "clm_own": (("low", "best"), "the lowest figure that nothing sets behind another"),
        "clm_front": (("high",), "enemy losses claimed by a party: only high"),
    }


def test_what_would_change_an_estimate_is_told() -> None:
    """Without the minister's three, any death rests on the armed group alone."""
    found = estimate(ROWS[0], "ucdp", Weigh(policies(), ROWS))
    moved = {(one.act, one.claim): (one.low, one.best, one.high) for one in found.would_change}

    assert moved == {
        ("reject", "clm_front"): (Bound(3), Bound(3), Bound(3)),
        ("reject", "clm_own"): (Bound(0), Bound(61), Bound(61, open=True)),
    }
