"""Bytes are kept once, as they came, and wait until they are read."""

import hashlib

import pytest

from counterclaim.errors import NotFound
from counterclaim.ledger import Ledger
from ledgers import put, reading, told

DATA = "Two men were killed at Examplegate".encode("utf-16")


def test_bytes_come_back_as_they_came(ledger: Ledger) -> None:
    """What was captured is there, byte for byte, under its digest."""
    ledger.capture(DATA, {"name": "a.txt"}, author="asma")

    assert ledger.bytes_of(hashlib.sha256(DATA).hexdigest()) == DATA


def test_the_same_bytes_twice_are_one_capture(ledger: Ledger) -> None:
    """Adding twice equals once, whatever the file is called."""
    first = ledger.capture(DATA, {"name": "a.txt", "outlet": "Gazette"}, author="asma")

    again = ledger.capture(DATA, {"name": "b.txt", "outlet": "Gazette"}, author="omar")

    assert first is not None
    assert again is None
    assert [one.id for one in ledger.captures()] == [first.object]


def test_the_same_bytes_of_another_outlet_are_another_capture(ledger: Ledger) -> None:
    """What is said of bytes belongs to what was captured."""
    ledger.capture(DATA, {"outlet": "Gazette"}, author="asma")
    ledger.capture(DATA, {"outlet": "Herald"}, author="asma")

    assert [one.about["outlet"] for one in ledger.captures()] == ["Gazette", "Herald"]


def test_a_captures_id_is_known_before_it_is_made(ledger: Ledger) -> None:
    """The id says what it names."""
    known = ledger.capture_id(DATA, {"outlet": "Gazette"})
    made = ledger.capture(DATA, {"outlet": "Gazette"}, author="asma")

    assert made is not None
    assert made.object == known


def test_a_capture_waits_until_its_last_report_is_read(ledger: Ledger) -> None:
    """Bytes that hold several reports are read only with the last of them."""
    made = ledger.capture_id(DATA, {})
    ledger.capture(DATA, {}, author="asma")
    first, last = told(reading("One died")), told(reading("Two died"))

    ledger.record_reading(first, author="asma", capture=made, whole=False)
    between = [one.id for one in ledger.unread()]
    ledger.record_reading(last, author="asma", capture=made)

    assert between == [made]
    assert list(ledger.unread()) == []


def test_a_report_that_stands_already_still_marks_its_capture(ledger: Ledger) -> None:
    """Two captures of one report are both read, the second by an event of its own."""
    one = told(reading("One died"))
    ids = [ledger.capture_id(data, {}) for data in (b"a", b"b")]
    for data, made in zip((b"a", b"b"), ids, strict=True):
        ledger.capture(data, {}, author="asma")
        ledger.record_reading(one, author="asma", capture=made)

    assert list(ledger.unread()) == []


def test_another_version_finds_what_an_older_one_read(ledger: Ledger) -> None:
    """With a version named, what another version read waits as well."""
    made = ledger.capture_id(DATA, {})
    ledger.capture(DATA, {}, author="asma")
    ledger.record_reading(told(reading("One died")), author="asma", capture=made, by="made@1")

    assert list(ledger.unread("made@1")) == []
    assert [one.id for one in ledger.unread("made@2")] == [made]


def test_bytes_without_a_report_say_why(ledger: Ledger) -> None:
    """A fault is kept once, and the bytes are not tried again."""
    made = ledger.capture_id(b"\0", {})
    ledger.capture(b"\0", {}, author="asma")

    ledger.record_fault(made, "it holds no text", author="asma", by="made@1")
    again = ledger.record_fault(made, "it holds no text", author="asma", by="made@1")

    (one,) = ledger.captures()
    assert (one.state, one.fault, again) == ("unreadable", "it holds no text", None)
    assert list(ledger.unread()) == []


def test_a_fault_of_an_unknown_capture_is_refused(ledger: Ledger) -> None:
    """A fault belongs to bytes that are kept."""
    with pytest.raises(NotFound, match="cap_none"):
        ledger.record_fault("cap_none", "why", author="asma")


@pytest.mark.parametrize("sha256", ["0" * 64, "", "..", "../../../etc/passwd"])
def test_bytes_that_are_not_here_are_not_found(ledger: Ledger, sha256: str) -> None:
    """What is no digest of ours leads nowhere, least of all out of the folder."""
    with pytest.raises(NotFound):
        ledger.bytes_of(sha256)


def test_whoever_reads_the_list_may_write_meanwhile(ledger: Ledger) -> None:
    """A run reads what waits and records it, one by one."""
    for number in range(3):
        ledger.capture(bytes([number]), {}, author="asma")

    for one in ledger.unread():
        ledger.record_reading(told(reading(f"{one.id} died")), author="asma", capture=one.id)

    assert list(ledger.unread()) == []
    assert len(put(ledger)) == 0
