"""
How a language makes names: titles, head nouns, small words inside, and words for roles.

Comes in: languages/<code>/names.toml. Goes out: lexicons and sets, and the table by which
spellings of one name are compared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, cast, get_args

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.records import NameKind, Sector
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.shelf import Shelf

TitleKind = Literal["office", "rank", "courtesy", "honorific", "spokesman"]
Rest = Literal["before", "after", "of"]

_TITLES: Final = frozenset(get_args(TitleKind))
_RESTS: Final = frozenset(get_args(Rest))
_KINDS: Final = frozenset(get_args(NameKind))
_SECTORS: Final = frozenset(get_args(Sector))


@dataclass(frozen=True, slots=True)
class Title:
    """
    Words before a person's name; an office has a slug that is one for all languages.

    An honorific ("Sheikh") is a part of the name, every other title stands before it.
    """

    kind: TitleKind
    sector: Sector
    office: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that makes a name of the words beside it; `rest` says on which side they stand."""

    kind: NameKind
    sector: Sector
    rest: Rest


@dataclass(frozen=True, slots=True)
class Organ:
    """What every country has one of: "the Zarvani army" is the army of that country."""

    slug: str
    name: str
    kind: NameKind
    sector: Sector


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """Words for an actor that are not its name ("the group"): later stages lead them back."""

    kind: NameKind
    sector: Sector


@dataclass(frozen=True, eq=False)
class Spelling:
    """
    By what two spellings are compared, over all languages; one is equal to itself alone.

    `sounds` writes the letters of a script in Latin ones, `same` makes one of letters that are
    written for one another, `vowels` are the pairs that may stand for one another, `endings`
    part a people's name from its land's.
    """

    sounds: Mapping[int, str]
    same: tuple[tuple[str, str], ...]
    vowels: frozenset[str]
    endings: tuple[str, ...]
    initials: Mapping[str, str]
    joiners: frozenset[str]


@dataclass(frozen=True)
class Naming:
    """One language's ways with names."""

    capitals: bool
    possessives: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    never: frozenset[str]
    never_begin: frozenset[str]
    no_names: frozenset[str]
    also_words: frozenset[str]
    no_country: frozenset[str]
    former: frozenset[str]
    ends: frozenset[str]
    says: frozenset[str]
    modifiers: frozenset[str]
    spokespeople: frozenset[str]
    armed_after: frozenset[str]
    armed_before: frozenset[str]
    armed_own: frozenset[str]
    own_men: Lexicon[bool]
    letters: Mapping[str, str]
    titles: Lexicon[Title]
    heads: Lexicon[Head]
    organs: Lexicon[Organ]
    roles: Lexicon[RoleNoun]
    countries: Lexicon[str]
    spelling: Spelling


def load(shelf: Shelf, code: str) -> Naming:
    """The names table of a language."""
    name = f"languages/{code}/names.toml"
    table = shelf.toml(name)
    sets = {key: _keys(table, key, name) for key in _SETS}
    return Naming(
        capitals=bool(table.get("capitals", False)),
        letters={fold(said): letter for said, letter in table.get("letters", {}).items()},
        titles=Lexicon.of(
            (said, Title(kind, sector, entry.get("office"), entry.get("name", said)))
            for entry, said in _entries(table, "title", name)
            for kind in [cast("TitleKind", _one_of(entry, "kind", _TITLES, name))]
            for sector in [_sector(entry, name)]
        ),
        heads=Lexicon.of(
            (said, Head(_kind(entry, name), _sector(entry, name), _rest(entry, name)))
            for entry, said in _entries(table, "head", name)
        ),
        organs=Lexicon.of(
            (said, Organ(entry["slug"], entry["name"], _kind(entry, name), _sector(entry, name)))
            for entry, said in _entries(table, "organ", name, "slug", "name")
        ),
        roles=Lexicon.of(
            (said, RoleNoun(_kind(entry, name), _sector(entry, name)))
            for entry, said in _entries(table, "role", name)
        ),
        own_men=Lexicon.of((said, True) for said in table.get("own_men", ())),
        countries=Lexicon.of(
            (said, iso2) for iso2, phrases in table.get("countries", {}).items() for said in phrases
        ),
        spelling=_spelling(table, sets["joiners"]),
        **sets,
    )


def joined(tables: Iterable[Naming]) -> Spelling:
    """One spelling table of several languages', so that their names can be compared."""
    each = [table.spelling for table in tables]
    return Spelling(
        {letter: sound for one in each for letter, sound in one.sounds.items()},
        tuple(dict.fromkeys(pair for one in each for pair in one.same)),
        frozenset().union(*(one.vowels for one in each)),
        tuple(sorted({end for one in each for end in one.endings}, key=lambda e: (-len(e), e))),
        {letter: firsts for one in each for letter, firsts in one.initials.items()},
        frozenset().union(*(one.joiners for one in each)),
    )


_SETS: Final = (
    "possessives",
    "joiners",
    "of",
    "articles",
    "conjunctions",
    "never",
    "never_begin",
    "no_names",
    "also_words",
    "no_country",
    "former",
    "ends",
    "says",
    "modifiers",
    "spokespeople",
    "armed_after",
    "armed_before",
    "armed_own",
)


def _keys(table: Mapping[str, Any], key: str, name: str) -> frozenset[str]:
    said = table.get(key, [])
    if not isinstance(said, list) or not all(isinstance(word, str) for word in said):
        raise BadTable(f"{name}: {key} is not a list of words; write it as one")
    return frozenset(fold(word) for word in said)


def _entries(
    table: Mapping[str, Any], key: str, name: str, *needs: str
) -> list[tuple[Mapping[str, Any], str]]:
    found: list[tuple[Mapping[str, Any], str]] = []
    for number, entry in enumerate(table.get(key, ()), 1):
        missing = [need for need in ("said", *needs) if not entry.get(need)]
        if missing:
            raise BadTable(f"{name}: {key} {number} has no {missing[0]}; add it")
        found.extend((entry, said) for said in entry["said"])
    return found


def _one_of(entry: Mapping[str, Any], key: str, allowed: frozenset[str], name: str) -> str:
    value = entry.get(key)
    if value not in allowed:
        told = ", ".join(sorted(allowed))
        raise BadTable(f"{name}: {entry['said']} has {key} {value!r}; write one of {told}")
    return str(value)


def _kind(entry: Mapping[str, Any], name: str) -> NameKind:
    return cast("NameKind", _one_of(entry, "kind", _KINDS, name))


def _sector(entry: Mapping[str, Any], name: str) -> Sector:
    return cast("Sector", _one_of(entry, "sector", _SECTORS, name))


def _rest(entry: Mapping[str, Any], name: str) -> Rest:
    return cast("Rest", _one_of({"rest": "before", **entry}, "rest", _RESTS, name))


def _spelling(table: Mapping[str, Any], joiners: frozenset[str]) -> Spelling:
    said = table.get("spelling", {})
    return Spelling(
        {
            ord(letter): sound
            for written, sound in said.get("sounds", {}).items()
            for letter in fold(written)
        },
        tuple((written, meant) for written, meant in said.get("same", {}).items()),
        frozenset("".join(sorted(pair)) for pair in said.get("vowels", ())),
        tuple(said.get("endings", ())),
        {fold(letter): firsts for letter, firsts in said.get("initials", {}).items()},
        joiners,
    )
