"""
Does the tree hold words of the seed report? Nothing in the project may name its text.

Comes in: the seed report and every text file of the tree. Goes out: how many runs of six
words the two share, and with -v which, and where. A run of which most words are names of
gold's actors and places is left out: names are nobody's sentences.

    python tools/measure_borrowed.py [--gold DIR] [-v]
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from measure_seed import seed_file
from measuring import ROOT, Row, gold_file, options, run, say

RUN, NAMES = 6, 4
FOLDERS = ("src", "tests", "gold", "tools", "docs", "changelog.d")
SUFFIXES = {".py", ".toml", ".csv", ".md", ".txt", ".html", ".json", ".jsonl", ".cff"}
Words = tuple[str, ...]


def runs(text: str, length: int = RUN) -> set[Words]:
    """Every run of words of a text."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def borrowed(text: str, seed: set[Words], names: set[str]) -> list[Words]:
    """The runs that a text shares with the seed and that are not mostly names."""
    shared = runs(text) & seed
    return sorted(one for one in shared if sum(word in names for word in one) < NAMES)


def files() -> Iterator[Path]:
    """Every text file of the tree."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                yield path
    yield from sorted(ROOT.glob("*.md"))


def measure(asked: argparse.Namespace) -> list[Row]:
    """How many runs are shared; none may be."""
    gold = json.loads(gold_file(asked.gold, "seed.gold.json").read_text(encoding="utf-8"))
    seed = runs(seed_file(asked.gold, gold).read_text(encoding="utf-8"))
    surfaces = [
        form for kind in ("actors", "places") for forms in gold[kind].values() for form in forms
    ]
    names = set(re.findall(r"\w+", " ".join(surfaces).casefold()))
    found = {
        path: shared
        for path in files()
        if (shared := borrowed(path.read_text(encoding="utf-8"), seed, names))
    }
    if asked.verbose:
        for path, shared in found.items():
            for one in shared:
                say(f"{path.relative_to(ROOT)}: {' '.join(one)}")
    number = len({one for shared in found.values() for one in shared})
    return [
        Row(
            f"runs of {RUN} words of the seed in the tree",
            number,
            f"in {len(found)} files",
            at_most=0,
        )
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    return run("borrowed words", options(__doc__ or ""), measure, argv)


if __name__ == "__main__":
    sys.exit(main())
