"""
What one voice says at one place and time.

Comes in: claims, or groups of claims in the same words, each with a voice. Goes out: pairs that are
one statement. A claim without a place joins those with one only where it can mean but one of them,
so that it never bridges two towns; the same holds for days.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final, Generic, TypeAlias, TypeVar

from counterclaim.linking.statements import Answer, Days, Stating, meeting_days
from counterclaim.linking.voices import Voice
from counterclaim.records import Copy

T = TypeVar("T")
Pair: TypeAlias = tuple[str, str]
UNDATED: Final = (0, 0)  # before every day


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim that stands for its group, on whose word it stands, and what it says."""

    claim: str
    voice: Voice
    stating: Stating
    reports: frozenset[str]

    @property
    def loose(self) -> bool:
        """Whether its voice is too common to be known again by what it says alone."""
        if self.voice.sort == "body":
            several = " " in self.voice.name.strip()
            return not self.stating.places and not (several and self.stating.dated)
        return self.voice.sort == "outlet" and not (self.stating.places and self.stating.dated)


@dataclass(frozen=True)
class Timeline(Generic[T]):
    """Things by the days that they can be of; `near` finds those that can share a day."""

    held: tuple[tuple[Days, T], ...]
    longest: int

    @classmethod
    def of(cls, dated: Iterable[tuple[Days | None, T]]) -> "Timeline[T]":
        """A timeline; what has no day can be of any."""
        held = sorted(((days or UNDATED, one) for days, one in dated), key=lambda pair: pair[0])
        return cls(tuple(held), max((days[1] - days[0] for days, _ in held), default=0))

    def near(self, days: Days | None) -> Iterator[T]:
        """What can be of one of these days, and more that lies close by."""
        undated = bisect_right(self.held, UNDATED[0], key=lambda pair: pair[0][0])
        begin, end = undated, len(self.held)
        if days is not None:
            begin = bisect_left(self.held, days[0] - self.longest, key=lambda pair: pair[0][0])
            end = bisect_right(self.held, days[1], key=lambda pair: pair[0][0])
        for at in (*range(undated), *range(max(begin, undated), end)):
            yield self.held[at][1]


@dataclass(frozen=True)
class Spots:
    """At which places each voice speaks of each question, and when."""

    held: Mapping[tuple[str, Answer], Timeline[Stating]]

    @classmethod
    def of(cls, said: Iterable[Spoken]) -> "Spots":
        """The places of what is said."""
        found: dict[tuple[str, Answer], list[tuple[Days | None, Stating]]] = {}
        for one in said:
            if one.stating.places:
                key = one.voice.key, one.stating.question
                found.setdefault(key, []).append((one.stating.days, one.stating))
        return cls({key: Timeline.of(placed) for key, placed in found.items()})

    def one(self, said: Spoken, days: Days | None) -> bool:
        """Whether a voice speaks of a question at one place alone in some days."""
        timeline = self.held.get((said.voice.key, said.stating.question))
        first: frozenset[str] | None = None
        for other in timeline.near(days) if timeline else ():
            meets = days is None or other.days is None or meeting_days(days, other.days)
            if meets and other.places != (first or other.places):
                return False
            first = other.places if meets else first
        return first is not None


def spoken(said: Sequence[Spoken]) -> Iterator[Pair]:
    """The pairs in which one voice says one thing, at one place and time."""
    spots = Spots.of(said)
    for group in _groups(said):
        clusters = [part for alike in _by_places(group) for part in _days(alike)]
        clusters = [cluster for cluster in clusters if not _of_several(cluster)]
        for cluster in clusters:
            yield from pairwise(one.claim for one in cluster)
        yield from _vague(clusters, spots)


def _of_several(cluster: Sequence[Spoken]) -> bool:
    """Whether one report counts one person more than once: "a guard died", "a driver died"."""
    said = cluster[0].stating
    reports = [report for one in cluster for report in one.reports]
    return said.one_person and len(reports) > len(set(reports))


