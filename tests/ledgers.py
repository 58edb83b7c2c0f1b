"""Ledgers to try things on: where one may stand, small reports to put in it, ways to spoil it."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import text

from counterclaim.exporting.records import Record, records
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.records import (
    Claim,
    Doubt,
    Finding,
    Interval,
    Moment,
    Passage,
    Quote,
    Reading,
    Report,
    Span,
    Speaker,
    Toll,
    Where,
    digest,
)

UNKNOWN = Moment(Interval(None, None, "unresolved"), None)


@dataclass(frozen=True)
class Place:
    """A place of a kind, where no ledger stands yet; `objects` is its folder of bytes, if any."""

    kind: str
    where: str
    folder: Path
    objects: Path | None = None

    def open(self, *, create: bool = False, wait: float = 5.0) -> Ledger:
        """The ledger that stands here."""
        return open_ledger(
            self.where, objects=self.objects, create=create, author="keeper", wait=wait
        )


def reading(
    said: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    language: str = "en",
    speaker: str | None = None,
    place: str | None = None,
) -> Reading:
    """A report of a few words, with a claim at its first word and one at its last."""
    report = Report(
        digest("rep", said, outlet or ""), said, "0" * 64, "made.txt", outlet, None, title,
        date(2021, 3, 5),
    )  # fmt: skip
    passage = Passage(Span(0, len(said)), "paragraph", language, "ltr")
    words = said.split()
    start = said.rindex(words[-1])
    quotes = dict.fromkeys(
        (Quote(0, len(words[0]), words[0]), Quote(start, start + len(words[-1]), words[-1]))
    )
    claims = tuple(_claim(report, quote, speaker, place, language) for quote in quotes)
    finding = Finding(
        digest("fnd", report.id), report.id, "toll_conflict", (claims[0].span,),
        (claims[0].id,), f"“{words[0]}” against itself",
    )  # fmt: skip
    doubt = Doubt("places", claims[-1].span.span, f"“{words[-1]}” is no place")
    return Reading(report, {Passage: (passage,)}, claims, (finding,), (doubt,))


def _claim(
    report: Report, quote: Quote, speaker: str | None, place: str | None, language: str
) -> Claim:
    where = () if place is None else (Where(place, None, None, None, "unresolved", quote),)
    body = Toll(
        "killed", "civilians", None, quote.quote, 2, 2, "exact",
        cumulative=False, includes=None, by=None, number=quote,
    )  # fmt: skip
    chain = (Speaker(speaker, "source" if speaker else "outlet", None, None, None),)
    return Claim(
        digest("clm", report.id, quote), report.id, "toll", quote, chain, "asserts", UNKNOWN,
        UNKNOWN, where, (), body, "made@1", language,
    )  # fmt: skip


def told(one: Reading) -> list[Record]:
    """Its records."""
    return [json.loads(json.dumps(record)) for record in records(one)]


def put(ledger: Ledger, *readings: Reading) -> list[str]:
    """Record readings; the ids of their reports."""
    for one in readings:
        ledger.record_reading(told(one), author="reader", by="made@1")
    return [one.report.id for one in readings]


def spoil(ledger: Ledger, statement: str, **values: object) -> int:
    """Change what stands in the database behind the ledger's back, its triggers put aside."""
    with ledger.store.database.bare() as connection:
        if ledger.store.database.kind == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
        else:
            asked = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in connection.execute(asked).all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        changed = connection.execute(text(statement), values).rowcount
        if ledger.store.database.kind == "postgresql":
            connection.execute(text("SET session_replication_role = DEFAULT"))
    return changed
