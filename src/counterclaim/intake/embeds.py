"""
Posts and captions inside a page, taken out before its main text is looked for.

Comes in: the tree of a page. Goes out: what was found, and the same tree with a marked
paragraph in its place, so that whatever keeps the order of paragraphs keeps theirs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from counterclaim.dates import absolute_dates
from counterclaim.intake.given import Day, Known, day_in
from counterclaim.intake.trees import Element, attribute, flat_text, name_of, plain, select
from counterclaim.records import PassageKind
from counterclaim.tables.embed import Embed

_SIGNED: Final = re.compile(
    r"^\s*[—–―-]{0,2}\s*([^()\n]{0,80}?)\s*\(@([^()\s]{1,140})\)\s*(.{0,90})"
)
_LETTER: Final = re.compile(r"\w")
_UP: Final = 4  # so many wrappers around an embed are looked at
_WRAPS: Final = 3  # children that a wrapper may have: the embed, its script, a blank
_ADDRESS: Final = re.compile(r"https?://\S{4,500}")


@dataclass(frozen=True, slots=True)
class Held:
    """A post or caption that was taken out of a page."""

    kind: PassageKind
    text: str
    author: str | None = None
    handle: str | None = None
    date: Day | None = None
    shown_date: str | None = None
    url: str | None = None

    @property
    def signed(self) -> str:
        """Its words with the signature under them, as plain text has it."""
        if self.kind != "post" or not (self.author or self.handle):
            return self.text
        parts = (self.author, f"(@{self.handle})" if self.handle else None, self.shown_date)
        return f"{self.text}\n— {' '.join(part for part in parts if part)}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out of a page, the mark that stands for each, and what had no words."""

    held: tuple[Held, ...]
    mark: str
    empty: tuple[str, ...]


def take(tree: Element, mark: str, known: Known) -> Taken:
    """Take the posts and captions out of a tree, and leave a marked paragraph for each."""
    held: list[Held] = []
    empty: list[str] = []
    for element, made in list(_found(tree, known)):
        if made.text:
            _replace(element, f"{mark}{len(held)}a {made.signed} {mark}{len(held)}z")
            held.append(made)
        elif made.kind == "post" and made.url:
            empty.append(made.url)
    return Taken(tuple(held), mark, tuple(empty))


def _found(tree: Element, known: Known) -> Iterator[tuple[Element, Held]]:
    """Posts, outermost first, and captions that are in no post."""
    inside: set[Element] = set()
    for element in tree.iter(etree.Element):
        parent = element.getparent()
        if parent is not None and parent in inside:
            inside.add(element)
            continue
        network = next((one for one in known.embeds.networks if select(element, one.match)), None)
        if network is not None:
            inside.add(element)
            yield element, _post(element, network, known)
        elif select(element, known.pages.captions):
            inside.add(element)
            yield element, Held("caption", flat_text(element))


# --- one post -----------------------------------------------------------------


def _post(element: Element, network: Embed, known: Known) -> Held:
    whole = _without(flat_text(element), known.embeds.furniture)
    words = _words(element, network, whole)
    sign = _sign(whole, words, known)
    url = _address(element, network)
    dates = _date(element, sign[2], known)
    account = network.account.search(url) if network.account is not None and url else None
    return Held(
        kind="post",
        text=words,
        author=_named(element, network) or sign[0],
        handle=sign[1] or (account[1] if account is not None else None),
        date=dates[0],
        shown_date=dates[1],
        url=url,
    )


def _words(element: Element, network: Embed, whole: str) -> str:
    """What the post says: the parts that hold its words, or all but its signature."""
    if network.text:
        found = [
            flat_text(part)
            for part in element.iter(etree.Element)
            if part is not element and select(part, network.text)
        ]
        said = "\n".join(text for text in found if text and not _SIGNED.match(text))
        if said:
            return said
    lines = whole.split("\n")
    while lines and (not lines[-1].strip() or "(@" in lines[-1]):
        lines.pop()
    return "\n".join(lines)


def _sign(whole: str, words: str, known: Known) -> tuple[str | None, str | None, str]:
    """Name, account and what stands behind them, after the words of the post."""
    rest = whole.removeprefix(words)
    for line in reversed(rest.split("\n")):
        at = line.find("(@")
        dash = max(line.rfind(dash, 0, max(at, 0)) for dash in "—–―") if at >= 0 else -1
        found = _SIGNED.match(line[max(dash, 0) :]) if at >= 0 else None
        if found is not None:
            name = _without(found[1], known.embeds.shared).strip(" :-—–")
            return name or None, found[2], found[3]
    return None, None, rest


def _without(text: str, phrases: Iterable[str]) -> str:
    for phrase in phrases:
        text = text.replace(phrase, "")
    return text.strip()


def _named(element: Element, network: Embed) -> str | None:
    parts = (part for part in element.iter(etree.Element) if select(part, network.author))
    return next((text for part in parts if (text := flat_text(part))), None)


def _address(element: Element, network: Embed) -> str | None:
    """The post's address: an attribute of the embed, or its last link into the network."""
    for key in network.address:
        value = attribute(element, key)
        if value and network.prefix and not value.startswith("http"):
            return network.prefix + value.lstrip("/")
        if value and _ADDRESS.fullmatch(value):
            return value.partition("?")[0]
    links = [
        link for part in element.iter("a") if _ADDRESS.fullmatch(link := attribute(part, "href"))
    ]
    own = [link for link in links if link.split("/")[2].lower() in network.domains]
    found = (own or ([] if network.domains else links))[-1:]
    return found[0].partition("?")[0] if found else None


def _date(element: Element, rest: str, known: Known) -> tuple[Day | None, str | None]:
    """The post's day, and the words for it: as the page shows it, or in figures."""
    said = next(absolute_dates(rest[:90], tuple(known.calendars.values())), None)
    shown = said[0].cut(rest) if said is not None else None
    stamps = [attribute(part, "datetime") for part in element.iter("time")]
    day = next((day for stamp in stamps if stamp and (day := day_in(stamp, known))), None)
    if day is None and said is not None:
        day = said[1]
    if shown is None and day is not None:
        shown = day.isoformat()[:10]
    return day, shown


# --- the tree -----------------------------------------------------------------


def _replace(element: Element, text: str) -> None:
    """Put a paragraph where an element was, and where nothing but its wrappers held it."""
    for _ in range(_UP):
        parent = element.getparent()
        if (
            parent is None
            or name_of(parent) not in ("figure", "div", "center", "span", "p")
            or len(parent) > _WRAPS
            or _LETTER.search(parent.text or "")
            or any(
                _LETTER.search(child.tail or "")
                or (
                    child is not element
                    and name_of(child) not in ("script", "br", "img", "picture")
                )
                for child in parent
            )
        ):
            break
        element = parent
    parent = element.getparent()
    if parent is None:
        return
    paragraph = etree.Element("p")
    paragraph.text, paragraph.tail = plain(text), element.tail
    parent.replace(element, paragraph)
