"""The gazetteer knows places by every spelling, and every row of our own tables leads to one."""

import csv
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.tables.gazetteer import Gazetteer
from counterclaim.tables.shelf import PACKAGED
from shipped_places import fold, gazetteer

TABLES = PACKAGED / "places"


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of a table of places."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("name", ["Nushki", "Naushki", "Noshki", "نوشکی", "NUSHKI"])
def test_one_town_is_found_by_all_its_spellings(name: str) -> None:
    """Spellings and scripts lead to one id."""
    ids = {entry.id for entry in gazetteer().find(fold()(name))}

    assert "geonames:1168749" in ids


def test_an_entry_says_where_it_is_and_what_holds_it() -> None:
    """A town has a point, codes of what holds it and a time zone."""
    (panjgur,) = (e for e in gazetteer().find("panjgur") if e.kind == "town")

    assert (panjgur.country, panjgur.admin1, panjgur.zone) == ("PK", "02", "Asia/Karachi")
    assert panjgur.lat == pytest.approx(26.97, abs=0.01)
    assert panjgur.lon == pytest.approx(64.09, abs=0.01)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Balochistan", "admin:PK.02"),
        ("بلوچستان", "admin:PK.02"),
        ("Kech", "admin:PK.02.1163052"),
        ("Pakistan", "geonames:1168579"),
        ("پاکستان", "geonames:1168579"),
        ("Gaza Strip", "own:gaza-strip"),
    ],
)
def test_regions_districts_and_countries_are_found(name: str, place: str) -> None:
    """Not only towns are places."""
    assert place in {entry.id for entry in gazetteer().find(fold()(name))}


def test_a_name_that_is_none_is_found_nowhere() -> None:
    """An unknown name has no places, and no longer name begins with it."""
    assert gazetteer().find("zzyzzx") == ()
    assert not gazetteer().goes_on("zzyzzx")


def test_it_says_where_a_longer_name_begins() -> None:
    """Readers can stop at the first word that no name goes on from."""
    assert gazetteer().goes_on("north")
    assert gazetteer().goes_on("dera ismail")
    assert not gazetteer().goes_on("panjg")


@pytest.mark.parametrize("table", ["aliases.csv", "abbreviations.csv"])
def test_every_row_of_our_tables_leads_to_its_place(table: str) -> None:
    """The name in a row finds the place of the row's id."""
    lost = [
        row
        for row in rows(table)
        if row["id"] not in {entry.id for entry in gazetteer().find(fold()(row["name"]))}
    ]

    assert lost == []


def test_every_country_is_found_by_its_names() -> None:
    """English and Urdu names of the table of countries lead to the country."""
    lost = [
        (row["iso2"], name)
        for row in rows("countries.csv")
        for name in (row["name_en"], *row["names_ur"].split(";"))
        if f"geonames:{row['geonameid']}"
        not in {entry.id for entry in gazetteer().find(fold()(name))}
    ]

    assert lost == []


@pytest.mark.parametrize("table", ["aliases.csv", "own.csv", "countries.csv", "points.csv"])
def test_tables_are_sorted_and_say_each_thing_once(table: str) -> None:
    """Rows are in order, so that a change shows as one line."""
    told = [tuple(row.values()) for row in rows(table)]
    by = (
        (lambda row: (row[2], row[3], row[1], row[0]))
        if table == "aliases.csv"
        else lambda row: row
    )

    assert told == sorted(set(told), key=by)


def test_it_travels_to_another_process_and_serves_many_threads() -> None:
    """Pickled it opens its file anew; asked from several threads it answers alike."""
    travelled = pickle.loads(pickle.dumps(gazetteer()))  # noqa: S301 (our own bytes)
    names = ["kabul", "quetta", "springfield", "غزه"] * 50
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(travelled.find, map(fold(), names)))

    assert answers == [gazetteer().find(fold()(name)) for name in names]


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    """Whoever runs it without the file is told what to do."""
    with pytest.raises(BadTable, match="build_gazetteer"):
        Gazetteer(tmp_path / "none.sqlite").find("kabul")


def test_asking_changes_nothing_on_disk() -> None:
    """The file is read only: nothing is written beside it."""
    gazetteer().find("kabul")

    assert not list(TABLES.glob("gazetteer.sqlite-*"))
