"""
One figure told more than once: under two names, by two voices, or by one side alone.

Comes in: rows and figures. Goes out: tensions, one for each two sides and question, or origin.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.reconciling.denials import short
from counterclaim.reconciling.figures import Figure
from counterclaim.reconciling.rows import order
from counterclaim.reconciling.saying import Say, number
from counterclaim.records import Row, Statement, Tension, Toll

_DEAD = "killed"
_RETOLD = frozenset({"toll", "responsibility"})  # of phases every report tells, and nobody counts
_VAGUE = frozenset({"unspecified", "combatants"})  # classes that leave open whose people they are


def definitions(figures: Sequence[Figure], say: Say) -> Iterator[Tension]:
    """
    One figure under two classes: "militants" here, "persons" there.

    It must be too large to meet by chance, or rest on one origin or voice, and be told of the
    same places; and one of the classes must leave open what the other says, for the dead of both
    sides can be equally many.
    """
    least = say.tables.tensions.limits["wording_least"]
    done: set[tuple[str, str, frozenset[str]]] = set()
    for one, other in combinations(sorted(figures, key=lambda figure: figure.claim), 2):
        left, right = one.toll, other.toll
        classes = frozenset({left.victims, right.victims})
        equal = (left.effect, left.low, left.high) == (right.effect, right.low, right.high)
        alike = one.places == other.places and not one.cover[3] and not other.cover[3]
        if not equal or len(classes) < 2 or not classes & _VAGUE or not alike:
            continue
        key = left.effect, number(left), classes
        same = (
            one.statements[0].origin == other.statements[0].origin
            or one.voice.key == other.voice.key
        )
        if key not in done and (same or (left.low or 0) >= least):
            done.add(key)
            yield say.tension(
                "definition", "definition", one.question, [one.claim, other.claim],
                arithmetic=f"{number(left)} = {number(right)}", left=say.range(left),
                effect=say.effect(left),
                classes=say.listed(
                    f"“{toll.wording}” ({say.tables.questions.says('victims', toll.victims)})"
                    for toll in (left, right)
                ),
            )  # fmt: skip


# --- echoes and silences --------------------------------------------------------------


def echoes(rows: Sequence[Row], say: Say) -> Iterator[Tension]:
    """
    Statements that count once: what one speaker says in several reports, once for each speaker
    and question; and what another voice gives that only repeats it, once for each voice.
    """
    for row in rows:
        if row.question.kind not in _RETOLD:
            continue
        origins: dict[str, list[Statement]] = {}
        for one in sorted(row.statements, key=order):
            if one.claim.kind != "response":
                origins.setdefault(one.origin, []).append(one)
        repeated: dict[str, list[list[Statement]]] = {}
        for held in origins.values():
            first = min(held, key=lambda one: (not say.heard[one.claim].party, order(one)))
            own = [one for one in held if one.speaker == first.speaker]
            if len({one.claim.report for one in own}) > 1:
                repeated.setdefault(first.speaker, []).append(own)
            yield from _other_voices(first, held, say)
        for held_all in repeated.values():
            yield _retold(held_all, say)


def _other_voices(first: Statement, held: Sequence[Statement], say: Say) -> Iterator[Tension]:
    """An outlet or an account that gives as its own what rests on another's word."""
    others: dict[str, list[Statement]] = {}
    for one in held:
        if one.speaker != first.speaker:
            others.setdefault(one.speaker, []).append(one)
    for told in others.values():
        yield say.tension(
            "echo", "echo_voice", first.question,
            [told[0].claim.id, first.claim.id, *(one.claim.id for one in told)],
            who=say.who(first.claim), other=say.who(told[0].claim), left=_content(first, say),
        )  # fmt: skip


def carried(figures: Sequence[Figure], say: Say) -> Iterator[Tension]:
    """
    A figure in an outlet's or an account's own voice that, in the same report, one party gives.

    Where origins say already that both are one, that says it.
    """
    done: set[tuple[str, str]] = set()
    for figure in figures:
        for one in figure.carried:
            party = [other for other in figure.statements if other.claim.report == one.claim.report]
            key = one.speaker, figure.question
            if party and key not in done and party[0].origin != one.origin:
                done.add(key)
                yield say.tension(
                    "echo", "echo_carried", figure.question,
                    [one.claim.id, party[0].claim.id],
                    who=say.who(party[0].claim), other=say.who(one.claim),
                    left=say.range(figure.toll),
                )  # fmt: skip


def _retold(origins: Sequence[Sequence[Statement]], say: Say) -> Tension:
    """What one speaker says on one question, told in several reports."""
    most = max(origins, key=lambda held: (len({one.claim.report for one in held}), held[0].origin))
    first = most[0]
    second = next(one for one in most if one.claim.report != first.claim.report)
    every = [one for held in origins for one in held]
    contents = list(dict.fromkeys(_content(held[0], say) for held in origins))
    return say.tension(
        "echo", "echo", first.question,
        [first.claim.id, second.claim.id, *(one.claim.id for one in every)],
        arithmetic=f"{len(every)} → {len(origins)}", who=say.who(first.claim),
        times=len(every), reports=len({one.claim.report for one in every}),
        once=say.tables.tensions.words["once" if len(contents) == 1 else "each_once"],
        left=say.listed(contents),
    )  # fmt: skip


def _content(statement: Statement, say: Say) -> str:
    """The number, or the words where there is none."""
    body = statement.claim.body
    return say.range(body) if isinstance(body, Toll) else f"“{short(statement.claim)}”"


def silences(rows: Sequence[Row], say: Say) -> Iterator[Tension]:
    """A party that gives only the other side's dead: shown as silence, never as nought."""
    dead = [row for row in rows if row.question.effect == _DEAD]
    for row in dead:
        for speaker in row.silent:
            told = [one for other in dead for one in other.statements if one.speaker == speaker]
            given = sorted((one for one in told if one.interest == "enemy_losses"), key=order)
            owned = any(one.interest == "own_losses" for one in told)
            own = say.tables.tensions.own.get(say.heard[given[0].claim].sector) if given else None
            if own == row.question.victims and not owned:
                yield _silence(row, given, say)


def _silence(row: Row, given: Sequence[Statement], say: Say) -> Tension:
    questions, toll = say.tables.questions, given[0].claim.body
    victims = toll.victims if isinstance(toll, Toll) else ""
    return say.tension(
        "silence", "silence", row.question.id, [one.claim.id for one in given],
        who=say.who(given[0].claim), left=questions.says("victims", victims),
        right=questions.says("victims", row.question.victims or ""),
        effect=questions.says("effect", _DEAD),
    )  # fmt: skip
