"""The closed classes of a language: the small words that bound phrases and clauses."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.tables.shelf import Shelf

Keys = frozenset[str]


@dataclass(frozen=True)
class Grammar:
    """The small words of one language, by class, as folded keys."""

    determiners: Keys
    indefinites: Keys
    prepositions: Keys
    noun_joiners: Keys
    conjunctions: Keys
    subordinators: Keys
    relatives: Keys
    complementizers: Keys
    auxiliaries: Keys
    passives: Keys
    negations: Keys
    adverbs: Keys
    person: Keys
    group: Keys
    any: Keys
    many: Keys
    first: Keys
    possessive: Keys
    attributives: Keys = frozenset()
    adjectival: Keys = frozenset()
    dependents: Keys = frozenset()
    quotes: tuple[str, ...] = ()
    inner_quotes: tuple[str, ...] = ()
    quote_words: int = 0
    unjoined: str = ""
    agents: Keys = frozenset()
    participle: str = ""
    adverbial: str = ""
    quote_ends: str = ""
    quote_asks: str = ""
    infinitive: str = ""

    @property
    def small(self) -> Keys:
        """Every small word."""
        return (
            self.determiners | self.prepositions | self.noun_joiners | self.conjunctions
            | self.auxiliaries | self.complementizers | self.negations
        )  # fmt: skip

    @property
    def closers(self) -> Keys:
        """Every mark that closes a quotation."""
        return frozenset(pair[1] for pair in (*self.quotes, *self.inner_quotes))

    @property
    def verb_last(self) -> bool:
        """Whether the verb closes its clause: its auxiliaries and its objects' marks tell so."""
        return not self.passives

    @property
    def pronouns(self) -> Keys:
        """Every pronoun that can be a speaker."""
        return self.person | self.group | self.any


def load(shelf: Shelf, code: str) -> Grammar:
    """
    The closed classes of a language.

    Raises:
        BadTable: a class is missing, or is no list of words.
    """
    name = f"languages/{code}/grammar.toml"
    table = shelf.toml(name)
    pronouns: Mapping[str, Any] = table.get("pronouns", {})
    classes = {**{key: value for key, value in table.items() if key != "pronouns"}, **pronouns}
    known = {field.name for field in fields(Grammar)}
    if odd := sorted(set(classes) - known):
        raise BadTable(f"{name}: no class is called {odd[0]!r}; use one of {sorted(known)}")
    marks = {
        "quotes",
        "inner_quotes",
        "quote_words",
        "quote_ends",
        "quote_asks",
        "unjoined",
        "participle",
        "adverbial",
        "infinitive",
    }
    return Grammar(
        **{key: frozenset(map(fold, classes.get(key, ()))) for key in known - marks},
        quotes=tuple(classes.get("quotes", ())),
        inner_quotes=tuple(classes.get("inner_quotes", ())),
        quote_words=int(classes.get("quote_words", 0)),
        unjoined=str(classes.get("unjoined", "")),
        quote_asks=str(classes.get("quote_asks", "")),
        quote_ends=str(classes.get("quote_ends", "")),
        adverbial=fold(classes.get("adverbial", "")),
        participle=fold(classes.get("participle", "")),
        infinitive=fold(classes.get("infinitive", "")),
    )
