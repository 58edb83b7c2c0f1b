"""
Speakers as reports name them, and which names are one speaker's.

Comes in: a claim and the tables of actors and names. Goes out: a key, a sector and, where the
words tell it, an office; and for each key the speaker that it is over all reports.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from counterclaim.orthography import fold, words
from counterclaim.reading.spellings import same_group, same_person, tokens
from counterclaim.records import Claim, Report, Sector, digest
from counterclaim.tables import Tables
from counterclaim.tables.actors import Actor
from counterclaim.tables.naming import Naming, Spelling

_NOBODY: Final = frozenset({"person", "people"})  # kinds of roles that name nobody in particular


@dataclass(frozen=True, slots=True)
class Heard:
    """
    A speaker as claims have it, before spellings are led together.

    `office` is the slug of an office that the words name; `core` are the words of a body told
    by its kind alone ("the administration"); `reports` are those that name it.
    """

    key: str
    name: str
    sector: Sector
    office: str | None = None
    core: tuple[str, ...] = ()
    reports: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Listening:
    """The tables by which the innermost speaker of a claim is recognised."""

    tables: Tables
    spelling: Spelling

    def heard(self, claim: Claim, report: Report | None) -> Heard:
        """The speaker of a claim: an outlet, an actor of the table, an office, a name, a role."""
        last = claim.last
        if last.speaker is None:
            name = report.outlet if report and report.outlet else ""
            listed = self._listed(name)
            if listed is not None:
                return Heard(listed.id, listed.name, listed.sector)
            key = digest("out", fold(name) if name else claim.report)
            return Heard(key, name or _unnamed(report), "media")
        actor = self.tables.actors.by_id.get(last.actor or "")
        if actor is not None:
            named = frozenset({claim.report})
            return Heard(actor.id, actor.name, actor.sector, _slug(actor.id), reports=named)
        naming = self.tables.namings.get(claim.language)
        key = last.actor or digest("act", fold(last.speaker))
        if last.role == "post" or naming is None:
            return Heard(key, last.speaker, "unknown")
        return self._described(claim, key, last.speaker, naming)

    def _listed(self, name: str) -> Actor | None:
        """The one actor of the table that has exactly this name."""
        row = words(name)
        hit = self.tables.actors.aliases.at(row, 0) if row else None
        ids = hit[1] if hit and hit[0] == len(row) else ()
        return self.tables.actors.by_id[ids[0]] if len(ids) == 1 else None

    def _described(self, claim: Claim, key: str, name: str, naming: Naming) -> Heard:
        """A speaker whom no table lists, by the words of the name and of the source."""
        said = claim.last.source.quote if claim.last.source else name
        office = _office(name, naming) or _office(said, naming)
        if office is not None:
            return Heard(key, name, office[1], office[0])
        row = words(name)
        roles = [meant for _, _, meant in naming.roles.all(row)]
        meant: list[Sector] = [
            *(one.sector for _, _, one in naming.heads.all(row)),
            *(one.sector for _, _, one in naming.organs.all(row)),
            *(one.sector for one in roles if one.kind != "group" or len(row) == 1),
        ]
        told = [one for one in meant if one != "unknown"]
        sector: Sector = told[-1] if told else "unknown"
        proper = naming.capitals and sum(word.text[:1].isupper() for word in row) > 1
        named = frozenset({claim.report})
        if roles and not proper and all(role.kind in _NOBODY for role in roles):
            voice = digest("voice", claim.report, fold(name))
            bare = (row[0].key,) if len(row) == 1 else ()
            return Heard(voice, name, sector, core=bare, reports=named)
        core = _core(name, naming) if meant and not proper else ()
        return Heard(key, name, sector, core=core, reports=named)


def _core(name: str, naming: Naming) -> tuple[str, ...]:
    """The words of an office or body without those for who speaks for it."""
    small = naming.spokespeople | naming.of | naming.articles | naming.possessives
    return tuple(word.key for word in words(name) if word.key not in small)


def _unnamed(report: Report | None) -> str:
    return report.name.rpartition("/")[2] if report else ""


def _office(said: str, naming: Naming) -> tuple[str, Sector] | None:
    """The slug and sector of an office that these words name, if they name one alone."""
    found = {
        (title.office, title.sector)
        for _, _, title in naming.titles.all(words(said))
        if title.kind == "office" and title.office
    }
    return found.pop() if len(found) == 1 else None


def _slug(actor: str) -> str:
    """What an actor's id says after its country: the slug of an office or an organ."""
    return actor.removeprefix("act_").partition("-")[2]


