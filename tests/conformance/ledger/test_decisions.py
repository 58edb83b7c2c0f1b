"""Decisions are kept for good; what is in force follows from all of them."""

from collections.abc import Mapping

import pytest

from counterclaim.errors import BadOption, BadRecord, NotFound
from counterclaim.exporting.records import Json
from counterclaim.ledger import Ledger, pair_id
from counterclaim.records import Decided, Event, Verb
from ledgers import put
from made import READING

CLAIM = READING.claims[0].id
EDIT: Mapping[str, Json] = {"claim": {"stance": "denies"}}
OTHER: Mapping[str, Json] = {"claim": {"stance": "doubts"}}


@pytest.fixture
def desk(ledger: Ledger) -> Ledger:
    """A ledger with one reading in it."""
    put(ledger, READING)
    return ledger


def decide(desk: Ledger, author: str, verb: Verb, payload: Mapping[str, Json]) -> Event:
    """A decision that is new."""
    event = desk.decide(verb, CLAIM, author=author, payload=payload)
    assert event is not None
    return event


STANDS: dict[str, tuple[list[tuple[str, Verb, Mapping[str, Json]]], str]] = {
    "nobody": ([], "proposed"),
    "one accepts": ([("asma", "accept", {})], "accepted"),
    "one rejects": ([("asma", "reject", {"note": "of another day"})], "rejected"),
    "one edits": ([("asma", "edit", EDIT)], "edited"),
    "a note decides nothing": ([("asma", "note", {"note": "look again"})], "proposed"),
    "the last word of one counts": (
        [("asma", "accept", {}), ("asma", "reject", {})],
        "rejected",
    ),
    "two agree": ([("asma", "accept", {}), ("omar", "accept", {"note": "seen"})], "accepted"),
    "two contradict": ([("asma", "accept", {}), ("omar", "reject", {})], "disputed"),
    "two edit alike": ([("asma", "edit", EDIT), ("omar", "edit", EDIT)], "edited"),
    "two edit otherwise": ([("asma", "edit", EDIT), ("omar", "edit", OTHER)], "disputed"),
    "an edit is disputed by who accepts it as read": (
        [("asma", "edit", EDIT), ("omar", "accept", {})],
        "disputed",
    ),
    "a dispute ends when one gives way": (
        [("asma", "accept", {}), ("omar", "reject", {}), ("omar", "accept", {})],
        "accepted",
    ),
}


@pytest.mark.parametrize(("said", "status"), STANDS.values(), ids=STANDS.keys())
def test_a_claim_stands_as_the_last_words_of_all_say(
    desk: Ledger, said: list[tuple[str, Verb, Mapping[str, Json]]], status: str
) -> None:
    """One status follows from every decision that is in force."""
    for author, verb, payload in said:
        decide(desk, author, verb, payload)

    assert desk.claim(CLAIM).standing.status == status
    assert desk.standing(CLAIM).status == status


def test_both_sides_of_a_dispute_are_shown(desk: Ledger) -> None:
    """Contradictory decisions are both kept, with their authors."""
    decide(desk, "asma", "accept", {})
    decide(desk, "omar", "reject", {})

    shown = [(one.author, one.verb) for one in desk.claim(CLAIM).standing.positions]

    assert shown == [("asma", "accept"), ("omar", "reject")]


def test_who_accepts_an_edit_by_name_agrees_with_it(desk: Ledger) -> None:
    """Accepting a claim as somebody edited it is no contradiction."""
    edit = decide(desk, "asma", "edit", EDIT)
    decide(desk, "omar", "accept", {"edit": edit.id})

    assert desk.claim(CLAIM).standing.status == "edited"


def test_an_edit_is_laid_over_the_claim_that_was_read(desk: Ledger) -> None:
    """What was read stays beside what is told."""
    decide(desk, "asma", "edit", EDIT)

    kept = desk.claim(CLAIM)

    assert kept.record["stance"] == READING.claims[0].stance
    assert kept.told == {**kept.record, "stance": "denies"}
    assert kept.claim.stance == "denies"


