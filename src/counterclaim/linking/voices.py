"""
On whose word a claim stands, so far as it can be told from another's.

Comes in: claims, their reports, and whom the reports carry. Goes out: a Voice, equal where two
claims stand on one voice. Who is named is one voice everywhere; a body ("the police") is one where
place and day agree; who is not named is one within a report, or within the wire that it carries.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.linking.relays import Outlets, carried, outlet_key
from counterclaim.linking.statements import folded
from counterclaim.reading.spellings import person_key, same_person
from counterclaim.records import Claim, Reading
from counterclaim.tables.copying import Copying, Sources
from counterclaim.tables.naming import Spelling

Sort = Literal["named", "body", "nobody", "outlet"]


@dataclass(frozen=True, slots=True)
class Voice:
    """
    One who can say something: a key, what sort of voice it is, and how a reader knows it.

    `sure` says that the key alone tells it from others, whatever it is called.
    """

    key: str
    sort: Sort
    name: str
    sure: bool = True


@dataclass(frozen=True)
class Voices:
    """The voices of some reports, and of which outlet each report is."""

    outlets: Outlets
    limits: Copying

    @classmethod
    def of(cls, readings: Iterable[Reading], limits: Copying) -> "Voices":
        """The voices of these reports."""
        return cls(Outlets.of(readings, limits.relaying), limits)

    def own(self, reading: Reading) -> Voice:
        """The voice of a report itself: the outlet that it carries, else its own."""
        tag = carried(reading, self.outlets)
        if tag is not None:
            return Voice(f"outlet {tag.outlet}", "outlet", tag.name)
        outlet = reading.report.outlet
        if outlet:
            return Voice(f"outlet {outlet_key(outlet, self.outlets.limits)}", "outlet", outlet)
        return Voice(f"report {reading.report.id}", "outlet", "")

    def of_claim(self, claim: Claim, reading: Reading, own: Voice) -> Voice:
        """The voice of a claim's innermost speaker; `own` is that of its report."""
        last = claim.last
        name = last.speaker or (last.source.quote if last.source else "")
        if last.role == "outlet":
            return own
        if last.role == "post" and last.actor:
            return Voice(f"actor {last.actor}", "named", name)
        outlet = self.outlets.key(last.speaker)
        if outlet is not None:
            return Voice(f"outlet {outlet}", "outlet", name)
        sort = _sort(name, last.actor, self.limits.sources)
        if sort == "named":
            known = last.actor in self.limits.sources.known
            key = last.actor if known else _person(name, last.actor, self.limits.sources)
            return Voice(f"actor {key}", sort, name, sure=known)
        if sort == "body":
            return Voice(f"body {last.actor or folded(name)}", sort, name)
        itself = f"outlet {outlet_key(reading.report.outlet, self.outlets.limits)}"
        where = reading.report.id if own.key == itself else own.key
        return Voice(f"nobody {where} {folded(name)}", sort, name)


def told_apart(voices: Iterable[Voice], spelling: Spelling) -> dict[Voice, Voice]:
    """
    The voices of which a key stands for several persons, each under a key of its own.

    "Hassan" and "Hussain" have the same consonants; a name in two scripts or spellings is one.
    """
    named: dict[str, set[Voice]] = {}
    for voice in voices:
        if voice.sort == "named":
            named.setdefault(voice.key, set()).add(voice)
    made: dict[Voice, Voice] = {}
    for held in named.values():
        first: list[str] = []
        for voice in sorted(held, key=lambda one: one.name):
            alike = (name for name in first if same_person(voice.name, name, spelling))
            leader = next(alike, voice.name)
            first += [leader] if leader not in first else []
            if not voice.sure:
                made[voice] = replace(voice, key=f"{voice.key} {leader}")
    return made


def _sort(name: str, actor: str | None, sources: Sources) -> Sort:
    """Whether a source is somebody: a known actor, a name, or a body, or nobody in particular."""
    if actor in sources.known:
        return "named"
    keys = folded(name).split()
    if not keys or actor is None or not sources.unnamed.isdisjoint(keys):
        return "nobody"
    said = name.split()
    speaks = not sources.spokespeople.isdisjoint(keys)
    body = not sources.bodies.isdisjoint(keys)
    if len(keys) < 2 or said[0][0].islower() or said[-1][0].islower():
        return "body" if body or (speaks and len(keys) > 1) else "nobody"
    if speaks or (body and not said[-1][0].isupper()):  # a script without capitals
        return "body"
    return "named"


def _person(name: str, actor: str | None, sources: Sources) -> str:
    """What all spellings of a name have in common; the actor's id where that is too little."""
    bones = person_key(name, sources.spelling)
    return " ".join(bones) if len(bones) > 1 and all(bones) else str(actor)
