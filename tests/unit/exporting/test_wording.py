"""How a claim is put in plain words."""

from dataclasses import replace
from datetime import date, datetime
from typing import get_args

import pytest

import made
from counterclaim.exporting import wording
from counterclaim.records import ClaimKind, Interval, Qualifier, Quote, Toll

SEVERAL = Quote(0, 7, "several")


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "told"),
    [
        (101, None, "more_than", "more than 100"),
        (1001, None, "more_than", "more than 1,000"),
        (12, None, "at_least", "at least 12"),
        (0, 12, "at_most", "at most 12"),
        (20, 20, "about", "about 20"),
        (90, 110, "about", "about 90–110"),
        (4, 5, "range", "4–5"),
        (0, 0, "exact", "0"),
        (None, None, "vague", "“several”"),
        (3, None, "vague", "“several”"),
        (None, None, "unquantified", "“several”"),
        (5, None, "exact", "at least 5"),
        (None, 5, "exact", "at most 5"),
    ],
)
def test_a_range_is_said_as_a_reader_says_it(
    low: int | None, high: int | None, qualifier: Qualifier, told: str
) -> None:
    """An open end never becomes a number."""
    toll = Toll("killed", "civilians", None, "", low, high, qualifier, False, None, None, SEVERAL)

    assert wording.how_many(toll) == told


def test_what_is_not_stated_is_not_zero() -> None:
    """Silence is never shown as 0."""
    toll = made.toll("killed", "civilians", None, None, "unquantified", None, wording="some")

    assert wording.how_many(toll) == "not stated"


@pytest.mark.parametrize(
    ("interval", "told"),
    [
        (made.DAY, "5 Mar 2021"),
        (made.NIGHT, "4 Mar 2021, 18:00–23:59"),
        (
            Interval(datetime(2021, 3, 4, 9, 5), datetime(2021, 3, 4, 9, 5), "minute"),
            "4 Mar 2021, 09:05",
        ),
        (Interval(date(2021, 3, 1), date(2021, 3, 31), "month"), "Mar 2021"),
        (Interval(date(2021, 1, 1), date(2021, 12, 31), "year"), "2021"),
        (Interval(date(2021, 3, 1), date(2021, 3, 7), "week"), "1 Mar 2021 – 7 Mar 2021"),
        (Interval(None, None, "unresolved"), "not stated"),
        (Interval(date(2021, 3, 1), None, "day"), "from 1 Mar 2021"),
        (Interval(None, date(2021, 3, 1), "day"), "until 1 Mar 2021"),
    ],
)
def test_a_time_is_said_as_a_reader_writes_it(interval: Interval, told: str) -> None:
    """No more is said than the precision bears."""
    assert wording.when(interval) == told


def test_a_chain_is_told_from_the_outermost() -> None:
    """Whoever posts and whoever is quoted in the post are two speakers."""
    posted = made.CLAIMS[7]

    assert wording.who(posted, made.REPORT) == "a post by Example Reporter → Example Front"
    assert wording.who(made.CLAIMS[-1], made.REPORT) == "Example Gazette"
    assert wording.who(made.CLAIMS[-1], replace(made.REPORT, outlet=None)) == "the outlet itself"


def test_a_stance_is_told_unless_it_asserts() -> None:
    """A denied figure is not a stated one."""
    assert wording.who(replace(made.TWO, stance="denies"), made.REPORT) == "Ministry (denies)"


def test_claims_are_grouped_by_question_with_people_first() -> None:
    """Tolls by effect and victims, then the other kinds."""
    headings = [heading for heading, _ in wording.grouped(made.CLAIMS)]

    assert headings[:4] == [
        "Killed: state forces",
        "Killed: armed group",
        "Killed: civilians",
        "How it stands",
    ]


def test_every_kind_of_claim_has_its_place_and_answer() -> None:
    """No kind is left out of the order of questions."""
    others = {claim.id: claim for claim in made.CLAIMS}
    answers = {claim.kind: wording.told(claim, made.REPORT, others) for claim in made.CLAIMS}

    assert set(wording.KINDS) == set(get_args(ClaimKind))
    assert answers == {
        "toll": "0",
        "act": "armed attack by Example Front against guards",
        "status": "holding: Example Front",
        "response": "denies Example Front: at least 12",
        "restriction": "network shutdown",
        "damage": "camp: partly",
        "responsibility": "claimed by Example Front",
    }


def test_what_steers_a_display_is_seen_and_does_nothing() -> None:
    """Escape sequences, overrides and half characters become a sign."""
    assert wording.safe("a\x1b[31mb\u202ec\ud800\nd") == "a\ufffd[31mb\ufffdc\ufffd d"
    assert wording.safe("می\u200cخواهم") == "می\u200cخواهم"


def test_long_words_are_cut_at_a_word() -> None:
    """The cut shows."""
    assert wording.cut("one two three", 20) == "one two three"
    assert wording.cut("one two three", 10) == "one two…"
    assert wording.cut("x" * 30, 10) == "x" * 9 + "…"
