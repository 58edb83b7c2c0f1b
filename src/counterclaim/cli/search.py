"""`counterclaim search`: words in reports, titles, names, places and claims."""

from typing import get_args

import click

from counterclaim.cli.inside import inside, project_option
from counterclaim.cli.listing import Form, form_of, output_options, show
from counterclaim.exporting.wording import calm
from counterclaim.ledger.kept import Hit, HitKind

COLUMNS = ("kind", "id", "report", "start", "end", "shown")
EPILOG = """\b
Examples:
  counterclaim search "15"
  counterclaim search پنجگور --in places
  counterclaim search '"four soldiers"' --lang en --json
"""
KINDS: dict[str, HitKind] = {f"{kind}s": kind for kind in get_args(HitKind)}


@click.command(epilog=EPILOG)
@click.argument("query")
@project_option
@output_options
@click.option(
    "--in",
    "kind",
    type=click.Choice(list(KINDS)),
    default="reports",
    show_default=True,
    help="Where to look.",
)
@click.option("--lang", "language", metavar="CODE", help="Reports in this language only.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N",
    help="So many at most.",
)  # fmt: skip
def command(
    query: str, project: str | None, form: Form | None, kind: str, language: str | None, limit: int
) -> None:
    """
    Find words: 15 finds ۱۵, and spellings of one letter find each other.

    In reports all words must stand, in any order; a phrase stands in quotation marks.
    """
    with inside(project) as held:
        hits = held.ledger.search(query, kind=KINDS[kind], language=language, limit=limit)
    if form_of(form) == "table":
        _draw(hits)
        return
    rows = [
        {
            "kind": hit.kind,
            "id": hit.id,
            "report": hit.report,
            "start": hit.spans[0].start if hit.spans else None,
            "end": hit.spans[0].end if hit.spans else None,
            "shown": hit.shown,
        }
        for hit in hits
    ]
    show(rows, COLUMNS, form)


def _draw(hits: list[Hit]) -> None:
    from rich.padding import Padding  # noqa: PLC0415 – heavy
    from rich.text import Text  # noqa: PLC0415 – as above

    from counterclaim.cli.printing import console, isolated  # noqa: PLC0415 – as above

    out = console()
    for hit in hits:
        body = Text(hit.shown)
        for start, end in hit.marks:
            body.stylize("bold reverse", start, end)
        # One letter for one letter, so that the marks stay where they are.
        body.plain = "".join(" " if one.isspace() else one for one in calm(hit.shown))
        out.print(Text(hit.id, style="dim"))
        out.print(Padding(isolated(body), (0, 0, 0, 2)))
    if not hits:
        click.echo("nothing was found", err=True)
