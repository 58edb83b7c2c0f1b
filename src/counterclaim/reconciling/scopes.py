"""
What a figure covers: places, class, time.

Comes in: the claims of a case. Goes out: a scope for each claim. A claim dated as the incident
is counts the whole of it; one of a later time counts that time alone. Somebody who was hurt is
some of the five who were, where the same report tells of five.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from counterclaim.linking.grounds import Ground
from counterclaim.orthography import fold, words
from counterclaim.reconciling.elsewhere import beyond
from counterclaim.records import Act, Case, Claim, Scope, Toll
from counterclaim.tables import Tables
from counterclaim.tables.tensions import Tensions

PART: Final = "some of them"  # the subclass of who is counted in a larger figure beside it
_DAYS: Final = frozenset({"minute", "part_of_day", "day"})
_ANY: Final = "unspecified"


@dataclass(frozen=True)
class Scopes:
    """
    Says what a claim of a case covers.

    `first` is the day on which the incident began, as far as its acts say; `acted` are the days
    of the acts of each report; `largest` are the largest figures of each report, by what befell
    whom; `beyond` is what totals count of other happenings.
    """

    ground: Ground
    tensions: Tensions = field(repr=False)
    first: date | None
    acted: frozenset[tuple[str, date]] = field(repr=False)
    largest: Mapping[tuple[str, str, str], int] = field(repr=False)
    beyond: Mapping[str, tuple[Claim, ...]] = field(repr=False)

    @classmethod
    def of(cls, case: Case, ground: Ground, tables: Tables) -> "Scopes":
        """The scopes of a case."""
        acted = [(claim.report, day) for claim in case.claims if (day := _day(claim)) is not None]
        days = sorted(day for _, day in acted)
        first = days[len(days) // 2] if days else None
        most, wide = _largest(case.claims), beyond(case, ground)
        return cls(ground, tables.tensions, first, frozenset(acted), most, wide)

    def __call__(self, claim: Claim) -> Scope:
        """What a claim covers, as far as it says."""
        toll = claim.body if isinstance(claim.body, Toll) else None
        places = self.ground.sites(claim)
        return Scope(
            places=places,
            subclass=self._subclass(claim, toll, places) if toll else None,
            as_of=claim.asserted.interval.begin,
            cumulative=bool(toll and toll.cumulative),
            period=self._period(claim) if toll else None,
            besides=bool(toll and self._besides(claim, toll)),
            beyond=self.beyond.get(claim.id, ()),
        )

    def _subclass(self, claim: Claim, toll: Toll, places: tuple[str, ...]) -> str | None:
        """
        The class within the victims.

        "One of them", and "a man" or "he" told of alone, are some of a larger number that the
        same report gives, unless a place or a class says which.
        """
        lexicon = self.tensions.partitive.get(claim.language)
        alone = self.tensions.individual.get(claim.language, frozenset())
        number = fold(toll.number.quote) if toll.number else None
        single = toll.low == toll.high == 1 and (number is None or number in alone)
        some = single or (lexicon is not None and bool(lexicon.all(words(toll.wording))))
        if not some or places or toll.subclass:
            return toll.subclass
        beside = {toll.victims, _ANY}
        more = (self.largest.get((claim.report, toll.effect, one), 0) for one in beside)
        return PART if max(more) > (toll.low or 0) else toll.subclass

    def _period(self, claim: Claim) -> tuple[date, date] | None:
        """
        The days that a figure is limited to: they begin after the incident did, on no day on
        which its own report puts the act itself, and end no later than the figure was given:
        who says on Tuesday that one "died in the night" cannot mean Tuesday's.
        """
        first, last = claim.occurred.interval.first_day, claim.occurred.interval.last_day
        if not (first and last and self.first and claim.occurred.span):
            return None
        said = claim.asserted.interval.last_day
        if (claim.report, first) in self.acted or (said is not None and last > said):
            return None
        return (first, last) if first > self.first else None

    def _besides(self, claim: Claim, toll: Toll) -> bool:
        """ "three more", "four others": people on top of those told of before."""
        lexicon = self.tensions.besides.get(claim.language)
        if lexicon is None or toll.number is None:
            return False
        if lexicon.all(words(toll.wording)):
            return True
        start = toll.number.end - claim.span.start
        inside = 0 <= start < len(claim.span.quote)
        return bool(lexicon.all(words(claim.span.quote[start:])[:1])) if inside else False


def _day(claim: Claim) -> date | None:
    interval = claim.occurred.interval
    sure = isinstance(claim.body, Act) and interval.precision in _DAYS and claim.occurred.span
    return interval.first_day if sure else None


def _largest(claims: Iterable[Claim]) -> dict[tuple[str, str, str], int]:
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for claim in claims:
        if isinstance(claim.body, Toll) and claim.body.low is not None:
            told = claim.report, claim.body.effect, claim.body.victims
            found[told] = max(found[told], claim.body.low)
    return dict(found)
