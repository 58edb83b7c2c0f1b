"""`counterclaim demo`: the bundled examples in a project of their own, from bytes to estimates."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from counterclaim.cli.compare import write_page
from counterclaim.cli.working import outcomes
from counterclaim.exporting.wording import counted
from counterclaim.settings import PROJECT_FILE
from counterclaim.tables.shelf import PACKAGED

if TYPE_CHECKING:
    from counterclaim.projects import Project

EPILOG = """\b
Example:
  counterclaim demo --to demo
"""
AUTHOR: Final = "demo"
SHOWN: Final = ("state_forces.killed", "armed_group.killed")


@click.command(epilog=EPILOG)
@click.option(
    "--to",
    "folder",
    default="demo",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Make the project and the pages in this folder.",
)
def command(folder: Path) -> int:
    """
    Read the bundled examples, link them, print who says what, where they contradict each other,
    what can be said under each policy, and why.

    The reports were written for this purpose; no outlet in them exists.
    """
    from counterclaim.projects import make, opened  # noqa: PLC0415 – heavy

    if not (folder / PROJECT_FILE).is_file():
        make(folder)
    with opened(str(folder), author=AUTHOR) as project:
        tally: Counter[str] = Counter()
        bundles = sorted(one for one in (PACKAGED / "examples").iterdir() if one.is_dir())
        sources = [str(one) for bundle in bundles for one in _reports(bundle)]
        cut = outcomes(project.add(sources), tally, "adding")
        cut = cut or outcomes(project.read(project.waiting()), tally, "reading")
        if cut:
            return cut
        changed = project.link()
        reports = counted(sum(1 for _ in project.ledger.reports()), "report")
        click.echo(f"{reports}, {counted(changed.incidents, 'incident')}\n")
        incident = next(project.incidents()).id
        _show(project, incident)
        pages = _pages(project, folder)
    click.echo("\nEach incident with its reports, for a browser:", err=True)
    for path in pages:
        click.echo(f"  {path.resolve().as_uri()}", err=True)
    click.echo(f"Next:  counterclaim -h,  or  counterclaim review -p {folder}", err=True)
    return 1 if tally["failed"] else 0


def _show(project: "Project", incident: str) -> None:
    """The table of an incident, its tensions, every policy side by side, and why."""
    from counterclaim.cli import printing  # noqa: PLC0415 – heavy
    from counterclaim.exporting import comparison  # noqa: PLC0415 – as above

    case = project.case(incident)
    account = project.account(incident)
    short = comparison.shortened(claim.id for claim in case.claims)
    names = {actor.id: actor.name for actor in project.tables.actors.by_id.values()}
    printing.draw_heading(case)
    made = comparison.comparison(account, case, names)
    printing.draw_comparison(made, project.settings.policy, short)
    printing.draw_tensions(account.tensions, short)
    click.echo()
    policies = sorted(project.tables.policies.by_name)
    every = project.account(incident, tuple(f"{name}:*" for name in policies))
    speakers = dict(made.speakers)
    estimates = comparison.readable(every.estimates, speakers)
    for question in SHOWN:
        printing.draw_side_by_side(
            question, [one for one in estimates if one.question == question], case
        )
    told = printing.claims_told(case, short)
    for estimate in comparison.readable(account.estimates, speakers):
        if estimate.question in SHOWN:
            printing.draw_estimate(estimate, comparison.told(estimate, case), told)


def _pages(project: "Project", folder: Path) -> list[Path]:
    """A page of each incident with its reports, the largest first."""
    written = []
    for number, incident in enumerate(project.incidents(), 1):
        path = folder / f"incident-{number}.html"
        write_page(path, project.case(incident.id), project.account(incident.id), project.tables)
        written.append(path)
    return written


def _reports(bundle: Path) -> list[Path]:
    """The reports of a bundle, in order; its README is none of them."""
    return sorted(
        path for path in bundle.iterdir() if path.suffix in (".txt", ".html", ".jsonl", ".json")
    )
