"""
How it ended for those who were hit.

Comes in: what was found in a sentence, or in a report. Goes out: the same, without the injury
of a person of whom the same sentence says that he died of it, and with those hit as injured
where the report tells of nobody dead.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.reading.circumstances import Said
from counterclaim.records import Toll
from counterclaim.tables.harm import Hit

_PERSON = "rules:toll.person"
_DENIED = frozenset({"denies", "doubts"})


def survivors(found: Sequence[Said]) -> list[Said]:
    """What a sentence says, less the injuries of persons whom it also calls dead."""
    dead = [
        one.figure
        for one in found
        if one.found_by == _PERSON
        and one.figure is not None
        and isinstance(one.body, Toll)
        and one.body.effect == "killed"
    ]
    if not dead:
        return list(found)
    ends = {span.end for span in dead}
    return [
        one
        for one in found
        if not (
            isinstance(one.body, Toll)
            and one.body.effect == "injured"
            and one.body.high == 1
            and one.figure is not None
            and one.figure.end in ends
        )
    ]


def outcomes(said: Sequence[Said], hits: Mapping[str, Hit]) -> Iterator[Said]:
    """What a report says; whoever was hit is injured where nobody is said to be dead."""
    fatal = {hit.fatal for hit in hits.values() if hit.effect}
    dead = any(
        isinstance(one.body, Toll)
        and one.body.effect in fatal
        and one.body.high != 0
        and one.stance not in _DENIED
        for one in said
    )
    for one in said:
        hit = hits[one.region.sentence.language]
        if not dead and isinstance(one.body, Toll) and one.body.effect == hit.effect:
            yield replace(one, body=replace(one.body, effect=hit.otherwise))
        else:
            yield one
