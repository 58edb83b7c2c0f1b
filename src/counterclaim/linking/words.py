"""
What a telling says, as far as words alone can tell two happenings apart.

Comes in: stretches of a report, and how rare words are in news at large – never how rare they are
among the reports that are being linked, so that what comes later changes nothing. Goes out: folded
words with how often they are said, names, numbers that stand apart, and the words that weigh most.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.orthography import Word, words
from counterclaim.tables.rarity import Rarity

_LETTERS = ("latin", "letters", "hashtag")
_JOINS = (".", "'", "’", "-")  # within a name: J. R. Example-Sample
_YEARS = range(1900, 2100)


@dataclass(slots=True)
class Said:
    """
    The words of a telling, counted.

    `opening` are those of the headline and of the first paragraphs; `names` are words with capital
    letters that follow each other, two by two (`osman example`), and those alone within a sentence;
    `ages` are numbers that look like one: `Example, 16,`, `16-year`; `numbers` are larger ones with
    the word that follows: `2100 block`, `350 rifles`.
    """

    counts: Counter[str] = field(default_factory=Counter)
    opening: set[str] = field(default_factory=set)
    pairs: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    ages: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)


def said(
    headline: str,
    stretches: Iterable[str],
    limits: Mapping[str, int],
    compared: Callable[[Sequence[Word]], frozenset[int]],
) -> Said:
    """
    What a headline and stretches of text say.

    Args:
        headline: counts as opening, as do so many characters of the stretches.
        stretches: the text of the telling.
        limits: how many characters, and how many capitals make a headline, of data/linkage.toml.
        compared: which words of a line name what is compared by itself, parties and places; they
            count neither as words nor as names, or one armed group would bind all its attacks.
    """
    told = Said()
    length = 0
    for text in (headline, *stretches):
        for line in text.splitlines():
            sentence = words(line)
            if known := compared(sentence):
                sentence = _without(sentence, known)
            keys = _counted(sentence, told)
            if length < limits["opening"]:
                told.opening.update(keys)
            length += len(line) if text is not headline else 0
            if not _capital(sentence, limits):
                _named(sentence, told)
            _numbered(sentence, told)
    return told


def _without(sentence: Sequence[Word], known: frozenset[int]) -> tuple[Word, ...]:
    """The line with a mark in the place of each word that is compared by itself."""
    return tuple(
        word._replace(text="…", key="…", kind="mark") if at in known else word
        for at, word in enumerate(sentence)
    )


def weights(told: Said, rarity: Rarity, limits: Mapping[str, int]) -> dict[str, float]:
    """
    What each word weighs: the rarer, the oftener said and the earlier, the more.

    As in a cosine of tf-idf vectors, whose products square a word's rarity; words in the opening
    count a part of a mention more. Words of fewer bits than `least_bits` weigh nothing.
    """
    more = limits["opening_percent"] / 100
    return {
        word: ((1 + math.log(count) + more * (word in told.opening)) * bits) ** 2
        for word, count in told.counts.items()
        if (bits := rarity(word)) >= limits["least_bits"]
    }


def heaviest(weighed: dict[str, float], most: int) -> tuple[str, ...]:
    """At most so many words, the heaviest first."""
    return tuple(sorted(weighed, key=lambda word: (-weighed[word], word))[:most])


def _counted(sentence: Sequence[Word], told: Said) -> list[str]:
    keys = [
        key for word in sentence if word.kind in _LETTERS and len(key := word.key.lstrip("#")) > 1
    ]
    told.counts.update(keys)
    return keys


def _capital(sentence: Sequence[Word], limits: Mapping[str, int]) -> bool:
    """Whether nearly all its words have capital letters, as in a headline: they name nobody."""
    latin = [word.text[0].isupper() for word in sentence if word.kind == "latin"]
    many = 100 * sum(latin) > limits["capitals_percent"] * len(latin)
    return many and len(latin) > limits["capitals_words"]


def _named(sentence: Sequence[Word], told: Said) -> None:
    """Words with a capital letter."""
    before: str | None = None
    first = True
    for word in sentence:
        if word.kind == "latin" and len(word.text) > 1:
            capital = word.text[0].isupper()
            if capital and before is not None:
                told.pairs[f"{before} {word.key}"] += 1
            if capital and not first:
                told.names[word.key] += 1
            before = word.key if capital else None
            first = False
        elif word.kind == "mark" and word.text not in _JOINS:
            before = None
            first = True
        elif word.kind == "number":
            before, first = None, False


def _numbered(sentence: Sequence[Word], told: Said) -> None:
    for at, word in enumerate(sentence):
        if word.kind != "number" or not word.key.isdecimal() or len(word.key) > 5:
            continue
        before = sentence[at - 1].text if at else ""
        after = sentence[at + 1] if at + 1 < len(sentence) else None
        if len(word.key) <= 2:
            if after is not None and (after.text == "-" or before == after.text == ","):
                told.ages[word.key] += 1
        elif after is not None and after.kind == "latin" and int(word.key) not in _YEARS:
            told.numbers[f"{word.key} {after.key}"] += 1