# --- one speaker under several names ------------------------------------------------


def led_together(heard: Iterable[Heard], spelling: Spelling) -> dict[str, Heard]:
    """
    For each key, the speaker that it is.

    An office is held by one at a time: who is called by it, and who holds it, are one speaker.
    Names are one where their spellings are.
    """
    every = _by_key(heard)
    parent = {key: key for key in every}

    def top(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    def join(left: str, right: str) -> None:
        one, other = sorted((top(left), top(right)), key=_rank)
        parent[other] = one

    for left, right in (
        *_offices(every),
        *_spellings(every, spelling),
        *_shortened(every, spelling),
    ):
        join(left, right)
    return {key: _with_sector(every[top(key)], every[key]) for key in every}


def _offices(every: Mapping[str, Heard]) -> Iterator[tuple[str, str]]:
    """Who is called by an office, with who else is; two countries' ministers stay two."""
    held: dict[str, list[str]] = {}
    for key in sorted(every, key=_rank):
        if office := every[key].office:
            held.setdefault(office, []).append(key)
    for keys in held.values():
        loose = [key for key in keys if not _listed(key)]
        listed = [key for key in keys if _listed(key)]
        first = listed if len(listed) == 1 else loose[:1]
        yield from ((first[0], key) for key in loose if first)


def _spellings(every: Mapping[str, Heard], spelling: Spelling) -> Iterator[tuple[str, str]]:
    """Names that are one but for their spelling; bodies of one kind in one report."""
    loose = [every[key] for key in sorted(every) if key.startswith("act_") and not _listed(key)]
    for one, other in combinations(loose, 2):
        if _one_name(one, other, spelling):
            yield one.key, other.key


def _shortened(every: Mapping[str, Heard], spelling: Spelling) -> Iterator[tuple[str, str]]:
    """ "The observatory", "minister", where one alone is named in full in the same reports."""
    for short in every.values():
        core = frozenset(short.core)
        if not core or _listed(short.key):
            continue
        full = [
            key
            for key, other in sorted(every.items())
            if key.startswith("act_")
            and core < frozenset(tokens(other.name, spelling))
            and short.reports <= other.reports
            and other.sector in {short.sector, "unknown"}
        ]
        if len(full) == 1:
            yield full[0], short.key


def _by_key(heard: Iterable[Heard]) -> dict[str, Heard]:
    """Each key once, with the office and the sector that all claims together tell of it."""
    grouped: dict[str, set[Heard]] = {}
    for one in heard:
        grouped.setdefault(one.key, set()).add(one)
    merged = {}
    for key, found in grouped.items():
        offices = {one.office for one in found if one.office}
        sectors = {one.sector for one in found if one.sector != "unknown"}
        first = min(found, key=lambda one: one.name)
        merged[key] = replace(
            first,
            office=min(offices) if len(offices) == 1 else None,
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


def _one_name(left: Heard, right: Heard, spelling: Spelling) -> bool:
    """Whether two speakers' names are one, or one is the other's office told in short."""
    if left.core and right.core:
        short, long = sorted((left.core, right.core), key=len)
        return left.core == right.core or (
            bool(left.reports & right.reports) and long[-len(short) :] == short
        )
    one, other = tokens(left.name, spelling), tokens(right.name, spelling)
    if min(len(one), len(other)) < 2:
        return one == other
    return same_person(left.name, right.name, spelling) or same_group(
        left.name, right.name, spelling
    )
