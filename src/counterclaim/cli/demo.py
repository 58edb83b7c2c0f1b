"""`counterclaim demo`: the bundled examples, read in a minute."""

import sys
from pathlib import Path

import click

from counterclaim.cli import INTERRUPTED
from counterclaim.cli.extract import Tally, readings, spread
from counterclaim.cli.output import Page, Table, Tsv
from counterclaim.tables.shelf import PACKAGED

EPILOG = """\b
Example:
  counterclaim demo --to demo
"""
FIRST = "panjgur-nushki"


@click.command(epilog=EPILOG)
@click.option(
    "--to",
    "folder",
    default="demo",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the pages into this folder.",
)
def command(folder: Path) -> int:
    """
    Read the bundled examples, print who says how many, and write a page of each bundle.

    The reports were written for this purpose; no outlet in them exists.
    """
    folder.mkdir(parents=True, exist_ok=True)
    bundles = sorted(
        (one for one in (PACKAGED / "examples").iterdir() if one.is_dir()),
        key=lambda one: (one.name != FIRST, one.name),
    )
    tally, written = Tally(), []
    for bundle in bundles:
        path = folder / f"{bundle.name}.html"
        printers = [Page(path)]
        found = readings([str(one) for one in _reports(bundle)], tally=tally)
        if bundle.name == FIRST:
            table = Table(sys.stdout, only=("toll",)) if sys.stdout.isatty() else Tsv(sys.stdout)
            interrupted = spread(found, [table, *printers])
        else:
            interrupted = spread(found, printers)
        written.append(path)
        if interrupted:
            return INTERRUPTED
    click.echo("\nThe reports with their marks, for a browser:", err=True)
    for path in written:
        click.echo(f"  {path.resolve().as_uri()}", err=True)
    return tally.exit_code


def _reports(bundle: Path) -> list[Path]:
    """The reports of a bundle, in order; its README is none of them."""
    return sorted(
        path for path in bundle.iterdir() if path.suffix in (".txt", ".html", ".jsonl", ".json")
    )
