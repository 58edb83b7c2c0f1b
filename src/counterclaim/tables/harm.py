"""Words that say what befell people, and on which side of the word its victims stand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from counterclaim.errors import BadTable
from counterclaim.orthography import fold, words
from counterclaim.tables.lexicon import Lexicon, phrasings
from counterclaim.tables.people import Victims
from counterclaim.tables.shelf import Shelf

Side = Literal["left", "right", "either"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word says befell people; a word may count for several effects by its objects."""

    effect: str
    side: Side
    none_only: bool = False


@dataclass(frozen=True, slots=True)
class Costs:
    """What each step costs a figure that looks for its word; beyond `most` it stays alone."""

    word: float
    comma: float
    conjunction: float
    other_word: float
    wrong_side: float
    clause: float
    most: float


@dataclass(frozen=True, slots=True)
class Single:
    """
    How one person is told to have been harmed without a number: "the victim died".

    `predicates` are the words of harm that are said of one person before them, `objects` those
    that have him after them; `loose` ones need a verb beside them ("was dead"); `unreal` words
    before a word of harm say that it did not happen; `ages` are the words of an age, `aged` its
    last. `subjects` and `addressed` are pronouns for one person, as he acts and as he is met.
    """

    predicates: frozenset[str]
    objects: frozenset[str]
    loose: frozenset[str]
    subjects: frozenset[str]
    addressed: frozenset[str]
    unreal: frozenset[str]
    own_hand: Lexicon[str]
    ages: frozenset[str]
    aged: frozenset[str]
    plural: frozenset[str]
    nobody: frozenset[str]
    negated: frozenset[str]
    companions: frozenset[str]
    reach: int

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Single":
        """The words of a [single] table; all are empty where a language has none."""
        lists = {
            name: frozenset(key for said in table.get(name, ()) for key in _keys(said))
            for name in cls.__dataclass_fields__
            if name not in {"own_hand", "reach"}
        }
        hands = Lexicon.of((said, "killed") for said in table.get("own_hand", ()))
        return cls(**lists, own_hand=hands, reach=int(table.get("reach", 0)))


@dataclass(frozen=True, slots=True)
class Whole:
    """A phrase that says by itself what befell how many: "a double murder", "a fatal shooting"."""

    effect: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """
    The effect of being hit with no word of how it ended ("two people were shot").

    Where a report tells of nobody who suffered `fatal`, those hit suffered `otherwise`. `named`
    are victims who are named and of whom it is not said how it ended.
    """

    effect: str = ""
    fatal: str = ""
    otherwise: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class WordsOfPlace:
    """
    Words about places beside words of harm.

    `again` stand for a place told before ("there", "in the town"), `relative` for the one just
    told ("where"). Before or after a place, the `lying` ones say that the hurt were taken there,
    the `aside` ones that it only tells where another place is: "X, west of Y".
    """

    again: Lexicon[bool]
    relative: Lexicon[bool]
    lying_before: Lexicon[bool]
    lying_after: Lexicon[bool]
    aside_before: Lexicon[bool]
    aside_after: Lexicon[bool]

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> "WordsOfPlace":
        """The words of a [where] table; all are empty where a language has none."""
        return cls(
            **{
                name: Lexicon.of((said, True) for said in table.get(name, ()))
                for name in cls.__dataclass_fields__
            }
        )


