"""A private person's data is erased for good; digests, reasons and everything else stay."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from counterclaim.errors import BadOption, NotFound
from counterclaim.exporting.records import Record
from counterclaim.ledger import Derived, Ledger, Made, folding
from counterclaim.ledger import erasing as ending
from counterclaim.ledger.objects import Folder
from ledgers import Place, put, reading, told
from reads import read as pipeline_read

NAME = "Anna Exämpel"
TEXT = f"Guards said that {NAME} and #FreeAnnaExampel were there. Anna\u200cExampel, 34, was hurt"
ONE = reading(TEXT, title=f"{NAME} hurt", speaker=NAME, place="Hereby")
OTHER = reading("Nothing of the kind was said here")
DATA = TEXT.encode()
FORMS = ("Anna", "Exämpel", "anna", "exampel", "Exampel", "annaexampel")


@pytest.fixture
def desk(ledger: Ledger) -> Ledger:
    """A ledger in which a private person is named everywhere where words can stand."""
    about = {"name": "anna-exampel.txt", "url": "https://example.org/Anna%20Ex%C3%A4mpel"}
    ledger.capture(DATA, dict(about), author="asma")
    known = ledger.capture_id(DATA, dict(about))
    ledger.record_reading(told(ONE), author="asma", capture=known, by="made@1")
    put(ledger, OTHER)
    ledger.decide("accept", ONE.claims[0].id, author="asma", payload={"note": f"{NAME} called"})
    edit: Record = {"claim": {"toll": {"wording": f"{NAME} alone", "low": 1}}}
    ledger.decide("edit", ONE.claims[1].id, author="omar", payload=edit)
    ledger.derive(Derived("sketch", (Made("skt_a", {"words": ["anna", "exampel"]}),), made_of="1"))
    return ledger


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file, as it is and unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path, data
            if data[:2] == b"\x1f\x8b":
                yield path, gzip.decompress(data)


def spellings(word: str) -> Iterator[bytes]:
    """A word as a file may hold it."""
    for form in {word, word.casefold(), folding.key(word)}:
        yield form.encode()
        yield json.dumps(form).strip('"').encode()
        yield form.encode("utf-16-le")


def held(ledger: Ledger, place: Place, words: Iterable[str]) -> list[str]:
    """Where words still stand: in the files of a folder, or in the rows of a server."""
    if place.kind == "sqlite":
        everything = list(files(place.folder))
    else:
        with ledger.store.database.reading() as connection:
            rows = [
                (Path(table), str(list(connection.exec_driver_sql(f"SELECT * FROM {table}"))))  # noqa: S608
                for (table,) in connection.exec_driver_sql(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                ).all()
            ]
        everything = [(table, said.encode()) for table, said in rows]
        everything += [
            (Path(name), zlib.decompress(data, 31) if data[:2] == b"\x1f\x8b" else data)
            for name in ledger.store.objects.names()
            for data in [ledger.store.objects.load(name)]
        ]
    return [
        f"{path}: {form!r}"
        for path, data in everything
        for word in words
        for form in spellings(word)
        if form in data
    ]


def test_the_words_are_there_before(desk: Ledger, place: Place) -> None:
    """The test below looks where they are."""
    found = " ".join(held(desk, place, FORMS))

    assert all(repr(form.encode())[2:-1] in found for form in ("exampel", "Exampel", "Anna"))


def test_nothing_holds_the_erased_words(desk: Ledger, place: Place) -> None:
    """Not the database, its log, its free pages; not an object, packed or not; not the search."""
    desk.redact([NAME], reason="she asked", author="keeper")

    assert held(desk, place, FORMS) == []


def test_nothing_holds_them_when_the_ledger_was_closed(desk: Ledger, place: Place) -> None:
    """Nor when it is opened again."""
    desk.redact([NAME], reason="she asked", author="keeper")
    desk.close()

    with place.open() as again:
        assert held(again, place, FORMS) == []
        assert again.verify() == []


def test_the_chain_verifies_and_the_reason_stays(desk: Ledger) -> None:
    """Every event is where it was, with the digest of what it held."""
    before = [(one.id, one.payload_sha256, one.hash) for one in desk.events()]

    done = desk.redact([NAME], reason="she asked", author="keeper")

    after = [(one.id, one.payload_sha256, one.hash) for one in desk.events()]
    assert after[:-1] == before
    assert done.event.payload is not None
    assert done.event.payload["reason"] == "she asked"
    assert desk.verify() == []


def test_erased_payloads_are_none_and_others_stay(desk: Ledger) -> None:
    """Only events that held the words lose their payloads."""
    done = desk.redact([NAME], reason="she asked", author="keeper")

    gone = {one.id for one in desk.events() if one.payload is None}

    assert gone == set(done.events)
    assert [one.verb for one in desk.events() if one.id in gone] == [
        "capture", "read", "accept", "edit",
    ]  # fmt: skip


def test_offsets_hold_in_what_stays(desk: Ledger) -> None:
    """Every sign is blanked by one sign, so every quotation is still that of its text."""
    desk.redact([NAME], reason="she asked", author="keeper")

    (first, _) = desk.readings()

    assert len(first.text) == len(TEXT)
    assert first.text.replace("█", "").startswith("Guards said that  and #Free were there")
    assert [one.id for one in first.claims] == [one.id for one in ONE.claims]
    for claim in first.claims:
        claim.span.check(first.text)


def test_decisions_stand_as_they_stood(desk: Ledger) -> None:
    """What was decided is decided, in blanked words."""
    desk.redact([NAME], reason="she asked", author="keeper")
    edited = desk.claim(ONE.claims[1].id)

    assert desk.standing(ONE.claims[0].id).status == "accepted"
    assert edited.standing.status == "edited"
    toll = edited.told["toll"]
    assert isinstance(toll, dict)
    assert (toll["wording"], toll["low"], toll["effect"]) == ("████████████ alone", 1, "killed")


def test_rows_are_still_what_events_say(desk: Ledger) -> None:
    """Rebuilding after a redaction gives the redacted rows."""
    desk.redact([NAME], reason="she asked", author="keeper")
    before = desk.digest()

    desk.rebuild()

    assert desk.digest() == before


def test_raw_bytes_stand_blanked_under_a_new_digest(desk: Ledger) -> None:
    """The event names the old digest and the new."""
    (before,) = desk.captures()

    done = desk.redact([NAME], reason="she asked", author="keeper")

    (after,) = desk.captures()
    assert done.event.payload is not None
    assert {"old": before.sha256, "new": after.sha256} in done.event.payload["objects"]  # type: ignore[operator]  # a list
    assert desk.bytes_of(after.sha256).decode().count("█") == 35
    with pytest.raises(NotFound):
        desk.bytes_of(before.sha256)


def test_what_the_project_made_is_dropped(desk: Ledger) -> None:
    """It is made again from what stays."""
    desk.redact([NAME], reason="she asked", author="keeper")

    assert list(desk.derived("sketch")) == []
    assert desk.derived_of("sketch") is None


def test_search_finds_the_words_no_more(desk: Ledger) -> None:
    """Neither whole nor in part; the rest is found as before."""
    desk.redact([NAME], reason="she asked", author="keeper")

    assert desk.search("exampel") == []
    assert desk.search("anna", kind="name") == []
    assert len(desk.search("guards hurt")) == 1


def test_bringing_the_same_again_brings_nothing_back(desk: Ledger, place: Place) -> None:
    """The capture and the reading are known, and stay redacted."""
    desk.redact([NAME], reason="she asked", author="keeper")
    about = {"name": "x", "url": "https://example.org/Anna%20Ex%C3%A4mpel"}

    assert desk.capture(DATA, dict(about), author="asma") is None
    assert desk.record_reading(told(ONE), author="asma", by="made@2") is None
    assert held(desk, place, FORMS) == []


def test_other_bytes_that_bring_it_again_do_not_wait_to_be_read(desk: Ledger) -> None:
    """A run does not come back to them for ever; the fault says what to do."""
    desk.redact([NAME], reason="she asked", author="keeper")
    desk.capture(b"the same in other bytes", {}, author="asma")
    known = desk.capture_id(b"the same in other bytes", {})

    assert desk.record_reading(told(ONE), author="asma", capture=known) is None
    assert list(desk.unread()) == []
    assert "was redacted" in str([one.fault for one in desk.captures()])


def test_a_second_redaction_erases_what_the_first_kept(desk: Ledger, place: Place) -> None:
    """What stands in the place of erased words is erased as well when it is asked for."""
    desk.redact([NAME], reason="she asked", author="keeper")

    desk.redact(["alone", "called", "Guards"], reason="they asked", author="keeper")

    assert held(desk, place, [*FORMS, "alone", "called", "Guards"]) == []
    assert desk.verify() == []
    assert desk.standing(ONE.claims[1].id).status == "edited"


def test_words_at_a_span_go_from_that_report_only(desk: Ledger) -> None:
    """Spans name words; other reports keep theirs."""
    put(desk, reading("Guards were here too"))
    start = TEXT.index("Guards")

    desk.redact(report=ONE.report.id, spans=[(start, start + 6)], reason="why", author="keeper")

    texts = [one.text.split()[0] for one in desk.readings()]
    assert texts == ["██████", "Nothing", "Guards"]
    assert desk.verify() == []


def test_a_whole_report_goes(desk: Ledger, place: Place) -> None:
    """Its bytes, its words and the notes on its claims; its id and digests stay."""
    done = desk.redact(report=ONE.report.id[:8], reason="she asked", author="keeper")

    assert held(desk, place, [*FORMS, "Guards", "hurt"]) == []
    assert done.reports == (ONE.report.id,)
    assert desk.report(ONE.report.id)["text"] is None
    assert [one.id for one in desk.claims()] == [one.id for one in OTHER.claims]
    assert desk.verify() == []


def test_a_report_redacted_after_its_words_is_gone_whole(desk: Ledger, place: Place) -> None:
    """A redaction of a report also takes what earlier redactions kept of it."""
    desk.redact([NAME], reason="she asked", author="keeper")
    desk.redact(report=ONE.report.id, reason="she asked again", author="keeper")

    assert held(desk, place, [*FORMS, "alone", "called", "Guards"]) == []
    assert desk.verify() == []
    assert desk.digest()


READ = (
    "Shop owner Anna Exampel speaks\n\nQUETTA: Shop owner Anna Exampel said on Thursday that two "
    "guards were killed in Panjgur late on Wednesday. “I saw nine soldiers fall,” Exampel added. "
    "The army denied the claim of Ms. Exampel.\n\nAnna Exampel (@annaexampel) February 3, 2022"
)


def test_no_field_of_a_whole_reading_keeps_the_words(ledger: Ledger, place: Place) -> None:
    """Speakers, findings, wordings, marks: whatever the program reads out of a name goes too."""
    made = pipeline_read(READ)
    put(ledger, made)
    ledger.capture(f"<html><p>{READ}</p></html>".encode(), {"url": "https://x.org/a"}, author="o")
    before = held(ledger, place, FORMS)

    ledger.redact(["Anna Exampel", "Exampel"], reason="she asked", author="keeper")

    assert before
    assert any("Anna Exampel" in str(one.chain) for one in made.claims)
    assert held(ledger, place, ["Anna", *FORMS]) == []
    assert [len(one.text) for one in ledger.readings()] == [len(READ)]
    assert len(list(ledger.claims())) == len(made.claims)
    assert ledger.verify() == []


def test_markup_hides_nothing(ledger: Ledger, place: Place) -> None:
    """Bytes in which a name may hide behind markup are erased whole."""
    hidden = b"<p>An<b>na Ex</b>&auml;mpel</p>"
    ledger.capture(hidden, {}, author="asma")

    ledger.redact([NAME, "An"], reason="she asked", author="keeper")

    (after,) = ledger.captures()
    assert after.sha256 == ""
    assert held(ledger, place, ["mpel"]) == []
    assert ledger.verify() == []


def test_words_that_stand_nowhere_are_not_erased(desk: Ledger) -> None:
    """Nothing is written when there is nothing to erase."""
    before = desk.head()

    with pytest.raises(NotFound, match="nowhere"):
        desk.redact(["Nobody Whosoever"], reason="why", author="keeper")

    assert desk.head() == before


BAD: dict[str, dict[str, object]] = {
    "nothing": {},
    "no letters": {"words": ["!?"]},
    "spans of no report": {"spans": [(0, 3)]},
    "a span outside": {"report": ONE.report.id, "spans": [(0, 10_000)]},
    "an author's name": {"words": ["asma"]},
}


@pytest.mark.parametrize("asked", BAD.values(), ids=BAD.keys())
def test_what_cannot_be_erased_is_refused(desk: Ledger, asked: dict[str, object]) -> None:
    """A redaction says what goes; what the chain itself holds cannot."""
    before = desk.head()

    with pytest.raises(BadOption):
        desk.redact(**asked, reason="why", author="keeper")  # type: ignore[arg-type]  # on purpose

    assert desk.head() == before


def test_a_redaction_that_was_killed_is_finished_at_the_next_opening(
    desk: Ledger, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the event and the disk nothing is forgotten."""
    with monkeypatch.context() as patch:
        patch.setattr(ending, "finish", lambda _store: None)
        desk.redact([NAME], reason="she asked", author="keeper")
    left = desk.verify()
    desk.close()

    with place.open() as again:
        assert {one.kind for one in left} == {"redaction"}
        assert held(again, place, FORMS) == []
        assert again.verify() == []


def test_what_a_killed_process_left_is_swept(desk: Ledger, place: Place) -> None:
    """Bytes that were stored before their event was written are named by nothing, and go too."""
    desk.store.objects.put(f"{NAME} again".encode())
    harmless = desk.store.objects.put(b"Nothing at all")

    desk.redact([NAME], reason="she asked", author="keeper")

    assert held(desk, place, FORMS) == []
    assert harmless in list(desk.store.objects.names())


def test_an_erased_object_that_comes_back_is_a_fault(desk: Ledger) -> None:
    """Somebody who puts erased bytes back is seen."""
    desk.redact([NAME], reason="she asked", author="keeper")

    desk.store.objects.put(DATA)

    assert [one.kind for one in desk.verify()] == ["redaction"]
    assert isinstance(desk.store.objects, Folder) or desk.store.database.kind == "postgresql"
