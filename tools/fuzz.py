"""
Fuzz the way from bytes to a reading, with atheris (in a venv of its own: `pip install atheris`).

Any bytes must give readings or InputErrors, in time; what atheris finds is put into the tests.

    python tools/fuzz.py CORPUS -max_total_time=3600 -timeout=20 -max_len=4000
"""

import sys
import warnings
from datetime import date

import atheris

with atheris.instrument_imports(include=["counterclaim"]):
    from counterclaim.errors import InputError
    from counterclaim.intake.reports import read_bytes
    from counterclaim.pipeline import standard
    from counterclaim.tables import load

TABLES = load()
PIPELINE = standard(TABLES)
KINDS = ("a.txt", "a.html", "a.jsonl", "a")


def one(data: bytes) -> None:
    """Read some bytes as a file; the first one chooses its name."""
    name = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    for report in read_bytes(data[1:], tables=TABLES, name=name, published=date(2022, 2, 3)):
        if isinstance(report, InputError):
            continue
        reading = PIPELINE(report)
        for claim in reading.claims:
            claim.span.check(report.text)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
