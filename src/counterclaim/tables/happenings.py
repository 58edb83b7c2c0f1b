"""Words for what was done, how it stands, what was destroyed or forbidden, and who did it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.shelf import Shelf

Kind = Literal["act", "status", "damage", "restriction", "responsibility", "response"]
_SAYS = {
    "act": "act", "status": "phase", "damage": None, "restriction": "measure",
    "responsibility": "says", "response": "stance",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """
    What a word or phrase says: a kind of claim, and its value.

    `company` is the words of which one must stand in the same clause, `never` those of
    which none may; `before` says that the company stands before the word, `object` that it is
    what the word is done to. A noun says something only with a place, a target or an agent.
    """

    kind: Kind
    says: str
    noun: bool = False
    attempted: bool = False
    company: frozenset[str] = frozenset()
    before: bool = False
    object: bool = False
    never: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Happenings:
    """
    The words for happenings of one language; a form may be a sign of several things.

    Of the nouns for what somebody said, `counts` are those for how many ("the figures");
    `meant` are pronouns for a claim told before ("disputed this"); `owned` words say that what is
    counted is somebody's own.
    """

    signs: Lexicon[tuple[Sign, ...]]
    extents: Lexicon[bool]
    claims: Lexicon[bool]
    counts: Lexicon[bool]
    meant: frozenset[str]
    owned: frozenset[str]
    against: frozenset[str]
    against_before: frozenset[str]
    by: frozenset[str]
    by_before: frozenset[str]
    happened: Lexicon[bool]


def load(shelf: Shelf, code: str) -> Happenings:
    """
    The words for happenings of a language.

    Raises:
        BadTable: a row has no forms, or says nothing.
    """
    name = f"languages/{code}/happenings.toml"
    table = shelf.toml(name)
    signs: dict[str, list[Sign]] = {}
    for kind in get_args(Kind):
        for number, row in enumerate(table.get(kind, ()), 1):
            for form, sign in _signs(kind, row, f"{name} {kind} {number}"):
                signs.setdefault(form, []).append(sign)
    links = table.get("links", {})
    return Happenings(
        signs=Lexicon.of((form, tuple(said)) for form, said in signs.items()),
        extents=_phrases(extent for row in table.get("damage", ()) for extent in row["extents"]),
        claims=_phrases(table.get("claims", {}).get("words", ())),
        counts=_phrases(table.get("claims", {}).get("counts", ())),
        meant=frozenset(map(fold, table.get("claims", {}).get("meant", ()))),
        owned=frozenset(map(fold, table.get("claims", {}).get("owned", ()))),
        against=frozenset(map(fold, links.get("against", ()))),
        against_before=frozenset(map(fold, links.get("against_before", ()))),
        by=frozenset(map(fold, links.get("by", ()))),
        by_before=frozenset(map(fold, links.get("by_before", ()))),
        happened=_phrases(links.get("happened", ())),
    )


def _phrases(phrases: Iterable[str]) -> Lexicon[bool]:
    return Lexicon.of((phrase, True) for phrase in phrases)


def _signs(kind: Kind, row: Mapping[str, Any], where: str) -> Iterator[tuple[str, Sign]]:
    key = _SAYS[kind]
    says = row.get(key, "") if key else kind
    if not says or not (row.get("forms") or row.get("nouns")):
        raise BadTable(f"{where}: needs {key} and forms; add them")
    company = frozenset(map(fold, row.get("with", ())))
    never = frozenset(map(fold, row.get("without", ())))
    sign = Sign(
        kind,
        says,
        company=company,
        before=bool(row.get("before")),
        object=bool(row.get("object")),
        never=never,
    )
    for form in row.get("forms", ()):
        yield form, sign
    for form in row.get("attempted", ()):
        yield form, replace(sign, attempted=True)
    for form in row.get("nouns", ()):
        yield form, replace(sign, noun=True)
