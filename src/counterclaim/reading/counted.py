"""
Who is counted: the noun phrase that follows an amount.

Comes in: the words of a sentence and the place after an amount. Goes out: the phrase to
its head noun, "suspected Taliban fighters", "of the six attackers", or None where the
amount counts no people ("two army posts").
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, NamedTuple

from counterclaim.orthography import Word
from counterclaim.reading.amounts import number_word
from counterclaim.reading.numbers import number_at
from counterclaim.tables.bounds import Bounds
from counterclaim.tables.numerals import Numerals
from counterclaim.tables.people import Kind, People

_MODIFIERS: Final = 6  # words before the noun; measured on our own phrases, none has more
_BACK: Final = 15  # words back to what "of them" stands for
_HYPHENS: Final = frozenset({"-", "\u2010", "\u2011"})  # dashes may also set a part aside
_QUOTES: Final = frozenset("\"'")  # scare quotes inside a noun phrase: 13 "terrorists"


class Counted(NamedTuple):
    """Who is counted: words from first to after, and the kind of their head noun."""

    first: int
    after: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence with its tables, in which noun phrases are looked for."""

    sentence: Sequence[Word]
    barred: AbstractSet[int]
    numerals: Numerals
    people: People

    @property
    def bounds(self) -> Bounds:
        """The words around numbers."""
        return self.numerals.bounds

    def key(self, i: int) -> str:
        """The key of a word, empty beyond the sentence."""
        return self.sentence[i].key if 0 <= i < len(self.sentence) else ""

    def noun(self, i: int) -> tuple[int, Kind] | None:
        """The noun for people at a word."""
        if not 0 <= i < len(self.sentence) or i in self.barred:
            return None
        return self.people.at(self.sentence, i)

    def ends(self, i: int) -> bool:
        """Whether a noun phrase ends before this word: a small word, a mark, the end."""
        if not 0 <= i < len(self.sentence) or i in self.barred:
            return True
        word = self.sentence[i]
        return word.key in self.bounds.stops or word.kind in _NO_NOUN


_NO_NOUN: Final = frozenset({"mark", "link", "handle", "number", "clitic"})


def counted_at(phrase: Phrase, i: int, *, one: bool) -> Counted | None:
    """The counted phrase that begins at a word; `one` where the amount is one person."""
    i = _past(phrase, i)
    if phrase.key(i) in phrase.bounds.of:
        part = _of(phrase, i)
        if part is not None:
            return part
    return _noun_phrase(phrase, i, one=one)


def _past(phrase: Phrase, i: int) -> int:
    while phrase.key(i) in phrase.bounds.more and phrase.noun(i) is None:
        i += 1
    return i


def _of(phrase: Phrase, i: int) -> Counted | None:
    """A part of a whole: "of them", "of the six attackers", "of his men"."""
    start, i = i, i + 1
    told = False
    while phrase.key(i) in phrase.bounds.determiners and not _last(phrase, i):
        i, told = i + 1, True
    number = number_at(phrase.sentence, i, phrase.numerals) if i < len(phrase.sentence) else None
    if number is not None:
        if not told:
            return None  # "one of 13 people killed" says 13
        i = number.after
    found = _noun_phrase(phrase, i, one=False)
    if found is None:
        return None
    pronoun = phrase.key(found.first) in phrase.bounds.pronouns
    if pronoun and _things_meant(phrase, start):
        return None
    return found._replace(first=start) if told or pronoun else found


def _last(phrase: Phrase, i: int) -> bool:
    """Whether the noun phrase ends with this word, as in "four of those."."""
    following = phrase.sentence[i + 1].kind if i + 1 < len(phrase.sentence) else ""
    return phrase.ends(i + 1) and following != "number"


def _things_meant(phrase: Phrase, start: int) -> bool:
    """Whether a pronoun stands for things: "the trucks on the road, two of them burnt"."""
    for i in range(start - 1, max(-1, start - _BACK), -1):
        if phrase.noun(i) is not None:
            return False
        key = phrase.key(i)
        if key in phrase.bounds.things and key.endswith(phrase.bounds.plural_endings):
            return True
    return False


