"""Ids may be shortened to any beginning that only one has."""

import pytest

from counterclaim.errors import BadOption, NotFound
from counterclaim.ledger import Derived, Ledger, Made
from ledgers import put
from made import READING

REPORT, CLAIM = READING.report.id, READING.claims[0].id


@pytest.fixture
def desk(ledger: Ledger) -> Ledger:
    """A ledger with one reading in it, and two incidents."""
    put(ledger, READING)
    rows = (Made("inc_abc1", {"id": "inc_abc1"}), Made("inc_abc2", {"id": "inc_abc2"}))
    ledger.derive(Derived("incident", rows))
    return ledger


@pytest.mark.parametrize(
    ("said", "kind", "found"),
    [
        (REPORT, "", REPORT),
        (REPORT[:8], "", REPORT),
        (REPORT[4:9], "", REPORT),
        (REPORT[4:9], "rep", REPORT),
        (CLAIM[:12], "clm", CLAIM),
        (CLAIM[4:12], "clm", CLAIM),
        ("inc_abc1", "inc", "inc_abc1"),
        ("inc_abc1", "", "inc_abc1"),
        (f"  {REPORT} ", "", REPORT),
    ],
)
def test_the_one_id_that_begins_so_is_found(desk: Ledger, said: str, kind: str, found: str) -> None:
    """With or without the letters that say what it is."""
    assert desk.find(said, kind) == found


@pytest.mark.parametrize(
    ("said", "kind"), [("rep_zzz", ""), ("zzz", ""), ("zzz", "clm"), (REPORT, "clm"), ("x_1", "")]
)
def test_what_nothing_begins_with_is_not_found(desk: Ledger, said: str, kind: str) -> None:
    """The message repeats what was asked for."""
    with pytest.raises(NotFound, match=said):
        desk.find(said, kind)


@pytest.mark.parametrize(("said", "kind"), [("inc_abc", ""), ("abc", "inc")])
def test_what_several_begin_with_is_refused_with_their_names(
    desk: Ledger, said: str, kind: str
) -> None:
    """The message shows what could have been meant."""
    with pytest.raises(BadOption, match="inc_abc1, inc_abc2 begin so; give more letters"):
        desk.find(said, kind)


@pytest.mark.parametrize("said", ["", "rep_", "_", " "])
def test_no_letters_are_no_id(desk: Ledger, said: str) -> None:
    """An empty beginning would be everything."""
    with pytest.raises(BadOption):
        desk.find(said)
