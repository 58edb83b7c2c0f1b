"""
Who speaks in a case, and the side it is of.

Comes in: the claims of a case, with the tables of actors and of names. Goes out: for each
claim its voice, as linking/voices.py tells voices apart, with the side that the voice is of.
Nobody is graded: a side says only whose later figure revises whose.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from counterclaim.linking.voices import Voice as Told
from counterclaim.linking.voices import nameless
from counterclaim.linking.voices import voices as heard_within
from counterclaim.orthography import fold, words
from counterclaim.records import Case, Claim, Sector
from counterclaim.tables import Tables

__all__ = ["Voice", "Voices", "named", "nameless", "voices"]

_PARTIES: Final = frozenset({"state", "armed_group"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of an incident: its key, the name to show, its sector and its side."""

    key: str
    name: str
    sector: Sector
    side: str

    @property
    def party(self) -> bool:
        """Whether it speaks for a party to the fighting."""
        return self.sector in _PARTIES


@dataclass(frozen=True)
class Voices:
    """Every speaker of a case; `of` leads from a claim's id to the voice it stands on."""

    of: Mapping[str, Voice] = field(repr=False)

    def __getitem__(self, claim: Claim) -> Voice:
        return self.of[claim.id]

    @property
    def opposed(self) -> bool:
        """Whether two parties speak, and not the authorities of one side alone."""
        return len({voice.side for voice in self.of.values() if voice.party}) > 1

    def keyed(self) -> dict[str, Voice]:
        """Every voice by its key."""
        return {voice.key: voice for voice in self.of.values()}


def voices(case: Case, tables: Tables) -> Voices:
    """Who every claim of a case stands on; the same for any order of its claims."""
    heard = heard_within(case.readings, case.claims, tables).of
    states = {
        _root(one.key, tables)
        for one in heard.values()
        if one.sector == "state" and one.key in tables.actors.by_id
    }
    return Voices(
        {
            claim: Voice(one.key, one.name, one.sector, _side(one, states, tables))
            for claim, one in heard.items()
        }
    )


def named(said: str, heard: Voices, tables: Tables) -> str | None:
    """
    The key of the actor whose name a phrase is; "gunmen" and "the attackers" name nobody.

    An actor is known from the table, or because it speaks in the case itself.
    """
    row = tuple(word for word in words(said) if word.kind not in {"clitic", "mark"})
    small = {word for naming in tables.namings.values() for word in naming.articles}
    while row and row[0].key in small:
        row = row[1:]
    if not row:
        return None
    hit = tables.actors.aliases.at(row, 0)
    ids = hit[1] if hit and hit[0] == len(row) else ()
    ids = ids or (tables.actors.acronyms.get(row[0].text, ()) if len(row) == 1 else ())
    if len(ids) == 1:
        return ids[0]
    plain = " ".join(word.key for word in row)
    voiced = {voice.key for voice in heard.of.values() if fold(voice.name) == plain}
    return voiced.pop() if len(voiced) == 1 else None


# --- sides and names --------------------------------------------------------------


def _root(actor: str, tables: Tables) -> str:
    """What an actor belongs to in the end: a press office to its army, that to its state."""
    return [*tables.actors.side(actor)][-1]


def _side(one: Told, states: set[str], tables: Tables) -> str:
    """
    The side of a speaker: its root in the table; for who speaks for a state unnamed, the one
    state of the case; else the speaker alone.
    """
    if one.key in tables.actors.by_id:
        return _root(one.key, tables)
    if one.sector == "state" and len(states) <= 1:
        return next(iter(states), "state")
    return one.key
