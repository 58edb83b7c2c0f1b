"""
The tables of places: the gazetteer, the words beside names, and the weights of choosing.

A user's own folder adds to them by the same files; the base gazetteer is the package's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from counterclaim.errors import BadTable
from counterclaim.tables.folding import Folding
from counterclaim.tables.gazetteer import Additions, Alias, Entry, Form, Gazetteer, Kind
from counterclaim.tables.shelf import Row, Shelf

_RESOLVING = "places/resolving.toml"
_KINDS: dict[str, Kind] = {
    "area": "area",
    "country": "country",
    "region": "region",
    "district": "district",
    "town": "town",
}


@dataclass(frozen=True, slots=True)
class Weights:
    """
    What each reason for a place is worth, in nats; data/places/resolving.toml says how they were
    tuned.
    """

    people: float
    country: float
    region: float
    near: float
    inside: float
    said_kind: float
    adjective: float
    sure: float
    same_km: float
    cell_degrees: float
    most: int
    kind: Mapping[Kind, float]
    form: Mapping[Form, float]


@dataclass(frozen=True, slots=True)
class Beside:
    """Words beside a name in a script without capitals, folded; see languages/ur/toponyms.toml."""

    before: frozenset[str]
    after: frozenset[str]
    after_doubtful: frozenset[str]
    run_on: frozenset[str]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, large or well known a name must be; see [names] in data/places/resolving.toml."""

    well_known: int
    acronym: int
    large: int
    shortest: int
    run_on: int


@dataclass(frozen=True)
class PlaceWords:
    """The words that tell what is a place, folded; the tables say what each is for."""

    fold: Folding
    not_places: frozenset[str]
    never: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    of: frozenset[str]
    held_by: frozenset[str]
    before: frozenset[str]
    begin: frozenset[str]
    speaks: frozenset[str]
    at: frozenset[str]
    kinds: Mapping[str, Kind]
    openers: frozenset[str]
    adjectives: Mapping[str, Alias]
    acronyms: frozenset[str]
    abbreviations: Mapping[str, Alias]
    after_comma: Mapping[str, Alias]
    beside: Beside
    limits: Limits


@dataclass(frozen=True)
class Places:
    """Everything that finding places needs."""

    gazetteer: Gazetteer
    words: PlaceWords
    weights: Weights


def load(shelf: Shelf) -> Places:
    """
    The tables of places.

    Raises:
        BadTable: a row names a kind that does not exist, or a weight is missing.
    """
    fold = load_folding(shelf)
    base = shelf.paths("places/gazetteer.sqlite")[-1]
    gazetteer = Gazetteer(base, load_additions(shelf, fold))
    return Places(gazetteer, load_place_words(shelf, fold), load_weights(shelf))


def load_folding(shelf: Shelf) -> Folding:
    """Each character of a key in folding.toml becomes the key's value."""
    return Folding(
        {
            ord(letter): value
            for rules in shelf.toml("folding.toml").values()
            for letters, value in rules.items()
            for letter in letters
        }
    )


def load_additions(shelf: Shelf, fold: Folding) -> Additions:
    """What our own tables add to the base: aliases, own places, names of countries."""
    aliases: defaultdict[str, list[Alias]] = defaultdict(list)
    for row in shelf.rows("places/aliases.csv"):
        aliases[fold(row["alias"])].append(Alias(fold(row["name"]), row["id"]))
    for row in shelf.rows("places/countries.csv"):
        for name in _several(row["names_ur"]):
            aliases[fold(name)].append(Alias(fold(row["name_en"]), f"geonames:{row['geonameid']}"))
    places: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in shelf.rows("places/own.csv"):
        entry = _own(row)
        for name in {
            fold(said)
            for said in (row["name"], *_several(row["names_en"]), *_several(row["names_ur"]))
        }:
            places[name].append(entry)
    return Additions(
        {key: tuple(found) for key, found in aliases.items()},
        {key: tuple(found) for key, found in places.items()},
    )


