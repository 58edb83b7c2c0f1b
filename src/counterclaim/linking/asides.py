"""
Claims that a report says to be of another happening, or of several.

Comes in: the claims of a report with its sentences. Goes out: for each such claim what kind of
telling it belongs to. Words say so: "in four separate shootings" is a total over four, "it comes
two days after" and "two days before this attack" lead to an earlier one; and what was said weeks
before the news is not of the news.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from counterclaim.linking.beside import Days
from counterclaim.linking.telling import Telling
from counterclaim.orthography import words
from counterclaim.records import Act, Claim, SketchKind, Toll
from counterclaim.tables.asides import Asides

# What a happening did; arrests, denials and closures follow it, on days of their own.
_DID: Final = ("killed", "injured")


def does(claim: Claim) -> bool:
    """Whether it tells what a happening was: who was hurt, or what was done."""
    return isinstance(claim.body, Act) or (
        isinstance(claim.body, Toll) and claim.body.effect in _DID
    )


def asides(
    claims: Sequence[Claim], telling: Telling, tables: Mapping[str, Asides]
) -> dict[str, SketchKind]:
    """The claims that are of another happening, or a total over several, by what words say."""
    found: dict[str, SketchKind] = {}
    for claim in claims:
        spoken = tables.get(claim.language)
        if spoken is not None and does(claim):
            kind = _kind(claim, telling, spoken)
            found |= {} if kind is None else {claim.id: kind}
    totals = {_figure(claim) for claim in claims if found.get(claim.id) == "period"} - {None}
    return found | {
        claim.id: "period"
        for claim in claims
        if claim.id not in found and claim.last.role == "outlet" and _figure(claim) in totals
    }


def said_before(
    claims: Sequence[Claim], main: Days | None, today: int | None, most: int
) -> set[str]:
    """
    The claims that somebody made more than `most` days before the report's own happening.

    Where no day of that is known, before the day of the report. What no figure of the report's
    own stands before may be the news itself, told again.
    """
    first = main[0] if main is not None else today
    old = {
        claim.id
        for claim in claims
        if first is not None and does(claim) and (last := _asserted(claim)) and first - last > most
    }
    fresh = [claim.span.start for claim in claims if _counts(claim) and claim.id not in old]
    return {
        claim.id for claim in claims if claim.id in old and fresh and min(fresh) < claim.span.start
    }


def _kind(claim: Claim, telling: Telling, spoken: Asides) -> SketchKind | None:
    time = claim.occurred.span
    if time is not None and spoken.before.all(words(time.quote)):
        return "happening"
    number = telling.sentence(claim.span.start)
    start = telling.starts[number]
    row = words("".join(telling.only([number])))
    after = [start + row[end - 1].end for _, end, _ in spoken.following.all(row)]
    if any(end <= claim.span.start for end in after):
        return "happening"
    return "period" if isinstance(claim.body, Toll) and spoken.several.all(row) else None


def _asserted(claim: Claim) -> int | None:
    """The last day on which it can have been said, where words of the report say when."""
    last = claim.asserted.interval.last_day
    return last.toordinal() if claim.asserted.span is not None and last is not None else None


def _counts(claim: Claim) -> bool:
    return does(claim) and isinstance(claim.body, Toll) and claim.body.low is not None


def _figure(claim: Claim) -> tuple[object, ...] | None:
    toll = claim.body
    if not isinstance(toll, Toll) or toll.low is None:
        return None
    return toll.effect, toll.victims, toll.low, toll.high
