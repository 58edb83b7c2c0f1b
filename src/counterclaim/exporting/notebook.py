"""
Readings in a notebook: a short table without script or style sheet that could leak.

Comes in: readings, comparisons, records. Goes out: a fragment of HTML for `_repr_html_`, a line
for `repr`.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from counterclaim.exporting import wording
from counterclaim.exporting.comparison import SILENT, Cell, Comparison
from counterclaim.exporting.marks import shown
from counterclaim.exporting.table import Row, rows, turns
from counterclaim.records import Claim, Reading

# Rows of a table in a notebook; more are counted, for a notebook is not a page.
SHOWN: Final = 50
_HEADS: Final = ("question", "who", "answer", "where", "when", "their words")


def claims_html(readings: Iterable[Reading]) -> str:
    """The first claims as a table, then a count of the others."""
    found = [row for reading in readings for row in rows([reading])]
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    body = "".join(_line(row) for row in found[:SHOWN])
    left = len(found) - SHOWN
    more = f"<p>and {wording.counted(left, 'claim')} more</p>" if left > 0 else ""
    return (
        f"<table><caption>{claims_told(row.claim for row in found)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{more}"
    )


def _line(row: Row) -> str:
    told = (row.question, row.who, row.answer, row.where, row.when)
    cells = "".join(f"<td><bdi>{shown(one)}</bdi></td>" for one in told)
    quote = row.claim.span.quote
    direction = "rtl" if turns(quote[:1]) else "auto"
    language = html.escape(row.claim.language, quote=True)
    return f'<tr>{cells}<td><q dir="{direction}" lang="{language}">{shown(quote)}</q></td></tr>'


def claims_told(claims: Iterable[Claim]) -> str:
    """Claims in one line: "7 claims: 5 toll, 2 act"."""
    kinds: dict[str, int] = {}
    for claim in claims:
        kinds[claim.kind] = kinds.get(claim.kind, 0) + 1
    told = ", ".join(f"{kinds[kind]} {kind}" for kind in wording.KINDS if kind in kinds)
    total = wording.counted(sum(kinds.values()), "claim")
    return f"{total}: {told}" if told else total


def rows_html(records: Sequence[Mapping[str, object]]) -> str:
    """The first records as a table, then a count of the others."""
    columns = list(dict.fromkeys(name for record in records[:SHOWN] for name in record))
    heads = "".join(f'<th scope="col">{shown(wording.label(name))}</th>' for name in columns)
    body = "".join(
        "<tr>"
        + "".join(f"<td><bdi>{_value(one.get(name))}</bdi></td>" for name in columns)
        + "</tr>"
        for one in records[:SHOWN]
    )
    left = len(records) - SHOWN
    more = f"<p>and {wording.counted(left, 'row')} more</p>" if left > 0 else ""
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{more}"


def _value(value: object) -> str:
    return "" if value is None else shown(wording.cut(str(value), wording.LONG))


def comparison_html(told: Comparison) -> str:
    """Who says what of one incident: a row for each question, a column for each speaker."""
    names = [name for _, name in told.speakers]
    heads = "".join(f'<th scope="col"><bdi>{shown(name)}</bdi></th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{shown(line.label)}</th>'
        + "".join(f"<td>{_cell(cell)}</td>" for cell in line.cells)
        + f"<td>{shown(line.estimate)}</td></tr>"
        for line in told.lines
    )
    return (
        f'<table><thead><tr><th scope="col">question</th>{heads}<th scope="col">estimate</th></tr>'
        f"</thead><tbody>{body}</tbody></table>"
    )


def _cell(cell: Cell) -> str:
    if cell.silent:
        return f"<i>{SILENT}</i>"
    return "<br>".join(
        shown(f"{said} ({scope})" if scope else said) for said, scope, _ in cell.said
    )
