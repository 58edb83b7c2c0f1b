"""The page that stands alone."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

import made
from counterclaim.exporting.page import page
from counterclaim.records import Reading
from outlining import Outline, outlined


@pytest.fixture
def alone(reading: Reading) -> Outline:
    """The page of one report."""
    return outlined(page([reading]))


def test_every_link_leads_somewhere_on_the_page(reading: Reading, second: Reading) -> None:
    """No number stands without a path to its characters."""
    for readings in ([reading], [reading, second], [second], []):
        outline = outlined(page(readings))
        names = [told["id"] for _, told in outline.elements if "id" in told]
        targets = {told["href"][1:] for told in outline.all("a") if told["href"].startswith("#")}

        assert len(names) == len(set(names))
        assert targets <= set(names)


def test_each_claim_stands_once_beside_the_text_and_links_to_its_words(alone: Outline) -> None:
    """Claim by claim: an anchor for it, and a link to its characters and back."""
    names = {told["id"] for _, told in alone.elements if "id" in told}
    targets = {told["href"] for told in alone.all("a")}

    for claim in made.CLAIMS:
        assert f"c={claim.id}" in names
        assert f"#c={claim.id}" in targets
        assert f"#t={claim.span.start},{claim.span.end}" in targets


def test_nothing_is_run_and_nothing_is_fetched(reading: Reading) -> None:
    """No script, no style attribute, no remote thing; the policy refuses what slips through."""
    html = page([reading])
    outline = outlined(html)

    assert not [tag for tag, _ in outline.elements if tag in ("script", "link", "img", "iframe")]
    assert not [told for _, told in outline.elements if {"style", "src"} & set(told)]
    assert not [name for _, told in outline.elements for name in told if name.startswith("on")]
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'; style-src 'sha256-" in html


def test_hostile_text_stands_as_text(alone: Outline) -> None:
    """What a report says is shown, never run; an override is named and does not turn the line."""
    told = "".join(alone.text)

    assert "<script>alert(1)</script>" in told
    assert "\u202e" not in told
    assert "U+202E" in told


def test_only_web_addresses_become_links(reading: Reading) -> None:
    """A report's own address may be hostile."""
    hostile = replace(reading, report=replace(reading.report, url="javascript:alert(1)"))

    assert "javascript:" not in page([hostile])


def test_passages_that_run_right_to_left_say_so(alone: Outline) -> None:
    """Urdu is Urdu for browsers and screen readers."""
    urdu = [told for told in alone.all("p") if told.get("lang") == "ur"]

    assert [told["dir"] for told in urdu] == ["rtl"]


def test_a_post_is_drawn_as_a_post(alone: Outline) -> None:
    """Author, handle, date and address stand with its words."""
    told = "".join(alone.text)

    assert [one for one in alone.all("blockquote") if one.get("class") == "embed"]
    assert "@example_reporter" in told
    assert "5 Mar 2021" in told


def test_text_that_no_passage_holds_is_still_shown(alone: Outline) -> None:
    """Nothing of a report is dropped unseen."""
    assert made.SIGNED in "".join(alone.text)


def test_headings_landmarks_and_tables_are_in_order(reading: Reading, second: Reading) -> None:
    """One h1, no level left out, a main, a skip link, and scopes in tables."""
    for readings in ([reading], [reading, second]):
        outline = outlined(page(readings))
        levels = [int(tag[1]) for tag, _ in outline.elements if re.fullmatch(r"h[1-6]", tag)]

        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert len(outline.all("main")) == 1
        assert outline.all("a")[0]["class"] == "skip"
        assert all(told.get("scope") for told in outline.all("th"))


def test_findings_are_sentences_and_doubts_are_counted(alone: Outline) -> None:
    """What disagrees is said, what was not read is listed."""
    told = "".join(alone.text)

    assert made.FINDINGS[0].says in told
    assert "2 doubts" in told
    assert made.DOUBTS[0].why in told


def test_several_reports_have_an_index_and_numbers_of_their_own(
    reading: Reading, second: Reading
) -> None:
    """A report given twice is shown once."""
    html = page([reading, second, reading])

    assert len(outlined(html).all("article")) == 2
    assert 'href="#' + second.report.id in html
    assert ">1.13</a>" in html


def test_every_figure_shown_carries_its_quotation(reading: Reading) -> None:
    """The words stand with every claim, so that no number is without them."""
    html = page([reading])
    cards = re.findall(r'<li class="card".*?</li>', html, re.DOTALL)

    assert len(cards) == len(made.CLAIMS)
    assert all("<q " in card for card in cards)


def test_the_page_is_the_same_every_time(reading: Reading) -> None:
    """Telling twice equals once."""
    assert page([reading]) == page([reading])
