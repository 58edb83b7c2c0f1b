"""
Memory: who was named and who spoke, in the order of the text.

Comes in: names, and each speaker as it is read. Goes out: the nearest who can be meant.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from counterclaim.orthography import fold
from counterclaim.records import Name, Sector


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can be the speaker behind a source."""

    name: str
    actor: str
    sector: Sector
    kind: str

    @classmethod
    def of(cls, name: Name) -> "Actor":
        """The actor that a name stands for."""
        return cls(name.name, name.actor, name.sector, name.kind)


@dataclass(slots=True)
class Memory:
    """Who was named and who spoke so far, in the order of the text."""

    names: tuple[Name, ...]
    author: Actor | None = None
    spoke: Actor | None = None
    person: Actor | None = None
    group: Actor | None = None
    voiced: Actor | None = None  # who spoke last through a spokesman
    voices: dict[str, Actor] = field(default_factory=dict)  # the last body of each sector to speak

    def heard(self, actor: Actor) -> None:
        """Remember that somebody spoke."""
        self.spoke = actor
        if actor.kind in {"person", "office"}:
            self.person = actor
        elif actor.kind != "account":
            self.group = actor
            self.voices[actor.sector] = actor

    def nearest(self, before: int, fits: "Wanted") -> Actor | None:
        """The nearest name before a place that fits."""
        at = bisect_left(self.names, before, key=lambda name: name.span.start)
        for name in reversed(self.names[max(0, at - fits.reach) : at]):
            if fits.takes(name):
                return Actor.of(name)
        return None

    def meant(self, place: int, fits: "Wanted") -> Actor | None:
        """Whom a role means: of its very sector before it, or after it, or of an unknown one."""
        at = bisect_left(self.names, place, key=lambda name: name.span.start)
        before = reversed(self.names[max(0, at - fits.reach) : at])
        for name in (*before, *self.names[at : at + fits.reach]):
            if fits.exactly(name):
                return Actor.of(name)
        # "The minister" is nobody whose sector is unknown; "the group" may be.
        return self.nearest(place, fits) if "group" in fits.kinds else None

    def next(self, after: int, fits: "Wanted") -> Actor | None:
        """The first name after a place that fits."""
        at = bisect_left(self.names, after, key=lambda name: name.span.start)
        for name in self.names[at : at + fits.reach]:
            if fits.takes(name):
                return Actor.of(name)
        return None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a word can stand for: kinds of names, and a sector where the word tells it."""

    kinds: frozenset[str]
    reach: int
    sector: str | None = None
    word: str | None = None  # "army": a force of another name is not meant

    def fits(self, who: "Name | Actor") -> bool:
        """Whether somebody is one of these, whatever the sector."""
        other = self.word is not None and who.kind == "force" and self.word not in fold(who.name)
        return who.kind in self.kinds and not other

    def exactly(self, name: Name) -> bool:
        """Whether a name is one of these, of the very sector."""
        return self.fits(name) and name.sector == self.sector

    def takes(self, name: Name) -> bool:
        """Whether a name is one of these; an unknown sector fits every sector."""
        return self.fits(name) and (
            self.sector in {None, "unknown"} or name.sector in {self.sector, "unknown"}
        )
