"""
What would change an estimate: each single acceptance or rejection that moves one of its ends.

Comes in: a row put to a policy, and what it drew. Goes out: the changes, rejections first. A
claim is rejected by leaving it out; accepted by letting it stand although it waits for review,
is doubted, was followed by another of its speaker or side, or is a party's word on the enemy.

Drawing a row again costs as much as drawing it, so it is done once for each position, not for each
claim: what a speaker says again in fifty reports leans on one of them, and fifty voices of one
figure that are alike in all that a policy weighs move the ends alike.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Final

from counterclaim.reconciling.drawing import Answered, Ends, ends
from counterclaim.records import Change, Statement, Toll

# Rules that a person's acceptance overrules; what is no figure, or is a part, stays what it is.
_OVERRULED: Final = frozenset({"waiting", "doubted", "echo", "latest", "enemy", "later", "revised"})
# Rules by which a claim weighs nothing whatever else stands: to reject it moves nothing.
_WEIGHTLESS: Final = frozenset(
    {"effect", "victims", "waiting", "answer", "denied", "doubted", "number"}
)
# Rules that set a claim aside for another that says as much: nothing leans on it.
_REPEATED: Final = frozenset({"again", "origin", "latest", "echo"})
# What gives no standing at all, so that its figure stands for nobody's.
_UNHEARD: Final = _WEIGHTLESS | {"period"}
_ONE_BY_ONE: Final = frozenset({"one_person", "several_persons"})  # persons, counted by name
_Key = Hashable
_Drawn = Callable[[str], Ends]


def changes(told: Answered) -> tuple[Change, ...]:
    """Every single acceptance or rejection that moves an end, in order of claims."""
    dropped, trusted = without(told), trusting(told)
    return (
        *(
            Change(one, "reject", *dropped(one))
            for one in rejected(told)
            if told.moves(dropped(one))
        ),
        *(
            Change(one, "accept", *trusted(one))
            for one in accepted(told)
            if told.moves(trusted(one))
        ),
    )


def rejected(told: Answered) -> list[str]:
    """The claims whose rejection might move an end: those that weigh and that nobody repeats."""
    row = Alike.of(told)
    return sorted(claim for claim in row.each if not (row.weightless(claim) or row.repeated(claim)))


def accepted(told: Answered) -> list[str]:
    """The claims whose acceptance might move an end."""
    return sorted(use.claim for use in told.derivation if use.rule in _OVERRULED)


def without(told: Answered) -> _Drawn:
    """The ends without a claim, drawn once for all claims that are alike."""
    asked, row = told.asked, Alike.of(told)
    return _once(
        lambda claim: ends(replace(asked, dropped=asked.dropped | {claim})), row.like_rejected
    )


def trusting(told: Answered) -> _Drawn:
    """The ends with a claim that a person lets stand, drawn once for all claims that are alike."""
    asked, row = told.asked, Alike.of(told)
    return _once(
        lambda claim: ends(replace(asked, trusted=asked.trusted | {claim})), row.like_accepted
    )


def _once(draw: _Drawn, like: Callable[[str], _Key]) -> _Drawn:
    held: dict[_Key, Ends] = {}

    def drawn(claim: str) -> Ends:
        key = like(claim)
        if key not in held:
            held[key] = draw(claim)
        return held[key]

    return drawn


@dataclass(frozen=True)
class Alike:
    """The claims of a row as they were told: who repeats whom, and who is like whom."""

    answered: Answered
    each: dict[str, Statement]
    rules: dict[str, str]
    twins: Counter[_Key]
    figures: Counter[_Key]
    voices: Counter[_Key]
    placed: frozenset[str]

    @classmethod
    def of(cls, told: Answered) -> "Alike":
        """The claims of a row; a claim that came in twice is one claim."""
        each = {one.claim.id: one for one in told.asked.row.statements}
        rules = {use.claim: use.rule for use in told.derivation}
        weighing = [each[one] for one, rule in rules.items() if rule not in _UNHEARD]
        return cls(
            told,
            each,
            rules,
            Counter(map(_twin, each.values())),
            Counter(_figure(one) for one in weighing if _plain(one)),
            Counter(key for one in each.values() for key in _names(one)),
            frozenset(one.speaker for one in each.values() if one.scope.places),
        )

    def weightless(self, claim: str) -> bool:
        """Whether it weighs nothing whatever else stands, or one alike in all weighs as much."""
        one = self.each[claim]
        return self.rules.get(claim) in _WEIGHTLESS or self.twins[_twin(one)] > 1

    def repeated(self, claim: str) -> bool:
        """
        Whether it was set aside for another, and nothing was set aside for it.

        Only for figures of the whole: a part may be what makes another a part.
        """
        one = self.each[claim]
        aside = self.rules.get(claim) in _REPEATED and claim not in self.answered.leans
        alone = not _plain(one) or one.speaker in self.placed
        return aside and not alone and self.figures[_figure(one)] > 1

    def like_rejected(self, claim: str) -> _Key:
        """
        What a claim is like, to be left out.

        Voices that say nothing else, in reports and of origins that say nothing else, are alike if
        all that any policy weighs is; every other claim is like itself alone.
        """
        one = self.each[claim]
        known = any(self.voices[key] > 1 for key in _names(one)) or not _counted(one)
        if known or self.answered.asked.set("follows") == "source":
            return claim
        return self._listed(one), _alike(one)

    def like_accepted(self, claim: str) -> _Key:
        """What a claim is like, to be let stand: the same speaker's, and of one origin alone."""
        one = self.each[claim]
        if self.voices["origin", one.origin] > 1 or not _counted(one):
            return claim
        report = one.claim.report if self._tells_parts else None
        return self.rules.get(claim), one.speaker, report, _alike(one)

    @property
    def _tells_parts(self) -> bool:
        """Whether anybody tells of one person, or of some: then it matters in which report."""
        return any(_figure(one) == (1, 1) or not _plain(one) for one in self.each.values())

    def _listed(self, one: Statement) -> tuple[bool, bool]:
        tables = self.answered.asked.tables
        return (
            tables.official.holds(one.speaker, one.claim),
            tables.credible.holds(one.speaker, one.claim),
        )


def _names(one: Statement) -> tuple[tuple[str, str], ...]:
    """Who speaks, in which report, of which origin."""
    return ("speaker", one.speaker), ("report", one.claim.report), ("origin", one.origin)


def _counted(one: Statement) -> bool:
    """Whether it is a number of people, and not of persons who are told of by name."""
    return one.scope.subclass not in _ONE_BY_ONE


def _plain(one: Statement) -> bool:
    """Whether it gives a number for the whole."""
    toll, scope = one.claim.body, one.scope
    part = scope.places or scope.subclass or scope.period or scope.besides or scope.beyond
    return (
        isinstance(toll, Toll) and toll.low is not None and toll.qualifier != "vague" and not part
    )


def _figure(one: Statement) -> _Key:
    toll = one.claim.body
    return (toll.low, toll.high) if isinstance(toll, Toll) else None


def _alike(one: Statement) -> _Key:
    """All that any policy weighs of a statement, but who says it, where, and of which origin."""
    toll, claim = one.claim.body, one.claim
    said = (toll.low, toll.high, toll.qualifier, toll.wording) if isinstance(toll, Toll) else None
    number = toll.number.quote if isinstance(toll, Toll) and toll.number else None
    return said, number, claim.language, claim.last.role, one.interest, claim.stance, one.scope


def _twin(one: Statement) -> _Key:
    """Statements alike in all that any policy weighs: to drop one of two changes no end."""
    return one.speaker, one.claim.report, one.origin, _alike(one)
