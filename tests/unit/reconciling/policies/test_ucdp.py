"""The policy `ucdp`."""

from counterclaim.reconciling.classes import columns
from counterclaim.reconciling.drawing import chosen
from counterclaim.records import Bound
from stated import row, stated
from weighing import policies, rules, shown, weighed


def test_two_independent_figures_give_the_lower_as_best() -> None:
    """If no distinction can be made, the lower figure is best and the higher is high."""
    found = weighed("ucdp", stated("a", "wire", 9), stated("b", "doctor", 12))

    assert shown(found) == "9 9 12"


def test_a_later_figure_of_the_same_side_is_preferred() -> None:
    """Press office, then minister: two offices of one side, so the later figure is best."""
    found = weighed(
        "ucdp",
        stated("a", "press", 5, day=1, interest="own_losses"),
        stated("b", "minister", 8, day=3, interest="own_losses"),
    )

    assert shown(found) == "5 8 8"
    assert rules(found) == {"a": "later", "b": "best"}


def test_an_open_figure_leaves_high_open() -> None:
    """ "At least nine": low and best are nine, high is nine and possibly more."""
    assert shown(weighed("ucdp", stated("a", "wire", 9, high=None))) == "9 9 9+"


def test_what_one_interested_party_alone_tells_of_may_be_nobody() -> None:
    """A single origin of a party telling of the other's dead: low is 0, and a note says why."""
    found = weighed("ucdp", stated("a", "front", 7, interest="enemy_losses"))

    assert shown(found) == "0 7 7"
    assert found.notes == ("low is 0: any death rests on one interested party alone",)


def test_a_party_that_admits_its_own_losses_is_not_doubted() -> None:
    """Own losses are told against one's interest: low is the figure."""
    assert shown(weighed("ucdp", stated("a", "army", 7, interest="own_losses"))) == "7 7 7"


def test_up_to_twenty_is_high_where_somebody_says_how_many() -> None:
    """ "Up to twenty" gives no low and no best beside a figure that says how many."""
    told = stated("a", "wire", 0, high=20, qualifier="at_most"), stated("b", "doctor", 4)

    assert shown(weighed("ucdp", *told)) == "4 4 20"


def test_the_columns_of_the_data_set_add_up_to_best() -> None:
    """deaths_a + deaths_b + deaths_civilians + deaths_unknown is best, as the codebook has it."""
    rows = (
        row(stated("a", "wire", 3)),
        row(stated("b", "wire", 5, victims="armed_group")),
        row(stated("c", "doctor", 11, victims="unspecified")),
    )
    policy, variant = chosen("ucdp", policies())

    assert columns(rows, policy, variant, policies()) == {
        "deaths_a": Bound(3),
        "deaths_b": Bound(5),
        "deaths_civilians": Bound(0),
        "deaths_unknown": Bound(3),
    }
