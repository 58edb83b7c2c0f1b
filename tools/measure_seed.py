"""
The seed report: what the real command reads, by the seed's own scorer.

`counterclaim extract --jsonl` on the report in `seeds/`, piped into `score/seed.py`; and,
from the reading itself, whether all names of one speaker lead to one actor and all
spellings of one place to one place. With -v: what is missed and what is too much.

    python tools/measure_seed.py [--gold DIR] [-v]
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.records import Name, Passage, Place, Reading, Span, Speech
from measuring import (
    Failed,
    NotMeasured,
    Row,
    extracted,
    gold_file,
    options,
    reader,
    run,
    say,
)

CLAIMS, PRECISION, FINDINGS, WRONG_FINDINGS = 30, 0.85, 8, 2
Identified = list[tuple[Span, str]]


@dataclass(frozen=True, slots=True)
class Scored:
    """What the seed's scorer says of one run: its JSON line, and its lines on each miss."""

    counts: Mapping[str, float]
    lines: tuple[str, ...]


def seed_file(folder: Path, gold: Mapping[str, Any]) -> Path:
    """The seed report beside the folder of gold."""
    path = folder.parent / "seeds" / str(gold["document"])
    if not path.is_file():
        raise NotMeasured(f"{path} is not there; keep seeds/ beside the folder of gold")
    return path


def scored(folder: Path, gold: Path, printed: str) -> Scored:
    """What `score/seed.py` says of the printed records."""
    scorer = folder.parent / "score" / "seed.py"
    if not scorer.is_file():
        raise NotMeasured(f"{scorer} is not there; keep score/ beside the folder of gold")
    done = subprocess.run(
        [sys.executable, str(scorer), str(gold), "-v"],
        input=printed.encode(),
        capture_output=True,
        check=True,
    )
    lines = done.stdout.decode().splitlines()
    return Scored(json.loads(lines[-1]), tuple(lines[:-1]))


def in_process(text_file: Path) -> Reading:
    """The reading itself, by way of intake."""
    read = reader()
    try:
        from counterclaim.intake.reports import read_paths  # noqa: PLC0415 – it may not import
        from counterclaim.tables import load  # noqa: PLC0415 – as above
    except ImportError as fault:
        raise Failed(f"intake cannot be imported ({fault}); mend it first") from fault
    report = next(iter(read_paths([str(text_file)], tables=load())))
    if isinstance(report, Exception):
        raise Failed(str(report))
    return read(report)


def actors_at(reading: Reading) -> Identified:
    """Every stretch that leads to an actor: names, sources, posts."""
    found = [(name.span, name.actor) for name in reading[Name]]
    found += [(said.source, said.actor) for said in reading[Speech] if said.source and said.actor]
    for claim in reading.claims:
        for link in claim.chain:
            if link.actor and link.source:
                found.append((link.source.span, link.actor))
    return found


def places_at(reading: Reading) -> Identified:
    """Every stretch that leads to a place."""
    return [(place.span, place.place) for place in reading[Place] if place.place]


def occurrences(text: str, surface: str) -> list[Span]:
    """Every place where the text has the surface form, by itself or inside a longer word."""
    spans, at = [], text.find(surface)
    while at >= 0:
        spans.append(Span(at, at + len(surface)))
        at = text.find(surface, at + 1)
    return spans


def led(text: str, surfaces: Iterable[str], found: Identified) -> dict[str, set[str]]:
    """For each surface form, the ids that its occurrences lead to."""
    return {
        surface: {
            known for at in occurrences(text, surface) for span, known in found if span.meets(at)
        }
        for surface in surfaces
    }


def posted(reading: Reading) -> dict[str, set[str]]:
    """For each handle of a post (with its @), the actors that its claims stand under."""
    posts = [passage for passage in reading[Passage] if passage.kind == "post" and passage.handle]
    ids: dict[str, set[str]] = {}
    for post in posts:
        for claim in reading.claims:
            first = claim.chain[0]
            if first.role == "post" and first.actor and post.span.holds(claim.span.span):
                ids.setdefault(f"@{(post.handle or '').lstrip('@')}", set()).add(first.actor)
    return ids


def united(
    groups: Mapping[str, Sequence[str]],
    text: str,
    found: Identified,
    beside: Mapping[str, set[str]],
) -> dict[str, list[str]]:
    """For each actor or place of gold, the surface forms that do not lead to its one id."""
    apart: dict[str, list[str]] = {}
    taken: set[str] = set()
    for name, surfaces in groups.items():
        ids = led(text, surfaces, found)
        for surface, more in beside.items():
            if surface in ids:
                ids[surface] |= more
        counted = Counter(known for some in ids.values() for known in some if known not in taken)
        best = counted.most_common(1)[0][0] if counted else None
        if best is not None:
            taken.add(best)
        apart[name] = [s for s in surfaces if occurrences(text, s) and best not in ids[s]]
    return apart


def measure(asked: argparse.Namespace) -> list[Row]:
    """The scorer's counts, and names and spellings that lead to one actor and one place."""
    gold_path = gold_file(asked.gold, "seed.gold.json")
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    file = seed_file(asked.gold, gold)
    result = scored(asked.gold, gold_path, extracted(file))
    rows = scorer_rows(result.counts, len(gold["posts"]))
    reading = in_process(file)
    actors = united(gold["actors"], reading.text, actors_at(reading), posted(reading))
    places = united(gold["places"], reading.text, places_at(reading), {})
    if asked.verbose:
        for line in result.lines:
            say(line)
        for name, surfaces in [*actors.items(), *places.items()]:
            say(f"{name}: " + ("one" if not surfaces else "apart: " + ", ".join(surfaces)))
    rows.append(_whole("speakers under all their names", actors))
    rows.append(_whole("places under all their spellings", places))
    return rows


def _whole(measure_name: str, apart: Mapping[str, Sequence[str]]) -> Row:
    united_ones = sum(not surfaces for surfaces in apart.values())
    forms = sum(len(surfaces) for surfaces in apart.values())
    return Row(measure_name, united_ones, f"{forms} forms apart", at_least=len(apart))


def scorer_rows(counts: Mapping[str, float], posts: int) -> list[Row]:
    """The scorer's counts beside their bars."""
    note = f"of {counts['gold']}; {counts['predicted']} read; full chain {counts['full_chain']}"
    return [
        Row("claims matched", counts["matched"], note, at_least=CLAIMS),
        Row("precision", counts["precision"], at_least=PRECISION),
        Row(
            "findings matched",
            counts["findings_matched"],
            f"of {counts['findings_gold']}",
            at_least=FINDINGS,
        ),
        Row("other findings", counts["findings_other"], "each to be judged by a person"),
        Row("posts", counts["posts"], f"of {posts}", at_least=posts),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    return run("seed", options(__doc__ or ""), measure, argv)


if __name__ == "__main__":
    sys.exit(main())
