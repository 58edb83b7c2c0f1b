"""`counterclaim verify`: whether all is as it was written."""

from dataclasses import asdict

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import print_json
from counterclaim.errors import LedgerBroken

EPILOG = """\b
Examples:
  counterclaim verify
  counterclaim verify --json
"""


@click.command(epilog=EPILOG)
@project_option
@click.option("--json", "form", flag_value="json", help="Print one JSON document.")
def command(project: str | None, form: str | None) -> int:
    """
    Check the chain of events, every stored byte, every row, and every quotation.

    What is wrong is named, one line each, and the exit code is 6. It proves that nothing was
    changed since it was written, not that what was written is true.
    """
    with inside(project) as held:
        faults = held.ledger.verify()
        seq, head = held.ledger.head()
        stats = held.ledger.stats()
    if form == "json":
        told = [asdict(one) for one in faults]
        print_json({"faults": told, "events": seq, "head": head, "rows": dict(stats.rows)})
    else:
        for one in faults:
            click.echo(f"{one.kind}: {one.what}: {one.says}")
        if not faults:
            click.echo(f"all is as it was written: {seq} events, head {head}")
    return LedgerBroken.exit_code if faults else 0
