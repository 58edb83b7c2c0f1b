"""
How linking grows: ten times more sketches, step by step, and one report more.

Sketches are made of our own tables: towns of the gazetteer, actors, kinds of act, and invented
words as frequent as words are. Every day brings the same number of incidents, each told by one
to ten reports that share place, day and some of their words, and get some of it wrong; so ten
times more sketches are ten times more days. Each size runs in a process of its own; compared are
seconds of that process's own time, and its highest resident size. Joining is one report more
among those known, by the same tables, without linking them again. Hostile shapes are those in which
everybody shares what few should: one event told by all in nearly the same words, one paragraph
that stands in every report, reports that name a thousand places; of each, four times more.

    python tools/bench_linking.py [--quick]
"""

import argparse
import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from sys import intern
from typing import Any

from counterclaim.linking.candidates import keys
from counterclaim.linking.decisions import decisions
from counterclaim.linking.features import Features
from counterclaim.linking.grouping import GroupSketches
from counterclaim.linking.joining import Join
from counterclaim.linking.kept import Kept, Memory
from counterclaim.linking.matching import weigh_all
from counterclaim.linking.model import Scale
from counterclaim.records import UNRESOLVED, Sketch, digest
from counterclaim.tables import blocking, linkage
from counterclaim.tables.shelf import Shelf
from inventing import WORDS
from measuring import DATA, Failed, Row, environment, options, run, say, toml

SIZES = (1_000, 10_000, 100_000)
HOSTILE_SIZES = (1_250, 5_000)
HOSTILE_GROWTH = 5.2  # as 13 is to ten
PLACES = 1_000
GROWTH, MEMORY, JOINING = 13.0, 4096, 1.0
JOINED_TO = 20_000
INCIDENTS_A_DAY = 20
REPORTS = 10  # of one incident, at most
FIRST_DAY = date(2020, 1, 1)
ACTS = ("armed_attack", "airstrike", "shelling", "bombing", "arrest", "protest")
VOCABULARY = 120_000
STEPS = ("keys", "pairs and weights", "groups")


def made(count: int, seed: int) -> Iterator[Kept]:
    """So many sketches, day after day; equal seeds give equal sketches."""
    rng = random.Random(seed)  # noqa: S311 – no secret
    inventing = _Inventing(rng)
    day, left = 0, count
    while left:
        for _ in range(INCIDENTS_A_DAY):
            reports = min(left, rng.randint(1, REPORTS))
            left -= reports
            told = inventing.incident(FIRST_DAY + timedelta(day))
            for number in range(reports):
                row = inventing.telling(told, f"{seed} {day} {left} {number}")
                yield Kept(_sketch(row), row, ())
        day += 1


def retold(count: int) -> Iterator[Kept]:
    """One event told so often: two of three in the same words, every third in its own."""
    inventing = _Inventing(random.Random(1))  # noqa: S311 – no secret
    told = inventing.incident(FIRST_DAY)
    said = inventing.telling(told, "the first")
    for number in range(count):
        row = inventing.telling(told, str(number)) if number % 3 == 0 else said
        yield _again(row, number)


def boilerplate(count: int) -> Iterator[Kept]:
    """Reports of many events that all end in one paragraph of rare words, and quote one speech."""
    inventing = _Inventing(random.Random(1))  # noqa: S311 – no secret
    shared = inventing.paragraph()
    quotes = tuple(f"{mark:08x}" for mark in range(40))
    for one in made(count, 1):
        row = one.features
        words = (*(f"{word}|{unit}" for word in shared for unit in (1, 2, 3)), *row.words)
        yield replace(one, features=replace(row, words=words, quotes=quotes))


def wide(count: int) -> Iterator[Kept]:
    """Reports of many events of which every hundredth names a thousand places."""
    towns = tuple(f"geonames:{town}" for town, _, _ in _towns())
    for number, one in enumerate(made(count, 1)):
        if number % 100:
            yield one
        else:
            first = number % (len(towns) - PLACES)
            places = (*one.features.place_ids, *towns[first : first + PLACES])
            yield replace(one, features=replace(one.features, place_ids=places))


HOSTILE: Mapping[str, Callable[[int], Iterator[Kept]]] = {
    "one event": retold,
    "one paragraph": boilerplate,
    "a thousand places": wide,
}


def _again(row: Features, number: int) -> Kept:
    name = f"again {number}"
    row = replace(row, unique_id=digest("skt", name), report=digest("rep", name))
    return Kept(_sketch(row), row, ())


