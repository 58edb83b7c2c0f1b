"""
Every measure in one page, and the floors below which nothing may fall.

    python tools/quality.py [--gold DIR] [--quick]    measure all, write docs/quality.md
    python tools/quality.py --check                   for CI: digests, and the floors
    python tools/quality.py --first-run DIR           record the first score of blind phrases
    python tools/quality.py --floors [--allow-regression]   raise gold/floors.toml to today's

The page carries the date, a digest of the tables (SHA-256 over every file of
src/counterclaim/data but the examples: its path, its size, its bytes, sorted by path), a
digest of the repository's own gold and examples, and one of each file of gold outside it.
`--check` needs nothing outside the repository: it fails when the page was measured with other
tables than the tree's, and when phrase books or examples are read worse than the floors say.
A floor is lowered only with --allow-regression, and an ADR that says why.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from digests import gold_digests, own_digest, tables_digest
from floors import TOOLS, below, floors, last, own_measures, raised, told_by
from measuring import GOLD, ROOT, Failed, environment, say, shown

PAGE = ROOT / "docs" / "quality.md"
FIRST = "## Blind phrases: the first run"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
TABLES_LINE = re.compile(r"^Tables: `([0-9a-f]{64})`", re.MULTILINE)
PLACES_LINE = re.compile(r"(.+): found .*F1 ([\d.]+); within 161 km ([\d.]+) (.*)")
OWN_LINE = re.compile(r"^Phrase books and examples: `([0-9a-f]{64})`", re.MULTILINE)
# Kills of `run`: so many does issue 3 ask for; a quick run makes a tenth of them.
KILLS = "200"
FEW_KILLS = "20"
# Reports in the ledgers of a quick run; chosen to fill them in a minute or two.
FEW = "500"
HEADING = """\
# How well it reads, and how fast

Written by `make gold` and `make bench` (`tools/quality.py`); between the marks nothing is by hand.
What each line means stands at the top of the tool that measures it.

"""


@dataclass(frozen=True, slots=True)
class Section:
    """What one tool says: its rows, or why there are none."""

    title: str
    rows: tuple[Mapping[str, Any], ...]
    why: str = ""


def section(title: str, tool: str, *arguments: str) -> Section:
    """One tool's rows."""
    say(f"measuring: {title}")
    told = told_by(tool, *arguments)
    if not told.get("measured", True):
        return Section(title, (), told["why"])
    return Section(title, tuple(told["rows"]))


def sections(asked: argparse.Namespace) -> list[Section]:
    """Every measure, in the order of the page."""
    gold = ("--gold", str(asked.gold))
    made = [
        own_section(),
        section("The seed report", "measure_seed.py", *gold),
        section("The seed report under other names", "mask_seed.py", *gold),
        section("Words of the seed in the tree", "measure_borrowed.py", *gold),
        section("Who says what: PolNeAR dev", "measure_polnear.py", *gold),
        section("Killed in all: drone_strikes train", "measure_drone.py", *gold),
    ]
    made.append(places_section(asked.gold))
    made += [
        section("Copies of reports", "measure_copies.py", *gold),
        section("Which reports tell of one incident", "measure_linking.py", *gold),
        section("Victims counted over several reports", "measure_tolls.py", *gold),
        section("Accounts against tables by hand", "measure_accounts.py", *gold),
    ]
    quick = ["--quick"] if asked.quick else []
    few = ["--reports", FEW] if asked.quick else []
    kills = ["--kill", FEW_KILLS if asked.quick else KILLS]
    return [
        *made,
        section("Speed and memory of reading", "bench.py", *gold, *quick),
        section("Linking at scale", "bench_linking.py", *quick),
        section("The ledger", "bench_ledger.py", *few),
        section("Projects: one report more, and kills", "bench_projects.py", *few, *kills),
    ]


