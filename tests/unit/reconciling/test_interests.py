"""In whose interest a figure is."""

from dataclasses import replace

import pytest

from counterclaim.records import Interest
from told import ARMY, FRONT, OUTLET, case, claim, row, tables, toll

OTHER = "Sample Freedom Front"


@pytest.mark.parametrize(
    ("who", "victims", "interest"),
    [
        (FRONT, "state_forces", "enemy_losses"),
        (FRONT, "armed_group", "own_losses"),
        (ARMY, "state_forces", "own_losses"),
        (ARMY, "armed_group", "enemy_losses"),
        (ARMY, "civilians", "third_party"),
        (OUTLET, "state_forces", "third_party"),
        ("residents", "armed_group", "third_party"),
        (ARMY, "unspecified", None),
        ("Jane Example", "state_forces", None),
    ],
)
def test_an_interest_is_told_by_who_speaks_of_whom(
    who: str, victims: str, interest: Interest | None
) -> None:
    """A party's own dead, its enemy's, or neither's; nothing where it cannot be named."""
    made = case(claim(who, toll(5, victims=victims)))

    assert row(made, f"{victims}.killed").statements[0].interest == interest


def test_of_two_groups_the_class_alone_does_not_say_whose_dead_are_counted() -> None:
    """Where two armed groups give figures, "fighters" may be either's."""
    first = claim(FRONT, toll(5, victims="armed_group"))
    made = case(first, claim(OTHER, toll(7, victims="armed_group")))

    assert {one.interest for one in row(made, "armed_group.killed").statements} == {None}


def test_a_country_in_the_words_says_whose_they_are() -> None:
    """ "Indian soldiers", by Pakistan's army, are the enemy's."""
    one = claim("Inter-Services Public Relations", toll(5, wording="Indian soldiers"))
    made = case(replace(one, chain=(replace(one.chain[0], actor="act_pk-ispr"),)))

    assert row(made, "state_forces.killed").statements[0].interest == "enemy_losses"


def test_the_table_of_interests_is_the_same_from_either_side() -> None:
    """With state and armed group in each other's place the table is unchanged."""
    swap = {"state": "armed_group", "armed_group": "state"}
    classes = {"state_forces": "armed_group", "armed_group": "state_forces"}
    listed = tables().tensions.interest

    assert {
        (swap.get(sector, sector), classes.get(victims, victims)): said
        for (sector, victims), said in listed.items()
    } == listed
