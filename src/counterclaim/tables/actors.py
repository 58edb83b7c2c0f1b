"""
The table of actors, and the words for countries.

Comes in: data/actors.csv and data/places/countries.csv. Goes out: aliases in all scripts as
one lexicon, acronyms by their exact letters, handles and hashtags, each leading to actors.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, cast, get_args

from counterclaim.orthography import fold, words
from counterclaim.records import NameKind, Sector
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.shelf import Row, Shelf

_KINDS: Final[Mapping[str, NameKind]] = {
    "force": "force",
    "group": "group",
    "agency": "agency",
    "office": "office",
    "government": "office",
    "organisation": "agency",
    "people": "people",
}
_SECTORS: Final = frozenset(get_args(Sector))
_ACRONYM_LETTERS: Final = 8  # convention: no longer capitals-only alias is an acronym


@dataclass(frozen=True, slots=True)
class Actor:
    """One row of the table: a force, group, agency, office, government, organisation or people."""

    id: str
    name: str
    kind: NameKind
    sector: Sector
    country: str | None
    side_of: str | None


@dataclass(frozen=True, slots=True)
class CountryWord:
    """What a word for a country stands for, and whether it is the name or an adjective."""

    iso2: str
    name: str
    noun: bool


@dataclass(frozen=True)
class Actors:
    """
    Every actor of the table, by id and by each of its names.

    An alias or acronym that several actors share leads to all of them, in the order of rows.
    `small` has the first words of an actor's aliases that need no capital.
    """

    by_id: Mapping[str, Actor]
    aliases: Lexicon[tuple[str, ...]]
    acronyms: Mapping[str, tuple[str, ...]]
    handles: Mapping[str, str]
    hashtags: Mapping[str, str]
    countries: Lexicon[CountryWord]
    country_names: Mapping[str, str]
    country_adjectives: Mapping[str, str]
    phrases: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    small: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def side(self, actor: str) -> Iterator[str]:
        """An actor and all that it belongs to, the innermost first."""
        step: str | None = actor
        while step is not None and step in self.by_id:
            yield step
            step = self.by_id[step].side_of


def load(shelf: Shelf) -> Actors:
    """The actors and country words of a shelf; a later row with the same id overrules."""
    rows = {row["id"]: row for row in shelf.rows("actors.csv")}
    by_id = {name: _actor(row) for name, row in rows.items()}
    for row in rows.values():
        _check_side(row, by_id)
    phrases: dict[str, list[str]] = {}
    acronyms: dict[str, list[str]] = {}
    for row in rows.values():
        for alias in _aliases(row):
            held = acronyms if _acronym(alias) else phrases
            ids = held.setdefault(alias if held is acronyms else fold(alias), [])
            if row["id"] not in ids:
                ids.append(row["id"])
    countries = list(_countries(shelf))
    return Actors(
        by_id,
        Lexicon.of((alias, tuple(ids)) for alias, ids in phrases.items()),
        {letters: tuple(ids) for letters, ids in acronyms.items()},
        {fold(one): row["id"] for row in rows.values() for one in _parts(row, "handles")},
        {fold(one): row["id"] for row in rows.values() for one in _parts(row, "hashtags")},
        Lexicon.of(countries),
        {meant.iso2: meant.name for _, meant in countries},
        _adjectives(shelf),
        tuple((alias, ids[0]) for alias, ids in phrases.items() if len(ids) == 1),
        {row["id"]: small for row in rows.values() if (small := _small(row))},
    )


def _actor(row: Row) -> Actor:
    kind, sector = row["kind"], row["sector"]
    if not row["id"].startswith("act_") or not row["name"]:
        raise row.bad(f"{row['id']!r} needs an id with act_ and a name", "write both")
    if kind not in _KINDS:
        raise row.bad(f"kind {kind!r} is not one", f"write one of {', '.join(_KINDS)}")
    if sector not in _SECTORS:
        told = ", ".join(sorted(_SECTORS))
        raise row.bad(f"sector {sector!r} is not one", f"write one of {told}")
    return Actor(
        row["id"],
        row["name"],
        _KINDS[kind],
        cast("Sector", sector),
        row["country"] or None,
        row["side_of"] or None,
    )


def _check_side(row: Row, by_id: Mapping[str, Actor]) -> None:
    seen = {row["id"]}
    step = row["side_of"]
    while step:
        if step not in by_id:
            raise row.bad(f"side_of {step!r} is no actor's id", "write the id of a row, or nothing")
        if step in seen:
            raise row.bad("side_of leads back to itself", "break the circle")
        seen.add(step)
        step = by_id[step].side_of or ""


def _parts(row: Row, column: str) -> list[str]:
    return [part.strip().lstrip("@#") for part in row[column].split("|") if part.strip()]


def _aliases(row: Row) -> Iterable[str]:
    named = [] if "(" in row["name"] else [row["name"]]
    return [*named, *_parts(row, "aliases"), *_parts(row, "aliases_ur")]


def _acronym(alias: str) -> bool:
    return alias.isupper() and len(alias) <= _ACRONYM_LETTERS and len(words(alias)) == 1


def _small(row: Row) -> frozenset[str]:
    """The first words of aliases that a text may write with a small letter."""
    return frozenset(words(alias)[0].key for alias in _parts(row, "aliases") if alias[0].islower())


def _adjectives(shelf: Shelf) -> Mapping[str, str]:
    """The adjective to show for each country."""
    rows = ((row["iso2"], row["adjectives_en"]) for row in shelf.rows("places/countries.csv"))
    return {iso2: said.split(";")[0].strip() for iso2, said in rows if said.strip()}


def _countries(shelf: Shelf) -> Iterator[tuple[str, CountryWord]]:
    """Adjectives first, so that a word that is also a name counts as the name."""
    rows = list(shelf.rows("places/countries.csv"))
    for column, noun in (
        ("adjectives_en", False),
        ("adjectives_ur", False),
        ("names_ur", True),
        ("name_en", True),
    ):
        for row in rows:
            for word in row[column].split(";"):
                if word.strip():
                    yield word.strip(), CountryWord(row["iso2"], row["name_en"], noun)
