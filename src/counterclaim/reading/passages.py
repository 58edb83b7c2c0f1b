"""
Report to passages: headline, header, dateline, paragraphs, quotations, posts, captions.

Comes in: a report, with the blocks that intake knew. Goes out: passages that cover all of
its words, each with its language and direction; a post runs from its first word to the end
of its signature. A passage in a language that is not read is a doubt too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import ClassVar, Final

from counterclaim.reading.signatures import UNSIGNED, Signature, signature_of, signatures
from counterclaim.reading.tongues import UNKNOWN, Look, Tongues
from counterclaim.records import Block, Doubt, Mark, Passage, Reading, Span
from counterclaim.tables.calendar import Calendar
from counterclaim.tables.embed import Signed
from counterclaim.tables.language import Language, Unread

_LINE: Final = re.compile(r"\S[^\n]*")
_QUOTED: Final = re.compile(r"[“\"][^“”\"]*[”\"]")
_LINK: Final = re.compile(r"(?:https?://|pic\.)\S+")
_TAGGED: Final = re.compile(r"(?<!\w)[#@]\w|https?://|pic\.\w+\.com/")
_INTRODUCES: Final = (":", "：")
_WINDOW: Final = 500  # lines that are looked at together: memory stays bounded in any file
_TELLING: Final = 400  # paragraphs that tell the language of a report
# Convention of printers and mail: text that is broken by hand is 40 to 100 characters wide.
_WIDTHS: Final = range(40, 101)
_OPEN: Final = ("paragraph", "quotation")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the text before its language is known."""

    block: Block
    signature: Signature | None = None
    look: Look | None = None

    @property
    def open(self) -> bool:
        """Whether it is signed in plain text, so that paragraphs above may belong to it."""
        return self.signature is not None and self.block.handle is None


@dataclass(frozen=True)
class FindPassages:
    """Mark the passages of a report."""

    languages: Mapping[str, Language]
    calendars: Mapping[str, Calendar]
    unread: Unread

    reads: ClassVar[tuple[type[Mark], ...]] = ()
    writes: ClassVar[type[Mark]] = Passage

    def __call__(self, reading: Reading) -> Iterator[Passage | Doubt]:
        """Every passage, in order."""
        tongues = self._tongues
        # The first paragraphs tell what language a report is in; a long one is not held whole.
        looks = (piece.look for piece in islice(self._pieces(reading), _TELLING))
        main = tongues.main([look for look in looks if look is not None])
        for piece in self._posts(reading.text, self._pieces(reading), main, tongues):
            yield from self._passage(piece, main, tongues)

    @cached_property
    def _tongues(self) -> Tongues:
        return Tongues(self.languages, self.unread)

    def _pieces(self, reading: Reading) -> Iterator[Piece]:
        """Every piece of the text with its look."""
        for piece in self._parted(reading):
            yield self._seen(reading.text, piece, self._tongues)

    def _parted(self, reading: Reading) -> Iterator[Piece]:
        """Blocks of intake and the paragraphs between them, parted where a post is signed."""
        for block in _blocks(reading.text, reading.report.blocks, self._closing):
            start = block.span.start
            if block.kind == "post":
                signs = [None, *self._signatures(reading.text, block.span)]
                yield Piece(block, signs[-1])
                continue
            if block.kind in _OPEN:
                for sign in self._signatures(reading.text, block.span):
                    held = _trimmed(reading.text, start, sign.end)
                    if held is not None:
                        yield Piece(replace(block, span=held, kind="post"), sign)
                    start = sign.end
            rest = _trimmed(reading.text, start, block.span.end)
            if rest is not None:
                yield Piece(replace(block, span=rest))

    def _signatures(self, text: str, span: Span) -> Iterator[Signature]:
        calendars = tuple(self.calendars.values())
        return signatures(text, span.start, span.end, calendars, self._signed)

    @cached_property
    def _signed(self) -> Signed:
        """How posts are signed, in the words of every language."""
        ways = [language.signed for language in self.languages.values()]
        between = frozenset(word for way in ways for word in way.between)
        return replace(ways[0], between=between) if ways else UNSIGNED

    @cached_property
    def _closing(self) -> frozenset[str]:
        """Marks with which a line that is a paragraph of its own ends, in any language."""
        return frozenset(
            mark
            for language in self.languages.values()
            for mark in language.ends + language.dots + language.trails + language.closers
        )

    def _seen(self, text: str, piece: Piece, tongues: Tongues) -> Piece:
        """The piece with its look; of a post, what stands before its signature."""
        if piece.block.kind == "header":
            return piece  # a label says nothing of the language below it
        span = piece.block.span
        end = _content_end(text, piece, self._signed)
        sample = text[span.start : min(end, span.start + tongues.decide.sample)]
        return replace(piece, look=tongues.look(sample))

    def _posts(
        self, text: str, pieces: Iterable[Piece], main: str | None, tongues: Tongues
    ) -> Iterator[Piece]:
        """The pieces, with the paragraphs above a signature joined to its post."""
        waiting: list[Piece] = []
        for piece in pieces:
            waiting.append(piece)
            if piece.open:
                first = self._first_of(text, waiting, main, tongues)
                yield from waiting[:first]
                yield _joined(waiting[first:])
                waiting = []
            elif len(waiting) > self._signed.above:
                yield waiting.pop(0)
        yield from waiting

    def _first_of(
        self, text: str, pieces: Sequence[Piece], main: str | None, tongues: Tongues
    ) -> int:
        """
        The first paragraph of a post: the highest above its signature with a sign of belonging.

        A post is no longer than its network allows and in one language; what introduces it
        ends in a colon and stays outside. A paragraph belongs when it has a hashtag, an
        account or a link, when the report is in another language, or when the signature
        has no words of its own.
        """
        last = len(pieces) - 1
        own = _words_of(text, pieces[last], self._signed)
        language = _language(pieces[last], main, tongues)
        length, first, bare = len(own), last, not own
        for j in range(last - 1, -1, -1):
            above = pieces[j]
            words = _words_of(text, above, self._signed)
            length += len(words) + 1
            if (
                above.block.kind not in _OPEN
                or length > self._signed.longest
                or words.endswith(_INTRODUCES)
            ):
                break
            same = language is None or _language(above, main, tongues) in (language, None)
            if not same:
                break
            shown = _QUOTED.sub("", above.block.span.cut(text))  # whoever quotes is the report
            if bare or _TAGGED.search(shown) or (language not in (main, None)):
                first, bare = j, False
                language = language or _language(above, main, tongues)
        return first

    def _passage(
        self, piece: Piece, main: str | None, tongues: Tongues
    ) -> Iterator[Passage | Doubt]:
        block, sign = piece.block, piece.signature
        seen = piece.look
        code = main if seen is None else tongues.choose(seen, main)
        read = self.languages.get(code or UNKNOWN)
        direction = read.direction if read else seen.direction if seen else "ltr"
        yield Passage(
            span=block.span,
            kind=block.kind,
            language=code,
            direction=direction,
            author=block.author or (sign.author if sign else None),
            handle=block.handle or (sign.handle if sign else None),
            date=block.date or (sign.date if sign else None),
            date_span=sign.date_span if sign else None,
            url=block.url or (sign.url if sign else None),
        )
        if read is None and seen is not None and seen.words:
            name = tongues.name(code or UNKNOWN)
            yield Doubt(
                "passages",
                block.span,
                f"in {name}, which is not read yet" if name else "in a language that is not known",
            )


