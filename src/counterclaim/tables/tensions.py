"""
What is asked of an incident, in whose interest a figure is, and how a tension is put.

Comes in: data/tensions.toml. Goes out: the interest of each sector in each class of victims,
the class that is each party's own, words that add people to others, sentences and limits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast, get_args

from counterclaim.errors import BadTable
from counterclaim.records import Interest, Sector
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.section import Section
from counterclaim.tables.shelf import Shelf

_FILE: Final = "tensions.toml"
_INTERESTS: Final = frozenset(get_args(Interest))
_SECTORS: Final = frozenset(get_args(Sector))


@dataclass(frozen=True)
class Tensions:
    """Interests by sector and class, each party's own class, words, sentences and limits."""

    interest: Mapping[tuple[str, str], Interest]
    own: Mapping[str, str]
    besides: Mapping[str, Lexicon[bool]]
    partitive: Mapping[str, Lexicon[bool]]
    among: Mapping[str, Lexicon[bool]]
    individual: Mapping[str, frozenset[str]]
    limits: Mapping[str, float]
    settled: frozenset[str]
    words: Mapping[str, str]
    says: Mapping[str, str]


def load(shelf: Shelf) -> Tensions:
    """
    The table of tensions.

    Raises:
        BadTable: a sector or an interest is not one.
    """
    table = Section(_FILE, shelf.toml(_FILE))
    limits, own = table.section("limits"), table.section("own")
    return Tensions(
        interest=_interests(table.section("interest")),
        own={_sector(own, name): own.string(name) for name in own.names()},
        besides=_phrases(table.section("besides")),
        partitive=_phrases(table.section("partitive")),
        among=_phrases(table.section("among")),
        individual={
            code: individual.keys(code)
            for individual in [table.section("individual")]
            for code in individual.names()
        },
        limits={name: _number(limits, name) for name in limits.names()},
        settled=frozenset(table.section("status").strings("settled")),
        words=_texts(table.section("words")),
        says=_texts(table.section("says")),
    )


def _phrases(table: Section) -> Mapping[str, Lexicon[bool]]:
    """Phrases by the code of their language."""
    return {
        code: Lexicon.of((said, True) for said in table.strings(code)) for code in table.names()
    }


def _texts(table: Section) -> Mapping[str, str]:
    return {name: table.string(name) for name in table.names()}


def _interests(table: Section) -> Mapping[tuple[str, str], Interest]:
    found: dict[tuple[str, str], Interest] = {}
    for sector in table.names():
        row = table.section(_sector(table, sector))
        for victims in row.names():
            said = row.string(victims)
            if said not in _INTERESTS:
                told = ", ".join(sorted(_INTERESTS))
                raise row.bad(f"{said!r} is no interest", f"write one of {told}")
            found[sector, victims] = cast("Interest", said)
    return found


def _sector(table: Section, name: str) -> str:
    if name not in _SECTORS:
        raise table.bad(f"{name!r} is no sector", f"write one of {', '.join(sorted(_SECTORS))}")
    return name


def _number(table: Section, name: str) -> float:
    value = table.values[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadTable(f"{table.where}: {name!r} is not a number; write {name} = 1")
    return value
