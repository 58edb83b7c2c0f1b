"""
Records on stdout: one a line, or one document.

Comes in: records as plain dictionaries. Goes out: JSON.
"""

import sys
from collections.abc import Iterable

from counterclaim.cli.listing import Form, print_json
from counterclaim.exporting.records import Record, line


def print_records(found: Iterable[Record], form: Form) -> None:
    """Print every record as JSON Lines, or all as one document."""
    if form == "json":
        print_json(list(found))
        return
    sys.stdout.writelines(f"{line(one)}\n" for one in found)
