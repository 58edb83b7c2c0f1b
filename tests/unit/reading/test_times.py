"""The stage that reads times: what each is counted from."""

from datetime import date, datetime
from pathlib import Path
from typing import get_args

import pytest

from counterclaim.errors import BadTable
from counterclaim.reading import moments
from counterclaim.reading.times import FindTimes
from counterclaim.records import Doubt, Passage, PassageKind, Reading, Report, Sentence, Span, Time
from counterclaim.tables.calendar import load
from counterclaim.tables.patterns import Means
from counterclaim.tables.shelf import Shelf

CALENDARS = {code: load(Shelf(), code) for code in ("en", "ur")}


def read(
    *passages: tuple[str, date | None], published: date | datetime | None = None, code: str = "en"
) -> list[Time | Doubt]:
    """What the stage makes of passages of one sentence each; one with a date is a post."""
    text, made, sentences = "", [], []
    for place, (said, day) in enumerate(passages):
        span = Span(len(text), len(text) + len(said))
        text += said + "\n"
        kind: PassageKind = "post" if day else "paragraph"
        made.append(Passage(span, kind, code, "ltr", date=day))
        sentences.append(Sentence(span, place, code))
    report = Report("rep_1", text, "", "test", published=published)
    layers = {Passage: tuple(made), Sentence: tuple(sentences)}
    return list(FindTimes(CALENDARS)(Reading(report, layers)))


def first_days(marks: list[Time | Doubt]) -> list[date | None]:
    """The first day of each time."""
    return [mark.interval.first_day for mark in marks if isinstance(mark, Time)]


def test_a_post_is_counted_from_its_own_date() -> None:
    """The date of the post goes before that of the report."""
    found = read(
        ("Shots were heard yesterday", date(2022, 2, 1)),
        ("Shots were heard yesterday", None),
        published=datetime(2022, 2, 3, 9, 30),
    )

    assert first_days(found) == [date(2022, 1, 31), date(2022, 2, 2)]


def test_a_relative_time_without_any_date_stays_unresolved_and_is_doubted() -> None:
    """Nothing is counted from a day that nobody gave."""
    found = read(("The attack happened on Wednesday", None))

    assert first_days(found) == [None]
    assert [mark.why for mark in found if isinstance(mark, Doubt)] == [
        "nothing dates the passage that this counts from"
    ]


def test_a_full_date_needs_no_date_of_the_report() -> None:
    """It stands on its own."""
    found = read(("The attack happened on 2 February 2022", None))

    assert first_days(found) == [date(2022, 2, 2)]


def test_that_night_is_the_night_of_the_day_last_told_of() -> None:
    """Words that point back lead to the last dated day, also of the passage before."""
    found = read(
        ("The camp was attacked on 30 January.", None),
        ("That night the power failed, and the next day it came back.", None),
        published=date(2022, 2, 3),
    )

    assert first_days(found) == [date(2022, 1, 30), date(2022, 1, 30), date(2022, 1, 31)]


def test_a_post_does_not_point_back_to_the_article_around_it() -> None:
    """What the outlet told of before is not what the post's author means."""
    found = read(
        ("The camp was attacked on 30 January.", None),
        ("That night the power failed", date(2022, 2, 2)),
        published=date(2022, 2, 3),
    )

    assert first_days(found) == [date(2022, 1, 30), None]


def test_a_weekday_that_the_date_is_not_leaves_the_date() -> None:
    """The date is the interval; the words still show the weekday."""
    text = "It happened on Monday, 2 February 2022 in the town"
    (found,) = read((text, None))

    assert first_days([found]) == [date(2022, 2, 2)]
    assert isinstance(found, Time)
    assert found.span.cut(text) == "on Monday, 2 February 2022"


@pytest.mark.parametrize("said", ["on 31 February", "on 30 Feb 2022", "on 3/2/2022"])
def test_an_impossible_or_ambiguous_date_is_an_unresolved_time_and_a_doubt(said: str) -> None:
    """It stays visible at its words, with the reason."""
    found = read((f"The raid was {said} there", None), published=date(2022, 3, 3))

    assert [type(mark) for mark in found] == [Time, Doubt]
    assert first_days(found) == [None]


