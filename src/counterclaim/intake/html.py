"""
Web page to a report's body.

Comes in: the characters of a page. Goes out: its main text as blocks: headline, paragraphs,
quotations, posts with who posted them, captions; and what the page says of itself. Nothing in
it is run or fetched. Where no main text is found all visible text is taken, and a doubt says so.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from counterclaim.errors import NoText
from counterclaim.intake import embeds
from counterclaim.intake.canonical import STAGE, canonical
from counterclaim.intake.given import Body, Given, Known
from counterclaim.intake.headings import dateline_in, top_of
from counterclaim.intake.markup import Tamed, tame, visible
from counterclaim.intake.metadata import metadata
from counterclaim.intake.trees import Element, name_of, paragraphs, parse, plain
from counterclaim.orthography import fold
from counterclaim.records import Block, Doubt, PassageKind, Span

EXTRACTOR: Final = "html@1"
_LOST: Final = "no main text was found in the page; all its visible text is taken"
_LARGE: Final = "the page is too large to look for its main text; all its visible text is taken"
_HEAD: Final = 400_000  # characters in which a page that is too large may say what it is
_BLOCKS: Final = frozenset({"p", "head", "quote", "list", "table", "div", "code", "ab"})
_MARGIN: Final = frozenset({"aside", "nav", "footer", "header"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page's main text."""

    kind: PassageKind
    text: str
    held: embeds.Held | None = None


def body_of(page: str, given: Given, known: Known) -> tuple[Body, Given]:
    """
    The body of a page, and what is said of it: by the user first, then by the page.

    Raises:
        NoText: the page has more tags than anybody writes.
    """
    page = plain(page)
    limits = known.pages.limits
    if page.count("<") > limits.tags:
        raise NoText(
            f"{given.name}: is no page that can be read (over {limits.tags:,} tags); "
            "save its text alone"
        )
    tamed = tame(page, known.pages)
    large = tamed.elements > limits.elements or len(tamed.html) > limits.characters
    tree = parse(tamed.html[:_HEAD] if large else tamed.html)
    own = metadata(tree, given, known) if tree is not None else given
    said = own.under(given)
    notes = list(tamed.notes)
    parts: Sequence[Part] = ()
    if tree is not None and not large:
        parts, more = _main(tree, tamed, known)
        notes += more
    if not parts:
        notes.append(_LARGE if large else _LOST)
        parts = [
            Part("paragraph", text)
            for text in plain(visible(tamed.html, known.pages)).split("\n\n")
        ]
    return _assembled(parts, own.title, notes, known), said


# --- main text ----------------------------------------------------------------


def _main(tree: Element, tamed: Tamed, known: Known) -> tuple[list[Part], list[str]]:
    """The parts of the main text, posts and captions in their places."""
    mark = next(name for n in range(1, 10**9) if (name := f"cc{n}embed") not in tamed.html)
    taken = embeds.take(tree, mark, known)
    notes = [f"an embedded post has no words in the page: {url}" for url in taken.empty]
    margin = _in_margins(tree, mark)
    body = _extracted(tree)
    if body is None:
        return [], notes
    parts: list[Part] = []
    seen: set[int] = set()
    for part in _parts(body):
        for piece in _put_back(part, taken):
            if piece.held is not None:
                number = next(i for i, held in enumerate(taken.held) if held is piece.held)
                if number in seen:
                    continue
                seen.add(number)
            parts.append(piece)
    for number, held in enumerate(taken.held):
        if number in seen or held.kind != "post":
            continue
        who = held.author or held.handle or "somebody"
        if number in margin:
            notes.append(f"a post by {who} in the margin of the page is left out")
        else:
            notes.append(f"a post by {who} stands outside the main text; it is put at the end")
            parts.append(Part("post", held.signed, held))
    return parts, notes


def _in_margins(tree: Element, mark: str) -> set[int]:
    """Which held pieces stand beside the text: in an aside, a menu, a footer."""
    found = set()
    number = re.compile(rf"{mark}(\d+)a ")
    for paragraph in tree.iter("p"):
        at = number.match(paragraph.text or "")
        if at is not None and any(name_of(up) in _MARGIN for up in paragraph.iterancestors()):
            found.add(int(at[1]))
    return found


