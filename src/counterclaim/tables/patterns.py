"""
Phrases with slots, as a tree: `the {part} of {day}`.

Comes in: the rows of a calendar table. Goes out: for each symbol its phrases as a tree,
walked word by word, and the words with which one can begin. A phrase may use slots and
the symbols before its own, so that no phrase ever holds itself and matching ends.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Final, Literal, get_args

from counterclaim.orthography import words
from counterclaim.tables.lexicon import Lexicon, phrasings
from counterclaim.tables.section import Section

Means = Literal[
    "clock", "offset", "date", "stamp", "weekday", "shift", "ago", "same", "part", "at", "is",
    "period", "month", "year", "decade", "season", "past", "coming", "between", "night",
    "since", "vague", "nothing",
]  # fmt: skip
Symbol = Literal["clock", "date", "stamp", "dayname", "day", "moment", "period", "time"]
SYMBOLS: Final[tuple[Symbol, ...]] = get_args(Symbol)
NUMERIC: Final = frozenset({"dom", "year", "n", "hour", "minute", "hhmm", "dotted", "numeric"})
NUMBER: Final = "#"  # stands for any number where first words are listed
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a phrase means: an operation and its settings, as the table gives them."""

    means: Means
    unit: str | None = None
    by: int = 0
    by_future: int | None = None
    which: str | None = None
    part: str | None = None
    lead: str | None = None
    third: str | None = None
    base: str = "anchor"
    otherwise: str = "anchor"
    unless_next: frozenset[str] = frozenset()
    only_next: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """A place in the tree of phrases: where each next word or slot leads, and what ends here."""

    words: Mapping[str, "Step"]
    slots: tuple[tuple[str, "Step"], ...]
    rules: tuple[Rule, ...]


Phrase = tuple[tuple[str, ...], Rule]  # keys of words, or slots in braces; and the meaning


def phrases_of(
    table: Section, symbol: Symbol, lexicons: Mapping[str, Lexicon[str]]
) -> list[Phrase]:
    """
    Every phrase of a symbol, its choices written out.

    Raises:
        BadTable: a row has a slot, a setting or a meaning that does not exist.
    """
    known = NUMERIC | lexicons.keys() | set(SYMBOLS[: SYMBOLS.index(symbol)])
    made: list[Phrase] = []
    for row in table.rows(symbol):
        rule = _rule(row)
        for said in row.strings("said"):
            for phrasing in phrasings(said):
                keys = tuple(_pattern(phrasing))
                strange = {key[1:-1] for key in keys if key[0] == "{" and key != "{"} - known
                if strange or not keys:
                    raise row.bad(
                        f"{said!r} uses {sorted(strange)}", f"use only {', '.join(sorted(known))}"
                    )
                made.append((keys, rule))
    return made


def _pattern(phrasing: str) -> Iterator[str]:
    for place, piece in enumerate(_SLOT.split(phrasing)):
        if place % 2:
            yield f"{{{piece}}}"
        else:
            yield from (word.key for word in words(piece))


def _rule(row: Section) -> Rule:
    settings = {name: value for name, value in row.values.items() if name != "said"}
    strange = settings.keys() - {field.name for field in fields(Rule)}
    if strange or settings.get("means") not in get_args(Means):
        raise row.bad(
            f"{sorted(strange) or settings.get('means')!r} is not a setting or meaning",
            f"means is one of {', '.join(get_args(Means))}",
        )
    for name in ("unless_next", "only_next"):
        settings[name] = row.keys(name)
    for name in ("by", "by_future"):
        if name in settings:
            settings[name] = row.whole(name)
    for name in settings.keys() - {"by", "by_future", "unless_next", "only_next"}:
        settings[name] = row.string(name)
    return Rule(**settings)  # type: ignore[arg-type]  # each was checked above


def tree(phrases: list[Phrase]) -> Step:
    """The phrases of one symbol, shared as far as they agree."""
    return _step(phrases, 0)


def _step(phrases: list[Phrase], depth: int) -> Step:
    """The tree of phrases that agree up to a depth; the deepest phrase bounds the recursion."""
    leads: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if len(phrase[0]) > depth:
            leads.setdefault(phrase[0][depth], []).append(phrase)
    ends = tuple(rule for keys, rule in phrases if len(keys) == depth)
    steps = {key: _step(rest, depth + 1) for key, rest in leads.items()}
    return Step(
        {key: step for key, step in steps.items() if not _is_slot(key)},
        tuple((key[1:-1], step) for key, step in steps.items() if _is_slot(key)),
        ends,
    )


def _is_slot(key: str) -> bool:
    return len(key) > 1 and key[0] == "{"


def starts(
    phrases: Mapping[str, list[Phrase]], symbol: str, lexicons: Mapping[str, Lexicon[str]]
) -> Iterator[tuple[str, frozenset[str] | None]]:
    """
    Which first words are worth a look, and after them which second words.

    Words of prose that begin a time and much else ("the", "in") are passed over by one
    look at the word after them; words that mean a time alone need no second look.
    """
    seconds: dict[str, set[str] | None] = {}
    for first, second in _openings(phrases, symbol, lexicons):
        if second is None:
            seconds[first] = None
        elif (held := seconds.setdefault(first, set())) is not None:
            held.add(second)
    for first, held in seconds.items():
        yield first, None if held is None else frozenset(held)


def _openings(
    phrases: Mapping[str, list[Phrase]], symbol: str, lexicons: Mapping[str, Lexicon[str]]
) -> set[tuple[str, str | None]]:
    made: set[tuple[str, str | None]] = set()
    for keys in {keys[:2] for keys, _ in phrases[symbol]}:
        made.update(_opening(phrases, keys, lexicons))
    return made


def _opening(
    phrases: Mapping[str, list[Phrase]], keys: tuple[str, ...], lexicons: Mapping[str, Lexicon[str]]
) -> Iterator[tuple[str, str | None]]:
    head, rest = keys[0], keys[1:]
    if not _is_slot(head):
        if rest:
            yield from ((head, second) for second in _firsts(phrases, rest[0], lexicons))
        else:
            yield head, None
    elif head[1:-1] in phrases:
        yield from _openings(phrases, head[1:-1], lexicons)
    elif head == "{numeric}":
        yield from ((NUMBER, mark) for mark in "-/")
    else:
        seconds = _firsts(phrases, rest[0], lexicons) if rest else {None}
        for first in _firsts(phrases, head, lexicons):
            lexicon = lexicons.get(_lexicon_of(head[1:-1]))
            rows = lexicon.entries.get(first, ()) if lexicon is not None else ()
            alone = any(len(row) > 1 for row, _ in rows)
            yield from ((first, None if alone else second) for second in seconds)


def _firsts(
    phrases: Mapping[str, list[Phrase]], key: str, lexicons: Mapping[str, Lexicon[str]]
) -> set[str]:
    """The words with which a word, slot or symbol can begin."""
    if not _is_slot(key):
        return {key}
    name = key[1:-1]
    if name in phrases:
        heads = {keys[0] for keys, _ in phrases[name]}
        return {first for head in heads for first in _firsts(phrases, head, lexicons)}
    made = {NUMBER} if name in NUMERIC else set()
    slot = _lexicon_of(name)
    return made | set(lexicons[slot].entries) if slot in lexicons else made


def _lexicon_of(slot: str) -> str:
    return "number" if slot == "n" else slot