@dataclass(frozen=True, slots=True)
class Belonging:
    """
    Words by which the counted are of somebody's side.

    `bodies` are nouns for forces and groups ("the army") with their side, `of` stands before them
    ("men of"); `losing` words have the loser's own after them; `kin` is of nobody's side ("his
    sons"). `among` are words of harm of whom a part is said to be something: "four of the dead".
    `casualties` of these do not say which harm.
    """

    bodies: Lexicon[Victims]
    of: frozenset[str]
    losing: frozenset[str]
    kin: frozenset[str]
    among: frozenset[str]
    casualties: frozenset[str]

    @classmethod
    def of_table(cls, file: str, table: Mapping[str, Any]) -> "Belonging":
        """The words of an [own] table; all are empty where a language has none."""
        rows: list[tuple[str, Victims]] = []
        for said, forms in table.get("bodies", {}).items():
            side = next((side for side in get_args(Victims) if side == said), None)
            if side is None:
                raise BadTable(
                    f"{file} [own.bodies]: no victims are called {said!r}; "
                    f"use one of {get_args(Victims)}"
                )
            rows += [(form, side) for form in forms]
        return cls(
            bodies=Lexicon.of(rows),
            **{
                name: frozenset(map(fold, table.get(name, ())))
                for name in cls.__dataclass_fields__
                if name != "bodies"
            },
        )


@dataclass(frozen=True)
class Harm:
    """The words of harm of one language."""

    words: Lexicon[tuple[Effect, ...]]
    costs: Costs
    reach: int
    unquantified: Lexicon[bool]
    anaphoric: frozenset[str]
    same: frozenset[str]
    existing: Lexicon[bool]
    not_only: frozenset[str]
    ordinals: Mapping[str, int]
    single: Single
    hit: Hit
    wholes: Lexicon[Whole]
    where: WordsOfPlace
    own: Belonging


def load(shelf: Shelf, code: str) -> Harm:
    """
    The words of harm of a language.

    Raises:
        BadTable: a row has no forms or an unknown side, or a cost is missing.
    """
    name = f"languages/{code}/harm.toml"
    table = shelf.toml(name)
    rows: dict[str, list[Effect]] = {}
    for number, row in enumerate(table.get("effect", ()), 1):
        if row.get("victims") not in get_args(Side) or not row.get("forms"):
            raise BadTable(
                f"{name} effect {number}: needs forms, and victims as one of {get_args(Side)}"
            )
        for form in row["forms"]:
            effect = Effect(row["effect"], row["victims"], bool(row.get("none_only", False)))
            rows.setdefault(fold(form), []).append(effect)
    for form in table.get("harmless", {}).get("forms", ()):
        rows[fold(form)] = []
    again = table.get("anaphoric", {})
    try:
        costs = Costs(**{key: float(value) for key, value in table["costs"].items()})
    except (KeyError, TypeError) as fault:
        raise BadTable(
            f"{name} [costs]: {fault}; give every cost that the English file has"
        ) from fault
    return Harm(
        words=Lexicon.of((form, tuple(effects)) for form, effects in rows.items()),
        costs=costs,
        reach=int(table.get("bare", {}).get("reach", 0)),
        unquantified=Lexicon.of(
            (form, True) for form in table.get("unquantified", {}).get("words", ())
        ),
        anaphoric=frozenset(map(fold, again.get("words", ()))),
        same=frozenset(map(fold, again.get("same", ()))),
        not_only=frozenset(map(fold, table.get("negated", {}).get("but", ()))),
        ordinals={fold(said): int(n) for said, n in table.get("ordinals", {}).items()},
        existing=Lexicon.of((form, True) for form in again.get("existing", ())),
        single=Single.of(table.get("single", {})),
        hit=Hit(**table.get("hit", {})),
        wholes=Lexicon.of(_wholes(name, table.get("whole", ()))),
        where=WordsOfPlace.of(table.get("where", {})),
        own=Belonging.of_table(name, table.get("own", {})),
    )


def _keys(said: str) -> list[str]:
    return [" ".join(word.key for word in words(phrase)) for phrase in phrasings(said)]


def _wholes(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Whole]]:
    for number, row in enumerate(rows, 1):
        try:
            whole = Whole(row["effect"], int(row["number"]), None)
            said = [str(form) for form in row["forms"]]
        except (KeyError, TypeError, ValueError) as fault:
            raise BadTable(f"{name} whole {number}: {fault}; give effect, number, forms") from fault
        high = None if row.get("open") else whole.low
        yield from ((form, Whole(whole.effect, whole.low, high)) for form in said)
