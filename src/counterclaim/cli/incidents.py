"""`counterclaim incidents`: what the reports of the project tell of."""

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import Form, chosen, list_options, show

COLUMNS = (
    "id", "first_day", "last_day", "places", "reports", "sketches", "claims", "title",
)  # fmt: skip
SHOWN = "id,first_day,last_day,places,reports,claims,title"
EPILOG = """\b
Examples:
  counterclaim incidents
  counterclaim incidents --where 'reports>2 and places~Panjgur' --json
"""


@click.command(epilog=EPILOG)
@project_option
@list_options
def command(
    project: str | None,
    form: Form | None,
    asked: str | None,
    fields: str | None,
    sort: str | None,
    limit: int | None,
) -> None:
    """List the incidents of the project: when, where, and how many reports tell of each."""
    with inside(project) as held:
        if not held.linked_already():
            held.link()
        rows = [
            {
                "id": one.id,
                "first_day": one.first_day.isoformat() if one.first_day else None,
                "last_day": one.last_day.isoformat() if one.last_day else None,
                "places": ", ".join(one.places),
                "reports": one.reports,
                "sketches": one.sketches,
                "claims": one.claims,
                "title": one.title,
            }
            for one in held.incidents()
        ]
    wide = form in (None, "table")
    picked, names = chosen(
        rows, COLUMNS, asked=asked, fields=fields or (SHOWN if wide else None), sort=sort,
        limit=limit,
    )  # fmt: skip
    show(picked, names, form)
