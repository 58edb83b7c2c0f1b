"""
New sketches among those that are linked already, without linking these again.

Comes in: what is known, new sketches, all decisions in force. Goes out: what is to be kept
beside it, and the incidents that are not what they were. The incidents that then stand are those
of linking all sketches at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.linking.candidates import meet
from counterclaim.linking.clusters import Group
from counterclaim.linking.decisions import decisions
from counterclaim.linking.grouping import GroupSketches
from counterclaim.linking.kept import Kept, Known, Two
from counterclaim.linking.matching import Weighed, weigh
from counterclaim.linking.waking import Waking
from counterclaim.records import Decided, Incident, Link
from counterclaim.tables.blocking import Blocking


@dataclass(frozen=True)
class Joined:
    """
    What new sketches change.

    `kept` and `pairs` are new and to be kept; `gone` are kept pairs to be dropped, which no key
    finds any more because too many share it now. `touched` are the sketches that were sorted
    anew: every incident of before with one of them is void, and `incidents` stand in their
    place. `weighed` are the pairs among them that were not linked, `grown` the groups in which
    they grew the first time.
    """

    kept: tuple[Kept, ...]
    pairs: tuple[Weighed, ...]
    gone: tuple[Two, ...]
    touched: tuple[str, ...]
    incidents: tuple[Incident, ...]
    weighed: tuple[Link, ...]
    unplaced: tuple[Decided, ...]
    grown: tuple[Group, ...]


@dataclass(frozen=True)
class Join:
    """Sort new sketches in, waking only the groups that they change."""

    group: GroupSketches
    blocking: Blocking

    def __call__(
        self,
        known: Known,
        sketches: Iterable[Kept],
        decided: Sequence[Decided] = (),
        touched: Collection[str] = (),
    ) -> Joined:
        """What the new sketches change; those that are known already are passed over."""
        given = {one.id: one for one in sketches}
        there = {one.id for one in known.kept(sorted(given))}
        new = {name: given[name] for name in sorted(given) if name not in there}
        meeting = _Meeting(known, new, self.blocking)
        pairs, gone = meeting.pairs(), meeting.gone()
        rows = meeting.rows(pairs)
        weighed = weigh([one.features for one in rows], pairs, self.group.scale)
        named = {one for each in decided for one in (each.left, each.right)}
        unsure = {one.id: one for one in known.kept(sorted(named.union(touched)))}
        held_to = decisions(decided, {*new, *unsure})
        told = (*known.between(sorted(unsure)), *weighed)
        said = self.group.decided_on(unsure | new, told, held_to)
        waking = Waking(known, self.group.grow(held_to), (*weighed, *said), frozenset(gone))
        woken = waking(new, unsure)
        kept = {one.id: one for one in known.kept(sorted(woken.sketches - set(new)))} | new
        grouped = self.group(kept, woken.pairs, held_to)
        return Joined(
            kept=tuple(new.values()),
            pairs=weighed,
            gone=tuple(sorted(gone)),
            touched=tuple(sorted(kept)),
            incidents=grouped.incidents,
            weighed=grouped.apart,
            unplaced=held_to.unplaced,
            grown=grouped.grown,
        )


class _Meeting:
    """Which sketches the new ones meet under which keys, and which kept pairs that parts."""

    def __init__(self, known: Known, new: Mapping[str, Kept], blocking: Blocking) -> None:
        self._known = known
        self._new = new
        self._blocking = blocking
        self._newcomers: dict[str, list[str]] = defaultdict(list)
        for name, one in new.items():
            for key in one.keys:
                self._newcomers[key].append(name)
        there = known.sharing(sorted(self._newcomers))
        self._there = {key: sorted(there.get(key, ())) for key in self._newcomers}

    def pairs(self) -> list[Two]:
        """Every pair with a new sketch in it that a key finds."""
        found = {two for key in self._newcomers for two in self._now(key)}
        return sorted(two for two in found if two[0] in self._new or two[1] in self._new)

    def gone(self) -> list[Two]:
        """The kept pairs that no key finds any more, now that newcomers crowd them."""
        doubtful = {
            two
            for key, there in self._there.items()
            if self._crowded(len(there) + len(self._newcomers[key]))
            for two in set(self._met(key, there)).difference(self._now(key))
        }
        keys = {
            one.id: frozenset(one.keys)
            for one in self._known.kept(sorted({one for two in doubtful for one in two}))
        }
        shared = {two: keys[two[0]] & keys[two[1]] for two in doubtful}
        asked = frozenset[str]().union(*shared.values())
        there = self._known.sharing(sorted(asked - set(self._there)))
        self._there |= {key: sorted(names) for key, names in there.items()}
        finding = {key: frozenset(self._now(key)) for key in asked}
        return sorted(
            two for two, own in shared.items() if not any(two in finding[key] for key in own)
        )

    def rows(self, pairs: Iterable[Two]) -> list[Kept]:
        """Every sketch of these pairs."""
        names = {one for two in pairs for one in two}
        return [
            *self._known.kept(sorted(names - set(self._new))),
            *(one for name, one in self._new.items() if name in names),
        ]

    def _now(self, key: str) -> Iterator[Two]:
        """What a key finds with the newcomers there."""
        return self._met(key, sorted([*self._there[key], *self._newcomers.get(key, ())]))

    def _met(self, key: str, names: Sequence[str]) -> Iterator[Two]:
        return meet(names, self._blocking.limits.shared_by, self._blocking.crowd(key))

    def _crowded(self, count: int) -> bool:
        return count > self._blocking.limits.shared_by
