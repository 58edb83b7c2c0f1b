"""`counterclaim show`: one thing of the ledger, whole, with the words that say it."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import print_json
from counterclaim.errors import NotFound
from counterclaim.exporting import wording
from counterclaim.exporting.loading import claim_of
from counterclaim.exporting.records import Record
from counterclaim.ledger import Kept, Ledger, Position

if TYPE_CHECKING:
    from rich.text import Text

AROUND = 60
STAGES: Final = {"inc": "incident", "skt": "sketch"}
EPILOG = """\b
Examples:
  counterclaim show clm_4fd3
  counterclaim show 4fd3
  counterclaim show rep_5q2 --json
"""


@click.command(epilog=EPILOG)
@click.argument("named", metavar="ID")
@project_option
@click.option("--json", "form", flag_value="json", help="Print its record.")
def command(named: str, project: str | None, form: str | None) -> None:
    """
    Print a claim, report, incident, finding or event by its id, which may be shortened.

    A claim is shown in its own sentence, with who says it, what it counts, where it stands and
    what was decided on it.
    """
    with inside(project) as held:
        ledger = held.ledger
        found = _found(ledger, named)
        kind = found.split("_", 1)[0]
        record = _record(ledger, found, kind)
        if form == "json":
            print_json(record)
        elif kind == "clm":
            _claim(ledger, ledger.claim(found))
        elif kind == "rep":
            _report(ledger, record)
        elif kind == "inc":
            _incident(ledger, record)
        else:
            _fields(found, record)


def _found(ledger: Ledger, named: str) -> str:
    """The id that begins so; an incident of before leads to the present one."""
    from counterclaim.projects.incidents import find  # noqa: PLC0415 – heavy

    if named.startswith("inc"):
        return find(ledger, named)
    try:
        return ledger.find(named)
    except NotFound:
        for kind in STAGES:
            try:
                return find(ledger, named) if kind == "inc" else ledger.find(named, kind)
            except NotFound:
                continue
        raise


def _record(ledger: Ledger, found: str, kind: str) -> Record:
    match kind:
        case "clm":
            kept = ledger.claim(found)
            return {**kept.told, "status": kept.standing.status}
        case "rep":
            return ledger.report(found)
        case "evt":
            return asdict(ledger.event(found))
        case "cap":
            return next(asdict(one) for one in ledger.captures() if one.id == found)
        case "fnd":
            return next(one for one in ledger.findings() if one["id"] == found)
        case _:
            made = ledger.derived_one(STAGES.get(kind, kind), found)
            if made is None:
                raise NotFound(f"{found}: is nothing that is shown; see `counterclaim incidents`")
            return made.record


def _claim(ledger: Ledger, kept: Kept) -> None:
    from rich.text import Text  # noqa: PLC0415 – heavy

    claim = kept.claim
    (reading,) = ledger.readings([kept.report])
    span, text = claim.span, reading.text
    head = Text(
        f"{claim.id}  {kept.standing.status}  {claim.report}  [{span.start},{span.end})",
        style="bold",
    )
    before, quote, after = wording.glued(
        text[max(0, span.start - AROUND) : span.start],
        span.quote,
        text[span.end : span.end + AROUND],
    )
    line = Text.assemble(f"  …{before}", (f"«{quote}»", "bold"), f"{after}…")
    told = _told(kept, wording.file_name(reading.report))
    if kept.standing.edit is not None:
        told.append(("as read", wording.answer(claim_of(kept.record))))
    told += [("decided", _decision(one)) for one in kept.standing.positions]
    _print([head, line, *_lines(told)])


def _decision(one: Position) -> str:
    note = one.payload.get("note")
    return f"{one.author} {one.verb} {one.utc}{f': {note}' if note else ''} ({one.event})"


def _report(ledger: Ledger, record: Record) -> None:
    """What is said of a report, then its text, then what was made of it."""
    from rich.text import Text  # noqa: PLC0415 – heavy

    found = str(record["id"])
    names = ("outlet", "published", "url", "title", "languages", "sha256")
    told = [(name, _plain(record[name])) for name in names if record.get(name)]
    claims = wording.counted(sum(1 for _ in ledger.claims(found)), "claim")
    findings = wording.counted(sum(1 for _ in ledger.findings(found)), "finding")
    told.append(("holds", f"{claims}, {findings}"))
    body = [Text(wording.safe(line)) for line in str(record["text"]).splitlines()]
    _print([Text(f"{found}  {record['name']}", style="bold"), *_lines(told), Text(), *body])


def _incident(ledger: Ledger, record: Record) -> None:
    """Which reports tell of it, and how strongly they were linked."""
    from rich.text import Text  # noqa: PLC0415 – heavy

    reports = record["reports"]
    told = []
    for one in reports if isinstance(reports, list) else []:
        held = ledger.report(str(one))
        told.append(
            ("report", f"{one}  {held.get('title') or held['name']}  {_plain(held['outlet'])}")
        )
    claims, links = record["claims"], record["links"]
    for name, held_of in (("claims", claims), ("links", links)):
        told.append((name, str(len(held_of)) if isinstance(held_of, list) else ""))
    _print([Text(str(record["id"]), style="bold"), *_lines(told)])
    click.echo(f"next:  counterclaim compare {record['id']}", err=True)


def _fields(found: str, record: Record) -> None:
    from rich.text import Text  # noqa: PLC0415 – heavy

    told = [(name, _plain(value)) for name, value in record.items() if name not in ("id", "record")]
    _print([Text(found, style="bold"), *_lines(told)])


def _plain(value: object) -> str:
    """A value in a line: words as they are, quotations by their words, the rest as JSON."""
    if value is None:
        return "–"
    if isinstance(value, list):
        return "; ".join(map(_plain, value))
    if isinstance(value, dict):
        quote = value.get("quote")
        return f"“{quote}”" if quote else json.dumps(value, ensure_ascii=False)
    return str(value)


def _lines(told: Iterable[tuple[str, str]]) -> "list[Text]":
    from rich.text import Text  # noqa: PLC0415 – heavy

    return [Text(f"  {name:<11}{wording.safe(value)}") for name, value in told]


def _print(lines: "Iterable[Text]") -> None:
    from counterclaim.cli.printing import console, isolated  # noqa: PLC0415 – heavy

    out = console()
    for line in lines:
        ours = line.plain.startswith("  ") and not line.plain.startswith("  …")
        out.print(isolated(line, ours=ours) if out.is_terminal else line, soft_wrap=True)


def _told(kept: Kept, report: str) -> list[tuple[str, str]]:
    claim = kept.claim
    last = claim.last
    told = [("speaker", f"{last.speaker or 'the outlet itself'} ({last.actor or last.role})")]
    if last.source:
        told.append(("source", f"“{last.source.quote}”"))
    if last.cue:
        told.append(("cue", f"“{last.cue.quote}”"))
    told += [("answers", wording.question(claim)), ("says", wording.answer(claim))]
    if claim.places:
        told.append(("where", wording.where(claim.places)))
    interval = claim.occurred.interval
    if interval.begin or interval.end:
        told.append(("when", wording.when(interval)))
    if claim.loaded:
        told.append(("takes sides", ", ".join(f"“{one.quote}”" for one in claim.loaded)))
    return [*told, ("from", report), ("read by", claim.found_by)]
