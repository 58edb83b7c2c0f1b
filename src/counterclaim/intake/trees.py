"""
Trees of pages: parsing without network or entities, and the text of an element.

Comes in: characters, or an element. Goes out: a tree, or text with one line per line that a
reader sees.
"""

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from lxml import etree, html

from counterclaim.tables.embed import Selector

Element: TypeAlias = etree._Element  # noqa: SLF001  # the only name that lxml gives its elements
_BLANKS: Final = re.compile(r"[^\S\n]+")
_BREAKS: Final = frozenset({"br", "lb", "hr"})
_LINES: Final = frozenset({"p", "div", "li", "item", "row", "tr", "blockquote", "quote", "head"})
_CELLS: Final = frozenset({"td", "th", "cell"})
_SILENT: Final = frozenset({"script", "style", "noscript", "template"})
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^<>]*>")


def parse(page: str) -> Element | None:
    """The tree of a page; None where a parser finds none. Nothing outside it is opened."""
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        # Bytes in a known encoding: a page's own charset says nothing about characters.
        data = _DECLARATION.sub("", page).encode("utf-8", "replace")
        return html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def plain(text: str) -> str:
    """The text without characters that no page may hold, as XML has it."""
    return _FORBIDDEN.sub("", text)


def name_of(element: Element) -> str:
    """The name of a tag; empty for what is none."""
    return element.tag if isinstance(element.tag, str) else ""


def attribute(element: Element, key: str) -> str:
    """The value of an attribute; empty where it has none."""
    return (element.get(key) or "").strip()


def select(element: Element, selectors: Iterable[Selector]) -> bool:
    """Whether an element is what one of the selectors says."""
    classes: list[str] | None = None
    for one in selectors:
        if one.tag is not None and element.tag != one.tag:
            continue
        if one.attribute is not None and element.get(one.attribute) is None:
            continue
        if one.classed is not None:
            if classes is None:
                classes = (element.get("class") or "").split()
            if one.classed not in classes:
                continue
        return True
    return False


def flat_text(element: Element) -> str:
    """The words of an element, its lines as a reader sees them."""
    return "\n".join(line for line in _lines(element) if line)


def paragraphs(element: Element) -> list[str]:
    """The words of an element, parted where a reader sees a blank line or another block."""
    found: list[list[str]] = [[]]
    for line in _lines(element):
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def _lines(element: Element) -> list[str]:
    pieces: list[str] = []
    silent = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = name_of(node)
        if event == "start":
            silent += name in _SILENT
            if name in _BREAKS or (name in _LINES and node is not element):
                pieces.append("\n")
            if not silent:
                pieces.append((node.text or "").replace("\n", " "))
            continue
        silent -= name in _SILENT
        if node is element:
            break
        if name in _LINES:
            pieces.append("\n")
        elif name in _CELLS and node.getnext() is not None:
            pieces.append(" | ")
        if not silent:
            pieces.append((node.tail or "").replace("\n", " "))
    return [_BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n")]
