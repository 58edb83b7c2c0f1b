"""Readings are kept in the record format and come back as they were."""

import json

import pytest

from counterclaim.errors import BadRecord
from counterclaim.exporting.records import records
from counterclaim.ledger import Ledger
from ledgers import put, reading, told
from made import READING, SECOND_READING


def test_a_reading_comes_back_as_it_was(ledger: Ledger) -> None:
    """Report, claims, findings and doubts are, record for record, those that were kept."""
    put(ledger, READING)

    (back,) = ledger.readings()

    assert list(records(back)) == list(records(READING))


def test_reports_come_in_the_order_of_arrival(ledger: Ledger) -> None:
    """The order is that of the first reading, whatever is read again."""
    ids = put(ledger, READING, SECOND_READING)
    ledger.record_reading(told(READING), author="asma", by="made@2")

    assert [one["id"] for one in ledger.reports()] == ids


def test_some_readings_are_had_by_their_ids(ledger: Ledger) -> None:
    """Only those asked for come."""
    put(ledger, READING, SECOND_READING)

    assert [one.report.id for one in ledger.readings([SECOND_READING.report.id])] == [
        SECOND_READING.report.id
    ]


def test_the_same_reading_twice_is_once(ledger: Ledger) -> None:
    """Nothing is written for what stands."""
    put(ledger, READING)
    before = ledger.head()

    put(ledger, READING)

    assert ledger.head() == before


def test_a_later_reading_takes_the_place_of_the_earlier(ledger: Ledger) -> None:
    """Claims that a later version does not find are gone from the tables, not from the log."""
    put(ledger, READING)
    fewer = told(READING)[:3]

    ledger.record_reading(fewer, author="asma", by="made@2")

    assert [one.record for one in ledger.claims()] == fewer[1:]
    assert len(list(ledger.events(object=READING.report.id))) == 2


def test_claims_findings_and_doubts_of_one_report(ledger: Ledger) -> None:
    """Each is had for all reports, or for one by a shortened id."""
    put(ledger, READING, reading("Two died"))
    some = READING.report.id[:7]

    assert len(list(ledger.claims(some))) == len(READING.claims)
    assert len(list(ledger.claims())) == len(READING.claims) + 2
    assert len(list(ledger.findings(some))) == len(READING.findings)
    assert len(list(ledger.doubts(some))) == len(READING.doubts)


def test_claims_are_had_by_their_ids(ledger: Ledger) -> None:
    """Asked for by id, claims come once, in the order of their reports."""
    put(ledger, READING)
    wanted = [READING.claims[0].id, READING.claims[3].id]

    assert sorted(one.id for one in ledger.claims(ids=[*wanted, wanted[0]])) == sorted(wanted)


@pytest.mark.parametrize(
    "said",
    ["a\0b c", "half a pair \ud83d here", "line\u2028separator and \x85 more", "\U0001f525 fire"],
    ids=["NUL", "half a surrogate pair", "separators", "emoji"],
)
def test_any_text_is_kept(ledger: Ledger, said: str) -> None:
    """What a report can say, a ledger can keep; with its words and its titles."""
    one = reading(said, title=said, speaker=said)
    put(ledger, one)

    (back,) = ledger.readings()

    assert back.text == said
    assert list(records(back)) == told(one)
    assert ledger.verify() == []


BAD = {
    "nothing": [],
    "no report first": told(READING)[1:],
    "two reports": told(READING) + told(SECOND_READING),
    "another report's claim": [told(SECOND_READING)[0], told(READING)[1]],
}


@pytest.mark.parametrize("given", BAD.values(), ids=BAD.keys())
def test_what_is_not_one_reports_reading_is_refused(ledger: Ledger, given: list[object]) -> None:
    """A reading is a report, then what stands in it; nothing is written otherwise."""
    with pytest.raises(BadRecord):
        ledger.record_reading(json.loads(json.dumps(given)), author="asma")

    assert ledger.head()[0] == 1
