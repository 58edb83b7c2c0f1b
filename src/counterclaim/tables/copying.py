"""
When reports are copies, when claims are one statement, and the words for both.

Comes in: data/copies.toml, languages/<code>/relays.toml and the actors that are media. Goes out:
one Copying, which linking/copies.py and linking/origins.py are given.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Final, cast, get_args

from counterclaim.errors import BadTable
from counterclaim.orthography import words
from counterclaim.records import PassageKind
from counterclaim.tables.actors import Actors
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.section import Section
from counterclaim.tables.shelf import Shelf

FILE = "copies.toml"
_MEDIA: Final = "media"
_SAYS: Final = frozenset(
    {"alone", "alone_outlet", "alone_unnamed", "copied", "post", "echoed", "said", "said_again"}
    | {"relayed", "and", "outlet", "report", "nobody"}
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """From how many on those that share a key are a crowd, and in how many rings one stands."""

    most: int
    rings: int


@dataclass(frozen=True, slots=True)
class Shingles:
    """How a text is cut into runs of words and sketched; `unlike` kinds of words are left out."""

    passages: frozenset[PassageKind]
    unlike: frozenset[str]
    words: int
    seed: int
    permutations: int
    bands: int
    window: int
    repeats: int
    batch: int
    crowd: Crowd


@dataclass(frozen=True, slots=True)
class Copied:
    """From what share, and of how many words, a text or a passage is a copy."""

    near: float
    near_words: int
    within: float
    within_words: int
    run: int
    days: int
    shown: int


@dataclass(frozen=True, slots=True)
class Posted:
    """When two embedded posts are one, and how their addresses are written in one way."""

    share: float
    days: int
    least_words: int
    sample: int
    dropped: frozenset[str]
    prefixes: tuple[str, ...]
    hosts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stated:
    """When two claims of one speaker are one statement."""

    days: int
    slack: int
    share: float
    least_words: int
    coarse: Mapping[str, int]


@dataclass(frozen=True)
class Relaying:
    """How a report says whose words it carries, in every language."""

    brackets: tuple[tuple[str, str], ...]
    between: frozenset[str]
    dashes: frozenset[str]
    longest: int
    head: int
    days: int
    credits: Lexicon[bool]
    agencies: Lexicon[bool]
    media: Mapping[str, str]


@dataclass(frozen=True)
class Sources:
    """
    Words that part a source that is somebody from one that is anybody.

    `glosses` are words of names in other languages, each with its English one.
    """

    unnamed: frozenset[str]
    bodies: frozenset[str]
    spokespeople: frozenset[str]
    glosses: Mapping[str, str]


@dataclass(frozen=True, repr=False)
class Copying:
    """
    All limits, sentences and words of copies and origins.

    Its repr is the same in every process, so that a ledger can tell what its copies rest on.
    """

    shingles: Shingles
    copied: Copied
    posted: Posted
    stated: Stated
    relaying: Relaying
    sources: Sources
    because: Mapping[str, str]

    def __repr__(self) -> str:
        return _shown(self)


def load(shelf: Shelf, actors: Actors) -> Copying:
    """
    The tables of copies and origins.

    Raises:
        BadTable: a limit is missing or out of its bounds, or a sentence is missing.
    """
    table = Section(FILE, shelf.toml(FILE))
    spoken = [
        Section(f"languages/{code}/relays.toml", shelf.toml(f"languages/{code}/relays.toml"))
        for code in shelf.languages()
    ]
    return Copying(
        _shingles(table),
        _copied(table),
        _posted(table.section("posts")),
        _stated(table.section("statements")),
        _relaying(table.section("relays"), spoken, actors),
        Sources(
            _keys(spoken, "unnamed"),
            _keys(spoken, "bodies"),
            _keys(spoken, "spokespeople"),
            _glosses(spoken),
        ),
        _because(table.section("because")),
    )


def _shown(value: object) -> str:
    """A value in words; sets sorted, for their own order is another in each process."""
    if isinstance(value, frozenset):
        return f"{{{', '.join(sorted(map(_shown, value)))}}}"
    if isinstance(value, Mapping):
        return f"{{{', '.join(sorted(f'{key!r}: {_shown(one)}' for key, one in value.items()))}}}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))})"
    if is_dataclass(value):
        told = (f"{one.name}={_shown(getattr(value, one.name))}" for one in fields(value))
        return f"{type(value).__name__}({', '.join(told)})"
    return repr(value)


def _shingles(table: Section) -> Shingles:
    compared, cut = table.section("compared"), table.section("shingles")
    passages = compared.strings("passages")
    if lost := sorted(set(passages) - set(get_args(PassageKind))):
        told = ", ".join(get_args(PassageKind))
        raise compared.bad(f"{lost[0]!r} is no kind of passage", f"use some of {told}")
    made = Shingles(
        passages=frozenset(cast("list[PassageKind]", passages)),
        unlike=frozenset(compared.strings("unlike")),
        words=_count(cut, "words"),
        seed=_count(cut, "seed"),
        permutations=_count(cut, "permutations"),
        bands=_count(cut, "bands"),
        window=_count(cut, "window"),
        repeats=_count(cut, "repeats"),
        batch=_count(cut, "batch"),
        crowd=Crowd(*(_count(table.section("crowd"), name) for name in ("most", "rings"))),
    )
    if made.permutations % made.bands:
        raise cut.bad("its bands do not divide its permutations", "write 128 and 32")
    return made


def _copied(table: Section) -> Copied:
    near, partial = table.section("near"), table.section("partial")
    return Copied(
        _share(near),
        _count(near, "least_words"),
        _share(partial),
        _count(partial, "least_words"),
        _count(partial, "run"),
        _count(partial, "days"),
        _count(table.section("shown"), "words"),
    )


def _posted(posts: Section) -> Posted:
    hosts = posts.section("hosts")
    return Posted(
        _share(posts),
        _count(posts, "days"),
        _count(posts, "least_words"),
        _count(posts, "sample"),
        frozenset(posts.strings("dropped")),
        tuple(posts.strings("prefixes")),
        {name: hosts.string(name) for name in hosts.names()},
    )


def _stated(section: Section) -> Stated:
    coarse = section.section("coarse")
    return Stated(
        days=_count(section, "days"),
        slack=_count(section, "slack"),
        share=_share(section),
        least_words=_count(section, "least_words"),
        coarse={name: coarse.whole(name) for name in coarse.names()},
    )


def _relaying(section: Section, spoken: Iterable[Section], actors: Actors) -> Relaying:
    brackets = section.strings("brackets")
    if any(len(pair) != 2 for pair in brackets):
        raise section.bad("a pair of brackets is not two marks", "write the two side by side")
    spoken = list(spoken)
    return Relaying(
        tuple((pair[0], pair[1]) for pair in brackets),
        frozenset(section.strings("between")),
        frozenset(section.strings("dashes")),
        _count(section, "longest"),
        _count(section, "head"),
        _count(section, "days"),
        _phrases(spoken, "credits", "before"),
        _phrases(spoken, "agencies", "words"),
        dict(_media(actors)),
    )


def _media(actors: Actors) -> Iterator[tuple[str, str]]:
    """The folded names of outlets that the table of actors knows, each with its actor's id."""
    for alias, actor in actors.phrases:
        if actors.by_id[actor].sector == _MEDIA:
            yield " ".join(word.key for word in words(alias)), actor
    for letters, ids in actors.acronyms.items():
        if len(ids) == 1 and actors.by_id[ids[0]].sector == _MEDIA:
            yield " ".join(word.key for word in words(letters)), ids[0]


