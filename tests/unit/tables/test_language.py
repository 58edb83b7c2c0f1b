"""The tables of languages, of embedded posts and of pages."""

from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.tables import embed, language, page
from counterclaim.tables.shelf import PACKAGED, Shelf

TOY = """
name = "Toyish"
script = "LATIN"
words = ["ka", "lo", "mi"]
[sentence]
ends = "!"
dots = ";"
"""


def shelf(folder: Path, **files: str) -> Shelf:
    """The packaged tables, and over them a folder with these."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_toml", ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Shelf((PACKAGED, folder))


@pytest.mark.parametrize("code", ["en", "ur"])
def test_a_packaged_language_is_whole(code: str) -> None:
    """Both have what passages, sentences and headers need."""
    held = language.load(Shelf(), code)

    assert held.code == code
    assert held.sight.words
    assert held.ends
    assert held.published
    assert held.quotes
    assert held.signed.dashes


def test_a_language_is_a_folder(tmp_path: Path) -> None:
    """A third one needs a table and no Python; what it leaves out is as usual."""
    held = language.load(shelf(tmp_path, languages__xx__language_toml=TOY), "xx")

    assert (held.name, held.direction, held.dots) == ("Toyish", "ltr", ";")
    assert held.sight.words == {"ka", "lo", "mi"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("script = 'LATIN'", "'name' is missing"),
        ("name = 'Toyish'", "'script' is missing"),
        (TOY + "\n[quotes]\npairs = ['«']", "not two marks"),
        (TOY.replace('"ka"', "1"), "no list of words"),
        ("direction = 'up'\n" + TOY, "ltr or rtl"),
    ],
)
def test_a_bad_language_is_named(text: str, says: str, tmp_path: Path) -> None:
    """The error names the file, what is wrong and what to do."""
    with pytest.raises(BadTable, match=rf"languages/xx/language\.toml.*{says}"):
        language.load(shelf(tmp_path, languages__xx__language_toml=text), "xx")


def test_languages_known_by_sight_are_told_apart() -> None:
    """None of them is one that we read, and each has what its script shares with no other."""
    held = language.load_unread(Shelf())
    codes = [sight.code for sight in held.languages]

    assert {"ar", "fa", "ps", "sd", "hi", "ru", "uk", "fr", "es", "de", "tr", "ur-Latn"} <= {*codes}
    assert not {"en", "ur"} & {*codes}
    assert all(sight.words or sight.letters or sight.sure for sight in held.languages)


def test_a_users_word_is_added(tmp_path: Path) -> None:
    """Lists of a user's folder are joined to ours."""
    more = "[sentence]\nabbreviations = ['Subedar-Maj']"
    held = language.load(shelf(tmp_path, languages__en__language_toml=more), "en")

    assert {"subedar-maj", "gen"} <= held.abbreviations


@pytest.mark.parametrize(
    ("said", "tag", "classed", "attribute"),
    [
        ("blockquote.twitter-tweet", "blockquote", "twitter-tweet", None),
        (".fb-post", None, "fb-post", None),
        ("script[data-x]", "script", None, "data-x"),
        ("[data-x]", None, None, "data-x"),
        ("p", "p", None, None),
    ],
)
def test_selectors_are_read(
    said: str, tag: str | None, classed: str | None, attribute: str | None
) -> None:
    """Tag, class, attribute, and nothing more."""
    assert embed.selector(said, "x") == embed.Selector(tag, classed, attribute)


@pytest.mark.parametrize("said", ["", "a > b", "p:first-child", "#id"])
def test_other_selectors_are_refused(said: str) -> None:
    """What we cannot match is an error in the table, not an embed that is never found."""
    with pytest.raises(BadTable, match="is no selector"):
        embed.selector(said, "x")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("network = 'X'", "matches nothing"),
        ("match = ['p']\naccount = '('", "no pattern"),
        ("match = ['p']\naccount = 'x'", "one group"),
    ],
)
def test_a_bad_embed_is_named(row: str, says: str, tmp_path: Path) -> None:
    """By the number of its row."""
    with pytest.raises(BadTable, match=rf"embed \d+: .*{says}"):
        embed.load(shelf(tmp_path, embeds_toml=f"[[embed]]\n{row}"))


def test_a_bad_page_table_is_named(tmp_path: Path) -> None:
    """Bytes are written in hexadecimal, limits are numbers."""
    with pytest.raises(BadTable, match="hexadecimal"):
        page.load(shelf(tmp_path / "a", pages_toml="[[binary]]\nstarts = 'xyz'\nname = 'x'"))
    with pytest.raises(BadTable, match="'depth' is missing or no whole number"):
        page.load(shelf(tmp_path / "b", pages_toml="[limits]\ndepth = 0"))
