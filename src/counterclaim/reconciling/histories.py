"""
How the figures of those who tell of one side's numbers changed in time.

Comes in: figures of one scope, by when they were given. Goes out: a chain in which each revises
the one before, the pairs that no time parts, and the figure that stands in the end.
"""

from collections.abc import Container, Sequence
from datetime import date
from typing import Final

from counterclaim.reconciling.figures import Figure, Pair, apart, earlier

_UNCOUNTED: Final = frozenset({"vague", "unquantified"})  # "several", "deadly": no figure to revise


def history(figures: Sequence[Figure], risen: Container[str]) -> tuple[list[Figure], list[Pair]]:
    """
    Figures in time, each revising the one before; and those that no time parts.

    Of those of one time the one that most reports carry stands for it, and of those of one voice
    in one report the highest: a report that tells of two and of three dead tells of parts.
    "At least five" is revised by six, and not by five again. `risen` are claims of numbers that
    their report says have risen.
    """
    chain, at_once = [figures[0]], []
    for figure in figures[1:]:
        before = chain[-1]
        if earlier(before, figure):
            if apart(before, figure) or _narrows(before, figure):
                chain.append(figure)
        elif _grew(before, figure, figures, risen):
            chain.append(figure)
        elif apart(before, figure):
            together = told_together(before, figure)
            stronger = (
                figure.low > before.low
                if together
                else len(figure.statements) > len(before.statements)
            )
            if stronger and (len(chain) == 1 or earlier(chain[-2], figure)):
                chain[-1] = figure
            if not together and not _settled(before, figure, figures):
                at_once.append((before, figure))
    return chain, at_once


def current(figures: Sequence[Figure], risen: Container[str]) -> Figure:
    """What stands in the end; of figures that no time parts, what was said longest and most."""
    chain, _ = history(figures, risen)
    gone, last = chain[:-1], chain[-1]
    held = [
        one
        for one in figures
        if one is last
        or not (earlier(one, last) or (apart(one, last) and any(not apart(one, x) for x in gone)))
    ]
    return max(held, key=_last_word)


def grows(before: Figure, after: Figure, risen: Container[str]) -> bool:
    """
    Whether the higher of two figures that no time parts is taken to be the later.

    A toll that one voice gives twice has risen, and so has one that outlets tell in their own
    voices. In one report it has where the words say so: else it tells of parts.
    """
    if not apart(before, after) or after.low <= before.low or before.low == 0:
        return False
    if {before.toll.qualifier, after.toll.qualifier} & _UNCOUNTED:
        return False
    if told_together(before, after):
        return any(one.claim.id in risen for one in after.statements)
    own = {before.voice.sector, after.voice.sector} == {"media"}
    return own or before.voice.key == after.voice.key


def _grew(before: Figure, after: Figure, figures: Sequence[Figure], risen: Container[str]) -> bool:
    """
    Whether anybody of a camp has raised the one figure to the other.

    One person, of whom a report tells beside more, is some of them.
    """
    if before.said is None or after.said is None:
        return False
    lower = [one for one in figures if one.ends == before.ends]
    higher = [one for one in figures if not apart(one, after) and apart(one, before)]
    return any(
        grows(one, other, risen)
        for one in lower
        for other in higher
        if (one.voice == other.voice and one.low > 1) or _foremost(one, figures)
    )


def _foremost(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether in some report its voice gives no higher figure: else it is a part of that one."""
    higher = {
        one.claim.report
        for other in figures
        if other.voice == figure.voice and other.low > figure.low
        for one in other.statements
    }
    return bool({one.claim.report for one in figure.statements} - higher)


def told_together(left: Figure, right: Figure) -> bool:
    """Whether one report alone gives both, of one voice or one of them in its own."""
    reports = {one.claim.report for figure in (left, right) for one in figure.statements}
    own = any(figure.voice.sector == "media" for figure in (left, right))
    return len(reports) == 1 and (own or left.voice == right.voice)


def _settled(left: Figure, right: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the voice of the one gives, in the same reports, a larger figure that fits both."""
    return any(
        figure.voice == one.voice
        and figure.low > one.low
        and not apart(figure, other)
        and {x.claim.report for x in figure.statements} >= {x.claim.report for x in one.statements}
        for one, other in ((left, right), (right, left))
        for figure in figures
    )


def _narrows(before: Figure, after: Figure) -> bool:
    """Whether a counted figure allows some of the numbers that another does, and no others."""
    if {before.toll.qualifier, after.toll.qualifier} & _UNCOUNTED:
        return False
    inside = after.low >= before.low and (
        before.toll.high is None or (after.toll.high or after.low) <= before.toll.high
    )
    closed = after.toll.high is not None or before.toll.high is None
    return inside and closed and (after.low, after.toll.high) != (before.low, before.toll.high)


def _last_word(figure: Figure) -> tuple[date, int, int, str]:
    return figure.until or date.min, len(figure.statements), figure.low, figure.claim


def beside_others(figure: Figure, figures: Sequence[Figure]) -> bool:
    """
    Whether a "nobody" in outlets' own voice stands only beside a number of the same report.

    "No arrests have been made" for one shooting is no older count than the three held for another.
    """
    if figure.toll.high != 0 or figure.voice.sector != "media":
        return False
    counted = {
        one.claim.report
        for other in figures
        if other.low
        for one in (*other.statements, *other.carried)
    }
    return {one.claim.report for one in figure.statements} <= counted