def _phrases(spoken: Iterable[Section], part: str, name: str) -> Lexicon[bool]:
    return Lexicon.of(
        (phrase, True) for each in spoken for phrase in each.section(part).strings(name)
    )


def _keys(spoken: Iterable[Section], part: str) -> frozenset[str]:
    return frozenset[str]().union(*(each.section(part).keys("words") for each in spoken))


def _glosses(spoken: Iterable[Section]) -> Mapping[str, str]:
    """Each word of a name in another language, folded, with the English one."""
    sections = [each.section("glosses") for each in spoken]
    return {
        key: english
        for each in sections
        for english in each.names()
        for key in sorted(each.keys(english))
    }


def _because(section: Section) -> Mapping[str, str]:
    if lost := sorted(_SAYS - set(section.names())):
        raise section.bad(f"{lost[0]!r} is missing", "take it from the package")
    return {name: section.string(name) for name in section.names()}


def _count(section: Section, name: str) -> int:
    value = section.whole(name)
    if isinstance(value, bool) or value < 1:
        raise section.bad(f"{name!r} is below 1", "give a whole number above 0")
    return value


def _share(section: Section) -> float:
    value = section.values.get("share")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise BadTable(f"{section.where}: 'share' is no part of 1; give a number such as 0.5")
    return float(value)
