"""Who says what of one incident, side by side."""

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from accounted import ACCOUNT, ASKED, CASE, ESTIMATE, EXACT, OPEN, said
from counterclaim.exporting.accounts import account_records
from counterclaim.exporting.comparison import bound_told, comparison, shortened, told
from counterclaim.exporting.schema import schema
from counterclaim.records import (
    Account,
    Bound,
    Estimate,
    Row,
)


def test_each_speaker_has_a_column_and_silence_issaid() -> None:
    """What is not said is not nought."""
    made_of = comparison(ACCOUNT, CASE, {"act_a": "The Front"})
    (row,) = made_of.lines
    cells = {name: cell for (name, _), cell in zip(made_of.speakers, row.cells, strict=True)}

    assert dict(made_of.speakers)["act_a"] == "The Front"
    assert cells["act_a"].said[0][2] == OPEN.id
    assert cells["act_c"].silent
    assert not cells["act_b"].silent


def test_an_open_end_is_told_in_the_words_of_the_claim_that_gives_it() -> None:
    """An open figure never becomes a number."""
    assert bound_told(ESTIMATE, "high", CASE) == "at least 12"
    assert told(ESTIMATE, CASE) == "2 / 2 / at least 12"


def test_an_open_end_that_no_one_claim_gives_says_or_more() -> None:
    """A sum with an open part is open."""
    summed = Estimate("est_2", ASKED.id, "p@1", None, None, None, Bound(14, open=True), ())

    assert told(summed, CASE) == "– / – / 14 or more"


def test_without_any_end_there_is_no_estimate() -> None:
    """Not nought, and not dashes."""
    assert told(Estimate("est_3", ASKED.id, "p@1", None, None, None, None, ()), CASE) == "none"


def test_a_later_figure_of_a_speaker_stands_in_the_place_of_an_earlier_one() -> None:
    """The latest in each scope; another place is another scope."""
    row = Row(
        ASKED,
        (said(EXACT, "act_a", 4), said(OPEN, "act_a", 5), said(EXACT, "act_a", 3, ("geo:1",))),
    )
    (line,) = comparison(Account("inc_1", (row,), (), ()), CASE, {}).lines

    assert [claim for _, _, claim in line.cells[0].said] == [EXACT.id, OPEN.id]


def test_an_account_keeps_to_the_schema() -> None:
    """Questions, tensions, estimates."""
    check = Draft202012Validator(schema())

    assert [list(check.iter_errors(one)) for one in account_records(ACCOUNT)] == [[]] * 3


@given(st.sets(st.text("0123456789abcdef", min_size=6, max_size=8), min_size=1, max_size=40))
def test_a_short_id_is_the_beginning_of_one_id_alone(names: set[str]) -> None:
    """Whoever types it means one thing."""
    ids = {f"clm_{name.ljust(16, 'f')}" for name in names}
    short = shortened(ids)

    assert all(
        [one for one in ids if one.startswith(f"clm_{short[name]}")] == [name] for name in ids
    )
