"""Events are appended, chained, and never changed."""

import hashlib
import json

import pytest
from sqlalchemy import text

from counterclaim.errors import BadOption, LedgerError, NotFound
from counterclaim.ledger import Ledger, events
from ledgers import put, reading

FIRST = reading("Two men were killed at Examplegate")


def test_a_new_ledger_begins_with_the_event_that_made_it(ledger: Ledger) -> None:
    """The first event says who made the ledger, and follows no other."""
    first = next(ledger.events())

    assert (first.seq, first.verb, first.author, first.previous) == (1, "init", "keeper", "0" * 64)


def test_each_hash_covers_the_hash_before_the_header_and_the_payloads_digest(
    ledger: Ledger,
) -> None:
    """Anyone can check the chain with SHA-256 and nothing of ours."""
    put(ledger, FIRST)
    before = "0" * 64

    for one in ledger.events():
        header = [one.seq, one.utc, one.author, one.verb, one.object]
        told = "\n".join([before, json.dumps(header, separators=(",", ":")), one.payload_sha256])
        before = hashlib.sha256(told.encode()).hexdigest()

        assert (one.hash, one.id) == (before, f"evt_{before[:16]}")


def test_times_only_grow(ledger: Ledger) -> None:
    """An event is later than the one before it, to the microsecond."""
    for number in range(30):
        ledger.decide("note", f"thing_{number}", author="asma")

    times = [one.utc for one in ledger.events()]

    assert times == sorted(set(times))


def test_events_are_asked_for_by_number_object_and_verb(ledger: Ledger) -> None:
    """What is asked for comes, in order, and nothing else."""
    for number in range(4):
        ledger.decide("note", f"thing_{number % 2}", author="asma", payload={"note": str(number)})

    assert [one.seq for one in ledger.events(3)] == [4, 5]
    assert [one.seq for one in ledger.events(object="thing_0")] == [2, 4]
    assert [one.seq for one in ledger.events(verb="init")] == [1]


def test_more_events_than_a_page_all_come(ledger: Ledger) -> None:
    """A page's end is no end of events."""
    with ledger.store.database.writing() as connection:
        for _ in range(520):
            events.append(connection, author="asma", verb="note", about="thing", payload={})

    assert [one.seq for one in ledger.events()] == list(range(1, 522))


def test_an_event_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    """An id may be shortened."""
    first = next(ledger.events())

    assert ledger.event(first.id[:9]) == first


def test_an_unknown_event_is_not_found(ledger: Ledger) -> None:
    """What is not there is said not to be there."""
    with pytest.raises(NotFound, match="evt_zz"):
        ledger.event("evt_zz")


@pytest.mark.parametrize("author", ["", "  ", "a\0b", "\ud800"])
def test_an_author_has_a_name_that_can_be_stored(ledger: Ledger, author: str) -> None:
    """Nobody decides namelessly; nothing is written."""
    with pytest.raises(BadOption):
        ledger.decide("note", "thing", author=author)

    assert ledger.head()[0] == 1


CHANGES = {
    "update an event": "UPDATE event SET author = 'other' WHERE seq = 1",
    "delete an event": "DELETE FROM event WHERE seq = 2",
    "update a payload": "UPDATE payload SET body = '{}' WHERE seq = 2",
    "delete a payload": "DELETE FROM payload WHERE seq = 2",
    "insert out of order": (
        "INSERT INTO event SELECT seq + 7, id || 'x', utc, author, verb, object, payload_sha256, "
        "previous, hash FROM event WHERE seq = 2"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_events_and_payloads_cannot_be_changed(ledger: Ledger, change: str) -> None:
    """The database itself refuses to rewrite what was decided."""
    put(ledger, FIRST)

    with (
        pytest.raises(LedgerError, match=r"never|append|erased"),
        ledger.store.database.writing() as connection,
    ):
        connection.execute(text(change))

    assert ledger.verify() == []