def places_section(folder: Path) -> Section:
    """The rows of the places' own tool, which prints lines for people."""
    title = "Places: LGL and GeoVirus"
    if not (folder / "geo").is_dir():
        return Section(title, (), f"{folder / 'geo'} is not there; give the folder by --gold DIR")
    say(f"measuring: {title}")
    done = subprocess.run(
        [sys.executable, str(TOOLS / "measure_places.py"), "--gold", str(folder)],
        env=environment(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"tools/measure_places.py: {last(done.stderr)}; mend it first")
    rows: list[Mapping[str, Any]] = []
    for line in done.stdout.decode("utf-8").splitlines():
        if told := PLACES_LINE.match(line):
            name, found, near, note = told.groups()
            rows.append({"measure": f"{name}: found F1", "value": float(found), "bar": ""})
            rows.append(
                {
                    "measure": f"{name}: within 161 km of those found",
                    "value": float(near),
                    "bar": "≥ 0.8",
                    "note": note,
                }
            )
    return Section(title, tuple(rows), "tools/measure_places.py printed no figure")


def own_section() -> Section:
    """Phrase books and examples, which stand in the repository."""
    rows = [
        {"measure": name, "value": value, "bar": "", "note": note}
        for name, (value, note) in sorted(own_measures().items())
    ]
    return Section("Phrase books and examples of our own", tuple(rows))


def page(made: Sequence[Section], gold: Path) -> str:
    """The measured part of the page."""
    lines = [
        (
            f"Measured on {datetime.now(tz=UTC):%Y-%m-%d} with Python {platform.python_version()}"
            f" on {os.cpu_count()} cores."
        ),
        f"Tables: `{tables_digest()}`",
        f"Phrase books and examples: `{own_digest()}`",
        "Gold outside the repository: " + (", ".join(gold_digests(gold)) or "none"),
    ]
    for one in made:
        lines += ["", f"## {one.title}", ""]
        lines += [*_table(one.rows)] if one.rows else [f"Not measured: {one.why}"]
    return "\n".join(lines) + "\n"


def _table(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield "| measure | value | bar | |"
    yield "|---|---|---|---|"
    for row in rows:
        note = str(row.get("note") or "").replace("|", "/")
        yield f"| {row['measure']} | {shown(row['value'])} | {row.get('bar') or ''} | {note} |"


def written(text: str, measured: str) -> str:
    """The page with its measured part replaced."""
    if BEGIN not in text:
        text = f"{text or HEADING}{BEGIN}\n{END}\n"
    before, after = text.split(BEGIN)[0], text.split(END, 1)[1]
    return f"{before}{BEGIN}\n{measured}{END}{after}"


def checked() -> int:
    """0 when the page was measured with these tables and every floor holds."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    faults = []
    for pattern, now, what in (
        (TABLES_LINE, tables_digest(), "tables"),
        (OWN_LINE, own_digest(), "phrase books or examples"),
    ):
        found = pattern.search(text)
        if found is None or found.group(1) != now:
            faults.append(f"docs/quality.md was measured with other {what}; run make gold")
    held = floors()
    if held.get("corpus") != own_digest():
        faults.append(
            "gold/floors.toml was set on other phrase books or examples; "
            "run tools/quality.py --floors"
        )
    faults += below(own_measures(), held.get("at_least", {}))
    for fault in faults:
        say(fault)
    say("quality: " + (f"{len(faults)} faults" if faults else "digests and floors hold"))
    return 1 if faults else 0


def measured(asked: argparse.Namespace) -> int:
    """Measure all and write the page, unless gold is missing."""
    before = tables_digest(), own_digest()
    made = sections(asked)
    if before != (tables_digest(), own_digest()):
        say("tables, phrase books or examples changed while they were measured; measure again")
        return 1
    lacking = [one for one in made if not one.rows]
    for one in lacking:
        say(f"{one.title}: not measured: {one.why}")
    text = page(made, asked.gold)
    sys.stdout.write(text)
    if lacking and not asked.partly:
        say("docs/quality.md is left as it was, for not all was measured; --partly writes it")
        return 0
    old = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    PAGE.write_text(written(old, text), encoding="utf-8")
    return 0


def first_run(folder: Path) -> int:
    """Record the score of phrases that nobody who writes rules has seen; once, for it is first."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else HEADING
    if FIRST in text:
        say(f"docs/quality.md has {FIRST!r} already; a first run happens once")
        return 1
    told = told_by("score_fresh.py", str(folder))
    if not told["measured"]:
        raise Failed(told["why"])
    said = (
        f"Run once, on {datetime.now(tz=UTC):%Y-%m-%d}, with the tables `{tables_digest()}`,"
        " on phrases by somebody who had not seen the rules."
    )
    lines = [FIRST, "", said, "", *_table(told["rows"]), "", ""]
    before, mark, after = text.partition(BEGIN)
    PAGE.write_text("\n".join([before.rstrip(), "", *lines]) + mark + after, encoding="utf-8")
    sys.stdout.write("\n".join(lines))
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, check or raise, as asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="DIR")
    parser.add_argument("--quick", action="store_true", help="a shorter bench")
    parser.add_argument("--partly", action="store_true", help="write it though gold is missing")
    parser.add_argument("--check", action="store_true", help="compare digests and floors")
    parser.add_argument("--floors", action="store_true", help="set the floors to today's values")
    parser.add_argument("--first-run", type=Path, metavar="DIR", help="record blind phrases' score")
    parser.add_argument("--allow-regression", action="store_true", help="let floors be lowered")
    asked = parser.parse_args(argv)
    try:
        if asked.check:
            return checked()
        if asked.first_run:
            return first_run(asked.first_run)
        return raised(allow_regression=asked.allow_regression) if asked.floors else measured(asked)
    except Failed as fault:
        say(f"quality: {fault}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
