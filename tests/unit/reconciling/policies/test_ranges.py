"""The policies that give a range: `envelope`, `ibc`, `airwars`, `majority-of-origins`."""

from dataclasses import replace

import pytest

from counterclaim.reconciling.estimates import Weigh, estimate, total
from counterclaim.records import Row
from stated import blamed, row, stated
from weighing import policies, rules, shown, weighed

CIVILIANS = (
    stated("a", "wire", 4, victims="civilians"),
    stated("b", "doctor", 9, high=None, victims="civilians"),
)


def test_the_envelope_runs_from_lowest_to_highest_and_stays_open() -> None:
    """Low is the lowest low end, high the highest or open, best is empty."""
    found = weighed("envelope", *CIVILIANS, stated("c", "mayor", 6, victims="civilians"))

    assert shown(found) == "4 – 9+"
    assert rules(found) == {"a": "ends", "b": "ends", "c": "within"}


def test_a_single_origin_is_provisional() -> None:
    """IBC asks for two independent sources; with one the estimate says that it is provisional."""
    found = weighed("ibc", stated("a", "wire", 4, victims="civilians"))

    assert shown(found) == "4 – 4"
    assert found.notes == ("provisional: a single origin",)


def test_two_origins_are_not_provisional() -> None:
    """Two origins give minimum and maximum."""
    assert shown(weighed("ibc", *CIVILIANS)) == "4 – 9+"
    assert weighed("ibc", *CIVILIANS).notes == ()


@pytest.mark.parametrize(
    ("name", "effect", "says"),
    [
        ("airwars", "killed", "airwars itself counts civilians killed and injured: "),
        ("ibc", "killed", "ibc itself counts civilians killed: "),
        ("ibc", "injured", "ibc itself counts civilians killed: "),
    ],
)
def test_of_fighters_and_injured_the_rule_is_given_and_not_called_the_publishers_number(
    name: str, effect: str, says: str
) -> None:
    """Minimum and maximum of any row; a note where the organisation counts others (ADR 0024)."""
    told = stated("a", "wire", 4, effect=effect), stated("b", "doctor", 9, effect=effect)
    found = weighed(name, *told)

    assert shown(found) == "4 – 9"
    assert found.notes[0].startswith(says)
    assert not any(note.startswith("grade") for note in found.notes)


def test_civilians_are_airwars_own_number_and_need_no_note() -> None:
    """What the organisation counts itself is given without the note."""
    found = weighed("airwars", *CIVILIANS)

    assert shown(found) == "4 – 9+"
    assert not any("itself counts" in note for note in found.notes)


@pytest.mark.parametrize("name", ["airwars", "ibc"])
def test_a_total_of_civilians_holds_no_fighters(name: str) -> None:
    """Its rule answers the row of soldiers, and its total is of civilians alone, and says so."""
    rows = (row(*CIVILIANS), row(stated("s", "wire", 30), stated("t", "doctor", 31)))
    weigh = Weigh(policies(), rows)
    found = total(rows, name, weigh)

    assert shown(estimate(rows[1], name, weigh)) == "30 – 31"
    assert shown(found) == "4 – 9+"
    assert found is not None
    assert any(note.endswith(": state forces") for note in found.notes)
    assert {use.rule for use in found.derivation if use.claim in {"clm_s", "clm_t"}} == {"victims"}


@pytest.mark.parametrize("name", ["airwars", "ibc"])
def test_people_held_or_missing_are_asked_of_no_policy_that_counts_harm(name: str) -> None:
    """The rule is put to other victims, not to what neither organisation looks at."""
    assert shown(weighed(name, stated("a", "wire", 4, effect="captured"))) == "– – –"


@pytest.mark.parametrize(
    ("credible", "begins"),
    [
        ("", "grade: two or more origins, credibility not assessed"),
        ("wire doctor", "grade: Fair: Reported by two or more credible sources"),
    ],
)
def test_fair_asks_for_the_sources_that_the_user_calls_credible(credible: str, begins: str) -> None:
    """No outlet is credible as shipped: then the grade says that nobody has assessed it."""
    mine = row(*CIVILIANS)
    found = estimate(mine, "airwars", Weigh(policies(credible=credible), (mine,)))

    assert found.notes[0].startswith(begins)
    assert found.settings == tuple(f"credible: {name}" for name in credible.split())


