"""
Figures of another fight that a report counts beside its own.

Comes in: the claims of a report. Goes out: the days that are each claim's own, and the claims that
count people of another day and another place: "nine died in one town and eight in the other; three
more had been killed the day before in a third".
"""

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final, TypeAlias

from counterclaim.records import Claim, Toll, Where

Days: TypeAlias = tuple[int, int]
# Their middle is nowhere: they part nothing.
_WIDE: Final = ("country", "region")
_ROW: Final = 2  # figures of other places beside which one is counted: fewer are no list


def days_of(claim: Claim) -> Days | None:
    """The days on which a claim says that it was."""
    interval = claim.occurred.interval
    first, last = interval.first_day, interval.last_day
    if first is None or last is None:
        return None
    return first.toordinal(), max(first, last).toordinal()


def own_days(claims: Sequence[Claim]) -> dict[str, Days]:
    """
    The days of each claim, but for words of time that stand inside another.

    "Nine in one town, eight in the other, and three the day before in a third": the words stand
    between the three and their place, and say nothing of the nine and the eight.
    """
    dated = {claim.id: days for claim in claims if (days := days_of(claim)) is not None}
    sharing: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.occurred.span is not None and claim.id in dated and isinstance(claim.body, Toll):
            sharing[claim.occurred.span.start, claim.occurred.span.end].append(claim)
    for group in sharing.values():
        inside = {claim.id for claim in group if _encloses(claim)}
        for claim in group if inside else ():
            if claim.id not in inside and named(claim):
                del dated[claim.id]
    return dated


def counted_beside(
    claims: Sequence[Claim], dated: Collection[str], short: Collection[str], near: int
) -> Collection[str]:
    """
    The figures that have a day and a place of their own among figures that have no such day.

    One speaker counts the same people for two places and more without a day of their own, and
    then, on another day, for a place that is farther than `near` kilometres from all of them.
    `dated` are the claims that have days, `short` those that have few.
    """
    rows: dict[tuple[str | None, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        toll = claim.body
        if isinstance(toll, Toll) and toll.low is not None and _known(claim):
            rows[claim.last.actor, toll.effect, toll.victims].append(claim)
    found: set[str] = set()
    for row in rows.values():
        plain = [claim for claim in row if claim.id not in dated]
        if len({frozenset(named(claim)) for claim in plain}) >= _ROW:
            found |= {
                claim.id
                for claim in row
                if claim.id in short and all(_far(claim, other, near) for other in plain)
            }
    return found


def named(claim: Claim) -> set[str]:
    """The places of a claim that are no country or region, by id or by name."""
    return {place.place or place.name for place in claim.places if place.precision not in _WIDE}


def located(place: Where) -> bool:
    """Whether a place is known well enough to be far from another."""
    return place.lat is not None and place.precision not in _WIDE


def kilometres(one: Where, other: Where) -> float:
    """How far two places with coordinates are from each other, along the ground."""
    south, west = math.radians(one.lat or 0.0), math.radians(one.lon or 0.0)
    north, east = math.radians(other.lat or 0.0), math.radians(other.lon or 0.0)
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(min(1.0, half)))


def _known(claim: Claim) -> bool:
    return any(located(place) for place in claim.places)


def _far(one: Claim, other: Claim, near: int) -> bool:
    return all(
        kilometres(here, there) > near
        for here in one.places
        for there in other.places
        if located(here) and located(there)
    )


def _encloses(claim: Claim) -> bool:
    """Whether the words of time stand between a claim's own words and its place."""
    time = claim.occurred.span
    if time is None or time.start < claim.span.start:
        return False
    return any(place.span.start >= time.end for place in claim.places)
