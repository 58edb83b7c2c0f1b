"""
Fit what each answer is worth when two sketches may tell of one happening: bits in linkage.toml.

    python tools/fit_linkage.py [--gold DIR] [--readings DIR]     (make fit-linkage)

Pairs: the main sketches of gva_multireport train, in three pools as they would be linked, each
with the pairs that blocking finds and those of one incident that it misses; all pairs of a topic
of ecbplus train, of which those of one sub-topic tell of one happening; all pairs of our examples.
Pairs of incidents that gold says share a report are left out.

Weights: a logistic regression over all levels at once, so that comparisons that say the same
thing twice are not counted twice; every set has a prior of its own. Each level is drawn towards
its `expected` bits and towards its neighbours as by so many pairs (PULL, SMOOTH), "not known" is 0,
and levels are made monotone by pooling; the first answer never speaks against, the last never for.
Threshold: of those whose mean B³ F1 – over the three pools, and over the topics in three parts,
each weighed by a fit on the other two – is within NEARLY of the best, the highest. The same gold
gives the same file.
"""

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from counterclaim.linking.decisions import decisions
from counterclaim.linking.features import features
from counterclaim.linking.grouping import GroupSketches
from counterclaim.linking.linking import LinkReadings
from counterclaim.linking.matching import Weighed, weigh
from counterclaim.linking.model import Scale
from counterclaim.linking.sketches import sketches
from counterclaim.records import Incident
from counterclaim.tables import Tables, load
from counterclaim.tables.linkage import Linkage, Model
from labelled import Pool, example_pool, parted, shooting_pool, topic_pools
from measuring import DATA, NotMeasured, options, say

TABLE = DATA / "linkage.toml"
PULL, SMOOTH = 3.0, 3.0
HELD = 1e6  # a level that may be worth no more is held there, and the others are fitted around it
# Of thresholds that are nearly as good as the best, the highest: to bind two incidents is worse
# than to part one, which a reader sees side by side.
NEARLY = 0.01
THRESHOLDS = tuple(step / 2 for step in range(-4, 3))
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Answered:
    """Pairs of one set with their answers, as numbers of levels, and whether they are one."""

    answers: npt.NDArray[np.int64]
    same: Floats
    prior: int


def answered(pool: Pool, tables: Tables, *, every: bool, prior: int) -> Answered:
    """The pairs of a pool, all of them or those that blocking finds, with their labels."""
    link = LinkReadings(tables)
    rows, mine = [], {}
    for reading in pool.readings:
        main = sketches(reading, tables)[0]
        rows.append(features(main, reading, tables))
        mine[main.id] = pool.incidents[reading.report.id]
    ids = sorted(mine)
    if every:
        asked = set(combinations(ids, 2))
    else:
        kept = link.sketched(pool.readings).kept
        asked = {
            (pair.left, pair.right)
            for pair in link.weighed(kept)
            if pair.left in mine and pair.right in mine
        }
        together = defaultdict(list)
        for one in ids:
            together[mine[one]].append(one)
        asked |= {two for held in together.values() for two in combinations(held, 2)}
    pairs = [
        pair
        for pair in weigh(rows, sorted(asked), Scale(tables.linkage))
        if frozenset((mine[pair.left], mine[pair.right])) not in pool.unsure
    ]
    names = [
        {level.answer: place for place, level in enumerate(one.levels)}
        for one in tables.linkage.comparisons
    ]
    return Answered(
        np.array(
            [
                [
                    known[said.answer]
                    for known, said in zip(names, pair.answers.evidence, strict=True)
                ]
                for pair in pairs
            ]
        ),
        np.array([float(mine[pair.left] == mine[pair.right]) for pair in pairs]),
        prior,
    )


