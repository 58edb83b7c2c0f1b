"""Mentions of places in one report in, the place that each means out, or none."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.reading.place_mentions import Mention, holds
from counterclaim.tables.gazetteer import Entry, Kind
from counterclaim.tables.places import Weights

_EARTH_KM: Final = 6371.0
_ROUNDS: Final = 3


@dataclass(slots=True)
class _Name:
    """One name of a report, however often it stands there, and how likely each of its places is."""

    entries: tuple[Entry, ...]
    prior: tuple[float, ...]
    weight: float
    shares: tuple[float, ...] = ()


class _Support:
    """How much of what a report names lies in each country, region and cell of the globe."""

    def __init__(self, names: Iterable[_Name], weights: Weights) -> None:
        self.degrees = weights.cell_degrees
        self.country: defaultdict[str, float] = defaultdict(float)
        self.region: defaultdict[tuple[str, str], float] = defaultdict(float)
        self.cell: defaultdict[tuple[int, int], float] = defaultdict(float)
        for name in names:
            for entry, share in zip(name.entries, name.shares, strict=True):
                self.add(entry, share * name.weight)

    def add(self, entry: Entry, mass: float) -> None:
        """Count a place in, as far as it is likely."""
        self.country[entry.country] += mass
        if entry.admin1:
            self.region[entry.country, entry.admin1] += mass
        if entry.lat is not None and entry.kind in {"town", "district"}:
            self.cell[self._cell(entry)] += mass

    def of(self, entry: Entry, own: Mapping[str, float], weights: Weights) -> float:
        """Say what the rest of the report, less the name's own share, adds to a place."""
        gain = 0.0
        if entry.country:
            gain += weights.country * math.log1p(
                max(0.0, self.country[entry.country] - own[entry.country])
            )
        if entry.admin1:
            gain += weights.region * math.log1p(
                max(
                    0.0,
                    self.region[entry.country, entry.admin1]
                    - own[f"{entry.country}.{entry.admin1}"],
                )
            )
        if entry.lat is not None and entry.kind in {"town", "district"}:
            row, column = self._cell(entry)
            near = sum(
                self.cell.get((row + i, column + j), 0.0) for i in (-1, 0, 1) for j in (-1, 0, 1)
            )
            gain += weights.near * math.log1p(max(0.0, near - own[f"{row},{column}"]))
        return gain

    def shares_of(self, name: _Name) -> defaultdict[str, float]:
        """
        Give a name's own part in each country, region and cell, so that it does not vouch for
        itself.
        """
        own: defaultdict[str, float] = defaultdict(float)
        for entry, share in zip(name.entries, name.shares, strict=True):
            mass = share * name.weight
            own[entry.country] += mass
            if entry.admin1:
                own[f"{entry.country}.{entry.admin1}"] += mass
            if entry.lat is not None and entry.kind in {"town", "district"}:
                row, column = self._cell(entry)
                for i in (-1, 0, 1):
                    for j in (-1, 0, 1):
                        own[f"{row + i},{column + j}"] += mass
        return own

    def _cell(self, entry: Entry) -> tuple[int, int]:
        return math.floor((entry.lat or 0.0) / self.degrees), math.floor(
            (entry.lon or 0.0) / self.degrees
        )


def resolve(mentions: Sequence[Mention], weights: Weights) -> tuple[Entry | None, ...]:
    """
    Choose the place of each mention of one report; None where no place is likely enough.

    A name means one place throughout a report. Each place starts with what speaks for it
    alone (people, kind, "Town, Region"); then, in a few rounds, every name lends the
    countries, regions and cells of its places weight as far as they are likely, and takes
    it from all other names. "Naushki" is in Russia by itself and in Pakistan beside Panjgur.
    """
    names = _names(mentions, weights)
    for name in names.values():
        name.shares = _softmax(name.prior)
    for _ in range(_ROUNDS):
        support = _Support(names.values(), weights)
        shares = {key: _supported(name, support, weights) for key, name in names.items()}
        for key, name in names.items():
            name.shares = shares[key]
    chosen = {key: _choose(name, weights) for key, name in names.items()}
    told = _told_apart(mentions)
    return tuple(
        _as_said(mention, chosen[mention.key], mention.said or told.get(mention.key), weights)
        for mention in mentions
    )


