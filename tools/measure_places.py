"""
Measure places on LGL and GeoVirus: how many are found, and how many near where they are.

    PYTHONPATH=src python tools/measure_places.py            # both halves of both sets
    PYTHONPATH=src python tools/measure_places.py --tune     # search, on the first halves

Found: a mention overlaps a gold name, one to one, pooled over the set. LGL marks
adjectives and names inside names, GeoVirus neither: a mention counts as the set
counts it. Within 161 km: of the found names that gold gives coordinates, those that are
resolved to a place so near; an unresolved one is a miss, and its share is shown beside.
"""

import argparse
import gzip
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from counterclaim.reading.place_mentions import Mention
from counterclaim.reading.resolving import distance, resolve
from counterclaim.reading.toponyms import mentions
from counterclaim.tables.places import Weights, load
from counterclaim.tables.shelf import Shelf

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "counterclaim" / "data"
GOLD = ROOT.parent / "shared" / "gold"
COUNTED = {"lgl": {"name", "adjective", "in_name"}, "geovirus": {"name"}}
CLOSE_KM = 161.0
LEAST_RISE = 1e-5


@dataclass(frozen=True)
class Read:
    """One report of a gold set and what was found in it."""

    text: str
    gold: Sequence[dict[str, Any]]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Measured:
    """Counts of one set or half."""

    found: int
    said: int
    gold: int
    close: int
    unresolved: int
    placed: int

    def __str__(self) -> str:
        """Show precision, recall, F1 and what is close."""
        p, r = self.found / max(1, self.said), self.found / max(1, self.gold)
        f1 = 2 * p * r / max(1e-9, p + r)
        sure = self.close / max(1, self.placed - self.unresolved)
        return (
            f"found P {p:.3f} R {r:.3f} F1 {f1:.3f}; within 161 km {self.near:.3f} of {self.placed}"
            f" (of the resolved {sure:.3f}; unresolved {self.unresolved})"
        )

    @property
    def worth(self) -> float:
        """
        What tuning raises: close ones, less half of the wrong ones, for a wrong place misleads
        and an open one does not.
        """
        return (self.close - 0.5 * (self.placed - self.unresolved - self.close)) / max(
            1, self.placed
        )

    @property
    def near(self) -> float:
        """The share of found names with coordinates that lie close."""
        return self.close / max(1, self.placed)


def matched(read: Read, counted: set[str]) -> list[tuple[int, int]]:
    """Pair mentions with gold names, one to one, by the largest overlap."""
    overlaps = [
        (min(m.end, g["end"]) - max(m.start, g["start"]), i, j)
        for i, m in enumerate(read.mentions)
        if m.use in counted
        for j, g in enumerate(read.gold)
    ]
    pairs, left, right = [], set(), set()
    for size, i, j in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if size > 0 and i not in left and j not in right:
            pairs.append((i, j))
            left.add(i)
            right.add(j)
    return pairs


def measure(
    reads: Iterable[Read],
    pairs: Iterable[list[tuple[int, int]]],
    counted: set[str],
    weights: Weights,
    misses: Counter[str] | None = None,
) -> Measured:
    """Count one set under some weights."""
    found = said = gold = close = unresolved = placed = 0
    for read, paired in zip(reads, pairs, strict=True):
        entries = resolve(read.mentions, weights)
        found, said, gold = (
            found + len(paired),
            said + sum(m.use in counted for m in read.mentions),
            gold + len(read.gold),
        )
        for i, j in paired:
            true, entry = read.gold[j], entries[i]
            if true["lat"] is None:
                continue
            placed += 1
            if entry is None or entry.lat is None or entry.lon is None:
                unresolved += 1
                if misses is not None:
                    misses[f"{true['phrase']} -> none"] += 1
            elif distance(entry.lat, entry.lon, true["lat"], true["lon"]) <= CLOSE_KM:
                close += 1
            elif misses is not None:
                misses[
                    f"{true['phrase']} -> {entry.name} {entry.kind} {entry.country}.{entry.admin1}"
                    f" gold {true['lat']:.1f},{true['lon']:.1f}"
                ] += 1
    return Measured(found, said, gold, close, unresolved, placed)


PLAIN = (
    "people",
    "country",
    "region",
    "near",
    "inside",
    "said_kind",
    "adjective",
    "sure",
    "cell_degrees",
)


