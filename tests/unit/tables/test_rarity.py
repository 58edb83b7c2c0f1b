"""How rare a word is hangs on a fixed table alone."""

from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.tables.rarity import load
from counterclaim.tables.shelf import PACKAGED, Shelf

RARITY = load(Shelf())


@pytest.mark.parametrize(
    ("commoner", "rarer"),
    [("the", "police"), ("police", "waistband"), ("waistband", "zarghunabad"), ("میں", "حملہ")],
)
def test_a_rarer_word_has_more_bits(commoner: str, rarer: str) -> None:
    """A word that the table lacks is rarer than all that it has."""
    assert RARITY(fold(commoner)) < RARITY(fold(rarer))


def test_a_users_table_overrules(tmp_path: Path) -> None:
    """Who knows better how common a word is says so in a file of their own."""
    (tmp_path / "rarity.csv").write_text("bits,initial,words\n2,z,zarghunabad\n", encoding="utf-8")

    assert load(Shelf((PACKAGED, tmp_path)))("zarghunabad") == 2


@pytest.mark.parametrize("text", ["bits,initial,words\nfew,a,a\n", "bits,initial,words\n"])
def test_a_bad_row_is_refused(tmp_path: Path, text: str) -> None:
    """Bits are whole numbers, and a table has words."""
    (tmp_path / "rarity.csv").write_text(text, encoding="utf-8")

    with pytest.raises(BadTable):
        load(Shelf((tmp_path,)))
