"""Who said it, told in the sentence after it."""

import pytest

from counterclaim.records import Speech
from reads import read


def first(text: str) -> list[str | None]:
    """Who is said to say the first sentence."""
    end = min(place for mark in (". ", "۔ ") if (place := text.find(mark)) > 0)
    return [
        speech.speaker
        for speech in read(text)[Speech]
        if any(piece.start < end for piece in speech.contents)
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Nine guards have died. The announcement was made by the Harbour Front.",
            "Harbour Front",
        ),
        ("Nine guards have died. The figure came from the Harbour Front.", "Harbour Front"),
        (
            "نو سپاہی ہلاک ہوئے۔ یہ اعلان آئی ایس پی آر نے ہفتے کو کیا۔",
            "Inter-Services Public Relations",
        ),
        (
            "نو سپاہی ہلاک ہوئے۔ یہ بات آئی ایس پی آر نے ایک بیان میں کہی۔",
            "Inter-Services Public Relations",
        ),
    ],
)
def test_the_sentence_before_belongs_to_who_is_told_after_it(text: str, speaker: str) -> None:
    """ "The announcement was made by X" gives X the sentence before it."""
    assert first(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Nine guards have died. The claim was made in a letter.",
        "Nine guards have died. The Harbour Front made no announcement.",
        "نو سپاہی ہلاک ہوئے۔ یہ دعویٰ حکومت نے مسترد کر دیا۔",
    ],
)
def test_a_sentence_that_names_no_maker_gives_nobody_the_one_before(text: str) -> None:
    """A claim that is rejected or merely made is nobody's here."""
    assert first(text) == []


def test_a_sentence_with_a_speaker_of_its_own_keeps_it() -> None:
    """Who said it stands in the sentence itself: nothing after it changes that."""
    text = "Police said nine guards had died. The announcement was made by the Harbour Front."

    assert "Harbour Front" not in first(text)
