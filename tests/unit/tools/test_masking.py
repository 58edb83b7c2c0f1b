"""A report under other names: it says the same, and its gold still shows its words."""

import random
from typing import Any

import pytest

from editing import Edit, applied, moved
from inventing import Inventor, inventor
from masking import masked, redrawn, spans

TEXT = (
    "The Sindh People Front (SPF) raided two forts in Pakistan’s south near Thatta and Badin.\n\n"
    "The SPF said it had killed more than 40 Pakistani guards in #Thatta and #Thata.\n\n"
    "Minister Karim Dost, who is Pakistan’s Interior Minister, spoke of 3 raiders dead"
    " and two or three of them at large. ٹھٹہ پر حملہ\n\n"
    "Three forts hold — Kareem Dost (@KarimDost) February 3, 2022"
)


def span(quote: str) -> dict[str, Any]:
    """Where the words stand first."""
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def toll(quote: str, low: int, high: int | None, qualifier: str) -> dict[str, Any]:
    """A toll claim of gold."""
    return {
        "id": quote[:3],
        "kind": "toll",
        "chain": ["Sindh People Front"],
        "stance": "asserts",
        "span": span(quote),
        "toll": {
            "effect": "killed",
            "victims": "unspecified",
            "low": low,
            "high": high,
            "qualifier": qualifier,
            "wording": "Pakistani guards",
        },
    }


GOLD: dict[str, Any] = {
    "document": "toy.txt",
    "claims": [
        toll("killed more than 40 Pakistani guards", 41, None, "more_than"),
        toll("3 raiders dead", 3, 3, "exact"),
        toll("two or three of them at large", 2, 3, "range"),
    ],
    "findings": [
        {
            "kind": "spelling_variant",
            "spans": [span("Thata."), span("ٹھٹہ")],
            "says": "Thatta is Thata",
        }
    ],
    "actors": {
        "Sindh People Front": ["Sindh People Front", "SPF"],
        "Karim Dost": ["Karim Dost", "Kareem Dost", "@KarimDost", "Pakistan’s Interior Minister"],
    },
    "places": {"Thatta": ["Thatta", "#Thatta", "Thata", "ٹھٹہ"], "Badin": ["Badin"]},
    "posts": [
        {
            "author": "Kareem Dost",
            "handle": "KarimDost",
            "date": "2022-02-03",
            "start": TEXT.index("Three forts"),
        }
    ],
}


def draw(seed: int) -> Inventor:
    """An inventor that draws the same for the same seed."""
    return inventor(random.Random(seed))  # noqa: S311 – repeatable on purpose


@pytest.mark.parametrize("seed", range(5))
def test_every_span_of_gold_shows_its_words_in_the_copy(seed: int) -> None:
    """Offsets move with the text."""
    copy = masked(TEXT, GOLD, draw(seed))

    assert all(copy.text[one["start"] : one["end"]] == one["quote"] for one in spans(copy.gold))


@pytest.mark.parametrize("seed", range(5))
def test_no_name_place_or_number_of_the_report_is_left(seed: int) -> None:
    """Titles, days and common words stay; names do not."""
    copy = masked(TEXT, GOLD, draw(seed)).text

    old = (
        "Sindh",
        "SPF",
        "Pakistan",
        "Thatta",
        "Thata",
        "Badin",
        "Karim",
        "Kareem",
        "Dost",
        "40",
        "ٹھٹہ",
    )
    assert not [name for name in old if name in copy]
    assert "Interior Minister" in copy


def test_an_abbreviation_is_made_of_the_new_initials() -> None:
    """The group and its abbreviation stay one."""
    actors = masked(TEXT, GOLD, draw(7)).gold["actors"]
    name, forms = next(iter(actors.items()))

    assert forms == [name, "".join(word[0] for word in name.split())]


def test_spellings_of_one_name_stay_spellings_of_one_name() -> None:
    """They differ, and only in their vowels."""
    person = list(masked(TEXT, GOLD, draw(7)).gold["actors"].values())[1]
    first, second = (name.split()[0] for name in person[:2])

    assert first != second
    assert first[0] == second[0]


def test_one_seed_makes_one_copy() -> None:
    """What is measured can be measured again."""
    assert masked(TEXT, GOLD, draw(3)) == masked(TEXT, GOLD, draw(3))


def test_numbers_keep_their_order_and_neighbours_stay_neighbours() -> None:
    """What is more stays more, so that conflicts stay conflicts."""
    new = redrawn({4, 5, 15, 100}, draw(1))

    assert sorted(new, key=new.__getitem__) == [4, 5, 15, 100]
    assert new[5] == new[4] + 1
    assert all(old != drawn for old, drawn in new.items() if old != 5)


def test_more_than_a_number_is_one_above_the_number_in_the_copy() -> None:
    """Gold says the least that the words allow."""
    copy = masked(TEXT, GOLD, draw(2)).gold["claims"][0]

    assert f"more than {copy['toll']['low'] - 1} " in copy["span"]["quote"]


def test_offsets_inside_an_edit_move_to_its_ends() -> None:
    """A span that begins in a replaced name takes all of it."""
    edits = [Edit(2, 4, "long")]
    move = moved(edits)

    assert applied("abcdef", edits) == "ablongef"
    assert (move(3, False), move(3, True), move(4, False), move(6, True)) == (2, 6, 6, 8)


def test_urdu_letters_are_given_for_latin_ones() -> None:
    """Digraphs first; a vowel at the start takes a carrier."""
    some = draw(0)

    assert (some.in_urdu("Noshki"), some.in_urdu("Arlit")) == ("نوشکی", "ارلیٹ")
