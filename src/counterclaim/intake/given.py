"""
What intake is given beside the bytes, and the report that it makes in the end.

Comes in: canonical text with its blocks, what the page or record says of itself, and what the
user says of it, which goes first. Goes out: a report, its id a digest of what it holds.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from counterclaim.dates import absolute_dates
from counterclaim.errors import NoText
from counterclaim.intake.canonical import unreadable
from counterclaim.records import Block, Doubt, Report, Span, digest
from counterclaim.tables.calendar import Calendar
from counterclaim.tables.embed import Embeds
from counterclaim.tables.language import Language
from counterclaim.tables.page import Pages

Day = date | datetime
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Convention: a tenth of control characters is no text that anybody wrote.
_CONTROLS_IN: Final = 10
_SAMPLE: Final = 65_536


class Known(Protocol):
    """The tables that intake reads; `counterclaim.tables.Tables` holds them."""

    @property
    def languages(self) -> Mapping[str, Language]:
        """Header labels and sentence ends, by language."""

    @property
    def calendars(self) -> Mapping[str, Calendar]:
        """Words for dates, by language."""

    @property
    def embeds(self) -> Embeds:
        """How posts are embedded in pages."""

    @property
    def pages(self) -> Pages:
        """Where pages say what they are, and what is no text."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of a report from outside its text; None where nothing is."""

    name: str
    sha256: str
    published: Day | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None

    def under(self, more: "Given") -> "Given":
        """The same, with what another says first."""
        return Given(
            name=more.name,
            sha256=more.sha256,
            published=more.published or self.published,
            url=more.url or self.url,
            outlet=more.outlet or self.outlet,
            title=more.title or self.title,
        )


@dataclass(frozen=True, slots=True)
class Body:
    """Canonical text with the blocks that are known, and the day that its own words give."""

    text: str
    blocks: tuple[Block, ...]
    extractor: str
    title: str | None = None
    published: Day | None = None
    published_span: Span | None = None
    doubts: tuple[Doubt, ...] = ()


def sha256_of(data: bytes) -> str:
    """The digest of stored bytes."""
    return hashlib.sha256(data).hexdigest()


def day_in(text: str, known: Known) -> Day | None:
    """The day that a piece of metadata gives: ISO 8601, or words; an offset is put aside."""
    said = text.strip()[:80]
    try:
        return date.fromisoformat(said) if len(said) == 10 else _moment(said)
    except ValueError:
        found = next(absolute_dates(said, tuple(known.calendars.values())), None)
        return found[1] if found is not None else None


def _moment(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=None)


def report(body: Body, given: Given) -> Report:
    """
    The report of a text; what the user or the metadata says goes before its own words.

    Raises:
        NoText: nothing is in it but white space, or too much that is no character.
    """
    if not body.text.strip():
        raise NoText(f"{given.name}: holds no text (only white space); bring it with its text")
    sample = body.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * _CONTROLS_IN > len(sample):
        raise NoText(
            f"{given.name}: holds no text (its bytes are not characters); "
            "save the page as text or HTML"
        )
    published = given.published or body.published
    own = body.published_span if given.published in (None, body.published) else None
    held = hashlib.sha256(body.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(
        id=digest("rep", held, given.outlet or "", given.url or "", published or ""),
        text=body.text,
        sha256=given.sha256,
        name=given.name,
        outlet=given.outlet,
        url=given.url,
        title=given.title or body.title,
        published=published,
        published_span=own,
        blocks=body.blocks,
        extractor=body.extractor,
        doubts=(*body.doubts, *unreadable(body.text)),
    )
