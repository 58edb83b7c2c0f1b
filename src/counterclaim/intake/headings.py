"""
The top of a plain text: a line that gives the day of publication, a headline, a dateline.

Comes in: canonical text. Goes out: blocks for what was found, and the day with its words.
`date 2023-05-11 Four guards …` is a header and then a paragraph; `QUETTA, Feb 3 (Wire) — …`
is a dateline and then one. A day without a year is no day until one is given.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from counterclaim.dates import absolute_dates
from counterclaim.intake.canonical import STAGE
from counterclaim.intake.given import Day, Known
from counterclaim.orthography import Word, words
from counterclaim.records import Block, Doubt, Span

_LINE: Final = re.compile(r"\S[^\n]*")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# Conventions of wires and papers: how far into a text, a line and a head these things stand.
_TOP_LINES: Final = 3
_LINE_LOOKED_AT: Final = 240
_GAP: Final = 16
_HEADLINE: Final = 200
_COLONS: Final = ":"
_DATELINE: Final = 120
_PLACE_WORDS: Final = 5
_HEAD: Final = 40
_GO_ON: Final = frozenset(":,;-–—")  # at the end of a line: it is no headline
_CAPITALS: Final = re.compile(r"[A-Z]{4}")
_ANY_YEAR: Final = date(2000, 1, 1)  # to see that words are a date; never the date itself
_CITY: Final = re.compile(
    r"([A-Z][A-Z'’./-]{3,}(?:[ ,]{1,2}[A-Z][A-Z'’./-]+){0,3})(?:(:)(?=\s\S)|$)"
)


@dataclass(frozen=True, slots=True)
class Top:
    """What stands at the top of a text."""

    blocks: tuple[Block, ...] = ()
    title: str | None = None
    published: Day | None = None
    published_span: Span | None = None
    doubts: tuple[Doubt, ...] = ()


def top_of(text: str, known: Known) -> Top:
    """The header, headline and dateline of a text, where it has them."""
    lines = _lines(text)
    header, doubt = _header(text, lines, known)
    blocks: list[Block] = []
    rest: list[Span] = list(lines)
    headline = None
    if header is not None:
        rest = [line for line in lines if line.end > header.span.start]
        headline = _trimmed(text, rest[0].start, header.span.start)
        below = _trimmed(text, header.span.end, rest[0].end)
        rest = [*([below] if below is not None else []), *rest[1:]]
        if lines[0].start < header.span.start and headline is None:
            rest = [lines[0], *rest]
    if headline is None and rest and _headline(text, rest[0], known):
        headline, rest = rest[0], rest[1:]
    dateline = next(filter(None, (dateline_in(text, line, known) for line in rest[:2])), None)
    if header is not None:
        blocks.append(Block(header.span, "header"))
    if headline is not None:
        blocks.append(Block(headline, "headline"))
    if dateline is not None:
        blocks.append(Block(dateline.span, "dateline"))
    found = [place for place in (header, dateline) if place is not None and place.day is not None]
    return Top(
        blocks=tuple(sorted(blocks, key=lambda block: block.span)),
        title=headline.cut(text) if headline is not None else None,
        published=found[0].day if found else None,
        published_span=found[0].words if found else None,
        doubts=() if doubt is None or found else (doubt,),
    )


@dataclass(frozen=True, slots=True)
class Dated:
    """A header or dateline: its stretch, the day it gives, and the words that give it."""

    span: Span
    day: Day | None
    words: Span | None


def _lines(text: str) -> list[Span]:
    """The first lines that are not blank."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        span = _trimmed(text, *line.span())
        if span is not None:
            found.append(span)
        if len(found) == _TOP_LINES + 2:
            break
    return found


def _header(text: str, lines: Sequence[Span], known: Known) -> tuple[Dated | None, Doubt | None]:
    """The first line that is labelled as a date, or is one; a doubt where its day is unclear."""
    doubt = None
    for line in lines[:_TOP_LINES]:
        said = text[line.start : min(line.end, line.start + _LINE_LOOKED_AT)]
        label = _label(words(said), known)
        found = _first_date(said, label.end if label is not None else 0, known)
        if found is not None and (label is not None or _alone(said, found[0])):
            begin = label.start if label is not None else found[0].start
            return _placed(Dated(Span(begin, found[0].end), found[1], found[0]), line.start), None
        after = said[label.end : label.end + _GAP] if label is not None else ""
        if any(letter.isdigit() for letter in after):
            doubt = Doubt(
                STAGE,
                Span(line.start, line.start + len(said)),
                "the day of publication is not clear here; give it with --published",
            )
    return None, doubt


