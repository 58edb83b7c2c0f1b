"""What a mention of a place holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from counterclaim.tables.gazetteer import Entry, Kind

Use: TypeAlias = Literal["name", "adjective", "in_name"]


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One name of a place in a text, and what it may mean.

    `use` tells a name from an adjective ("Pakistani troops") and from a name inside
    another ("Quetta Police"): both say something of where, and neither is a place where
    something happened. `inside` holds where the next mention is said to hold this one
    ("Panjgur, Balochistan"); `said` is the kind of place that the text gives ("Kech district").
    """

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    use: Use = "name"
    inside: bool = False
    said: Kind | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word, where it stands, and its folded key."""

    start: int
    end: int
    key: str


def holds(holder: Entry, held: Entry) -> bool:
    """Say whether a country, region or district holds another place, by their codes."""
    if (
        not holder.country
        or holder.country != held.country
        or holder.kind in {"town", "area"}
        or holder.id == held.id
    ):
        return False
    if holder.admin1 and holder.admin1 != held.admin1:
        return False
    return not holder.admin2 or holder.admin2 == held.admin2


def of_nation(entries: Sequence[Entry]) -> bool:
    """Say whether a name is a country's, an area's or a region's own: such a place may speak."""
    return any(
        entry.kind in {"country", "area", "region"} and entry.form == "name" for entry in entries
    )
