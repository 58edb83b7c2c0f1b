"""
Reports made of our own tables: towns of the gazetteer, actors, invented words and numbers.

Comes in: a seed. Goes out: names and texts without end, always the same ones. Every third report
or so tells of a happening that another told of, some copy another's words, some are in Urdu, some
give no number; so a ledger of them has what a ledger has.
"""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.tables.shelf import Shelf
from measuring import DATA

FIRST_DAY = date(2019, 1, 1)
A_DAY = 4  # happenings on one day
RETOLD = 0.6  # of reports that tell of a happening which another has told of
COPIED = 0.15  # of those that repeat another's words
URDU = 0.2
QUIET = 0.1  # without a number
TOWNS = 3_000
SYLLABLES = ("ba", "dor", "fen", "gul", "hor", "jam", "kel", "lor", "mir", "nav", "ros", "zan")
TARGETS = ("a police post", "a convoy", "an army camp", "a checkpoint", "a railway line")
URDU_TARGETS = ("چوکی", "قافلے", "کیمپ")
TELLINGS = (
    (
        "{place}, {day} — At least {few} soldiers were killed when gunmen attacked {target} near "
        "{place}, the army said on {weekday}. The {group} said it had killed more than {many} "
        "soldiers. Police said {few} attackers died. {more}"
    ),
    (
        "{place}, {day} — The {group} claimed responsibility for an attack on {target} in {place} "
        "on {weekday}. A spokesman said {many} soldiers were killed and {few} injured. The "
        "military denied the claim and said the attack was repulsed. {more}"
    ),
    (
        "{place}, {day} — {few} people were killed and {many} injured in an explosion near "
        "{target} in {place}, officials said. Nobody claimed responsibility. {more}"
    ),
)
QUIETLY = (
    "{place}, {day} — Fighting went on near {target} in {place} on {weekday}, residents said. "
    "The army said the operation was continuing. {more}"
)
IN_URDU = (
    "{place}، {day} — پولیس کے مطابق {target} پر حملے میں {few} اہلکار ہلاک ہو گئے۔ "
    "تنظیم نے دعویٰ کیا کہ {many} فوجی مارے گئے۔ فوج نے اس دعوے کی تردید کی۔ {more}"
)


@dataclass(frozen=True, slots=True)
class _Happening:
    """What is told of: when, where, by whom, of what, and two numbers."""

    day: date
    place: str
    group: str
    target: int
    few: int
    many: int


def reports(seed: int) -> Iterator[tuple[str, str]]:
    """The names of files and the texts in them, without end."""
    rng = random.Random(seed)  # noqa: S311 – made reports
    towns, groups = _towns(), _groups()
    told: list[_Happening] = []
    written: list[str] = []
    number = 0
    while True:
        if told and rng.random() < RETOLD:
            happening = rng.choice(told[-3 * A_DAY :])
        else:
            happening = _happening(rng, towns, groups, FIRST_DAY + timedelta(number // A_DAY))
            told.append(happening)
        if written and rng.random() < COPIED:
            text = f"{_words(rng, 5).capitalize()}\n\n{rng.choice(written[-20:])}"
        else:
            text = _text(rng, happening)
            written.append(text)
        yield f"report-{number:06}.txt", text
        number += 1


def _happening(
    rng: random.Random, towns: Sequence[str], groups: Sequence[str], day: date
) -> _Happening:
    return _Happening(
        day, rng.choice(towns), rng.choice(groups), rng.randrange(len(TARGETS)),
        rng.randrange(1, 20), rng.randrange(20, 150),
    )  # fmt: skip


def _text(rng: random.Random, one: _Happening) -> str:
    urdu = rng.random() < URDU
    telling = IN_URDU if urdu else QUIETLY if rng.random() < QUIET else rng.choice(TELLINGS)
    targets = URDU_TARGETS if urdu else TARGETS
    body = telling.format(
        place=one.place,
        day=f"{one.day:%B} {one.day.day}, {one.day.year}",
        weekday=f"{one.day:%A}",
        group=one.group,
        target=targets[one.target % len(targets)],
        few=max(1, one.few + rng.choice((0, 0, 0, 1, -1))),
        many=one.many,
        more=". ".join(_words(rng, 12).capitalize() for _ in range(3)) + ".",
    )
    return f"{_words(rng, 4).capitalize()} in {one.place}\n\n{body}\n"


def _words(rng: random.Random, count: int) -> str:
    return " ".join("".join(rng.choices(SYLLABLES, k=rng.randrange(2, 4))) for _ in range(count))


def _towns() -> list[str]:
    path = DATA / "places" / "gazetteer.sqlite"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        rows = base.execute(
            "SELECT name FROM place WHERE code IS NULL AND lat IS NOT NULL "
            "ORDER BY population DESC, id LIMIT ?",
            (TOWNS,),
        )
        return sorted({name for (name,) in rows})


def _groups() -> list[str]:
    rows = Shelf().rows("actors.csv")
    return sorted({row["name"] for row in rows if row["sector"] == "armed_group"})
