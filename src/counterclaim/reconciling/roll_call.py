"""
Persons told one by one in a report, counted: "X was killed", "also killed were Y and her two sons".

Comes in: figures on one question. Goes out: for each report the number of persons of whom it tells
so, where nobody gives as many in one number. Nobody counts twice: a name told
again is one person, and persons without a name may or may not be some who are named elsewhere in
the report. So the figure is a range: the least and the most that the report can mean; with a list
that may go on ("among them") it is open above.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from counterclaim.orthography import words
from counterclaim.reconciling.parts import figure
from counterclaim.reconciling.standing import Asked, Standing
from counterclaim.records import Toll

ONE_BY_ONE: Final = frozenset({"one_person", "several_persons"})
_SEPARATOR: Final = ";"
_SHORT: Final = 2  # letters of a small word inside a name that spellings leave out: "al", "el"
_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure for persons told one by one, with the names among them."""

    standing: Standing
    names: tuple[_Name, ...]


def roll_call(told: Sequence[Standing], asked: Asked) -> tuple[list[Standing], tuple[str, ...]]:
    """The figures with each report's persons as one figure, and a note with the arithmetic."""
    most = max((one.said for one in told if not _listed(one) and not one.part), default=0)
    made: list[Standing] = []
    for report in sorted({one.first.claim.report for one in told if _listed(one)}):
        mine = [_names(one) for one in told if _listed(one) and one.first.claim.report == report]
        whole = _counted([one for one in mine if one.names or one.standing.low > 1])
        if whole is not None and whole.low > max(most, 1):
            made.append(whole)
    added = {claim for one in made for claim in one.claims}
    rest = [one for one in told if not added & set(one.claims)]
    notes = tuple(
        asked.note("roll", arithmetic=one.arithmetic, claims=", ".join(one.claims))
        for one in made
        if len(one.claims) > 1
    )
    return [*rest, *made], notes


def _listed(one: Standing) -> bool:
    """Whether it tells of persons one by one: one person, or all of a list and not a part of it."""
    claim, toll = one.first.claim, one.first.claim.body
    if not isinstance(toll, Toll) or toll.subclass not in ONE_BY_ONE or one.first.scope.besides:
        return False
    return toll.number is None or toll.number.span == claim.span.span


def _names(one: Standing) -> _Told:
    """
    The names of a figure: of a list those that it includes, of one person his own.

    One word alone may be any noun with a capital, or the last word of a name told elsewhere.
    """
    toll = one.first.claim.body
    said = ""
    if isinstance(toll, Toll):
        said = (toll.includes or "") if toll.number is not None else toll.wording
    names = (_name(each) for each in said.split(_SEPARATOR))
    alone = isinstance(toll, Toll) and toll.number is None
    return _Told(one, tuple(name for name in names if len(name) > alone))


def _name(said: str) -> _Name:
    """The words by which a name is known again; none of a noun or a pronoun."""
    said = said.strip()
    if not said[:1].isupper():
        return ()
    keys = [word.key.replace("'", "") for word in words(said) if word.kind != "mark"]
    return tuple(key for key in keys if len(key) > _SHORT)


def _counted(told: Iterable[_Told]) -> Standing | None:
    """The persons of one report as one figure: in the order of the text, each name once."""
    known: list[_Name] = []
    added: list[str] = []
    others = 0
    held = sorted(told, key=lambda one: (one.standing.first.claim.span.start, one.standing.rank))
    for one in held:
        new = [name for name in dict.fromkeys(one.names) if not _again(name, known)]
        known += new
        others += max(0, one.standing.low - len(set(one.names)))
        added.append(f"{len(new)} new of {figure(one.standing.low, one.standing.high)}")
    if not held:
        return None
    least = max(len(known), *(one.standing.low for one in held))
    open_above = any(one.standing.high is None for one in held)
    most = None if open_above else max(least, len(known) + others)
    statements = tuple(each for one in held for each in one.standing.statements)
    first = replace(statements[0], scope=replace(statements[0].scope, subclass=None))
    return Standing(
        (first, *statements[1:]),
        least,
        most,
        min(one.standing.rank for one in held),
        arithmetic=f"{', '.join(added)} = {figure(least, most)}",
    )


def _again(name: _Name, known: Sequence[_Name]) -> bool:
    """Whether a name was told before: the same first word, and the shorter inside the longer."""
    return any(_same(name, other) for other in known)


def _same(left: _Name, right: _Name) -> bool:
    short, long = sorted((left, right), key=len)
    if short[0] != long[0]:
        return len(short) == 1 and short[0] == long[-1]
    rest = iter(long)
    return all(any(key == other for other in rest) for key in short)
