"""One incident as a page: every number leads to its words, nothing is left out."""

from dataclasses import replace

from accounted import ACCOUNT, CASE, ESTIMATE, EXACT, OPEN
from counterclaim.exporting.incident_page import incident_page
from counterclaim.records import Account, Bound, Estimate
from outlining import outlined

NAMES = {"act_a": "The Front", "act_b": "The Ministry"}
OTHER = replace(
    ESTIMATE, id="est_2", policy="envelope@1", notes=(f"the same figure as {EXACT.id}",)
)


def _page(account: Account = ACCOUNT, *more: Estimate) -> str:
    return incident_page(CASE, account, (*account.estimates, *more), NAMES)


def test_every_link_leads_somewhere_on_the_page() -> None:
    """Tables, tensions and derivations lead to claims, and claims to characters."""
    outline = outlined(_page(ACCOUNT, OTHER))
    names = [told["id"] for _, told in outline.elements if "id" in told]
    targets = {told["href"][1:] for told in outline.all("a") if told["href"].startswith("#")}

    assert len(names) == len(set(names))
    assert targets <= set(names)


def test_speakers_silence_tensions_and_estimates_stand_there() -> None:
    """What `compare` prints is on the page, word for word."""
    text = " ".join(" ".join(outlined(_page()).text).split())

    assert all(name in text for name in NAMES.values())
    assert "silent" in text
    assert "2 / 2 / at least 12" in text
    assert "not both" in text
    assert "2 < 12" in text


def test_each_claim_of_the_question_has_its_reason() -> None:
    """Used for which end, or not; and what would move the estimate."""
    text = " ".join(" ".join(outlined(_page()).text).split())

    assert all(use.because in text for use in ESTIMATE.derivation)
    assert "To reject" in text
    assert "would give 2 / 2 / 2" in text


def test_policies_stand_side_by_side_and_name_claims_by_number() -> None:
    """A reader of the page has numbers, not ids."""
    html = _page(ACCOUNT, OTHER)

    assert "envelope@1" in html
    assert f'the same figure as <a href="#c={EXACT.id}">' in html
    assert f"as {EXACT.id}" not in html


def test_an_account_without_estimates_has_no_empty_table() -> None:
    """Nothing is drawn that says nothing."""
    bare = replace(ACCOUNT, estimates=(), tensions=())
    html = _page(bare)

    assert 'id="policies"' not in html
    assert "Nothing that was read stands against anything else." in html


def test_hostile_words_are_shown_and_never_run() -> None:
    """A sentence with markup in it stays a sentence."""
    (tension,) = ACCOUNT.tensions
    html = _page(replace(ACCOUNT, tensions=(replace(tension, says="<script>x</script>"),)))

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_an_open_end_stays_open() -> None:
    """ "At least twelve" is never twelve."""
    wide = replace(ESTIMATE, best=None, high=Bound(12, open=True))
    text = " ".join(outlined(_page(replace(ACCOUNT, estimates=(wide,)))).text)

    assert OPEN.id in _page()
    assert "at least 12" in text
