"""
What the words of a response are about: how many, what befell whom, how it stands, or no more
than "the claim".

Comes in: a response and the clause that it closes. Goes out: its matter, against which the
claims of others are held.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.orthography import Word, words
from counterclaim.records import Claim, Figure, Reading, Span, Status, Toll
from counterclaim.tables.happenings import Happenings
from counterclaim.tables.harm import Harm
from counterclaim.tables.people import People

_ANY = "unspecified"
_STATED, _NUMBERED = 2, 3
_OWNER = 2  # words between an owner and what it owns: "its own heavy losses"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language by which a response says what it is about."""

    harm: Harm
    happenings: Happenings
    people: People


@dataclass(frozen=True, slots=True)
class Matter:
    """
    What a response names: numbers, what befell people, whose people, phases, figures at large.

    `own` says that the losses are somebody's own, `said` that it speaks of a claim, by a noun or
    a pronoun; `keys` are all its words.
    """

    numbers: frozenset[tuple[int | None, int | None]]
    effects: frozenset[str]
    classes: frozenset[str]
    phases: frozenset[str]
    counts: bool
    own: bool
    said: bool
    keys: frozenset[str]

    @property
    def named(self) -> bool:
        """Whether the words name a content, and not just a claim."""
        return bool(self.effects or self.phases or self.counts or self.numbers)

    def fits(self, claim: Claim) -> int:
        """How well a claim is what the words name; nothing for a claim of something else."""
        body = claim.body
        if isinstance(body, Status):
            return _STATED if body.phase in self.phases else 0
        if not isinstance(body, Toll) or not self._of_them(body):
            return 0
        if self.effects and body.effect not in self.effects:
            return 0
        if (body.low, body.high) in self.numbers:
            return _NUMBERED
        return _STATED if self.effects or self.counts else 0

    def _of_them(self, toll: Toll) -> bool:
        return not self.classes or toll.victims == _ANY or toll.victims in self.classes


def matter(reading: Reading, span: Span, vocabulary: Vocabulary) -> Matter:
    """What the words of a span are about."""
    row = words(span.cut(reading.text))
    return Matter(
        numbers=frozenset((one.low, one.high) for one in reading.inside(Figure, span)),
        effects=frozenset(
            effect.effect for _, _, found in vocabulary.harm.words.all(row) for effect in found
        ),
        classes=_classes(row, vocabulary.people),
        phases=_phases(row, vocabulary.happenings),
        counts=bool(vocabulary.happenings.counts.all(row)),
        own=_own(row, vocabulary),
        said=bool(vocabulary.happenings.claims.all(row)) or _pointed(row, vocabulary.happenings),
        keys=frozenset(word.key for word in row),
    )


def _own(row: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """ "its own losses", "اپنے نقصانات": nouns for how many, after whose they are."""
    owned = vocabulary.happenings.owned
    return any(
        any(word.key in owned for word in row[max(0, first - _OWNER) : first])
        or any(word.key in owned for word in row[after : after + 1 + _OWNER])
        for first, after, _ in vocabulary.happenings.counts.all(row)
    )


def _pointed(row: Sequence[Word], happenings: Happenings) -> bool:
    """Whether a pronoun alone is what is denied: "disputed this", "rejected them as false"."""
    return any(word.key in happenings.meant for word in (*row[:3], *row[-1:]))


def _classes(row: Sequence[Word], people: People) -> frozenset[str]:
    found = (people.at(row, i) for i in range(len(row)))
    return frozenset(hit[1].victims for hit in found if hit) - {_ANY, "enemy"}


def _phases(row: Sequence[Word], happenings: Happenings) -> frozenset[str]:
    """The phases whose signs stand there with the company that each asks for."""
    keys = {word.key for word in row}
    return frozenset(
        sign.says
        for _, _, signs in happenings.signs.all(row)
        for sign in signs
        if sign.kind == "status"
        and (not sign.company or keys & sign.company)
        and not keys & sign.never
    )
