"""One speaker by office and by name, where a report turns from one to the other and back."""

import pytest

from counterclaim.records import Speech
from reads import read

OFFICE = "Kenya's interior minister said that troops were still fighting."
NAME = "In a video message, Joram Wafula put the number of guards killed at nine."
AGAIN = "Six more had been killed, the minister added."


def speakers(text: str) -> list[str | None]:
    """Who speaks, in the order of the text."""
    found = sorted(read(text)[Speech], key=lambda speech: speech.cue.start)
    return [speech.speaker for speech in found]


def test_a_bare_name_between_two_words_of_an_office_holds_it() -> None:
    """Nobody is brought in by a bare name unless the words before have told who he is."""
    assert set(speakers(f"{OFFICE} {NAME} {AGAIN}")) == {"Joram Wafula"}


def test_speeches_of_bodies_between_them_change_nothing() -> None:
    """What an army says in passing does not part a minister from his name."""
    text = f"{OFFICE} {NAME} The Coast Freedom Front (CFF) claimed the raid. {AGAIN}"

    assert speakers(text)[0] == speakers(text)[1] == speakers(text)[-1] == "Joram Wafula"


@pytest.mark.parametrize(
    "said",
    [
        "Joram Wafula, a herder, put the number of guards killed at nine.",
        "A resident, Joram Wafula, put the number of guards killed at nine.",
        "Governor Joram Wafula put the number of guards killed at nine.",
    ],
)
def test_a_name_that_is_told_of_holds_no_office_of_others(said: str) -> None:
    """A herder who is named between two words of a minister is not the minister."""
    text = f"{OFFICE} {said} {AGAIN}"

    assert speakers(text)[0] == "Kenyan Interior Minister"


def test_an_office_that_does_not_speak_again_stays_an_office() -> None:
    """A minister, and then a stranger, are two."""
    assert speakers(f"{OFFICE} {NAME}") == ["Kenyan Interior Minister", "Joram Wafula"]
