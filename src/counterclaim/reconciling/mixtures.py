"""
Who the dead of one total were: what two tell of its classes that cannot both be right.

Comes in: the figures of one effect. Goes out: conflicts where all of a total are said to be of
one class, while another says that some of them were of another, or that it only includes some.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from counterclaim.orthography import words
from counterclaim.reconciling.figures import Figure, explained_by_time
from counterclaim.reconciling.saying import Say, number
from counterclaim.records import Tension, Toll

_ALL: Final = "unspecified"
_CLASSES: Final = frozenset({"state_forces", "armed_group", "civilians"})


def mixtures(figures: Sequence[Figure], say: Say) -> Iterator[Tension]:
    """One tension for each class that is said to be all of a total, of each of both kinds."""
    done: set[tuple[str, str]] = set()
    for whole, total in product(figures, figures):
        if not _fills(whole, total):
            continue
        some = _including(whole, total, say)
        if some is not None and ("includes", whole.toll.victims) not in done:
            done.add(("includes", whole.toll.victims))
            yield some
        for part in figures:
            key = whole.toll.victims, part.toll.victims
            if key not in done and _among(part, total, say) and _too_many(whole, part, total):
                done.add(key)
                yield _overfull(whole, part, total, say)


def _fills(whole: Figure, total: Figure) -> bool:
    """Whether one voice's figure for a class is all of another figure for people of any class."""
    apart = set(whole.places).isdisjoint(total.places) and whole.places and total.places
    same = total.toll.high is not None and whole.low == total.low == total.toll.high
    comparable = whole.cover[1:] == total.cover[1:] == (None, None, False)
    return (
        (whole.toll.victims in _CLASSES and total.toll.victims == _ALL and total.low > 1)
        and same
        and comparable
        and not apart
    )


def _including(whole: Figure, total: Figure, say: Say) -> Tension | None:
    """ "Five civilians", and "five people including a civilian": not all of them, then."""
    found = next(_included(total, whole.toll.victims, say), None)
    if found is None or whole.voice == total.voice:
        return None
    claim, told = found
    return say.tension(
        "conflict", "conflict_includes", whole.question, [whole.claim, claim, total.claim],
        arithmetic=f"{number(whole.toll)} = {number(total.toll)}", topic=say.topic(whole),
        effect=say.effect(total.toll), includes=f"“{told}”", **say.both(whole, total),
    )  # fmt: skip


def _included(total: Figure, victims: str, say: Say) -> Iterator[tuple[str, str]]:
    """The claims in which a total is said to include people of a class, with the words."""
    for claim in (one.claim for one in total.statements):
        told = claim.body.includes if isinstance(claim.body, Toll) else None
        people = say.tables.people.get(claim.language)
        kind = people.kind(words(told)) if people is not None and told else None
        if told and kind is not None and kind.victims == victims:
            yield claim.id, told


def _among(part: Figure, total: Figure, say: Say) -> bool:
    """Whether the words of a figure say that it is some of a total of the same report."""
    here = {one.claim.report for one in (*total.statements, *total.carried)}
    beside = [one.claim for one in part.statements if one.claim.report in here]
    among = [say.tables.tensions.among.get(claim.language) for claim in beside]
    return any(lexicon.all(words(part.toll.wording)) for lexicon in among if lexicon)


def _too_many(whole: Figure, part: Figure, total: Figure) -> bool:
    """Whether a part of another class leaves too few for what is said to be all."""
    other = part.toll.victims in _CLASSES and part.toll.victims != whole.toll.victims
    told = part.voice.side != whole.voice.side and part.low <= total.low
    return other and told and part.low > 0 and not explained_by_time(whole, part)


def _overfull(whole: Figure, part: Figure, total: Figure, say: Say) -> Tension:
    return say.tension(
        "conflict", "conflict_classes", whole.question,
        [whole.claim, part.claim, total.claim],
        arithmetic=f"{number(whole.toll)} + {number(part.toll)} > {number(total.toll)}",
        topic=say.topic(whole), part=_class(part, say), total=say.range(total.toll),
        effect=say.effect(total.toll), **say.both(whole, part),
    )  # fmt: skip


def _class(figure: Figure, say: Say) -> str:
    return say.tables.questions.says("victims", figure.toll.victims)
