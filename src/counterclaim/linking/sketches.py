"""
Reading to sketches: the happenings that one report tells of.

Comes in: a reading. Goes out: sketches; every claim is in exactly one, and exactly one is what
the report is mainly about – also of a report without a claim, for it still tells of something.
Only what claims say of when and where parts them (ADR 0018).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from counterclaim.linking.asides import asides, does, said_before
from counterclaim.linking.beside import (
    Days,
    counted_beside,
    days_of,
    kilometres,
    located,
    named,
    own_days,
)
from counterclaim.linking.parties import compared, parties
from counterclaim.linking.telling import Telling
from counterclaim.linking.words import heaviest, said, weights
from counterclaim.records import (
    UNRESOLVED,
    Act,
    Claim,
    Interval,
    Reading,
    Sketch,
    SketchKind,
    Toll,
    Where,
    digest,
)
from counterclaim.tables import Tables

_Group = tuple[Literal["main", "other", "period"], Days]
_NEVER: Days = (0, 0)  # of what has no day
_MAIN: _Group = ("main", _NEVER)


def sketches(reading: Reading, tables: Tables) -> tuple[Sketch, ...]:
    """The report's tellings, the main one first, the others by their days."""
    claims = sorted(reading.claims, key=lambda claim: (claim.span, claim.id))
    telling = Telling.of(reading.text)
    homes = _homes(claims, telling, _day(reading.report.published), tables)
    groups: dict[_Group, list[Claim]] = {_MAIN: []}
    for claim in claims:
        groups.setdefault(homes[claim.id], []).append(claim)
    beside = telling.sentences(
        claim for home, held in groups.items() if home != _MAIN for claim in held
    ) - telling.sentences(groups[_MAIN])
    return tuple(
        _sketch(
            reading,
            tables,
            home,
            groups[home],
            telling.without(beside)
            if home == _MAIN
            else telling.only(telling.sentences(groups[home])),
        )
        for home in sorted(groups, key=lambda home: (home != _MAIN, home[1], home[0]))
    )


def _sketch(
    reading: Reading,
    tables: Tables,
    home: _Group,
    claims: Sequence[Claim],
    stretches: Iterable[str],
) -> Sketch:
    limits = tables.linkage.telling
    report, main = reading.report, home == _MAIN
    headline = (report.title or "") if main else ""
    places = _places(claims)
    told = said(headline, stretches, limits, compared(places, tables))
    ids = sorted(claim.id for claim in claims)
    kind: SketchKind = "period" if home[0] == "period" else "happening"
    return Sketch(
        id=digest("skt", report.id, *ids) if ids else digest("skt", report.id),
        report=report.id,
        claims=tuple(ids),
        kind=kind,
        main=main,
        interval=_interval(claims, limits) if kind == "happening" else _whole(claims),
        published=_day(report.published),
        places=places,
        parties=parties(claims, tables),
        acts=tuple(sorted({claim.body.act for claim in claims if isinstance(claim.body, Act)})),
        words=heaviest(weights(told, tables.rarity, limits), limits["words_most"]),
        headline=headline,
    )


def _homes(
    claims: Sequence[Claim], telling: Telling, published: date | None, tables: Tables
) -> Mapping[str, _Group]:
    """Which telling each claim belongs to: the main one wherever nothing parts it from that."""
    limits = tables.linkage.telling
    dated = own_days(claims)
    short = {name: days for name, days in dated.items() if _length(days) <= limits["period_days"]}
    told = asides(claims, telling, tables.asides)
    beside = counted_beside(claims, dated, short, limits["beside_kilometres"])
    newest = {name: days for name, days in short.items() if name not in {*beside, *told}}
    main = _main_days(claims, newest, len(telling.text), limits)
    today = None if published is None else published.toordinal()
    old = said_before(claims, main, today, limits["period_days"])
    told |= dict.fromkeys(old - set(told), "happening")
    around = [
        place
        for claim in claims
        for place in claim.places
        if claim.id not in told and _gap(dated.get(claim.id, main or _NEVER), main) == 0
    ]
    homes: dict[str, _Group] = {}
    for claim in claims:
        homes[claim.id] = _MAIN
        if claim.id in told:
            kind: Literal["other", "period"] = "period" if told[claim.id] == "period" else "other"
            homes[claim.id] = kind, dated.get(claim.id, _NEVER)
        if claim.id not in dated or claim.id in told or not does(claim):
            continue
        days = dated[claim.id]
        if claim.id not in short and _period(claim, days, main):
            homes[claim.id] = ("period", days)
        elif claim.id in beside or _apart(claim, days, main, around, limits):
            homes[claim.id] = ("other", days)
    joined = _joined({home for home in homes.values() if home[0] == "other"}, limits)
    homes = {claim: joined.get(home, home) for claim, home in homes.items()}
    return _followed(claims, homes, telling, {*dated, *told})


