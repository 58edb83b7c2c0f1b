"""
Number words and digits, of any script, as whole numbers.

Comes in: the words of a sentence and a place in it. Goes out: the number that begins
there, "two hundred and five", "۱٫۵ lakh", "a dozen", or None.
"""

from collections.abc import Container, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from counterclaim.orthography import Word
from counterclaim.tables.numerals import Numerals

_LONGEST: Final = 12  # digits of a number of people; what is longer is a code or a phone number
_GROUP: Final = 3  # digits between separators; lakh writing has groups of two as well
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_TENS: Final = range(20, 100, 10)
_UNITS: Final = range(1, 10)


class Number(NamedTuple):
    """A number in words or digits: where it ends, its value, and value = base × scale."""

    after: int
    value: int
    base: int
    scale: int


def number_at(sentence: Sequence[Word], first: int, numerals: Numerals) -> Number | None:
    """The longest number that begins at a word: "a hundred and six" is 106."""
    phrase = numerals.phrases.at(sentence, first)
    if phrase is not None:
        return Number(first + phrase[0], phrase[1], phrase[1], 1)
    after, parts = _parts(sentence, first, numerals)
    if not parts:
        return None
    value = _sum(parts)
    if value is None or len(str(value)) > _LONGEST:
        return None
    base, scale = _scaled(parts, value)
    return Number(after, value, base, scale)


class _Part(NamedTuple):
    """One piece of a number: a small value to add, or a scale to multiply by."""

    value: Fraction | int
    scale: bool


def _parts(sentence: Sequence[Word], first: int, numerals: Numerals) -> tuple[int, list[_Part]]:
    parts: list[_Part] = []
    shift: Fraction | int = 0
    i = after = first
    if sentence[i].key in numerals.articles and _is(sentence, i + 1, numerals.scales):
        parts.append(_Part(1, scale=False))
        i += 1
    while i < len(sentence):
        word = sentence[i]
        scale = numerals.scales.get(word.key)
        if scale is not None and _may_scale(parts, scale):
            parts.append(_Part(scale, scale=True))
            i = after = i + 1
        elif (value := _value(word, numerals)) is not None and _may_add(parts, value, word):
            parts.append(_Part(value + shift, scale=False))
            shift = 0
            i = after = i + 1
        elif word.key in numerals.shifts and not shift and _is_value(sentence, i + 1, numerals):
            shift = numerals.shifts[word.key]
            i += 1
        elif _joins(sentence, i, parts, numerals):
            i += 1
        else:
            break
    return after, parts


def _is(sentence: Sequence[Word], i: int, keys: Container[str]) -> bool:
    return i < len(sentence) and sentence[i].key in keys


def _is_value(sentence: Sequence[Word], i: int, numerals: Numerals) -> bool:
    return i < len(sentence) and _value(sentence[i], numerals) is not None


def _value(word: Word, numerals: Numerals) -> Fraction | int | None:
    if word.kind == "number":
        return digits(word.key, numerals)
    value = numerals.words.get(word.key)
    return value if value is not None else numerals.fractions.get(word.key)


def digits(key: str, numerals: Numerals) -> Fraction | int | None:
    """The value of digits with their separators, "1,00,000" or "3.2"; None if they have none."""
    if key.isdecimal():
        return int(key) if len(key) <= _LONGEST else None
    if len(key) > 2 * _LONGEST:
        return None
    whole, decimals = key, ""
    for sign in numerals.decimals:
        if key.count(sign) == 1:
            whole, _, decimals = key.partition(sign)
    for sign in numerals.thousands:
        whole = whole.replace(sign, ",")
    head, *groups = whole.split(",")
    if not head.isdecimal() or len(head) > _LONGEST or (decimals and not decimals.isdecimal()):
        return None
    if groups and (
        len(head) > _GROUP
        or len(groups[-1]) != _GROUP
        or not all(group.isdecimal() and len(group) in (_GROUP - 1, _GROUP) for group in groups)
    ):
        return None
    value = int(head + "".join(groups))
    return Fraction(f"{value}.{decimals}") if decimals else value


def _may_add(parts: list[_Part], value: Fraction | int, word: Word) -> bool:
    """Whether a value goes on after what was read: "twenty" + "five", "two hundred" + "six"."""
    if not parts:
        return True
    last, in_digits = parts[-1], word.kind == "number"
    if last.scale:
        return last.value >= (_THOUSAND if in_digits else _HUNDRED) and value < last.value
    return not in_digits and last.value in _TENS and value in _UNITS


def _may_scale(parts: list[_Part], scale: int) -> bool:
    """Whether a scale goes on: none over a larger one, as "thousand" after "million"."""
    if scale >= _THOUSAND:
        return not any(_THOUSAND <= part.value <= scale for part in parts if part.scale)
    for part in reversed(parts):
        if part.scale:
            return part.value >= _THOUSAND
    return True


def _joins(sentence: Sequence[Word], i: int, parts: list[_Part], numerals: Numerals) -> bool:
    """Whether a hyphen or "and" stands inside a number: "twenty-five", "a hundred and five"."""
    if not parts or i + 1 >= len(sentence):
        return False
    word, following = sentence[i], sentence[i + 1]
    value = numerals.words.get(following.key)
    if word.text in numerals.bounds.hyphens:
        tight = sentence[i - 1].end == word.start and word.end == following.start
        grows = following.key in numerals.scales or (
            value is not None and _may_add(parts, value, following)
        )
        return tight and grows and sentence[i - 1].kind != "number"
    return (
        word.key in numerals.joiners
        and parts[-1].scale
        and parts[-1].value >= _HUNDRED  # "a dozen and five" is two numbers
        and value is not None
    )


def _sum(parts: list[_Part]) -> int | None:
    """The value of the pieces in order, or None where it is not whole."""
    total: Fraction | int = 0
    part: Fraction | int | None = None
    for value, scale in parts:
        if not scale:
            part = (part or 0) + value
        elif value < _THOUSAND:
            part = value if part is None else part * value
        else:
            total += (1 if part is None else part) * value
            part = None
    total += part or 0
    return int(total) if total == int(total) else None


def _scaled(parts: list[_Part], value: int) -> tuple[int, int]:
    first = parts[0]
    if (
        not first.scale
        and len(parts) > 1
        and all(part.scale for part in parts[1:])
        and first.value == int(first.value) > 0
    ):
        return int(first.value), value // int(first.value)
    return value, 1
