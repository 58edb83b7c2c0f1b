"""Where a noun phrase begins and ends."""

import pytest

from attributing import GRAMMAR, plain
from counterclaim.reading.phrases import Phrases


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("Yesterday the army|", "the army"),
        ("that a spokesman for the army|", "a spokesman for the army"),
        ("but Lt. Gen. Dara Miren|", "Lt. Gen. Dara Miren"),
        ("when the rebels' spokesman|", "the rebels' spokesman"),
        ("as the Zarva Front (ZF)|", "the Zarva Front (ZF)"),
        ("and he|", "he"),
    ],
)
def test_a_phrase_before_a_place_goes_back_to_its_first_word(said: str, phrase: str) -> None:
    """Titles, owners, joined nouns and brackets belong to the phrase."""
    line = plain(said.replace("|", ""))
    found = Phrases(line, GRAMMAR).before(len(line.items))

    assert found is not None
    assert line.cut(*found).cut(said) == phrase


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("the army on Friday", "the army on Friday"),
        ("a spokesman for the army was", "a spokesman for the army"),
        ("officials that", "officials"),
    ],
)
def test_a_phrase_from_a_place_stops_before_a_small_word(said: str, phrase: str) -> None:
    """Auxiliaries and complementizers end a phrase; joiners do not."""
    line = plain(said)
    found = Phrases(line, GRAMMAR).starting(0)

    assert found is not None
    assert line.cut(*found).cut(said) == phrase


def test_a_small_word_begins_no_phrase() -> None:
    """ "was the army" has no phrase at its first word."""
    assert Phrases(plain("was the army"), GRAMMAR).starting(0) is None
