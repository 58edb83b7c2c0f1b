"""`counterclaim why`: how an estimate came about, claim by claim."""

import click

from counterclaim.cli.compare import accounts
from counterclaim.cli.inside import project_option
from counterclaim.errors import NotFound
from counterclaim.records import Case, Estimate

EPILOG = """\b
Examples:
  counterclaim why inc_7k3f state_forces.killed
  counterclaim why inc_7k3f state_forces.killed --policy acled
"""


@click.command(epilog=EPILOG)
@click.argument("incident", metavar="INCIDENT|FILE|-")
@click.argument("question", metavar="QUESTION", required=False)
@project_option
@click.option("--policy", "named", multiple=True, metavar="NAME", help="A policy; may be repeated.")
@click.option("--json", "form", flag_value="json", help="Print one JSON document.")
@click.option("--tables", metavar="DIR", help="Use your own tables over the packaged ones.")
def command(
    incident: str,
    question: str | None,
    project: str | None,
    named: tuple[str, ...],
    form: str | None,
    tables: str | None,
) -> None:
    """
    Print the derivation of the estimates of a question, or of all: every claim once, used or not.

    Each line says which rule of the policy decided so, and each estimate which single acceptance
    or rejection would move it.
    """
    from counterclaim.cli import printing  # noqa: PLC0415 – heavy
    from counterclaim.exporting import comparison  # noqa: PLC0415 – as above

    made: list[tuple[Case, dict[str, str], Estimate]] = []
    for case, account, _, _ in accounts((incident,), project, named, tables):
        short = comparison.shortened(claim.id for claim in case.claims)
        names = dict(comparison.comparison(account, case, {}, every=True).speakers)
        told = (
            account.estimates if form == "json" else comparison.readable(account.estimates, names)
        )
        made.extend(
            (case, short, estimate) for estimate in told if question in (None, estimate.question)
        )
    if not made:
        raise NotFound(f"{incident}: has no estimate of {question}; see `counterclaim compare`")
    if form == "json":
        from counterclaim.cli.listing import print_json  # noqa: PLC0415 – only here
        from counterclaim.exporting.accounts import estimate_record  # noqa: PLC0415 – as above

        print_json([estimate_record(one, case.incident.id) for case, _, one in made])
        return
    for case, short, estimate in made:
        ends = comparison.told(estimate, case)
        printing.draw_estimate(estimate, ends, printing.claims_told(case, short))
