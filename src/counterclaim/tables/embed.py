"""
How posts of social media stand inside reports: embedded in pages, and signed in plain text.

Comes in: `embeds.toml`. Goes out: Embeds, and Signed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import BadTable
from counterclaim.tables.shelf import Shelf

_FILE = "embeds.toml"
_SELECTOR = re.compile(r"([a-z0-9]*)(?:\.([\w-]+))?(?:\[([\w-]+)\])?")


@dataclass(frozen=True, slots=True)
class Selector:
    """What an element must be: a tag, a class, an attribute that it has; None where any will do."""

    tag: str | None
    classed: str | None
    attribute: str | None


@dataclass(frozen=True)
class Embed:
    """How one network's posts are embedded in a page."""

    network: str
    match: tuple[Selector, ...]
    text: tuple[Selector, ...]
    author: tuple[Selector, ...]
    address: tuple[str, ...]
    prefix: str
    domains: frozenset[str]
    account: re.Pattern[str] | None


@dataclass(frozen=True)
class Signed:
    """How a post is signed in plain text."""

    dashes: tuple[str, ...]
    dots: str
    name_length: int
    date_gap: int
    between: frozenset[str]
    longest: int
    above: int


@dataclass(frozen=True)
class Embeds:
    """Every way in which a post is embedded in a page, and words of the networks' own."""

    networks: tuple[Embed, ...]
    shared: tuple[str, ...]
    furniture: tuple[str, ...]


def load(shelf: Shelf) -> Embeds:
    """
    The table of embedded posts.

    Raises:
        BadTable: a row has no match, or a selector or pattern is wrong.
    """
    table = shelf.toml(_FILE)
    words = table.get("words", {})
    return Embeds(
        networks=tuple(
            _embed(row, f"{_FILE} embed {i}") for i, row in enumerate(table.get("embed", ()), 1)
        ),
        shared=tuple(_texts(words, "shared", _FILE)),
        furniture=tuple(_texts(words, "furniture", _FILE)),
    )


def load_signed(shelf: Shelf, own: Iterable[str] = ()) -> Signed:
    """
    How posts are signed in plain text, with a language's own words in a signature.

    Raises:
        BadTable: the section or a number is missing.
    """
    signed = shelf.toml(_FILE).get("signed")
    if not isinstance(signed, Mapping):
        raise BadTable(f"{_FILE}: it has no [signed]; add the section")
    return Signed(
        dashes=tuple(_texts(signed, "dashes", _FILE)),
        dots="".join(_texts(signed, "dots", _FILE)),
        name_length=_whole(signed, "name_length"),
        date_gap=_whole(signed, "date_gap"),
        between=frozenset(map(str.casefold, (*_texts(signed, "between", _FILE), *own))),
        longest=_whole(signed, "longest"),
        above=_whole(signed, "above"),
    )


def selector(said: str, where: str) -> Selector:
    """A selector as tables write it: `tag.class`, `.class`, `tag[attribute]`."""
    found = _SELECTOR.fullmatch(said)
    if found is None or not said:
        raise BadTable(f"{where}: {said!r} is no selector; write tag.class or tag[attribute]")
    return Selector(found[1] or None, found[2], found[3])


def _embed(row: Mapping[str, Any], where: str) -> Embed:
    match = tuple(selector(said, where) for said in _texts(row, "match", where))
    if not match:
        raise BadTable(f"{where}: it matches nothing; add the element's tag and class to match")
    account = row.get("account")
    try:
        pattern = re.compile(account) if isinstance(account, str) else None
    except re.error as fault:
        raise BadTable(f"{where}: account is no pattern ({fault}); mend it") from fault
    if pattern is not None and pattern.groups != 1:
        raise BadTable(f"{where}: account needs one group; put the account in brackets")
    return Embed(
        network=str(row.get("network", "")),
        match=match,
        text=tuple(selector(said, where) for said in _texts(row, "text", where)),
        author=tuple(selector(said, where) for said in _texts(row, "author", where)),
        address=tuple(_texts(row, "address", where)),
        prefix=str(row.get("prefix", "")),
        domains=frozenset(_texts(row, "domains", where)),
        account=pattern,
    )


def _texts(row: Mapping[str, Any], key: str, where: str) -> Sequence[str]:
    values = row.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadTable(f'{where}: {key!r} is no list of words; write ["one", "two"]')
    return values


def _whole(row: Mapping[str, Any], key: str) -> int:
    value = row.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise BadTable(f"{_FILE}: {key!r} is missing or no whole number; give one above 0")
    return value
