"""
Each speaker's latest word, and one voice for each origin.

Comes in: statements that have a figure. Goes out: those that stand for their speaker and their
origin, and the others with the rule that set them aside. Wire copy repeats one voice: it counts
once. What has no day is neither earlier nor later than anything.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final

from counterclaim.linking.voices import nameless
from counterclaim.reconciling.standing import PARTY, Aside, Standing

_OWN_WORDS: Final = frozenset({"outlet", "post"})


def latest(told: Iterable[Standing], trusted: frozenset[str]) -> tuple[list[Standing], list[Aside]]:
    """Of each speaker's figures on one scope those of the latest day, and those without a day."""
    kept: list[Standing] = []
    aside: list[Aside] = []
    for group in _groups(told, _speaker_and_scope):
        last = group[-1]
        newest = last.day
        for one in group:
            if one.day and one.day < newest and one.first.claim.id not in trusted:
                same = (one.low, one.high) == (last.low, last.high)
                rule = "again" if same else "latest"
                aside.append(Aside(one.statements, rule, {"other": last.first.claim.id}))
            else:
                kept.append(one)
    return kept, aside


def echoed(told: Sequence[Standing], trusted: frozenset[str]) -> tuple[list[Standing], list[Aside]]:
    """
    All but what an outlet or a post says in its own words that another said by then.

    A party's figure lives and is replaced with the party's own, whoever prints it. Anybody else's
    is that speaker's where the same report has it: "four dead", and "four died, a doctor said".
    """
    spoken: dict[Hashable, Standing] = {}
    for one in told:
        if one.first.interest in PARTY:
            spoken.setdefault(_figure(one), one)
        elif not _own_words(one):
            spoken.setdefault((one.first.claim.report, _figure(one)), one)
    kept: list[Standing] = []
    aside: list[Aside] = []
    for one in told:
        here = (one.first.claim.report, _figure(one))
        by = spoken.get(_figure(one)) or spoken.get(here)
        if by is None or not _own_words(one) or trusted & set(one.claims) or by.day > one.day:
            kept.append(one)
        else:
            aside.append(Aside(one.statements, "echo", {"other": by.first.claim.id}))
    return kept, aside


def _own_words(one: Standing) -> bool:
    """Whether an outlet or an account speaks in its own words, and for no party."""
    return one.first.claim.last.role in _OWN_WORDS and one.first.interest not in PARTY


def _figure(one: Standing) -> Hashable:
    return one.low, one.high, one.cover


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


def risen(told: Sequence[Standing]) -> tuple[list[Standing], list[Aside]]:
    """
    Of one day's figures by one quoted speaker who is no party the largest, and what it allows.

    An observer who counts on through the day has given one toll. In its own words a report may
    tell of several happenings: those stay.
    """
    gone: set[int] = set()
    aside: list[Aside] = []
    for group in _groups(told, _speaker_of_no_party):
        most = max(group, key=lambda one: one.low)
        fill = {"other": most.first.claim.id}
        less = [one for one in group if one.high is not None and one.high < most.low]
        aside += [Aside(one.statements, "risen", fill) for one in less]
        gone |= {one.rank for one in less}
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

    A party's own words stand for those who repeat them: the figure is the party's. Of an origin
    the first whose day is known stands, of a speaker the latest: what is said again is still said.
    """
    kept, echoes = _once(told, _origin_and_figure, "origin")
    kept, again = _once(kept, _speaker_and_figure, "again", latest=True)
    return kept, [*echoes, *again]


def superseded(told: Sequence[Standing]) -> dict[tuple[str, ...], Standing]:
    """By claims, the figures that the same side has followed by another, with that other."""
    found: dict[tuple[str, ...], Standing] = {}
    for group in _groups(told, lambda one: one.side):
        last = max(group, key=lambda one: (one.day, -one.low, one.first.claim.id))
        for one in group:
            if one.day and one.day < last.day and (one.low, one.high) != (last.low, last.high):
                found[one.claims] = last
    return found


def _once(
    told: Iterable[Standing],
    key: Callable[[Standing], Hashable],
    rule: str,
    *,
    latest: bool = False,
) -> tuple[list[Standing], list[Aside]]:
    kept: list[Standing] = []
    aside: list[Aside] = []
    for group in _groups(told, key):
        parties = [one for one in group if one.first.interest in PARTY] or group
        # "The militants" who say what their group says stand behind the group.
        parties = [one for one in parties if not nameless(one.first.speaker)] or parties
        dated = [one for one in parties if one.day] or parties
        newest = max(one.day for one in dated)
        first = next(one for one in dated if not latest or one.day == newest)
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
    who = one.first.speaker if one.first.interest in PARTY else ""
    return who, one.first.claim.report, one.cover


def _speaker_of_no_party(one: Standing) -> Hashable:
    """By day, or by report where none is known; a party's and a report's own are each alone."""
    if one.first.interest in PARTY or _own_words(one):
        return one.rank
    return one.first.speaker, one.day or one.first.claim.report, one.cover


def _origin_and_figure(one: Standing) -> Hashable:
    return one.first.origin, one.low, one.high, one.cover


def _speaker_and_figure(one: Standing) -> Hashable:
    return one.first.speaker, one.low, one.high, one.cover
