"""
Wholes and parts: "nine in Nushki, four in Panjgur" where nobody gives the whole.

Comes in: standings, each speaker's latest. Goes out: figures for the whole. Where only parts are
told, the parts of one speaker's statement that cannot share people are added up, if the policy
allows it, with the arithmetic; else they stay parts, and a note names them.
"""

from collections.abc import Iterable, Sequence

from counterclaim.reconciling.standing import Aside, Asked, Sifted, Standing
from counterclaim.reconciling.statements import beyond, in_one_statement
from counterclaim.records import Statement


def whole(told: Sequence[Standing], said: Sequence[Standing], asked: Asked) -> Sifted:
    """
    Figures for the whole of the incident; every part is set aside or in a sum.

    A total that counts another happening too is set aside. The parts that one speaker gives of
    all places in one statement are that speaker's whole, for every policy.
    """
    told, wide = beyond(told, asked)
    groups = in_one_statement(said, told, asked)
    added = {one.rank for group in groups for one in group}
    sums = [_added(group) for group in groups]
    parts = [one for one in told if one.part and one.rank not in added]
    wholes = [*(one for one in told if not one.part), *sums]
    found = _rest(parts, wholes, asked)
    notes = tuple(_note(one, asked) for one in sums)
    return Sifted(found.standing, (*wide, *found.aside), (*notes, *found.notes))


def _rest(parts: Sequence[Standing], wholes: Sequence[Standing], asked: Asked) -> Sifted:
    if wholes or not parts:
        doubtful = [one for one in parts if one.first.scope.subclass in asked.tables.doubtful]
        notes = (asked.note("doubtful", parts=_listed(doubtful)),) if doubtful and wholes else ()
        return Sifted(tuple(wholes), tuple(_asides(parts, "part")), notes)
    if not asked.sums:
        note = asked.note("parts", parts=_listed(parts))
        return Sifted((), tuple(_asides(parts, "parts")), (note,))
    return _sums(parts, asked)


def name(statement: Statement) -> str:
    """What a statement is limited to, in words: "Nushki, police"."""
    scope = statement.scope
    shown = {where.place or where.name: where.name for where in statement.claim.places}
    said = [shown.get(place, place) for place in scope.places]
    if scope.subclass:
        said.append(scope.subclass.replace("_", " "))
    if scope.period:
        said.append(" to ".join(day.isoformat() for day in dict.fromkeys(scope.period)))
    return ", ".join(said)


def figure(low: int, high: int | None) -> str:
    """A range in a note: 9, 9 or more, 9–12."""
    if high is None:
        return f"{low} or more"
    return f"{low}" if low == high else f"{low}–{high}"


def _asides(parts: Iterable[Standing], rule: str) -> list[Aside]:
    return [Aside(one.statements, rule, {"part": name(one.first)}) for one in parts]


def _listed(parts: Iterable[Standing]) -> str:
    told = {f"{figure(one.low, one.high)} {name(one.first)}" for one in parts}
    return "; ".join(sorted(told))


def _sums(parts: Sequence[Standing], asked: Asked) -> Sifted:
    """One figure for each speaker: the parts of its fullest statement that cannot share people."""
    speakers: dict[str, list[Standing]] = {}
    for one in sorted(parts, key=_widest_first):
        speakers.setdefault(one.first.speaker, []).append(one)
    made: list[Standing] = []
    aside: list[Aside] = []
    for speaker in sorted(speakers):
        added = max(_statements(speakers[speaker], asked), key=_fullest)
        made.append(_added(added))
        beside = [one for one in speakers[speaker] if one not in added]
        together = {_occasion(one) for one in added}
        aside += _asides((one for one in beside if _occasion(one) in together), "overlap")
        aside += _asides((one for one in beside if _occasion(one) not in together), "another")
    return Sifted(tuple(made), tuple(aside), tuple(_note(one, asked) for one in made))


def _statements(parts: Iterable[Standing], asked: Asked) -> list[list[Standing]]:
    """Of one speaker's parts those that cannot share people, by the occasion that gave them."""
    found: dict[str, list[Standing]] = {}
    for one in parts:
        held = found.setdefault(_occasion(one), [])
        if all(_apart(one.first, other.first, asked) for other in held):
            held.append(one)
    return list(found.values())


def _occasion(one: Standing) -> str:
    """The day on which a part was told; of parts without a day, the report."""
    return one.day or one.first.claim.report


def _fullest(parts: Sequence[Standing]) -> tuple[int, str, int]:
    """The most people; then the latest."""
    return sum(one.low for one in parts), max(one.day for one in parts), -parts[0].rank


def _widest_first(one: Standing) -> tuple[bool, int]:
    return one.first.scope.subclass is not None, one.rank


def _apart(left: Statement, right: Statement, asked: Asked) -> bool:
    """Whether two parts cannot share people: other places, or classes that exclude each other."""
    one, other = left.scope, right.scope
    if one.places and other.places and not set(one.places) & set(other.places):
        return True
    classes = {one.subclass, other.subclass}
    return len(classes) == 2 and any(classes <= group for group in asked.tables.exclusive)


def _added(parts: Sequence[Standing]) -> Standing:
    low = sum(one.low for one in parts)
    highs = [one.high for one in parts]
    high = None if None in highs else sum(one for one in highs if one is not None)
    told = " + ".join(f"{figure(one.low, one.high)} ({name(one.first)})" for one in parts)
    total = f" = {figure(low, high)}" if len(parts) > 1 else ""
    statements = tuple(statement for one in parts for statement in one.statements)
    return Standing(statements, low, high, parts[0].rank, arithmetic=f"{told}{total}")


def _note(made: Standing, asked: Asked) -> str:
    note = "sum" if len(made.statements) > 1 else "one_part"
    return asked.note(note, arithmetic=made.arithmetic, claims=", ".join(made.claims))