def relayed(
    said: Sequence[Spoken], own: Mapping[str, Voice], relays: Iterable[Copy]
) -> Iterator[Pair]:
    """
    The pairs in which a report passes on what an outlet told, whoever told it to the outlet.

    `own` has the voice of each report. Where it is known which report is relayed, what it tells
    in the same voice counts; else all that the outlet tells. It must fit one claim alone.
    """
    by_report: dict[str, list[Spoken]] = {}
    for one in said:
        for report in one.reports:
            by_report.setdefault(report, []).append(one)
    for relay in relays:
        if relay.kind == "relay" and relay.left in own and relay.right in own:
            yield from _passed_on(by_report, own, relay)
    told: dict[tuple[str, Answer], list[Spoken]] = {}
    for one in said:
        for key in {own[report].key for report in one.reports}:
            told.setdefault((key, one.stating.answer), []).append(one)
    for one in said:
        keys = {own[report].key for report in one.reports}
        if one.voice.sort == "outlet" and one.voice.key not in keys:
            yield from _fitting(one, told.get((one.voice.key, one.stating.answer), ()))


def _passed_on(
    said: Mapping[str, Sequence[Spoken]], own: Mapping[str, Voice], relay: Copy
) -> Iterator[Pair]:
    """What one report passes on of another, in the outlet's voice or of its unnamed sources."""
    desk, wire = (relay.left, relay.right) if relay.shown[0] else (relay.right, relay.left)
    for one in said.get(desk, ()):
        whole = own[desk].key == own[wire].key
        if one.voice.key == own[wire].key or (whole and one.voice.sort == "nobody"):
            theirs = said.get(wire, ())
            yield from _fitting(one, [o for o in theirs if o.stating.answer == one.stating.answer])


def _fitting(one: Spoken, others: Iterable[Spoken]) -> Iterator[Pair]:
    """The one claim that a claim can be, if there is but one."""
    fitting = {other.claim for other in others if one.stating.may_be(other.stating)} - {one.claim}
    if len(fitting) == 1:
        yield one.claim, fitting.pop()


def _groups(said: Iterable[Spoken]) -> Iterator[list[Spoken]]:
    """What one voice says to one question, in an order that does not hang on how it came."""
    held: dict[tuple[str, Answer], list[Spoken]] = {}
    for one in sorted(said, key=lambda one: one.claim):
        key = f"{one.voice.key} {one.stating.report}" if one.loose else one.voice.key
        held.setdefault((key, one.stating.answer), []).append(one)
    return (group for group in held.values() if len(group) > 1)


def _by_places(said: Iterable[Spoken]) -> list[list[Spoken]]:
    held: dict[tuple[str, ...], list[Spoken]] = {}
    for one in said:
        held.setdefault(tuple(sorted(one.stating.places)), []).append(one)
    return [held[name] for name in sorted(held)]


def _days(said: Iterable[Spoken]) -> list[list[Spoken]]:
    """Parted so that all of one part can speak of one day; what has no day is a part of its own."""
    parts: list[list[Spoken]] = []
    undated = [one for one in said if one.stating.days is None]
    dated = [(one.stating.days, one) for one in said if one.stating.days is not None]
    last: int | None = None
    for (first, until), one in sorted(dated, key=lambda pair: (*pair[0][::-1], pair[1].claim)):
        if last is None or first > last:
            parts.append([])
            last = until
        parts[-1].append(one)
    return [undated, *parts] if undated else parts


def _vague(clusters: Sequence[Sequence[Spoken]], spots: "Spots") -> Iterator[Pair]:
    """Each cluster that says less of place or day joins one that says more, if it fits but one."""
    wholes = [(_whole(cluster), cluster[0]) for cluster in clusters]
    timeline = Timeline.of((whole.days, (whole, first)) for whole, first in wholes)
    for whole, first in wholes:
        if not whole.places and not spots.one(first, whole.days):
            continue
        fitting = (
            other.claim
            for theirs, other in timeline.near(whole.days)
            if _vaguer(whole, theirs) and whole.may_be(theirs)
        )
        found = list(islice(fitting, 2))
        if len(found) == 1:
            yield first.claim, found[0]


def _whole(cluster: Sequence[Spoken]) -> Stating:
    whole = cluster[0].stating
    for one in cluster[1:]:
        whole = whole.with_(one.stating)
    return whole


def _vaguer(one: Stating, other: Stating) -> bool:
    """Whether one says less than the other: no place where it has one, or no day."""
    if one.places == other.places:
        return one.days is None and other.days is not None
    return not one.places
