"""Whatever is not as it was written is named."""

from pathlib import Path

import pytest

from counterclaim.ledger import Derived, Ledger, Made
from counterclaim.ledger.objects import Folder
from ledgers import put, reading, spoil, told
from made import READING

DATA = b"Two men were killed at Examplegate"


@pytest.fixture
def desk(ledger: Ledger) -> Ledger:
    """A ledger with some of everything."""
    ledger.capture(DATA, {"name": "a.txt", "outlet": "Gazette"}, author="asma")
    known = ledger.capture_id(DATA, {"outlet": "Gazette"})
    ledger.record_reading(told(READING), author="asma", capture=known, by="made@1")
    put(ledger, reading("Two died"))
    ledger.decide("accept", READING.claims[0].id, author="asma")
    event = ledger.decide("reject", READING.claims[1].id, author="omar")
    assert event is not None
    ledger.revert(event.id, author="omar")
    ledger.derive(Derived("incident", (Made("inc_a", {"id": "inc_a"}),)))
    return ledger


def test_a_ledger_that_nobody_spoiled_has_no_fault(desk: Ledger) -> None:
    """All is well, before and after it is opened again."""
    assert desk.verify() == []


def test_rebuilding_gives_the_same_rows(desk: Ledger) -> None:
    """Current state is a function of events and objects; a digest of the sorted rows proves it."""
    before = desk.digest()

    desk.rebuild()

    assert desk.digest() == before
    assert desk.verify() == []


SPOILT: dict[str, tuple[str, str, str]] = {
    "an author": ("UPDATE event SET author = 'other' WHERE seq = 2", "chain", "event 2 "),
    "a time": (
        "UPDATE event SET utc = '2001' || substr(utc, 5) WHERE seq = 2", "chain", "event 2 ",
    ),
    "a verb": ("UPDATE event SET verb = 'note' WHERE seq = 5", "chain", "event 5 "),
    "an object": ("UPDATE event SET object = 'clm_x' WHERE seq = 5", "chain", "event 5 "),
    "an id": ("UPDATE event SET id = 'evt_x' WHERE seq = 5", "chain", "event 5 "),
    "a hash": ("UPDATE event SET hash = previous WHERE seq = 2", "chain", "event 2 "),
    "a previous hash": ("UPDATE event SET previous = hash WHERE seq = 2", "chain", "event 2 "),
    "a payload's digest": (
        "UPDATE event SET payload_sha256 = previous WHERE seq = 2", "chain", "event 2 ",
    ),
    "a payload": (
        "UPDATE payload SET body = replace(body, 'Gazette', 'Herald!') WHERE seq = 2",
        "payload", "event 2 ",
    ),
    "a payload that is no JSON": (
        "UPDATE payload SET body = '{' WHERE seq = 2", "payload", "event 2 ",
    ),
    "a salt": ("UPDATE payload SET salt = 'ff' WHERE seq = 2", "payload", "event 2 "),
    "a payload gone": ("DELETE FROM payload WHERE seq = 5", "payload", "event 5 "),
    "the end of the log": (
        "UPDATE head SET seq = 1, hash = (SELECT hash FROM event WHERE seq = 1)", "chain", "head",
    ),
    "a report": (
        "UPDATE report SET record = replace(record, 'Twelve', 'Eleven')", "row", "report rep_",
    ),
    "a claim": ("UPDATE claim SET record = replace(record, '12', '13')", "row", "claim clm_"),
    "a claim's kind": ("UPDATE claim SET kind = 'act' WHERE number = 0", "row", "claim clm_"),
    "a claim gone": ("DELETE FROM claim WHERE number = 0", "row", "claim clm_"),
    "a finding": ("UPDATE finding SET kind = 'x'", "row", "finding fnd_"),
    "a doubt": ("UPDATE doubt SET stage = 'x'", "row", "doubt "),
    "a decision": ("UPDATE decision SET author = 'zoya'", "row", "decision "),
    "a decision gone": ("DELETE FROM decision WHERE seq = 5", "row", "decision 5"),
    "a capture": ("UPDATE capture SET state = 'new'", "row", "capture cap_"),
    "a claim that nobody made": (
        "INSERT INTO claim SELECT report, number + 100, id, kind, record FROM claim",
        "row", "claim ",
    ),
    "a decision that nobody took": (
        """INSERT INTO decision SELECT seq + 100, event || 'x', about, object, verb, author, utc,
           payload FROM decision WHERE seq = 5""", "row", "decision 105",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "kind", "what"), SPOILT.values(), ids=SPOILT.keys())
def test_what_was_tampered_with_is_named(desk: Ledger, change: str, kind: str, what: str) -> None:
    """A changed, lost or added row is a fault, and the fault says which one it is."""
    assert spoil(desk, change)

    first = desk.verify()[0]

    assert first.kind == kind
    assert first.what.startswith(what)


def test_the_last_event_cut_off_is_a_fault(desk: Ledger) -> None:
    """A log that ends early does not end where its head says."""
    last = desk.head()[0]
    spoil(desk, "DELETE FROM payload WHERE seq = :seq", seq=last)
    spoil(desk, "DELETE FROM event WHERE seq = :seq", seq=last)

    assert [one.what for one in desk.verify()] == ["head"]


def test_a_spoilt_row_is_mended_by_rebuilding(desk: Ledger) -> None:
    """Rows are made again from what cannot be changed."""
    before = desk.digest()
    spoil(desk, "UPDATE claim SET record = replace(record, '12', '13')")

    desk.rebuild()

    assert (desk.digest(), desk.verify()) == (before, [])


def spoil_object(desk: Ledger, sha256: str, data: bytes | None) -> None:
    """Change or remove stored bytes behind the ledger's back."""
    store = desk.store.objects
    if isinstance(store, Folder):
        path = Path(store.root) / sha256[:2] / sha256[2:]
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)
    elif data is None:
        spoil(desk, "DELETE FROM object WHERE sha256 = :sha256", sha256=sha256)
    else:
        spoil(
            desk, "UPDATE object SET bytes = :data WHERE sha256 = :sha256", sha256=sha256, data=data
        )


@pytest.mark.parametrize("kind", ["missing", "changed"])
def test_objects_that_were_tampered_with_are_named(desk: Ledger, kind: str) -> None:
    """Lost bytes, and a single changed one, are faults of that object."""
    for sha256 in list(desk.store.objects.names()):
        data = desk.store.objects.load(sha256)
        changed = data[:-1] + bytes([data[-1] ^ 1])
        spoil_object(desk, sha256, changed if kind == "changed" else None)

        faults = desk.verify()

        assert [(one.kind, one.what.split(",")[0]) for one in faults] == [("object", sha256)]
        spoil_object(desk, sha256, None)
        desk.store.objects.put(data)


def test_bringing_it_again_mends_a_spoilt_object(desk: Ledger) -> None:
    """An object that is not as it was written is written again when its bytes come again."""
    (capture,) = desk.captures()
    spoil_object(desk, capture.sha256, b"something else")

    desk.capture(DATA, {"outlet": "Another"}, author="asma")

    assert desk.verify() == []
