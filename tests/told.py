"""Claims and cases made by hand, of an invented fight at two invented towns."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from counterclaim.reconciling.rows import rows
from counterclaim.reconciling.tensions import tensions
from counterclaim.records import (
    UNRESOLVED,
    Act,
    Body,
    Case,
    Claim,
    ClaimKind,
    Incident,
    Interval,
    Moment,
    Origin,
    Qualifier,
    Quote,
    Reading,
    Report,
    Responsibility,
    Row,
    Sketch,
    Speaker,
    Stance,
    Status,
    Tension,
    Toll,
    Where,
    digest,
)
from counterclaim.tables import Tables, load

MAY = date(2031, 5, 1)
OUTLET = ""  # a speaker without a name is the report's own outlet
FRONT = "Example Liberation Front"
ARMY = "Example Army"
PARTIES = (FRONT, ARMY)


@cache
def tables() -> Tables:
    """The packaged tables, loaded once."""
    return load()


def claim(  # noqa: PLR0913 – a claim has many sides
    who: str,
    body: Body,
    *,
    day: int | None = 1,
    hour: int | None = None,
    report: str = "a",
    places: Sequence[str] = (),
    stance: Stance = "asserts",
    on: int | None = None,
    answers: Sequence[Claim] = (),
    wording: str = "",
) -> Claim:
    """
    What somebody says in a report, on a day of an invented May.

    `on` is the day on which what it tells of was; `answers` are the claims that it responds to.
    """
    said = _interval(day, hour)
    was = _interval(on, None)
    quote = Quote(0, 1, "x") if not wording else Quote(0, len(wording), wording)
    told = (who, body, day, hour, report, tuple(places), stance, on, wording)
    return Claim(
        id=digest("clm", *told),
        report=f"rep_{report}",
        kind=_kind(body),
        span=quote,
        chain=(Speaker(who, "source", digest("act", who)) if who else Speaker(None, "outlet"),),
        stance=stance,
        asserted=Moment(said, None),
        occurred=Moment(was, quote if on else None),
        places=tuple(_where(name) for name in places),
        loaded=(),
        body=body,
        found_by="made@1",
        language="en",
        responds_to=tuple(one.id for one in answers),
    )


def toll(  # noqa: PLR0913 – a toll has many sides
    low: int | None,
    high: int | None = -1,
    *,
    victims: str = "state_forces",
    effect: str = "killed",
    subclass: str | None = None,
    wording: str = "people",
    number: str | None = None,
    cumulative: bool = False,
) -> Toll:
    """A figure; `high` is the low end unless given, None is open."""
    top = low if high == -1 else high
    qualifier: Qualifier = "at_least" if top is None else "exact" if low == top else "range"
    said = number if number is not None else str(low)
    quote = Quote(0, len(said), said) if low is not None and said else None
    return Toll(
        effect, victims, subclass, wording, low, top, qualifier, cumulative, None, None, quote
    )


def case(
    *claims: Claim, origins: Iterable[Sequence[Claim]] = (), outlet: str | None = "{}"
) -> Case:
    """All claims as one incident; those of `origins` count once, every other alone."""
    together = [tuple(sorted(one.id for one in held)) for held in origins]
    alone = {one.id for one in claims} - {one for held in together for one in held}
    held = [*together, *((one,) for one in sorted(alone))]
    sketch = Sketch(
        "skt", "rep", tuple(sorted(one.id for one in claims)), "happening", True,
        UNRESOLVED, None, (), (), (), (),
    )  # fmt: skip
    reports = sorted({one.report for one in claims})
    return Case(
        Incident("inc_made", (sketch,), ()),
        claims,
        tuple(Reading(_report(one, outlet)) for one in reports),
        tuple(Origin(digest("ori", *one), one, "made") for one in held),
    )


def told(made: Case) -> tuple[Row, ...]:
    """The rows of a case."""
    return rows(made, tables())


def row(made: Case, question: str) -> Row:
    """The row of one question."""
    return next(one for one in told(made) if one.question.id == question)


def found(made: Case, *kinds: str) -> list[Tension]:
    """The tensions of a case, of some kinds or of all."""
    return [one for one in tensions(told(made), made, tables()) if not kinds or one.kind in kinds]


def arithmetic(made: Case, *kinds: str) -> list[str]:
    """The arithmetic of its tensions."""
    return sorted(one.arithmetic for one in found(made, *kinds))


def swapped(one: Claim) -> Claim:
    """The same claim with the two parties in each other's place."""
    body = one.body
    if isinstance(body, Toll):
        classes = {"state_forces": "armed_group", "armed_group": "state_forces"}
        body = replace(body, victims=classes.get(body.victims, body.victims))
    names = dict(zip(PARTIES, reversed(PARTIES), strict=True))
    chain = tuple(
        replace(link, speaker=names[link.speaker], actor=digest("act", names[link.speaker]))
        if link.speaker in names
        else link
        for link in one.chain
    )
    return replace(one, body=body, chain=chain)


def _interval(day: int | None, hour: int | None) -> Interval:
    if day is None:
        return UNRESOLVED
    when = MAY.replace(day=day)
    if hour is None:
        return Interval(when, when, "day")
    moment = datetime(when.year, when.month, when.day, hour)
    return Interval(moment, moment, "minute")


def _kind(body: Body) -> ClaimKind:
    kinds: dict[type, ClaimKind] = {
        Toll: "toll", Act: "act", Responsibility: "responsibility", Status: "status",
    }  # fmt: skip
    return kinds.get(type(body), "response")


# Two towns 350 km apart, a hamlet 80 km from the first, and a quarter of it.
_POINTS = {"Upperton": (30.0, 66.0), "Lowerton": (27.0, 64.0), "Hamlet": (30.7, 66.0)}
_POINTS["Quarter"] = (30.02, 66.02)


def _where(name: str) -> Where:
    quote = Quote(0, len(name), name)
    if name == "Province":
        return Where(name, "made:province", 29.0, 65.0, "region", quote)
    lat, lon = _POINTS[name]
    return Where(name, f"made:{name.lower()}", lat, lon, "town", quote)


def _report(report: str, outlet: str | None) -> Report:
    name = outlet.format(report) if outlet is not None else None
    return Report(report, "x" * 60, "0" * 64, f"{report}.txt", outlet=name, published=MAY)
