"""Readings in a notebook."""

from dataclasses import replace

import made
from counterclaim.exporting.notebook import SHOWN, claims_html, claims_told
from counterclaim.records import Reading


def test_a_notebook_shows_the_first_claims_and_counts_the_others(reading: Reading) -> None:
    """A notebook is not a page."""
    many = replace(reading, claims=made.CLAIMS * 5)
    html = claims_html([many])

    assert html.count("<tr>") == SHOWN + 1
    assert "and 15 claims more" in html


def test_hostile_words_are_shown_and_never_run(reading: Reading) -> None:
    """A notebook runs what it is given, so it is given text."""
    loud = replace(made.TWO, span=replace(made.TWO.span, quote="<b>guards were martyred</b>"[:24]))

    assert "&lt;b&gt;guards" in claims_html([replace(reading, claims=(loud,))])


def test_claims_are_told_in_one_line() -> None:
    """How many of each kind."""
    assert claims_told(made.CLAIMS) == (
        "13 claims: 7 toll, 1 status, 1 act, 1 responsibility, 1 damage, 1 restriction, 1 response"
    )
    assert claims_told([]) == "0 claims"
