"""The policy `acled`."""

import pytest

from counterclaim.reconciling.division import divide
from counterclaim.reconciling.estimates import Weigh, estimate, total
from stated import row, stated
from weighing import policies, rules, shown, weighed


@pytest.mark.parametrize(
    ("words", "low", "name", "read"),
    [
        ("several", 2, "acled", 3),
        ("several", 2, "acled:lowest-10", 10),
        ("many", 2, "acled", 3),
        ("tens", 20, "acled", 10),
        ("dozens", 24, "acled", 12),
        ("hundreds", 200, "acled", 100),
        ("scores", 40, "acled", 40),
    ],
)
def test_vague_words_are_read_as_the_codebook_reads_them(
    words: str, low: int, name: str, read: int
) -> None:
    """A published reading stands for the words; words that it does not list keep their least."""
    found = weighed(name, stated("a", "wire", low, high=None, qualifier="vague", number=words))

    assert shown(found) == f"– {read}+ –"


@pytest.mark.parametrize(
    ("wording", "read", "rule"),
    [("fatalities", 3, "vague"), ("casualties", 0, "casualties")],
)
def test_people_without_a_number_are_few_and_casualties_nobody(
    wording: str, read: int, rule: str
) -> None:
    """A plural without a number is 3; casualties alone are no fatalities."""
    found = weighed("acled", stated("a", "wire", None, qualifier="unquantified", wording=wording))

    assert shown(found) == f"– {read}+ –"
    assert rules(found) == {"a": rule}


def test_a_figure_of_two_origins_replaces_the_lowest_where_that_is_followed() -> None:
    """Until a corroborated estimate becomes available: two origins say nine, one says four."""
    told = stated("a", "wire", 9), stated("b", "doctor", 9), stated("c", "mayor", 4)

    assert shown(weighed("acled", *told)) == "– 4 –"
    assert shown(weighed("acled:later", *told)) == "– 9 –"


def test_a_later_figure_replaces_an_earlier_one_whoever_gave_it() -> None:
    """Nobody corroborates: what was said last stands, of one day the lowest."""
    told = (
        stated("a", "front", 12, day=1, interest="own_losses"),
        stated("b", "army", 17, day=2, interest="enemy_losses"),
        stated("c", "mayor", 19, day=2),
    )

    assert shown(weighed("acled:later", *told)) == "– 17 –"
    assert rules(weighed("acled:later", *told)) == {"a": "revised", "b": "lowest", "c": "higher"}


def test_who_tells_of_one_place_alone_is_not_the_source_with_the_lowest_total() -> None:
    """The minister did not say how many soldiers died in the other town: he has no total."""
    soldiers = row(
        stated("a", "minister", 4, places=["Alba"]),
        stated("b", "army", 9),
        stated("c", "front", 101, high=None),
    )
    fighters = row(
        stated("d", "minister", 15, victims="armed_group"),
        stated("e", "army", 17, victims="armed_group"),
    )
    weigh = Weigh(policies(), (soldiers, fighters))

    assert shown(estimate(soldiers, "acled:single-source", weigh)) == "– 9 –"
    assert shown(estimate(fighters, "acled:single-source", weigh)) == "– 17 –"


def test_words_without_a_number_are_no_total_where_classes_have_numbers() -> None:
    """ "Several people died", four soldiers and three fighters: seven, not ten."""
    rows = (
        row(stated("a", "wire", 4)),
        row(stated("b", "wire", 3, victims="armed_group")),
        row(stated("c", "mayor", None, qualifier="unquantified", victims="unspecified")),
    )
    found = total(rows, "acled:lowest-10", Weigh(policies(), rows))

    assert shown(found) == "– 7 –"
    assert found is not None
    assert rules(found)["c"] == "worded"


def test_a_figure_over_several_days_says_how_it_is_divided() -> None:
    """Twelve over three days are four on each, noted as the codebook asks."""
    found = weighed("acled", stated("a", "wire", 12, victims="unspecified", days=3))

    assert found.notes == ("12 over 3 days is divided 4 + 4 + 4",)


@pytest.mark.parametrize(
    ("total", "parts", "shares"),
    [(12, 3, (4, 4, 4)), (14, 3, (5, 5, 4)), (1, 3, (1, 0, 0)), (0, 2, (0, 0)), (5, 1, (5,))],
)
def test_what_is_left_over_goes_to_the_first_days(
    total: int, parts: int, shares: tuple[int, ...]
) -> None:
    """Shares are as even as whole numbers can be, the larger ones first."""
    assert divide(total, parts) == shares


def test_nothing_can_be_divided_over_no_day() -> None:
    """A total needs at least one day."""
    with pytest.raises(ValueError, match="give a total and its parts"):
        divide(3, 0)
