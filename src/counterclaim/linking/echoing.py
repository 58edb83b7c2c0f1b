"""
Which figures a report gives in its own voice, or in an account's, on a word that it names.

Comes in: the readings of one incident, what their claims say, and whose they are. Goes out: pairs
of claims that are one statement. "Five were killed in the blast. The army said that five were
killed" is one count, the army's: nobody else is said to have counted. So it is with a post that
passes a figure on, and with the sentence in which the report tells of that post.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from counterclaim.linking.speaking import Spoken
from counterclaim.linking.statements import Answer, Stating
from counterclaim.linking.voices import Voice
from counterclaim.records import Claim, Reading, Toll

Pair: TypeAlias = tuple[str, str]
_ARMED: Final = "armed_group"


@dataclass(frozen=True)
class Echoing:
    """What the claims say, and the voice of each."""

    said: Mapping[str, Stating]
    voices: Mapping[str, Voice]

    def __call__(self, readings: Sequence[Reading]) -> Iterator[Pair]:
        """The pairs, each with the claim that repeats first."""
        for reading in readings:
            tolls = [one for one in reading.claims if _counts(one)]
            for claim in tolls:
                same = [other for other in tolls if self._same(claim, other)]
                if claim.last.role == "outlet":
                    yield from self._of_one(claim, same)
                elif claim.last.role == "source":
                    passed = [other for other in same if _through(claim.last.actor, other)]
                    yield from self._of_one(claim, passed)

    def _of_one(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Pair]:
        """The claim and one of others, where these are all of one voice."""
        if len({self.voices[other.id].key for other in others}) == 1:
            yield claim.id, min(other.id for other in others)

    def _same(self, claim: Claim, other: Claim) -> bool:
        """Whether another voice gives the figure too, of the same people and places."""
        one, two = claim.body, other.body
        if not isinstance(one, Toll) or not isinstance(two, Toll):
            return False
        return (
            self.voices[claim.id].key != self.voices[other.id].key
            and other.last.role == "source"
            and (one.effect, one.victims, one.low, one.high)
            == (two.effect, two.victims, two.low, two.high)
            and (one.subclass == two.subclass or None in {one.subclass, two.subclass})
            and self.said[claim.id].places == self.said[other.id].places
            and self.said[claim.id].may_be(self.said[other.id])
        )


def of_fighters(said: Sequence[Spoken]) -> Iterator[Pair]:
    """
    The pairs in which "the militants" say what one armed group alone says, in any report.

    Who attacked is told under many words; a figure that one of the groups gives, and no other, is
    that group's when "the attackers" are said to give it.
    """
    armed = [one for one in said if one.voice.sector == _ARMED and one.stating.answer[0] == "toll"]
    named: dict[Answer, list[Spoken]] = defaultdict(list)
    for one in armed:
        if not one.voice.nameless:
            named[one.stating.answer].append(one)
    for one in armed:
        fitting = [
            other
            for other in (named[one.stating.answer] if one.voice.nameless else ())
            if other.stating.places == one.stating.places and one.stating.may_be(other.stating)
        ]
        if len({other.voice.key for other in fitting}) == 1:
            yield one.claim, min(other.claim for other in fitting)


def _counts(claim: Claim) -> bool:
    """Whether it gives a number, and stands by it."""
    toll = claim.body
    given = isinstance(toll, Toll) and toll.low is not None
    return given and claim.stance in {"asserts", "confirms"}


def _through(actor: str | None, claim: Claim) -> bool:
    """Whether somebody passes a claim on: stands in its chain outside its own speaker."""
    return actor is not None and any(link.actor == actor for link in claim.chain[:-1])