class _Inventing:
    """Draws incidents, and reports that tell of them more or less rightly."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._towns = _towns()
        self._actors = _actors()
        parts = toml(WORDS)["syllables"]
        first, last = sorted(parts["first"]), sorted(parts["last"])
        self._syllables = [one + other for one in first for other in last]
        # Words are drawn as often as words are: the n-th most common 1/n of the first.
        self._often = list(accumulate(1 / (place + 30) for place in range(VOCABULARY)))
        self._blank = Features(**{one.name: _nothing(one.type) for one in fields(Features)})  # type: ignore[arg-type]  # column by column

    def incident(self, day: date) -> Features:
        """What happened, as if one report told all of it rightly."""
        town, lat, lon = self._rng.choice(self._towns)
        number = (day - date(1970, 1, 1)).days
        return replace(
            self._blank,
            published=number,
            first_day=number,
            last_day=number,
            lat=lat,
            lon=lon,
            place_precision="town",
            place_ids=(f"geonames:{town}",),
            parties=tuple(self._rng.sample(self._actors, 2)),
            acts=(self._rng.choice(ACTS),),
            words=self._words(25),
            names=self._words(2),
            persons=self._words(4),
            killed_low=(killed := self._rng.randint(0, 20)),
            killed_high=killed,
        )

    def telling(self, told: Features, name: str) -> Features:
        """One report's telling: days late, vague in this and that, half in words of its own."""
        chance = self._rng.random
        dated, placed = chance() < 0.8, chance() < 0.85
        sample = self._rng.sample
        said = [*sample(told.words, min(15, len(told.words))), *self._words(25)]
        said = sorted(dict.fromkeys(said), key=self._rank, reverse=True)
        self._rng.shuffle(heard := list(told.words))
        return replace(
            told,
            unique_id=digest("skt", name),
            report=digest("rep", name),
            published=(told.published or 0) + self._rng.randint(0, 3),
            first_day=told.first_day if dated else None,
            last_day=told.last_day if dated else None,
            lat=told.lat if placed else None,
            lon=told.lon if placed else None,
            place_ids=told.place_ids if placed else (),
            parties=told.parties[: self._rng.randint(0, 2)],
            names=(*told.names[: self._rng.randint(0, 2)], *self._words(2)),
            persons=(*told.persons[: self._rng.randint(1, 4)], *self._words(2)),
            opening=tuple(intern(f"{word}|1") for word in (*heard[:12], *self._words(10))),
            words=tuple(intern(f"{word}|{weight}") for word in said for weight in (1, 2)),
            headline=tuple(intern(f"{word}|1") for word in heard[:5]),
        )

    def paragraph(self) -> tuple[str, ...]:
        """Words rarer than all others, those of one paragraph."""
        many = len(self._syllables)
        return tuple(f"{one}{VOCABULARY // many + 1}" for one in self._syllables[:20])

    def _words(self, count: int) -> tuple[str, ...]:
        drawn = self._rng.choices(range(VOCABULARY), cum_weights=self._often, k=count)
        many = len(self._syllables)
        return tuple(dict.fromkeys(f"{self._syllables[one % many]}{one // many}" for one in drawn))

    def _rank(self, word: str) -> tuple[int, str]:
        return len(word), word


def _nothing(kind: object) -> object:
    known: dict[object, object] = {str: "happening", bool: True, tuple[str, ...]: ()}
    return known.get(kind)


def _towns() -> list[tuple[int, float, float]]:
    path = DATA / "places" / "gazetteer.sqlite"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        found = base.execute(
            "SELECT id, lat, lon FROM place WHERE code IS NULL AND lat IS NOT NULL "
            "ORDER BY population DESC, id LIMIT 2000"
        )
        return [(number, lat / 1e4, lon / 1e4) for number, lat, lon in found]


def _actors() -> list[str]:
    return sorted({row["id"] for row in Shelf().rows("actors.csv")})


def _sketch(row: Features) -> Sketch:
    day = FIRST_DAY if row.published is None else date.fromordinal(719163 + row.published)
    return Sketch(
        row.unique_id, row.report, (), "happening", True, UNRESOLVED, day, (), (), (), (), ""
    )


