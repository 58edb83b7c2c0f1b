"""
Copies: what a seeded mangler makes of our own examples is found, and nothing else is.

Each report of the bundled examples is printed anew 50 times (tools/mangling.py: cuts, reordered
paragraphs, another headline, other marks, letters and capitals, a line of credit). Found: a
mangling that the copies lead to its report. False: a pair of copies whose two reports are not
printings of one report; 01-wire-night and 02-courier-copy are one by intention.

Claims of printings in one origin with their report's: of a smaller number of printings, read whole.
Origins of two figures: origins in which tolls differ; there must be none.

On gva_multireport dev (real reports, American) it counts the pairs that are called copies across
different incidents, and the origins that hold claims of two: figures to look at (-v shows them),
not bars, for some are the same words.

`--growth` adds how time grows from 1,000 to 10,000 and 100,000 made texts, a tenth of them copies,
all with one line of the site's own.

    python tools/measure_copies.py [--gold DIR] [--growth] [-v]
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, islice
from pathlib import Path

from counterclaim.intake.reports import read_paths
from counterclaim.linking.copies import copies
from counterclaim.linking.linking import LinkReadings
from counterclaim.linking.origins import origins
from counterclaim.pipeline import standard
from counterclaim.reading.stage import Marking
from counterclaim.records import Claim, Copy, Passage, Reading, Report, Toll, digest
from counterclaim.tables import Tables, load
from mangling import mangled, paragraphs
from measuring import EXAMPLES, NotMeasured, Row, gold_lines, options, reader, run, say

FOUND = 0.98
TIMES, FEW = 50, 8
SEED = 3
ONE = {"02-courier-copy.html": "01-wire-night.txt"}
STEPS = (1_000, 10_000, 100_000)
GROWTH = 13.0
VOCABULARY, LENGTH, COPIED = 20_000, 150, 0.1


@cache
def tables() -> Tables:
    """The tables of this tree."""
    return load()


@cache
def passages() -> Marking:
    """The first stage of reading alone: copies ask for no more."""
    return Marking(standard(tables()).marking.stages[:1])


def examples() -> dict[str, Reading]:
    """The reports of the bundled examples, by name."""
    paths = sorted(
        path for path in EXAMPLES.rglob("*") if path.suffix in {".txt", ".html", ".jsonl"}
    )
    reports = read_paths([str(path) for path in paths], tables=tables())
    found = {Path(one.name).name: passages()(one) for one in reports if isinstance(one, Report)}
    if not found:
        raise NotMeasured(f"{EXAMPLES} holds no example; put one there")
    return found


def printed(name: str, original: Reading) -> Iterator[Reading]:
    """The manglings of one report."""
    spoken = paragraphs(original)
    urdu = Counter(one.language for one in original[Passage]).most_common(1)[0][0] == "ur"
    for number in range(TIMES):
        rng = random.Random(f"{SEED} {name} {number}")  # noqa: S311 – no secret
        text = mangled(rng, spoken, "ur" if urdu else "en")
        said = f"{name} printed {number}"
        report = Report(
            digest("rep", said), text, "0" * 64, said, published=original.report.published
        )
        yield passages()(report)


def led_to(found: Sequence[Copy], names: Sequence[str]) -> dict[str, str]:
    """For each report one that stands for all that copies lead to."""
    top = {name: name for name in names}

    def over(name: str) -> str:
        while top[name] != name:
            name = top[name]
        return name

    for one in found:
        left, right = sorted((over(one.left), over(one.right)))
        top[right] = left
    return {name: over(name) for name in names}


def mangling_rows(asked: argparse.Namespace) -> list[Row]:
    """Found and false on the examples' manglings, and found with each mangling alone."""
    originals = examples()
    families: dict[str, str] = {}
    held: list[Reading] = []
    alone = pairs = 0
    for name, original in originals.items():
        family = ONE.get(name, name)
        for reading in (original, *printed(name, original)):
            families[reading.report.id] = family
            held.append(reading)
            if reading is not original:
                pairs += 1
                found = bool(copies([original, reading], tables().copying))
                alone += found
                if asked.verbose and not found:
                    say(f"MISSED {reading.report.name}: {reading.text[:300]!r}")
    everything = copies(held, tables().copying)
    tops = led_to(everything, list(families))
    first = {one.report.id for one in originals.values()}
    source = {name: one.report.id for name, one in originals.items()}
    reached = sum(
        tops[reading.report.id] == tops[source[reading.report.name.split(" printed ")[0]]]
        for reading in held
        if reading.report.id not in first
    )
    false = [one for one in everything if families[one.left] != families[one.right]]
    for one in false if asked.verbose else ():
        say(f"FALSE {families[one.left]} {families[one.right]} {one.kind} {one.share} {one.shown}")
    note = f"of {pairs} printings of {len(originals)} reports"
    return [
        Row(
            "manglings found, each beside its report alone",
            round(alone / pairs, 4),
            note,
            at_least=FOUND,
        ),
        Row("manglings found, all together", round(reached / pairs, 4), note, at_least=FOUND),
        Row("false pairs", len(false), f"of {len(everything)} pairs", at_most=0),
    ]


