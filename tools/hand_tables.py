"""
The tables written by hand under gold/accounts, as they are compared with the program.

Comes in: a TOML file of gold/accounts (README.md there says what its words mean). Goes out: what a
careful reader expects of a bundle, of the seed or of one real incident: figures as ranges, speakers
as names and aliases, tensions as two sides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.orthography import fold
from hand_words import ANYONE, NONE, Figure, Voice, figure, figures
from measuring import toml

CLASSES: Mapping[str, frozenset[str]] = {
    "all": frozenset({"all", "unspecified"}),
    "people": frozenset({"all", "unspecified", "civilians", "people"}),
    "combatants": frozenset({"combatants", "armed_group", "state_forces"}),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a tension, or one cell: who, which figures will do, for which places."""

    by: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    places: frozenset[str] | None = None
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a matrix, or one statement of one report, that a careful reader writes down."""

    question: str
    side: Side
    report: str = ""
    optional: bool = False
    told: str = ""


@dataclass(frozen=True, slots=True)
class Pull:
    """A tension as a careful reader states it; `right` is None for a silence."""

    kinds: tuple[str, ...]
    questions: tuple[str, ...]
    left: Side
    right: Side | None
    optional: bool = False
    told: str = ""
    arithmetic: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """An estimate under a policy; each end holds what will do, None for an end not given."""

    question: str
    policy: str
    variant: str
    ends: tuple[frozenset[tuple[int, bool] | None], ...]
    point: bool = False
    optional: bool = False

    @property
    def may_be_none(self) -> bool:
        """Whether no estimate at all is right."""
        return all(None in end for end in self.ends)


@dataclass(frozen=True, slots=True)
class Told:
    """One incident as the tables tell it."""

    name: str
    reports: frozenset[str]
    may: frozenset[str]
    places: frozenset[str]
    cells: tuple[Cell, ...]
    said: tuple[Cell, ...]
    elsewhere: tuple[Cell, ...]
    pulls: tuple[Pull, ...]
    guesses: tuple[Guess, ...]

    def asks(self, question: str) -> bool:
        """Whether a question is of an effect that the table speaks of, or not of people."""
        asked = [cell.question for cell in (*self.cells, *self.said)]
        asked += [one for pull in self.pulls for one in pull.questions]
        effects = {one.partition(".")[2] for one in asked}
        return question.partition(".")[2] in effects | {""}


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its reports by key, speakers and places with their names, and its incidents."""

    name: str
    origin: Mapping[str, str]
    reports: Mapping[str, str]
    speakers: Mapping[str, Sequence[str]]
    places: Mapping[str, frozenset[str]]
    folded: bool
    copies: tuple[tuple[str, str, tuple[str, ...]], ...]
    together: tuple[tuple[Cell, Cell], ...]
    apart: tuple[tuple[Cell, Cell], ...]
    incidents: tuple[Told, ...]

    def means(self, by: Sequence[str], voice: Voice) -> bool:
        """Whether one of the speakers of a side is this voice."""
        return any(
            one == ANYONE or any(voice.answers(alias) for alias in self.speakers[one]) for one in by
        )

    def named(self, voice: Voice) -> str:
        """The key of a speaker, or the program's own where the table has none."""
        if voice.outlet:
            own = f"outlet of {voice.report}"
            return next((key for key, names in self.speakers.items() if own in names), own)
        known = (
            key
            for key, names in self.speakers.items()
            if any(voice.answers(name) for name in names if name not in {"*", "outlet"})
        )
        return next(known, voice.key)

    def same_question(self, asked: str, question: str) -> bool:
        """Whether the program's question is one that the table means."""
        victims, _, effect = asked.partition(".")
        theirs, _, harm = question.partition(".")
        if effect != harm:
            return False
        return self.folded or theirs in CLASSES.get(victims, {victims}) or victims == theirs


def read_table(path: Path) -> Table:
    """One file of gold/accounts; KeyError names what a row lacks."""
    held = toml(path)
    return Table(
        name=path.stem,
        origin={key: held[key] for key in ("bundle", "seed", "set", "id") if key in held},
        reports=held["reports"],
        speakers=held["speakers"],
        places={
            name: frozenset(fold(one) for one in names)
            for name, names in held.get("places", {}).items()
        },
        folded=held.get("fold", False),
        copies=tuple((c["left"], c["right"], tuple(c["kinds"])) for c in held.get("copy", ())),
        together=tuple(_pair(pair) for pair in held.get("together", ())),
        apart=tuple(_pair(pair) for pair in held.get("apart", ())),
        incidents=tuple(_incident(one) for one in held["incident"]),
    )


def _pair(pair: Sequence[Sequence[str]]) -> tuple[Cell, Cell]:
    left, right = (
        Cell(question, Side((by,), figures(said)), report, told=" ".join(one))
        for one in pair
        for report, question, by, said in [one]
    )
    return left, right


def _incident(held: Mapping[str, Any]) -> Told:
    return Told(
        held["name"],
        frozenset(held["reports"]),
        frozenset(held.get("may", ())),
        frozenset(held.get("places", ())),
        tuple(_cell(one) for one in held.get("cell", ())),
        tuple(_cell(one) for one in held.get("said", ())),
        tuple(_cell(one) for one in held.get("elsewhere", ())),
        tuple(_pull(one) for one in held.get("tension", ())),
        tuple(_guess(one) for one in held.get("estimate", ())),
    )


def _side(held: Mapping[str, Any]) -> Side:
    places = held.get("places")
    return Side(
        tuple(held.get("by", ANYONE).split("|")),
        figures(held.get("figure", "")),
        None if places is None else frozenset(places),
        held.get("anywhere", False),
    )


def _cell(held: Mapping[str, Any]) -> Cell:
    words = (held.get("report"), held["question"], held.get("by"), held["figure"])
    told = " ".join(str(one) for one in (*words, *held.get("places", ())) if one)
    return Cell(
        held["question"], _side(held), held.get("report", ""), held.get("optional", False), told
    )


def _pull(held: Mapping[str, Any]) -> Pull:
    right = held.get("right")
    ends = [held["left"], *([right] if right else [])]
    told = " / ".join(
        " ".join([end["by"], end.get("figure", ""), *end.get("places", ())]).strip() for end in ends
    )
    return Pull(
        tuple(held["kind"]),
        tuple(held["question"]),
        _side(held["left"]),
        _side(right) if right else None,
        held.get("optional", False),
        f"{'|'.join(held['kind'])} {'|'.join(held['question'])}: {told}",
        held.get("arithmetic", ""),
    )


def _guess(held: Mapping[str, Any]) -> Guess:
    point = "point" in held
    ends = ["point"] * 3 if point else ["low", "best", "high"]
    return Guess(
        held["question"],
        held["policy"],
        held.get("variant", ""),
        tuple(frozenset(_bound(one) for one in held[end].split("|")) for end in ends),
        point,
        held.get("optional", False),
    )


def _bound(said: str) -> tuple[int, bool] | None:
    if said == NONE:
        return None
    found = figure(said)
    assert found.low is not None  # noqa: S101 – the tables are ours; a test reads them all
    return found.low, found.high is None