def test_the_same_decision_twice_is_once(desk: Ledger) -> None:
    """Who says again what he says already writes nothing."""
    decide(desk, "asma", "accept", {})

    assert desk.decide("accept", CLAIM, author="asma") is None


def test_undoing_brings_back_what_stood_before(desk: Ledger) -> None:
    """A revert takes one event away, and no other."""
    decide(desk, "asma", "accept", {})
    second = decide(desk, "asma", "reject", {})

    desk.revert(second.id, author="omar")

    assert desk.claim(CLAIM).standing.status == "accepted"


def test_an_undoing_can_be_undone(desk: Ledger) -> None:
    """Redo is the undoing of an undoing, as often as one likes."""
    told = decide(desk, "asma", "accept", {})
    found = []
    for _ in range(4):
        undoing = desk.revert(told.id, author="asma")
        assert undoing is not None
        found.append(desk.claim(CLAIM).standing.status)
        told = undoing

    assert found == ["proposed", "accepted", "proposed", "accepted"]


def test_undoing_twice_is_once(desk: Ledger) -> None:
    """What is undone already is not undone again."""
    event = decide(desk, "asma", "accept", {})
    desk.revert(event.id, author="asma")

    assert desk.revert(event.id, author="omar") is None


def test_only_decisions_can_be_undone(desk: Ledger) -> None:
    """Bytes and readings are facts."""
    for one in list(desk.events()):
        with pytest.raises(BadOption, match="only decisions"):
            desk.revert(one.id, author="asma")


def test_decisions_outlive_a_reading(desk: Ledger) -> None:
    """A claim that is read again stands as it stood; one that is not found keeps its decision."""
    from ledgers import told  # noqa: PLC0415 – the name is used otherwise here

    decide(desk, "asma", "accept", {})
    kept = [one for one in told(READING) if one.get("id") != CLAIM]

    desk.record_reading(kept, author="asma", by="made@2")
    without = desk.standing(CLAIM).status
    desk.record_reading(told(READING), author="asma", by="made@3")

    assert (without, desk.claim(CLAIM).standing.status) == ("accepted", "accepted")


def test_decisions_on_pairs_are_given_author_by_author(ledger: Ledger) -> None:
    """Each author's last word on a pair is kept; two may contradict each other."""
    for author, verb in (("asma", "same"), ("omar", "not_same"), ("asma", "not_same")):
        ledger.decide(
            "same" if verb == "same" else "not_same",
            pair_id("skt_b", "skt_a"),
            author=author,
            payload={"left": "skt_b", "right": "skt_a", "note": verb},
        )
    ledger.decide(
        "same",
        pair_id("skt_a", "skt_b"),
        author="zoya",
        payload={"left": "skt_a", "right": "skt_b"},
    )

    assert ledger.decided() == (
        Decided("skt_a", "skt_b", "not_same", "asma"),
        Decided("skt_a", "skt_b", "not_same", "omar"),
        Decided("skt_a", "skt_b", "same", "zoya"),
    )


def test_a_pair_is_named_by_its_sketches(ledger: Ledger) -> None:
    """The object of a decision on a pair is that of the sketches in its payload."""
    with pytest.raises(BadOption, match="pair"):
        ledger.decide("same", "par_1", author="asma", payload={"left": "skt_a", "right": "skt_b"})


def test_an_edit_says_what_it_sets(desk: Ledger) -> None:
    """An edit without fields is no edit."""
    with pytest.raises(BadRecord, match="edit"):
        desk.decide("edit", CLAIM, author="asma")


def test_what_is_not_there_is_not_decided_on(desk: Ledger) -> None:
    """A decision is on a claim that is in the ledger."""
    with pytest.raises(NotFound):
        desk.decide("accept", "clm_nothing", author="asma")


def test_only_decisions_are_decided(desk: Ledger) -> None:
    """The other verbs belong to other acts."""
    with pytest.raises(BadOption, match="no decision"):
        desk.decide("capture", CLAIM, author="asma")
