"""How a reading agrees with what a careful reader found."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import BadRecord, NotFound
from counterclaim.evaluating.agreement import Score, agreement, together
from counterclaim.evaluating.annotations import Annotation, annotations
from counterclaim.records import (
    Claim,
    Finding,
    Interval,
    Moment,
    Passage,
    Quote,
    Reading,
    Report,
    Span,
    Speaker,
    Toll,
)

TEXT = "The army (XA) said two  soldiers died.\nThe front said that nine had died."
DAY = Moment(Interval(date(2021, 3, 5), date(2021, 3, 5), "day"), None)
GOLD = """
source = "one.txt#a"
published = "2021-03-05"
[[claim]]
kind = "toll"
quote = "two soldiers died"
chain = ["Army"]
stance = "asserts"
toll = { effect = "killed", victims = "state_forces", low = 2, high = 2, qualifier = "exact" }
[[claim]]
kind = "toll"
quote = "nine had died"
chain = ["Front"]
stance = "asserts"
optional = true
toll = { effect = "killed", victims = "state_forces", low = 9, high = 9, qualifier = "exact" }
[[finding]]
kind = "toll_conflict"
quotes = ["two soldiers died", "nine had died"]
[[post]]
author = "Example Reporter"
handle = "example_reporter"
date = "2021-03-05"
[actors]
"Army" = ["The army", "XA"]
"Front" = ["The front"]
"""


def claim(said: str, speaker: str | None, count: int) -> Claim:
    """A toll that the text states."""
    start = TEXT.index(said)
    last = Speaker(speaker, "outlet" if speaker is None else "source")
    toll = Toll("killed", "state_forces", None, "", count, count, "exact", False, None, None, None)
    return Claim(
        id=said,
        report="rep",
        kind="toll",
        span=Quote(start, start + len(said), said),
        chain=(last,),
        stance="asserts",
        asserted=DAY,
        occurred=DAY,
        places=(),
        loaded=(),
        body=toll,
        found_by="made@1",
        language="en",
    )


TWO, NINE = claim("two  soldiers died", "XA", 2), claim("nine had died", "the front", 9)
CONFLICT = Finding("fnd", "rep", "toll_conflict", (TWO.span, NINE.span), (), "Two or nine.")
READING = Reading(
    Report("rep", TEXT, "", "one.txt"),
    {Passage: (Passage(Span(0, len(TEXT)), "paragraph", "en", "ltr"),)},
    claims=(TWO, NINE),
    findings=(CONFLICT,),
)


@pytest.fixture
def expected(tmp_path: Path) -> Annotation:
    """What a careful reader found in the text."""
    (tmp_path / "one.toml").write_text(GOLD, encoding="utf-8")
    (found,) = annotations(tmp_path, tmp_path / "reports")
    return found


def test_an_annotation_says_where_its_report_is(expected: Annotation, tmp_path: Path) -> None:
    """The part after # names a record of JSON Lines."""
    assert expected.report == tmp_path / "reports" / "one.txt"
    assert expected.record == "a"


def test_a_perfect_reading_agrees(expected: Annotation) -> None:
    """Speakers are the same under all their names; white space may differ; optional is fair."""
    found = agreement(READING, expected)

    assert found.claims == {("toll", "en"): Score(expected=1, found=1, read=2, fair=1)}
    assert found.findings == Score(1, 1, 1, 0)
    assert found.chains == 1
    assert not found.missed
    assert not found.extra


@pytest.mark.parametrize(
    "wrong",
    [
        claim("two  soldiers died", "Front", 2),
        claim("two  soldiers died", None, 2),
        claim("two  soldiers died", "XA", 3),
        claim("The army", "XA", 2),
        replace(TWO, kind="act", body=None),
    ],
)
def test_a_claim_with_another_speaker_number_place_or_kind_is_missed(
    expected: Annotation, wrong: Claim
) -> None:
    """Each condition of agreement is needed."""
    found = agreement(replace(READING, claims=(wrong,)), expected)

    assert found.total().found == 0
    assert len(found.missed) == len(found.extra) == 1


def test_one_claim_agrees_with_one_annotation(expected: Annotation) -> None:
    """Saying a thing twice is right once."""
    twice = replace(READING, claims=(TWO, replace(TWO, id="again")))
    score = agreement(twice, expected).total()

    assert (score.found, score.read, score.precision) == (1, 2, 0.5)


def test_repeats_of_a_matched_finding_are_merged(expected: Annotation) -> None:
    """One finding per question, however often it recurs."""
    other = replace(CONFLICT, id="other", kind="sum_mismatch")
    found = agreement(replace(READING, findings=(CONFLICT, CONFLICT, other)), expected)

    assert found.findings == Score(expected=1, found=1, read=2, fair=0)


def test_many_agreements_add_up(expected: Annotation) -> None:
    """The whole is the sum of its reports."""
    one = agreement(READING, expected)
    both = together([one, one])

    assert both.total(kind="toll") == Score(2, 2, 4, 2)
    assert both.total(language="ur") == Score()
    assert Score().precision is None


def test_what_is_no_annotation_is_refused(tmp_path: Path) -> None:
    """The file and the field are named."""
    (tmp_path / "bad.toml").write_text("source = 3")
    (tmp_path / "worse.toml").write_text("source = = 3")

    with pytest.raises(BadRecord, match=r"bad\.toml\.source: is not text"):
        annotations(tmp_path / "bad.toml", tmp_path)
    with pytest.raises(BadRecord, match=r"worse\.toml: .*; see gold/examples"):
        annotations(tmp_path / "worse.toml", tmp_path)
    with pytest.raises(NotFound, match="nothing is there"):
        annotations(tmp_path / "no.toml", tmp_path)


def test_annotations_in_json_give_offsets(tmp_path: Path) -> None:
    """The second form of annotation, with the report's text beside it."""
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "one.gold.json").write_text(
        '{"document": "one.txt", "published": "2021-03-05", "claims": [{"kind": "act", "chain": [],'
        ' "span": {"start": 0, "end": 8, "quote": "The army"}}], "findings": [], "actors": {},'
        ' "posts": []}'
    )
    (found,) = annotations(tmp_path, tmp_path)

    assert found.report == tmp_path / "one.txt"
    assert found.claims[0].span == Span(0, 8)
