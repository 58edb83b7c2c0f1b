"""
What one speaker says of every place in one statement, without a whole for the incident.

Comes in: figures, each speaker's latest. Goes out: groups of parts that may be added up as that
speaker's figure; and totals that count people of another happening too, which give none.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from counterclaim.reconciling.standing import Aside, Asked, Standing, when
from counterclaim.records import Statement, Toll

_FEWEST: Final = 2  # one part is no sum
_Range = tuple[int, int | None]
_Key = tuple[str, _Range]


def beyond(told: Sequence[Standing], asked: Asked) -> tuple[list[Standing], list[Aside]]:
    """
    All but totals of which their own report counts some elsewhere, at another time.

    Twenty, of whom nine and eight are of the two camps and three of another fight the day
    before, are not the dead of the camps; whoever says twenty for that speaker says the same.
    """
    wide = _wide(told, asked)
    gone = [one for one in told if not one.part and (one.first.speaker, _ends(one)) in wide]
    ranks = {one.rank for one in gone}
    return [one for one in told if one.rank not in ranks], [
        Aside(one.statements, "beyond") for one in gone
    ]


def in_one_statement(
    said: Sequence[Standing], told: Sequence[Standing], asked: Asked
) -> list[list[Standing]]:
    """
    Of each speaker without a figure for the whole, the parts of its latest statement that tell
    of every place once; `said` is what stood before one origin became one, `told` what stands.
    """
    here = _places(said)
    wholes = {one.first.speaker for one in told if not one.part}
    total = {_report(one) for one in _counted(asked) if not one.scope.places}
    total -= {_report(one) for one in _counted(asked) if _key(one) in _wide(said, asked)}
    found: dict[str, list[Standing]] = {}
    for (speaker, report), parts in _reports(said).items():
        places = [place for one in parts for place in one.places]
        every = len(parts) >= _FEWEST and len(places) == len(set(places)) and {*places} == here
        if not every or speaker in wholes or (speaker, report) in total:
            continue
        standing = [one for part in parts for one in told if _same(one, part)]
        if len(standing) == len(parts) and _later(standing, found.get(speaker)):
            found[speaker] = standing
    return [found[speaker] for speaker in sorted(found)]


def _wide(told: Sequence[Standing], asked: Asked) -> set[_Key]:
    """Speakers and totals that are the sum of the parts in their report, one of them elsewhere."""
    here = _places(told)
    counted = list(_counted(asked))
    parts: dict[tuple[str, str], list[Statement]] = {}
    for one in counted:
        if one.scope.places:
            parts.setdefault(_report(one), []).append(one)
    return {
        _key(one)
        for one in counted
        if one.scope.beyond
        or (not one.scope.places and _adds_up(one, parts.get(_report(one), ()), here))
    }


def _adds_up(one: Statement, parts: Sequence[Statement], here: set[str]) -> bool:
    places = [place for part in parts for place in part.scope.places]
    elsewhere = [part for part in parts if part.scope.period and not {*part.scope.places} & here]
    if not elsewhere or len(parts) < _FEWEST or len(places) > len(set(places)):
        return False
    _, (low, high) = _key(one)
    ends = [_key(part)[1] for part in parts]
    tops = [top for _, top in ends if top is not None]
    return low == sum(bottom for bottom, _ in ends) and len(tops) == len(ends) and high == sum(tops)


def _counted(asked: Asked) -> Iterator[Statement]:
    """The statements that give a number of all the victims."""
    gone = asked.dropped | (asked.waiting - asked.trusted)
    for one in asked.row.statements:
        toll, scope = one.claim.body, one.scope
        number = isinstance(toll, Toll) and toll.low is not None and one.claim.id not in gone
        told = one.claim.stance not in {"denies", "doubts"}
        if number and told and not scope.subclass and not scope.besides:
            yield one


def _reports(said: Iterable[Standing]) -> dict[tuple[str, str], list[Standing]]:
    """The parts of places alone, by speaker and report; what a report says twice stands once."""
    found: dict[tuple[str, str], list[Standing]] = {}
    for one in said:
        if one.places and not one.first.scope.subclass and not one.first.scope.besides:
            held = found.setdefault(_report(one.first), [])
            if not any(_same(one, other) for other in held):
                held.append(one)
    return found


def _places(told: Iterable[Standing]) -> set[str]:
    return {place for one in told for place in one.places}


def _same(one: Standing, other: Standing) -> bool:
    """Whether two figures are one speaker's one figure for one place."""
    alike = (one.places, _ends(one)) == (other.places, _ends(other))
    return alike and one.first.speaker == other.first.speaker and one.cover == other.cover


def _later(one: Sequence[Standing], other: Sequence[Standing] | None) -> bool:
    return other is None or _newest(one) > _newest(other)


def _newest(parts: Iterable[Standing]) -> tuple[str, int]:
    return max((when(one.first), one.rank) for one in parts)


def _ends(one: Standing) -> _Range:
    return one.low, one.high


def _key(one: Statement) -> _Key:
    toll = one.claim.body
    return one.speaker, (toll.low or 0, toll.high) if isinstance(toll, Toll) else (0, None)


def _report(one: Statement) -> tuple[str, str]:
    return one.speaker, one.claim.report
