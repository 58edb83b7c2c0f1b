"""Who says what of one incident, side by side."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from accounted import ACCOUNT, ASKED, CASE, ESTIMATE, EXACT, OPEN, said
from counterclaim.exporting.accounts import account_records
from counterclaim.exporting.comparison import bound_told, comparison, readable, shortened, told
from counterclaim.exporting.schema import schema
from counterclaim.records import (
    Account,
    Bound,
    Estimate,
    Row,
)


def test_each_speaker_has_a_column_and_silence_is_said() -> None:
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


def test_a_name_that_a_reader_of_the_table_can_read_goes_first() -> None:
    """A speaker whom some reports name in Urdu and one in English has the English head."""
    first, second = (replace(claim.chain[-1], actor="act_x") for claim in (EXACT, OPEN))
    claims = (
        replace(EXACT, chain=(replace(first, speaker="Example Minister"),)),
        replace(OPEN, chain=(replace(second, speaker="مثال وزیر صاحب"),)),
        replace(OPEN, id="clm_3", chain=(replace(second, speaker="مثال وزیر صاحب"),)),
    )
    row = Row(ASKED, tuple(said(claim, "act_x", 5) for claim in claims))
    made_of = comparison(Account("inc_1", (row,), (), ()), CASE, {})

    assert made_of.speakers == (("act_x", "Example Minister"),)


def test_notes_are_read_with_names() -> None:
    """Whoever reads a note knows the speaker by name; an id that nobody bears stays."""
    noted = replace(ESTIMATE, notes=("out_0123456789abcdef says nothing", "act_fedcba9876543210"))
    (one,) = readable([noted], {"out_0123456789abcdef": "Example Times"})

    assert one.notes == ("Example Times says nothing", "act_fedcba9876543210")
    assert one.derivation == ESTIMATE.derivation
