"""
JSON Lines to reports: one record a line, `id, url, outlet, published, title, text`.

Comes in: the text of a file. Goes out: a report for each line, or the error that names file
and line; its neighbours go on. Keys that are not known are left alone.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from counterclaim.errors import BadRecord, InputError
from counterclaim.intake.canonical import STAGE
from counterclaim.intake.given import Given, Known, day_in, report, sha256_of
from counterclaim.intake.text import body_of
from counterclaim.records import Doubt, Report

EXTRACTOR: Final = "jsonl@1"
_MEND: Final = 'give each line one record like {"id": "…", "text": "…"}'


def reports(text: str, given: Given, known: Known) -> Iterator[Report | InputError]:
    """The report of each line, in order; a file may also be one record or one list of them."""
    whole = _whole(text)
    if whole is not None:
        for number, record in enumerate(whole, 1):
            yield _report(record, f"{given.name} record {number}", given, known)
        return
    begin = number = 0
    while begin < len(text):
        number += 1
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        line, begin = text[begin:end].strip(), end + 1
        if line:
            where = f"{given.name}:{number}"
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as fault:
                said = getattr(fault, "msg", "it is nested too deeply")
                yield BadRecord(f"{where}: is not JSON ({said}); {_MEND}")
                continue
            yield _report(record, where, given, known, sha256_of(line.encode("utf-8", "replace")))


def _whole(text: str) -> list[object] | None:
    """The records of a file that is one JSON value over several lines."""
    head = text.lstrip()[:1]
    first = text.lstrip().partition("\n")[0].strip()
    if head not in ("[", "{") or (head == "{" and first != "{"):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else [value]


def _report(
    record: object, where: str, given: Given, known: Known, sha256: str | None = None
) -> Report | InputError:
    if not isinstance(record, Mapping) or not isinstance(record.get("text"), str):
        return BadRecord(f'{where}: has no "text" that is a text; {_MEND}')
    doubts = []
    published = record.get("published")
    day = day_in(published, known) if isinstance(published, str) else None
    if day is None and published not in (None, ""):
        why = f'its "published" is no date that we can read: {_shown(published)}'
        doubts.append(Doubt(STAGE, None, why))
    own = Given(
        name=_text(record, "id") or where,
        sha256=sha256 or sha256_of(json.dumps(record, sort_keys=True).encode()),
        published=day,
        url=_text(record, "url"),
        outlet=_text(record, "outlet"),
        title=_text(record, "title"),
    )
    said = own.under(replace(given, name=own.name, sha256=own.sha256))
    try:
        body = body_of(record["text"], known, title=own.title)
        return report(replace(body, extractor=EXTRACTOR, doubts=(*body.doubts, *doubts)), said)
    except InputError as fault:
        return type(fault)(str(fault).replace(said.name, where, 1))


def _text(record: Mapping[str, object], key: str) -> str | None:
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _shown(value: object) -> str:
    return repr(value)[:60]
