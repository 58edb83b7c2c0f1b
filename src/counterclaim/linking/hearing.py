"""
Who speaks, as one claim has it: the words for the innermost speaker, and what they tell.

Comes in: a claim, the voice of its report, the tables of actors and of names. Goes out: a key, a
name, a sector and, where the words tell it, an office or a body. Only what the record format holds
is asked. linking/namesakes.py says which of these keys are one speaker's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from counterclaim.linking.relays import Outlets, carried, outlet_key
from counterclaim.linking.statements import folded
from counterclaim.orthography import fold, words
from counterclaim.reading.spellings import tokens
from counterclaim.records import Claim, Reading, Report, Sector, digest
from counterclaim.tables import Tables
from counterclaim.tables.actors import Actor
from counterclaim.tables.naming import Naming, Spelling, joined

_NOBODY: Final = frozenset({"person", "people"})  # kinds of roles that name nobody in particular


@dataclass(frozen=True, slots=True)
class Heard:
    """
    A speaker as one claim has it, before names are led together.

    `office` is the slug of an office that the words name, `holds` says that it is told beside a
    name ("Interior Minister Jane Example") and is not the whole of it; `core` are the words of a
    body told by its kind ("the administration"); `plain` are the words of the name, those of
    another language in English where a gloss is known; `reports` are those that name it.
    """

    key: str
    name: str
    sector: Sector
    office: str | None = None
    holds: bool = False
    core: frozenset[str] = frozenset()
    plain: tuple[str, ...] = ()
    reports: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Listening:
    """The tables by which the innermost speaker of a claim is recognised."""

    tables: Tables
    outlets: Outlets

    @classmethod
    def of(cls, readings: Iterable[Reading], tables: Tables) -> "Listening":
        """Listening to some reports, whose outlets are known."""
        return cls(tables, Outlets.of(readings, tables.copying.relaying))

    @cached_property
    def spelling(self) -> Spelling:
        """One table of spellings for all languages."""
        return joined(self.tables.namings.values())

    def own(self, reading: Reading) -> Heard:
        """The voice of a report itself: the outlet that it carries, else its own."""
        tag = carried(reading, self.outlets)
        if tag is not None:
            return self._outlet(tag.outlet, tag.name)
        report = reading.report
        if report.outlet:
            return self._outlet(outlet_key(report.outlet, self.outlets.limits), report.outlet)
        return Heard(digest("out", report.id), _unnamed(report), "media")

    def unknown(self, report: str) -> Heard:
        """The voice of a report of which nothing is known but its id."""
        return Heard(digest("out", report), "", "media")

    def heard(self, claim: Claim, report: Report | None, own: Heard) -> Heard:
        """The speaker of a claim: an outlet, an actor of the table, an office, a name, a role."""
        last = claim.last
        if last.speaker is None:
            return own
        reports = frozenset({claim.report})
        actor = self.tables.actors.by_id.get(last.actor or "")
        if actor is not None:
            slug = actor.id.removeprefix("act_").partition("-")[2]
            plain = self._plain(actor.name)
            return Heard(actor.id, actor.name, actor.sector, slug, plain=plain, reports=reports)
        outlet = self.outlets.key(last.speaker)
        if outlet is not None:
            return self._outlet(outlet, last.speaker)
        naming = self.tables.namings.get(claim.language)
        key = last.actor or digest("act", fold(last.speaker))
        if last.role == "post" or naming is None:
            return Heard(key, last.speaker, "unknown", reports=reports)
        return self._described(claim, key, naming, self._where(claim, report, own))

    def _where(self, claim: Claim, report: Report | None, own: Heard) -> str:
        """Where nobody in particular is known by words: a report, or the wire that it carries."""
        itself = digest("out", claim.report)
        if report is not None and report.outlet:
            key = outlet_key(report.outlet, self.outlets.limits)
            itself = self._outlet(key, report.outlet).key
        return claim.report if own.key == itself else own.key

    def _outlet(self, key: str, name: str) -> Heard:
        """An outlet; one that the table of actors has is that actor, whatever it does besides."""
        listed = self.tables.actors.by_id.get(key) or self._listed(name)
        if listed is not None:
            return Heard(listed.id, listed.name, listed.sector)
        return Heard(digest("out", key), name, "media")

    def _listed(self, name: str) -> Actor | None:
        """The one actor of the table that has exactly this name."""
        row = words(name)
        hit = self.tables.actors.aliases.at(row, 0) if row else None
        ids = hit[1] if hit and hit[0] == len(row) else ()
        return self.tables.actors.by_id[ids[0]] if len(ids) == 1 else None

    def _described(self, claim: Claim, key: str, naming: Naming, where: str) -> Heard:
        """A speaker whom no table lists, by the words of the name and of the source."""
        sources = self.tables.copying.sources
        name = claim.last.speaker or ""
        named, plain = frozenset({claim.report}), self._plain(name)
        bare = _office(name, naming)
        office = bare or _office(claim.last.source.quote if claim.last.source else name, naming)
        if office is not None:
            slug, sector = office
            return Heard(key, name, sector, slug, bare is None, plain=plain, reports=named)
        row = words(name)
        keys = frozenset(folded(name).split())
        roles = [meant for _, _, meant in naming.roles.all(row)]
        meant = _meant(name, naming)
        sector = next((one for one in reversed(meant) if one != "unknown"), "unknown")
        proper = naming.capitals and sum(word.text[:1].isupper() for word in row) > 1
        nobody = not sources.unnamed.isdisjoint(keys)
        body = not nobody and not sources.bodies.isdisjoint(keys)
        idle = bool(roles) and all(role.kind in _NOBODY for role in roles)
        if not proper and (nobody or (idle and not body)):
            alone = frozenset(plain) if len(row) == 1 else frozenset[str]()
            voice = digest("voice", where, fold(name))
            return Heard(voice, name, sector, core=alone, plain=plain, reports=named)
        kind = body or (bool(meant) and not proper)
        core = frozenset(plain) - self._small if kind else frozenset[str]()
        return Heard(key, name, sector, core=core, plain=plain, reports=named)

    def _plain(self, name: str) -> tuple[str, ...]:
        glosses = self.tables.copying.sources.glosses
        return tuple(glosses.get(word, word) for word in tokens(name, self.spelling))

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words beside a body's own: for who speaks for it, "of", "the"."""
        return frozenset[str]().union(
            self.tables.copying.sources.spokespeople,
            *(
                one.spokespeople | one.of | one.articles | one.possessives
                for one in self.tables.namings.values()
            ),
        )


def _unnamed(report: Report) -> str:
    return report.name.rpartition("/")[2]


def _meant(name: str, naming: Naming) -> list[Sector]:
    """The sectors that the words of a name tell; "group" among others tells of no arms."""
    row = words(name)
    return [
        *(one.sector for _, _, one in naming.heads.all(row)),
        *(one.sector for _, _, one in naming.organs.all(row)),
        *(
            one.sector
            for _, _, one in naming.roles.all(row)
            if one.kind != "group" or len(row) == 1
        ),
    ]


def _office(said: str, naming: Naming) -> tuple[str, Sector] | None:
    """The slug and sector of an office that these words name, if they name one alone."""
    found = {
        (title.office, title.sector)
        for _, _, title in naming.titles.all(words(said))
        if title.kind == "office" and title.office
    }
    return found.pop() if len(found) == 1 else None
