"""`counterclaim db`: keeping the ledger itself: upgrade, backup, restore, check, rebuild, stats."""

from pathlib import Path

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import print_json
from counterclaim.errors import LedgerBroken
from counterclaim.settings import author

EPILOG = """\b
Examples:
  counterclaim db backup backups/2022-02-05
  counterclaim db rebuild
"""


@click.group(epilog=EPILOG)
def command() -> None:
    """Keep the ledger itself: upgrade, back up, restore, rebuild, count."""


@command.command()
@project_option
def upgrade(project: str | None) -> None:
    """Bring the tables to this version; a copy of a local file is put beside it before."""
    from counterclaim.projects.upgrading import upgraded  # noqa: PLC0415 – heavy

    before, after = upgraded(project, author=author())
    click.echo(f"{before} → {after}" if before != after else f"{after} already", err=True)


@command.command()
@click.argument("folder", type=click.Path(path_type=Path))
@project_option
def backup(folder: Path, project: str | None) -> None:
    """Copy the database and the stored bytes into a new folder, while work goes on."""
    with inside(project) as held:
        made = held.ledger.backup(folder)
    click.echo(f"backed up to {made}", err=True)


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@project_option
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(folder: Path, project: str | None, *, yes: bool) -> None:
    """Put a backup in the place of the project's ledger; what is there now is kept beside it."""
    from counterclaim.projects.restoring import restored  # noqa: PLC0415 – heavy

    if not yes:
        click.confirm("The ledger of now is moved aside. Go on?", abort=True, err=True)
    click.echo(f"restored; what was there before is in {restored(project, folder)}", err=True)


@command.command()
@project_option
def rebuild(project: str | None) -> int:
    """Make every table again from events and stored bytes, and say whether they are the same."""
    with inside(project) as held:
        before = held.ledger.digest()
        held.ledger.rebuild()
        after = held.ledger.digest()
    click.echo("the same rows" if before == after else "other rows than before", err=True)
    return 0 if before == after else LedgerBroken.exit_code


@command.command()
@project_option
def stats(project: str | None) -> None:
    """Count what is kept."""
    with inside(project) as held:
        told = held.ledger.stats()
    print_json(
        {
            "version": told.version,
            "events": told.seq,
            "head": told.head,
            "bytes": told.bytes,
            "rows": dict(told.rows),
        }
    )
