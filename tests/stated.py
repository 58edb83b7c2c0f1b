"""Statements and rows made by hand: a figure, who says it, when, of whom, in whose interest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counterclaim.records import (
    Claim,
    Interest,
    Interval,
    Moment,
    Qualifier,
    Question,
    Quote,
    Responsibility,
    Row,
    Scope,
    Speaker,
    Stance,
    Statement,
    Toll,
    Where,
    digest,
)

DAY = date(2031, 5, 1)


def stated(  # noqa: PLR0913 – a statement has many sides
    said: str,
    speaker: str,
    low: int | None,
    *,
    high: int | None = -1,
    qualifier: Qualifier = "exact",
    day: int | None = 1,
    origin: str | None = None,
    interest: Interest | None = None,
    stance: Stance = "asserts",
    places: Sequence[str] = (),
    subclass: str | None = None,
    victims: str = "state_forces",
    effect: str = "killed",
    number: str | None = None,
    wording: str = "people",
    days: int = 1,
) -> Statement:
    """
    One statement; `said` names the claim, `high` is the low end unless given, None is open.

    `day` is the day of an invented May on which it was said; None says that nobody knows.
    """
    top = low if high == -1 else high
    when = None if day is None else DAY.replace(day=day)
    quote = number or str(low)
    toll = Toll(
        effect,
        victims,
        subclass,
        wording,
        low,
        top,
        qualifier,
        cumulative=False,
        includes=None,
        by=None,
        number=Quote(0, len(quote), quote) if low is not None else None,
    )
    occurred = Interval(DAY, DAY.replace(day=days), "day")
    claim = Claim(
        id=f"clm_{said}",
        report=digest("rep", speaker),
        kind="toll",
        span=Quote(0, len(quote), quote),
        chain=(Speaker(speaker, "source", f"act_{speaker}"),),
        stance=stance,
        asserted=Moment(Interval(when, when, "day"), None),
        occurred=Moment(occurred, None),
        places=tuple(_where(name) for name in places),
        loaded=(),
        body=toll,
        found_by="made@1",
        language="en",
    )
    return Statement(
        claim,
        f"{victims}.{effect}",
        speaker,
        origin or f"ori_{speaker}_{said}",
        Scope(places=tuple(places), subclass=subclass, as_of=when),
        interest,
    )


def row(*statements: Statement, victims: str = "", effect: str = "killed") -> Row:
    """A row of statements on one question; the first one's, unless a class is named."""
    first = statements[0].claim.body if statements else None
    counted = victims or (first.victims if isinstance(first, Toll) else "state_forces")
    suffered = first.effect if isinstance(first, Toll) else effect
    return Row(Question(f"{counted}.{suffered}", "toll", counted, suffered), statements)


def blamed(said: str, actor: str, how: str = "accuses") -> Statement:
    """A statement on who did it."""
    made = stated(said, "outlet", 1)
    body = Responsibility(how, actor)  # type: ignore[arg-type]  # one of three words
    return replace(
        made,
        claim=replace(made.claim, kind="responsibility", body=body),
        question="responsibility",
    )


def _where(name: str) -> Where:
    return Where(name, None, None, None, "unresolved", Quote(0, len(name), name))
