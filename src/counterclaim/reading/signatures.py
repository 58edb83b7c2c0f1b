"""
Where a post is signed in plain text: `text — Name (@handle) February 3, 2022`.

Comes in: a stretch of text. Goes out: its signatures, each with author, account, date and
address at their places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from counterclaim.dates import absolute_dates
from counterclaim.records import Span
from counterclaim.tables.calendar import Calendar
from counterclaim.tables.embed import Signed

_ACCOUNT: Final = re.compile(r"\(@([\w.-]{1,60}(?:@[\w.-]{1,80})?)\)")
_URL: Final = re.compile(r"https?://[^\s<>()]{4,300}")
_DIGIT: Final = re.compile(r"\d")
_BETWEEN: Final = re.compile(r"[^\W\d_]+")
UNSIGNED: Final = Signed((), "", 1, 1, frozenset(), 1, 1)  # where no language says how
_REACH: Final = 90  # characters after the account in which its date and time must stand


@dataclass(frozen=True, slots=True)
class Signature:
    """How a post is signed; offsets count in the text that it was found in."""

    start: int
    end: int
    author: str
    handle: str
    date: date | datetime | None
    date_span: Span | None
    url: str | None


def signatures(
    text: str, begin: int, end: int, calendars: Sequence[Calendar], signed: Signed
) -> Iterator[Signature]:
    """Every signature in a stretch, in order."""
    at = begin
    while (at := text.find("(@", at, end)) >= 0:
        account = _ACCOUNT.match(text, at, end)
        dash = None if account is None else dash_before(text, begin, at, signed)
        at += 2
        if account is None or dash is None:
            continue
        start, name = dash
        made = _signature(text, end, start, name, account, calendars, signed)
        if made is not None:
            yield made
            begin = at = made.end


def dash_before(text: str, begin: int, at: int, signed: Signed) -> tuple[int, str] | None:
    """The dash that opens a signature on the line, and the name between it and the account."""
    low = max(begin, at - signed.name_length - 4)
    line = text.rfind("\n", low, at) + 1
    low = max(low, line)
    found = max(
        (
            (place, len(dash))
            for dash in signed.dashes
            if (place := text.rfind(dash, low, at)) >= 0 and _opens(text, place, dash, low)
        ),
        default=None,
    )
    if found is None:
        return None
    name = text[found[0] + found[1] : at].strip(" \t\u00a0\u200e\u200f-–—")
    return (found[0], name) if name else None


def _opens(text: str, place: int, dash: str, low: int) -> bool:
    """A plain hyphen opens a signature only after a blank: `Jean-Paul` has none."""
    return dash[0] != "-" or place == low or text[place - 1].isspace()


def _signature(
    text: str,
    end: int,
    start: int,
    name: str,
    account: re.Match[str],
    calendars: Sequence[Calendar],
    signed: Signed,
) -> Signature | None:
    """The signature at an account; none where what follows is neither a date nor the line's end."""
    after = account.end()
    stop = min(end, after + _REACH)
    line = text.find("\n", after, stop)
    stop = line if line >= 0 else stop
    tail = text[after:stop]
    day, span = _date(tail, calendars, signed)
    close = after + (span.end if span is not None else 0)
    found = _URL.match(text, close + len(text[close:stop]) - len(text[close:stop].lstrip()), end)
    if span is None and found is None and tail.strip(" \t.\u200e\u200f" + signed.dots):
        return None
    return Signature(
        start=start,
        end=found.end() if found is not None else close,
        author=name,
        handle=account[1],
        date=day,
        date_span=None if span is None else Span(after + span.start, after + span.end),
        url=found.group() if found is not None else None,
    )


def _date(
    tail: str, calendars: Sequence[Calendar], signed: Signed
) -> tuple[date | datetime | None, Span | None]:
    """The date that begins a signature's tail, if one does."""
    if not _DIGIT.search(tail):
        return None, None
    for span, day in absolute_dates(tail, calendars):
        gap = tail[: span.start]
        if len(gap) > signed.date_gap or any(
            word.casefold() not in signed.between for word in _BETWEEN.findall(gap)
        ):
            break
        return day, span
    return None, None


def signature_of(
    text: str, span: Span, handle: str | None, author: str | None, signed: Signed
) -> int:
    """Where the signature of a post begins; the post's end when it has none."""
    if handle is not None:
        at = text.rfind(f"(@{handle})", span.start, span.end)
        dash = dash_before(text, span.start, at, signed) if at >= 0 else None
        if dash is not None:
            return dash[0]
    if author:
        at = text.rfind(author, span.start, span.end)
        line = max(text.rfind("\n", span.start, max(at, span.start)) + 1, span.start)
        if at > line and text[line:at].strip() in signed.dashes:
            return line
    return span.end