# --- blocks of plain text -----------------------------------------------------


def _blocks(text: str, known: Sequence[Block], closing: frozenset[str]) -> Iterator[Block]:
    """The blocks that intake knew, and paragraphs for all that stands between them."""
    at = 0
    for block in sorted(known, key=lambda block: block.span):
        if block.span.start < at:
            continue
        yield from _paragraphs(text, at, block.span.start, closing)
        yield block
        at = block.span.end
    yield from _paragraphs(text, at, len(text), closing)


def _paragraphs(text: str, begin: int, end: int, closing: frozenset[str]) -> Iterator[Block]:
    """Paragraphs by blank lines, and by single line ends where each line is a paragraph."""
    lines = (
        span
        for found in _LINE.finditer(text, begin, end)
        if (span := _trimmed(text, *found.span())) is not None
    )
    stretch: list[Span] = []
    for line in lines:
        if stretch and (
            len(stretch) == _WINDOW or text.count("\n", stretch[-1].end, line.start) > 1
        ):
            yield from _stretch(text, stretch, closing)
            stretch = []
        stretch.append(line)
    if stretch:
        yield from _stretch(text, stretch, closing)


def _stretch(text: str, lines: Sequence[Span], closing: frozenset[str]) -> Iterator[Block]:
    """Lines without a blank line between them: one paragraph broken by hand, or one each."""
    if _broken_by_hand(text, lines, closing):
        yield Block(Span(lines[0].start, lines[-1].end), "paragraph")
    else:
        for line in lines:
            yield Block(line, "paragraph")


def _broken_by_hand(text: str, lines: Sequence[Span], closing: frozenset[str]) -> bool:
    """Whether lines were broken for their width: none is wide, and most run on."""
    if len(lines) == 1 or max(line.end - line.start for line in lines) not in _WIDTHS:
        return False
    ended = sum(text[line.end - 1] in closing for line in islice(lines, len(lines) - 1))
    return ended * 2 < len(lines)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without the white space around it; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


# --- posts --------------------------------------------------------------------


def _content_end(text: str, piece: Piece, signed: Signed) -> int:
    """Where the words of a piece end and its signature begins."""
    block = piece.block
    if piece.signature is not None:
        return piece.signature.start
    if block.kind == "post":
        return signature_of(text, block.span, block.handle, block.author, signed)
    return block.span.end


def _words_of(text: str, piece: Piece, signed: Signed) -> str:
    """What a piece says, without links and signature; a little more than a post can hold."""
    start = piece.block.span.start
    end = min(_content_end(text, piece, signed), start + 4 * signed.longest)
    return _LINK.sub("", text[start:end]).strip()


def _language(piece: Piece, main: str | None, tongues: Tongues) -> str | None:
    """The language of a piece; None for one without words."""
    if piece.look is None or not piece.look.words:
        return None
    return tongues.choose(piece.look, main)


def _joined(pieces: Sequence[Piece]) -> Piece:
    """One post of several paragraphs: the look of the one that says most."""
    last = pieces[-1]
    span = Span(pieces[0].block.span.start, last.block.span.end)
    looks = [piece.look for piece in pieces if piece.look is not None]
    look = max(looks, key=lambda look: look.words, default=None)
    return replace(last, block=replace(last.block, span=span), look=look)
