"""Words that report speech: the stance each gives its content, and how it is built in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, Literal, cast, get_args

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.records import NameKind, Stance
from counterclaim.tables.lexicon import Lexicon, phrasings
from counterclaim.tables.shelf import Shelf

Frame = Literal[
    "clause",
    "object",
    "told",
    "quote",
    "infinitive",
    "purpose",
    "that",
    "accuse",
    "count",
    "number",
    "noun",
    "prefix",
    "suffix",
    "label",
    "dash",
    "tail",
]

_NOTHING: Final[Lexicon[bool]] = Lexicon({})


@dataclass(frozen=True, slots=True)
class Cue:
    """
    One cue: its stance, its frame, and the marker that follows its source, if it needs one.

    `uttered`: its source is what somebody said or wrote ("in the statement it is said").
    `last`: it stands at the end of a line, after a comma ("…, the army's claim").
    `takes`: the small words by which the content of a noun begins ("the claim that").
    `counted`: the content of a noun is a figure ("the group's figure of 12 dead").
    """

    stance: Stance
    frame: Frame
    negated: Stance | None
    inverts: bool
    markers: tuple[str, ...]
    uttered: bool = False
    last: bool = False
    takes: frozenset[str] = frozenset()
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Afterwards:
    """How a sentence tells who said the one before it: openings, markers of sources, verbs."""

    openings: Lexicon[bool] = _NOTHING
    markers: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Speaking:
    """Which kinds of names speak for a source, and what pronouns can stand for."""

    rank: Mapping[str, int]
    owner: int
    silent: int
    reach: int
    person: frozenset[str]
    group: frozenset[str]


@dataclass(frozen=True)
class Reporting:
    """The cues of one language; `cues` may have several frames for one form, the widest last."""

    cues: Lexicon[tuple[Cue, ...]]
    utterances: Lexicon[bool]
    addressees: Lexicon[bool]
    settings: Lexicon[bool]
    strong: frozenset[str]
    speaking: Speaking
    nobodies: frozenset[str] = frozenset()
    refusals: frozenset[str] = frozenset()
    tallies: Lexicon[bool] = _NOTHING
    numbers: Lexicon[bool] = _NOTHING
    between: frozenset[str] = frozenset()
    joins_owners: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()
    partitives: Lexicon[bool] = _NOTHING
    afterwards: Afterwards = Afterwards()
    counted: frozenset[str] = frozenset()
    losses: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()


def load(shelf: Shelf, code: str) -> Reporting:
    """
    The reporting words of a language.

    Raises:
        BadTable: a row has a stance or a frame that does not exist, or no forms.
    """
    name = f"languages/{code}/reporting.toml"
    table = shelf.toml(name)
    frames: dict[str, list[Cue]] = {}
    for number, row in enumerate(table.get("cue", ()), 1):
        for form, cue in _cues(row, f"{name} cue {number}"):
            frames.setdefault(form, []).append(cue)

    for idiom in table.get("idioms", {}).get("words", ()):
        frames.setdefault(idiom, [])

    def phrases(key: str) -> Lexicon[bool]:
        return Lexicon.of((phrase, True) for phrase in table.get(key, {}).get("words", ()))

    return Reporting(
        cues=Lexicon.of((form, tuple(cues)) for form, cues in frames.items()),
        utterances=phrases("utterances"),
        addressees=phrases("addressees"),
        settings=phrases("settings"),
        strong=frozenset(map(fold, table.get("speakers", {}).get("strong", ()))),
        speaking=_speaking(shelf),
        nobodies=frozenset(map(fold, table.get("nobodies", {}).get("words", ()))),
        refusals=frozenset(map(fold, table.get("refusals", {}).get("words", ()))),
        tallies=phrases("tallies"),
        counted=frozenset(map(fold, table.get("counted", {}).get("words", ()))),
        losses=frozenset(map(fold, table.get("losses", {}).get("words", ()))),
        levels=frozenset(map(fold, table.get("losses", {}).get("levels", ()))),
        numbers=phrases("numbers"),
        makers=frozenset(map(fold, table.get("owners", {}).get("makers", ()))),
        joins_owners=frozenset(map(fold, table.get("owners", {}).get("joiners", ()))),
        between=frozenset(map(fold, table.get("between", {}).get("words", ()))),
        partitives=phrases("partitives"),
        afterwards=Afterwards(
            phrases("afterwards"),
            frozenset(map(fold, table.get("afterwards", {}).get("markers", ()))),
            frozenset(map(fold, table.get("afterwards", {}).get("verbs", ()))),
        ),
    )


def _speaking(shelf: Shelf) -> Speaking:
    name = "speaking.toml"
    table = shelf.toml(name)
    rank, kinds = table.get("rank", {}), table.get("kinds", {})
    if lost := sorted(set(get_args(NameKind)) - set(rank)):
        raise BadTable(f"{name} rank: {lost[0]!r} has none; give it a number")
    return Speaking(
        rank={kind: int(rank[kind]) for kind in rank},
        owner=int(table.get("owner", 0)),
        silent=int(table.get("silent", 0)),
        reach=int(table.get("reach", 0)),
        person=frozenset(kinds.get("person", ())),
        group=frozenset(kinds.get("group", ())),
    )


def _cues(row: Mapping[str, Any], where: str) -> Iterator[tuple[str, Cue]]:
    stance, frame, forms = row.get("stance"), row.get("frame"), row.get("forms", ())
    if stance not in get_args(Stance):
        raise BadTable(f"{where}: {stance!r} is no stance; use one of {get_args(Stance)}")
    if frame not in get_args(Frame):
        raise BadTable(f"{where}: {frame!r} is no frame; use one of {get_args(Frame)}")
    if not forms:
        raise BadTable(f"{where}: it has no forms; add at least one")
    markers = tuple(fold(marker) for marker in row.get("markers", ()))
    for form in chain.from_iterable(map(phrasings, forms)):
        yield (
            form,
            Cue(
                cast("Stance", stance),
                cast("Frame", frame),
                row.get("negated"),
                bool(row.get("inverts")),
                markers,
                bool(row.get("uttered")),
                bool(row.get("last")),
                takes=frozenset(map(fold, row.get("takes", ()))),
                counted=bool(row.get("counted")),
            ),
        )
