"""A report's claims are parted into the happenings that it tells of."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.linking.sketches import sketches
from counterclaim.records import Sketch
from counterclaim.tables import load
from reads import read

TABLES = load()
ATTACK = "Gunmen killed four soldiers in Nushki on Wednesday, police said."
EARLIER = "On 3 January 2022 a bomb killed two policemen in Quetta."
LAST_MONTH = "Last month an attack killed nine soldiers in Quetta."
TOTAL = "At least 90 soldiers have been killed in the province since January 2021."
THIS_YEAR = "So far this year 40 soldiers have been killed in the district."
ELSEWHERE = "On Thursday three fighters were killed in Turbat."
FOLLOWED = "On Thursday troops arrested six men in Nushki."
CALM = "The mayor opened a library."


def told(*sentences: str) -> tuple[Sketch, ...]:
    """The sketches of a report of these sentences, published on 3 February 2022."""
    return sketches(read(" ".join(sentences)), TABLES)


@pytest.mark.parametrize(
    ("sentences", "kinds"),
    [
        ((ATTACK,), ["happening"]),
        ((CALM,), ["happening"]),
        ((ATTACK, EARLIER), ["happening", "happening"]),
        ((LAST_MONTH, ATTACK), ["happening", "happening"]),
        ((ATTACK, TOTAL), ["happening", "period"]),
        ((ATTACK, THIS_YEAR), ["happening", "period"]),
        ((ATTACK, ELSEWHERE), ["happening", "happening"]),
        ((ATTACK, FOLLOWED), ["happening"]),
        ((ATTACK, EARLIER, TOTAL), ["happening", "period", "happening"]),
    ],
)
def test_days_and_places_part_what_a_report_tells(
    sentences: tuple[str, ...], kinds: list[str]
) -> None:
    """Another time, a total, or another day far away is told apart; what followed is not."""
    assert [sketch.kind for sketch in told(*sentences)] == kinds


def test_the_main_telling_is_of_what_the_report_begins_with() -> None:
    """The first sketch is the main one, and has the attack's day and place."""
    main = told(ATTACK, EARLIER)[0]

    assert (main.main, main.interval.first_day, main.places[0].name) == (
        True,
        date(2022, 2, 2),
        "Nushki",
    )


def test_two_attacks_told_as_one_are_one() -> None:
    """Two places at one time are one happening, however far from each other."""
    found = told("Gunmen attacked two camps in Panjgur and Nushki on Wednesday and killed a guard.")

    assert len(found) == 1


IN_ENGLISH = (
    "Twenty fighters were killed, ISPR said on Saturday. Nine of them died in Nushki and eight "
    "in Panjgur, it reported, while three more had been killed the day before at Balgatar."
)
IN_URDU = (
    "آئی ایس پی آر نے کہا کہ مجموعی طور پر ۲۰ دہشت گرد ہلاک کیے گئے۔ "
    "ان میں سے نو نوشکی میں مارے گئے، "
    "آٹھ پنجگور میں اور تین ایک روز پہلے ضلع کیچ کے علاقے بلگتر میں۔"
)
SEPARATE = (
    "Four separate shootings left two men dead and seven wounded. "
    "One man was killed in Nushki on Wednesday."
)


@pytest.mark.parametrize("text", [IN_ENGLISH, IN_URDU])
def test_a_fight_that_is_counted_beside_is_told_apart(text: str) -> None:
    """A day and a place of its own in a list of places; the rest of the list stays together."""
    main, other = told(text)

    assert [place.name for place in other.places if place.precision == "town"] == ["Balgatar"]
    assert {"Nushki", "Panjgur"} <= {place.name for place in main.places}
    assert len(other.claims) == 1


def test_parts_of_one_day_are_no_other_fight() -> None:
    """A list of places whose figures have no day, or all one, is one happening's."""
    found = told(
        "Nine fighters died in Nushki on Wednesday, eight in Panjgur on Wednesday and three at "
        "Balgatar on Wednesday, ISPR said."
    )

    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"{ATTACK} It came two days after a bomb killed nine men in Turbat.", ["happening"] * 2),
        (f"{ATTACK} Two days before this attack a bomb wounded nine men there.", ["happening"] * 2),
        (f"{ATTACK} In October police said that a bomb had killed two men.", ["happening"] * 2),
        (SEPARATE, ["happening", "period"]),
        (f"{ATTACK} Two of the wounded died two days after the attack.", ["happening"]),
        (f"{ATTACK} On Thursday police said that one more man had been killed.", ["happening"]),
        (f"{ATTACK} Both camps were attacked and nine men were killed.", ["happening"]),
        ("اس حملے سے دو روز قبل ایک دھماکے میں نو افراد زخمی ہوئے۔", ["happening"] * 2),
        (
            "مختلف واقعات میں پانچ افراد ہلاک ہوئے۔ بدھ کو نوشکی میں چار فوجی ہلاک ہوئے۔",
            ["happening", "period"],
        ),
    ],
)
def test_words_say_that_another_happening_is_told_of(text: str, kinds: list[str]) -> None:
    """An earlier one, or several together; what followed from the report's own stays with it."""
    assert sorted(sketch.kind for sketch in told(text)) == kinds


def test_what_followed_stays_with_the_happening_of_its_paragraph() -> None:
    """An arrest told of after an earlier attack is of that one; on its own line, of the news."""
    same = told(f"{ATTACK}\n\n{EARLIER} No one has been arrested.")
    news = told(f"{ATTACK}\n\n{EARLIER}\n\nNo one has been arrested.")

    assert [len(sketch.claims) for sketch in (*same, *news)] == [1, 2, 2, 1]


def test_what_was_said_long_ago_and_is_all_there_is_stays_the_reports_own() -> None:
    """A report on a trial tells of an old death: nothing newer stands before it."""
    found = told("In October police said that a bomb had killed two men in Quetta.")

    assert len([one for one in found if one.claims]) == 1


def test_a_background_sentence_lends_no_words_to_the_main_telling() -> None:
    """What a report says beside its story does not make it look like another story."""
    main, _, other = told(ATTACK, EARLIER, TOTAL)

    assert "policemen" not in main.words
    assert "policemen" in other.words


def test_a_report_without_claims_is_still_sketched() -> None:
    """So that it can be linked by its words."""
    (only,) = told(CALM)

    assert (only.main, only.claims) == (True, ())
    assert set(only.words) >= {"mayor", "library"}


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.sampled_from([ATTACK, EARLIER, LAST_MONTH, TOTAL, ELSEWHERE, FOLLOWED, CALM]),
        max_size=6,
    )
)
def test_every_claim_is_in_one_sketch_and_one_sketch_is_main(sentences: list[str]) -> None:
    """Nothing read is dropped, nothing is told twice, and the report has one main story."""
    reading = read(" ".join(sentences))
    found = sketches(reading, TABLES)

    assert sorted(claim for sketch in found for claim in sketch.claims) == sorted(
        claim.id for claim in reading.claims
    )
    assert sum(sketch.main for sketch in found) == 1


@settings(deadline=None, max_examples=6)
@given(st.permutations([ATTACK, EARLIER, TOTAL]))
def test_ids_say_what_they_name(sentences: list[str]) -> None:
    """Sketching twice gives the same sketches, each with an id of its own."""
    first, second = told(*sentences), told(*sentences)

    assert first == second
    assert len({sketch.id for sketch in first}) == len(first)
