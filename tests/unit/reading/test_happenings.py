"""Happenings: acts, statuses, damage, restrictions, responsibility, responses."""

import pytest

from counterclaim.records import Act, Claim, Damage, Responsibility, Restriction, Status
from reads import read


def only(text: str, kind: str) -> Claim:
    """The one claim of a kind that a text makes."""
    found = [claim for claim in read(text).claims if claim.kind == kind]
    assert len(found) == 1, [claim.span.quote for claim in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("The raid was repulsed.", "repulsed"),
        ("The siege is still going on.", "ongoing"),
        ("The operation is over.", "ended"),
        ("The barracks are under their control.", "holding"),
        ("The rebels overran two outposts.", "captured"),
        ("Reinforcements have arrived.", "reinforced"),
        ("The fighters withdrew from the town.", "withdrawn"),
    ],
)
def test_a_status_is_read_by_its_phrase(text: str, phase: str) -> None:
    """How a thing stands is one of the closed list of phases."""
    body = only(text, "status").body

    assert isinstance(body, Status)
    assert body.phase == phase


def test_an_act_says_who_did_what_to_whom() -> None:
    """An act has its kind, its agent and its target."""
    body = only("Gunmen ambushed a police convoy near Kohlu.", "act").body

    assert isinstance(body, Act)
    assert (body.act, body.by, body.against) == ("armed_attack", "Gunmen", "a police convoy")
    assert not body.attempted


def test_an_attempt_is_no_deed() -> None:
    """What was tried is marked as tried."""
    body = only("Militants tried to storm the jail in Kohlu.", "act").body

    assert isinstance(body, Act)
    assert body.attempted


def test_an_act_that_is_only_named_again_is_no_claim() -> None:
    """ "The attack" alone says nothing new."""
    assert not list(read("The minister spoke of the attack.").claims)


def test_damage_keeps_its_extent_apart() -> None:
    """What was destroyed and how much of it are two fields."""
    body = only("Large parts of the bazaar were destroyed.", "damage").body

    assert isinstance(body, Damage)
    assert (body.object, body.extent) == ("bazaar", "Large parts")


def test_a_shutdown_is_a_restriction() -> None:
    """A restriction has its measure."""
    body = only("The authorities suspended mobile internet in Kohlu.", "restriction").body

    assert isinstance(body, Restriction)
    assert body.measure == "network_shutdown"


def test_claiming_responsibility_is_said_by_who_claims_it() -> None:
    """Who claims an attack is the speaker of the claim."""
    claim = only(
        "The Kharan Liberation Army claimed responsibility for the raid.", "responsibility"
    )

    assert isinstance(claim.body, Responsibility)
    assert claim.body.says == "claims"
    assert claim.last.speaker == "Kharan Liberation Army"


def test_a_denial_names_the_claim_that_it_answers() -> None:
    """A response leads to the claim that it is about, the likeliest first."""
    reading = read(
        "The Kharan Liberation Army said it had killed nine soldiers in Kohlu. "
        "The Pakistan Army called the claim a complete lie."
    )
    toll = next(claim for claim in reading.claims if claim.kind == "toll")
    response = next(claim for claim in reading.claims if claim.kind == "response")

    assert response.stance == "denies"
    assert response.responds_to[0] == toll.id


def test_nobody_is_given_words_that_another_is_said_to_say() -> None:
    """Claims on two levels of speech have two chains."""
    reading = read(
        "The Kharan Liberation Army said that the army claimed to have repulsed the raid, "
        "and added that the siege was still going on."
    )
    chains = {
        claim.body.phase: [link.speaker for link in claim.chain]
        for claim in reading.claims
        if isinstance(claim.body, Status)
    }

    assert len(chains["repulsed"]) == 2
    assert chains["ongoing"] == ["Kharan Liberation Army"]
