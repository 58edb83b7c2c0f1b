"""
Labelled reports for linking: which tell of one incident, as gold and our examples have it.

Comes in: the folder of gold. Goes out: pools of readings with their labels, each pool as it would
be linked; gva_multireport with all incidents together, ecbplus topic by topic, our examples. What
is read is kept in a folder when one is named, and read anew when the tree's tables or code change.
"""

import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.intake.reports import read_paths
from counterclaim.records import Passage, Reading, Report
from counterclaim.tables import Tables
from measuring import DATA, EXAMPLES, SOURCE, gold_lines, reader, report_of

POOLS = 3
BUNDLES = ("panjgur-nushki", "kech-convoy")


@dataclass(frozen=True)
class Pool:
    """
    Readings that are linked together, with the incident of each by report id.

    `unsure` are pairs of incidents that gold says share a report: nobody knows whether they are
    two.
    """

    name: str
    readings: tuple[Reading, ...] = field(repr=False)
    incidents: Mapping[str, str] = field(repr=False)
    unsure: frozenset[frozenset[str]] = field(default=frozenset(), repr=False)

    @property
    def gold(self) -> dict[str, str]:
        """The incident of each report of this pool."""
        return {one.report.id: self.incidents[one.report.id] for one in self.readings}


def shooting_pool(gold: Path, split: str, kept: Path | None = None) -> Pool:
    """All reports of gva_multireport's split; a report in two incidents counts for the first."""
    lines = list(gold_lines(gold, f"gva_multireport/{split}.jsonl.gz"))
    told = {
        report.id: (report, line["incident_id"])
        for line in reversed(lines)
        for report in _shot(line)
    }
    unsure = {
        frozenset((line["incident_id"], other))
        for line in lines
        for other in line.get("shares_article_with") or ()
    }
    readings = _read([report for report, _ in told.values()], f"gva-{split}", kept)
    incidents = {report.id: incident for report, incident in told.values()}
    return Pool(f"gva_multireport {split}", readings, incidents, frozenset(unsure))


def _shot(line: Mapping[str, Any]) -> Iterator[Report]:
    for one in line["docs"]:
        if one["text"].strip():
            day = date.fromisoformat(one["dct"][:10]) if one.get("dct") else None
            report = report_of(one["text"], one["id"], published=day)
            yield replace(report, title=one.get("title") or None, url=one.get("url"))


def parted(pool: Pool) -> list[Pool]:
    """The pool's incidents in a few pools, by a digest of their names: to fit on some of them."""
    return [
        replace(
            pool,
            name=f"{pool.name} {part + 1}/{POOLS}",
            readings=tuple(
                one for one in pool.readings if _part(pool.incidents[one.report.id]) == part
            ),
        )
        for part in range(POOLS)
    ]


def _part(incident: str) -> int:
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % POOLS


def topic_pools(gold: Path, split: str, kept: Path | None = None) -> list[Pool]:
    """Each topic of ecbplus's split with its two sub-topics."""
    lines = list(gold_lines(gold, f"ecbplus/{split}.jsonl.gz"))
    reports = {line["id"]: report_of(line["text"], line["id"]) for line in lines}
    readings = {
        reading.report.id: reading
        for reading in _read(list(reports.values()), f"ecb-{split}", kept)
    }
    pools = []
    for topic in sorted({line["topic"] for line in lines}):
        inside = [line for line in lines if line["topic"] == topic]
        labels = {reports[line["id"]].id: f"{topic}/{line['subtopic']}" for line in inside}
        pools.append(
            Pool(
                f"ecbplus {split} {topic}",
                tuple(readings[one] for one in sorted(labels)),
                labels,
            )
        )
    return pools


def example_pool(tables: Tables, kept: Path | None = None) -> Pool:
    """Our own bundles together; each is one incident."""
    told: dict[str, tuple[Report, str]] = {}
    for bundle in BUNDLES:
        paths = [
            str(path) for path in sorted((EXAMPLES / bundle).iterdir()) if path.suffix != ".md"
        ]
        for found in read_paths(paths, tables=tables):
            if isinstance(found, Report):
                told[found.id] = found, bundle
    readings = _read([report for report, _ in told.values()], "examples", kept)
    return Pool("examples", readings, {report: bundle for report, (_, bundle) in told.items()})


def _read(reports: list[Report], name: str, kept: Path | None) -> tuple[Reading, ...]:
    """The readings, as the record format would give them back; sorted by report."""
    if kept is None:
        return _reading(reports, reader())
    path = kept / f"{name}-{_stand()}.pickle"
    if not path.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(_reading(reports, reader())))
    held: tuple[Reading, ...] = pickle.loads(path.read_bytes())  # noqa: S301 – our own file
    return held


def _reading(reports: list[Report], read: Callable[[Report], Reading]) -> tuple[Reading, ...]:
    found = (read(report) for report in sorted(reports, key=lambda report: report.id))
    return tuple(
        replace(one, layers={Passage: one.layers.get(Passage, ())}, findings=(), doubts=())
        for one in found
    )


def _stand() -> str:
    """A digest of all that reading hangs on."""
    told = hashlib.sha256()
    for folder in (SOURCE / "counterclaim" / "reading", DATA / "languages", DATA / "places"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in (".py", ".toml", ".csv"):
                told.update(path.read_bytes())
    return told.hexdigest()[:12]
