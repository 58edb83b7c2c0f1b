"""Words as they are searched, and the way back to the text."""

import pytest

from counterclaim.ledger.folding import apart, folded, key, places, stretches, terms


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("كراچي", "کراچی"),
        ("۱۵ ١٥ 15", "15 15 15"),
        ("Kara\u0301chi's", "karachi s"),
        ("جاں\u200cبحق", "جانبحق"),
        ("on-the_spot", "on the spot"),
        ("  a \n b ", "a b"),
        ("\ufb01re STRASSE straße", "fire strasse strasse"),
        ("\U0001f525", ""),
        ("हिन्दी", "हिनदी"),
    ],
)
def test_words_are_folded_to_one_spelling(said: str, found: str) -> None:
    """What people take to be the same letters is the same."""
    assert key(said) == key(found)


def test_joined_words_are_also_known_apart() -> None:
    """Only words that joiners hold together."""
    assert apart("وہ جاں\u200cبحق ہوئے") == key("جاں بحق")
    assert apart("وہ جاں بحق ہوئے") == ""


@pytest.mark.parametrize(
    ("query", "spelled"),
    [
        ("a b", [("a",), ("b",)]),
        ('"a b" c', [("a", "b"), ("c",)]),
        ("on-site", [("on", "site")]),
        ("!! ??", []),
        ("a a", [("a",)]),
    ],
)
def test_a_query_is_a_row_of_terms(query: str, spelled: list[tuple[str, ...]]) -> None:
    """Words, phrases; what holds no letter asks for nothing."""
    assert [one.spellings[0] for one in terms(query)] == spelled


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Stra\u00dfe and strasse", "strasse", ["Straße", "strasse"]),
        ("\ufdfa 15", "15", ["15"]),
        ("e\u0301te\u0301 été", "ete", ["e\u0301te", "été"]),
        ("مُحَمَّد گیا", "محمد", ["مُحَمَّد"]),
        ("۱۵۰ اور ۱۵", "15", ["۱۵"]),
        ("ab abc", "ab*", ["ab", "abc"]),
        ("a b c", '"b c" a', ["a", "b c"]),
        ("abc", "b", []),
    ],
)
def test_what_is_found_is_shown_in_the_text(text: str, query: str, found: list[str]) -> None:
    """Offsets lead back over letters that are folded to several, or to none."""
    assert [text[start:end] for start, end in places(text, terms(query))] == found


def test_a_stretch_is_found_inside_words() -> None:
    """Letters in a row, over the ends of words too."""
    text = "The Exa\u0301mple Front"

    assert [text[a:b] for a, b in stretches(text, "ample fr")] == ["a\u0301mple Fr"]


def test_nothing_is_found_without_terms() -> None:
    """No query, no places."""
    assert list(places("text", ())) == []
    assert list(stretches("text", "")) == []
    assert folded("") == ""
