"""
Memory: who was named and who spoke, in the order of the text.

Comes in: names, and each speaker as it is read. Goes out: the nearest who can be meant.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.orthography import Word, fold, words
from counterclaim.records import Name, Reading, Sector, Span
from counterclaim.tables.naming import Naming

BODY = "body"  # what speaks as one and is no person: a government, an administration
_POSTS = frozenset({"person", "office"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can be the speaker behind a source."""

    name: str
    actor: str
    sector: Sector
    kind: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, who it is, and the offices that its words are those of."""

    span: Span
    who: Actor
    name: Name
    offices: frozenset[str] = frozenset()


def mentions(reading: Reading, namings: Mapping[str, Naming]) -> tuple[Mention, ...]:
    """Every name of a reading; an office without a title and a ministry are bodies."""
    text = reading.text
    return tuple(_mention(name, text, namings) for name in reading[Name])


def _mention(name: Name, text: str, namings: Mapping[str, Naming]) -> Mention:
    row = words(name.span.cut(text)) if name.kind == "office" else ()
    hits = [hit[2] for naming in namings.values() for hit in naming.titles.all(row)]
    kind = _kind(name, text, namings, titled=bool(hits))
    who = Actor(name.name, name.actor, name.sector, kind)
    return Mention(name.span, who, name, frozenset(hit.office for hit in hits if hit.office))


def _kind(name: Name, text: str, namings: Mapping[str, Naming], *, titled: bool) -> str:
    if name.kind == "office":
        return "office" if titled else BODY
    if name.kind == "agency":
        rows = (words(name.span.cut(text)), words(name.name))
        roles = (
            hit[2] for one in rows for naming in namings.values() for hit in naming.roles.all(one)
        )
        return BODY if any(role.kind == "office" for role in roles) else "agency"
    return name.kind


@dataclass(slots=True)
class Memory:
    """Who was named and who spoke so far, in the order of the text."""

    names: tuple[Mention, ...]
    author: Actor | None = None
    spoke: Actor | None = None
    place: int = -1  # where somebody spoke last
    person: Actor | None = None
    group: Actor | None = None
    body: Actor | None = None  # the last to speak that is a body, and not just many people
    voiced: Actor | None = None  # who spoke last through a spokesman
    subject: tuple[int, Actor] | None = None  # of whom a sentence told last
    voices: dict[str, Actor] = field(default_factory=dict)  # the last body of each sector to speak
    unnamed: list[tuple[int, Actor]] = field(default_factory=list)  # who has but a description
    _known: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._known = frozenset(mention.who.actor for mention in self.names)

    def heard(self, actor: Actor, place: int) -> None:
        """Remember that somebody spoke."""
        self.spoke, self.place = actor, place
        if actor.actor not in self._known:
            self.unnamed.append((place, actor))
        if actor.kind in _POSTS:
            self.person = actor
        elif actor.kind != "account":
            self.group = actor
            if actor.kind != "people":
                self.body = actor
                self.voices[actor.sector] = actor

    def inside(self, span: Span) -> Sequence[Mention]:
        """The names that lie in a span."""
        first = bisect_left(self.names, span.start, key=lambda one: one.span.start)
        last = bisect_left(self.names, span.end, key=lambda one: one.span.start)
        return [one for one in self.names[first:last] if one.span.end <= span.end]

    def nearest(self, before: int, fits: "Wanted") -> Actor | None:
        """The nearest name before a place that fits."""
        at = bisect_left(self.names, before, key=lambda one: one.span.start)
        for one in reversed(self.names[max(0, at - fits.reach) : at]):
            if fits.takes(one.who):
                return one.who
        return None

    def meant(self, place: int, fits: "Wanted") -> Actor | None:
        """Whom a role means: of its very sector before it, or after it, or of an unknown one."""
        at = bisect_left(self.names, place, key=lambda one: one.span.start)
        before = reversed(self.names[max(0, at - fits.reach) : at])
        for one in (*before, *self.names[at : at + fits.reach]):
            if fits.exactly(one.who):
                return one.who
        # "The minister" is nobody whose sector is unknown; "the group" may be.
        return self.nearest(place, fits) if "group" in fits.kinds else None

    def called(self, before: int, fits: "Wanted", said: Sequence[Word], text: str) -> Actor | None:
        """Who was named or described last before a place in words that hold these."""
        keys = [word.key for word in said]
        place, earlier = self._described(keys, fits.reach)
        at = bisect_left(self.names, before, key=lambda one: one.span.start)
        for one in reversed(self.names[max(0, at - fits.reach) : at]):
            if one.span.start < place:
                break
            rows = (words(one.who.name), words(one.span.cut(text)))
            if fits.takes(one.who) and any(_holds([w.key for w in row], keys) for row in rows):
                return one.who
        return earlier

    def holding(self, before: int, office: str, reach: int) -> Actor | None:
        """Who is called by an office, last before a place or first after it."""
        at = bisect_left(self.names, before, key=lambda one: one.span.start)
        earlier = reversed(self.names[max(0, at - reach) : at])
        for one in (*earlier, *self.names[at : at + reach]):
            if office in one.offices:
                return one.who
        return None

    def next(self, after: int, fits: "Wanted") -> Actor | None:
        """The first name after a place that fits."""
        at = bisect_left(self.names, after, key=lambda one: one.span.start)
        for one in self.names[at : at + fits.reach]:
            if fits.takes(one.who):
                return one.who
        return None

    def described(self, said: Sequence[Word], reach: int) -> Actor | None:
        """Who spoke last under a description that holds these words: "the|administration|"."""
        return self._described([word.key for word in said], reach)[1]

    def _described(self, keys: Sequence[str], reach: int) -> tuple[int, Actor | None]:
        for place, actor in reversed(self.unnamed[-reach:]):
            if _holds([word.key for word in words(actor.name)], keys):
                return place, actor
        return -1, None


def _holds(row: Sequence[str], run: Sequence[str]) -> bool:
    return any(row[i : i + len(run)] == run for i in range(len(row) - len(run) + 1))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a word can stand for: kinds of names, and a sector where the word tells it."""

    kinds: frozenset[str]
    reach: int
    sector: str | None = None
    word: str | None = None  # "army": a force of another name is not meant

    def fits(self, who: Actor) -> bool:
        """Whether somebody is one of these, whatever the sector."""
        other = self.word is not None and who.kind == "force" and self.word not in fold(who.name)
        return who.kind in self.kinds and not other

    def exactly(self, who: Actor) -> bool:
        """Whether somebody is one of these, of the very sector."""
        return self.fits(who) and who.sector == self.sector

    def takes(self, who: Actor) -> bool:
        """Whether somebody is one of these; an unknown sector fits every sector."""
        return self.fits(who) and (
            self.sector in {None, "unknown"} or who.sector in {self.sector, "unknown"}
        )


def first_that(mentions: Iterable[Mention], fits: Wanted) -> Actor | None:
    """The first of several names that fits."""
    return next((one.who for one in mentions if fits.takes(one.who)), None)