def _noun_phrase(phrase: Phrase, first: int, *, one: bool) -> Counted | None:
    """The longest run of modifiers and nouns for people whose head agrees with the amount."""
    best: Counted | None = None
    i = first
    while i < len(phrase.sentence) and i - first <= _MODIFIERS + (best is not None):
        hit = phrase.noun(i)
        if hit is not None:
            if best is not None and phrase.bounds.harm_after.at(phrase.sentence, i):
                break  # "one soldier dead": the noun is over, the harm begins
            n, kind = hit
            if kind.grammar == "any" or (kind.grammar == "one") == one:
                best = Counted(first, i + n, kind)
            elif best is not None:
                break
            i += n
        elif best is not None:
            break
        else:
            step = _modifier(phrase, i)
            if step is None:
                return None
            i += step
    if best is None or _compound(phrase, best, one=one):
        return None
    return _with_second(phrase, best, one=one)


def _modifier(phrase: Phrase, i: int) -> int | None:
    """How many words a modifier takes; None where the phrase cannot reach a person any more."""
    word = phrase.sentence[i]
    if i in phrase.barred:
        return None
    if word.key in _QUOTES:
        return 1
    tied = _tied(phrase, i)
    if tied:
        return tied
    if phrase.bounds.harm_after.at(phrase.sentence, i) and phrase.noun(i + 1):
        return 1  # "two other killed persons"
    if word.kind == "number" or phrase.ends(i) or _thing(phrase, i):
        return None
    return 1


def _tied(phrase: Phrase, i: int) -> int:
    """The length of a compound held by hyphens, "24-year-old", "al-Qaeda"; 0 if none is here."""
    sentence, after = phrase.sentence, i + 1
    while (
        after + 1 < len(sentence)
        and sentence[after].text in phrase.bounds.hyphens
        and sentence[after - 1].end == sentence[after].start
        and sentence[after].end == sentence[after + 1].start
        and phrase.noun(after + 1) is None
    ):
        after += 2
    return after - i if after > i + 1 else 0


def _thing(phrase: Phrase, i: int) -> bool:
    """Whether a word is a counted thing: listed, or unlisted with the ending of many."""
    word, bounds = phrase.sentence[i], phrase.bounds
    if word.key in bounds.things:
        return True
    return (
        word.key not in bounds.modifiers
        and word.text.islower()
        and word.key.endswith(bounds.plural_endings)
        and not word.key.endswith("ss")
        and not number_word(word, phrase.numerals)
        and bounds.harm_after.at(phrase.sentence, i) is None
        and bounds.harm_before.at(phrase.sentence, i) is None
    )


def _compound(phrase: Phrase, found: Counted, *, one: bool) -> bool:
    """Whether the noun only tells what a thing is for: "two police stations", "a rebel's car"."""
    i = found.after
    if i >= len(phrase.sentence):
        return False
    tally = phrase.bounds.tally.at(phrase.sentence, i - 1)
    if tally is not None and tally[0] > 1:
        return True  # "a primary death toll"
    word = phrase.sentence[i]
    if word.kind == "clitic" or _hyphenated(phrase, i):
        return True
    if word.key == "'" and word.start == phrase.sentence[i - 1].end:
        return i + 1 < len(phrase.sentence) and _thing(phrase, i + 1)
    if phrase.ends(i):
        return False
    if one and found.kind.grammar == "any" and found.kind.victims != "unspecified":
        return phrase.bounds.harm_after.at(phrase.sentence, i) is None  # "a police dog"
    if found.kind.grammar == "many":
        return word.key in phrase.bounds.things and word.text.islower()
    return _thing(phrase, i)


def _hyphenated(phrase: Phrase, i: int) -> bool:
    """Whether a hyphen ties the noun to the next word: "an officer-involved shooting"."""
    sentence = phrase.sentence
    return (
        i + 1 < len(sentence)
        and sentence[i].text in _HYPHENS
        and sentence[i - 1].end == sentence[i].start
        and sentence[i].end == sentence[i + 1].start
    )


def _with_second(phrase: Phrase, found: Counted, *, one: bool) -> Counted:
    """The phrase with a second noun of the same side: "20 women and children"."""
    joint = found.after
    if one or phrase.key(joint) not in phrase.bounds.coordinators:
        return found
    if phrase.sentence[joint].kind == "mark":
        return found
    second = phrase.noun(joint + 1)
    if second is None or second[1].grammar == "one":
        return found
    harm = phrase.bounds.harm_after
    if harm.at(phrase.sentence, joint + 1) and not harm.at(phrase.sentence, joint - 1):
        return found  # "killed 13 people and wounded six"
    same = second[1].victims == found.kind.victims
    return found._replace(after=joint + 1 + second[0]) if same else found
