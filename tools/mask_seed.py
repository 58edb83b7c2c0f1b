"""
The seed report under other names: does what is read come from rules, or from the seed?

Makes copies of the seed in a folder that is thrown away, each with every name, place and
number replaced by a random seed, and their gold with them; then reads each by the real
command and scores it by the seed's own scorer. The bar: the worst copy has at most two
claims fewer than the seed itself.

    python tools/mask_seed.py [--gold DIR] [--seeds 20] [-v]
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from inventing import inventor
from masking import masked
from measure_seed import Scored, scored, seed_file
from measuring import Row, extracted, gold_file, options, run, say

FEWER = 2


def copy_scored(folder: Path, text: str, gold: Mapping[str, Any], seed: int, into: Path) -> Scored:
    """One masked copy, read by the real command and scored."""
    made = masked(text, gold, inventor(random.Random(seed)))  # noqa: S311  # repeatable on purpose
    report, answers = into / f"copy-{seed:02}.txt", into / f"copy-{seed:02}.gold.json"
    report.write_text(made.text, encoding="utf-8")
    answers.write_text(json.dumps(made.gold, ensure_ascii=False), encoding="utf-8")
    return scored(folder, answers, extracted(report))


def measure(asked: argparse.Namespace) -> list[Row]:
    """Claims and findings of the seed, and the least of them over its copies."""
    gold_path = gold_file(asked.gold, "seed.gold.json")
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    file = seed_file(asked.gold, gold)
    text = file.read_text(encoding="utf-8")
    own = scored(asked.gold, gold_path, extracted(file)).counts
    first, last = asked.first_seed, asked.first_seed + asked.seeds
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(asked.jobs) as pool:
        into = asked.keep or Path(place)
        results = list(
            pool.map(
                lambda seed: copy_scored(asked.gold, text, gold, seed, into), range(first, last)
            )
        )
    if asked.verbose:
        _show(first, results)
    claims = [one.counts["matched"] for one in results]
    return [
        Row("claims matched in the seed", own["matched"], f"of {own['gold']}"),
        Row(
            "claims matched, the worst copy",
            min(claims),
            f"mean {statistics.mean(claims):.1f} of {len(claims)} copies",
            at_least=own["matched"] - FEWER,
        ),
        _least("precision", own["precision"], results),
        _least("findings_matched", own["findings_matched"], results),
        _least("posts", own["posts"], results),
    ]


def _least(key: str, own: float, results: Sequence[Scored]) -> Row:
    values = [one.counts[key] for one in results]
    note = f"mean {statistics.mean(values):.2f}; the seed itself {own:g}"
    return Row(f"{key.replace('_', ' ')}, the worst copy", min(values), note)


def _show(first: int, results: Sequence[Scored]) -> None:
    missed: dict[str, int] = {}
    for seed, one in enumerate(results, first):
        counts = one.counts
        say(
            f"copy {seed:02}: claims {counts['matched']}, findings {counts['findings_matched']},"
            f" predicted {counts['predicted']}, precision {counts['precision']}"
        )
        for line in one.lines:
            if line.startswith("missed "):
                missed[line.split()[1]] = missed.get(line.split()[1], 0) + 1
    told = ", ".join(f"{one} {n}" for one, n in sorted(missed.items(), key=lambda kv: -kv[1]))
    say(f"missed, in how many copies: {told}")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="how many copies")
    parser.add_argument("--first-seed", type=int, default=1, metavar="N", help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="how many at a time")
    parser.add_argument(
        "--keep",
        type=Path,
        default=None,
        metavar="DIR",
        help="write the copies here, to look at; never inside the repository",
    )
    return run("masked seed", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
