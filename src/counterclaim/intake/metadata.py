"""
What a page says of itself: title, outlet, address, day of publication.

Comes in: the tree of a page. Goes out: what its metadata, its linked data and its headline
say, in that order of trust; for the day, htmldate as the last resort. Nothing is guessed from
running text.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from lxml import etree

from counterclaim.intake.given import Day, Given, Known, day_in
from counterclaim.intake.trees import Element, attribute, flat_text

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]{3,2000}")
_LINKED: Final = 400_000  # characters of linked data that are opened
_DEEP: Final = 6  # how far into linked data its article may stand
_PARTS: Final = (" | ", " — ", " – ", " - ", " :: ")


def metadata(tree: Element, given: Given, known: Known) -> Given:
    """What the page says of itself, under the name and digest that it came with."""
    named = _named(tree)
    linked = list(_linked(tree))
    outlet = _first(named, known.pages.outlet) or _publisher(linked)
    return Given(
        name=given.name,
        sha256=given.sha256,
        published=_published(tree, named, linked, known, dated=given.published is not None),
        url=_url(tree, named, known),
        outlet=outlet,
        title=_title(tree, named, known, outlet),
    )


def _named(tree: Element) -> Mapping[str, str]:
    """Every named value of the page, the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta", "time", "span"):
        value = attribute(element, "content") or attribute(element, "datetime")
        if not value:
            continue
        for key in ("property", "name", "itemprop"):
            if name := attribute(element, key).lower():
                found.setdefault(name, " ".join(value[:2000].split()))
        if element.tag == "time" and element.get("pubdate") is not None:
            found.setdefault("pubdate", value[:80])
    return found


def _first(named: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((named[name] for name in names if named.get(name)), None)


def _title(tree: Element, named: Mapping[str, str], known: Known, outlet: str | None) -> str | None:
    """The headline: the page's one <h1>, its named title, or <title> without the outlet's name."""
    heads = [text for head in tree.iter("h1") if (text := " ".join(flat_text(head).split()))]
    if len(set(heads)) == 1 and heads[0] != outlet:
        return heads[0]
    said = _first(named, known.pages.title)
    if said:
        return said
    title = next((" ".join((one.text or "").split()) for one in tree.iter("title")), "")
    for mark in _PARTS:
        head, found, tail = title.rpartition(mark)
        if found and head and (outlet is None or tail.startswith(outlet)):
            return head
    return title or None


def _url(tree: Element, named: Mapping[str, str], known: Known) -> str | None:
    for link in tree.iter("link"):
        if attribute(link, "rel").lower() == "canonical":
            found = _ADDRESS.fullmatch(attribute(link, "href"))
            if found is not None:
                return found.group()
    found = _ADDRESS.fullmatch(_first(named, known.pages.url) or "")
    return found.group() if found is not None else None


def _published(
    tree: Element,
    named: Mapping[str, str],
    linked: Sequence[Mapping[str, object]],
    known: Known,
    *,
    dated: bool,
) -> Day | None:
    said = [named[name] for name in known.pages.published if named.get(name)]
    said += [one for record in linked if isinstance(one := record.get("datePublished"), str)]
    day = next((day for one in said if (day := day_in(one, known)) is not None), None)
    return day if day is not None or dated else _by_htmldate(tree)


def _by_htmldate(tree: Element) -> Day | None:
    from htmldate import find_date  # noqa: PLC0415  # heavy; few pages need it

    try:
        found = find_date(tree, original_date=True, extensive_search=False)
        return date.fromisoformat(found) if found else None
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError, etree.LxmlError):
        return None


# --- linked data --------------------------------------------------------------


def _linked(tree: Element) -> Iterator[Mapping[str, object]]:
    """The records of the page's linked data that have a date or a publisher."""
    for script in tree.iter("script"):
        said = script.text or ""
        if attribute(script, "type").lower() != "application/ld+json" or len(said) > _LINKED:
            continue
        try:
            value = json.loads(said)
        except (ValueError, RecursionError):
            continue
        yield from _records(value)


def _records(value: object) -> Iterator[Mapping[str, object]]:
    level: list[object] = [value]
    for _ in range(_DEEP):
        below: list[object] = []
        for one in level:
            if isinstance(one, Mapping):
                if "datePublished" in one or "publisher" in one:
                    yield one
                below += one.values()
            elif isinstance(one, list):
                below += one
        level = below


def _publisher(linked: Sequence[Mapping[str, object]]) -> str | None:
    for record in linked:
        publisher = record.get("publisher")
        name = publisher.get("name") if isinstance(publisher, Mapping) else None
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    return None
