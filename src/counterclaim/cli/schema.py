"""`counterclaim schema`: the record format, published."""

import click

from counterclaim.cli.output import as_json
from counterclaim.exporting.schema import RECORDS, schema

EPILOG = """\b
Examples:
  counterclaim schema
  counterclaim schema claim
"""


@click.command(epilog=EPILOG)
@click.argument("record", required=False, type=click.Choice(RECORDS))
def command(record: str | None) -> None:
    """Print the record format of `extract --jsonl` as JSON Schema 2020-12."""
    click.echo(as_json(schema(record)))
