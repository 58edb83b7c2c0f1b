"""`counterclaim claims`: who says what, over all reports of the project."""

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import Form, chosen, list_options, show
from counterclaim.exporting import wording
from counterclaim.exporting.filters import Flat
from counterclaim.ledger import Kept
from counterclaim.records import Toll

COLUMNS = (
    "id", "report", "status", "kind", "speaker", "actor", "stance", "answer", "effect", "victims",
    "subclass", "low", "high", "where", "first_day", "last_day", "words", "start", "end",
)  # fmt: skip
SHOWN = "id,status,speaker,kind,answer,victims,where,words"
EPILOG = """\b
Examples:
  counterclaim claims --where 'effect=killed and low>=10'
  counterclaim claims --where 'status=disputed' --jsonl
"""


@click.command(epilog=EPILOG)
@click.argument("incident", metavar="[INCIDENT]", required=False)
@project_option
@list_options
def command(
    incident: str | None,
    project: str | None,
    form: Form | None,
    asked: str | None,
    fields: str | None,
    sort: str | None,
    limit: int | None,
) -> None:
    """List the claims of the project, or of one incident, with what was decided on them."""
    with inside(project) as held:
        ids = held.case(incident).incident.claims if incident else None
        rows = [flat(kept) for kept in held.ledger.claims(ids=ids)]
    wide = form in (None, "table")
    picked, names = chosen(
        rows, COLUMNS, asked=asked, fields=fields or (SHOWN if wide else None), sort=sort,
        limit=limit,
    )  # fmt: skip
    show(picked, names, form)


def flat(kept: Kept) -> Flat:
    """A claim as one row of plain values."""
    claim = kept.claim
    toll = claim.body if isinstance(claim.body, Toll) else None
    interval = claim.occurred.interval
    first, last = interval.first_day, interval.last_day
    return {
        "id": claim.id,
        "report": claim.report,
        "status": kept.standing.status,
        "kind": claim.kind,
        "speaker": claim.last.speaker,
        "actor": claim.last.actor,
        "stance": claim.stance,
        "answer": wording.answer(claim),
        "effect": toll.effect if toll else None,
        "victims": toll.victims if toll else None,
        "subclass": toll.subclass if toll else None,
        "low": toll.low if toll else None,
        "high": toll.high if toll else None,
        "where": wording.where(claim.places),
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
        "words": claim.span.quote,
        "start": claim.span.start,
        "end": claim.span.end,
    }
