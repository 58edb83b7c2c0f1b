"""Words that say what befell people, and on which side of the word its victims stand."""

from dataclasses import dataclass
from typing import Literal, get_args

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.tables.lexicon import Lexicon
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


@dataclass(frozen=True)
class Harm:
    """The words of harm of one language."""

    words: Lexicon[tuple[Effect, ...]]
    costs: Costs
    reach: int
    unquantified: Lexicon[bool]
    anaphoric: frozenset[str]
    same: frozenset[str]


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
        anaphoric=frozenset(map(fold, table.get("anaphoric", {}).get("words", ()))),
        same=frozenset(map(fold, table.get("anaphoric", {}).get("same", ()))),
    )
