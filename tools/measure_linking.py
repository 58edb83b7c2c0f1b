"""
Whether reports of one incident are put together, on gva_multireport dev and ecbplus dev.

All reports of gva_multireport dev are linked together without their incidents (published: the
day that gold gives); those of ecbplus topic by topic, two sub-topics each, without any day. A
report's incident is that of its main sketch. B³ F1 over reports, as DATA.md defines it.

    python tools/measure_linking.py [--gold DIR] [--readings DIR] [--split train] [-v]
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from counterclaim.linking.linking import LinkReadings
from counterclaim.tables import load
from fit_linkage import bcubed, homes
from labelled import Pool, shooting_pool, topic_pools
from measuring import Row, options, run, say

SHOOTINGS, SHOOTINGS_AIM = 0.93, 0.96
TOPICS, TOPICS_AIM = 0.80, 0.90


def measure(asked: argparse.Namespace) -> list[Row]:
    """B³ F1 of both sets, with precision and recall beside it."""
    link = LinkReadings(load())
    pool = shooting_pool(asked.gold, asked.split, asked.readings)
    topics = topic_pools(asked.gold, asked.split, asked.readings)
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for topic in topics:
        gold |= topic.gold
        found |= linked(topic, link, verbose=False)
    return [
        _row(
            f"gva_multireport {asked.split}, all reports together",
            pool.gold,
            linked(pool, link, verbose=asked.verbose),
            SHOOTINGS,
            SHOOTINGS_AIM,
        ),
        _row(f"ecbplus {asked.split}, topic by topic", gold, found, TOPICS, TOPICS_AIM),
    ]


def linked(pool: Pool, link: LinkReadings, *, verbose: bool) -> dict[str, str]:
    """The incident of each report of a pool, by the program's own linking."""
    found = homes(link(pool.readings).incidents)
    if verbose:
        _show(pool, found)
    return found


def _show(pool: Pool, found: dict[str, str]) -> None:
    """Incidents of gold that are parted, and incidents found that hold several of gold's."""
    parts, wholes = defaultdict(set), defaultdict(set)
    for report, incident in pool.gold.items():
        parts[incident].add(found[report])
        wholes[found[report]].add(incident)
    said = {one.report.id: one.report for one in pool.readings}
    for report, incident in sorted(pool.gold.items(), key=lambda two: (two[1], found[two[0]])):
        if len(parts[incident]) > 1 or len(wholes[found[report]]) > 1:
            what = "PARTED" if len(parts[incident]) > 1 else "JOINED"
            shown = said[report]
            say(f"{what} {incident} {found[report]} {shown.published} {shown.title} [{shown.url}]")


def _row(what: str, gold: dict[str, str], found: dict[str, str], floor: float, aim: float) -> Row:
    precision, recall, f1 = bcubed(gold, found)
    note = (
        f"P {precision:.3f}  R {recall:.3f}; {len(gold)} reports,"
        f" {len(set(gold.values()))} incidents in gold, {len(set(found.values()))} found; aim {aim}"
    )
    return Row(f"{what}: B³ F1", round(f1, 4), note, at_least=floor)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--readings", type=Path, metavar="DIR", help="keep what is read here")
    parser.add_argument("--split", default="dev", choices=("train", "dev"))
    return run("linking", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
