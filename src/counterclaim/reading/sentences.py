"""
Passages to sentences.

Comes in: passages in languages that are read. Goes out: their sentences, without the
signatures of posts and without header lines. Quotation marks need not be balanced: a mark
that closes after the end of a sentence stays with it, and nothing else depends on them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final

from counterclaim.reading.signatures import signature_of
from counterclaim.records import Doubt, Mark, Passage, Reading, Sentence, Span
from counterclaim.tables.language import Language

# A sentence of more than this is no sentence; it is cut, so that later stages stay linear.
LONGEST: Final = 2000
_BEFORE: Final = 24  # characters in which an abbreviation must stand
# Convention: a line that ends at less than this part of its passage's widest was not full.
_SHORT: Final = 0.6
_WIDE: Final = 40  # narrower text than this is not broken by hand: its lines are lines
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_OPENERS: Final = "\"'“‘«([¿¡\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SKIP: Final = re.compile(rf"[\s{re.escape(_OPENERS[:10])}\u200e\u200f\u202a-\u202e\u2066-\u2069]*")


@dataclass(frozen=True)
class SplitSentences:
    """Mark the sentences of each passage that is read."""

    languages: Mapping[str, Language]

    reads: ClassVar[tuple[type[Mark], ...]] = (Passage,)
    writes: ClassVar[type[Mark]] = Sentence

    def __call__(self, reading: Reading) -> Iterator[Sentence | Doubt]:
        """Every sentence, in order."""
        text = reading.text
        for number, passage in enumerate(reading[Passage]):
            language = self.languages.get(passage.language or "")
            if language is None or passage.kind == "header":
                continue
            start, end = passage.span.start, passage.span.end
            if passage.kind == "post":
                sign = passage.handle, passage.author
                end = signature_of(text, passage.span, *sign, language.signed)
            if passage.kind == "dateline":
                yield Sentence(passage.span, number, language.code)
                continue
            cut = False
            for span in split(text, start, end, language, lines=passage.kind == "post"):
                for piece in _pieces(text, span):
                    yield Sentence(piece, number, language.code)
                cut = cut or span.end - span.start > LONGEST
            if cut:
                yield Doubt(
                    "sentences", passage.span, f"a sentence of over {LONGEST:,} characters is cut"
                )


def split(
    text: str, start: int, end: int, language: Language, *, lines: bool = False
) -> Iterator[Span]:
    """The sentences of a stretch; with `lines`, every line ends one, as in posts."""
    begin, widest = start, None
    for found in _marks(language).finditer(text, start, end):
        if found.start() < begin:
            continue
        if text[found.start()] == "\n":
            if widest is None:
                widest = _widest(text, start, end)
            ended = _line_ends(text, begin, found, end, widest=widest, lines=lines)
            after = found.start()
        else:
            after = found.end()
            ended = _ends(text, found, end, language)
        if ended:
            yield from _span(text, begin, after)
            begin = after
    yield from _span(text, begin, end)


@lru_cache(maxsize=64)
def _pattern(ends: str, dots: str, trails: str, closers: str) -> re.Pattern[str]:
    marks = f"[{re.escape(ends + dots + trails)}]+"
    closing = f"[{re.escape(closers)}]*" if closers else ""
    return re.compile(rf"{marks}{closing}(?:\[\d{{1,3}}\]){{0,9}}|\n\s*")  # with notes: `died.[3]`


def _marks(language: Language) -> re.Pattern[str]:
    return _pattern(language.ends, language.dots, language.trails, language.closers)


def _ends(text: str, found: re.Match[str], end: int, language: Language) -> bool:
    """Whether marks at a place end a sentence."""
    after = found.end()
    if after >= end:
        return True
    mark, follower = text[found.start()], text[after]
    glued = not follower.isspace() and follower not in _OPENERS
    skipped = _SKIP.match(text, after, min(end, after + 40))
    begins = skipped.end() if skipped is not None else after
    next_letter = text[begins] if begins < end else " "
    if glued and follower in language.glued and found.group()[:2] != "..":
        return bool(text[max(0, found.start() - 1) : found.start()].strip())  # not in `.@account`
    if next_letter.islower() and mark not in language.ends:
        return False
    if mark in language.ends:
        # Marks of scripts with capitals run on before a small letter: `"Who?" he asked`.
        return not next_letter.islower() and not (glued and not follower.isalpha())
    if mark in language.trails or found.group()[:3] == "...":
        return next_letter.isupper()
    if glued:
        return _glued(text, found.start(), after, language)
    return not _abbreviates(text, found.start(), begins, end, language)


def _glued(text: str, dot: int, after: int, language: Language) -> bool:
    """Whether `attacked.The` are two sentences: a word in small letters, then a capital one."""
    token = _token(text, dot)
    if len(token) < 3 or token.casefold() in language.abbreviations or "." in token:
        return False
    if not token[-1].islower():  # scripts without capitals: any letter will do
        return not token[-1].isupper() and text[after].isalpha() and not text[after].isascii()
    return text[after].isupper() and text[after + 1 : after + 2].islower()


def _abbreviates(text: str, dot: int, begins: int, end: int, language: Language) -> bool:
    """Whether the dot belongs to its word: an abbreviation, an initial, the number of a list."""
    token = _token(text, dot)
    key = token.casefold()
    if not token:
        return False
    if key in language.abbreviations:
        return True
    if key in language.abbreviations_last or (len(token) == 1 and token.isupper()):
        found = _WORD.match(text, begins, end)
        return found is None or found.group().casefold() not in language.sight.words
    return False


def _token(text: str, dot: int) -> str:
    found = _TOKEN.search(text[max(0, dot - _BEFORE) : dot])
    return found.group() if found is not None else ""


def _line_ends(
    text: str, begin: int, found: re.Match[str], end: int, *, widest: int, lines: bool
) -> bool:
    """Whether a line end ends a sentence: a blank line, a post's line, a line left short."""
    if lines or found.group().count("\n") > 1 or found.end() >= end:
        return True
    line = max(text.rfind("\n", begin, found.start()) + 1, begin)
    width = found.start() - line
    return widest < _WIDE or width < _SHORT * widest or text[found.start() - 1] in ":;"


def _widest(text: str, start: int, end: int) -> int:
    widest, at = 0, start
    while (line := text.find("\n", at, end)) >= 0:
        widest, at = max(widest, line - at), line + 1
    return max(widest, end - at)


def _span(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A sentence, cut at white space where it is longer than any sentence."""
    start = span.start
    while span.end - start > LONGEST:
        cut = max(text.rfind(blank, start + 1, start + LONGEST) for blank in " \n\t\u00a0")
        after = cut if cut > start else start + LONGEST
        yield from _span(text, start, after)
        start = after
    yield from _span(text, start, span.end)
