"""
The tags of a page, one after the other, without building a tree.

Comes in: the characters of a page, however hostile. Goes out: a page that a parser can open
in bounded memory, and the visible text of one that no parser should. Linear in its length:
every search goes on where the last one ended.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final, Literal

from counterclaim.tables.page import Pages

_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})[^<>]*>?|<!--|<[!?][^<>]*>?")
_BLANKS: Final = re.compile(r"[^\S\n]+")
# Elements whose end tag may be left out: they do not nest in one another.
_LOOSE: Final = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_OPAQUE: Final = frozenset({"script", "style", "template", "noscript"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, or a comment, at its place."""

    kind: Literal["open", "close", "comment"]
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tamed:
    """A page that may be parsed: its characters, how many elements it has, and what was done."""

    html: str
    elements: int
    notes: tuple[str, ...]


def tags(html: str) -> Iterator[Tag]:
    """Every tag and comment, in order; what stands in a script or style is no tag."""
    at = 0
    while (found := _TAG.search(html, at)) is not None:
        at = found.end()
        if found[2] is None:
            if html.startswith("<!--", found.start()):
                close = html.find("-->", at)
                at = close + 3 if close >= 0 else len(html)
            yield Tag("comment", "", found.start(), at)
            continue
        name = found[2].lower()
        yield Tag("close" if found[1] else "open", name, found.start(), at)
        if not found[1] and name in _OPAQUE and not found.group().endswith("/>"):
            close = _closing(html, name, at)
            at = close if close >= 0 else len(html)


def _closing(html: str, name: str, at: int) -> int:
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(html, at)
    return found.start() if found is not None else -1


@dataclass(slots=True)
class _Depth:
    """How deep a walk over tags is, in elements and in tables."""

    limit: int
    tables: int
    at: int = 0
    in_tables: int = 0

    def too_deep(self, tag: Tag) -> bool:
        """Take one tag; whether it, or the end of what it began, stands too deep."""
        step = 1 if tag.kind == "open" else -1
        inside = (max(self.at, self.at + step), max(self.in_tables, self.in_tables + step))
        self.at = max(0, self.at + step)
        if tag.name != "table":
            return inside[0] > self.limit
        self.in_tables = max(0, self.in_tables + step)
        return inside[0] > self.limit or inside[1] > self.tables


def tame(html: str, pages: Pages) -> Tamed:
    """The page with its deepest elements laid flat and its longest tags bared of attributes."""
    limits = pages.limits
    depth = _Depth(limits.depth, limits.tables)
    kept: list[str] = []
    at = elements = flat = bared = 0
    for tag in tags(html):
        if tag.kind == "comment":
            continue
        single = tag.name in pages.void or tag.name in _LOOSE
        drop, instead = not single and depth.too_deep(tag), ""
        flat += drop and tag.kind == "open"
        if not drop and tag.kind == "open":
            elements += 1
            if tag.end - tag.start > limits.tag:
                drop, instead, bared = True, f"<{tag.name}>", bared + 1
        if drop:
            kept += html[at : tag.start], instead
            at = tag.end
    notes = []
    if flat:
        notes.append(f"elements more than {limits.depth} deep were laid flat ({flat:,})")
    if bared:
        notes.append(f"attributes of over {limits.tag:,} characters were left out ({bared:,})")
    return Tamed("".join((*kept, html[at:])) if kept else html, elements, tuple(notes))


def visible(html: str, pages: Pages) -> str:
    """All text that a reader would see, one block a paragraph."""
    pieces: list[str] = []
    at = 0
    hidden: list[str] = []
    for tag in tags(html):
        if not hidden:
            pieces.append(unescape(html[at : tag.start]).replace("\n", " "))
        at = tag.end
        if tag.kind == "open" and tag.name in pages.hidden and tag.name not in pages.void:
            hidden[:] = hidden or [tag.name]
        elif hidden and ((tag.kind == "close" and tag.name == hidden[0]) or tag.name == "body"):
            hidden.clear()
        if not hidden and tag.name in pages.blocks:
            pieces.append("\n")
    if not hidden:
        pieces.append(unescape(html[at:]).replace("\n", " "))
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)
