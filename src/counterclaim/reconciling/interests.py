"""
In whose interest a figure is: one's own losses, the enemy's, or neither's.

Comes in: a toll, who speaks, and who else speaks of the incident. Goes out: an interest, or
nothing where it cannot be named. By table, and the same from either side.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.orthography import words
from counterclaim.reconciling.voices import Voice
from counterclaim.records import Claim, Interest, Toll
from counterclaim.tables import Tables


@dataclass(frozen=True)
class Parties:
    """The sides of an incident that speak for a party, by sector."""

    sides: dict[str, frozenset[str]]

    @classmethod
    def of(cls, voices: Iterable[Voice]) -> "Parties":
        """The parties among those who speak."""
        found: dict[str, set[str]] = {}
        for voice in voices:
            if voice.party:
                found.setdefault(voice.sector, set()).add(voice.side)
        return cls({sector: frozenset(sides) for sector, sides in found.items()})

    def alone(self, voice: Voice) -> bool:
        """Whether no other side of the voice's own kind speaks."""
        return len(self.sides.get(voice.sector, ())) <= 1


def interest(claim: Claim, voice: Voice, parties: Parties, tables: Tables) -> Interest | None:
    """
    Whose losses a toll counts, seen from who speaks.

    Where two states, or two armed groups, speak of one incident, the class alone does not say
    whose people are counted: then the words must ("20 Zarvani soldiers"), or nothing is said.
    """
    toll = claim.body
    if not isinstance(toll, Toll):
        return None
    listed = tables.tensions.interest.get((voice.sector, toll.victims))
    if listed != "own_losses":
        return listed
    named = _country(claim, toll, tables)
    own = _own_country(voice, tables)
    if named and own:
        return "own_losses" if named == own else "enemy_losses"
    return listed if parties.alone(voice) else None


def _country(claim: Claim, toll: Toll, tables: Tables) -> str | None:
    """The one country that the words for the victims name."""
    row = words(toll.wording)
    found = {meant.iso2 for _, _, meant in tables.actors.countries.all(row)}
    naming = tables.namings.get(claim.language)
    if naming:
        found |= {iso2 for _, _, iso2 in naming.countries.all(row)}
    return found.pop() if len(found) == 1 else None


def _own_country(voice: Voice, tables: Tables) -> str | None:
    for key in (voice.key, voice.side):
        actor = tables.actors.by_id.get(key)
        if actor and actor.country:
            return actor.country
    return None
