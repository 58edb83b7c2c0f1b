"""What every policy does before its own rules: which claims give a figure that stands."""

from dataclasses import replace

import pytest

from counterclaim.reconciling.estimates import Weigh, estimate
from counterclaim.records import Scope, Speaker, Statement
from stated import DAY, row, stated
from weighing import policies, rules, shown, weighed


def test_a_denied_figure_is_no_figure_of_who_denies_it() -> None:
    """A denial gives nothing, and is listed as a denial."""
    found = weighed("envelope", stated("a", "army", 9, stance="denies"), stated("b", "wire", 4))

    assert shown(found) == "4 – 4"
    assert rules(found)["a"] == "denied"


def test_of_one_speaker_only_the_latest_figure_counts() -> None:
    """An earlier figure of the same speaker is set aside for the later one."""
    found = weighed("envelope", stated("a", "wire", 9, day=1), stated("b", "wire", 12, day=2))

    assert shown(found) == "12 – 12"
    assert rules(found) == {"a": "latest", "b": "ends"}


def test_of_one_day_an_observers_largest_figure_stands_and_a_partys_each() -> None:
    """Who counts on through a day has given one toll; a party's two figures are two."""
    observer = stated("a", "monitor", 4), stated("b", "monitor", 8)
    party = tuple(replace(one, interest="own_losses") for one in observer)

    assert rules(weighed("envelope", *observer)) == {"a": "risen", "b": "ends"}
    assert shown(weighed("envelope", *party)) == "4 – 8"


def test_a_figure_without_a_day_is_neither_earlier_nor_later() -> None:
    """Where nobody knows when it was said, nothing is set aside for it or because of it."""
    found = weighed("envelope", stated("a", "wire", 9, day=None), stated("b", "wire", 12, day=2))

    assert shown(found) == "9 – 12"


def test_one_origin_counts_once_in_the_words_of_the_party() -> None:
    """What an outlet repeats of a party is the party's: it enters as that party's figure."""
    found = weighed(
        "ucdp",
        stated("a", "front", 30, day=2, origin="o", interest="enemy_losses"),
        stated("b", "wire", 30, day=1, origin="o", interest="third_party"),
        stated("c", "army", 2, interest="own_losses"),
    )

    assert shown(found) == "2 2 30"
    assert rules(found) == {"a": "enemy", "b": "origin", "c": "best"}


def test_a_part_is_set_aside_where_somebody_gives_the_whole() -> None:
    """Nine in one town are no figure for an attack on two where thirteen are told of."""
    found = weighed("ucdp", stated("a", "wire", 9, places=["Alba"]), stated("b", "doctor", 13))

    assert shown(found) == "13 13 13"
    assert "a part (Alba) of the whole" in [use.because for use in found.derivation]


def test_parts_of_one_speaker_are_added_up_where_a_policy_allows_it() -> None:
    """The sum is marked, with its arithmetic and every claim that it uses."""
    told = stated("a", "wire", 9, places=["Alba"]), stated("b", "wire", 4, places=["Berna"])
    found = weighed("ucdp", *told)

    assert shown(found) == "13 13 13"
    assert found.notes == ("sum of parts by one speaker: 4 (Berna) + 9 (Alba) = 13 (clm_b, clm_a)",)
    assert rules(found) == {"a": "best", "b": "best"}


def test_parts_of_two_speakers_are_never_added_up() -> None:
    """Nobody said the sum of two speakers' parts: each gives what it tells of."""
    told = stated("a", "wire", 9, places=["Alba"]), stated("b", "doctor", 4, places=["Berna"])

    assert shown(weighed("ucdp", *told)) == "4 4 9"


def test_parts_that_may_share_people_are_not_added_up() -> None:
    """Women may be among the people of Alba: their figures are no sum."""
    told = (
        stated("a", "wire", 9, places=["Alba"]),
        stated("b", "wire", 4, subclass="women"),
    )
    found = weighed("ucdp", *told)

    assert shown(found) == "9 9 9"
    assert rules(found)["b"] == "overlap"


def test_a_policy_without_sums_says_that_only_parts_are_told() -> None:
    """Parts stay parts: no estimate, and a note that names them."""
    found = weighed("envelope", stated("a", "wire", 9, places=["Alba"]))

    assert shown(found) == "– – –"
    assert found.notes == ("parts only: nobody gives the whole (9 Alba)",)


