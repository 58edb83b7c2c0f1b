"""`counterclaim undo`: a decision taken back by a new event."""

import click

from counterclaim.cli.inside import author_option, inside, project_option

EPILOG = """\b
Examples:
  counterclaim undo
  counterclaim undo evt_3fa9
"""


@click.command(epilog=EPILOG)
@click.argument("event", metavar="[EVENT]", required=False)
@project_option
@author_option
def command(event: str | None, project: str | None, by: str | None) -> None:
    """
    Undo your last decision, or the one that is named; undoing an undo does it again.

    Nothing is removed: the decision and its undoing both stay in the audit.
    """
    with inside(project, by) as held:
        made = held.undo(event)
        if made is None:
            click.echo("it is undone already", err=True)
            return
        undone = held.ledger.event(made.object)
    click.echo(f"undone: {undone.verb} {undone.object} by {undone.author}", err=True)
