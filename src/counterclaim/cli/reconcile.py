"""`counterclaim reconcile`: what can be said of an incident under a policy."""

from collections.abc import Sequence

import click

from counterclaim.cli.compare import EVERY, Told, accounts
from counterclaim.cli.inside import project_option
from counterclaim.cli.listing import Form, form_of, output_options, show

COLUMNS = ("incident", "question", "policy", "variant", "low", "best", "high", "notes")
EPILOG = """\b
Examples:
  counterclaim reconcile inc_7k3f --all-policies
  counterclaim reconcile --policy acled --jsonl
  counterclaim extract reports/ --jsonl | counterclaim reconcile - --policy ucdp --json
"""


@click.command(epilog=EPILOG)
@click.argument("incidents", nargs=-1, metavar="[INCIDENT…|FILE|-]")
@project_option
@output_options
@click.option("--policy", "named", multiple=True, metavar="NAME", help="A policy; may be repeated.")
@click.option("--all-policies", is_flag=True, help="Every policy and variant, side by side.")
@click.option("--tables", metavar="DIR", help="Use your own tables over the packaged ones.")
def command(
    incidents: tuple[str, ...],
    project: str | None,
    form: Form | None,
    named: tuple[str, ...],
    tables: str | None,
    *,
    all_policies: bool,
) -> None:
    """
    Print low, best and high for each question about people, under one policy or all.

    `why` prints the derivation of one. An end that a policy does not give stays empty.
    """
    from counterclaim.exporting.comparison import bound_told  # noqa: PLC0415 – heavy

    if all_policies and named:
        raise click.UsageError("--all-policies and --policy exclude each other; give one")
    found = accounts(incidents, project, EVERY if all_policies else named, tables)
    if form in ("json", "jsonl"):
        from counterclaim.cli.records import print_records  # noqa: PLC0415 – only for these
        from counterclaim.exporting.accounts import estimate_record  # noqa: PLC0415 – as above

        made = (
            estimate_record(one, account.incident)
            for _, account, _, _ in found
            for one in account.estimates
        )
        print_records(made, form)
        return
    if form_of(form) == "table":
        _draw(found)
        return
    rows = [
        {
            "incident": account.incident,
            "question": one.question,
            "policy": one.policy,
            "variant": one.variant,
            "low": bound_told(one, "low", case),
            "best": bound_told(one, "best", case),
            "high": bound_told(one, "high", case),
            "notes": "; ".join(one.notes),
        }
        for case, account, _, _ in found
        for one in account.estimates
    ]
    show(rows, COLUMNS, form_of(form))


def _draw(found: Sequence[Told]) -> None:
    """Each question of each incident, its policies below one another."""
    from counterclaim.cli import printing  # noqa: PLC0415 – heavy
    from counterclaim.exporting import comparison  # noqa: PLC0415 – as above

    for case, account, _, _ in found:
        printing.draw_heading(case)
        names = dict(comparison.comparison(account, case, {}, every=True).speakers)
        estimates = comparison.readable(account.estimates, names)
        for question in dict.fromkeys(one.question for one in estimates):
            asked = [one for one in estimates if one.question == question]
            printing.draw_side_by_side(question, asked, case)
