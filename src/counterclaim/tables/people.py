"""
The nouns that count people, and on which side they put them.

Comes in: `languages/<code>/people.toml`. Goes out: People, which finds the noun at a word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from counterclaim.errors import BadTable
from counterclaim.orthography import Word
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.rolls import Roll
from counterclaim.tables.shelf import Shelf

Victims = Literal["state_forces", "armed_group", "civilians", "combatants", "unspecified", "enemy"]
Grammar = Literal["one", "many", "any"]
PEOPLE: Final = "people.toml"
_FORMS: Final[Mapping[str, Grammar]] = {"words": "many", "singular": "one", "invariant": "any"}
_FIELDS: Final = {"victims", "subclass", "loaded", "role", *_FORMS}


@dataclass(frozen=True, slots=True)
class Kind:
    """
    What a noun for people says: on which side, which subclass, whether it takes sides.

    `enemy` is relational: whoever the speaker fights. `grammar` is "one" for "a soldier",
    "many" for "soldiers", "any" for a form that serves both; a `role` ("a minister") is
    not counted by its article alone.
    """

    victims: Victims
    subclass: str | None = None
    loaded: bool = False
    grammar: Grammar = "any"
    role: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that makes nouns for people: `-men` in "tribesmen", `-anis` in a capital word."""

    ending: str
    kind: Kind
    least: int
    capital: bool
    but: frozenset[str]

    def fits(self, word: Word) -> bool:
        """Whether the word has the ending, and letters enough before it."""
        return (
            len(word.key) >= self.least
            and word.key.endswith(self.ending)
            and (not self.capital or word.text[:1].isupper())
            and word.key not in self.but
        )


@dataclass(frozen=True)
class People:
    """
    The nouns for people of one language: a lexicon, and endings for those it lacks.

    `roll` are the small words of a list of persons.
    """

    nouns: Lexicon[Kind]
    endings: tuple[Ending, ...] = ()
    roll: Roll = field(default_factory=Roll)

    def at(self, sentence: Sequence[Word], i: int) -> tuple[int, Kind] | None:
        """The longest noun for people that begins at word i: its length and its kind."""
        hit = self.nouns.at(sentence, i)
        if hit is not None:
            return hit
        word = sentence[i]
        for ending in self.endings:
            if ending.fits(word):
                return 1, ending.kind
        return None

    def kind(self, counted: Sequence[Word]) -> Kind | None:
        """
        What a counted phrase says of who is counted: the kind of its last noun for people.

        A side said earlier stands where the last noun names none: "enemy troops" is enemy,
        "militants and others" armed group, "six Taliban dead" armed group.
        """
        said: Kind | None = None
        i = 0
        while i < len(counted):
            hit = self.at(counted, i)
            if hit is not None:
                stands = said is not None and (
                    said.victims == "enemy"
                    or (hit[1].victims == "unspecified" and said.victims != "unspecified")
                )
                said = said if stands else hit[1]
            i += hit[0] if hit else 1
        return said


def load(shelf: Shelf, code: str) -> People:
    """The nouns for people of a language; an unknown side or field is refused by entry."""
    file = f"languages/{code}/{PEOPLE}"
    table = shelf.toml(file)
    nouns: list[tuple[str, Kind]] = []
    for number, row in enumerate(table.get("people", ()), 1):
        where = f"{file} [[people]] {number}"
        unknown = set(row) - _FIELDS
        if unknown:
            raise BadTable(f"{where}: no field is called {min(unknown)!r}; see its first lines")
        for form, grammar in _FORMS.items():
            nouns += [(said, _kind(where, row, grammar)) for said in row.get(form, ())]
    endings = [
        _ending(f"{file} [[ending]] {number}", row)
        for number, row in enumerate(table.get("ending", ()), 1)
    ]
    return People(Lexicon.of(nouns), tuple(endings), Roll.of_table(table.get("roll", {})))


def _kind(where: str, row: Mapping[str, object], grammar: Grammar) -> Kind:
    said = row.get("victims")
    victims = next((side for side in get_args(Victims) if side == said), None)
    if victims is None:
        raise BadTable(f"{where}: no victims are called {said!r}; use one of {get_args(Victims)}")
    subclass = row.get("subclass")
    return Kind(
        victims,
        str(subclass) if subclass else None,
        row.get("loaded") is True,
        grammar,
        row.get("role") is True,
    )


def _ending(where: str, row: Mapping[str, object]) -> Ending:
    said, least, but = row.get("ending"), row.get("least", 0), row.get("but", [])
    if not isinstance(said, str) or not isinstance(least, int) or not isinstance(but, list):
        raise BadTable(f"{where}: wants ending as text, least as a number, but as a list; mend it")
    kind = _kind(where, row, "many")
    return Ending(said, kind, least, row.get("capital") is True, frozenset(map(str, but)))
