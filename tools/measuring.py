"""
What every measuring tool does alike: gold that may not be there, counts, one table.

Comes in: a tool's own function from options to rows. Goes out: a table for people, or one
JSON object for `quality.py`, and exit code 0 where there is nothing to measure with.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.records import Reading, Report, digest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
DATA = SOURCE / "counterclaim" / "data"
EXAMPLES = DATA / "examples"
GOLD = ROOT.parent / "shared" / "gold"


class NotMeasured(Exception):
    """What a measure needs is not there; the message says in one sentence what is missing."""


class Failed(Exception):
    """What is measured does not run; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, with the bar that the issue sets for it, if any."""

    measure: str
    value: float | None
    note: str = ""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def bar(self) -> str:
        """The bar in words."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return "" if self.at_most is None else f"≤ {self.at_most:g}"

    @property
    def verdict(self) -> str:
        """Whether the value meets its bar."""
        if self.value is None or not self.bar:
            return ""
        low = self.at_least is None or self.value >= self.at_least
        return "ok" if low and (self.at_most is None or self.value <= self.at_most) else "BELOW"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, of how many predicted and how many in gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """The share of the predicted ones that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that is found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def row(self, measure: str, *, at_least: float | None = None) -> Row:
        """F1 as a row, with precision and recall beside it."""
        counted = f"({self.right}/{self.predicted}/{self.gold})"
        said = f"P {self.precision:.3f}  R {self.recall:.3f}  {counted}"
        return Row(f"{measure} F1", round(self.f1, 4), said, at_least=at_least)


def options(said: str) -> argparse.ArgumentParser:
    """The options that every measuring tool has; its docstring is its help."""
    parser = argparse.ArgumentParser(
        description=said, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="DIR", help="folder of gold")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("-v", "--verbose", action="store_true", help="show each miss")
    return parser


def gold_file(folder: Path, name: str) -> Path:
    """A file of gold, or NotMeasured where it is not there."""
    path = folder / name
    if not path.is_file():
        raise NotMeasured(f"{path} is not there; give the folder that holds {name} by --gold DIR")
    return path


def gold_lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The objects of a gzipped JSON Lines file of gold."""
    with gzip.open(gold_file(folder, name), "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def toml(path: Path) -> dict[str, Any]:
    """A TOML file, or NotMeasured where it is not there."""
    if not path.is_file():
        raise NotMeasured(f"{path} is not there; it comes with the repository")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def reader() -> Callable[[Report], Reading]:
    """The standard pipeline over the tables of this tree."""
    try:
        from counterclaim.pipeline import standard  # noqa: PLC0415 – it may not import
        from counterclaim.tables import load  # noqa: PLC0415 – as above
    except ImportError as fault:
        raise Failed(f"the pipeline cannot be imported ({fault}); mend it first") from fault
    return standard(load())


def report_of(text: str, name: str, *, published: date | None = None) -> Report:
    """A text as a report, as it stands: gold counts in its own code points."""
    return Report(
        id=digest("rep", name, text), text=text, sha256="", name=name, published=published
    )


def environment() -> dict[str, str]:
    """The environment in which a child process reads with this tree's code."""
    paths = [str(SOURCE), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


def command(*arguments: str) -> list[str]:
    """The real command, as this tree has it."""
    starting = "import sys; from counterclaim.cli import main; sys.exit(main())"
    return [sys.executable, "-c", starting, *arguments]


def extracted(path: Path) -> str:
    """What `counterclaim extract --jsonl` prints for a file."""
    done = subprocess.run(
        command("extract", "--jsonl", str(path)),
        env=environment(),
        capture_output=True,
        check=False,
        timeout=600,
    )
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise Failed(f"extract ended with {done.returncode} on {path.name}: {' '.join(told)}")
    return done.stdout.decode("utf-8")


def table(rows: Sequence[Row]) -> str:
    """Rows as a table for people."""
    wide = max((len(row.measure) for row in rows), default=0)
    return "\n".join(
        f"{row.measure:<{wide}}  {shown(row.value):>9}  {row.bar:<8} {row.verdict:<6} "
        f"{row.note}".rstrip()
        for row in rows
    )


def shown(value: float | None) -> str:
    """A value as people read it."""
    if value is None:
        return "—"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}"


def as_json(tool: str, rows: Sequence[Row]) -> str:
    """Rows as one JSON object."""
    told = [
        {"measure": row.measure, "value": row.value, "bar": row.bar, "note": row.note}
        for row in rows
    ]
    return json.dumps({"tool": tool, "measured": True, "rows": told}, ensure_ascii=False)


def run(
    tool: str,
    parser: argparse.ArgumentParser,
    measure: Callable[[argparse.Namespace], Sequence[Row]],
    argv: Sequence[str] | None = None,
) -> int:
    """Measure and print; 0 also where gold is not there, 1 where the program does not run."""
    asked = parser.parse_args(argv)
    try:
        rows = measure(asked)
    except NotMeasured as missing:
        why: Mapping[str, Any] = {"tool": tool, "measured": False, "why": str(missing)}
        sys.stdout.write(
            f"{json.dumps(why)}\n" if asked.json else f"{tool}: not measured: {missing}\n"
        )
        return 0
    except Failed as fault:
        say(f"{tool}: failed: {fault}")
        return 1
    sys.stdout.write(f"{as_json(tool, rows)}\n" if asked.json else f"{tool}\n{table(rows)}\n")
    return 0


def say(words: str) -> None:
    """A line for people, on the error stream, so that --json stays one object."""
    sys.stderr.write(f"{words}\n")
