"""
Reports with their marks as one page that stands alone: no script, nothing fetched, any browser.

Comes in: readings. Goes out: HTML. Each report is told by `report_view.py`, the table of who says
how many by `matrix.py`; the look is `templates/page.html` and `templates/page.css`.
"""

from collections.abc import Iterable

from counterclaim.exporting.matrix import matrix, numbered
from counterclaim.exporting.rendering import rendered
from counterclaim.exporting.report_view import report_view
from counterclaim.records import Reading


def page(readings: Iterable[Reading]) -> str:
    """One self-contained page of HTML with the reports and all that was read in them."""
    given = list({reading.report.id: reading for reading in readings}.values())
    views = [report_view(reading, number) for reading, number in numbered(given)]
    return rendered("page.html", reports=views, matrix=matrix(given))
