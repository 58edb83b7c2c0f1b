"""
Search: folded words of reports, and stretches of titles, names, places and claims.

Comes in: rows as they are written, and queries. Goes out: hits, with offsets in the original
text. The index is no truth: it is made again by `rebuild`, never migrated. Each database has a
module that spells it (search_sqlite.py, search_postgresql.py); both give the same answers.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, Protocol

from sqlalchemy import Connection, delete, func, insert, select

from counterclaim.errors import BadOption
from counterclaim.exporting.records import Json, Record
from counterclaim.ledger import folding, schema, search_postgresql, search_sqlite
from counterclaim.ledger.folding import Term
from counterclaim.ledger.kept import Hit, HitKind, LabelKind
from counterclaim.ledger.projecting import Row, scrubbed
from counterclaim.records import Quote

# Convention of print: a hit is shown in about two lines.
_SHOWN: Final = 160
# Where in a claim's record somebody is named, beside its chain.
_NAMED: Final = {
    "toll": ("by",),
    "act": ("by", "against"),
    "status": ("holder",),
    "restriction": ("by",),
    "responsibility": ("actor",),
}
_LABELS: Final[tuple[LabelKind, ...]] = ("title", "name", "place", "claim")


class Index(Protocol):
    """How one database spells the index of words."""

    def create(self, connection: Connection) -> None:
        """Make it empty, whatever stood there."""

    def add(self, connection: Connection, number: int, text: str) -> None:
        """Take in a report's text."""

    def drop(self, connection: Connection, number: int, text: str) -> None:
        """Let go of a report's text."""

    def add_labels(self, connection: Connection, first: int) -> None:
        """Take in the rows of `label` from a number on."""

    def drop_labels(self, connection: Connection, report: int) -> None:
        """Let go of the labels of a report, before their rows go."""

    def reports(
        self, connection: Connection, asked: tuple[Term, ...], language: str | None, limit: int
    ) -> list[tuple[int, float]]:
        """The numbers of the reports that hold every term, best first, with their ranks."""

    def labels(
        self,
        connection: Connection,
        asked: tuple[str, LabelKind],
        language: str | None,
        limit: int,
    ) -> "list[tuple[int, float]]":
        """The ids of the labels of a kind that hold a stretch of folded text, best first."""

    def count(self, connection: Connection) -> int:
        """How many reports it holds."""


def index_of(connection: Connection) -> Index:
    """The module that spells the index of this database."""
    return search_sqlite if connection.dialect.name == "sqlite" else search_postgresql


def create(connection: Connection) -> None:
    """An empty index, whatever stood there."""
    connection.execute(delete(schema.label))
    index_of(connection).create(connection)


def add(connection: Connection, number: int, rows: "dict[str, list[Row]]") -> None:
    """Take in a report's rows."""
    index = index_of(connection)
    report = json.loads(str(rows["report"][0]["record"]))
    index.add(connection, number, scrubbed(report.get("text")))
    claims = [json.loads(str(one["record"])) for one in rows["claim"]]
    last = connection.execute(select(func.coalesce(func.max(schema.label.c.id), 0))).scalar_one()
    labels = [
        {"id": at, "report": number, **label}
        for at, label in enumerate(_labels(report, claims), last + 1)
    ]
    if labels:
        connection.execute(insert(schema.label), labels)
        index.add_labels(connection, last + 1)


def drop(connection: Connection, number: int, record: Record) -> None:
    """Let go of a report; its record is as it was taken in."""
    index = index_of(connection)
    index.drop(connection, number, scrubbed(record.get("text")))
    index.drop_labels(connection, number)
    connection.execute(delete(schema.label).where(schema.label.c.report == number))


def _labels(report: Record, claims: list[Record]) -> Iterator[Row]:
    known: set[tuple[str, str]] = set()
    named = [("title", report.get("title"))]
    named += [("name", one) for one in _names(report, claims)]
    named += [("place", told) for claim in claims for told in _places(claim)]
    for kind, told in named:
        label = _label(kind, str(report["id"]), scrubbed(told), None)
        if label["folded"] and (kind, str(label["folded"])) not in known:
            known.add((kind, str(label["folded"])))
            yield label
    for claim in claims:
        span = claim.get("span")
        if isinstance(span, dict) and isinstance(span.get("start"), int):
            start = int(str(span["start"]))
            yield _label("claim", str(claim["id"]), scrubbed(span.get("quote")), start)


