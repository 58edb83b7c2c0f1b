"""Lists of persons who died together. Every sentence and name is our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import Toll
from reads import read

SONS = ("Ali Quill", "Hani Quill", "Zain Quill", "Omar Quill")


def lists(text: str) -> list[tuple[str, int | None, int | None, str | None]]:
    """Effect, range and names of each toll of a list that holds persons without a name."""
    return [
        (toll.effect, toll.low, toll.high, toll.includes)
        for claim in read(text).claims
        if isinstance(toll := claim.body, Toll) and claim.found_by == "rules:toll.company"
    ]


def named(text: str) -> list[str]:
    """Those who are told to have been killed, each alone, by name."""
    return [
        claim.body.wording
        for claim in read(text).claims
        if isinstance(claim.body, Toll)
        and claim.found_by == "rules:toll.person"
        and claim.body.effect == "killed"
    ]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Nadir Holt, his wife Sara Quill and their three children were killed.", 5),
        ("Nadir Holt, his wife and their three children, Ali, Hani and Zain, were killed.", 5),
        ("Nadir Holt (Abu Sami, 43) was killed alongside his wife, Sara Quill, and two sons.", 4),
        ("Nadir Holt was killed in the raid along with two of his sons, Ali and Hani Holt.", 3),
        ("Nadir Holt was killed with his two sons: a 9-year-old, Ali Holt, and Hani Holt.", 3),
        ("Also killed in the strike were Sara Quill and her two daughters.", 3),
        ("Four brothers – Ali Quill, Hani Quill, Zain Quill and Omar Quill – were killed.", 4),
        ("Sara Quill, wife of Nadir Holt, was killed together with her two sons.", 3),
        ("The strike killed a mother and her two sons.", 3),
    ],
)
def test_who_is_named_out_of_a_number_counts_once(text: str, low: int) -> None:
    """Names after a number of people say who these are, and add nobody."""
    assert [(one[1], one[2]) for one in lists(text)] == [(low, low)]


@pytest.mark.parametrize(
    "text",
    [
        "Those killed include Nadir Holt, his wife and two sons.",
        "Nadir Holt, his wife and two sons were among those killed.",
        "Nadir Holt was killed with his wife and their children, Ali Holt and others.",
    ],
)
def test_a_list_that_need_not_be_all_is_open_above(text: str) -> None:
    """ "Include" and "among" say that there may be more."""
    assert [one[2] for one in lists(text)] == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Names of the victims killed in the raid: Ali Quill (18), Hani al-Quill and Umm Zain.",
            ["Ali Quill", "Hani al-Quill", "Umm Zain"],
        ),
        (
            "A man was killed. The victims were named as Ali Quill, 18, and Nadir Holt, a driver.",
            ["Ali Quill", "Nadir Holt"],
        ),
        (
            "Ali Quill, who worked as a barber, and his cousin Hani Quill were killed.",
            ["Ali Quill", "Hani Quill"],
        ),
        ("Ali Quill and Hani Quill, two cousins, were killed.", ["Ali Quill", "Hani Quill"]),
        ("Nadir Holt’s son Ali Holt and Hani’s wife Sara Quill died.", ["Ali Holt", "Sara Quill"]),
    ],
)
def test_a_list_of_names_is_a_person_for_each(text: str, names: list[str]) -> None:
    """Every name shows its own words; whose son or wife somebody is does not count."""
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Nadir Holt, his wife and two sons survived.",
        "Nadir Holt, his brother and two sons mourned.",
        "The witnesses were named as Ali Quill, Hani Quill and their father.",
        "Police named the suspects as Ali Quill, Hani Quill and two others.",
        "The governor, his deputy and two aides visited the camp.",
        "Nadir Holt, his wife and two sons were not killed.",
        "The fall could have killed Nadir Holt and his two sons.",
    ],
)
def test_lists_of_others_than_the_dead_stay_unread(text: str) -> None:
    """Survivors, mourners, witnesses, suspects and officials are no victims."""
    found = [one for one in lists(text) if one[0] == "killed"]

    assert not found
    assert not named(text)


def test_victims_named_beside_the_hurt_are_not_said_to_be_dead() -> None:
    """ "The victims were named as" does not say which of them died."""
    text = (
        "A man was killed and two were injured. The victims were named as Ali Quill and Sara Fox."
    )

    assert not named(text)


def test_a_place_before_a_dash_and_a_word_before_a_comma_are_nobody() -> None:
    """A dateline and an adverb begin no list."""
    assert not lists("EASTHAVEN – Two people were killed.")
    assert not lists("Sadly, two other youths were killed.")


@given(st.integers(min_value=1, max_value=len(SONS)), st.integers(min_value=0, max_value=4))
def test_naming_some_of_a_number_changes_no_count(number: int, told: int) -> None:
    """However many of them are named, a wife and so many sons are as many."""
    words = ("one son", "two sons", "three sons", "four sons")
    names = SONS[: min(told, number)]
    listed = " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    text = f"Nadir Quill was killed alongside his wife and his {words[number - 1]}"
    found = lists(f"{text}{': ' + listed if listed else ''}.")

    assert [(one[1], one[2]) for one in found] == [(number + 2, number + 2)]