def _extracted(tree: Element) -> Element | None:
    """The main text that trafilatura finds, as a tree of its own."""
    from trafilatura import bare_extraction  # noqa: PLC0415  # heavy; only pages need it

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        found = bare_extraction(
            tree, include_comments=False, include_links=False, include_formatting=True
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError):
        return None
    body = getattr(found, "body", None)
    return body if body is not None and len(body) else None


def _parts(body: Element) -> Iterator[Part]:
    """Paragraphs, quotations, list items and rows of trafilatura's tree, in order."""
    if not any(name_of(element) in _BLOCKS for element in body):
        for text in paragraphs(body):
            yield Part("paragraph", text)
        return
    yield from _part("paragraph", body.text or "")
    for element in body:
        name = name_of(element)
        kind: PassageKind = "quotation" if name == "quote" else "paragraph"
        if name == "head" and element.get("rend") == "h1":
            kind = "headline"
        for inner in element if name in ("list", "table") else (element,):
            for text in paragraphs(inner):
                yield Part(kind, text)
        yield from _part("paragraph", element.tail or "")


def _part(kind: PassageKind, text: str) -> Iterator[Part]:
    if text.strip():
        yield Part(kind, text.strip())


def _put_back(part: Part, taken: embeds.Taken) -> Iterator[Part]:
    """The part with what was taken out of the page back in its place."""
    if taken.mark not in part.text:
        yield part
        return
    marked = re.compile(rf"{taken.mark}(\d+)a (?:.*?{taken.mark}\1z)?", re.DOTALL)
    at = 0
    for found in marked.finditer(part.text):
        number = int(found[1])
        yield from _part(part.kind, part.text[at : found.start()].strip())
        if number < len(taken.held):
            held = taken.held[number]
            yield Part(held.kind, held.signed, held)
        at = found.end()
    rest = re.sub(rf"{taken.mark}\d+[az]", "", part.text[at:])
    yield from _part(part.kind, rest.strip())


# --- canonical text -----------------------------------------------------------


def _assembled(parts: Sequence[Part], title: str | None, notes: list[str], known: Known) -> Body:
    """Canonical text of the parts, headline first, and their blocks."""
    title = canonical(title)[0] if title else None
    listed = [part for part in parts if not _is_headline(part, title)]
    if title:
        listed.insert(0, Part("headline", title))
    texts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for part in listed:
        said, more = canonical(part.text)
        notes += more
        if not said.strip():
            continue
        held = part.held
        span = Span(at, at + len(said))
        kind: PassageKind = part.kind
        if kind == "headline" and blocks:
            kind = "paragraph"
        blocks.append(
            Block(span, kind, held.author, held.handle, held.date, held.url)
            if held is not None
            else Block(span, kind)
        )
        texts.append(said)
        at = span.end + 2
    text = "\n\n".join(texts)
    return _opened(text, blocks, title, notes, known)


def _is_headline(part: Part, title: str | None) -> bool:
    return (
        title is not None
        and len(part.text) < 2 * len(title) + 20
        and fold(" ".join(part.text.split())) == fold(" ".join(title.split()))
    )


def _opened(
    text: str, blocks: list[Block], title: str | None, notes: list[str], known: Known
) -> Body:
    """The body, with dateline or header of its first paragraphs as blocks of their own."""
    doubts = tuple(Doubt(STAGE, None, note) for note in dict.fromkeys(notes))
    first = [i for i, block in enumerate(blocks) if block.kind == "paragraph"][:2]
    published = words = None
    for i in first:
        block = blocks[i]
        found = dateline_in(text, block.span, known)
        if found is None:
            continue
        rest = text[found.span.end : block.span.end]
        begin = block.span.end - len(rest.lstrip())
        blocks[i : i + 1] = [
            Block(found.span, "dateline"),
            *([Block(Span(begin, block.span.end), "paragraph")] if rest.strip() else []),
        ]
        published, words = found.day, found.words
        break
    if published is None and first:
        top = top_of(text[blocks[first[0]].span.start :][:1000], known)
        if top.published is not None and top.published_span is not None:
            shift = blocks[first[0]].span.start
            own = top.published_span
            published, words = top.published, Span(own.start + shift, own.end + shift)
    return Body(
        text=text,
        blocks=tuple(blocks),
        extractor=EXTRACTOR,
        title=title,
        published=published,
        published_span=words,
        doubts=doubts,
    )
