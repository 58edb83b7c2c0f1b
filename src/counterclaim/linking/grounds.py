"""
The ground of an incident: its places, and which of them limit a figure.

Comes in: the claims of an incident, with the gazetteer. Goes out: sites, in which a town and its
quarters are one; the main ones, which nearly every report names; and those that somebody counts
apart. A figure for any other place is of the whole: a report names the town where it happened
without meaning that it happened elsewhere too.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from counterclaim.orthography import fold
from counterclaim.records import Act, Claim, Toll, Where
from counterclaim.tables import Tables
from counterclaim.tables.places import Places

_EARTH_KM: Final = 6371.0
_RANKS: Final = {"area": 1, "district": 1, "region": 2, "country": 3}  # anything else is a point


@dataclass(frozen=True)
class Ground:
    """
    The places of an incident.

    `covers` leads from a place to the sites inside it, `main` are the sites of the whole,
    `limits` those to which a figure can be limited; `names` are the names to show.
    """

    covers: Mapping[str, frozenset[str]] = field(repr=False)
    main: frozenset[str]
    limits: frozenset[str]
    names: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, claims: Iterable[Claim], tables: Tables) -> "Ground":
        """The ground of an incident: where something was done, or somebody is said to have died."""
        claims = sorted(claims, key=_by_id)
        told = [claim for claim in claims if _grounds(claim)]
        named = {key(where): where for claim in told for where in claim.places}
        within = _Within(tables.places, tables.tensions.limits["district_km"])
        finest = {one: _covered(where, named, within) for one, where in named.items()}
        apart = _counted_apart(told, finest)
        one_site = _joined(named, finest, apart, tables.tensions.limits["site_km"])
        covers = {one: frozenset(one_site[site] for site in held) for one, held in finest.items()}
        main = _main(told, finest, one_site, tables.tensions.limits)
        limits = {one_site[site] for pair in apart for site in pair}
        return cls(
            covers, main, frozenset(limits | (main if len(main) > 1 else set())), _names(claims)
        )

    def sites(self, claim: Claim) -> tuple[str, ...]:
        """The sites that a claim is limited to, sorted; none where it is of the whole."""
        found = _sites(claim.places, self.covers)
        limited = found and found <= self.limits and not found >= self.main
        return tuple(sorted(found)) if limited else ()


def key(where: Where) -> str:
    """A place by its id, or by its name where it stays unresolved."""
    return where.place or where.name


def _grounds(claim: Claim) -> bool:
    """Whether a claim's places are places of the incident: an act, or a toll of dead."""
    dead = isinstance(claim.body, Toll) and claim.body.effect == "killed"
    return dead or isinstance(claim.body, Act)


def _by_id(claim: Claim) -> str:
    return claim.id


def _names(claims: Sequence[Claim]) -> dict[str, str]:
    """A name to show for each place: that of the claim with the first id."""
    return {key(where): where.name for claim in reversed(claims) for where in claim.places}


# --- what lies in what ------------------------------------------------------------


def _covered(where: Where, named: Mapping[str, Where], within: "_Within") -> frozenset[str]:
    """The finest named places inside a place; the place itself where none is."""
    inside = [
        (_RANKS.get(other.precision, 0), one)
        for one, other in named.items()
        if _RANKS.get(other.precision, 0) < _RANKS.get(where.precision, 0) and within(where, other)
    ]
    least = min(inside, default=(0, ""))[0]
    return frozenset(one for rank, one in inside if rank == least) or frozenset({key(where)})


@dataclass(frozen=True)
class _Within:
    """Whether a place lies in a larger one: by the gazetteer, or else near its middle."""

    places: Places
    near: float

    def __call__(self, large: Where, small: Where) -> bool:
        for entry in self.places.gazetteer.find(self.places.words.fold(small.name)):
            if entry.id == small.place:
                region = f"admin:{entry.country}.{entry.admin1}"
                if (large.place or "").startswith("admin:"):
                    return large.place in {region, f"{region}.{entry.admin2}"}
        if _RANKS.get(large.precision, 0) > 1:
            return True
        return _km(large, small) <= self.near


def _sites(places: Iterable[Where], covers: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """What places cover; "Balgatar in Kech district" is Balgatar."""
    each = [covers[key(where)] for where in places if key(where) in covers]
    finest = [one for one in each if not any(other < one for other in each)]
    return frozenset().union(*finest)


def _main(
    told: Iterable[Claim],
    finest: Mapping[str, frozenset[str]],
    one_site: Mapping[str, str],
    limits: Mapping[str, float],
) -> frozenset[str]:
    """The sites that many reports name, and more than one stray claim among many."""
    reports: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    for claim in told:
        for one in {key(where) for where in claim.places}:
            if finest[one] == {one}:
                reports[one_site[one]].add(claim.report)
                claims[one_site[one]].add(claim.id)
    most = max(map(len, reports.values()), default=0), max(map(len, claims.values()), default=0)
    return frozenset(
        site
        for site in reports
        if len(reports[site]) >= limits["main_share"] * most[0]
        and len(claims[site]) >= limits["main_claims"] * most[1]
    )


# --- what is one site ---------------------------------------------------------------


def _counted_apart(
    told: Iterable[Claim], finest: Mapping[str, frozenset[str]]
) -> frozenset[frozenset[str]]:
    """Pairs of places for which one speaker gives two figures in one report."""
    counted: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim in told:
        places = _sites(claim.places, finest)
        if isinstance(claim.body, Toll) and len(places) == 1 and claim.body.low is not None:
            who = claim.report, claim.last.actor or "", claim.body.effect, claim.body.victims
            counted[who] |= places
    return frozenset(
        frozenset({one, other})
        for places in counted.values()
        for one in places
        for other in places
        if one != other
    )


def _joined(
    named: Mapping[str, Where],
    finest: Mapping[str, frozenset[str]],
    apart: frozenset[frozenset[str]],
    near: float,
) -> dict[str, str]:
    """Each finest place led to its site: near ones are one, but for those counted apart."""
    places = sorted(frozenset().union(*finest.values()))
    led = {one: one for one in places}
    for i, one in enumerate(places):
        for other in places[i + 1 :]:
            close = _km(named[one], named[other]) <= near or _namesakes(named[one], named[other])
            if close and frozenset({one, other}) not in apart and led[one] != led[other]:
                first, last = sorted((led[one], led[other]))
                led = {place: first if site == last else site for place, site in led.items()}
    return led


def _namesakes(left: Where, right: Where) -> bool:
    """Whether a place that stays unresolved has the name of one that is known here."""
    return (left.place is None) != (right.place is None) and fold(left.name) == fold(right.name)


def _km(left: Where, right: Where) -> float:
    """The distance of two places in kilometres, along the sphere; endless where one is unknown."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return math.inf
    one, other = math.radians(left.lat), math.radians(right.lat)
    turn = math.radians(right.lon - left.lon)
    arc = math.sin((other - one) / 2) ** 2
    arc += math.cos(one) * math.cos(other) * math.sin(turn / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, arc)))
