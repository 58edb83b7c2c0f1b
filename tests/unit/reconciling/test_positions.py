"""Claims sorted into the fewest positions."""

import pytest

from counterclaim.reconciling.positions import positions
from counterclaim.records import Statement, Toll
from told import ARMY, case, claim, row, toll

Range = tuple[int | None, int | None]


def statements(*ranges: Range) -> tuple[Statement, ...]:
    """Statements that give these ranges."""
    made = case(*(claim(ARMY, toll(*ends), report=f"r{i}") for i, ends in enumerate(ranges)))
    return row(made, "state_forces.killed").statements


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([(4, 4), (4, 4)], [(4, 4)]),
        ([(4, 4), (15, 15)], [(4, 4), (15, 15)]),
        ([(4, 5), (5, 6)], [(5, 5)]),
        ([(101, None), (105, 105)], [(105, 105)]),
        ([(101, None), (9, 9)], [(9, 9), (101, None)]),
        ([(101, None), (120, None)], [(120, None)]),
        ([(0, 12), (4, 4), (15, 15)], [(4, 4), (15, 15)]),
        ([(None, None), (4, 4)], [(4, 4)]),
        ([(None, None)], [(None, None)]),
    ],
)
def test_a_position_is_what_one_number_satisfies(
    ranges: list[Range], expected: list[Range]
) -> None:
    """Ranges that share a number share a position, lowest first; open ones join what is above."""
    assert [(one.low, one.high) for one in positions(statements(*ranges))] == expected


def test_every_statement_stands_in_one_position() -> None:
    """Nobody is left out and nobody stands twice, also who gives no number."""
    given = statements((4, 4), (None, None), (101, None), (3, 9))
    held = [one.claim.id for position in positions(given) for one in position.held]

    assert sorted(held) == sorted(one.claim.id for one in given)
    assert all(isinstance(one.claim.body, Toll) for one in given)
