"""The table of actors, and how it refuses bad rows."""

from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.tables import actors, naming
from counterclaim.tables.shelf import PACKAGED, Shelf

HEADER = "id,name,kind,sector,country,side_of,aliases,aliases_ur,handles,hashtags,source,note\n"


def test_the_packaged_table_is_whole_and_in_order() -> None:
    """Rows are sorted by id, and there are enough of them."""
    ids = [row["id"] for row in Shelf().rows("actors.csv")]

    assert ids == sorted(set(ids))
    assert len(ids) >= 350


def test_every_side_leads_up_to_an_actor() -> None:
    """A media wing belongs to its army, and the army to its government."""
    table = actors.load(Shelf())

    assert list(table.side("act_pk-ispr")) == [
        "act_pk-ispr",
        "act_pk-armed-forces",
        "act_pk-government",
    ]


def test_no_word_that_takes_sides_names_an_actor() -> None:
    """Names are what actors call themselves, or the usual name."""
    loaded = ("terrorist", "enemy", "occup", "regime")
    table = actors.load(Shelf())

    assert not [
        one.name for one in table.by_id.values() if any(w in one.name.casefold() for w in loaded)
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("act_x,X,army,state,,,,,,,s,\n", "kind 'army'"),
        ("act_x,X,force,enemy,,,,,,,s,\n", "sector 'enemy'"),
        ("act_x,X,force,state,,act_y,,,,,s,\n", "side_of 'act_y'"),
        ("act_x,X,force,state,,act_x,,,,,s,\n", "leads back"),
        ("x,X,force,state,,,,,,,s,\n", "needs an id"),
    ],
)
def test_a_bad_row_is_named_with_its_file_and_line(tmp_path: Path, row: str, told: str) -> None:
    """The message says where, what, and what to do."""
    (tmp_path / "actors.csv").write_text(HEADER + row, encoding="utf-8")

    with pytest.raises(BadTable, match=r"actors\.csv row 2") as fault:
        actors.load(Shelf((tmp_path,)))

    assert told in str(fault.value)


def test_a_users_row_overrules_the_packaged_one(tmp_path: Path) -> None:
    """The later shelf wins, row by row."""
    row = "act_pk-ispr,Army press,agency,state,PK,,Army press,,,,s,\n"
    (tmp_path / "actors.csv").write_text(HEADER + row, encoding="utf-8")
    table = actors.load(Shelf((PACKAGED, tmp_path)))

    assert table.by_id["act_pk-ispr"].name == "Army press"


def test_tables_without_countries_still_load(tmp_path: Path) -> None:
    """A language or a user may bring no list of countries."""
    (tmp_path / "actors.csv").write_text(HEADER, encoding="utf-8")

    assert not actors.load(Shelf((tmp_path,))).country_names


def test_a_language_without_a_names_table_names_nobody(tmp_path: Path) -> None:
    """Every list of a names table may be missing."""
    assert not naming.load(Shelf((tmp_path,)), "xx").capitals


def test_a_bad_entry_of_a_names_table_is_named(tmp_path: Path) -> None:
    """The message has the file and the words of the entry."""
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "names.toml").write_text(
        '[[head]]\nsaid = ["army"]\nkind = "host"\nsector = "state"\n', encoding="utf-8"
    )

    with pytest.raises(BadTable, match="army"):
        naming.load(Shelf((tmp_path,)), "xx")
