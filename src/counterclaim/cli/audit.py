"""`counterclaim audit`: every capture and decision, in order."""

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import Form, chosen, list_options, show

COLUMNS = ("seq", "utc", "author", "verb", "object", "note", "id", "hash")
SHOWN = "seq,utc,author,verb,object,note,id"
EPILOG = """\b
Examples:
  counterclaim audit
  counterclaim audit --where 'author=asma and verb=reject'
  counterclaim audit --head
"""


@click.command(epilog=EPILOG)
@project_option
@click.option("--since", type=click.IntRange(min=0), default=0, metavar="N", help="After event N.")
@click.option("--head", is_flag=True, help="Print the number and the hash of the last event only.")
@list_options
def command(  # noqa: PLR0913 – one parameter for each option
    project: str | None,
    since: int,
    form: Form | None,
    asked: str | None,
    fields: str | None,
    sort: str | None,
    limit: int | None,
    *,
    head: bool,
) -> None:
    """
    List the events of the ledger: who did what, when, to what.

    Whoever writes the hash of the head down elsewhere can prove later that nothing before it was
    changed.
    """
    with inside(project) as held:
        if head:
            seq, last = held.ledger.head()
            click.echo(f"{seq}\t{last}")
            return
        rows = [
            {
                "seq": event.seq,
                "utc": event.utc,
                "author": event.author,
                "verb": event.verb,
                "object": event.object,
                "note": _note(event.payload),
                "id": event.id,
                "hash": event.hash,
            }
            for event in held.ledger.events(since)
        ]
    wide = form in (None, "table")
    picked, names = chosen(
        rows, COLUMNS, asked=asked, fields=fields or (SHOWN if wide else None), sort=sort,
        limit=limit,
    )  # fmt: skip
    show(picked, names, form)


def _note(payload: object) -> str | None:
    if payload is None:
        return "(redacted)"
    note = payload.get("note") or payload.get("reason") if isinstance(payload, dict) else None
    return note if isinstance(note, str) else None