def claim_rows(asked: argparse.Namespace) -> list[Row]:
    """Which claims of printings come to their report's origin, and whether figures stay apart."""
    read = reader()
    held: list[Reading] = []
    printed_of: dict[str, str] = {}
    for name, original in examples().items():
        held.append(read(original.report))
        for made_anew in islice(printed(name, original), FEW):
            held.append(read(made_anew.report))
            printed_of[made_anew.report.id] = original.report.id
    claims = {claim.id: claim for one in held for claim in one.claims}
    reached = total = mixed = 0
    found = copies(held, tables().copying)
    for origin in origins(held, found, tables()):
        reports = {claims[name].report for name in origin.claims}
        sources = [printed_of.get(claims[name].report) for name in origin.claims]
        total += sum(source is not None for source in sources)
        reached += sum(source in reports for source in sources)
        tolls = {_range(claims[name]) for name in origin.claims} - {None}
        mixed += len(tolls) > 1
        if asked.verbose and len(tolls) > 1:
            say(f"MIXED {origin.because} {[claims[name].span.quote for name in origin.claims]}")
    note = f"{reached} of {total} claims in {len(printed_of)} printings"
    return [
        Row(
            "claims of printings in one origin with their report's", round(reached / total, 4), note
        ),
        Row("origins of two figures", mixed, at_most=0),
    ]


def _range(claim: Claim) -> tuple[object, ...] | None:
    toll = claim.body
    return (toll.effect, toll.low, toll.high) if isinstance(toll, Toll) else None


def gold_rows(asked: argparse.Namespace) -> list[Row]:
    """Pairs of copies inside and across the incidents of real reports."""
    incidents: dict[str, str] = {}
    held: list[Reading] = []
    read = reader()
    for line in gold_lines(asked.gold, "gva_multireport/dev.jsonl.gz"):
        for doc in line["docs"]:
            name = digest("rep", doc["id"])
            if name not in incidents:
                day = date.fromisoformat(doc["dct"][:10]) if doc["dct"] else None
                report = Report(name, doc["text"], "0" * 64, doc["id"], published=day)
                whole = read(report)
                held.append(replace(whole, layers={Passage: whole[Passage]}))
            incidents[name] = line["incident_id"]
    found = copies(held, tables().copying)
    across = [one for one in found if incidents[one.left] != incidents[one.right]]
    for one in across if asked.verbose else ():
        shown = one.shown[0].quote if one.shown[0] else ""
        say(f"ACROSS {one.kind} {one.share} {one.left} {one.right}: {shown!r}")
    kinds = sorted(Counter(one.kind for one in across).items())
    return [
        Row(
            "real reports: copies inside one incident",
            len(found) - len(across),
            f"{len(held)} reports",
        ),
        Row(
            "real reports: copies across incidents",
            len(across),
            ", ".join(f"{k} {n}" for k, n in kinds),
        ),
        _origins_row(held, incidents, asked),
    ]


def _origins_row(
    held: Sequence[Reading],
    incidents: Mapping[str, str],
    asked: argparse.Namespace,
) -> Row:
    claims = {claim.id: claim for one in held for claim in one.claims}
    several = across = 0
    for origin in LinkReadings(tables())(held).origins:
        reports = {claims[name].report for name in origin.claims}
        several += len(reports) > 1
        apart = len({incidents[report] for report in reports}) > 1
        across += apart
        if asked.verbose and apart:
            say(f"ACROSS {origin.because} {[claims[name].span.quote for name in origin.claims]}")
    note = f"of {several} of several reports; {len(claims)} claims"
    return Row("real reports: origins across incidents", across, note)


def growth_rows() -> list[Row]:
    """How much longer ten times as many texts take."""
    rows: list[Row] = []
    before = 0.0
    for count in STEPS:
        held = [passages()(report) for report in made(count)]
        started = time.process_time()
        found = copies(held, tables().copying)
        took = time.process_time() - started
        note = f"{took:.1f} s for {count:,} texts, {len(found):,} pairs"
        if before:
            rows.append(
                Row(
                    f"time at {count:,} over a tenth of it",
                    round(took / before, 2),
                    note,
                    at_most=GROWTH,
                )
            )
        before = took
        say(note)
    return rows


def made(count: int) -> Iterator[Report]:
    """Texts of drawn words, as common as words are; a tenth are copies, all have one last line."""
    rng = random.Random(SEED)  # noqa: S311 – no secret
    vocabulary = [f"w{number}" for number in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
    last: list[str] = []
    for number in range(count):
        said = rng.choices(vocabulary, cum_weights=weights, k=LENGTH)
        if last and rng.random() < COPIED:
            said = last[: LENGTH - rng.randrange(LENGTH // 2)]
        last = said
        text = (
            " ".join(said)
            + "\n\nAll that is printed here belongs to this page and to nobody else at all."
        )
        day = date(2022, 1, 1) + timedelta(days=number % 700)
        yield Report(digest("rep", number), text, "0" * 64, str(number), published=day)


def measure(asked: argparse.Namespace) -> list[Row]:
    """Every row; what gold would give is left out where gold is not there."""
    rows = [*mangling_rows(asked), *claim_rows(asked)]
    try:
        rows += gold_rows(asked)
    except NotMeasured as missing:
        say(f"not measured: {missing}")
    return rows + (growth_rows() if asked.growth else [])


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--growth", action="store_true", help="measure 1,000 to 100,000 texts")
    return run("copies", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
