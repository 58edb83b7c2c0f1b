"""
The seed report with every name, place and number replaced, and its gold moved with it.

Comes in: a text, its gold, an inventor. Goes out: another text that says the same of
others, and gold whose every span shows its words in it. What is replaced is found from
gold's own lists of actors, places and posts, and from capitals, handles, links and the
table of countries; no sentence of the seed stands here.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from editing import Edit, apart, applied, moved
from inventing import Inventor
from renaming import Names, replace_actor, replace_person, replace_places, replace_rest

RENAMED = (
    "by",
    "against",
    "holder",
    "actor",
    "wording",
    "object",
    "extent",
    "name",
    "author",
    "chain",
    "also_speaker",
    "places",
    "says",
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A replaced text with its gold."""

    text: str
    gold: Mapping[str, Any]


def masked(text: str, gold: Mapping[str, Any], inventor: Inventor) -> Masked:
    """The text and its gold under other names and numbers."""
    names = Names(inventor)
    far = replace_places(names, text, gold)
    for surfaces in gold["actors"].values():
        replace_actor(names, surfaces)
    for post in gold["posts"]:
        replace_person(names, [post["author"]])
    replace_rest(names, text, far)
    numbers = redrawn(_values(gold), inventor)
    edits = apart([*_number_edits(text, gold, numbers, inventor), *names.edits(text)])
    said = applied(text, edits)
    told = _gold(gold, said, moved(edits), names, numbers)
    told["sha256"] = hashlib.sha256(said.encode()).hexdigest()
    _check(told, said, names)
    return Masked(said, told)


# --- numbers ----------------------------------------------------------------


def _values(gold: Mapping[str, Any]) -> set[int]:
    return {value for claim in gold["claims"] for value in _said(claim)}


def _said(claim: Mapping[str, Any]) -> Iterator[int]:
    """The numbers that a toll's words say: more than N says N."""
    toll = claim.get("toll") or {}
    if toll.get("low") is not None:
        yield toll["low"] - (toll["qualifier"] == "more_than")
    if toll.get("high") is not None:
        yield toll["high"]


def redrawn(values: Iterable[int], inventor: Inventor) -> dict[int, int]:
    """Other numbers in the same order; neighbours stay neighbours, so "four or five" stays one."""
    new: dict[int, int] = {}
    before = below = 1
    for value in sorted(values):
        if value == before + 1 and before in new:
            new[value] = below + 1
        else:
            low = max(below + 2, value * 3 // 5, 3)
            choices = [n for n in range(low, max(low + 4, value * 11 // 5)) if n != value]
            new[value] = inventor.rng.choice(choices)
        before, below = value, new[value]
    return new


def _number_edits(
    text: str, gold: Mapping[str, Any], numbers: Mapping[int, int], inventor: Inventor
) -> list[Edit]:
    words: list[str] = inventor.words["numbers"]["words"]
    token = re.compile(rf"(?<![\w,.])(?:\d+|{'|'.join(words)})(?!\w)")
    found: dict[int, Edit] = {}
    for claim in gold["claims"]:
        said = set(_said(claim))
        start, end = claim["span"]["start"], claim["span"]["end"]
        for m in token.finditer(text, start, end):
            as_word = m.group() in words
            value = words.index(m.group()) if as_word else int(m.group())
            if value in said:
                new = numbers[value]
                shown = words[new] if as_word and new < len(words) else str(new)
                found[m.start()] = Edit(m.start(), m.end(), shown)
    return list(found.values())


# --- gold -------------------------------------------------------------------


def _gold(
    gold: Mapping[str, Any],
    text: str,
    move: Callable[[int, bool], int],
    names: Names,
    numbers: Mapping[int, int],
) -> dict[str, Any]:
    def span(one: Mapping[str, Any]) -> dict[str, Any]:
        start, end = move(one["start"], False), move(one["end"], True)
        return {**one, "start": start, "end": end, "quote": text[start:end]}

    def walk(value: Any, key: str) -> Any:  # noqa: ANN401 – JSON
        if isinstance(value, dict):
            if {"start", "end", "quote"} <= value.keys():
                return span(value)
            return {k: walk(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [walk(one, key) for one in value]
        if isinstance(value, str) and key in RENAMED:
            return names.renamed(value)
        return value

    told: dict[str, Any] = {
        key: walk(value, key)
        for key, value in gold.items()
        if key not in ("actors", "places", "posts")
    }
    for claim in told["claims"]:
        if "toll" in claim:
            claim["toll"] = _toll(claim["toll"], numbers)
    for key in ("actors", "places"):
        told[key] = {
            names.renamed(name): [names.renamed(one) for one in surfaces]
            for name, surfaces in gold[key].items()
        }
    told["posts"] = [
        {
            **post,
            "author": names.renamed(post["author"]),
            "handle": names.handle(post["handle"]),
            "start": move(post["start"], False),
        }
        for post in gold["posts"]
    ]
    return told


def _toll(toll: Mapping[str, Any], numbers: Mapping[int, int]) -> dict[str, Any]:
    more = toll["qualifier"] == "more_than"
    low = None if toll["low"] is None else numbers[toll["low"] - more] + more
    high = None if toll["high"] is None else numbers[toll["high"]]
    return {**toll, "low": low, "high": high}


def spans(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 – JSON
    """Every span of gold, wherever it stands."""
    if isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def _check(gold: Mapping[str, Any], text: str, names: Names) -> None:
    for span in spans(dict(gold)):
        if text[span["start"] : span["end"]] != span["quote"]:
            told = f"gold {span['quote']!r} is not at {span['start']}"
            raise AssertionError(f"{told}; mend masking.py")
    left = set(re.findall(r"[A-Za-z]+", text)) & set(names.latin) - set(names.latin.values())
    if left:
        raise AssertionError(f"{sorted(left)} still stand in the copy; mend masking.py")
