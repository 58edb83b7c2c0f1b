"""
What is known of files and web pages as such: names of metadata, limits, what is no text.

Comes in: `pages.toml`. Goes out: Pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import BadTable
from counterclaim.tables.embed import Selector, selector
from counterclaim.tables.shelf import Shelf

_FILE = "pages.toml"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a page is opened; see the table for each."""

    depth: int
    tables: int
    tag: int
    tags: int
    elements: int
    characters: int
    sample: int


@dataclass(frozen=True, slots=True)
class Binary:
    """A kind of file that holds no text: its first bytes, and what to call it."""

    starts: bytes
    after: int
    name: str
    texts: bool = False


@dataclass(frozen=True)
class Pages:
    """Where pages say what they are, what of them is visible, and how much is opened."""

    title: tuple[str, ...]
    outlet: tuple[str, ...]
    url: tuple[str, ...]
    published: tuple[str, ...]
    limits: Limits
    hidden: frozenset[str]
    blocks: frozenset[str]
    void: frozenset[str]
    captions: tuple[Selector, ...]
    endings: frozenset[str]
    refused: frozenset[str]
    encodings: tuple[str, ...]
    binaries: tuple[Binary, ...]

    def binary(self, data: bytes) -> Binary | None:
        """What these bytes look like when they begin as no text does."""
        for kind in self.binaries:
            if data.startswith(kind.starts, kind.after):
                return kind
        return None


def load(shelf: Shelf) -> Pages:
    """
    The table of pages.

    Raises:
        BadTable: a list holds what is not text, a limit is missing, or bytes are not in hex.
    """
    table = shelf.toml(_FILE)
    meta, limits, visible = (_part(table, key) for key in ("meta", "limits", "visible"))
    return Pages(
        title=tuple(_texts(meta, "title")),
        outlet=tuple(_texts(meta, "outlet")),
        url=tuple(_texts(meta, "url")),
        published=tuple(_texts(meta, "published")),
        limits=Limits(
            depth=_whole(limits, "depth"),
            tables=_whole(limits, "tables"),
            tag=_whole(limits, "tag"),
            tags=_whole(limits, "tags"),
            elements=_whole(limits, "elements"),
            characters=_whole(limits, "characters"),
            sample=_whole(limits, "sample"),
        ),
        hidden=frozenset(_texts(visible, "hidden")),
        blocks=frozenset(_texts(visible, "blocks")),
        void=frozenset(_texts(visible, "void")),
        captions=tuple(selector(said, _FILE) for said in _texts(visible, "captions")),
        endings=frozenset(_texts(_part(table, "files"), "endings")),
        refused=frozenset(_texts(_part(table, "files"), "refused")),
        encodings=tuple(_texts(_part(table, "encodings"), "pages")),
        binaries=tuple(_binary(row, i) for i, row in enumerate(table.get("binary", ()), 1)),
    )


def _binary(row: Mapping[str, Any], number: int) -> Binary:
    try:
        return Binary(
            starts=bytes.fromhex(row["starts"]),
            after=int(row.get("after", 0)),
            name=str(row["name"]),
            texts=row.get("texts") is True,
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise BadTable(
            f"{_FILE} binary {number}: {fault!r}; give starts in hexadecimal, and a name"
        ) from fault


def _part(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    part = table.get(key)
    if not isinstance(part, Mapping):
        raise BadTable(f"{_FILE}: it has no [{key}]; add the section")
    return part


def _texts(part: Mapping[str, Any], key: str) -> Sequence[str]:
    values = part.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadTable(f'{_FILE}: {key!r} is no list of words; write ["one", "two"]')
    return values


def _whole(part: Mapping[str, Any], key: str) -> int:
    value = part.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise BadTable(f"{_FILE}: {key!r} is missing or no whole number; give one above 0")
    return value
