"""Readings as lines of the record format."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

import made
from counterclaim.exporting.records import (
    Record,
    claim_record,
    line,
    records,
    report_record,
    zone_of,
)
from counterclaim.records import Interval, Moment, Reading


def parsed(record: Record) -> Any:
    """A record as whoever reads its line has it."""
    return json.loads(line(record))


def test_the_report_comes_first_then_claims_then_findings_then_doubts(reading: Reading) -> None:
    """A reader of lines knows the report before anything is said of it."""
    kinds = [record["record"] for record in records(reading)]

    assert kinds == ["report"] + ["claim"] * 13 + ["finding"] * 2 + ["doubt"] * 2


def test_claims_come_in_order_of_their_words(reading: Reading) -> None:
    """Order of arrival changes nothing: claims are sorted by span."""
    claims = [parsed(one) for one in records(reading) if one["record"] == "claim"]
    starts = [one["span"]["start"] for one in claims]

    assert len(starts) == 13
    assert starts == sorted(starts)


def test_a_claim_has_the_fields_of_the_format_in_their_order() -> None:
    """The record of a claim is field for field that of the published format."""
    record = claim_record(made.TWELVE)

    assert list(record) == [
        "record",
        "id",
        "report",
        "kind",
        "span",
        "chain",
        "stance",
        "asserted",
        "occurred",
        "places",
        "loaded",
        "toll",
        "interest",
        "responds_to",
        "found_by",
    ]
    assert list(parsed(record)["toll"]) == [
        "effect",
        "victims",
        "subclass",
        "wording",
        "low",
        "high",
        "qualifier",
        "cumulative",
        "includes",
        "by",
        "number",
    ]


def test_the_outlet_alone_is_a_chain_of_one_nobody() -> None:
    """What nobody is said to say belongs to the outlet."""
    outlet = claim_record(made.CLAIMS[-1])

    assert outlet["chain"] == [{"speaker": None, "role": "outlet"}]


def test_hours_carry_the_offset_of_their_zone_and_days_do_not() -> None:
    """A part of a day has the place's own clock; a day has none."""
    record = claim_record(made.TWELVE)

    assert record["occurred"] == {
        "from": "2021-03-04T18:00+05:00",
        "to": "2021-03-04T23:59+05:00",
        "precision": "part_of_day",
        "zone": "assumed",
        "span": {"start": 186, "end": 202, "quote": "late on Thursday"},
    }
    assert record["asserted"] == {
        "from": "2021-03-05",
        "to": "2021-03-05",
        "precision": "day",
        "zone": "assumed",
        "span": None,
    }


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (None, "2021-03-04T18:00"),
        ("+04:30", "2021-03-04T18:00+04:30"),
        ("No/Where", "2021-03-04T18:00"),
    ],
)
def test_an_unknown_zone_gives_no_offset(zone: str | None, told: str) -> None:
    """A clock is never invented."""
    night = Interval(datetime(2021, 3, 4, 18), datetime(2021, 3, 4, 19), "part_of_day", zone)
    record = claim_record(replace(made.TWELVE, occurred=Moment(night, None)))

    assert parsed(record)["occurred"]["from"] == told


def test_an_interval_over_a_change_of_clocks_has_two_offsets() -> None:
    """Both ends carry the offset of their own moment."""
    assert zone_of("+01:00/+02:00") != zone_of("+01:00/+02:00", last=True)


def test_an_unresolved_time_has_neither_end() -> None:
    """A time that cannot be read stays visible as unresolved."""
    record = claim_record(made.TWO)

    assert record["occurred"] == {
        "from": None,
        "to": None,
        "precision": "unresolved",
        "zone": None,
        "span": None,
    }


def test_the_report_lists_its_passages_and_languages(reading: Reading) -> None:
    """Languages come in order of first appearance; posts carry author, handle and date."""
    record = report_record(reading)

    assert record["languages"] == ["en", "ur"]
    assert record["published"] == "2021-03-05"
    assert parsed(record)["passages"][3] == {
        "kind": "post",
        "start": 394,
        "end": 394 + len(made.POST),
        "language": "en",
        "author": "Example Reporter",
        "handle": "example_reporter",
        "date": "2021-03-05",
        "url": "https://example.org/post/1",
    }


def test_a_moment_of_publication_keeps_its_minute() -> None:
    """Seconds are nobody's claim."""
    report = replace(made.REPORT, published=datetime.fromisoformat("2021-03-05T17:20:09+05:00"))

    assert report_record(Reading(report))["published"] == "2021-03-05T17:20+05:00"
    assert report_record(Reading(replace(report, published=date(2021, 3, 5))))["passages"] == []


def test_a_line_is_one_line_whatever_the_text_holds() -> None:
    """Line breaks, half of a surrogate pair and NUL stay inside one line of JSON."""
    told = line({"quote": "a\nb\u2028c\x00\ud800"})

    assert json.loads(told) == {"quote": "a\nb\u2028c\x00\ud800"}
    assert told.encode()
    assert "\n" not in told
