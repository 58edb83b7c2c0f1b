"""
One source: whose figures are followed where the report with the lowest total is.

Comes in: a row put to a policy, with the rows beside it. Goes out: the speaker whose total over
all classes is the lowest. Who tells of a class only in part, "four in the one town", has no
total, for what happened in the other town is not said; who says nothing of a class has one that
leaves it out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from counterclaim.reconciling.sifting import sift
from counterclaim.reconciling.standing import Asked
from counterclaim.records import Row

_PARTS: Final = frozenset({"part", "parts", "overlap", "another"})  # rules that set a part aside


@dataclass(slots=True)
class _Source:
    """One speaker's figures by class, and of people of no class."""

    classes: dict[str, int] = field(default_factory=dict)
    unclassed: int = 0

    @property
    def total(self) -> int:
        """Of people of no class and all classes the larger, for the one holds the other."""
        return max(self.unclassed, sum(self.classes.values()))


def lowest_source(asked: Asked) -> str:
    """Of equals who tells of more classes, then by key: the same for any order."""
    sources: dict[str, _Source] = {}
    partly: set[str] = set()
    for row in _rows(asked):
        partly |= _hear(row, asked, sources)
    whole = {key: one for key, one in sources.items() if key not in partly} or sources
    return min(whole, key=lambda one: (whole[one].total, -len(whole[one].classes), one))


def _rows(asked: Asked) -> Iterator[Row]:
    mine = asked.row.question
    yield asked.row
    for row in asked.beside:
        if row.question.id != mine.id and row.question.effect == mine.effect:
            yield row


def _hear(row: Row, asked: Asked, sources: dict[str, _Source]) -> set[str]:
    """Adds the figures of a row to their sources; goes out: who tells of the row in part alone."""
    found = sift(replace(asked, row=row, beside=()))
    victims = row.question.victims or ""
    whole: set[str] = set()
    for one in found.standing:
        whole.add(one.first.speaker)
        source = sources.setdefault(one.first.speaker, _Source())
        if victims in asked.tables.unclassed:
            source.unclassed = max(source.unclassed, one.said)
        else:
            source.classes[victims] = min(one.said, source.classes.get(victims, one.said))
    parts = (one for aside in found.aside if aside.rule in _PARTS for one in aside.statements)
    return {one.speaker for one in parts} - whole
