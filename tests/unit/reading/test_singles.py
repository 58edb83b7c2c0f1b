"""Single persons, and those who were hit. Every sentence and name is our own."""

import pytest

from counterclaim.records import Claim, Toll
from reads import read


def persons(text: str) -> list[tuple[str, str, str | None]]:
    """Effect, wording and class of each toll of one person, in order."""
    return [
        (claim.body.effect, claim.body.wording, claim.body.subclass)
        for claim in read(text).claims
        if isinstance(claim.body, Toll) and claim.found_by == "rules:toll.person"
    ]


def tolls(text: str) -> list[Claim]:
    """The tolls of a text."""
    return [claim for claim in read(text).claims if isinstance(claim.body, Toll)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the word: the nearest who is no object of a preposition
        ("Nadir Holt died.", [("killed", "Nadir Holt", "one_person")]),
        ("The brother of Nadir Holt died.", [("killed", "brother", "one_person")]),
        # an age, an apposition or a noun beside a name is the name's
        ("Nadir Holt, 23, was killed.", [("killed", "Nadir Holt", "one_person")]),
        ("21-year-old Nadir Holt was killed.", [("killed", "Nadir Holt", "one_person")]),
        ("The raid killed his wife, Sara Quill.", [("killed", "Sara Quill", "one_person")]),
        # a row of names is a person each
        (
            "Those killed were identified as Nadir Holt (18), Omar Vance (16) and Sara Quill.",
            [
                ("killed", "Nadir Holt", "one_person"),
                ("killed", "Omar Vance", "one_person"),
                ("killed", "Sara Quill", "one_person"),
            ],
        ),
        # by his own hand
        ("The suspect killed himself.", [("killed", "suspect", "by_own_hand")]),
        # what did not happen, what may not have, and nobody in particular
        ("He tried to kill Nadir Holt.", []),
        ("The fall could have killed Nadir Holt.", []),
        ("The army denied that any officer had died.", []),
        # who stands after "by" did it
        ("Four men were shot by Nadir Holt.", []),
    ],
)
def test_one_person_is_a_toll_of_one_with_his_words(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """Whoever is told to have died is a claim, though no number is said."""
    assert persons(text) == expected


def test_a_person_shows_the_words_that_tell_of_him() -> None:
    """The claim's words hold the person and the word of harm, and it has no number of its own."""
    claim = tolls("Police said that Nadir Holt, 23, was shot dead.")[0]
    body = claim.body

    assert (claim.span.quote, getattr(body, "number", "")) == (
        "Nadir Holt, 23, was shot dead",
        None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were shot.", ["injured"]),
        ("Three people were shot. A man was killed.", ["hit", "killed"]),
        ("Three people were shot. Nobody was killed.", ["injured", "killed"]),
    ],
)
def test_those_hit_are_injured_where_nobody_is_dead(text: str, expected: list[str]) -> None:
    """ "Shot" does not say how it ended; the report does."""
    assert [getattr(claim.body, "effect", "") for claim in tolls(text)] == expected


def test_who_dies_in_the_sentence_of_his_injury_is_not_injured() -> None:
    """ "Suffered injuries and died" is one death."""
    effects = [
        getattr(claim.body, "effect", "") for claim in tolls("A man suffered injuries and died.")
    ]

    assert effects == ["killed"]


def test_a_person_and_those_beside_him_are_added_up() -> None:
    """ "X and his two sons" are three, and the sum shows its words."""
    sums = [
        (getattr(claim.body, "low", None), claim.span.quote)
        for claim in tolls("Nadir Holt was killed along with his wife and their two sons.")
        if claim.found_by == "rules:toll.company"
    ]

    assert sums == [(4, "Nadir Holt was killed along with his wife and their two sons")]
