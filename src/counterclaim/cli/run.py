"""`counterclaim run`: all that is new, brought in, read, linked."""

from collections import Counter

import click

from counterclaim.cli.extract import SOME_FAILED
from counterclaim.cli.inside import author_option, inside, project_option
from counterclaim.cli.working import outcomes
from counterclaim.exporting.wording import counted

EPILOG = """\b
Examples:
  counterclaim run reports/
  counterclaim run
"""


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, metavar="[FILE…]")
@project_option
@author_option
@click.option("--again", is_flag=True, help="Read every report again, not only the new ones.")
@click.option("--max-errors", type=click.IntRange(min=0), metavar="N", help="Stop after N faults.")
def command(
    sources: tuple[str, ...],
    project: str | None,
    by: str | None,
    max_errors: int | None,
    *,
    again: bool,
) -> int:
    """
    Do all that is new: bring reports in, read them, link them to incidents.

    What is done is kept report by report: after Ctrl-C, a crash or a kill, the same command goes
    on where it was.
    """
    tally: Counter[str] = Counter()
    with inside(project, by) as held:
        cut = outcomes(held.add(sources), tally, "adding", most_faults=max_errors)
        if not cut:
            waiting = held.waiting(again=again)
            cut = outcomes(held.read(waiting), tally, "reading", most_faults=max_errors)
        if cut:
            return cut
        if held.linked_already():
            click.echo("nothing is new", err=True)
        else:
            changed = held.link()
            click.echo(
                f"{counted(tally['read'], 'report')} read; "
                f"{counted(changed.made, 'incident')} new or changed, {changed.incidents} in all",
                err=True,
            )
    if tally["failed"]:
        click.echo(f"{tally['failed']} failed", err=True)
        return SOME_FAILED
    return 0
