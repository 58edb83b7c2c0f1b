"""
Which names are one speaker's, so far as the reports of one incident say so.

Comes in: speakers as claims have them. Goes out: for each key the speaker that it is. Nobody is
led to another by a guess: a name with its office in one report, the same words in another spelling
or language, a body told in short beside its full name. Where two could be meant, neither is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, TypeAlias

from counterclaim.linking.hearing import Heard
from counterclaim.reading.spellings import same_group, same_person
from counterclaim.tables.naming import Spelling

Pair: TypeAlias = tuple[str, str]
_SEVERAL: Final = 2  # words of a name that is compared by spelling; actors that share an office


@dataclass(frozen=True)
class Gathered:
    """Speakers by key, and who stands for whom so far."""

    every: Mapping[str, Heard]
    parent: dict[str, str]

    def top(self, key: str) -> str:
        """The key that stands for all that this one is gathered with."""
        while self.parent[key] != key:
            key = self.parent[key]
        return key

    def join(self, pairs: Iterable[Pair]) -> None:
        """Put pairs of keys together; an actor of the table stands for the others."""
        for left, right in pairs:
            one, other = sorted((self.top(left), self.top(right)), key=_rank)
            self.parent[other] = one


def led_together(heard: Iterable[Heard], spelling: Spelling) -> dict[str, Heard]:
    """For each key, the speaker that it is; the order of what was heard changes nothing."""
    every = _by_key(heard)
    held = Gathered(every, {key: key for key in every})
    held.join([*_spelled(every, spelling)])
    held.join([*_offices(held, spelling)])
    held.join([*_shortened(held)])
    return {key: _with_sector(every[held.top(key)], every[key]) for key in every}


# --- one office -------------------------------------------------------------------


def _offices(held: Gathered, spelling: Spelling) -> Iterator[Pair]:
    """
    An office with whoever is called by it, and with its holder, where there is but one.

    Two actors of the table, or two persons, who have one office are two countries' ministers,
    or one after the other: who of them a bare "minister" is, nobody knows.
    """
    by_office: dict[str, list[str]] = {}
    for key in sorted(held.every, key=_rank):
        if office := held.every[key].office:
            by_office.setdefault(office, []).append(key)
    for keys in by_office.values():
        listed = [key for key in keys if _listed(key)]
        holders = [key for key in keys if not _listed(key) and held.every[key].holds]
        called = [key for key in keys if not _listed(key) and not held.every[key].holds]
        one_person = all(
            same_person(held.every[left].name, held.every[right].name, spelling)
            for left, right in combinations(holders, 2)
        )
        meant = [*listed, *holders] if one_person and len(listed) < _SEVERAL else []
        joined = [*meant, *called]
        yield from ((joined[0], key) for key in joined)


# --- one name -----------------------------------------------------------------------


def _spelled(every: Mapping[str, Heard], spelling: Spelling) -> Iterator[Pair]:
    """Names that are one but for their spelling or language, and fit no two others."""
    loose = [every[key] for key in sorted(every) if key.startswith("act_") and not _listed(key)]
    pairs = [
        (one, other) for one, other in combinations(loose, 2) if _one_name(one, other, spelling)
    ]
    fits: dict[str, list[Heard]] = {one.key: [] for one in loose}
    for one, other in pairs:
        fits[one.key].append(other)
        fits[other.key].append(one)
    clear = {
        key
        for key, others in fits.items()
        if all(_one_name(left, right, spelling) for left, right in combinations(others, 2))
    }
    yield from ((one.key, other.key) for one, other in pairs if {one.key, other.key} <= clear)


def _one_name(left: Heard, right: Heard, spelling: Spelling) -> bool:
    """Whether two names are one: a body by its words in any order, a group, a person."""
    if left.core and right.core:
        return left.core == right.core
    if min(len(left.plain), len(right.plain)) < _SEVERAL:
        return left.plain == right.plain != ()
    one, other = " ".join(left.plain), " ".join(right.plain)
    return same_person(left.name, right.name, spelling) or same_group(one, other, spelling)


# --- told in short ------------------------------------------------------------------


def _shortened(held: Gathered) -> Iterator[Pair]:
    """ "The observatory", "minister", where one alone is named in full in the same reports."""
    naming: dict[str, set[str]] = {}
    for key, one in held.every.items():
        naming.setdefault(held.top(key), set()).update(one.reports)
    for short in held.every.values():
        if not short.core or _listed(short.key):
            continue
        full = {
            held.top(key)
            for key, other in held.every.items()
            if key.startswith("act_")
            and short.core < (other.core or frozenset(other.plain))
            and short.reports <= naming[held.top(key)]
            and other.sector in {short.sector, "unknown"}
        } - {held.top(short.key)}
        if len(full) == 1:
            yield full.pop(), short.key


# --- keys ---------------------------------------------------------------------------


def _by_key(heard: Iterable[Heard]) -> dict[str, Heard]:
    """Each key once, with the office and the sector that all claims together tell of it."""
    grouped: dict[str, set[Heard]] = {}
    for one in heard:
        grouped.setdefault(one.key, set()).add(one)
    merged = {}
    for key, found in grouped.items():
        offices = {one.office for one in found if one.office}
        sectors = {one.sector for one in found if one.sector != "unknown"}
        first = min(found, key=lambda one: (one.name, sorted(one.reports)))
        merged[key] = replace(
            first,
            office=min(offices) if len(offices) == 1 else None,
            holds=any(one.holds for one in found),
            sector=min(sectors) if len(sectors) == 1 else "unknown",
            reports=frozenset().union(*(one.reports for one in found)),
        )
    return merged


def _with_sector(one: Heard, other: Heard) -> Heard:
    return replace(one, sector=other.sector) if one.sector == "unknown" else one


def _rank(key: str) -> tuple[bool, str]:
    """Who gives a joined speaker its key: an actor of the table before others."""
    return not _listed(key), key


def _listed(key: str) -> bool:
    """Whether a key is one of the table of actors: those of unlisted actors are digests."""
    return key.startswith("act_") and "-" in key
