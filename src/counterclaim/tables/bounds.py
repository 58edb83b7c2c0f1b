"""
The words around a number: what bounds it, what it is of, what shows that people are meant.

Comes in: `languages/<code>/bounds.toml`. Goes out: Bounds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.shelf import Shelf

Bound = Literal["exact", "at_least", "more_than", "at_most", "fewer_than", "about"]
BOUNDS: Final = "bounds.toml"
_PHRASES: Final = (
    "articles",
    "nobody",
    "of_before",
    "including",
    "including_after",
    "tally",
    "so_far",
    "harm_before",
    "harm_after",
    "not_numbers",
)
_WORDS: Final = (
    "between",
    "between_and",
    "to",
    "or",
    "zero",
    "of",
    "determiners",
    "more",
    "coordinators",
    "locatives",
    "postpositions",
    "rising",
    "fillers",
    "breakers",
    "stops",
    "things",
    "modifiers",
    "never_after",
    "never_before",
    "glue",
    "inside",
    "plural_endings",
    "pronouns",
    "negations",
    "topics",
    "unborn",
)


@dataclass(frozen=True)
class Bounds:
    """The words around numbers of one language; each list is told in its bounds.toml."""

    before: Lexicon[Bound]
    after: Lexicon[Bound]
    vague: Lexicon[int]
    juxtaposed: bool
    articles: Lexicon[str]
    nobody: Lexicon[str]
    of_before: Lexicon[str]
    including: Lexicon[str]
    including_after: Lexicon[str]
    tally: Lexicon[str]
    so_far: Lexicon[str]
    harm_before: Lexicon[str]
    harm_after: Lexicon[str]
    not_numbers: Lexicon[str]
    between: frozenset[str]
    between_and: frozenset[str]
    to: frozenset[str]
    or_: frozenset[str]
    zero: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    more: frozenset[str]
    coordinators: frozenset[str]
    locatives: frozenset[str]
    postpositions: frozenset[str]
    rising: frozenset[str]
    fillers: frozenset[str]
    breakers: frozenset[str]
    stops: frozenset[str]
    things: frozenset[str]
    modifiers: frozenset[str]
    never_after: frozenset[str]
    never_before: frozenset[str]
    glue: frozenset[str]
    hyphens: frozenset[str]
    inside: frozenset[str]
    plural_endings: tuple[str, ...]
    pronouns: frozenset[str]
    negations: frozenset[str]
    topics: frozenset[str]
    unborn: frozenset[str]
    no_sum: tuple[list[str], ...]
    unmarked_one: bool


def load_bounds(shelf: Shelf, code: str) -> Bounds:
    """The bounds of a language; a list that nobody reads is refused by name."""
    file = f"languages/{code}/{BOUNDS}"
    table = dict(shelf.toml(file))
    before, after = table.pop("before", {}), table.pop("after", {})
    vague, juxtaposed = table.pop("vague", {}), table.pop("juxtaposed", False)
    no_sum = tuple(fold(said).split() for said in _texts(file, "no_sum", table.pop("no_sum", ())))
    unmarked_one, hyphens = table.pop("unmarked_one", False), table.pop("hyphens", ())
    unknown = set(table) - set(_PHRASES) - set(_WORDS)
    if unknown:
        raise BadTable(f"{file}: no list is called {min(unknown)!r}; see the lists of languages/en")
    phrases = {name: _phrases(file, name, table.get(name, ())) for name in _PHRASES}
    singles = {name: _singles(file, name, table.get(name, ())) for name in _WORDS}
    singles["or_"] = singles.pop("or")
    # Dashes are told apart as written: "AK-47" is tied, "attack—13 dead" is not.
    singles["hyphens"] = frozenset(_texts(file, "hyphens", hyphens))
    endings = tuple(sorted(singles.pop("plural_endings")))
    return Bounds(
        before=_bounds(file, "before", before),
        after=_bounds(file, "after", after),
        vague=_vague(file, vague),
        juxtaposed=bool(juxtaposed),
        plural_endings=endings,
        unmarked_one=bool(unmarked_one),
        no_sum=no_sum,
        **phrases,  # type: ignore[arg-type]  # _PHRASES names the fields of phrases
        **singles,  # type: ignore[arg-type]  # _WORDS those of words
    )


def _bounds(file: str, name: str, rows: Mapping[str, list[str]]) -> Lexicon[Bound]:
    said: list[tuple[str, Bound]] = []
    for key, phrases in rows.items():
        kind = next((bound for bound in get_args(Bound) if bound == key), None)
        if kind is None:
            raise BadTable(f"{file} [{name}]: no bound is called {key!r}; see [before] in en")
        said += [(phrase, kind) for phrase in phrases]
    return Lexicon.of(said)


def _vague(file: str, rows: Mapping[str, list[str]]) -> Lexicon[int]:
    for least in rows:
        if not least.isdecimal():
            raise BadTable(f"{file} [vague]: {least!r} is not a whole number; write the least")
    return Lexicon.of((said, int(least)) for least, many in rows.items() for said in many)


def _texts(file: str, name: str, rows: Iterable[object]) -> list[str]:
    if isinstance(rows, str) or not all(isinstance(row, str) for row in rows):
        raise BadTable(f"{file}: {name} is not a list of words; put each in quotes, in brackets")
    return [str(row) for row in rows]


def _phrases(file: str, name: str, rows: Iterable[object]) -> Lexicon[str]:
    return Lexicon.of((said, said) for said in _texts(file, name, rows))


def _singles(file: str, name: str, rows: Iterable[object]) -> frozenset[str]:
    return frozenset(fold(said) for said in _texts(file, name, rows))
