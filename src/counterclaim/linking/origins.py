"""
Which claims are one origin: one statement, wherever and however often it is repeated.

Comes in: readings with the claims of one incident, and their copies. Goes out: origins; every
claim stands in exactly one. docs/adr/0017 says why. First what repeats the same words is put
together, then what a report tells on a word that it names, then what one voice says at one place
and time, then what an outlet passes on of another.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from counterclaim.linking.echoing import Echoing, of_fighters
from counterclaim.linking.grounds import Ground
from counterclaim.linking.repeating import Repeats, repeats
from counterclaim.linking.speaking import Spoken, relayed, spoken
from counterclaim.linking.statements import Stating, statings
from counterclaim.linking.voices import Voice, voices
from counterclaim.records import Claim, Copy, Incident, Origin, Reading, digest
from counterclaim.tables import Tables

_ORDER: Final[tuple[str, ...]] = ("copied", "post", "echoed", "said", "relayed")


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


def within(incident: Incident, held: Mapping[str, Reading]) -> list[Reading]:
    """The incident's readings with only those claims that belong to it, in order of ids."""
    return only(incident.claims, [held[name] for name in incident.reports if name in held])


def only(claims: Iterable[str], readings: Iterable[Reading]) -> list[Reading]:
    """Readings with only some of their claims."""
    kept = frozenset(claims)
    return [
        replace(one, claims=tuple(claim for claim in one.claims if claim.id in kept))
        for one in readings
    ]


def origins(
    readings: Sequence[Reading], copies: Sequence[Copy], tables: Tables
) -> tuple[Origin, ...]:
    """Every claim of the readings, which tell of one happening, in exactly one origin; by id."""
    by_id = {reading.report.id: reading for reading in readings}
    held = [by_id[name] for name in sorted(by_id)]
    claims = {claim.id: claim for reading in held for claim in reading.claims}
    if not claims:
        return ()
    said = _said(held, claims, tables)
    heard = voices(held, claims.values(), tables)
    gathering = Gathering({claim: claim for claim in claims})
    for one, other, reason in repeats(Repeats(by_id, said, tables.copying), copies):
        gathering.join(one, other, reason)
    for pair in Echoing(said, heard.of)(held):
        gathering.join(*pair, "echoed")
    for pair in spoken(_speaking(gathering, said, heard.of)):
        gathering.join(*pair, "said")
    for pair in of_fighters(_speaking(gathering, said, heard.of)):
        gathering.join(*pair, "echoed")
    for pair in relayed(_speaking(gathering, said, heard.of), heard.own, copies):
        gathering.join(*pair, "relayed")
    outlets = {claim: heard.of[claim] == heard.own[one.report] for claim, one in claims.items()}
    telling = _Telling(claims, heard.of, outlets, tables.copying.because)
    made = [telling.origin(group, reasons) for group, reasons in gathering.groups()]
    return tuple(sorted(made, key=lambda one: one.id))


def _said(
    readings: Sequence[Reading], claims: Mapping[str, Claim], tables: Tables
) -> dict[str, Stating]:
    """Every claim as it is compared; its places are those that limit it within the incident."""
    ground = Ground.of(claims.values(), tables)
    return {
        name: replace(stating, places=frozenset(ground.sites(claims[name])))
        for name, stating in statings(readings, tables.copying.stated).items()
    }


def _speaking(
    gathering: Gathering,
    said: Mapping[str, Stating],
    heard: Mapping[str, Voice],
) -> list[Spoken]:
    """What is gathered so far, each group once for every voice in it."""
    made: list[Spoken] = []
    for group, _ in gathering.groups():
        whole = said[group[0]]
        for claim in group[1:]:
            whole = whole.with_(said[claim])
        first: dict[Voice, str] = {}
        for claim in group:
            first.setdefault(heard[claim], claim)
        reports = frozenset(said[claim].report for claim in group)
        made += [Spoken(claim, voice, whole, reports) for voice, claim in first.items()]
    return made


@dataclass(frozen=True)
class _Telling:
    """Tells of groups of claims why they are one origin; `own` are those in a report's voice."""

    claims: Mapping[str, Claim]
    heard: Mapping[str, Voice]
    own: Mapping[str, bool]
    because: Mapping[str, str]

    def origin(self, group: Sequence[str], reasons: Mapping[str, set[str]]) -> Origin:
        """The origin of a group, with its reasons in sentences."""
        who = self._who(group)
        told = [
            self.because[name].format(
                who=who,
                reports=len({self.claims[claim].report for claim in joined}),
                times=len(joined),
            )
            for name, joined in self._told(group, reasons)
        ]
        return Origin(digest("ori", *group), tuple(group), self.because["and"].join(told))

    def _told(
        self, group: Sequence[str], reasons: Mapping[str, set[str]]
    ) -> Iterator[tuple[str, Collection[str]]]:
        """Which sentences tell why these claims are one origin, and of which claims each tells."""
        if not reasons:
            first = group[0]
            alone = "alone_unnamed" if self.heard[first].nameless else "alone"
            yield "alone_outlet" if self.own[first] else alone, group
        elif set(reasons) == {"said"} and len({self.claims[one].report for one in group}) == 1:
            yield "said_again", group
        else:
            said = {"said": group} if "said" in reasons and "echoed" not in reasons else {}
            yield from ((name, {**reasons, **said}[name]) for name in _ORDER if name in reasons)

    def _who(self, group: Sequence[str]) -> str:
        """The name of the voice of most of these claims; of one that is no outlet, if there is."""
        named = [claim for claim in group if not self.own[claim]] or group
        counted = Counter(self._shown(claim) for claim in named)
        return min(counted, key=lambda name: (-counted[name], name))

    def _shown(self, claim: str) -> str:
        voice = self.heard[claim]
        if not self.own[claim]:
            return voice.name or self.because["nobody"]
        unnamed = voice.key == digest("out", self.claims[claim].report)
        return self.because["report" if unnamed else "outlet"].format(name=voice.name)
