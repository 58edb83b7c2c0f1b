"""What stages of a project make is put whole or in part, all or nothing."""

import pytest

from counterclaim.errors import BadOption
from counterclaim.ledger import Derived, Ledger, Made
from ledgers import put, reading

A = Made("inc_a", {"id": "inc_a", "n": 1}, ("rep_1", "rep_2"))
B = Made("inc_b", {"id": "inc_b", "n": 2}, ("rep_2",))


def keys(ledger: Ledger, stage: str = "incident", about: str | None = None) -> list[str]:
    """The keys of a stage's rows."""
    return [one.key for one in ledger.derived(stage, about=about)]


def test_rows_come_back_by_key(ledger: Ledger) -> None:
    """What was put is there, sorted by its keys."""
    ledger.derive(Derived("incident", (B, A)))

    assert [(one.key, one.record) for one in ledger.derived("incident")] == [
        ("inc_a", A.record),
        ("inc_b", B.record),
    ]


def test_one_row_is_had_by_its_key(ledger: Ledger) -> None:
    """A key that has no row gives none."""
    ledger.derive(Derived("incident", (A,)))

    one = ledger.derived_one("incident", "inc_a")

    assert one is not None
    assert one.record == A.record
    assert ledger.derived_one("incident", "inc_z") is None


def test_rows_are_found_by_what_they_are_about(ledger: Ledger) -> None:
    """Each row is found by each of the ids that it was put with."""
    ledger.derive(Derived("incident", (A, B)))

    assert keys(ledger, about="rep_1") == ["inc_a"]
    assert keys(ledger, about="rep_2") == ["inc_a", "inc_b"]


def test_a_row_takes_the_place_of_the_one_with_its_key(ledger: Ledger) -> None:
    """Putting a key again forgets what it was about."""
    ledger.derive(Derived("incident", (A,)))
    ledger.derive(Derived("incident", (Made("inc_a", {"n": 3}, ("rep_9",)),)))

    assert [one.record for one in ledger.derived("incident")] == [{"n": 3}]
    assert keys(ledger, about="rep_1") == []


def test_rows_go_by_key_or_all(ledger: Ledger) -> None:
    """`gone` drops some, `whole` all that are not put."""
    ledger.derive(Derived("incident", (A, B)), Derived("pair", (A,)))
    ledger.derive(Derived("incident", gone=("inc_a",)))
    without = keys(ledger)
    ledger.derive(Derived("incident", (A,), whole=True))

    assert (without, keys(ledger), keys(ledger, "pair")) == (["inc_b"], ["inc_a"], ["inc_a"])


def test_a_stage_says_what_it_was_made_of(ledger: Ledger) -> None:
    """Its own word comes back, and stays when it is not given."""
    before = ledger.derived_of("incident")
    ledger.derive(Derived("incident", (A,), made_of="7"))
    ledger.derive(Derived("incident", (B,)))

    assert (before, ledger.derived_of("incident")) == (None, "7")


def test_what_cannot_all_be_put_is_not_put_at_all(ledger: Ledger) -> None:
    """Half of what stages made is worse than none of it."""
    with pytest.raises(BadOption):
        ledger.derive(Derived("incident", (A,)), Derived("pair", (Made("b\ud800", {}),)))

    assert keys(ledger) == []


def test_rebuilding_leaves_what_stages_made(ledger: Ledger) -> None:
    """The ledger cannot make it again, so it does not throw it away."""
    put(ledger, reading("Two died"))
    ledger.derive(Derived("incident", (A,), made_of="7"))

    ledger.rebuild()

    assert (keys(ledger), ledger.derived_of("incident")) == (["inc_a"], "7")


def test_many_rows_are_put_and_come_back(ledger: Ledger) -> None:
    """A stage may make more rows than a page or a statement holds."""
    rows = tuple(Made(f"skt_{number:05}", {"n": number}, ("rep_1",)) for number in range(2_300))
    ledger.derive(Derived("sketch", rows))

    assert [one.record["n"] for one in ledger.derived("sketch", about="rep_1")] == list(
        range(2_300)
    )


def test_many_rows_are_had_in_few_questions(ledger: Ledger) -> None:
    """By their keys, by what they are about, or only the keys; what is not there is left out."""
    ledger.derive(Derived("incident", (A, B)))

    assert [one.key for one in ledger.derived_many("incident", ["inc_b", "inc_z"])] == ["inc_b"]
    assert [one.key for one in ledger.derived_about("incident", ["rep_1", "rep_2"])] == [
        "inc_a",
        "inc_b",
    ]
    assert dict(ledger.derived_keys("incident", ["rep_1", "rep_2", "rep_3"])) == {
        "rep_1": ["inc_a"],
        "rep_2": ["inc_a", "inc_b"],
    }


def test_what_was_reckoned_upon_something_else_is_not_put(ledger: Ledger) -> None:
    """Of two that make a stage anew at once, the second does it again upon the first."""
    ledger.derive(Derived("incident", (A,), made_of="7"))

    late = ledger.derive(Derived("incident", (B,), made_of="8"), upon=("incident", "6"))
    again = ledger.derive(Derived("incident", (B,), made_of="8"), upon=("incident", "7"))

    assert (late, again) == (False, True)
    assert keys(ledger) == ["inc_a", "inc_b"]
