"""The arithmetic of the chain, without a database."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counterclaim.ledger.chain import (
    START,
    Head,
    canonical,
    event_fault,
    next_event,
    seal,
    sealed_digest,
)
from counterclaim.records import Event

NOW = datetime(2022, 2, 3, 4, 5, 6, 789, UTC)
FIRST = Head(0, START, "0000-00-00T00:00:00.000000Z")


def event(head: Head = FIRST) -> Event:
    """An event after a head."""
    sealed = seal({"note": "ہلاک"})
    return next_event(
        head, author="asma", verb="note", about="thing", sealed=sealed, payload={}, now=NOW
    )


def test_an_event_is_timed_to_the_microsecond() -> None:
    """UTC, as ISO 8601 writes it."""
    assert event().utc == "2022-02-03T04:05:06.000789Z"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2022-02-03T04:05:06.000788Z", "2022-02-03T04:05:06.000789Z"),
        ("2022-02-03T04:05:06.000789Z", "2022-02-03T04:05:06.000790Z"),
        ("2031-12-31T23:59:59.999999Z", "2032-01-01T00:00:00.000000Z"),
    ],
)
def test_a_clock_that_goes_back_does_not_turn_time_back(before: str, after: str) -> None:
    """An event is later than the one before it, whatever the clock says."""
    assert event(Head(1, START, before)).utc == after


def test_a_payload_is_spelled_in_one_way() -> None:
    """Order and spaces do not count; half a surrogate pair and NUL can be stored."""
    told = canonical({"b": "\ud800\0", "a": [1, None]})

    assert told == '{"a":[1,null],"b":"\\ud800\\u0000"}'


def test_the_same_payload_twice_has_two_digests() -> None:
    """Without its salt nobody can find an erased payload by guessing."""
    first, second = seal({"note": "a"}), seal({"note": "a"})

    assert first.body == second.body
    assert first.sha256 != second.sha256
    assert sealed_digest(first.salt, first.body) == first.sha256


def test_an_event_as_it_was_made_has_no_fault() -> None:
    """The next of its head."""
    assert event_fault(event(), FIRST) is None


@pytest.mark.parametrize(
    "field",
    ["seq", "id", "utc", "author", "verb", "object", "payload_sha256", "previous", "hash"],
)
def test_any_changed_field_is_a_fault(field: str) -> None:
    """Nothing of a header can be changed unseen."""
    value = 2 if field == "seq" else f"x{getattr(event(), field)}"

    assert event_fault(replace(event(), **{field: value}), FIRST) is not None  # type: ignore[arg-type]  # any field


def test_an_event_of_another_chain_is_a_fault() -> None:
    """Each names the one before it."""
    assert event_fault(event(), replace(FIRST, hash="f" * 64)) is not None