def load_place_words(shelf: Shelf, fold: Folding) -> PlaceWords:
    """
    The words beside names, the words that are no places, adjectives and short forms.

    Languages that write names with capitals and those that do not keep their words in
    two shapes of toponyms.toml, told apart by `manner`; words of one manner are joined.
    """
    tables = [shelf.toml(f"languages/{code}/toponyms.toml") for code in shelf.languages()]
    cased = [table for table in tables if table.get("manner") == "capitals"]
    plain = [table for table in tables if table.get("manner") == "beside"]
    doubts = [shelf.toml(f"languages/{code}/not_places.toml") for code in shelf.languages()]
    abbreviations = list(shelf.rows("places/abbreviations.csv"))
    limits = load_limits(shelf)
    return PlaceWords(
        fold=fold,
        not_places=frozenset(map(fold, _doubtful(doubts))),
        never=frozenset(fold(word) for table in doubts for word in table.get("never", ())),
        titles=_joined(cased, "titles"),
        offices=_joined(cased, "offices"),
        bodies=_joined(cased, "bodies"),
        of=_joined(cased, "of"),
        held_by=_joined(cased, "held_by"),
        before=_joined(cased, "beside", "before"),
        begin=_joined(cased, "beside", "begin"),
        speaks=_joined(cased, "beside", "speaks"),
        at=_joined(cased, "beside", "in"),
        kinds={word: _KINDS[kind] for table in cased for word, kind in table["kinds"].items()},
        openers=frozenset(shelf.toml("places/kinds.toml")["short"].values()),
        adjectives=_adjectives(shelf, fold),
        acronyms=frozenset(
            fold(row["alias"])
            for row in shelf.rows("places/aliases.csv")
            if _acronym(row["alias"], limits.acronym)
        ),
        abbreviations=_short((row for row in abbreviations if not row["where"]), fold),
        after_comma=_short(abbreviations, fold),
        beside=Beside(
            **{
                field.name: frozenset(map(fold, _joined(plain, field.name)))
                for field in fields(Beside)
            }
        ),
        limits=limits,
    )


def load_weights(shelf: Shelf) -> Weights:
    """The weights of choosing among places of one name."""
    table = {key: value for key, value in shelf.toml(_RESOLVING).items() if key != "names"}
    try:
        return Weights(**{**table, "kind": dict(table["kind"]), "form": dict(table["form"])})
    except (KeyError, TypeError) as fault:
        raise BadTable(f"{_RESOLVING}: {fault}; give every weight once") from fault


def load_limits(shelf: Shelf) -> Limits:
    """What a name must be to be read as a place at all."""
    try:
        return Limits(**shelf.toml(_RESOLVING)["names"])
    except (KeyError, TypeError) as fault:
        raise BadTable(f"{_RESOLVING}: [names]: {fault}; give every limit once") from fault


def _doubtful(tables: Iterable[Mapping[str, Any]]) -> list[str]:
    """The words of not_places.toml: a list of words, or sections with a list each."""
    return [
        word
        for table in tables
        for key, value in table.items()
        if key != "never"
        for word in (value.get("words", value) if isinstance(value, Mapping) else value)
    ]


def _joined(tables: Iterable[Mapping[str, Any]], *path: str) -> frozenset[str]:
    found: set[str] = set()
    for table in tables:
        value: Any = table
        for step in path:
            value = value.get(step, {})
        found |= set(value)
    return frozenset(found)


def _short(rows: Iterable[Row], fold: Folding) -> dict[str, Alias]:
    return {row["abbreviation"]: Alias(fold(row["name"]), row["id"]) for row in rows}


def _adjectives(shelf: Shelf, fold: Folding) -> dict[str, Alias]:
    return {
        fold(adjective): Alias(fold(row["name_en"]), f"geonames:{row['geonameid']}")
        for row in shelf.rows("places/countries.csv")
        for adjective in (*_several(row["adjectives_en"]), *_several(row["adjectives_ur"]))
    }


def _acronym(name: str, longest: int) -> bool:
    letters = name.replace(".", "").replace("&", "")
    return letters.isupper() and letters.isascii() and len(letters) <= longest


def _own(row: Row) -> Entry:
    if row["kind"] not in _KINDS:
        raise row.bad(f"no kind is called {row['kind']!r}", f"use one of {sorted(_KINDS)}")
    return Entry(
        f"own:{row['id']}",
        row["name"],
        _KINDS[row["kind"]],
        row["country"],
        row["admin1"],
        row["admin2"],
        float(row["lat"]),
        float(row["lon"]),
    )


def _several(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]
