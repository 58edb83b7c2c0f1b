"""
Each speaker's latest word, and one voice for each origin.

Comes in: statements that have a figure. Goes out: those that stand for their speaker and their
origin, and the others with the rule that set them aside. Wire copy repeats one voice: it counts
once. What has no day is neither earlier nor later than anything.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final

from counterclaim.reconciling.standing import Aside, Standing, when

_OWN_WORDS: Final = frozenset({"outlet", "post"})
_PARTY: Final = frozenset({"own_losses", "enemy_losses"})


def latest(told: Iterable[Standing], trusted: frozenset[str]) -> tuple[list[Standing], list[Aside]]:
    """Of each speaker's figures on one scope those of the latest day, and those without a day."""
    kept: list[Standing] = []
    aside: list[Aside] = []
    for group in _groups(told, _speaker_and_scope):
        last = group[-1]
        newest = when(last.first)
        for one in group:
            day = when(one.first)
            if day and day < newest and one.first.claim.id not in trusted:
                same = (one.low, one.high) == (last.low, last.high)
                rule = "again" if same else "latest"
                aside.append(Aside(one.statements, rule, {"other": last.first.claim.id}))
            else:
                kept.append(one)
    return kept, aside


def echoed(told: Sequence[Standing], trusted: frozenset[str]) -> tuple[list[Standing], list[Aside]]:
    """
    All but what an outlet or a post says in its own words that a party said by then.

    The figure is the party's: it lives and is replaced with the party's own.
    """
    parties: dict[Hashable, Standing] = {}
    for one in told:
        if one.first.interest in _PARTY:
            parties.setdefault((one.low, one.high, one.cover), one)
    kept: list[Standing] = []
    aside: list[Aside] = []
    for one in told:
        by = parties.get((one.low, one.high, one.cover))
        own = one.first.claim.last.role in _OWN_WORDS and one.first.interest not in _PARTY
        if by is None or not own or trusted & set(one.claims) or when(by.first) > when(one.first):
            kept.append(one)
        else:
            aside.append(Aside(one.statements, "echo", {"other": by.first.claim.id}))
    return kept, aside


def mentions(told: Sequence[Standing]) -> tuple[list[Standing], list[Aside]]:
    """
    All but one person of whom a report tells that counts more.

    What says that four died, and then that a man died, has not given two totals.
    """
    gone: set[int] = set()
    aside: list[Aside] = []
    for group in _groups(told, _speaker_in_report):
        most = max(group, key=lambda one: one.low)
        fill = {"other": most.first.claim.id}
        some = [one for one in group if one.high == 1 and one.low == 1 < most.low]
        aside += [Aside(one.statements, "some", fill) for one in some]
        gone |= {one.rank for one in some}
    return [one for one in told if one.rank not in gone], aside


def besides(told: Sequence[Standing]) -> tuple[list[Standing], list[Aside]]:
    """
    All but people who come on top of others where somebody gives more, and so may count them too.

    "One dead, three others hurt": where nobody tells of more than three hurt, three stands.
    """
    most = max((one.low for one in told if not one.first.scope.besides), default=0)
    added = {one.rank for one in told if one.first.scope.besides and one.low < most}
    return [one for one in told if one.rank not in added], [
        Aside(one.statements, "besides") for one in told if one.rank in added
    ]


def once(told: Iterable[Standing]) -> tuple[list[Standing], list[Aside]]:
    """
    One standing for each figure of an origin, and one for each figure of a speaker.

    A party's own words stand for those who repeat them: the figure is the party's.
    """
    kept, echoes = _once(told, _origin_and_figure, "origin")
    kept, again = _once(kept, _speaker_and_figure, "again")
    return kept, [*echoes, *again]


def superseded(told: Sequence[Standing]) -> dict[tuple[str, ...], Standing]:
    """By claims, the figures that the same side has followed by another, with that other."""
    found: dict[tuple[str, ...], Standing] = {}
    for group in _groups(told, lambda one: one.side):
        last = max(group, key=lambda one: (when(one.first), -one.low, one.first.claim.id))
        for one in group:
            day = when(one.first)
            if day and day < when(last.first) and (one.low, one.high) != (last.low, last.high):
                found[one.claims] = last
    return found


def _once(
    told: Iterable[Standing], key: Callable[[Standing], Hashable], rule: str
) -> tuple[list[Standing], list[Aside]]:
    kept: list[Standing] = []
    aside: list[Aside] = []
    for group in _groups(told, key):
        first = min(group, key=lambda one: (one.first.interest not in _PARTY, one.rank))
        kept.append(first)
        fill = {"other": first.first.claim.id}
        aside += [Aside(one.statements, rule, fill) for one in group if one is not first]
    return kept, aside


def _groups(told: Iterable[Standing], key: Callable[[Standing], Hashable]) -> list[list[Standing]]:
    """Standings by a key; inside a group and among groups the earliest first."""
    grouped: dict[Hashable, list[Standing]] = {}
    for one in sorted(told, key=lambda one: one.rank):
        grouped.setdefault(key(one), []).append(one)
    return list(grouped.values())


def _speaker_and_scope(one: Standing) -> Hashable:
    return one.first.speaker, one.cover


def _speaker_in_report(one: Standing) -> Hashable:
    """Who speaks for neither party is one voice with the report that carries it."""
    who = one.first.speaker if one.first.interest in _PARTY else ""
    return who, one.first.claim.report, one.cover


def _origin_and_figure(one: Standing) -> Hashable:
    return one.first.origin, one.low, one.high, one.cover


def _speaker_and_figure(one: Standing) -> Hashable:
    return one.first.speaker, one.low, one.high, one.cover