def child(sketches: Iterator[Kept]) -> dict[str, float]:
    """What linking these sketches takes, in this process: own seconds, and megabytes."""
    rules, scale = blocking.load(Shelf()), Scale(linkage.load(Shelf()))
    held = sorted(sketches, key=lambda one: one.id)
    told: dict[str, float] = {}

    def timed(step: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 – whatever the step gives
        before = time.process_time()
        given = work()
        told[step] = time.process_time() - before
        return given

    keyed = timed("keys", lambda: [keys(one.features, rules) for one in held])
    rows = [one.features for one in held]
    weighed = timed("pairs and weights", lambda: weigh_all(rows, keyed, scale, rules))
    kept = {one.id: one for one in held}
    group = GroupSketches(scale, rules)
    grouped = timed("groups", lambda: group(kept, weighed, decisions((), kept)))
    told |= {
        "pairs": len(weighed),
        "incidents": len(grouped.incidents),
        "largest": max(len(one.sketches) for one in grouped.incidents),
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    return told


def joined(count: int) -> dict[str, float]:
    """What one report more takes among so many, in own seconds, the median of five."""
    rules, scale = blocking.load(Shelf()), Scale(linkage.load(Shelf()))
    held = sorted(
        (replace(one, keys=keys(one.features, rules)) for one in made(count + 5, 1)),
        key=lambda one: one.id,
    )
    rng = random.Random(2)  # noqa: S311 – no secret
    late = set(rng.sample(range(len(held)), 5))
    known = [one for place, one in enumerate(held) if place not in late]
    pairs = weigh_all(
        [one.features for one in known],
        [one.keys for one in known],
        scale,
        rules,
    )
    memory, join = (
        Memory(known, pairs, link_above=scale.linkage.model.link_above),
        Join(GroupSketches(scale, rules), rules),
    )
    by_id = {one.id: one for one in known}
    memory.put(grown=join.group(by_id, pairs, decisions((), by_id)).grown)
    took = []
    for place in sorted(late):
        before = time.process_time()
        gained = join(memory, [held[place]])
        took.append(time.process_time() - before)
        memory.put(gained.kept, gained.pairs, gone=gained.gone, grown=gained.grown)
    return {"seconds": sorted(took)[len(took) // 2], "longest": max(took)}


def _apart(what: str, count: int) -> dict[str, float]:
    """The figures of a child process of its own."""
    with tempfile.TemporaryDirectory() as there:
        done = subprocess.run(
            [sys.executable, __file__, "--child", what, str(count)],
            env=environment(),
            cwd=there,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise Failed(f"linking {count} sketches ended with {done.returncode}: {' '.join(said)}")
        if left := list(Path(there).iterdir()):
            raise Failed(f"linking left {left[0].name} where it ran; it may leave nothing")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def measure(asked: argparse.Namespace) -> Iterator[Row]:
    """One report more; then each size, and how much longer than a tenth of it."""
    size = JOINED_TO // 10 if asked.quick else JOINED_TO
    told = _apart("join", size)
    note = f"the longest of five {told['longest']:.2f}"
    yield Row(f"one more to {size:,}, s", round(told["seconds"], 3), note, at_most=JOINING)
    before: dict[str, float] = {}
    for size in SIZES[:2] if asked.quick else SIZES:
        told = _apart("all", size)
        whole = sum(told[step] for step in STEPS)
        note = ", ".join(f"{step} {told[step]:.2f}" for step in STEPS)
        yield Row(f"{size:,} sketches, s", round(whole, 2), note)
        if before:
            times = whole / sum(before[step] for step in STEPS)
            note = ", ".join(f"{step} {told[step] / before[step]:.1f}" for step in STEPS)
            yield Row(f"{size:,} sketches over a tenth", round(times, 2), note, at_most=GROWTH)
        note = f"{told['incidents']:.0f} incidents, the largest of {told['largest']:.0f}"
        yield Row(f"{size:,} sketches, pairs of each", round(told["pairs"] / size, 1), note)
        at_most = MEMORY if size == SIZES[-1] else None
        yield Row(f"{size:,} sketches, highest MB", round(told["MB"]), at_most=at_most)
        before = told
    if not asked.quick:
        yield from _hostile()


def _hostile() -> Iterator[Row]:
    """Each hostile shape, and how much longer four times more of it takes."""
    for shape in HOSTILE:
        few, many = (_apart(shape, size) for size in HOSTILE_SIZES)
        took = [sum(told[step] for step in STEPS) for told in (few, many)]
        size = HOSTILE_SIZES[-1]
        note = ", ".join(f"{step} {many[step]:.2f}" for step in STEPS)
        yield Row(
            f"{size:,} sketches, {shape}, over a fourth",
            round(took[1] / took[0], 2),
            f"{took[1]:.1f} s, {many['pairs'] / size:.1f} pairs of each; {note}",
            at_most=HOSTILE_GROWTH,
        )


def _told(rows: Iterator[Row]) -> Iterator[Row]:
    """Each row as soon as it is measured, for whoever waits."""
    for row in rows:
        say(f"{row.measure}: {row.value}  {row.note}")
        yield row


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--quick", action="store_true", help="no 100,000 sketches")
    return run("linking", parser, lambda asked: list(_told(measure(asked))), argv)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        what, size = sys.argv[2], int(sys.argv[3])
        given = HOSTILE[what](size) if what in HOSTILE else made(size, 1)
        sys.stdout.write(json.dumps(joined(size) if what == "join" else child(given)))
        sys.exit(0)
    sys.exit(main())