def _told_apart(mentions: Sequence[Mention]) -> Mapping[str, Kind]:
    """
    Names of a region for whoever tells it from its town.

    Where a report says both "Herat city" and "Herat province", "Herat" alone is the province.
    """
    said: defaultdict[str, set[Kind]] = defaultdict(set)
    for mention in mentions:
        if mention.said is not None:
            said[mention.key].add(mention.said)
    return {key: "region" for key, kinds in said.items() if {"town", "region"} <= kinds}


def _names(mentions: Sequence[Mention], weights: Weights) -> dict[str, _Name]:
    """Gather the mentions of each name, with what the text says beside any of them."""
    holders: defaultdict[str, list[Entry]] = defaultdict(list)
    said: defaultdict[str, set[Kind]] = defaultdict(set)
    seen: dict[str, Mention] = {}
    counts: defaultdict[str, int] = defaultdict(int)
    for mention, after in zip(mentions, (*mentions[1:], None), strict=False):
        seen.setdefault(mention.key, mention)
        counts[mention.key] += 1
        if mention.inside and after is not None:
            holders[mention.key].extend(after.entries)
        if mention.said is not None:
            said[mention.key].add(mention.said)
    return {
        key: _name(mention, holders[key], said[key], 1.0 + math.log(counts[key]), weights)
        for key, mention in seen.items()
    }  # fmt: skip


def _name(
    mention: Mention, holders: Sequence[Entry], said: set[Kind], count: float, weights: Weights
) -> _Name:
    held = {entry.id for entry in mention.entries for holder in holders if holds(holder, entry)}
    entries = mention.entries[: weights.most] + tuple(
        entry for entry in mention.entries[weights.most :] if entry.id in held
    )
    prior = tuple(
        _prior(entry, weights)
        + weights.inside * (entry.id in held)
        + weights.said_kind * (entry.kind in said)
        for entry in entries
    )
    return _Name(entries, prior, count * (weights.adjective if mention.use == "adjective" else 1.0))


def _prior(entry: Entry, weights: Weights) -> float:
    return (
        weights.people * math.log10(entry.population + 10) * (entry.kind == "town")
        + weights.kind[entry.kind]
        + weights.form[entry.form]
    )


def _supported(name: _Name, support: _Support, weights: Weights) -> tuple[float, ...]:
    own = support.shares_of(name)
    return _softmax(
        [
            prior + support.of(entry, own, weights)
            for entry, prior in zip(name.entries, name.prior, strict=True)
        ]
    )


def _softmax(scores: Sequence[float]) -> tuple[float, ...]:
    if not scores:
        return ()
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return tuple(power / total for power in powers)


def _choose(name: _Name, weights: Weights) -> Entry | None:
    """
    Take the likeliest place, if it and those beside it (a town and its district) are likely
    enough.
    """
    if not name.entries:
        return None
    best = max(zip(name.shares, name.entries, strict=True), key=lambda pair: pair[0])[1]
    there = sum(
        share
        for share, entry in zip(name.shares, name.entries, strict=True)
        if entry is best or _near(best, entry, weights.same_km)
    )
    return best if there >= weights.sure and best.lat is not None else None


def _as_said(
    mention: Mention, chosen: Entry | None, said: Kind | None, weights: Weights
) -> Entry | None:
    """
    Take the town for "Kabul" and the region for "Kabul province", where both are in one place.

    A name alone is the town: nobody says that a blast was in Kabul and means its districts,
    unless he tells the two apart elsewhere.
    """
    wanted = said or "town"
    if chosen is None or chosen.kind in {wanted, "country"}:
        return chosen
    for entry in mention.entries:
        one = holds(entry, chosen) or holds(chosen, entry)
        if (
            one
            and entry.kind == wanted
            and entry.form != "other_name"
            and _near(entry, chosen, weights.same_km)
        ):
            return entry
    return chosen


def _near(one: Entry, other: Entry, kilometres: float) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return holds(other, one)
    return distance(one.lat, one.lon, other.lat, other.lon) <= kilometres


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the way between two points on the globe, in kilometres."""
    phi, other_phi, across = (
        math.radians(lat),
        math.radians(other_lat),
        math.radians(other_lon - lon),
    )
    half = (
        math.sin((other_phi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(other_phi) * math.sin(across / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
