"""
The policy `acled`: one conservative figure, without a side.

ACLED's codebook asks for the lowest number until a more reliable or corroborated one comes. How
the lowest is found it leaves open; each reading is a variant. The figure stands as best.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from counterclaim.reconciling.division import divide
from counterclaim.reconciling.parts import figure
from counterclaim.reconciling.policies.one_source import lowest_source
from counterclaim.reconciling.standing import Asked, Drawn, Given, Standing
from counterclaim.records import Bound, Toll


def acled(asked: Asked, told: Sequence[Standing]) -> Drawn:
    """The lowest of the figures that the variant follows; an open one stays open."""
    followed, rule, outside = _FOLLOWS[asked.set("follows", "lowest")](asked, told)
    if not followed:
        return Drawn(None, None, None, outside, _incomplete(asked, outside))
    chosen = min(followed, key=lambda one: (one.said, one.high is None, one.rank))
    best = Bound(chosen.said, open=chosen.high is None)
    given = [_given(one, best, rule) for one in followed]
    return Drawn(None, best, None, (*given, *outside), tuple(_notes(asked, chosen, told)))


_Followed = tuple[Sequence[Standing], str, tuple[Given, ...]]


def _lowest(_: Asked, told: Sequence[Standing]) -> _Followed:
    return told, "lowest", ()


def _later(asked: Asked, told: Sequence[Standing]) -> _Followed:
    """What two origins support, the most of them; else what was said last, whoever said it."""
    support = {
        one.said: frozenset().union(*(other.origins for other in told if other.supports(one.said)))
        for one in told
    }
    most = max(len(origins) for origins in support.values())
    if most > 1:
        best = min(number for number, origins in support.items() if len(origins) == most)
        kept = [one for one in told if one.said == best]
        outside = [Given(one, (), "higher") for one in told if one.said != best]
        return kept, "corroborated", tuple(outside)
    last = max(told, key=lambda one: (one.day, -one.said, one.first.claim.id))
    kept = [one for one in told if _current(one, last, asked)]
    other = {"other": last.first.claim.id}
    revised = tuple(Given(one, (), "revised", other) for one in told if one not in kept)
    return kept, "lowest", revised


def _current(one: Standing, last: Standing, asked: Asked) -> bool:
    """Whether no figure is known to be of a later day; what a person trusts stays."""
    return one.day in {"", last.day} or bool(asked.trusted & set(one.claims))


def _one_source(asked: Asked, told: Sequence[Standing]) -> _Followed:
    """The figures of the one speaker whose total over all classes is the lowest."""
    lowest = lowest_source(asked)
    kept = [one for one in told if one.first.speaker == lowest]
    others = [one for one in told if one.first.speaker != lowest]
    return (
        kept,
        "lowest",
        tuple(Given(one, (), "source", {"other": asked.speaker(lowest)}) for one in others),
    )


_FOLLOWS: Final[Mapping[str, Callable[[Asked, Sequence[Standing]], _Followed]]] = {
    "lowest": _lowest,
    "later": _later,
    "source": _one_source,
}


def _incomplete(asked: Asked, outside: Sequence[Given]) -> tuple[str, ...]:
    source = str(outside[0].fill.get("other", "")) if outside else ""
    victims = (asked.row.question.victims or "").replace("_", " ")
    return (asked.note("incomplete", source=source, victims=victims),)


def _given(one: Standing, best: Bound, rule: str) -> Given:
    if one.said != best.value:
        return Given(one, (), "higher")
    if one.words:
        rule = "vague" if one.said else "casualties"
    return Given(
        one, ("best",), rule, {"words": one.words, "value": one.said, "support": len(one.origins)}
    )


def _notes(asked: Asked, chosen: Standing, told: Sequence[Standing]) -> Iterable[str]:
    if asked.row.question.victims not in asked.tables.unclassed:
        yield asked.note("side")
    if chosen.words:
        yield asked.note("vague", words=chosen.words, value=chosen.said)
    figures = sorted({(one.low, one.top, figure(one.low, one.high)) for one in told})
    if len(figures) > 1:
        yield asked.note("differ", figures=", ".join(said for _, _, said in figures))
    yield from _divided(asked, chosen)


def _divided(asked: Asked, chosen: Standing) -> Iterable[str]:
    """How a figure over several days or places is shared out."""
    interval = chosen.first.claim.occurred.interval
    first, last = interval.first_day, interval.last_day
    days = (last - first).days + 1 if first and last and interval.precision == "day" else 1
    places = len(chosen.first.scope.places)
    for unit, parts in (("days", days), ("places", places)):
        if parts > 1 and isinstance(chosen.first.claim.body, Toll) and not chosen.arithmetic:
            shares = " + ".join(map(str, divide(chosen.said, parts)))
            yield asked.note(
                "divided", total=chosen.said, parts=parts, unit=asked.note(unit), shares=shares
            )
