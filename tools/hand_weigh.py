"""
What the program weighs in an incident, held against what a careful reader wrote down.

Comes in: a table of gold/accounts, and an incident as hand_compare sees it. Goes out: of tensions,
estimates, copies and origins what is right, what is missing and what is too much, in words.
"""

from collections.abc import Iterator, Mapping, Sequence

from counterclaim.records import Estimate, Linked, Tension
from hand_compare import Outcome, Seen, cell_is, fits, voice_of
from hand_tables import Cell, Guess, Pull, Side, Table, Told

UNORDERED = {"conflict", "scope", "definition", "echo", "denial", "silence"}
COPIES = {"exact", "near", "partial"}


def tensions(it: Seen, table: Table, told: Told) -> Outcome:
    """Which tensions a reader states were found, and which were found that no reader states."""
    asked = [pull for pull in told.pulls if not pull.optional]
    drawn = it.account.tensions
    missing = [
        pull for pull in asked if not any(_pulls(pull, one, it, table, told) for one in drawn)
    ]
    extra = [
        one
        for one in drawn
        if told.asks(one.question)
        and not any(_pulls(pull, one, it, table, told) for pull in told.pulls)
    ]
    shown = dict.fromkeys(_shown(one, it) for one in extra)
    return Outcome(len(asked) - len(missing), tuple(pull.told for pull in missing), tuple(shown))


def _pulls(pull: Pull, one: Tension, it: Seen, table: Table, told: Told) -> bool:
    if one.kind not in pull.kinds or not any(
        table.same_question(asked, one.question) for asked in pull.questions
    ):
        return False
    ends = [one.left, *([one.right] if one.right else [])]
    if pull.right is None:
        return any(_side(pull.left, end, pull, it, table, told) for end in ends)
    for first, second in _pairs(one):
        if _side(pull.left, first, pull, it, table, told) and _side(
            pull.right, second, pull, it, table, told
        ):
            return True
    return False


def _pairs(one: Tension) -> Iterator[tuple[str, str]]:
    if one.right is None:
        return
    yield one.left, one.right
    if one.kind in UNORDERED:
        yield one.right, one.left
    for part in one.claims if one.kind == "scope" else ():
        yield one.left, part
        yield one.right, part


def _side(side: Side, claim: str, pull: Pull, it: Seen, table: Table, told: Told) -> bool:
    heard = [one for one in it.heard if one.claim == claim]
    if any(fits(side, one, table, told, strictly=not pull.optional) for one in heard):
        return True
    found = next((one for one in it.case.claims if one.id == claim), None)
    speaks = found is not None and table.means(
        side.by, voice_of(found, it.keys, found.last.actor or "", it.names)
    )
    return speaks and not side.figures


def _shown(one: Tension, it: Seen) -> str:
    ends = [one.left, *([one.right] if one.right else [])]
    told = [next((str(x) for x in it.heard if x.claim == end), end) for end in ends]
    return f"{one.kind} {one.question}: {' / '.join(told)} {one.arithmetic}".rstrip()


def estimates(it: Seen, told: Told) -> Outcome:
    """Which estimates are equal; too much is one that no variant of the table has."""
    by: dict[tuple[str, str], list[Estimate]] = {}
    for one in it.account.estimates:
        by.setdefault((one.question, one.policy.partition("@")[0]), []).append(one)
    right, missing = 0, []
    for guess in told.guesses:
        made = by.get((guess.question, guess.policy), [])
        if guess.optional:
            continue
        if any(_equal(guess, one) for one in made) or (not made and guess.may_be_none):
            right += 1
        else:
            missing.append(f"{_guessed(guess)}; it says {'; '.join(map(_made, made)) or 'nothing'}")
    extra = [
        f"{one.question} {_made(one)}"
        for guesses in [_by_policy(told.guesses)]
        for key, made in by.items()
        if key in guesses
        for one in made
        if not any(_equal(guess, one) for guess in guesses[key])
    ]
    return Outcome(right, tuple(missing), tuple(extra))


def _by_policy(guesses: Sequence[Guess]) -> dict[tuple[str, str], list[Guess]]:
    by: dict[tuple[str, str], list[Guess]] = {}
    for one in guesses:
        by.setdefault((one.question, one.policy), []).append(one)
    return by


def _ends(one: Estimate) -> list[tuple[int, bool] | None]:
    bounds = (one.low, one.best, one.high)
    return [None if bound is None else (bound.value, bound.open) for bound in bounds]


def _equal(guess: Guess, one: Estimate) -> bool:
    ends = _ends(one)
    if guess.point:
        given = {end for end in ends if end is not None}
        return len(given) < 2 and (given <= guess.ends[0] if given else None in guess.ends[0])
    return all(end in may for end, may in zip(ends, guess.ends, strict=True))


def _guessed(guess: Guess) -> str:
    ends = (guess.ends[0],) if guess.point else guess.ends
    told = " / ".join("|".join(sorted(_end(one) for one in end)) for end in ends)
    return f"{guess.question} {guess.policy} {guess.variant}: {told}".replace(" :", ":")


def _made(one: Estimate) -> str:
    ends = _ends(one)
    return f"{one.policy} {one.variant or ''}: {' / '.join(map(_end, ends))}".replace(" :", ":")


def _end(end: tuple[int, bool] | None) -> str:
    if end is None:
        return "—"
    value, more = end
    return f"{value} or more" if more else str(value)


def copies(linked: Linked, table: Table, keys: Mapping[str, str]) -> Outcome:
    """Copies of whole reports found, and pairs that no reader calls copies."""
    made = {
        (frozenset((keys[one.left], keys[one.right])), one.kind)
        for one in linked.copies
        if one.left in keys and one.right in keys
    }
    right, missing = 0, []
    for left, second, kinds in table.copies:
        if any((frozenset((left, second)), kind) in made for kind in kinds):
            right += 1
        else:
            missing.append(f"{left} copies {second}")
    known = {frozenset((left, second)) for left, second, _ in table.copies}
    extra = {" and ".join(sorted(p)) for p, kind in made if kind in COPIES and p not in known}
    return Outcome(right, tuple(missing), tuple(sorted(extra)))


def origins(it: Seen, table: Table, told: Told) -> Outcome:
    """Of the pairs of statements that were read: whether one origin holds both, or does not."""
    of = {claim: one.id for one in it.case.origins for claim in one.claims}

    def at(cell: Cell) -> set[str]:
        return {of.get(one.claim, one.claim) for one in it.heard if cell_is(cell, one, table, told)}

    right, missing = 0, []
    for left, second in table.together:
        if at(left) and at(second):
            right += bool(at(left) & at(second))
            missing += [] if at(left) & at(second) else [f"apart: {left.told} / {second.told}"]
    for left, second in table.apart:
        if at(left) and at(second):
            right += not at(left) & at(second)
            missing += [f"together: {left.told} / {second.told}"] if at(left) & at(second) else []
    return Outcome(right, tuple(missing))