def test_the_date_line_of_a_post_is_no_time_of_its_story() -> None:
    """The date that the passage carries is not read a second time."""
    text = "Shots today (@example) February 3, 2022"
    line = Span(text.index("February"), len(text))
    passage = Passage(
        Span(0, len(text)), "post", "en", "ltr", date=date(2022, 2, 3), date_span=line
    )
    sentence = Sentence(Span(0, len(text)), 0, "en")
    layers = {Passage: (passage,), Sentence: (sentence,)}
    found = list(FindTimes(CALENDARS)(Reading(Report("rep_1", text, "", "t"), layers)))

    assert [mark.span.cut(text) for mark in found if isinstance(mark, Time)] == ["today"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("He said on Tuesday that talks will resume", date(2022, 2, 1)),
        ("He said that talks will resume on Tuesday", date(2022, 2, 8)),
        ("On Tuesday, the cabinet will meet", date(2022, 2, 8)),
        ("The camp that will be rebuilt was, on Tuesday, in ruins", date(2022, 2, 1)),
    ],
)
def test_a_weekday_is_ahead_only_where_its_clause_is(said: str, day: date) -> None:
    """A word of the future in another clause does not move it."""
    found = read((said, None), published=date(2022, 2, 3))

    assert first_days(found) == [day]


@pytest.mark.parametrize(
    ("said", "day"),
    [("وزیر نے کہا کہ وہ کل آئیں گے", date(2022, 2, 4)), ("وزیر کل آئے تھے", date(2022, 2, 2))],
)
def test_a_word_for_both_yesterday_and_tomorrow_is_told_apart_by_the_verb(
    said: str, day: date
) -> None:
    """The table gives both distances; the tense chooses."""
    found = read((said, None), published=date(2022, 2, 3), code="ur")

    assert first_days(found) == [day]


def test_a_language_without_a_calendar_is_passed_over() -> None:
    """Its sentences give no times, and no error."""
    assert read(("yesterday", None), published=date(2022, 2, 3), code="xx") == []


TOY = """
ahead = 14
years = [1900, 2099]
capital = []
tense = { future = ["vill"], stops = ["ke"], openers = [], before = 0, after = 9 }
[weekday]
monday = ["lunu"]
[part]
night = { from = "18:00", to = "29:59", said = ["noxu"] }
[[day]]
means = "weekday"
which = "latest"
said = ["{weekday} si"]
[[moment]]
means = "part"
said = ["{day} {part}"]
[[time]]
means = "is"
said = ["{moment}"]
"""


def toy(folder: Path, table: str) -> Shelf:
    """A shelf with one language of its own."""
    (folder / "languages" / "zz").mkdir(parents=True)
    (folder / "languages" / "zz" / "calendar.toml").write_text(table, encoding="utf-8")
    return Shelf((folder,))


def test_a_language_is_a_table(tmp_path: Path) -> None:
    """A language that nobody knows is read from its table alone."""
    calendar = load(toy(tmp_path, TOY), "zz")
    text = "bom bom lunu si noxu"
    span = Span(0, len(text))
    layers = {
        Passage: (Passage(span, "paragraph", "zz", "ltr"),),
        Sentence: (Sentence(span, 0, "zz"),),
    }
    report = Report("rep_1", text, "", "test", published=date(2022, 2, 3))
    (found,) = FindTimes({"zz": calendar})(Reading(report, layers))

    assert isinstance(found, Time)
    assert found.span.cut(text) == "lunu si noxu"
    assert found.interval.begin == datetime(2022, 1, 31, 18)
    assert found.interval.end == datetime(2022, 2, 1, 5, 59)


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ("{weekday} si", "{wekday} si", "[[day]] row 1"),
        ('means = "part"', 'means = "prat"', "[[moment]] row 1"),
        ('from = "18:00"', 'from = "6 pm"', "night"),
        ("years = [1900, 2099]", "years = 1900", "years"),
        ("monday =", "moonday =", "moonday"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, right: str, wrong: str, named: str) -> None:
    """The error says which file and row, and what to write."""
    shelf = toy(tmp_path, TOY.replace(right, wrong))

    with pytest.raises(BadTable, match=r"zz/calendar\.toml.*;") as fault:
        load(shelf, "zz")
    assert named in str(fault.value)


def test_every_meaning_that_a_table_may_name_is_understood() -> None:
    """The closed list of meanings and the functions behind them are one list."""
    assert set(moments._MEANINGS) == set(get_args(Means))
