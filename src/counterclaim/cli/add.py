"""`counterclaim add`: reports brought into a project, as they are."""

from collections import Counter

import click

from counterclaim.cli.extract import SOME_FAILED, published_option
from counterclaim.cli.inside import author_option, inside, project_option
from counterclaim.cli.working import outcomes

EPILOG = """\b
Examples:
  counterclaim add reports/
  counterclaim add statement.txt --outlet "Example Wire" --published 2022-02-03
"""


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="FILE…")
@project_option
@author_option
@click.option("--published", metavar="DATE", help="Say when the reports were published.")
@click.option("--outlet", metavar="NAME", help="Say who published them.")
@click.option("--url", metavar="URL", help="Say where they were published.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
def command(
    sources: tuple[str, ...],
    project: str | None,
    by: str | None,
    published: str | None,
    outlet: str | None,
    url: str | None,
    *,
    dry_run: bool,
) -> int:
    """
    Bring reports into the project: files, folders, globs. Nothing is read yet; `run` reads.

    The bytes are kept as they are; the same bytes again are known and left alone.
    """
    from counterclaim.projects.bringing import Said  # noqa: PLC0415 – heavy

    with inside(project, by) as held:
        said = Said(published_option(published), outlet, url)
        tally: Counter[str] = Counter()
        interrupted = outcomes(held.add(sources, said=said, dry=dry_run), tally, "adding")
    told = f"{tally['new']} {'would be ' if dry_run else ''}new, {tally['known']} known"
    click.echo(told + (f", {tally['failed']} failed" if tally["failed"] else ""), err=True)
    if interrupted:
        return interrupted
    return SOME_FAILED if tally["failed"] else 0