def test_people_on_top_of_others_are_no_total_where_somebody_gives_more() -> None:
    """ "Three others" are not all where five are told of; alone they stand."""
    besides = _scoped(stated("a", "wire", 3), Scope(as_of=DAY, besides=True))

    assert shown(weighed("envelope", besides, stated("b", "doctor", 5))) == "5 – 5"
    assert shown(weighed("envelope", besides)) == "3 – 3"


def test_one_person_told_of_is_one_of_those_whom_the_report_counts() -> None:
    """A report that counts four and tells of a man has not given two totals."""
    found = weighed("envelope", stated("a", "wire", 4), stated("b", "wire", 1))

    assert shown(found) == "4 – 4"
    assert rules(found)["b"] == "some"


def test_a_figure_for_every_place_told_of_is_one_for_the_whole() -> None:
    """Thirteen in Alba and Berna are all, where nobody tells of a third place."""
    both = ["Alba", "Berna"]
    found = weighed(
        "envelope",
        stated("a", "minister", 13, places=both),
        stated("b", "wire", 9, places=["Alba"]),
    )

    assert shown(found) == "13 – 13"
    assert rules(found) == {"a": "ends", "b": "part"}


def test_a_vague_word_is_no_figure_where_somebody_gives_a_number_that_it_allows() -> None:
    """ "Dozens" and forty are one figure; dozens and four are two."""
    dozens = stated("a", "wire", 24, high=None, qualifier="vague", number="dozens")

    assert shown(weighed("envelope", dozens, stated("b", "doctor", 40))) == "40 – 40"
    assert shown(weighed("envelope", dozens, stated("b", "doctor", 4))) == "4 – 24+"


def test_words_without_a_number_are_read_only_where_nobody_gives_one() -> None:
    """ACLED's three for "fatalities" does not stand beside a count."""
    bare = stated("a", "wire", None, qualifier="unquantified", wording="fatalities")

    assert shown(weighed("acled", bare)) == "– 3+ –"
    assert shown(weighed("acled", bare, stated("b", "doctor", 7))) == "– 7 –"


def test_a_figure_of_another_time_is_not_one_of_the_incident() -> None:
    """Forty in a year are not forty in an attack."""
    year = (DAY, DAY.replace(year=DAY.year + 1))
    found = weighed(
        "envelope",
        _scoped(stated("a", "wire", 40), Scope(as_of=DAY, period=year)),
        stated("b", "doctor", 5),
    )

    assert shown(found) == "5 – 5"
    assert rules(found)["a"] == "period"


def test_what_nobody_has_accepted_yet_waits_and_would_change_it() -> None:
    """A claim that waits for review gives nothing, and its acceptance is told as a change."""
    mine = row(stated("a", "wire", 9), stated("b", "doctor", 4))
    found = estimate(mine, "envelope", Weigh(policies(), waiting=frozenset({"clm_a"})))

    assert shown(found) == "4 – 4"
    assert rules(found)["a"] == "waiting"
    assert ("accept", "clm_a") in [(one.act, one.claim) for one in found.would_change]


@pytest.mark.parametrize(
    ("name", "because"),
    [("acled", "acled does not count injured"), ("ucdp", "ucdp does not count injured")],
)
def test_a_policy_counts_what_its_publisher_counts(name: str, because: str) -> None:
    """Who counts deaths gives no figure for the injured, and says so of every claim."""
    found = weighed(name, stated("a", "wire", 9, effect="injured"))

    assert shown(found) == "– – –"
    assert [use.because for use in found.derivation] == [because]


def _scoped(statement: Statement, scope: Scope) -> Statement:
    return Statement(
        statement.claim,
        statement.question,
        statement.speaker,
        statement.origin,
        scope,
        statement.interest,
    )


def test_the_parts_of_one_statement_on_every_place_are_its_speakers_whole() -> None:
    """Who tells of both places in one report tells of the whole: a sum, and marked as one."""
    told = (
        stated("a", "front", 9, places=["Alba"]),
        stated("b", "front", 3, places=["Berna"]),
        stated("c", "wire", 15),
    )
    found = weighed("envelope", *told)

    assert shown(found) == "12 – 15"
    assert found.notes == ("sum of parts by one speaker: 3 (Berna) + 9 (Alba) = 12 (clm_b, clm_a)",)


