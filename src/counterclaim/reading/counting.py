"""
Figures against figures: where tolls of one report do not agree.

Comes in: the claims of a report. Goes out: toll conflicts, revisions, drifts of wording,
sums that do not add up, figures in the outlet's own voice, headlines against bodies.
One finding a question, however often it recurs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise

from counterclaim.orthography import words
from counterclaim.reading.divided import Parts, Range, Told, comparable
from counterclaim.reading.saying import Say
from counterclaim.reading.sides import Sides
from counterclaim.records import Claim, Finding, Passage, Quote, Reading, Toll
from counterclaim.tables.harm import Harm

_NOBODY = "unspecified"


def tolls(claims: Sequence[Claim]) -> list[Told]:
    """The tolls among claims that are not denied."""
    return [
        Told(claim, claim.body)
        for claim in claims
        if isinstance(claim.body, Toll) and claim.stance in {"asserts", "confirms"}
    ]


def disjoint(left: Toll, right: Toll) -> bool:
    """Whether no number satisfies both; an open range has no upper end."""
    if left.low is None or right.low is None:
        return False
    return (left.high is not None and left.high < right.low) or (
        right.high is not None and right.high < left.low
    )


def check_tolls(
    reading: Reading, claims: Sequence[Claim], harms: Mapping[str, Harm], say: Say
) -> Iterator[Finding]:
    """Every finding about figures."""
    told = tolls(claims)
    sides = Sides.of(reading)
    report = reading.report.id
    yield from _between(told, sides, say, report)
    yield from _drifts(told, say, report)
    yield from _sums(told, say, report)
    yield from _same_people(told, harms, say, report)
    yield from _own_voice(told, sides, say, report)
    yield from _headlines(reading, told, say)


def _shown(told: Told) -> Quote:
    return told.claim.span


def _later(left: Told, right: Told) -> bool:
    """Whether two figures of one side can be one and its revision, not a part and its whole."""
    if left.claim.last.actor != right.claim.last.actor:
        return True
    one, other = left.claim.asserted.interval, right.claim.asserted.interval
    return one.begin != other.begin


def _between(told: Sequence[Told], sides: Sides, say: Say, report: str) -> Iterator[Finding]:
    bounded = sorted((one for one in told if one.bounded), key=lambda one: one.question)
    for _, group in groupby(bounded, key=lambda one: one.question):
        rows = _distinct(group, say)
        parts = Parts.of(rows)
        rows += parts.sums(rows)
        pairs = [
            (left, right)
            for left, right in combinations(rows, 2)
            if disjoint(left.toll, right.toll)
            and left.claim.last.role != "outlet"
            and right.claim.last.role != "outlet"
        ]
        conflicts = [
            pair
            for pair in pairs
            if not sides.same(pair[0].claim, pair[1].claim) and comparable(*pair, parts)
        ]
        revisions = [
            pair
            for pair in pairs
            if sides.same(pair[0].claim, pair[1].claim)
            and comparable(*pair, parts)
            and _later(*pair)
        ]
        for kind, found in (("toll_conflict", conflicts), ("toll_revision", revisions)):
            if not found:
                continue
            left, right = max(found, key=lambda pair: (_gap(*pair), -pair[0].claim.span.start))
            if kind == "toll_revision":
                left, right = sorted((left, right), key=_when)
            yield say.finding(
                "toll_conflict" if kind == "toll_conflict" else "toll_revision",
                [claim.span for claim in (*left.claims, *right.claims)],
                [*left.claims, *right.claims],
                report,
                victims=say.victims(left.toll),
                effect=say.effect(left.toll),
                left=say.range(left.toll),
                right=say.range(right.toll),
                who=say.who(left.claim),
                other=say.who(right.claim),
            )


def _distinct(group: Iterable[Told], say: Say) -> list[Told]:
    """The first telling of each figure by each speaker for the same places."""
    first = {
        (one.claim.last.actor, one.toll.low, one.toll.high, one.places): one
        for one in reversed(list(group))
    }
    return list(first.values())[::-1][: int(say.checks.limits["compared"])]


def _when(told: Told) -> tuple[str, int]:
    begin = told.claim.asserted.interval.first_day
    return (begin.isoformat() if begin else "", told.claim.span.start)


def _gap(left: Told, right: Told) -> int:
    lows = [one.toll.low or 0 for one in (left, right)]
    return max(lows) - min(lows)


def _drifts(told: Sequence[Told], say: Say, report: str) -> Iterator[Finding]:
    """One figure, told of other people elsewhere: "persons", "soldiers"."""
    least = say.checks.limits["drift_least"]

    def figure(one: Told) -> tuple[str, int, int]:
        return one.toll.effect, one.toll.low or 0, one.toll.high or -1

    rows = sorted((one for one in told if (one.toll.low or 0) >= least), key=figure)
    for _, group in groupby(rows, key=figure):
        held = list(group)
        by_victims = {one.toll.victims: one for one in reversed(held)}
        if len(by_victims) < 2 or _NOBODY not in by_victims:
            continue
        yield say.finding(
            "wording_drift",
            [_shown(one) for one in held],
            [one.claim for one in held],
            report,
            left=say.range(held[0].toll),
            wordings=say.listed(f"“{one.toll.wording}”" for one in held),
        )


def _sums(told: Sequence[Told], say: Say, report: str) -> Iterator[Finding]:
    """Parts by place, and a total by the same speaker near by, that do not add up."""
    exact = [one for one in told if one.toll.qualifier == "exact" and one.toll.low is not None]

    def voice(one: Told) -> tuple[str, str, str]:
        return one.claim.last.actor or "", *one.question

    for _, group in groupby(sorted(exact, key=voice), key=voice):
        held = sorted(group, key=lambda one: one.claim.span)
        divided = Parts.of(held).by_speaker.get(held[0].claim.last.actor, frozenset())
        parts = _one_a_place([one for one in held if one.places in divided])
        totals = [one for one in held if one.places not in divided]
        if len(parts) < 2 or not totals:
            continue
        total = min(totals, key=lambda one: abs(one.claim.span.start - parts[0].claim.span.start))
        made = sum(one.toll.low or 0 for one in parts)
        if any(one.toll.low == made for one in totals) or made == total.toll.low:
            continue
        yield say.finding(
            "sum_mismatch",
            [_shown(total), *(_shown(one) for one in parts)],
            [total.claim, *(one.claim for one in parts)],
            report,
            left=made,
            right=say.range(total.toll),
        )


def _one_a_place(parts: Sequence[Told]) -> list[Told]:
    return list({tuple(sorted(one.places)): one for one in reversed(parts)}.values())[::-1]


def _same_people(
    told: Sequence[Told], harms: Mapping[str, Harm], say: Say, report: str
) -> Iterator[Finding]:
    """ "nine died, two of them are still at large": the dead and the active are one."""
    ordered = sorted(told, key=lambda one: one.claim.span)
    for before, after in pairwise(ordered):
        dead = before.toll.effect == "killed" and after.toll.effect in {"active", "surrendered"}
        if not dead or not before.bounded or not after.bounded:
            continue
        if before.claim.last.actor != after.claim.last.actor:
            continue
        again = {word.key for word in words(after.toll.wording)}
        if (
            before.toll.wording == after.toll.wording
            or not again & harms[after.claim.language].same
        ):
            continue
        yield say.finding(
            "sum_mismatch",
            [_shown(before), _shown(after)],
            [before.claim, after.claim],
            report,
            "sum_same_people",
            left=say.range(before.toll),
            right=say.range(after.toll),
            effect=say.effect(before.toll),
            other_effect=say.effect(after.toll),
        )
        return


def _own_voice(told: Sequence[Told], sides: Sides, say: Say, report: str) -> Iterator[Finding]:
    """A figure in the outlet's own voice that only one party is said to give."""
    given: dict[Range, list[Told]] = {}
    for one in told:
        if one.claim.last.role == "source" and one.bounded:
            given.setdefault(one.figure, []).append(one)
    done: set[Range] = set()
    for one in told:
        if one.claim.last.role != "outlet" or not one.bounded or one.figure in done:
            continue
        givers = [
            other
            for other in given.get(one.figure, ())
            if other.toll.victims == one.toll.victims
            or _NOBODY in {one.toll.victims, other.toll.victims}
        ]
        if not givers or not all(sides.same(givers[0].claim, other.claim) for other in givers):
            continue
        if sides.sector(givers[0].claim) not in {"state", "armed_group"}:
            continue
        done.add(one.figure)
        yield say.finding(
            "unattributed_toll",
            [_shown(one), _shown(givers[0])],
            [one.claim, *(other.claim for other in givers)],
            report,
            left=say.range(one.toll),
            victims=say.victims(one.toll),
            effect=say.effect(one.toll),
            who=say.who(givers[0].claim),
        )


def _headlines(reading: Reading, told: Sequence[Told], say: Say) -> Iterator[Finding]:
    """A figure in the headline that no figure of the body agrees with."""
    heads = [passage.span for passage in reading[Passage] if passage.kind == "headline"]
    for one in told:
        if not one.bounded or not any(head.holds(one.claim.span.span) for head in heads):
            continue
        body = [
            other
            for other in told
            if other.bounded
            and other.toll.effect == one.toll.effect
            and one.toll.victims in {other.toll.victims, _NOBODY}
            and not any(head.holds(other.claim.span.span) for head in heads)
        ]
        if body and all(disjoint(one.toll, other.toll) for other in body):
            yield say.finding(
                "headline_conflict",
                [_shown(one), _shown(body[0])],
                [one.claim, body[0].claim],
                reading.report.id,
                left=say.range(one.toll),
                right=say.range(body[0].toll),
                victims=say.victims(one.toll),
                effect=say.effect(one.toll),
            )
            return
