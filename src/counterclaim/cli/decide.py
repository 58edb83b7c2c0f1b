"""`counterclaim decide`: accept, reject or correct a claim from the command line."""

import json
from typing import Literal

import click

from counterclaim.cli.inside import author_option, inside, project_option
from counterclaim.errors import BadOption
from counterclaim.exporting.records import Record

EPILOG = """\b
Examples:
  counterclaim decide accept 4fd3 --by asma
  counterclaim decide reject 4fd3 --note "a misprint, see page 2"
  counterclaim decide edit 4fd3 --set '{"toll": {"low": 4, "high": 4}}'
"""


@click.command(epilog=EPILOG)
@click.argument("verdict", type=click.Choice(["accept", "reject", "edit"]))
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM…")
@project_option
@author_option
@click.option("--note", default="", metavar="TEXT", help="Say why.")
@click.option("--set", "fields", metavar="JSON", help="With edit: fields of the record, as JSON.")
def command(
    verdict: Literal["accept", "reject", "edit"],
    claims: tuple[str, ...],
    project: str | None,
    by: str | None,
    note: str,
    fields: str | None,
) -> None:
    """Write a decision on claims down; `undo` takes it back, `review` asks one by one."""
    given = _fields(fields) if verdict == "edit" else {}
    with inside(project, by) as held:
        for claim in claims:
            if verdict == "edit":
                made = held.edit(claim, given, note=note)
            else:
                made = (held.accept if verdict == "accept" else held.reject)(claim, note=note)
            told = "is so already" if made is None else f"{verdict}ed".replace("ee", "e")
            click.echo(f"{held.ledger.find(claim, 'clm')} {told}", err=True)


def _fields(told: str | None) -> Record:
    try:
        given = json.loads(told or "")
    except ValueError as fault:
        raise BadOption(f"--set: is not JSON ({fault}); write it as '{{\"toll\": …}}'") from fault
    if not isinstance(given, dict) or not given:
        raise BadOption("--set: is no object; name the fields that change")
    return given
