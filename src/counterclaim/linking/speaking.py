"""
What one voice says of one happening, and what is passed on.

Comes in: the claims of an incident, or groups of them in the same words, each with a voice. Goes
out: pairs that are one statement: one voice, one answer, one place, one time. A figure without a
place joins one that has a place only where it can mean but that one, so that it never bridges two
towns; the same holds for days.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from counterclaim.linking.statements import Answer, Stating
from counterclaim.linking.voices import Voice
from counterclaim.records import Copy

Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim that stands for its group, on whose word it stands, and what it says."""

    claim: str
    voice: Voice
    stating: Stating
    reports: frozenset[str]


def spoken(said: Sequence[Spoken]) -> Iterator[Pair]:
    """The pairs in which one voice says one thing, at one place and time."""
    given = _given(said)
    for group in _groups(said):
        clusters = [part for alike in _by_places(group) for part in _days(alike)]
        clusters = [cluster for cluster in clusters if not _of_several(cluster)]
        for cluster in clusters:
            yield from pairwise(one.claim for one in cluster)
        yield from _vague(clusters, given)


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
    outlets = {voice.key for voice in own.values()}
    told: dict[tuple[str, Answer], list[Spoken]] = {}
    for one in said:
        for key in {own[report].key for report in one.reports}:
            told.setdefault((key, one.stating.answer), []).append(one)
    for one in said:
        keys = {own[report].key for report in one.reports}
        if one.voice.key in outlets - keys:
            yield from _fitting(one, told.get((one.voice.key, one.stating.answer), ()))


def _passed_on(
    said: Mapping[str, Sequence[Spoken]], own: Mapping[str, Voice], relay: Copy
) -> Iterator[Pair]:
    """What one report passes on of another, in the outlet's voice or of its unnamed sources."""
    desk, wire = (relay.left, relay.right) if relay.shown[0] else (relay.right, relay.left)
    for one in said.get(desk, ()):
        whole = own[desk].key == own[wire].key
        if one.voice.key == own[wire].key or (whole and one.voice.nameless):
            theirs = said.get(wire, ())
            yield from _fitting(one, [o for o in theirs if o.stating.answer == one.stating.answer])


def _fitting(one: Spoken, others: Iterable[Spoken]) -> Iterator[Pair]:
    """The one claim that a claim can be, if there is but one."""
    fitting = {other.claim for other in others if one.stating.may_be(other.stating)} - {one.claim}
    if len(fitting) == 1:
        yield one.claim, fitting.pop()


# --- one voice ----------------------------------------------------------------------


def _groups(said: Iterable[Spoken]) -> Iterator[list[Spoken]]:
    """What one voice says to one question, in an order that does not hang on how it came."""
    held: dict[tuple[str, Answer], list[Spoken]] = {}
    for one in sorted(said, key=lambda one: one.claim):
        held.setdefault((one.voice.key, one.stating.answer), []).append(one)
    return (group for group in held.values() if len(group) > 1)


def _of_several(cluster: Sequence[Spoken]) -> bool:
    """Whether one report counts one person more than once: "a guard died", "a driver died"."""
    said = cluster[0].stating
    reports = [report for one in cluster for report in one.reports]
    return said.one_person and len(reports) > len(set(reports))


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


def _vague(
    clusters: Sequence[Sequence[Spoken]], given: Mapping[object, set[frozenset[str]]]
) -> Iterator[Pair]:
    """Each cluster that says less of place or day joins one that says more, if it fits but one."""
    wholes = [(_whole(cluster), cluster) for cluster in clusters]
    for whole, cluster in wholes:
        fitting = [
            other[0].claim
            for theirs, other in wholes
            if _vaguer(whole, theirs)
            and whole.may_be(theirs)
            and not (theirs.places != whole.places and _both(cluster, theirs, given))
        ]
        if len(fitting) == 1:
            yield cluster[0].claim, fitting[0]


def _both(
    cluster: Sequence[Spoken], theirs: Stating, given: Mapping[object, set[frozenset[str]]]
) -> bool:
    """
    Whether the voice tells of the whole and of that place too, so that the two are two figures.

    "More than 100" may be of a place and of the whole; and who gives a figure for the place in
    the same report has given this one for the whole.
    """
    if not cluster[0].stating.closed:
        return True
    return any(
        theirs.places in given.get((one.voice.key, one.stating.question, report), ())
        for one in cluster
        for report in one.reports
    )


def _given(said: Iterable[Spoken]) -> dict[object, set[frozenset[str]]]:
    """For which places each voice answers each question in each report."""
    held: dict[object, set[frozenset[str]]] = {}
    for one in said:
        for report in one.reports if one.stating.places else ():
            key = one.voice.key, one.stating.question, report
            held.setdefault(key, set()).add(one.stating.places)
    return held


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
