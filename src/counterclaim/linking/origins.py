"""
Which claims are one origin: one statement, wherever and however often it is repeated.

Comes in: readings and their copies. Goes out: origins; every claim stands in exactly one.
docs/adr/0017 says why. First what repeats the same words is put together, then what one voice says
at one place and time, then what an outlet passes on of another.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from counterclaim.linking.repeating import Repeats, repeats
from counterclaim.linking.speaking import Spoken, relayed, spoken
from counterclaim.linking.statements import Stating, statings
from counterclaim.linking.voices import Voice, Voices, told_apart
from counterclaim.records import Claim, Copy, Origin, Reading, digest
from counterclaim.tables.copying import Copying

_ORDER: Final[tuple[str, ...]] = ("copied", "post", "said", "relayed")


@dataclass(slots=True)
class Gathering:
    """Claims on their way into origins: who stands for whom, and the reasons."""

    parent: dict[str, str]
    reasons: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def top(self, claim: str) -> str:
        """The claim that stands for all those that this one is gathered with."""
        while self.parent[claim] != claim:
            self.parent[claim] = self.parent[self.parent[claim]]
            claim = self.parent[claim]
        return claim

    def join(self, one: str, other: str, reason: str) -> None:
        """Put two claims together; the smaller id stands for both."""
        low, high = sorted((self.top(one), self.top(other)))
        self.parent[high] = low
        held = self.reasons.setdefault(low, {})
        held.setdefault(reason, set()).update((one, other))
        if high != low:
            for name, claims in self.reasons.pop(high, {}).items():
                held.setdefault(name, set()).update(claims)

    def groups(self) -> Iterator[tuple[list[str], Mapping[str, set[str]]]]:
        """Every group of claims, sorted, with the claims that each reason put together."""
        held: dict[str, list[str]] = {}
        for claim in sorted(self.parent):
            held.setdefault(self.top(claim), []).append(claim)
        for top, claims in held.items():
            yield claims, self.reasons.get(top, {})


def origins(
    readings: Sequence[Reading], copies: Sequence[Copy], limits: Copying
) -> tuple[Origin, ...]:
    """Every claim of the readings in exactly one origin, sorted by id."""
    by_id = {reading.report.id: reading for reading in readings}
    held = [by_id[name] for name in sorted(by_id)]
    claims = {claim.id: claim for reading in held for claim in reading.claims}
    if not claims:
        return ()
    said = statings(held, limits.stated)
    gathering = Gathering({claim: claim for claim in claims})
    for one, other, reason in repeats(Repeats(by_id, said, limits), copies):
        gathering.join(one, other, reason)
    voices = _voices(held, limits)
    for pair in spoken(_speaking(gathering, said, voices)):
        gathering.join(*pair, "said")
    own = {claims[claim].report: voices[claim][1] for claim in claims}
    for pair in relayed(_speaking(gathering, said, voices), own, copies):
        gathering.join(*pair, "relayed")
    made = [
        _origin(group, reasons, claims, voices, limits) for group, reasons in gathering.groups()
    ]
    return tuple(sorted(made, key=lambda one: one.id))


def _voices(readings: Sequence[Reading], limits: Copying) -> dict[str, tuple[Voice, Voice]]:
    """The voice of each claim, and that of its report."""
    held = Voices.of(readings, limits)
    made: dict[str, tuple[Voice, Voice]] = {}
    for reading in readings:
        own = held.own(reading)
        for claim in reading.claims:
            made[claim.id] = held.of_claim(claim, reading, own), own
    apart = told_apart((voice for voice, _ in made.values()), limits.sources.spelling)
    return {claim: (apart.get(voice, voice), own) for claim, (voice, own) in made.items()}


def _speaking(
    gathering: Gathering,
    said: Mapping[str, Stating],
    voices: Mapping[str, tuple[Voice, Voice]],
) -> list[Spoken]:
    """What is gathered so far, each group once for every voice in it."""
    made: list[Spoken] = []
    for group, _ in gathering.groups():
        whole = said[group[0]]
        for claim in group[1:]:
            whole = whole.with_(said[claim])
        first: dict[Voice, str] = {}
        for claim in group:
            first.setdefault(voices[claim][0], claim)
        reports = frozenset(said[claim].report for claim in group)
        made += [Spoken(claim, voice, whole, reports) for voice, claim in first.items()]
    return made


def _origin(
    claims: list[str],
    reasons: Mapping[str, set[str]],
    by_id: Mapping[str, Claim],
    voices: Mapping[str, tuple[Voice, Voice]],
    limits: Copying,
) -> Origin:
    who = _who([voices[claim][0] for claim in claims], limits.because)
    told = [
        limits.because[name].format(
            who=who, reports=len({by_id[claim].report for claim in joined}), times=len(joined)
        )
        for name, joined in _told(claims, reasons, by_id, voices[claims[0]][0])
    ]
    return Origin(digest("ori", *claims), tuple(claims), limits.because["and"].join(told))


def _told(
    claims: Sequence[str], reasons: Mapping[str, set[str]], by_id: Mapping[str, Claim], voice: Voice
) -> Iterator[tuple[str, Collection[str]]]:
    """Which sentences tell why these claims are one origin, and of which claims each tells."""
    if not reasons:
        yield {"outlet": "alone_outlet", "nobody": "alone_unnamed"}.get(voice.sort, "alone"), claims
    elif len({by_id[claim].report for claim in claims}) == 1:
        yield "said_again", claims
    else:
        said = {"said": claims} if "said" in reasons else {}
        yield from ((name, {**reasons, **said}[name]) for name in _ORDER if name in reasons)


def _who(voices: Sequence[Voice], because: Mapping[str, str]) -> str:
    """The name under which most of these claims know their voice."""
    counted = Counter(_shown(voice, because) for voice in voices)
    return min(counted, key=lambda name: (-counted[name], name))


def _shown(voice: Voice, because: Mapping[str, str]) -> str:
    if voice.sort == "outlet":
        return because["outlet"].format(name=voice.name) if voice.name else because["report"]
    return voice.name or because["nobody"]
