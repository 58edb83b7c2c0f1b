"""Persons told one by one in a report, as one figure. Every name is our own."""

from dataclasses import replace
from itertools import permutations

import pytest

from counterclaim.reconciling.estimates import Weigh, estimate
from counterclaim.records import Claim, Quote
from told import OUTLET, case, claim, row, tables, toll

PERSON = replace(toll(1, victims="unspecified"), subclass="one_person", number=None)
SEVERAL = replace(toll(1, victims="unspecified"), subclass="several_persons")


def person(name: str) -> Claim:
    """A claim that somebody of that name was killed."""
    return claim(OUTLET, replace(PERSON, wording=name), wording=f"{name} was killed")


def several(number: int, *names: str, high: int | None = 0) -> Claim:
    """A claim that so many persons were killed, of whom some are named."""
    said = f"{number} with {', '.join(names)}"
    body = replace(
        SEVERAL,
        low=number,
        high=number if high == 0 else high,
        includes="; ".join(names) or None,
        number=Quote(0, len(said), said),
    )
    return claim(OUTLET, body, wording=said)


def whole(number: int) -> Claim:
    """A claim that so many people were killed."""
    return claim(OUTLET, toll(number, victims="unspecified"), wording=f"{number} were killed")


def ends(*told: Claim) -> tuple[int | None, int | None, bool]:
    """The envelope of what is said of the dead: low, high, and whether it is open above."""
    asked = row(case(*told), "unspecified.killed")
    found = estimate(asked, "envelope", Weigh(tables().policies, (asked,)))
    low, high = found.low, found.high
    return (
        low.value if low else None,
        high.value if high else None,
        bool(high and high.open),
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # each name once, whether it is told in full or not
        ((person("Ali Quill"), person("Nadir Holt")), (2, 2, False)),
        ((person("Ali Omar Quill"), person("Nadir Holt"), person("Ali Quill")), (2, 2, False)),
        ((several(2, "Ali Quill", "Sara Fox"), person("Sara Fox")), (2, 2, False)),
        # a father's name inside a son's is no name of the son
        ((person("Omar Quill"), person("Ali Omar Quill")), (2, 2, False)),
        # who has no name may be one who is named elsewhere, or not
        ((several(3, "Ali Quill"), person("Nadir Holt")), (3, 4, False)),
        ((several(3, high=None), person("Nadir Holt")), (3, 3, True)),
        # where somebody gives as many in one number, they are some of these
        ((person("Ali Quill"), person("Nadir Holt"), whole(5)), (5, 5, False)),
        ((person("Ali Quill"), person("Nadir Holt"), person("Sara Fox"), whole(2)), (2, 3, False)),
    ],
)
def test_persons_told_one_by_one_are_counted_once_each(
    told: tuple[Claim, ...], expected: tuple[int, int, bool]
) -> None:
    """The figure is the least and the most that the report can mean."""
    assert ends(*told) == expected


def test_the_order_in_which_persons_are_told_changes_nothing() -> None:
    """Whoever is named first, they are as many."""
    told = (several(3, "Ali Quill"), person("Nadir Holt"), person("Sara Fox"))

    assert len({ends(*order) for order in permutations(told)}) == 1


def test_the_sum_shows_its_arithmetic_and_every_claim_stands_once() -> None:
    """A sum that nobody says names the claims of which it is made."""
    told = (person("Ali Quill"), person("Nadir Holt"))
    asked = row(case(*told), "unspecified.killed")
    found = estimate(asked, "envelope", Weigh(tables().policies, (asked,)))

    assert sorted(use.claim for use in found.derivation) == sorted(one.id for one in told)
    assert any("one by one" in note and told[0].id in note for note in found.notes)
