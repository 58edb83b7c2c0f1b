"""What linking makes, written and read back."""

from datetime import date

import pytest
from jsonschema import Draft202012Validator

import made
from counterclaim.errors import BadRecord
from counterclaim.exporting.incidents import linked_records
from counterclaim.exporting.records import line, records
from counterclaim.exporting.schema import schema
from counterclaim.exporting.streams import stream
from counterclaim.records import (
    Copy,
    Evidence,
    Incident,
    Link,
    Linked,
    Origin,
    Quote,
    Sketch,
    digest,
)

SHOWN = Quote(0, 4, "four")
SKETCHES = tuple(
    Sketch(
        id=digest("skt", name),
        report=made.REPORT.id,
        claims=(name,),
        kind="happening",
        main=name == "clm_1",
        interval=made.NIGHT,
        published=date(2021, 3, 5),
        places=(),
        parties=("act_front",),
        acts=("armed_attack",),
        words=("pass", "guards"),
        headline="Twelve guards dead",
    )
    for name in ("clm_1", "clm_2")
)
LINK = Link(SKETCHES[0].id, SKETCHES[1].id, 3.5, (Evidence("place", "same_place", 3.5),))
LINKED = Linked(
    (Incident("inc_1", (SKETCHES[0],), (LINK,)),),
    (SKETCHES[1],),
    (Copy("rep_1", "rep_2", "near", 0.93, (SHOWN, None)),),
    (Origin("ori_1", ("clm_1", "clm_2"), "one speaker says the same"),),
)
LINES = [line(one) for one in linked_records(LINKED)]


def test_what_linking_made_is_read_back_as_it_was() -> None:
    """Writing and reading twice equals once; sketches of no incident stay apart."""
    again = stream(LINES).linked

    assert again == LINKED


def test_every_record_of_linking_keeps_to_the_schema() -> None:
    """The schema is what is printed."""
    check = Draft202012Validator(schema())

    assert [list(check.iter_errors(one)) for one in linked_records(LINKED)] == [[]] * 5


def test_a_pipe_holds_readings_and_what_linking_made_in_any_mixture() -> None:
    """`link` prints what came in, and then its own."""
    told = [line(one) for one in records(made.READING)]
    found = stream([*told, *LINES])

    assert [one.report.id for one in found.readings] == [made.REPORT.id]
    assert found.readings[0].text == made.TEXT
    assert found.linked == LINKED


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("no json", "line 1: is not JSON"),
        ("[3]", "line 1: record: is not an object"),
        ('{"record": "rumour"}', "line 1: 'rumour' is no record"),
        ('{"record": "origin", "id": "ori_1"}', r"line 1: origin\.claims: is missing"),
        (
            '{"record": "incident", "id": "inc_1", "sketches": ["skt_9"], "links": []}',
            r"line 1: incident\.sketches: skt_9 has not come yet",
        ),
        (
            '{"record": "copy", "left": "a", "right": "b", "shown": []}',
            r"line 1: copy\.shown: is not a pair",
        ),
    ],
)
def test_a_line_that_is_no_record_is_named(told: str, why: str) -> None:
    """Which line, which field, and what to do."""
    with pytest.raises(BadRecord, match=why):
        stream([told])


def test_what_reconciling_made_is_left_out_of_a_pipe() -> None:
    """Accounts are made anew."""
    assert stream(['{"record": "estimate"}']).linked is None