def _placed(found: Dated, shift: int) -> Dated:
    """What was found in a line, with its offsets in the text."""
    words_at = found.words
    return Dated(
        Span(found.span.start + shift, found.span.end + shift),
        found.day,
        Span(words_at.start + shift, words_at.end + shift) if words_at is not None else None,
    )


def _label(said: Sequence[Word], known: Known) -> Span | None:
    """A label at the start of a line, or within it before a colon; the colon is part of it."""
    for i in range(len(said)):
        length = max(
            (
                len(label)
                for language in known.languages.values()
                for label in language.published
                if tuple(word.key for word in said[i : i + len(label)]) == label
            ),
            default=0,
        )
        colon = i + length < len(said) and said[i + length].text == ":"
        if length and (i == 0 or colon):
            return Span(said[i].start, said[i + length - (not colon)].end)
    return None


def _first_date(said: str, after: int, known: Known) -> tuple[Span, Day] | None:
    calendars = tuple(known.calendars.values())
    for span, day in absolute_dates(said[after:], calendars):
        if span.start > _GAP:
            return None
        return Span(after + span.start, after + span.end), day
    return None


def _alone(said: str, span: Span) -> bool:
    """Whether a line is a date and nothing else, but perhaps the name of its weekday."""
    return len(_LETTERS.findall(said[: span.start] + " " + said[span.end :])) <= 1


def _headline(text: str, line: Span, known: Known) -> bool:
    """Whether a line is a headline: short, without an end mark, and with a blank line below."""
    said = line.cut(text) if line.end - line.start <= _HEADLINE else ""
    below = text[line.end : line.end + 80]
    if not said or "(@" in said or not _LETTERS.search(said) or not _blank_line(below):
        return False
    ends = {mark for one in known.languages.values() for mark in one.ends + one.dots} - {"!", "?"}
    closers = "".join({mark for one in known.languages.values() for mark in one.closers})
    last = said.rstrip(closers)[-1:]
    if not (said[0].isalnum() or said[0] in "#“‘\"'"):
        return False
    return last not in ends and last not in _GO_ON and bool(text[line.end :][:200].strip())


def _blank_line(below: str) -> bool:
    head = below[: len(below) - len(below.lstrip())]
    return head.count("\n") > 1


# --- datelines ----------------------------------------------------------------


def dateline_in(text: str, line: Span, known: Known) -> Dated | None:
    """The dateline that opens a paragraph: `QUETTA, Feb 3 (Example Wire) —`, `QUETTA:`."""
    said = text[line.start : min(line.end, line.start + _DATELINE)]
    for place, after in _dashes(said, known):
        made = _dated(said[:place], known)
        if made is not None and not (said[place] in _COLONS and made.day is None):
            if not text[line.start + after : line.end].strip() and len(said) > _HEAD:
                return None
            return _placed(Dated(Span(0, after), made.day, made.words), line.start)
    city = _CITY.match(said)
    if city is not None and (city[2] or line.end - line.start == city.end()):
        return Dated(Span(line.start, line.start + city.end()), None, None)
    return None


def _dashes(said: str, known: Known) -> Iterator[tuple[int, int]]:
    """The dashes of a line's head, first to last; a hyphen only with blanks around it."""
    dashes = {dash for one in known.languages.values() for dash in one.signed.dashes}
    places = []
    for dash in dashes:
        at = f"{said} ".find(dash)
        if at > 0 and (dash[0] != "-" or said[at - 1].isspace()):
            places.append((at, at + len(dash.rstrip())))
    # "QUETTA, 14 March 2023: …": a colon ends a dateline that gives its whole date.
    places += [(at, at + 1) for at, letter in enumerate(said) if letter in _COLONS]
    yield from sorted(places)


def _dated(head: str, known: Known) -> Dated | None:
    """What stands before the dash, if it is a place with a date or an agency."""
    ends = {mark for one in known.languages.values() for mark in one.ends}
    if ends.intersection(head) or "(@" in head:
        return None
    calendars = tuple(known.calendars.values())
    seen = next(absolute_dates(head, calendars, _ANY_YEAR), None)
    agency = head.find("(") if head.rstrip().endswith(")") else -1
    if seen is None and agency < 1 and not (_CAPITALS.match(head) and len(head) <= _HEAD):
        return None
    before = min(
        (at for at in (seen[0].start if seen else -1, agency) if at >= 0), default=len(head)
    )
    if not _is_place(head[:before]):
        return None
    found = next(absolute_dates(head, calendars), None)
    return Dated(Span(0, len(head)), found[1] if found else None, found[0] if found else None)


def _is_place(head: str) -> bool:
    """Whether words may be a place: few, and each with a capital where its script has them."""
    said = _LETTERS.findall(head)
    return 0 < len(said) <= _PLACE_WORDS and not any(word[0].islower() for word in said)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
