"""
Policies: named, versioned, citable rules that turn claims into an estimate.

Comes in: data/policies/*.toml, the rules that all share (data/policies.toml), and the user's own
tables of who is official and who is credible. Goes out: policies by name, with their rules,
their named variants and their readings of vague words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast, get_args

from counterclaim.orthography import fold
from counterclaim.records import Claim, Question, digest
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.section import Section
from counterclaim.tables.shelf import Shelf

Basis = Literal["doc", "page", "code", "unverified", "own"]
FOLDER: Final = "policies"
SHARED: Final = "policies.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One rule of a policy: its words, how firmly they are known, and the reason that it gives.

    `basis` is "doc" for a full document that was read, "page" for the opening of a web page,
    "code" for code, "own" for a rule of this package, "unverified" for one known from memory.
    """

    id: str
    says: str
    because: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading of a rule that its publisher leaves open; `set` is what it sets, by name."""

    id: str
    says: str
    citation: str
    basis: Basis
    set: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Policy:
    """
    One policy. `effects` and `victims` are what its publisher counts, nothing for anything;
    `also` are effects and victims whose rows its rule answers as well, with a note that the
    number is not the publisher's. `sums` says whether one speaker's parts may be added up where
    nobody gives the whole; `history` says that a speaker's earlier figures count too. `set` is
    what it sets for every variant; `columns` are a data set's own columns, by class.

    `draws` names the function that draws its estimates: its own name unless a user's policy
    borrows another's. `readings` are its numbers for words without one, by language.
    """

    name: str
    version: int
    title: str
    citation: str
    draws: str
    sums: bool
    history: bool
    effects: frozenset[str]
    victims: frozenset[str]
    also: frozenset[str]
    set: Mapping[str, str]
    rules: Mapping[str, Rule]
    variants: tuple[Variant, ...]
    readings: Mapping[str, Lexicon[str]] = field(repr=False)
    notes: Mapping[str, str] = field(repr=False)
    columns: Mapping[str, str] = field(repr=False)

    @property
    def key(self) -> str:
        """Its name and version: "ucdp@1"."""
        return f"{self.name}@{self.version}"

    def uncounted(self, question: Question) -> tuple[str, ...]:
        """Of "effect" and "victims" what its publisher does not count in a question."""
        asked = (
            ("effect", question.effect, self.effects),
            ("victims", question.victims, self.victims),
        )
        return tuple(name for name, said, counted in asked if counted and said not in counted)


@dataclass(frozen=True, slots=True)
class Listed:
    """Speakers whom the user lists, by the keys under which they speak."""

    names: tuple[str, ...] = ()
    keys: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, names: Iterable[str]) -> "Listed":
        """Actors and outlets by name or id."""
        told = tuple(dict.fromkeys(names))
        keys = {
            key
            for name in told
            for key in (name, digest("act", fold(name)), digest("out", fold(name)), fold(name))
        }
        return cls(told, frozenset(keys))

    def holds(self, speaker: str, claim: Claim) -> bool:
        """Whether the speaker of a claim is listed."""
        said = claim.last.speaker
        return speaker in self.keys or bool(said and fold(said) in self.keys)


@dataclass(frozen=True)
class Policies:
    """
    Every policy, the rules and notes that all share, and the user's own lists of speakers.

    `unclassed` are the victims of no class; classes in one group of `exclusive` share nobody; of
    people of a `doubtful` class a figure for all seldom says whether it counts them.
    """

    by_name: Mapping[str, Policy]
    rules: Mapping[str, Rule]
    notes: Mapping[str, str]
    unclassed: frozenset[str]
    exclusive: tuple[frozenset[str | None], ...]
    doubtful: frozenset[str]
    official: Listed
    credible: Listed


def load(shelf: Shelf) -> Policies:
    """
    Every policy that the package and the user's folders hold.

    Raises:
        BadTable: a policy lacks a part, or a rule has an unknown basis; it names file and row.
    """
    shared = Section(SHARED, shelf.toml(SHARED))
    named = sorted(
        {path.name for folder in shelf.folders for path in (folder / FOLDER).glob("*.toml")}
    )
    made = [_policy(Section(f"{FOLDER}/{name}", shelf.toml(f"{FOLDER}/{name}"))) for name in named]
    return Policies(
        {policy.name: policy for policy in made},
        _rules(shared),
        _texts(shared.section("notes")),
        frozenset(shared.strings("unclassed")),
        tuple(frozenset(group.strings("classes")) for group in shared.rows("exclusive")),
        frozenset(shared.strings("doubtful")),
        _listed(shelf, "official.csv"),
        _listed(shelf, "credible.csv"),
    )


def _policy(table: Section) -> Policy:
    name = table.string("name")
    return Policy(
        name=name,
        version=table.whole("version"),
        title=table.string("title"),
        citation=table.string("citation"),
        draws=table.string("draws") if "draws" in table.values else name,
        sums=_flag(table, "sums"),
        history=_flag(table, "history"),
        effects=frozenset(table.strings("effects")),
        victims=frozenset(table.strings("victims")),
        also=frozenset(table.strings("also")),
        set=_texts(table.section("set")),
        rules=_rules(table),
        variants=_variants(table),
        readings=_readings(table),
        notes=_texts(table.section("notes")),
        columns=_texts(table.section("columns")),
    )


def _flag(table: Section, name: str) -> bool:
    value = table.values.get(name, False)
    if not isinstance(value, bool):
        raise table.bad(f"{name!r} is not yes or no", f"write {name} = true")
    return value


def _rules(table: Section) -> dict[str, Rule]:
    return {
        row.string("id"): Rule(
            row.string("id"), row.string("says"), row.string("because"), _basis(row)
        )
        for row in table.rows("rule")
    }


def _variants(table: Section) -> tuple[Variant, ...]:
    return tuple(
        Variant(
            row.string("id"),
            row.string("says"),
            row.string("citation"),
            _basis(row),
            _texts(row.section("set")),
        )
        for row in table.rows("variant")
    )


def _basis(row: Section) -> Basis:
    said = row.string("basis")
    if said not in get_args(Basis):
        raise row.bad(f"{said!r} is no basis", f"write one of {', '.join(get_args(Basis))}")
    return cast("Basis", said)


def _readings(table: Section) -> dict[str, Lexicon[str]]:
    """By language, phrases without a number and the name of what they are read as."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for row in table.rows("reading"):
        meant = row.string("reads")
        for code in row.section("words").names():
            forms = row.section("words").strings(code)
            rows.setdefault(code, []).extend((form, meant) for form in forms)
    return {code: Lexicon.of(forms) for code, forms in rows.items()}


def _texts(table: Section) -> dict[str, str]:
    return {name: table.string(name) for name in table.names()}


def _listed(shelf: Shelf, name: str) -> Listed:
    told = []
    for row in shelf.rows(name):
        if not row["name"].strip():
            raise row.bad("name is empty", "write an actor's id, a name, or an outlet")
        told.append(row["name"].strip())
    return Listed.of(told)