def fitted(sets: Sequence[Answered], linkage: Linkage) -> Linkage:
    """The linkage with the weights that these pairs give, and the first set's prior."""
    levels = [
        (place, at)
        for place, one in enumerate(linkage.comparisons)
        for at in range(len(one.levels) - 1)
    ]
    priors = max(one.prior for one in sets) + 1
    matrix = np.vstack([_matrix(one, levels, priors) for one in sets])
    same = np.concatenate([one.same for one in sets])
    expected = np.array(
        [linkage.comparisons[place].levels[at].expected for place, at in levels] + [0.0] * priors
    )
    pull = _pull(levels, priors)
    found = _solved(matrix, same, pull, expected * math.log(2))
    for n, (place, at) in enumerate(levels):
        bound = linkage.comparisons[place].levels[at].at_most
        if bound is not None and found[n] / math.log(2) > bound:
            expected[n], pull[n, n] = bound, HELD
    found = _solved(matrix, same, pull, expected * math.log(2))
    bits = found / math.log(2)
    counts = matrix.sum(axis=0)
    weights: dict[int, list[float]] = {}
    for place in range(len(linkage.comparisons)):
        own = [n for n, level in enumerate(levels) if level[0] == place]
        weights[place] = _monotone(bits[own].tolist(), counts[own].tolist())
    return replace(
        linkage,
        model=replace(linkage.model, prior_bits=round(float(bits[len(levels)]), 2)),
        comparisons=tuple(
            replace(
                one,
                levels=tuple(
                    replace(level, bits=round(value, 2) + 0.0)
                    for level, value in zip(one.levels, [*weights[place], 0.0], strict=True)
                ),
            )
            for place, one in enumerate(linkage.comparisons)
        ),
    )


def _matrix(one: Answered, levels: Sequence[tuple[int, int]], priors: int) -> Floats:
    columns = [one.answers[:, place] == at for place, at in levels]
    columns += [np.full(len(one.same), prior == one.prior) for prior in range(priors)]
    return np.array(columns, dtype=float).T


def _pull(levels: Sequence[tuple[int, int]], priors: int) -> Floats:
    """What draws each level to what is expected of it, and neighbours to each other."""
    size = len(levels) + priors
    pull = np.zeros((size, size))
    for n, (place, _) in enumerate(levels):
        pull[n, n] += PULL
        if n + 1 < len(levels) and levels[n + 1][0] == place:
            pull[n : n + 2, n : n + 2] += SMOOTH * np.array([[1, -1], [-1, 1]])
    pull[len(levels) :, len(levels) :] = np.eye(priors) * 1e-4
    return pull


def _solved(matrix: Floats, same: Floats, pull: Floats, expected: Floats) -> Floats:
    """The weights of greatest likelihood, by Newton's method."""
    found = np.zeros(matrix.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ found, -30, 30)))
        slope = matrix.T @ (chance - same) + pull @ (found - expected)
        curve = (matrix * (chance * (1 - chance) + 1e-9)[:, None]).T @ matrix + pull
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    return found


def _monotone(bits: Sequence[float], counts: Sequence[float]) -> list[float]:
    """Never rising from level to level: neighbours that are out of order become their mean."""
    runs: list[tuple[float, float, int]] = []
    for value, count in zip(bits, counts, strict=True):
        runs.append((value, count + 1.0, 1))
        while len(runs) > 1 and runs[-2][0] < runs[-1][0]:
            (one, weight, size), (other, more, further) = runs[-2], runs[-1]
            mean = (one * weight + other * more) / (weight + more)
            runs[-2:] = [(mean, weight + more, size + further)]
    found = [value for value, _, size in runs for _ in range(size)]
    return [max(found[0], 0.0), *found[1:-1], min(found[-1], 0.0)] if len(found) > 1 else found


def bcubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """B³ precision, recall and F1 of reports: the mean over them of what their incident shares."""
    of_gold, of_found = defaultdict(set), defaultdict(set)
    for report, incident in gold.items():
        of_gold[incident].add(report)
        of_found[found[report]].add(report)
    right = {
        report: len(of_gold[incident] & of_found[found[report]])
        for report, incident in gold.items()
    }
    precision = sum(right[one] / len(of_found[found[one]]) for one in gold) / len(gold)
    recall = sum(right[one] / len(of_gold[gold[one]]) for one in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def homes(incidents: Sequence[Incident]) -> dict[str, str]:
    """The incident of each report's main sketch."""
    return {
        sketch.report: incident.id
        for incident in incidents
        for sketch in incident.sketches
        if sketch.main
    }


def scores(pool: Pool, tables: Tables, linkage: Linkage) -> dict[float, tuple[float, float, float]]:
    """B³ of a pool at each threshold, linked with these weights as the program links."""
    tables = replace(tables, linkage=linkage)
    link = LinkReadings(tables)
    kept = {one.id: one for one in link.sketched(pool.readings).kept}
    weighed: Sequence[Weighed] = link.weighed(tuple(kept.values()))
    found = {}
    for bar in THRESHOLDS:
        model = Model(linkage.model.prior_bits, bar)
        group = GroupSketches(Scale(replace(linkage, model=model)), tables.blocking)
        incidents = group(kept, weighed, decisions((), kept)).incidents
        found[bar] = bcubed(pool.gold, homes(incidents))
    return found


def written(text: str, linkage: Linkage, line: str) -> str:
    """The table's text with these weights, and a line that says where they come from."""
    for one in linkage.comparisons:
        start = text.index(f'name = "{one.name}"')
        for level in one.levels:
            at = text.index(f'answer = "{level.answer}"', start)
            text = text[:at] + re.sub(
                r"(?m)^(\s*bits = ).*$", rf"\g<1>{level.bits}", text[at:], count=1
            )
    for name in ("prior_bits", "link_above"):
        value = getattr(linkage.model, name)
        text = re.sub(rf"(?m)^({name} = )\S+", rf"\g<1>{value}", text, count=1)
    return re.sub(r"(?m)^# Fitted by .*$", line, text, count=1)


@dataclass(frozen=True)
class Material:
    """What is fitted on: pools and topics in as many parts, their pairs, and those of examples."""

    pools: Sequence[Pool]
    topics: Sequence[Sequence[Pool]]
    shot: Sequence[Answered]
    told: Sequence[Sequence[Answered]]
    examples: Answered

    def without(self, part: int | None) -> list[Answered]:
        """All pairs but those of one part."""
        parts = [at for at in range(len(self.pools)) if at != part]
        told = (one for at in parts for one in self.told[at])
        return [*(self.shot[at] for at in parts), *told, self.examples]


def material(gold: Path, kept: Path | None, tables: Tables) -> Material:
    """All that is fitted on, read and compared."""
    pools = parted(shooting_pool(gold, "train", kept))
    every = topic_pools(gold, "train", kept)
    topics = [every[part :: len(pools)] for part in range(len(pools))]
    return Material(
        pools,
        topics,
        [answered(one, tables, every=False, prior=0) for one in pools],
        [[answered(one, tables, every=True, prior=1) for one in part] for part in topics],
        answered(example_pool(tables, kept), tables, every=True, prior=2),
    )


def means(given: Material, tables: Tables) -> dict[float, tuple[float, float]]:
    """Mean B³ F1 of pools and of topics at each threshold, each part by a fit on the others."""
    shot: dict[float, list[float]] = defaultdict(list)
    told: dict[float, list[float]] = defaultdict(list)
    for part, pool in enumerate(given.pools):
        linkage = fitted(given.without(part), tables.linkage)
        for bar, (_, _, f1) in scores(pool, tables, linkage).items():
            shot[bar].append(f1)
        for topic in given.topics[part]:
            for bar, (_, _, f1) in scores(topic, tables, linkage).items():
                told[bar].append(f1)
    return {bar: (_mean(shot[bar]), _mean(told[bar])) for bar in THRESHOLDS}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def main(argv: Sequence[str] | None = None) -> int:
    """Fit and write."""
    parser: argparse.ArgumentParser = options(__doc__ or "")
    parser.add_argument("--readings", type=Path, metavar="DIR", help="keep what is read here")
    asked = parser.parse_args(argv)
    tables = load()
    try:
        given = material(asked.gold, asked.readings, tables)
    except NotMeasured as missing:
        say(f"fit-linkage: {missing}")
        return 0
    found = means(given, tables)
    for bar, (shot, told) in sorted(found.items()):
        say(f"above {bar:+.1f} bits: gva_multireport {shot:.4f}  ecbplus {told:.4f}")
    best = max(_mean(both) for both in found.values())
    bar = max(bar for bar, both in found.items() if _mean(both) >= best - NEARLY)
    sets = given.without(None)
    linkage = fitted(sets, tables.linkage)
    linkage = replace(linkage, model=replace(linkage.model, link_above=bar))
    line = (
        f"# Fitted by tools/fit_linkage.py (make fit-linkage) on {datetime.now(tz=UTC):%Y-%m-%d}: "
        f"{sum(len(one.same) for one in sets)} pairs of gva_multireport train, ecbplus train and "
        f"our examples; B³ F1 of held-out thirds {found[bar][0]:.3f} and {found[bar][1]:.3f}."
    )
    TABLE.write_text(written(TABLE.read_text(encoding="utf-8"), linkage, line), encoding="utf-8")
    say(line[2:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
