"""
Invented names: persons, peoples, groups and offices that stand in no table of ours.

Comes in: a random seed, the words of `mask.toml`, and what may not be drawn. Goes out:
names, their abbreviations, other spellings, and their letters in Urdu. Towns and countries
are the gazetteer's own; only their other spellings are invented.
"""

import csv
import random
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from measuring import DATA, NotMeasured, toml

WORDS = Path(__file__).with_name("mask.toml")
TRIES = 1000
TOWNS = 2  # a region must have as many, for the seed report has two
PLAIN = re.compile(r"[A-Z][a-z]{3,11}\Z")


@dataclass(frozen=True, slots=True)
class Country:
    """A country to put in place of another: its code, name and adjective."""

    code: str
    name: str
    adjective: str


@dataclass
class Inventor:
    """Draws names, no name twice and none that is taken."""

    rng: random.Random
    words: Mapping[str, Any]
    taken: frozenset[str]
    drawn: set[str] = field(default_factory=set)

    def person(self) -> str:
        """One name of a person: Zaralen, Mildor."""
        return self._fresh(self._syllables)

    def people(self) -> tuple[str, str, str]:
        """A people: its name, and its name in two forms as they stand before another word."""
        stem = self._fresh(
            lambda: (
                self.rng.choice(self.words["syllables"]["first"])
                + self.rng.choice(self.words["syllables"]["last"])
            )
        )
        one, other = self.rng.choice(self.words["people"]["endings"])
        return stem, stem + one, stem + other

    def group(self, how_many: int) -> list[str]:
        """The words of a group's name after its people: Freedom Front."""
        last = self.rng.choice(self.words["group"]["last"])
        return [*self.rng.sample(self.words["group"]["before"], how_many - 1), last]

    def office(self, how_many: int) -> list[str]:
        """The words of an office's name: Joint-Staff Press Affairs."""
        kinds = self.words["office"]
        middle = self.rng.sample(kinds["before"], max(0, how_many - 2))
        words = [self.rng.choice(kinds["first"]), *middle, self.rng.choice(kinds["last"])]
        return words[-how_many:]

    def letters(self, how_many: int) -> str:
        """An abbreviation of no words: QV."""
        return self._fresh(lambda: "".join(self.rng.choices("BDFGHJKLMNPQRSTVWXZ", k=how_many)))

    def address(self, how_many: int) -> str:
        """The end of a link."""
        return "".join(
            self.rng.choices("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789", k=how_many)
        )

    def spelled(self, name: str, how_many: int) -> list[str]:
        """Other spellings of a name, each one sound away from it; fewer where it has few sounds."""
        found: list[str] = []
        for before, after in self.words["spelling"]["sounds"]:
            for hit in re.finditer(before, name.casefold()):
                said = name[: hit.start()] + after + name[hit.end() :]
                inside = hit.start() > 0 and hit.end() < len(name)
                if inside and said != name and said not in found:
                    found.append(said)
        vowels = [said for said in found if _skeleton(said) == _skeleton(name)]
        first = self.rng.sample(vowels, min(how_many, len(vowels)))
        rest = [said for said in found if said not in first]
        return first + self.rng.sample(rest, min(how_many - len(first), len(rest)))

    def in_urdu(self, name: str) -> str:
        """A name in the letters of Urdu, by the table."""
        letters: Mapping[str, str] = self.words["urdu"]["letters"]
        pairs: Mapping[str, str] = self.words["urdu"]["digraphs"]
        said, i, low = "", 0, re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", name.casefold())
        while i < len(low):
            if i == 0 and low[0] in self.words["urdu"]["initial"]:
                said += self.words["urdu"]["initial"][low[0]]
                i += 2 if low[:2] in pairs and low[1] in "aeiou" else 1
            elif low[i : i + 2] in pairs:
                said += pairs[low[i : i + 2]]
                i += 2
            else:
                said += letters.get(low[i], "")
                i += 1
        return said

    def _syllables(self) -> str:
        kinds = self.words["syllables"]
        middle = self.rng.choice(["", *kinds["middle"]])
        return f"{self.rng.choice(kinds['first'])}{middle}{self.rng.choice(kinds['last'])}"

    def _fresh(self, draw: Callable[[], str]) -> str:
        for _ in range(TRIES):
            name = draw()
            if name.casefold() not in self.taken and name not in self.drawn:
                self.drawn.add(name)
                return name
        raise NotMeasured("no name is left to draw; put more syllables into tools/mask.toml")


def _skeleton(name: str) -> str:
    return re.sub(r"[aeiou]", "", name.casefold())


def inventor(rng: random.Random) -> Inventor:
    """An inventor that draws nothing that the actors' table or the gazetteer holds."""
    return Inventor(rng, toml(WORDS), taken_names())


@lru_cache(maxsize=1)
def taken_names() -> frozenset[str]:
    """Every word of every actor's name in our tables and every one-word place, folded."""
    taken: set[str] = set()
    for path in DATA.rglob("actors*.csv"):
        taken.update(word.casefold() for word in re.findall(r"\w+", path.read_text("utf-8")))
    with _gazetteer() as base:
        keys = base.execute("SELECT key FROM name WHERE key NOT LIKE '% %'")
        taken.update(key for (key,) in keys)
    return frozenset(taken)


def _gazetteer() -> closing[sqlite3.Connection]:
    path = DATA / "places" / "gazetteer.sqlite"
    if not path.is_file():
        raise NotMeasured(f"{path} is not there; build it with tools/build_gazetteer.py")
    return closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


def countries() -> Iterator[Country]:
    """Countries with a name and an adjective of one plain word each."""
    path = DATA / "places" / "countries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    for row in csv.DictReader(lines):
        adjective = row["adjectives_en"].split(";")[0]
        if PLAIN.match(row["name_en"]) and PLAIN.match(adjective) and adjective != row["name_en"]:
            yield Country(row["iso2"], row["name_en"], adjective)


@lru_cache(maxsize=256)
def regions(country: str) -> dict[str, list[str]]:
    """The regions of a country with a plain name, each with its towns of plain names."""
    found: dict[str, list[str]] = {}
    with _gazetteer() as base:
        named = base.execute(
            "SELECT id, code, name FROM place WHERE code LIKE ? ORDER BY code", (f"{country}.%",)
        ).fetchall()
        for key, code, name in named:
            if code.count(".") == 1 and PLAIN.match(name):
                below = [k for k, c, _ in named if k == key or c.startswith(f"{code}.")]
                found[name] = _towns(base, below, name)
    return {name: towns for name, towns in found.items() if len(towns) >= TOWNS}


def is_region(name: str, country: str) -> bool:
    """Whether a country has a region of that name."""
    with _gazetteer() as base:
        rows = base.execute(
            "SELECT code FROM place WHERE name = ? AND code LIKE ?", (name, f"{country}.%")
        ).fetchall()
    return any(code.count(".") == 1 for (code,) in rows)


def _towns(base: sqlite3.Connection, parents: Sequence[int], region: str) -> list[str]:
    marks = ",".join("?" * len(parents))
    rows = base.execute(
        f"SELECT name FROM place WHERE code IS NULL AND parent IN ({marks})"  # noqa: S608  # marks only
        " AND population >= 3000 ORDER BY id",
        tuple(parents),
    )
    return [name for (name,) in rows if PLAIN.match(name) and name != region]
