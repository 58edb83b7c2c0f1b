"""`counterclaim redact`: a private person's data erased for good."""

import click

from counterclaim.cli.inside import author_option, inside, project_option
from counterclaim.exporting.wording import counted

EPILOG = """\b
Examples:
  counterclaim redact --words "the name" --reason "asked for by the family"
  counterclaim redact --report rep_5q2 --reason "names a minor"
"""


@click.command(epilog=EPILOG)
@project_option
@author_option
@click.option("--words", multiple=True, metavar="TEXT", help="Blank these words wherever they are.")
@click.option("--report", metavar="REPORT", help="Erase a whole report.")
@click.option("--reason", required=True, metavar="TEXT", help="Why; this stays, so name nobody.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(
    project: str | None,
    by: str | None,
    words: tuple[str, ...],
    report: str | None,
    reason: str,
    *,
    yes: bool,
) -> None:
    """
    Erase words or a report from the ledger, its stored bytes and its search, for good.

    The event stays with its digest and your reason, and the chain still verifies. This cannot be
    undone; backups made before hold what was erased.
    """
    if not words and not report:
        raise click.UsageError("nothing is named; give --words or --report")
    if not yes:
        click.confirm("This cannot be undone. Erase?", abort=True, err=True)
    from counterclaim.projects.restoring import copies_of  # noqa: PLC0415 – heavy

    with inside(project, by) as held:
        done = held.ledger.redact(words, report=report, reason=reason, author=held.author)
        held.link()
        beyond = (*done.beyond, *copies_of(held.settings))
    counts = (
        counted(len(done.reports), "report"),
        counted(len(done.events), "event"),
        counted(len(done.objects), "stored object"),
    )
    click.echo(f"erased in {', '.join(counts)}", err=True)
    for one in beyond:
        click.echo(f"not reached: {one}", err=True)
