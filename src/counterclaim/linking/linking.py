"""
Readings to incidents.

Comes in: readings, people's decisions. Goes out: sketches sorted into incidents, with copies and
origins, and with every reason. The same readings give the same incidents, in whatever order and
however often they come, all at once or one by one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from counterclaim.linking.candidates import keys
from counterclaim.linking.copies import copies
from counterclaim.linking.decisions import decisions
from counterclaim.linking.features import features
from counterclaim.linking.grouping import GroupSketches
from counterclaim.linking.joining import Join, Joined
from counterclaim.linking.kept import Kept, Known, Memory
from counterclaim.linking.matching import Weighed, weigh_all
from counterclaim.linking.model import Scale
from counterclaim.linking.origins import only, origins, within
from counterclaim.linking.sketches import sketches
from counterclaim.records import Copy, Decided, Incident, Linked, Origin, Reading, Sketch
from counterclaim.tables import Tables


@dataclass(frozen=True)
class Sketched:
    """The sketches of some reports: those of happenings as they are kept, and those of periods."""

    kept: tuple[Kept, ...]
    periods: tuple[Sketch, ...]


@dataclass(frozen=True)
class LinkReadings:
    """Put together what tells of one happening."""

    tables: Tables

    def __call__(self, readings: Iterable[Reading], decided: Iterable[Decided] = ()) -> Linked:
        """Every reading's sketches in incidents; a report that comes twice is taken once."""
        held = _once(readings)
        sketched = self.sketched(held)
        joined = self._at_once(sketched.kept, decided)
        found = copies(held, self.tables.copying)
        return Linked(
            incidents=joined.incidents,
            periods=sketched.periods,
            copies=found,
            origins=self._origins(held, found, joined.incidents, sketched.periods),
            weighed=joined.weighed,
            unplaced=joined.unplaced,
        )

    def join(
        self,
        known: Known,
        readings: Iterable[Reading],
        decided: Iterable[Decided] = (),
        *,
        touched: Iterable[str] = (),
    ) -> Joined:
        """
        New readings among sketches that are linked already: what is to be kept, and what changes.

        Args:
            known: what is linked already, by the same tables.
            readings: the new ones; a report that is known changes nothing.
            decided: every decision in force, old and new.
            touched: sketches whose decisions, or whose neighbours, are not what they were.
        """
        new = self.sketched(_once(readings)).kept
        if isinstance(known, Memory) and not known:
            return self._at_once(new, decided)
        join = Join(self._group, self.tables.blocking)
        return join(known, new, tuple(decided), frozenset(touched))

    def sketched(self, readings: Iterable[Reading]) -> Sketched:
        """The sketches of readings, by id, with the rows and keys by which they are compared."""
        happenings, periods = [], []
        for reading in readings:
            for sketch in sketches(reading, self.tables):
                if sketch.kind == "period":
                    periods.append(sketch)
                else:
                    row = features(sketch, reading, self.tables)
                    happenings.append(Kept(sketch, row, keys(row, self.tables.blocking)))
        return Sketched(
            tuple(sorted(happenings, key=lambda one: one.id)),
            tuple(sorted(periods, key=lambda one: one.id)),
        )

    def weighed(self, kept: Sequence[Kept]) -> tuple[Weighed, ...]:
        """Every two sketches that share a key, weighed; both sorted by id."""
        return weigh_all(
            [one.features for one in kept],
            (one.keys for one in kept),
            self._group.scale,
            self.tables.blocking,
        )

    def _origins(
        self,
        held: Sequence[Reading],
        found: Sequence[Copy],
        incidents: Iterable[Incident],
        periods: Iterable[Sketch],
    ) -> tuple[Origin, ...]:
        """What is one statement within each incident, and among the totals over periods."""
        by_id = {reading.report.id: reading for reading in held}
        totals = only((claim for one in periods for claim in one.claims), held)
        each = [*(within(incident, by_id) for incident in incidents), totals]
        made = (one for readings in each for one in origins(readings, found, self.tables))
        return tuple(sorted(made, key=lambda one: one.id))

    def _at_once(self, new: tuple[Kept, ...], decided: Iterable[Decided]) -> Joined:
        kept = {one.id: one for one in new}
        held_to = decisions(decided, kept)
        pairs = self.weighed(new)
        grouped = self._group(kept, pairs, held_to)
        return Joined(
            kept=new,
            pairs=pairs,
            gone=(),
            touched=tuple(kept),
            incidents=grouped.incidents,
            weighed=grouped.apart,
            grown=grouped.grown,
            unplaced=held_to.unplaced,
        )

    @cached_property
    def _group(self) -> GroupSketches:
        return GroupSketches(Scale(self.tables.linkage), self.tables.blocking)


def _once(readings: Iterable[Reading]) -> list[Reading]:
    by_id = {reading.report.id: reading for reading in readings}
    return [by_id[report] for report in sorted(by_id)]
