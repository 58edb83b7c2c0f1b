"""Totals that count another happening too."""

from dataclasses import replace

from counterclaim.linking.grounds import Ground
from counterclaim.reconciling.elsewhere import beyond
from counterclaim.records import Case, Claim, Toll
from told import ARMY, FRONT, case, claim, tables, toll


def wide(made: Case, *others: Claim) -> dict[str, tuple[Claim, ...]]:
    """The totals of a case whose one report has some claims of another happening."""
    readings = tuple(replace(one, claims=(*one.claims, *others)) for one in made.readings)
    return beyond(replace(made, readings=readings), Ground.of(made.claims, tables()))


def fighters(number: int) -> Toll:
    """So many fighters killed."""
    return toll(number, victims="armed_group")


TOTAL = claim(ARMY, fighters(20))
PARTS = (
    claim(ARMY, fighters(9), places=["Upperton"]),
    claim(ARMY, fighters(8), places=["Lowerton"]),
)
MORE = claim(ARMY, fighters(3), places=["Hamlet"])


def test_a_total_that_its_parts_make_only_with_another_fight_is_beyond() -> None:
    """Nine and eight are seventeen; with the three of another day they are the twenty."""
    assert wide(case(TOTAL, *PARTS), MORE) == {TOTAL.id: (MORE,)}


def test_a_total_that_its_own_parts_make_is_the_incidents() -> None:
    """Seventeen are nine and eight, whatever else the report counts."""
    whole = claim(ARMY, fighters(17))

    assert wide(case(whole, *PARTS), MORE) == {}


def test_another_speakers_figure_makes_no_total_wider() -> None:
    """Parts and whole are one speaker's."""
    assert wide(case(TOTAL, *PARTS), replace(MORE, chain=claim(FRONT, fighters(3)).chain)) == {}