def test_parts_that_leave_out_a_place_are_no_whole() -> None:
    """Nine in Alba say nothing of Berna."""
    told = (
        stated("a", "front", 9, places=["Alba"]),
        stated("b", "wire", 4, places=["Berna"]),
        stated("c", "wire", 15),
    )

    assert shown(weighed("envelope", *told)) == "15 – 15"


def test_a_total_that_counts_another_happening_is_set_aside_for_the_sum() -> None:
    """Twenty, of whom three died elsewhere the day before, are seventeen here."""
    told = (
        stated("a", "army", 9, places=["Alba"]),
        stated("b", "army", 8, places=["Berna"]),
        _before(stated("c", "army", 3, places=["Cetra"])),
        stated("d", "army", 20),
    )
    found = weighed("envelope", *told)

    assert shown(found) == "17 – 17"
    assert rules(found) == {"a": "ends", "b": "ends", "c": "period", "d": "beyond"}


def test_an_outlets_own_words_are_the_partys_whose_figure_they_give() -> None:
    """Seven in the paper's own voice are the army's seven, and go with them when it says nine."""
    told = (
        stated("a", "army", 7, day=1, interest="own_losses"),
        _outlet(stated("b", "paper", 7, day=2, interest="third_party")),
        stated("c", "army", 9, day=3, interest="own_losses"),
    )
    found = weighed("envelope", *told)

    assert shown(found) == "9 – 9"
    assert rules(found) == {"a": "latest", "b": "echo", "c": "ends"}


def test_a_figure_of_the_only_class_told_of_is_the_whole() -> None:
    """Two drivers are two civilians where nobody tells of other civilians."""
    drivers = (stated("a", "wire", 2, subclass="workers"), stated("b", "mayor", 5))

    assert shown(weighed("envelope", drivers[0])) == "2 – 2"
    assert rules(weighed("envelope", *drivers))["a"] == "part"


def test_a_class_is_no_part_of_fewer_people() -> None:
    """Twelve policemen are no part of three soldiers: who says twelve says at least so many."""
    found = weighed("envelope", stated("a", "front", 12, subclass="police"), stated("b", "army", 3))

    assert shown(found) == "3 – 12"


def test_who_died_by_his_own_hand_is_named_beside_a_whole_that_may_not_count_him() -> None:
    """Three dead, and a gunman who killed himself: nobody says whether he is one of the three."""
    gunman = stated("b", "wire", 1, subclass="by_own_hand", victims="unspecified")
    found = weighed("ucdp", stated("a", "mayor", 3, victims="unspecified"), gunman)

    assert shown(found) == "3 3 3"
    assert found.notes == (
        "told of beside the whole, which may or may not count them: 1 by own hand",
    )
    assert shown(weighed("ucdp", gunman)) == "1 1 1"


def test_an_outlets_own_words_are_those_of_the_speaker_whom_it_quotes() -> None:
    """ "Four dead", and "four died, a doctor said": one voice; in another report it is two."""
    doctor = stated("a", "doctor", 4)
    headline = _outlet(stated("b", "paper", 4))
    here = replace(headline, claim=replace(headline.claim, report=doctor.claim.report))

    assert rules(weighed("majority-of-origins", doctor, here)) == {"a": "third", "b": "echo"}
    assert rules(weighed("majority-of-origins", doctor, headline)) == {"a": "most", "b": "most"}


def test_parts_of_two_days_are_not_added_up() -> None:
    """Who was hurt on the first day may be dead on the third: the fullest statement stands."""
    told = (
        stated("a", "army", 1, places=["Alba"], day=1),
        _elsewhere(stated("b", "army", 6, places=["Berna"], day=3)),
    )
    found = weighed("ucdp", *told)

    assert shown(found) == "6 6 6"
    assert rules(found) == {"a": "another", "b": "best"}


def _before(made: Statement) -> Statement:
    """The same, of the day before."""
    return replace(made, scope=replace(made.scope, period=(DAY, DAY)))


def _elsewhere(made: Statement) -> Statement:
    """The same, in another report."""
    return replace(made, claim=replace(made.claim, report="rep_elsewhere"))


def _outlet(made: Statement) -> Statement:
    """The same, in an outlet's own words."""
    return replace(made, claim=replace(made.claim, chain=(Speaker(None, "outlet", None),)))
