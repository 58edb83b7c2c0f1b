"""`counterclaim link`: which reports tell of one happening, and why."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from counterclaim.cli.inside import author_option, inside, project_option
from counterclaim.cli.listing import Form, output_options
from counterclaim.exporting.wording import counted
from counterclaim.records import Linked, Reading

if TYPE_CHECKING:
    from counterclaim.tables import Tables

EPILOG = """\b
Examples:
  counterclaim link
  counterclaim link --explain inc_7k3f
  counterclaim link --not-same rep_5q2f rep_81aa --by asma
  counterclaim extract reports/ --jsonl | counterclaim link - --jsonl
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, metavar="[INCIDENT…|FILE…|-]")
@project_option
@author_option
@output_options
@click.option("--explain", is_flag=True, help="Print why: each comparison with its bits.")
@click.option("--again", is_flag=True, help="Link everything anew, not only what is new.")
@click.option("--same", nargs=2, metavar="A B", help="Say that two reports tell of one happening.")
@click.option("--not-same", nargs=2, metavar="A B", help="Say that they do not.")
@click.option("--note", default="", metavar="TEXT", help="Say why you decided so.")
@click.option("--tables", metavar="DIR", help="Use your own tables over the packaged ones.")
def command(  # noqa: PLR0913 – one parameter for each option
    files: tuple[str, ...],
    project: str | None,
    by: str | None,
    form: Form | None,
    same: tuple[str, str] | None,
    not_same: tuple[str, str] | None,
    note: str,
    tables: str | None,
    *,
    explain: bool,
    again: bool,
) -> None:
    """
    Link the reports of the project to incidents, or those of `extract --jsonl` from a pipe.

    A decision of yours goes before the evidence, and stays when reports are linked again. With
    an incident, `--explain` prints only what speaks for and against it.
    """
    if files and not all(one.startswith("inc") for one in files):
        from counterclaim.cli.pipes import piped  # noqa: PLC0415 – heavy

        if same or not_same:
            raise click.UsageError("--same and --not-same decide in a project; leave the files out")
        told = piped(files, tables, again=True)
        if explain:
            _explain(told.linked, _names(told.linked, told.readings), told.tables)
        else:
            _records(told.linked, told.readings, form)
        return
    with inside(project, by) as held:
        if same:
            held.same(*same, note=note)
        if not_same:
            held.not_same(*not_same, note=note)
        changed = held.link(again=again)
        if explain or form in ("json", "jsonl"):
            made, readings = held.linked(), tuple(held.ledger.readings())
            if explain:
                _explain(held.within(made, files), _names(made, readings), held.tables)
            else:
                _records(made, readings, form)
        else:
            click.echo(
                f"{counted(changed.made, 'incident')} new or changed, {changed.incidents} in all",
                err=True,
            )


def _records(linked: Linked, readings: Iterable[Reading], form: Form | None) -> None:
    from counterclaim.cli.records import print_records  # noqa: PLC0415 – only for these formats
    from counterclaim.exporting.incidents import linked_records  # noqa: PLC0415 – as above
    from counterclaim.exporting.records import records  # noqa: PLC0415 – as above

    read = (one for reading in readings for one in records(reading))
    print_records((*read, *linked_records(linked)), "json" if form == "json" else "jsonl")


def _names(linked: Linked, readings: Iterable[Reading]) -> dict[str, str]:
    """Each sketch by the short name of its report."""
    from counterclaim.exporting.table import short  # noqa: PLC0415 – heavy

    names = {reading.report.id: short(reading.report) for reading in readings}
    told = (one for incident in linked.incidents for one in incident.sketches)
    return {
        sketch.id: names.get(sketch.report, sketch.report) + ("" if sketch.main else " (aside)")
        for sketch in (*linked.periods, *told)
    }


def _explain(linked: Linked, names: dict[str, str], tables: "Tables") -> None:
    from counterclaim.cli.printing import draw_links  # noqa: PLC0415 – heavy

    links = [link for incident in linked.incidents for link in incident.links]
    draw_links(links, tables.linkage, names, linked=True)
    draw_links(linked.weighed, tables.linkage, names, linked=False)
    if not links and not linked.weighed:
        click.echo("no two tellings were near enough to be weighed", err=True)
