"""`counterclaim init`: a new project."""

from pathlib import Path

import click

from counterclaim.settings import LEDGER_FILE, POLICY

EPILOG = """\b
Examples:
  counterclaim init desk
  counterclaim init team --db postgresql+psycopg://user@host/counterclaim
"""


@click.command(epilog=EPILOG)
@click.argument(
    "folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path, file_okay=False)
)
@click.option(
    "--db",
    "database",
    default=LEDGER_FILE,
    show_default=True,
    metavar="FILE|URL",
    help="Where the ledger is: a SQLite file, or a PostgreSQL URL.",
)
@click.option(
    "--policy",
    default=POLICY,
    show_default=True,
    metavar="NAME",
    help="The policy of estimates unless another is asked for.",
)
def command(folder: Path, database: str, policy: str) -> None:
    """Make a project: a folder with a ledger, in which reports are kept and decided on."""
    from counterclaim.projects import make  # noqa: PLC0415 – heavy

    made = make(folder, database=database, policy=policy)
    click.echo(f"project {made.root}", err=True)
    click.echo(f"next:  counterclaim -h,  or  counterclaim run -p {folder} REPORTS", err=True)
