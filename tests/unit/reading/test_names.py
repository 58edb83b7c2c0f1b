"""The stage of names: reports built by hand, and what is led together in them."""

from functools import cache

import pytest

from counterclaim.reading.names import FindNames
from counterclaim.reading.variants import signed_by
from counterclaim.records import Doubt, Name, Passage, PassageKind, Reading, Report, Sentence, Span
from counterclaim.tables import actors, naming
from counterclaim.tables.shelf import Shelf

Post = tuple[str, str, str]


@cache
def stage() -> FindNames:
    """The stage with the tables that the package ships."""
    shelf = Shelf()
    return FindNames(
        actors.load(shelf), {code: naming.load(shelf, code) for code in shelf.languages()}
    )


def reading(*said: str | Post, language: str = "en") -> Reading:
    """A report of one sentence a passage; a post is (words, author, handle), signed after them."""
    text, passages, sentences = "", [], []
    for number, one in enumerate(said):
        words, author, handle = (one, None, None) if isinstance(one, str) else one
        span = Span(len(text), len(text) + len(words))
        kind: PassageKind = "paragraph" if author is None else "post"
        passages.append(Passage(span, kind, language, "ltr", author, handle))
        sentences.append(Sentence(span, number, language))
        text += words + ("\n\n" if author is None else f" — {author} (@{handle})\n\n")
    return Reading(
        Report("rep_x", text, "", "x"),
        {Passage: tuple(passages), Sentence: tuple(sentences)},
    )


def names(read: Reading) -> dict[str, Name]:
    """The names of a report by their words; of equal words the last."""
    found = [name for name in stage()(read) if isinstance(name, Name)]
    return {name.span.cut(read.text): name for name in found}


def test_an_abbreviation_is_found_before_the_place_that_introduces_it() -> None:
    """A headline may use what only the body explains."""
    found = names(reading("ZFA HITS CAMP", "The Zarvani Freedom Army (ZFA) said so."))

    assert found["ZFA"].name == "Zarvani Freedom Army"


def test_a_report_may_give_known_letters_to_another_group() -> None:
    """What a report introduces is meant in it, whatever the table says."""
    found = names(reading("The Brown Lake Assembly (BLA) met.", "BLA said nothing."))

    assert found["BLA"].name == "Brown Lake Assembly"
    assert not found["BLA"].known


def test_two_persons_with_one_surname_stay_two() -> None:
    """Different first names are different people."""
    found = names(reading("Gen Tariq Mengal and Gen Yusuf Mengal met."))

    assert found["Tariq Mengal"].actor != found["Yusuf Mengal"].actor


def test_a_surname_of_two_persons_is_a_doubt() -> None:
    """Who is meant stays open, and is shown as open."""
    made = list(stage()(reading("Gen Tariq Mengal met Gen Yusuf Mengal.", "Then Mengal left.")))

    assert [doubt.why for doubt in made if isinstance(doubt, Doubt)]


def test_a_post_its_author_and_the_person_in_the_text_are_one() -> None:
    """A post signed with another spelling of a name is that person's."""
    found = names(
        reading(
            "Zarvan’s Interior Minister Sheikh Anwar Qadeer spoke.",
            ("We won.", "Sheikh Anwar Qadir", "ShkhAnwarQ"),
        )
    )

    assert {found[words].actor for words in ("Sheikh Anwar Qadir", "@ShkhAnwarQ")} == {
        found["Sheikh Anwar Qadeer"].actor
    }


def test_the_author_of_a_post_without_signature_is_led_to_the_person() -> None:
    """Later stages ask who signed a post whose signature is not in the text."""
    made = stage()
    found = names(reading("Interior Minister Anwar Qadir spoke."))
    author = signed_by(found.values(), "Anwer Qadir", "aq77", made.known)

    assert author.actor == found["Anwar Qadir"].actor


def test_a_handle_of_the_table_is_its_actor() -> None:
    """The account of an office speaks for the office."""
    author = signed_by((), "DG ISPR", "OfficialDGISPR", stage().known)

    assert author.name == "Inter-Services Public Relations"


def test_an_office_stands_for_its_holder_once_a_report_names_one() -> None:
    """Office and person are one actor when the report says so."""
    found = names(reading("Kenya’s President Joram Wafula spoke.", "Kenya’s president left."))

    assert found["Kenya’s president"].name == "Joram Wafula"


def test_an_office_of_another_country_is_not_that_person() -> None:
    """Two countries have two presidents."""
    found = names(reading("Kenya’s President Joram Wafula spoke.", "Peru’s president left."))

    assert found["Peru’s president"].actor != found["Joram Wafula"].actor


def test_english_and_urdu_names_of_one_person_are_one() -> None:
    """A report in two scripts has one actor."""
    text = "Interior Minister Kamal Rasheed spoke.\n\nوزیر داخلہ کمال رشید نے کہا۔"
    spans = [Span(0, 38), Span(40, len(text))]
    read = Reading(
        Report("rep_x", text, "", "x"),
        {
            Passage: (
                Passage(spans[0], "paragraph", "en", "ltr"),
                Passage(spans[1], "paragraph", "ur", "rtl"),
            ),
            Sentence: (Sentence(spans[0], 0, "en"), Sentence(spans[1], 1, "ur")),
        },
    )
    found = names(read)

    assert found["کمال رشید"].actor == found["Kamal Rasheed"].actor


@pytest.mark.parametrize("swap", [("Zarvan Freedom Army", "Kharan Liberation Front")])
def test_swapping_the_parties_swaps_names_and_nothing_else(swap: tuple[str, str]) -> None:
    """The stage has no side: which party is which changes names alone."""
    told = "The {0} hit the {1}. Fighters of the {1} fled, the {0} said, and the {1} denied it."

    def read(one: str, other: str) -> list[tuple[str, str, str]]:
        made = reading(told.format(one, other))
        return [(n.name, n.kind, n.sector) for n in stage()(made) if isinstance(n, Name)]

    there = [(swap[1 - swap.index(name)], kind, sector) for name, kind, sector in read(*swap)]

    assert read(*reversed(swap)) == there


def test_every_name_shows_its_words() -> None:
    """No name is empty, and none reaches over the text."""
    read = reading("((ZFA) Gen. . (ABC), Mr of the - ’s @ # Army of", "A" * 300, "Gen " * 90)
    made = [name for name in stage()(read) if isinstance(name, Name)]

    assert all(name.span.cut(read.text).strip() for name in made)
