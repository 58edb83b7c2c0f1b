"""Names made unreadable, sign by sign."""

import json

import pytest

from counterclaim.errors import BadOption
from counterclaim.ledger.blanking import (
    at_spans,
    may_hold,
    nothing_left,
    of_words,
    raw,
    reading,
    value,
)
from ledgers import reading as made
from ledgers import told


@pytest.mark.parametrize(
    ("names", "text", "blanked"),
    [
        (["Anna"], "Anna, ANNA and Annabel", "████, ████ and Annabel"),
        (
            ["Anna Exampel"], "anna\nexampel; AnnaExampel; #FreeAnnaExampel",
            "████████████; ███████████; #Free███████████",
        ),
        (["Ánna"], "Anna A\u0301nna", "████ █████"),
        (["گل خان"], "گُل خان اور گل\u200cخان", "███████ اور ██████"),
        (["Anna", "Anna Exampel"], "Anna Exampel", "████████████"),
        (["Anna"], "Anna's", "████'s"),
        (["O'Neil"], "O'Neil ONeil o’neil", "██████ █████ ██████"),
    ],
)  # fmt: skip
def test_names_are_blanked_in_any_spelling(names: list[str], text: str, blanked: str) -> None:
    """A word is a whole word; several words are found joined and inside others too."""
    found = of_words(names)(text)

    assert found == blanked
    assert len(found) == len(text)


@pytest.mark.parametrize("names", [[], [""], ["Anna", "?!"]])
def test_a_name_has_letters(names: list[str]) -> None:
    """Nothing, or signs alone, would blank everything or nothing."""
    with pytest.raises(BadOption):
        of_words(names)


def test_spans_are_blanked_where_they_are() -> None:
    """Each sign by one sign."""
    assert at_spans("abcdef", [(1, 3), (4, 5)]) == "a██d█f"


@pytest.mark.parametrize("span", [(-1, 2), (2, 2), (3, 9)])
def test_a_span_lies_in_the_text(span: tuple[int, int]) -> None:
    """A span outside is a mistake, not a wish."""
    with pytest.raises(BadOption):
        at_spans("abcdef", [span])


def test_the_format_stays_a_format() -> None:
    """Closed lists, ids and dates are nobody's words; sentences are."""
    record: dict[str, object] = {
        "record": "finding", "kind": "post", "says": "a post says so", "claims": ["post"],
        "responsibility": {"says": "claims"}, "found_by": "post@1",
    }  # fmt: skip

    assert value(record, of_words(["post", "claims"])) == {  # type: ignore[arg-type]  # JSON
        "record": "finding", "kind": "post", "says": "a ████ says so", "claims": ["████"],
        "responsibility": {"says": "claims"}, "found_by": "post@1",
    }  # fmt: skip


def test_half_a_name_in_a_quotation_goes_as_well() -> None:
    """A quotation is cut anew from the blanked text."""
    records = told(made("Exampel was seen with Anna"))

    blanked = reading(records, of_words(["with Anna"]))

    spans = [one["span"] for one in blanked if one["record"] == "claim"]
    assert [one["quote"] for one in spans if isinstance(one, dict)] == ["Exampel", "████"]


def test_an_address_goes_whole_when_it_hides_a_name() -> None:
    """What stands percent-encoded in an address is there all the same."""
    told_as = "https://x.org/%41nna"

    assert value(told_as, of_words(["Anna"]), None, "url") == "█" * len(told_as)


@pytest.mark.parametrize(
    "data",
    [
        b"<b>An</b>na", b"<p>Anna</p>&#65;nna", b'{"a": "\\u0041nna"}', b"x?q=%41nna", b"\xff Anna",
        b"Anna\x00\xfe", "Anna".encode("utf-16"),
    ],
)  # fmt: skip
def test_bytes_that_may_hide_a_name_go_whole(data: bytes) -> None:
    """Behind markup, entities, escapes, percents, or in another encoding."""
    assert raw(data, of_words(["Anna"])) is None


def test_one_name_does_not_hide_another() -> None:
    """Blanking a part of a hidden name must not make its rest look harmless."""
    assert raw(b"<p>An<b>na Ex</b>ampel</p>", of_words(["Anna Exampel", "An"])) is None


def test_plain_bytes_are_blanked() -> None:
    """Where nothing is hidden everything else stays."""
    assert raw(b"<p>Anna was there</p>", of_words(["Anna"])) == "<p>████ was there</p>".encode()


@pytest.mark.parametrize("said", ["a\nAnna", 'a"Anna', "a\tAnna\n", "a%20%41nna"])
def test_the_quick_look_misses_nothing(said: str) -> None:
    """Escapes of JSON join no words."""
    assert may_hold(json.dumps({"a": said}), of_words(["Anna"]))


def test_what_is_left_of_an_erased_report_is_its_id_and_digest() -> None:
    """Every other field is empty."""
    report = told(made("Anna was there", title="Anna"))[0]

    left = nothing_left(report)

    assert {name for name, held in left.items() if held} == {"record", "id", "sha256"}
    assert set(left) == set(report)
