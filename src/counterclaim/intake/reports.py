"""
The face of intake: bytes or paths in, reports out, and an error for each that could not be.

A stream: each file is opened when its turn comes and let go before the next. An error is
yielded, not raised, so that its neighbours go on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import BinaryIO

from counterclaim.errors import InputError
from counterclaim.intake import files, jsonl, text
from counterclaim.intake.canonical import STAGE
from counterclaim.intake.decoding import decode
from counterclaim.intake.given import Body, Given, Known, report, sha256_of
from counterclaim.intake.sniffing import Kind, kind_of
from counterclaim.records import Doubt, Report


def read_bytes(
    data: bytes,
    *,
    tables: Known,
    name: str,
    published: date | datetime | None = None,
    url: str | None = None,
    outlet: str | None = None,
    kind: Kind | None = None,
) -> Iterator[Report | InputError]:
    """The reports that bytes hold: one of a text or page, one a line of JSON Lines."""
    given = Given(name, sha256_of(data), published, url, outlet)
    try:
        decoded = decode(data, name=name, pages=tables.pages)
        notes = tuple(Doubt(STAGE, None, note) for note in decoded.notes)
        found = kind or kind_of(decoded.text, name)
        if found == "jsonl":
            yield from jsonl.reports(decoded.text, given, tables)
        else:
            body, said = _body(decoded.text, found, given, tables)
            yield report(_noted(body, notes), said)
    except InputError as fault:
        yield fault


def read_paths(
    paths: Iterable[str],
    *,
    tables: Known,
    published: date | datetime | None = None,
    url: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | InputError]:
    """The reports of files, folders, patterns and `-`, in the order given, folders sorted."""
    for found in files.find(paths, tables.pages):
        if isinstance(found, InputError):
            yield found
            continue
        try:
            data = files.load(found, stdin)
        except InputError as fault:
            yield fault
            continue
        yield from read_bytes(
            data,
            tables=tables,
            name=files.shown(found),
            published=published,
            url=url,
            outlet=outlet,
        )


def _body(said: str, kind: Kind, given: Given, tables: Known) -> tuple[Body, Given]:
    if kind == "html":
        from counterclaim.intake import html  # noqa: PLC0415  # heavy; only pages need it

        return html.body_of(said, given, tables)
    return text.body_of(said, tables), given


def _noted(body: Body, notes: tuple[Doubt, ...]) -> Body:
    return replace(body, doubts=(*notes, *body.doubts))
