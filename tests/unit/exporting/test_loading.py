"""Lines of the record format as readings again."""

import json
from collections.abc import Callable
from typing import Any

import pytest

import made
from counterclaim.errors import BadRecord
from counterclaim.exporting.loading import claim_of, readings_of
from counterclaim.exporting.records import claim_record, line, records
from counterclaim.records import Passage, Reading


def test_what_was_written_is_read_back_and_written_the_same(reading: Reading) -> None:
    """Reading and writing a record twice equals once."""
    lines = [line(record) for record in records(reading)]
    again = readings_of(lines, {reading.report.id: reading.text})

    assert [line(record) for record in records(again[0])] == lines


def test_passages_come_back_with_their_direction(reading: Reading) -> None:
    """Urdu that was kept runs from right to left, as when it was read."""
    lines = [line(record) for record in records(reading)]
    (again,) = readings_of(lines, {reading.report.id: reading.text})
    directions = [one.direction for one in reading.layers[Passage] if isinstance(one, Passage)]

    assert {"ltr", "rtl"} <= set(directions)
    assert [
        one.direction for one in again.layers[Passage] if isinstance(one, Passage)
    ] == directions


def test_claims_come_back_with_the_language_of_their_passage(reading: Reading) -> None:
    """The record of a claim has no language; that of the report's passage says it."""
    (again,) = readings_of(line(record) for record in records(reading))

    assert sorted(one.language for one in again.claims) == ["en"] * 11 + ["ur"] * 2
    assert len(again[Passage]) == 7


def test_a_quotation_that_the_text_does_not_have_is_refused() -> None:
    """Every quotation is checked against the report's text."""
    record = claim_record(made.TWELVE)

    with pytest.raises(
        BadRecord, match=r"claim\.span: the text at 121:202 is not .* give the text"
    ):
        claim_of(record, text="x" * 1000)


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda record: record.pop(name)


def _with(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda record: record.update({name: value})


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_without("span"), r"claim\.span: is missing"),
        (_with("kind", "rumour"), r"claim\.kind: 'rumour' is not one of toll, act"),
        (_with("chain", "he"), r"claim\.chain: is not a list"),
        (_with("chain", [3]), r"claim\.chain\[0\]: is not an object"),
        (_with("responds_to", [3]), r"claim\.responds_to: is not a list of texts"),
        (_with("toll", {"effect": 3}), r"claim\.toll\.qualifier: is missing"),
        (
            _with("occurred", {"from": "soon", "to": None, "precision": "day", "zone": None}),
            r"claim\.occurred\.from: 'soon' is not a date",
        ),
        (_with("span", {"start": 5, "end": 5, "quote": ""}), r"claim\.span: quote 5:5"),
        (
            _with("span", {"start": "a", "end": 5, "quote": "b"}),
            r"claim\.span\.start: is not a whole",
        ),
    ],
)
def test_what_is_not_a_claim_is_refused_by_field(
    spoil: Callable[[dict[str, Any]], None], told: str
) -> None:
    """The error names the field and says what to do."""
    record: dict[str, Any] = json.loads(line(claim_record(made.TWELVE)))
    spoil(record)

    with pytest.raises(BadRecord, match=told):
        claim_of(record)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["{"], "line 1: is not JSON"),
        (["[]"], "line 1: record: is not an object"),
        (['{"record": "claim", "report": "rep_1"}'], "line 1: .*rep_1 has not come yet"),
    ],
)
def test_a_bad_line_is_named_by_its_number(lines: list[str], told: str) -> None:
    """Whoever mends a file of a million lines knows where to look."""
    with pytest.raises(BadRecord, match=told):
        readings_of(lines)
