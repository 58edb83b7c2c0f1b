"""`counterclaim reports`: what was brought in, and what became of it."""

from collections import Counter

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import Form, chosen, list_options, show

COLUMNS = (
    "id", "name", "outlet", "published", "languages", "claims", "findings", "title", "url",
    "sha256",
)  # fmt: skip
SHOWN = "id,name,outlet,published,languages,claims,findings"
EPILOG = """\b
Examples:
  counterclaim reports
  counterclaim reports --where 'languages~ur' --sort published
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
    """List the reports of the project; files that hold none are named on stderr."""
    with inside(project) as held:
        ledger = held.ledger
        claims = Counter(kept.report for kept in ledger.claims())
        findings = Counter(str(one["report"]) for one in ledger.findings())
        rows = [
            {
                "id": str(one["id"]),
                "name": str(one.get("name") or ""),
                "outlet": _text(one["outlet"]),
                "published": _text(one["published"]),
                "languages": ", ".join(map(str, _list(one["languages"]))),
                "claims": claims[str(one["id"])],
                "findings": findings[str(one["id"])],
                "title": _text(one.get("title")),
                "url": _text(one["url"]),
                "sha256": str(one["sha256"]),
            }
            for one in ledger.reports()
        ]
        for capture in ledger.captures():
            if capture.state != "read":
                name = str(capture.about.get("name") or capture.id)
                click.echo(
                    capture.fault or f"{name}: is not read yet; run `counterclaim run`", err=True
                )
    wide = form in (None, "table")
    picked, names = chosen(
        rows, COLUMNS, asked=asked, fields=fields or (SHOWN if wide else None), sort=sort,
        limit=limit,
    )  # fmt: skip
    show(picked, names, form)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
