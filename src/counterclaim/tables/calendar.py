"""
Words for time, and the phrases they are said in.

Comes in: `languages/<code>/calendar.toml`. Goes out: a Calendar: for each slot
(`{weekday}`, `{month}`, `{part}` …) a lexicon, and for each symbol (`clock`, `date`,
`day` …) its phrases, as tables/patterns.py has them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.patterns import SYMBOLS, Phrase, Step, phrases_of, starts, tree
from counterclaim.tables.section import Section
from counterclaim.tables.shelf import Shelf

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
UNITS: Final = ("minute", "hour", "day", "night", "week", "weekend", "month", "year")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day in minutes from its midnight; past 1440 is the next day."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Tense:
    """Words that put a time ahead, words that end their reach, and how far they reach."""

    future: Lexicon[bool]
    stops: frozenset[str]
    openers: frozenset[str]
    before: int
    after: int


@dataclass(frozen=True)
class Calendar:
    """How one language says when."""

    code: str
    lexicons: Mapping[str, Lexicon[str]]
    capital: frozenset[str]
    parts: Mapping[str, Part]
    seasons: Mapping[str, tuple[int, int]]
    offsets: Mapping[str, str]
    years: tuple[int, int]
    ahead: int
    tense: Tense
    trees: Mapping[str, Step]
    starts: Mapping[str, Mapping[str, frozenset[str] | None]]
    """For each symbol and first word, the second words worth a look; None where one will do."""


def load(shelf: Shelf, code: str) -> Calendar:
    """
    The calendar of a language, from its folder.

    Raises:
        BadTable: a row cannot be used; the message names it.
    """
    name = f"languages/{code}/calendar.toml"
    table = Section(name, shelf.toml(name))
    lexicons = _lexicons(table)
    phrases: dict[str, list[Phrase]] = {
        symbol: phrases_of(table, symbol, lexicons) for symbol in SYMBOLS
    }
    tense, seasons, offsets = (table.section(one) for one in ("tense", "season", "offset"))
    return Calendar(
        code=code,
        lexicons=lexicons,
        capital=table.keys("capital"),
        parts={part: _part(table, part) for part in table.section("part").names()},
        seasons={one: seasons.section(one).pair("months") for one in seasons.names()},
        offsets={minutes: offsets.string(minutes) for minutes in offsets.names()},
        years=table.pair("years"),
        ahead=table.whole("ahead"),
        tense=Tense(
            Lexicon.of((said, True) for said in tense.strings("future")),
            tense.keys("stops"),
            tense.keys("openers"),
            tense.whole("before"),
            tense.whole("after"),
        ),
        trees={symbol: tree(phrases[symbol]) for symbol in SYMBOLS},
        starts={symbol: dict(starts(phrases, symbol, lexicons)) for symbol in SYMBOLS},
    )


def _part(table: Section, name: str) -> Part:
    row = table.section("part").section(name)
    ends = [re.fullmatch(r"(\d\d):(\d\d)", row.string(end)) for end in ("from", "to")]
    minutes = [int(end[1]) * 60 + int(end[2]) for end in ends if end]
    if len(minutes) != 2 or minutes[0] > minutes[1]:
        raise row.bad(
            "'from' and 'to' are not times in order", 'write from = "18:00", to = "23:59"'
        )
    return Part(minutes[0], minutes[1])


def _lexicons(table: Section) -> dict[str, Lexicon[str]]:
    """One lexicon a slot; a weekday or month is kept as its number, counted from 1."""
    listed = {
        "weekday": WEEKDAYS, "weekday_short": WEEKDAYS, "month": MONTHS, "month_short": MONTHS,
        "unit": UNITS,
    }  # fmt: skip
    rows: dict[str, list[tuple[str, str]]] = {}
    for slot in (*listed, "number", "ampm", "zone"):
        section = table.section(slot)
        for name in section.names():
            if slot in listed and name not in listed[slot]:
                raise section.bad(f"{name!r} is not known", f"use one of {', '.join(listed[slot])}")
            rows.setdefault(slot, []).extend((said, name) for said in section.strings(name))
    for slot in ("part", "season"):
        for name in table.section(slot).names():
            said = table.section(slot).section(name).strings("said")
            rows.setdefault(slot, []).extend((phrase, name) for phrase in said)
    made = {slot: Lexicon.of(pairs) for slot, pairs in rows.items()}
    for full, either in (("weekday", "wd"), ("month", "mon")):
        made[either] = Lexicon.of(rows.get(full, []) + rows.get(f"{full}_short", []))
    return made