def _places(claim: Record) -> Iterator[Json]:
    """Each place by the name that we show, and by the report's own word for it."""
    for place in _many(claim, "places"):
        span = place.get("span")
        yield place.get("name")
        yield span.get("quote") if isinstance(span, dict) else None


def _names(report: Record, claims: list[Record]) -> Iterator[Json]:
    yield report.get("outlet")
    for passage in _many(report, "passages"):
        yield from (passage.get("author"), passage.get("handle"))
    for claim in claims:
        yield from (speaker.get("speaker") for speaker in _many(claim, "chain"))
        kind = str(claim.get("kind"))
        body = claim.get(kind)
        if isinstance(body, dict):
            yield from (body.get(name) for name in _NAMED.get(kind, ()))


def _many(record: Record, name: str) -> list[Record]:
    told = record.get(name)
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _label(kind: str, owner: str, shown: str, start: int | None) -> Row:
    return {
        "kind": kind,
        "owner": owner,
        "start": start,
        "shown": shown,
        "folded": folding.key(shown),
    }


# --- asking -----------------------------------------------------------------


def find(
    connection: Connection, query: str, *, kind: HitKind, language: str | None, limit: int
) -> list[Hit]:
    """
    The best places for a query, best first.

    Raises:
        BadOption: the kind is not one, or nothing in the query can be looked for.
    """
    if limit < 1:
        raise BadOption(f"limit: {limit} is less than 1; ask for at least one hit")
    if kind == "report":
        return _reports(connection, query, language, limit)
    if kind not in _LABELS:
        raise BadOption(f"kind: {kind!r} is not report, {', '.join(_LABELS)}; name one of them")
    return _found_labels(connection, query, kind, language, limit)


def _nothing(query: str) -> BadOption:
    return BadOption(f"{query!r}: holds no letter or digit to look for; write a word")


def _reports(connection: Connection, query: str, language: str | None, limit: int) -> list[Hit]:
    asked = folding.terms(query)
    if not asked:
        raise _nothing(query)
    ranked = index_of(connection).reports(connection, asked, language, limit)
    table = schema.report
    wanted = select(table.c.number, table.c.record).where(
        table.c.number.in_([number for number, _ in ranked])
    )
    records = {number: json.loads(told) for number, told in connection.execute(wanted)}
    return [_report_hit(records[number], asked, rank) for number, rank in ranked]


def _report_hit(record: Record, asked: tuple[Term, ...], rank: float) -> Hit:
    text = str(record.get("text") or "")
    found = list(folding.places(text, asked))
    start, end = _window(text, found)
    return Hit(
        kind="report",
        id=str(record["id"]),
        report=str(record["id"]),
        spans=tuple(Quote(first, last, text[first:last]) for first, last in found),
        shown=text[start:end],
        marks=tuple((a - start, b - start) for a, b in found if start <= a and b <= end),
        rank=rank,
    )


def _window(text: str, found: list[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of text with the most places in it, cut between words."""
    if not found:
        return 0, min(len(text), _SHOWN)
    starts = [first for first, _ in found]
    near = [bisect_left(starts, first + _SHOWN // 2) - at for at, first in enumerate(starts)]
    first, last = found[near.index(max(near))]
    start = max(0, first - _SHOWN // 4)
    start += next((one.end() for one in re.finditer(r"\s", text[start:first])), 0)
    end = max(last, start + _SHOWN)
    gap = text.rfind(" ", last, end)
    return start, min(len(text), end if gap < 0 or end >= len(text) else gap)


def _found_labels(
    connection: Connection, query: str, kind: LabelKind, language: str | None, limit: int
) -> list[Hit]:
    stretch = folding.key(query)
    if not stretch:
        raise _nothing(query)
    index = index_of(connection)
    ranked = index.labels(connection, (stretch, kind), language, limit)
    table, report = schema.label, schema.report
    wanted = (
        select(table, report.c.id.label("of"))
        .join(report, report.c.number == table.c.report)
        .where(table.c.id.in_([number for number, _ in ranked]))
    )
    rows = {row.id: row for row in connection.execute(wanted)}
    hits: list[Hit] = []
    for number, rank in ranked:
        row = rows[number]
        marks = tuple(folding.stretches(row.shown, stretch))
        spans = [] if row.start is None else [(row.start + a, row.start + b) for a, b in marks]
        words = [row.shown[a:b] for a, b in marks]
        quotes = tuple(Quote(a, b, said) for (a, b), said in zip(spans, words, strict=False))
        hits.append(Hit(kind, row.owner, row.of, quotes, row.shown, marks, rank))
    return hits