def _main_days(
    claims: Sequence[Claim], short: Mapping[str, Days], length: int, limits: Mapping[str, int]
) -> Days | None:
    """
    The days of most of what the report says happened, its beginning counted more.

    They are sought among those that lie near most others, so that one old attack told at length
    is not the news.
    """
    worth: Counter[Days] = Counter()
    for claim in claims:
        if claim.id in short and does(claim):
            early = claim.span.start * limits["early_part"] < length
            worth[short[claim.id]] += limits["early_worth"] if early else 1
    if not worth:
        return None
    runs = _runs(sorted(worth), limits["apart_days"])
    best = max(runs, key=lambda run: (sum(worth[days] for days in run), run[-1]))
    return max(best, key=lambda days: (worth[days], -_length(days), days))


def _runs(days: Sequence[Days], gap: int) -> list[list[Days]]:
    """Intervals, sorted, in runs in which each begins at most so many days after the others."""
    runs: list[list[Days]] = []
    for first, last in days:
        if runs and first - max(end for _, end in runs[-1]) <= gap:
            runs[-1].append((first, last))
        else:
            runs.append([(first, last)])
    return runs


def _joined(homes: Iterable[_Group], limits: Mapping[str, int]) -> Mapping[_Group, _Group]:
    """Other happenings that lie within some days of each other are one."""
    runs = _runs(sorted(home[1] for home in homes), limits["apart_days"])
    return {
        ("other", days): ("other", (run[0][0], max(last for _, last in run)))
        for run in runs
        for days in run
    }


def _followed(
    claims: Sequence[Claim],
    homes: Mapping[str, _Group],
    telling: Telling,
    known: Collection[str],
) -> Mapping[str, _Group]:
    """
    What says no day goes with its sentence; an answer with what it answers.

    "No one has been arrested", in a paragraph that has told of one happening so far, is of that.
    """
    beside: dict[int, set[_Group]] = {}
    above: dict[int, set[_Group]] = {}
    placed: dict[_Group, set[str]] = {}
    for claim in claims:
        if claim.id in known:
            beside.setdefault(telling.sentence(claim.span.start), set()).add(homes[claim.id])
            placed.setdefault(homes[claim.id], set()).update(named(claim))
    followed = dict(homes)
    for claim in claims:
        line = telling.line(claim.span.start)
        if claim.id in known:
            above.setdefault(line, set()).add(homes[claim.id])
            continue
        so_far = {_MAIN} if does(claim) else above.get(line, {_MAIN})
        found = beside.get(telling.sentence(claim.span.start), so_far)
        if claim.kind == "response" and claim.responds_to:
            followed[claim.id] = homes.get(claim.responds_to[0], _MAIN)
        elif len(found) == 1 and not named(claim) - placed.get(next(iter(found)), set()):
            followed[claim.id] = next(iter(found))
    return followed


def _period(claim: Claim, days: Days, main: Days | None) -> bool:
    """
    Whether a long stretch of days is a total over them: "since January", "so far this year".

    "Last month's attack" is one happening on a day that is not said; and where nothing else is
    dated, "in January" says when the report's own happening was.
    """
    if isinstance(claim.body, Toll) and claim.body.cumulative:
        return True
    if main is None:
        return False
    return claim.occurred.interval.precision == "year" or _gap(days, main) == 0


def _apart(
    claim: Claim,
    days: Days,
    main: Days | None,
    around: Sequence[Where],
    limits: Mapping[str, int],
) -> bool:
    gap = _gap(days, main)
    if gap == 0:
        return False
    if gap > limits["apart_days"] or _length(days) > limits["period_days"]:
        return True
    here = [place for place in claim.places if located(place)]
    there = [place for place in around if located(place)]
    return bool(here and there) and all(
        kilometres(one, other) > limits["apart_kilometres"] for one in here for other in there
    )


def _gap(days: Days, main: Days | None) -> int:
    if main is None:
        return 0
    return max(0, main[0] - days[1], days[0] - main[1])


def _length(days: Days) -> int:
    return days[1] - days[0] + 1


def _places(claims: Iterable[Claim]) -> tuple[Where, ...]:
    """Every place once, those that most claims name first."""
    named = Counter(place.place or place.name for claim in claims for place in claim.places)
    first: dict[str, Where] = {}
    for claim in claims:
        for place in claim.places:
            first.setdefault(place.place or place.name, place)
    return tuple(
        first[key] for key in sorted(first, key=lambda key: (-named[key], first[key].span))
    )


def _interval(claims: Sequence[Claim], limits: Mapping[str, int]) -> Interval:
    """The shortest interval that most of what it did is dated to; unresolved without any."""
    dated = [
        claim.occurred.interval
        for claim in claims
        if (days := days_of(claim)) is not None
        and does(claim)
        and _length(days) <= limits["period_days"]
    ]
    if not dated:
        return UNRESOLVED
    named = Counter((one.first_day, one.last_day) for one in dated)
    return min(
        dated,
        key=lambda one: (
            -named[one.first_day, one.last_day],
            (one.last_day or date.max) - (one.first_day or date.min),
            str(one.begin),
            str(one.end),
        ),
    )


def _whole(claims: Sequence[Claim]) -> Interval:
    dated = (claim.occurred.interval for claim in claims if days_of(claim) is not None)
    return next(dated, UNRESOLVED)


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
