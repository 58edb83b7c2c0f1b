"""The tables of figures: what they hold, and how a bad row is refused."""

from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.orthography import words
from counterclaim.tables import numerals, people
from counterclaim.tables.shelf import PACKAGED, Shelf

CODES = ["en", "ur"]


def toy(folder: Path, name: str, text: str) -> Shelf:
    """A shelf of one language, of which one file is given and the others are empty."""
    home = folder / "languages" / "xx"
    home.mkdir(parents=True)
    for other in ("numerals.toml", "bounds.toml", "people.toml"):
        (home / other).write_text(text if other == name else "", "utf-8")
    return Shelf((folder,))


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_number_words_bounds_and_people(code: str) -> None:
    """Both languages have the same tables, and none is empty."""
    held = numerals.load(Shelf(), code)

    assert held.words
    assert held.scales
    assert held.bounds.before.entries
    assert held.bounds.harm_after.entries
    assert people.load(Shelf(), code).nouns.entries


@pytest.mark.parametrize(
    ("said", "code", "victims", "subclass"),
    [
        ("Pakistani soldiers", "en", "state_forces", None),
        ("police officers", "en", "state_forces", "police"),
        ("enemy troops", "en", "enemy", None),
        ("suspected Taliban fighters", "en", "armed_group", None),
        ("foreign nationals", "en", "unspecified", None),
        ("of them children", "en", "civilians", "children"),
        ("dead militants", "en", "armed_group", None),
        ("fishermen", "en", "civilians", None),
        ("oarsmen", "en", "unspecified", None),
        ("Palestinians", "en", "unspecified", None),
        ("حملہ آوروں", "ur", "armed_group", None),
        ("پولیس اہلکار", "ur", "state_forces", "police"),
        ("دشمن اہلکار", "ur", "enemy", None),
        ("خواتین", "ur", "civilians", "women"),
    ],
)
def test_a_counted_phrase_tells_whom_it_counts(
    said: str, code: str, victims: str, subclass: str | None
) -> None:
    """The head noun says it; a side named before a noun of none stands."""
    kind = people.load(Shelf(), code).kind(words(said))

    assert kind is not None
    assert (kind.victims, kind.subclass) == (victims, subclass)


def test_a_word_that_takes_sides_is_told() -> None:
    """The side is read all the same."""
    kind = people.load(Shelf(), "en").kind(words("terrorists"))

    assert kind is not None
    assert kind.loaded
    assert kind.victims == "armed_group"


@pytest.mark.parametrize("said", ["posts", "Paris", "specimen", ""])
def test_what_is_no_person_has_no_kind(said: str) -> None:
    """An ending alone makes no person of a place or a thing."""
    assert people.load(Shelf(), "en").kind(words(said)) is None


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("numerals.toml", '[words]\nthree = ["trois"]', "'three' is not a whole number"),
        ("numerals.toml", '[fractions]\nhalf = ["demi"]', "write a decimal"),
        ("bounds.toml", 'harmbefore = ["x"]', "no list is called 'harmbefore'"),
        ("bounds.toml", '[before]\nover = ["x"]', "no bound is called 'over'"),
        ("bounds.toml", '[vague]\nfew = ["x"]', "'few' is not a whole number"),
        ("bounds.toml", 'things = "post"', "things is not a list of words"),
        ("people.toml", '[[people]]\nvictims = "foes"\nwords = ["x"]', "no victims are called"),
        ("people.toml", '[[people]]\nvictim = "enemy"', "no field is called 'victim'"),
        ("people.toml", "[[ending]]\nending = 3", "wants ending as text"),
    ],
)
def test_a_bad_row_is_refused_by_file_and_entry(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    """The message names the file and what is wrong in it."""
    shelf = toy(tmp_path, name, text)

    with pytest.raises(BadTable, match="languages/xx/") as refused:
        people.load(shelf, "xx") if name == "people.toml" else numerals.load(shelf, "xx")

    assert told in str(refused.value)


def test_a_language_may_leave_its_tables_empty(tmp_path: Path) -> None:
    """A third language begins with digits alone."""
    shelf = toy(tmp_path, "numerals.toml", "")

    assert not numerals.load(shelf, "xx").words
    assert not people.load(shelf, "xx").nouns.entries


def test_a_users_own_folder_adds_to_the_tables(tmp_path: Path) -> None:
    """A noun that we lack is one line in a user's own file."""
    shelf = toy(tmp_path, "people.toml", "")
    home = tmp_path / "languages" / "en"
    home.mkdir()
    (home / "people.toml").write_text(
        '[[people]]\nvictims = "civilians"\nwords = ["glassblowers"]\n', "utf-8"
    )
    both = Shelf((PACKAGED, *shelf.folders))

    kind = people.load(both, "en").kind(words("glassblowers"))

    assert kind is not None
    assert kind.victims == "civilians"
