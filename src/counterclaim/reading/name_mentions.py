"""
What a mention of a name holds, and a sentence while its mentions are found.

Comes in: the words of a sentence. Goes out: mentions, each with the kind and side that its
own words give it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from counterclaim.reading.name_parts import Parts
from counterclaim.records import NameKind, Sector
from counterclaim.tables.naming import Organ


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at one place, before it is led back: `known` are ids of the table that it may mean."""

    start: int
    end: int
    form: str
    kind: NameKind
    sector: Sector
    country: str | None = None
    known: tuple[str, ...] = ()
    short: str | None = None
    office: str | None = None
    holder: int | None = None
    acronym: bool = False

    def moved(self, by: int) -> "Mention":
        """The same mention, counted from an earlier place."""
        holder = None if self.holder is None else self.holder + by
        return replace(self, start=self.start + by, end=self.end + by, holder=holder)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose the next words are: a country, from its first word on, or the force just named."""

    country: str | None
    sector: Sector
    start: int | None = None


@dataclass(slots=True)
class Line(Parts):
    """One sentence while it is read, from left to right; `found` grows."""

    found: list[Mention] = field(default_factory=list)
    owner: tuple[int, Owner] | None = None

    def add(  # noqa: PLR0913  # the fields of one mention
        self,
        i: int,
        end: int,
        kind: NameKind,
        sector: Sector,
        *,
        form: str | None = None,
        country: str | None = None,
        known: tuple[str, ...] = (),
        short: str | None = None,
        office: str | None = None,
        holder: int | None = None,
        acronym: bool = False,
    ) -> None:
        """Add what the words from one to another mention."""
        start, stop = self.row[i].start, self.row[end - 1].end
        said = form if form is not None else self.said(i, end)
        self.found.append(
            Mention(start, stop, said, kind, sector, country, known, short, office, holder, acronym)
        )

    def add_organ(self, i: int, end: int, organ: Organ, iso2: str) -> None:
        """Add what every country has one of, as this country's."""
        known = f"act_{iso2.lower()}-{organ.slug}"
        form = organ.name.replace("{}", self.adjective(iso2))
        self.add(i, end, organ.kind, organ.sector, form=form, country=iso2, known=(known,))

    def adjective(self, iso2: str) -> str:
        """What a country's own is called: "Pakistani"; where none is known, the country's name."""
        actors = self.tables.actors
        return actors.country_adjectives.get(iso2) or actors.country_names.get(iso2, "")

    def own(self, end: int, country: str | None, sector: Sector) -> None:
        """Make what ends at a word the owner of what follows it."""
        self.owner = (self.past_possessive(end), Owner(country, sector))

    def own_known(self, end: int, ids: Sequence[str]) -> None:
        """Make an actor of the table the owner of what follows its name."""
        actor = self.tables.actors.by_id[ids[0]]
        self.own(end, actor.country, actor.sector)

    def owner_at(self, i: int) -> Owner | None:
        """Whose the words from this one on are."""
        return self.owner[1] if self.owner is not None and self.owner[0] == i else None
