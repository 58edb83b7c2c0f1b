"""
Words of harm in a region, and claims in the making.

Comes in: a region. Goes out: each word of harm with its effects and its voice, and on which
side of it whoever it harmed is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.phrases import Phrases
from counterclaim.reading.regions import Region
from counterclaim.records import Span, Toll
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.harm import Effect, Harm


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A claim in the making: its words, the word that gives it away, and what it says.

    `figure` is the words whose places and times are its own; None where it has no figure.
    """

    span: Span
    sign: Span
    body: Toll
    found_by: str
    figure: Span | None = None


@dataclass(frozen=True, slots=True)
class Harmed:
    """A word of harm in a region: item numbers, its effects, whether it is passive or negated."""

    first: int
    after: int
    effects: tuple[Effect, ...]
    passive: bool
    negated: bool = False


def signs(region: Region, harm: Harm, grammar: Grammar) -> list[Harmed]:
    """The words of harm of a region; those without effects, "charged with", only stand between."""
    phrases = Phrases(region.line, grammar)
    return [
        Harmed(
            first,
            after,
            effects,
            phrases.passive(first),
            _negated(region.words, first, after, harm, grammar),
        )
        for first, after, effects in harm.words.all(region.words)
    ]


def _negated(items: Sequence[Word], first: int, after: int, harm: Harm, grammar: Grammar) -> bool:
    """Whether it is said not to have happened: "were not hurt"; "not only killed" is no denial."""
    light = grammar.auxiliaries | grammar.adverbs | grammar.negations
    i = first - 1
    while i >= 0 and items[i].key in light:
        if items[i].key in grammar.negations and items[i + 1].key not in harm.not_only:
            return True
        i -= 1
    if grammar.verb_last:
        for item in items[after:]:
            if item.key not in light:
                break
            if item.key in grammar.negations:
                return True
    return False


def side(sign: Harmed, effect: Effect, region: Region, grammar: Grammar) -> str:
    """On which side of a word of harm the harmed are told: "left" or "right"."""
    if effect.side != "either":
        return effect.side
    if sign.passive or sign.after >= len(region.words):
        return "left"
    items = region.words
    following = items[sign.after]
    if following.kind == "mark" or following.key in grammar.prepositions | grammar.conjunctions:
        number = sign.after + 1 < len(items) and items[sign.after + 1].kind == "number"
        return "right" if number and following.kind != "mark" else "left"
    return "right"
