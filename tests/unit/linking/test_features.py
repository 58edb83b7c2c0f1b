"""The row that is compared holds what a telling says, and knows what it does not know."""

from dataclasses import asdict, fields, replace
from datetime import date

import pytest

from counterclaim.linking.features import Features, arrow, features, schema
from counterclaim.linking.sketches import sketches
from counterclaim.records import Reading
from counterclaim.tables import load
from reads import read

TABLES = load()
TEXT = (
    "Gunmen killed four soldiers near 2100 Mill Street in Nushki on Wednesday. Osman Sample, 16, "
    "was wounded. “This is a dark day for the whole town and for its people,” a spokesman for the "
    "Balochistan Liberation Army said; it claimed responsibility for the attack."
)


def row(text: str, *, title: str | None = None, url: str | None = None) -> Features:
    """The features of a text's main telling."""
    reading = read(text)
    return of(replace(reading, report=replace(reading.report, title=title, url=url)))


def of(reading: Reading) -> Features:
    """The features of a reading's main telling."""
    return features(sketches(reading, TABLES)[0], reading, TABLES)


FULL = row(TEXT, title="Gunmen kill four in Nushki", url="https://www.example.org/a")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("published", date(2022, 2, 3).toordinal() - date(1970, 1, 1).toordinal()),
        ("first_day", date(2022, 2, 2).toordinal() - date(1970, 1, 1).toordinal()),
        ("killed_low", 4),
        ("killed_high", 4),
        ("outlet", "example.org"),
        ("language", "en"),
        ("place_precision", "town"),
        ("parties", ("act_pk-bla",)),
    ],
)
def test_a_column_holds_what_the_telling_says(column: str, value: object) -> None:
    """Days are counted, numbers are ranges, names are ids."""
    assert getattr(FULL, column) == value


@pytest.mark.parametrize(
    ("column", "value"),
    [("names", "osman sample"), ("ages", "16"), ("numbers", "2100 mill"), ("words", "osman|1")],
)
def test_what_tells_a_telling_from_others_is_kept(column: str, value: str) -> None:
    """Names, ages, house numbers and rare words are in the row."""
    assert value in getattr(FULL, column)


def test_what_is_not_said_is_nothing() -> None:
    """Nothing known is None or empty, so that no comparison takes it for an answer."""
    blank = of(replace(read("It rained.", published=None), claims=()))
    said = {one.name for one in fields(Features) if getattr(blank, one.name) not in (None, ())}

    assert said == {"unique_id", "report", "main", "kind", "words", "opening", "language"}


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    """The units of a coded word grow with its rarity."""
    found = row("Zarghunabad police said that the zarghunabad road was closed.").words

    assert sum(word.startswith("zarghunabad|") for word in found) > sum(
        word.startswith("road|") for word in found
    )


def test_one_quotation_is_known_again_however_it_is_cut() -> None:
    """Two reports that quote the same words share a mark of them."""
    said = "This is a dark day for the whole town and for its people, who shall not forget it"
    whole, part = row(f"“{said},” he said."), row(f"He said: “… {said[8:]}.”")

    assert set(part.quotes) & set(whole.quotes)


def test_what_stands_beside_the_main_story_was_not_news_that_day() -> None:
    """A background telling has no day of publication and no headline."""
    reading = read(TEXT + " On 3 January 2022 a bomb killed two policemen in Quetta.")
    other = sketches(reading, TABLES)[1]
    found = features(other, reading, TABLES)

    assert (found.main, found.published, found.headline) == (False, None, ())


def test_rows_go_into_an_arrow_table_and_come_back() -> None:
    """The table has the columns of the record, in order, and the same values."""
    table = arrow([FULL])
    (back,) = table.to_pylist()

    assert table.schema == schema()
    assert {name: tuple(v) if isinstance(v, list) else v for name, v in back.items()} == asdict(
        FULL
    )


def test_what_is_compared_by_itself_is_no_distinctive_word() -> None:
    """A group's name is a party and a town's is a place; neither is counted again as a word."""
    said = {word.partition("|")[0] for word in (*FULL.words, *FULL.headline, *FULL.opening)}

    assert said.isdisjoint({"balochistan", "liberation", "nushki"})
    assert FULL.place_names == ("nushki",)
