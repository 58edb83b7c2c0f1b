"""`counterclaim compare`: who says what of an incident, and where they contradict each other."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import Form, form_of, output_options
from counterclaim.errors import BadOption, NotFound
from counterclaim.records import Account, Case

if TYPE_CHECKING:
    from counterclaim.tables import Tables

Told: TypeAlias = "tuple[Case, Account, Tables, tuple[str, ...]]"
HOLDS = 7
EVERY = ("*",)  # every policy with every variant
EPILOG = """\b
Examples:
  counterclaim compare inc_7k3f
  counterclaim compare inc_7k3f --kind conflict,revision
  counterclaim compare inc_7k3f --html incident.html
  counterclaim compare --fail-on conflict
  counterclaim extract reports/ --jsonl | counterclaim compare -
"""


@click.command(epilog=EPILOG)
@click.argument("incidents", nargs=-1, metavar="[INCIDENT…|FILE|-]")
@project_option
@output_options
@click.option("--policy", metavar="NAME", help="The policy of the estimates beside the table.")
@click.option("--kind", "kinds", metavar="LIST", help="Tensions of these kinds only.")
@click.option("--fail-on", "failing", metavar="LIST", help="Exit 7 if there is one of these.")
@click.option("--every", is_flag=True, help="Every question, not only how many, how, who, when.")
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page of one incident, with its reports marked.",
)
@click.option("--tables", metavar="DIR", help="Use your own tables over the packaged ones.")
def command(  # noqa: PLR0913 – one parameter for each option
    incidents: tuple[str, ...],
    project: str | None,
    form: Form | None,
    policy: str | None,
    kinds: str | None,
    failing: str | None,
    page: Path | None,
    tables: str | None,
    *,
    every: bool,
) -> int:
    """
    Print the table of an incident: who says what, what it comes to, and every tension.

    Without an incident all are printed, the one with most reports first. What a speaker leaves
    out is shown as silent, never as nought.
    """
    from counterclaim.cli.printing import tensions_only  # noqa: PLC0415 – heavy

    found = accounts(incidents, project, (policy,) if policy else (), tables)
    if page:
        if len(found) > 1:
            raise BadOption(f"a page is of one incident, and there are {len(found)}; name one")
        for case, account, held, _ in found:
            write_page(page, case, account, held)
    told = form_of(form)
    for case, account, held, used in found:
        _print(case, account, held, used, told, kinds, every=every)
    if failing and any(tensions_only(account, failing) for _, account, _, _ in found):
        return HOLDS
    return 0


def accounts(
    incidents: Sequence[str], project: str | None, policies: Sequence[str], tables: str | None
) -> list[Told]:
    """The accounts of incidents of the project; or, of files and `-`, those of their records."""
    if incidents and not all(one.startswith("inc") for one in incidents):
        return _piped(incidents, policies, tables)
    with inside(project) as held:
        if not held.linked_already():
            held.link()
        used = _named(policies, held.tables) or (held.settings.policy,)
        asked = incidents or [one.id for one in held.incidents()]
        if not asked:
            raise NotFound("the project has no incident yet; bring reports in with `run`")
        return [(held.case(one), held.account(one, used), held.tables, used) for one in asked]


def write_page(path: Path, case: Case, account: Account, tables: "Tables") -> None:
    """The page of an incident in a file, with the estimates of every policy."""
    from counterclaim.cli.output import write_whole  # noqa: PLC0415 – only for this form
    from counterclaim.exporting.incident_page import incident_page  # noqa: PLC0415 – heavy
    from counterclaim.pipeline import reconciling  # noqa: PLC0415 – as above

    every = reconciling(tables)(case, _named(EVERY, tables)).estimates
    names = {actor.id: actor.name for actor in tables.actors.by_id.values()}
    write_whole(path, incident_page(case, account, every, names))


def _named(policies: Sequence[str], tables: "Tables") -> tuple[str, ...]:
    """The policies as asked for; `EVERY` is each of them with each of its variants."""
    if tuple(policies) == EVERY:
        return tuple(f"{name}:*" for name in sorted(tables.policies.by_name))
    return tuple(policies)


def _piped(files: Sequence[str], policies: Sequence[str], tables: str | None) -> list[Told]:
    from counterclaim.cli.pipes import piped  # noqa: PLC0415 – heavy
    from counterclaim.pipeline import reconciling  # noqa: PLC0415 – as above
    from counterclaim.settings import POLICY  # noqa: PLC0415 – as above

    told = piped(files, tables)
    make = reconciling(told.tables)
    used = _named(policies, told.tables) or (POLICY,)
    cases = sorted(told.cases(), key=lambda one: (-len(one.readings), one.incident.id))
    return [(case, make(case, used), told.tables, used) for case in cases]


def _print(
    case: Case,
    account: Account,
    tables: "Tables",
    policies: Sequence[str],
    form: Form,
    kinds: str | None,
    *,
    every: bool,
) -> None:
    from counterclaim.cli import printing  # noqa: PLC0415 – heavy
    from counterclaim.exporting import comparison  # noqa: PLC0415 – as above

    if form in ("json", "jsonl"):
        from counterclaim.cli.records import print_records  # noqa: PLC0415 – only for these
        from counterclaim.exporting.accounts import account_records  # noqa: PLC0415 – as above

        print_records(account_records(account), form)
        return
    names = {actor.id: actor.name for actor in tables.actors.by_id.values()}
    made = comparison.comparison(account, case, names, every=every)
    short = comparison.shortened(claim.id for claim in case.claims)
    if form == "tsv":
        printing.comparison_tsv(made, short)
        return
    printing.draw_heading(case)
    printing.draw_comparison(made, ", ".join(policies), short)
    printing.draw_tensions(printing.tensions_only(account, kinds), short)
