"""
For whom an actor acts, where its name does not say: by what is told of it.

Comes in: the names of a report. Goes out: a sector for each actor whose own was unknown,
as far as the words beside its name tell: "the Front's fighters", "the army's media wing
X". What two places tell differently stays unknown. Nobody is graded by it: a sector only
says on which side of the figures a speaker stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.orthography import Word, words
from counterclaim.records import Name, Sector, Sentence
from counterclaim.tables.naming import Naming

_GAP = 4  # words between an owner and what it owns: "the army's own media wing X"


def with_sectors(
    text: str, lines: Sequence[Sentence], names: Sequence[Name], namings: Mapping[str, Naming]
) -> Iterator[Name]:
    """The names, those of actors of unknown sector with the sector that the report tells."""
    told: dict[str, set[Sector]] = {}
    if any(_open(name) for name in names):
        for actor, sector in _evidence(text, lines, names, namings):
            told.setdefault(actor, set()).add(sector)
    for name in names:
        said = told.get(name.actor, set())
        yield replace(name, sector=next(iter(said))) if _open(name) and len(said) == 1 else name


def _open(name: Name) -> bool:
    return name.sector == "unknown" and name.kind in {"group", "force", "agency"}


def _evidence(
    text: str, lines: Sequence[Sentence], names: Sequence[Name], namings: Mapping[str, Naming]
) -> Iterator[tuple[str, Sector]]:
    ordered = sorted(names, key=lambda name: name.span.start)
    at = 0
    for line in lines:
        while at < len(ordered) and ordered[at].span.start < line.span.start:
            at += 1
        here = []
        for name in ordered[at:]:
            if name.span.start >= line.span.end:
                break
            here.append(name)
        if any(_open(name) for name in here):
            row = words(line.span.cut(text))
            naming = namings[line.language]
            for name in here:
                if _open(name):
                    yield from _beside(row, line.span.start, name, here, naming)


def _beside(
    row: Sequence[Word], base: int, name: Name, here: Iterable[Name], naming: Naming
) -> Iterator[tuple[str, Sector]]:
    """What the words right before and after a name tell of it."""
    begin, end = name.span.start - base, name.span.end - base
    after = [word for word in row if word.start >= end]
    before = [word for word in row if word.end <= begin]
    if after and after[0].text == "(":
        closing = next((i for i, word in enumerate(after[:8]) if word.text == ")"), 0)
        after = after[closing + 1 :]
    owns = after[:1] and after[0].key in naming.possessives
    near = {word.key for word in (after[1:4] if owns else after[:1])}
    if near & (naming.armed_own if owns else naming.armed_after):
        yield name.actor, "armed_group"
    if {word.key for word in before[-2:]} & naming.armed_before:
        yield name.actor, "armed_group"
    for owner in here:
        gap = [word for word in before if word.start >= owner.span.end - base]
        owned = owner.span.end <= name.span.start and gap and gap[0].key in naming.possessives
        if owned and owner.sector == "state" and len(gap) <= _GAP:
            yield name.actor, "state"