def test_one_origin_is_weak() -> None:
    """A single source claim."""
    assert weighed("airwars", CIVILIANS[0]).notes[0].startswith("grade: Weak: Single source claim")


def test_contested_is_of_responsibility() -> None:
    """Two actors named for one strike make it contested, whatever the figures say."""
    blame = Row(
        replace(row(CIVILIANS[0]).question, id="responsibility", kind="responsibility"),
        (blamed("d", "One Force"), blamed("e", "Other Force")),
    )
    found = weighed("airwars", *CIVILIANS, beside=(blame,))

    assert found.notes[0].startswith("grade: Contested: Competing claims of responsibility")
    assert found.notes[1] == "Contested is said of responsibility, not of the figures"


def test_the_figure_of_most_origins_is_best() -> None:
    """Two origins say nine, one says twelve: nine; a range supports every number in it."""
    told = (
        stated("a", "wire", 9),
        stated("b", "doctor", 8, high=10, qualifier="range"),
        stated("c", "mayor", 12),
    )
    found = weighed("majority-of-origins", *told)

    assert shown(found) == "8 9 12"
    assert rules(found)["b"] == "most"


def test_without_a_shared_figure_there_is_no_best() -> None:
    """One origin each: no majority, and a note says so."""
    found = weighed("majority-of-origins", stated("a", "wire", 9), stated("b", "doctor", 12))

    assert shown(found) == "9 – 12"
    assert found.notes == ("no best: no two origins share a figure",)


def test_a_figure_of_fewer_than_a_third_enters_no_end() -> None:
    """One origin of four is no third: its sixty are not high."""
    told = [stated(name, name, 9) for name in ("wire", "doctor", "mayor")]
    found = weighed("majority-of-origins", *told, stated("far", "blog", 60))

    assert shown(found) == "9 9 9"
    assert rules(found)["far"] == "few"


def test_without_a_shared_figure_majority_or_latest_follows_the_last() -> None:
    """Another policy, not another reading: what was said last, and it says so."""
    told = stated("a", "wire", 9, day=1), stated("b", "doctor", 7, day=2)
    found = weighed("majority-or-latest", *told)

    assert shown(found) == "7 7 9"
    assert rules(found) == {"a": "third", "b": "last"}


def test_what_an_official_says_again_is_still_said() -> None:
    """Nine, seven, and nine again: the latest figure is nine."""
    mine = row(
        *(stated(f"{day}", "minister", low, day=day) for day, low in enumerate((9, 7, 9), 1))
    )
    found = estimate(mine, "latest-official", Weigh(policies(official="minister")))

    assert shown(found) == "7 9 9"


def test_nobody_is_official_by_default() -> None:
    """The user's table is empty as shipped: no estimate, and a note says so."""
    found = weighed("latest-official", stated("a", "minister", 9))

    assert shown(found) == "– – –"
    assert "official.csv" in found.notes[0]


def test_an_official_is_followed_over_time() -> None:
    """Best is the official's latest figure; low and high span what that speaker said."""
    mine = row(
        stated("a", "minister", 9, day=1),
        stated("b", "minister", 12, day=2),
        stated("c", "minister", 11, day=3),
        stated("d", "wire", 40, day=4),
    )
    found = estimate(mine, "latest-official", Weigh(policies(official="minister")))

    assert shown(found) == "9 11 12"
    assert rules(found) == {"a": "over_time", "b": "over_time", "c": "official", "d": "unlisted"}
    assert found.settings == ("official: minister",)


def test_ibc_can_ask_for_two_origins_of_each_figure() -> None:
    """By the variant a figure on one origin stays outside where another rests on two."""
    told = (
        stated("a", "wire", 4, victims="civilians"),
        stated("b", "doctor", 4, victims="civilians"),
        stated("c", "mayor", 9, victims="civilians"),
    )

    assert shown(weighed("ibc:incident", *told)) == "4 – 9"
    assert shown(weighed("ibc:figure", *told)) == "4 – 4"
    assert rules(weighed("ibc:figure", *told))["c"] == "single"


def test_without_a_figure_on_two_origins_all_enter_provisionally() -> None:
    """Where no two origins agree, the variant shows the whole range and says what it is."""
    found = weighed("ibc:figure", CIVILIANS[0], stated("c", "mayor", 9, victims="civilians"))

    assert shown(found) == "4 – 9"
    assert found.notes == ("provisional: no figure rests on two origins",)
