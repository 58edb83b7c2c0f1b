"""Names of policies, estimates side by side, and totals."""

import pytest

from counterclaim.errors import BadPolicy
from counterclaim.reconciling.estimates import Weigh, estimate, estimates, side_by_side, total
from counterclaim.records import Row
from stated import row, stated
from weighing import policies, shown, weighed


@pytest.mark.parametrize(
    ("name", "policy", "variant"),
    [
        ("ucdp", "ucdp@1", "later"),
        ("ucdp@1", "ucdp@1", "later"),
        ("ucdp:lower", "ucdp@1", "lower"),
        ("ucdp@1:lower", "ucdp@1", "lower"),
        ("envelope", "envelope@1", None),
    ],
)
def test_a_policy_is_named_with_or_without_version_and_variant(
    name: str, policy: str, variant: str | None
) -> None:
    """A plain name is its first variant."""
    found = weighed(name, stated("a", "wire", 4))

    assert (found.policy, found.variant) == (policy, variant)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("acled2", "no policy is called 'acled2'; there are acled, airwars"),
        ("ucdp@7", "ucdp has no version '7'; there is ucdp@1"),
        ("ucdp:best", "ucdp has no variant 'best'; there are ucdp:later, ucdp:lower, ucdp:wary"),
        ("envelope:wide", "envelope has no variant 'wide'; there are none"),
    ],
)
def test_an_unknown_name_says_which_exist(name: str, says: str) -> None:
    """The error names what there is."""
    with pytest.raises(BadPolicy, match=says):
        weighed(name, stated("a", "wire", 4))


def test_every_policy_and_variant_stands_side_by_side() -> None:
    """Nothing is chosen silently: each reading of each policy has its estimate."""
    mine = row(stated("a", "wire", 4), stated("b", "doctor", 9))
    found = side_by_side(mine, Weigh(policies(), (mine,)))

    told = [one.policy if one.variant is None else f"{one.policy}:{one.variant}" for one in found]
    assert len(told) == len(set(told)) == 14
    assert {"acled@1:single-source", "ucdp@1:wary", "latest-official@1"} <= set(told)


def test_a_total_stands_beside_rows_of_several_classes() -> None:
    """Soldiers and civilians: a row each, and all of them together."""
    rows = (row(stated("a", "wire", 4)), row(stated("b", "wire", 2, victims="civilians")))
    found = estimates(rows, ["ucdp"], policies())

    assert [(one.question, shown(one)) for one in found] == [
        ("state_forces.killed", "4 4 4"),
        ("civilians.killed", "2 2 2"),
        ("all.killed", "6 6 6"),
    ]


def test_people_of_no_named_class_are_never_added_to_classes() -> None:
    """Seven people and four soldiers are seven people, of whom four are soldiers."""
    rows = (row(stated("a", "wire", 4)), row(stated("b", "doctor", 7, victims="unspecified")))
    found = total(rows, "ucdp", Weigh(policies(), rows))

    assert shown(found) == "7 7 7"
    assert found is not None
    assert [use.rule for use in found.derivation if not use.parts] == ["within_total"]


def test_classes_that_are_more_than_people_of_no_class_are_the_total() -> None:
    """Five people and four soldiers and three fighters are seven."""
    rows = (
        row(stated("a", "wire", 4)),
        row(stated("b", "wire", 3, victims="armed_group")),
        row(stated("c", "doctor", 5, victims="unspecified")),
    )
    found = total(rows, "ucdp", Weigh(policies(), rows))

    assert shown(found) == "7 7 7"


def test_classes_that_two_observers_tell_apart_may_share_people() -> None:
    """Five civilians by one, four fighters by another, five people: five, and at most nine."""
    rows = (
        row(stated("a", "agency", 5, victims="civilians")),
        row(stated("b", "monitor", 4, victims="armed_group")),
        row(stated("c", "doctor", 5, victims="unspecified")),
    )
    found = total(rows, "ucdp", Weigh(policies(), rows))

    assert shown(found) == "5 5 9"
    assert found is not None
    assert {use.claim: use.parts for use in found.derivation} == {
        "clm_a": ("high",),
        "clm_b": ("high",),
        "clm_c": ("low", "best"),
    }
    assert any("they may share people" in note for note in found.notes)


def test_classes_that_parties_tell_are_added_up() -> None:
    """A party tells its own dead from the enemy's: these share nobody, whoever counts fewer."""
    rows = (
        row(stated("a", "army", 5, interest="own_losses")),
        row(stated("b", "front", 4, victims="armed_group", interest="own_losses")),
        row(stated("c", "doctor", 5, victims="unspecified")),
    )

    assert shown(total(rows, "ucdp", Weigh(policies(), rows))) == "9 9 9"


def test_a_figure_under_another_name_is_not_a_second_one() -> None:
    """ "More than 60 soldiers", and in the same report "more than 60 people": one figure."""
    rows = (
        row(stated("a", "wire", 61, high=None)),
        row(stated("b", "doctor", 3, victims="armed_group")),
        row(stated("c", "wire", 61, high=None, victims="unspecified")),
    )
    found = total(rows, "envelope", Weigh(policies(), rows))

    assert shown(found) == "64 – 64+"
    assert found is not None
    assert [use.because for use in found.derivation if use.rule == "drift"] == [
        "the figure of clm_a under another name"
    ]


def test_a_party_that_is_silent_is_named_and_never_counted_as_nought() -> None:
    """Silence is no figure: a class of which nobody tells is left out, not 0."""
    silent = Row(row(stated("x", "army", 1)).question, (), ("army",))
    rows = (silent, row(stated("a", "army", 5, victims="armed_group", interest="enemy_losses")))
    found = total(rows, "envelope", Weigh(policies(), rows))

    assert shown(found) == "5 – 5"
    assert found is not None
    assert "left out, for no figure is given: state forces" in found.notes
    assert "silent on state forces: army" in found.notes


def test_equal_claims_give_an_estimate_of_equal_id() -> None:
    """An id is a digest of content."""
    mine = row(stated("a", "wire", 4))
    weigh = Weigh(policies())

    assert estimate(mine, "ucdp", weigh).id == estimate(mine, "ucdp", weigh).id
    assert estimate(mine, "ucdp", weigh).id != estimate(mine, "ibc", weigh).id