def knobs(weights: Weights) -> list[str]:
    """
    Name every number that may be turned; the town and the place's own name are what the others
    are measured from.
    """
    kinds = [f"kind.{kind}" for kind in weights.kind if kind != "town"]
    return [*PLAIN, *kinds, *(f"form.{form}" for form in weights.form if form != "name")]


def turned(weights: Weights, knob: str, step: float) -> Weights:
    """Turn one number: a plain one by a share of itself, one of a table by four times the step."""
    table, _, row = knob.partition(".")
    if table == "kind":
        return replace(
            weights, kind={k: v + 4 * step * (k == row) for k, v in weights.kind.items()}
        )
    if table == "form":
        return replace(
            weights, form={f: v + 4 * step * (f == row) for f, v in weights.form.items()}
        )
    changed: dict[str, float] = {knob: getattr(weights, knob) * (1 + step)}
    return replace(weights, **changed)  # type: ignore[arg-type]  # floats, as PLAIN names them


def tune(goal: Callable[[Weights], float], weights: Weights) -> Weights:
    """Turn one number at a time while the goal rises."""
    best = goal(weights)
    for step in (0.5, 0.25, 0.12):
        rose = True
        while rose:
            rose = False
            for knob, signed in itertools.product(knobs(weights), (step, -step)):
                tried = turned(weights, knob, signed)
                value = goal(tried)
                if value > best + LEAST_RISE:
                    best, weights, rose = value, tried, True
                    print(f"{best:.4f} {knob}", file=sys.stderr)
    return weights


def main() -> int:
    """Read both sets, tune if asked, and print the measures of each half."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--tune", action="store_true")
    arguments.add_argument(
        "--misses", action="store_true", help="show what goes wrong in the first halves"
    )
    arguments.add_argument("--gold", type=Path, default=GOLD, metavar="DIR")
    chosen = arguments.parse_args()
    folder = chosen.gold / "geo"
    if not folder.is_dir():
        print(f"not measured: {folder} is not there; give the folder by --gold DIR")
        return 0
    places = load(Shelf())
    gazetteer, words, weights = places.gazetteer, places.words, places.weights
    halves: dict[tuple[str, str], list[Read]] = {}
    spent = count = 0.0
    for name in COUNTED:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        began = time.perf_counter()
        reads = [
            Read(row["text"], row["toponyms"], mentions(row["text"], gazetteer, words))
            for row in rows
        ]
        spent, count = (
            spent + time.perf_counter() - began,
            count + sum(len(row["text"].split()) for row in rows),
        )
        halves[name, "first half"], halves[name, "second half"] = (
            reads[: len(reads) // 2],
            reads[len(reads) // 2 :],
        )
    pairs = {
        key: [matched(read, COUNTED[key[0]]) for read in reads] for key, reads in halves.items()
    }

    def near(key: tuple[str, str], tried: Weights, misses: Counter[str] | None = None) -> Measured:
        return measure(halves[key], pairs[key], COUNTED[key[0]], tried, misses)

    if chosen.tune:
        weights = tune(
            lambda tried: sum(near((name, "first half"), tried).worth for name in COUNTED), weights
        )
        print(weights)
    began = time.perf_counter()
    for reads in halves.values():
        for read in reads:
            resolve(read.mentions, weights)
    print(
        f"speed: finding {spent / count * 1e6:.2f} µs a word, resolving"
        f" {(time.perf_counter() - began) / count * 1e6:.2f} µs a word, {int(count)} words"
    )
    for key, reads in halves.items():
        misses: Counter[str] = Counter()
        print(f"{key[0]}, {key[1]}: {near(key, weights, misses)}")
        if chosen.misses and key[1] == "first half":
            show(reads, pairs[key], COUNTED[key[0]], misses)
    return 0


def show(
    reads: Sequence[Read],
    pairs: Sequence[list[tuple[int, int]]],
    counted: set[str],
    misses: Counter[str],
) -> None:
    """Print the commonest wrong places, wrong finds and missed names."""
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for read, paired in zip(reads, pairs, strict=True):
        right, gold = {i for i, _ in paired}, {j for _, j in paired}
        wrong.update(
            f"{read.text[m.start : m.end]}/{m.use}"
            for i, m in enumerate(read.mentions)
            if i not in right and m.use in counted
        )
        missed.update(str(g["phrase"]) for j, g in enumerate(read.gold) if j not in gold)
    print("  misplaced:", misses.most_common(60))
    print("  wrong:", wrong.most_common(120))
    print("  missed:", missed.most_common(120))


if __name__ == "__main__":
    sys.exit(main())
