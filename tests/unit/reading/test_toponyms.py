"""Names of places are told from names of people, bodies and months by the words beside them."""

from itertools import pairwise

import pytest

from shipped_places import found, named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Panjgur and Nushki overnight.", ["Panjgur", "Nushki"]),
        ("Gunmen drove into Dera Ismail Khan.", ["Dera Ismail Khan"]),
        ("Trucks left Khan Younis for Deir al-Balah.", ["Khan Younis", "Deir al-Balah"]),
        ("A convoy near al-Qaim burned.", ["al-Qaim"]),
        ("Protest in #Panjgur tonight", ["Panjgur"]),
        ("A Turbat-based driver was hurt.", ["Turbat"]),
        ("QUETTA: Two guards died.", ["QUETTA"]),
        ("Rain fell in the U.S. and the UAE.", ["U.S.", "UAE"]),
        ("Police in St. Louis made no arrest.", ["St. Louis"]),
        ("Pakistan's border with Iran closed.", ["Pakistan", "Iran"]),
        ("It began in Reading, Pennsylvania.", ["Reading", "Pennsylvania"]),
        ("Homes in Laurel, Md., were hit.", ["Laurel", "Md."]),
        ("The People's Republic of China objected.", ["People's Republic of China"]),
    ],
)
def test_names_are_found(text: str, expected: list[str]) -> None:
    """The longest name is taken, with the span that shows it."""
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reading the list took an hour.",
        "In March the Army and Police met.",
        "Mr Washington declined to comment.",
        "Gen. Jackson added that the road was shut.",
        "Houston said he would appeal.",
        "Imran Khan spoke to the Nation.",
        "The WHO and the BLA gave no figure.",
        "We're sure that they've gone.",
        "Call us on Monday.",
        "@Panjgur wrote back.",
    ],
)
def test_what_is_no_place_stays_unread(text: str) -> None:
    """People, months, handles, acronyms and small words are no places."""
    assert named(text) == []


def test_a_family_name_is_known_again() -> None:
    """Who was introduced with a first name is not a town later on."""
    assert named("Lena Burbank saw it. The fire spread fast, as Burbank recalls it.") == []


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Pakistani troops came.", "adjective"),
        ("South Sudanese traders left.", "adjective"),
        ("Quetta Police denied it.", "in_name"),
        ("The University of Balochistan shut.", "in_name"),
    ],
)
def test_the_use_of_a_name_is_told(text: str, use: str) -> None:
    """An adjective and a name inside a name are marked as such."""
    assert [mention.use for mention in found(text)] == [use]


def test_containment_and_kind_are_told() -> None:
    """More than a name is said by "Panjgur, Balochistan" and "Kech district"."""
    panjgur, balochistan, kech = found("From Panjgur, Balochistan, to Kech district.")

    assert (panjgur.inside, balochistan.inside) == (True, False)
    assert kech.said == "district"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("پنجگور اور نوشکی میں حملے ہوئے۔", ["پنجگور", "نوشکی"]),
        ("پنجگوراورنوشکی میں سکیورٹی فورسز", ["پنجگور", "نوشکی"]),
        ("شمالی وزیرستان کے علاقے میر علی میں دھماکہ", ["شمالی وزیرستان", "میر علی"]),
        ("شام میں لڑائی جاری ہے، شام کو بارش ہوئی۔", ["شام"]),
        ("اس میں آج کی رات کا ذکر ہے۔", []),
    ],
)
def test_urdu_names_are_found(text: str, expected: list[str]) -> None:
    """In Urdu the words beside a name make up for capitals; run-together words are parted."""
    assert named(text) == expected


def test_spans_show_the_words_and_do_not_overlap() -> None:
    """Offsets are code points, emoji and two scripts notwithstanding."""
    text = "🔴 Kabul، کابل 🔴 Herat (Afghanistan) — کوئٹہ میں"
    made = found(text)

    assert [text[m.start : m.end] for m in made] == [
        "Kabul",
        "کابل",
        "Herat",
        "Afghanistan",
        "کوئٹہ",
    ]
    assert all(left.end <= right.start for left, right in pairwise(made))


@pytest.mark.parametrize(
    "text", ["", "#", "A" * 5000, "Saint " * 3000, "اور" * 3000, "St. " * 2000, "\u202eKabul"]
)
def test_any_text_is_read(text: str) -> None:
    """Odd text gives mentions or none, never an error."""
    assert isinstance(found(text), tuple)
