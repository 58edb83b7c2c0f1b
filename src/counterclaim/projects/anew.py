"""
The derived rows that change when linking has sorted something anew.

Comes in: what linking gave, and the incidents that it makes void. Goes out: rows by stage: kept
sketches and pairs, sketches with their incident, incidents, the copies and origins within each,
and what an incident of before leads to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.exporting.incidents import (
    copy_record,
    incident_record,
    origin_record,
    sketch_record,
)
from counterclaim.ledger import Derived, Ledger, Made
from counterclaim.linking.copies import copies
from counterclaim.linking.joining import Joined
from counterclaim.linking.origins import origins, within
from counterclaim.projects.known import GROWN, KEPT, PAIR, grown_made, kept_row, pair_key, pair_made
from counterclaim.records import Incident, Reading, Sketch
from counterclaim.tables import Tables

INCIDENT: Final = "incident"
SKETCH: Final = "sketch"
COPY: Final = "copy"
ORIGIN: Final = "origin"
WAS: Final = "was"  # incidents of before, and what stands in their place


@dataclass(frozen=True)
class Anew:
    """What linking gave, and every derived row that changes with it."""

    ledger: Ledger
    tables: Tables
    readings: Sequence[Reading]
    joined: Joined
    periods: Sequence[Sketch]
    void: set[str]
    whole: bool

    def changes(self) -> Iterator[Derived]:
        """The rows, stage by stage."""
        joined, whole = self.joined, self.whole
        gone = tuple(pair_key(left, right) for left, right in joined.gone)
        stale = tuple(sorted(self.void - {one.id for one in joined.incidents}))
        yield Derived(KEPT, tuple(map(kept_row, joined.kept)), whole=whole)
        bar = self.tables.linkage.model.link_above
        pairs = tuple(pair_made(pair, bar) for pair in joined.pairs)
        yield Derived(PAIR, pairs, gone, whole=whole)
        yield self._grown()
        yield Derived(SKETCH, tuple(self._sketches()), whole=whole)
        yield Derived(INCIDENT, tuple(map(_incident_row, joined.incidents)), stale, whole=whole)
        yield Derived(WAS, tuple(self._was(stale)))
        yield from self._counted_once()

    def _grown(self) -> Derived:
        rows = tuple(grown_made(self.joined.grown))
        found = {} if self.whole else self.ledger.derived_keys(GROWN, self.joined.touched)
        stale = {key for keys in found.values() for key in keys} - {made.key for made in rows}
        return Derived(GROWN, rows, tuple(sorted(stale)), whole=self.whole)

    def _sketches(self) -> Iterator[Made]:
        for incident in self.joined.incidents:
            for one in incident.sketches:
                about = (one.report, incident.id, *one.claims)
                yield Made(one.id, sketch_record(one, incident.id), about)
        for one in self.periods:
            yield Made(one.id, sketch_record(one, None), (one.report, *one.claims))

    def _was(self, stale: Iterable[str]) -> Iterator[Made]:
        """An incident of before leads to those that have its sketches now, else its reports."""
        now: dict[str, set[str]] = defaultdict(set)
        for one in self.joined.incidents:
            for sketch in one.sketches:
                now[sketch.id].add(one.id)
                now[sketch.report].add(one.id)
        for made in self.ledger.derived_many(INCIDENT, stale):
            found = _leads(now, made.record.get("sketches")) or _leads(
                now, made.record.get("reports")
            )
            if found:
                yield Made(made.key, {"now": [*found]})

    def _counted_once(self) -> Iterator[Derived]:
        """Copies and origins among the claims of each incident, for they count within it."""
        copied: dict[str, Made] = {}
        told: dict[str, Made] = {}
        held = {reading.report.id: reading for reading in self.readings}
        wanted = {one for incident in self.joined.incidents for one in incident.reports}
        held |= {one.report.id: one for one in self.ledger.readings(wanted - set(held))}
        for incident in self.joined.incidents:
            inside = within(incident, held)
            made = copies(inside, self.tables.copying)
            for copy in made:
                key = f"in:{incident.id}|{copy.left}|{copy.right}|{copy.kind}"
                copied[key] = Made(key, copy_record(copy), (incident.id,))
            for origin in origins(inside, made, self.tables):
                key = f"in:{incident.id}|{origin.id}"
                told[key] = Made(key, origin_record(origin), (incident.id, origin.id))
        for stage, rows in ((COPY, copied), (ORIGIN, told)):
            stale = {} if self.whole else self.ledger.derived_keys(stage, self.void)
            gone = {key for keys in stale.values() for key in keys if key not in rows}
            yield Derived(stage, tuple(rows.values()), tuple(sorted(gone)), whole=self.whole)


def _incident_row(incident: Incident) -> Made:
    sketches = (sketch.id for sketch in incident.sketches)
    return Made(
        incident.id, incident_record(incident), (*incident.reports, *incident.claims, *sketches)
    )


def _leads(now: Mapping[str, set[str]], named: object) -> list[str]:
    """The incidents that hold any of the things named."""
    held = named if isinstance(named, list) else []
    return sorted({incident for one in held for incident in now.get(str(one), ())})
