"""
When two spellings are one name, and when an abbreviation fits a name.

Comes in: surface forms and the spelling tables. Goes out: keys to look them up by, and
yes or no. Pure functions; "Rasheed" and "Rashid" meet here, "Hassan" and "Hussain" do not.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from counterclaim.orthography import Word, fold, words
from counterclaim.tables.naming import Spelling

_KEPT: Final = 1 << 14  # words remembered: names recur within an archive
_VOWELS: Final = frozenset("aeiou")
_STEM: Final = 3  # convention: a stem keeps at least so many letters
_LONG: Final = 6  # convention: from so many letters on, one slip is a spelling
_DOUBLED: Final = re.compile(r"(.)\1+")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\d]+")


def tokens(form: str, spelling: Spelling) -> tuple[str, ...]:
    """The words of a name that count, folded: no joining words, no marks."""
    return tuple(
        word.key
        for word in words(form)
        if word.kind not in {"mark", "clitic"} and word.key not in spelling.joiners
    )


@lru_cache(maxsize=_KEPT)
def sounded(key: str, spelling: Spelling) -> str:
    """A folded word in Latin letters, with letters written for one another made one."""
    if not key.isascii():
        key = key.translate(spelling.sounds)
    for written, meant in spelling.same:
        key = key.replace(written, meant)
    return _DOUBLED.sub(r"\1", key)


@lru_cache(maxsize=_KEPT)
def skeleton(key: str, spelling: Spelling) -> str:
    """A word's first letter and its consonants: "rashid" is rshd."""
    said = sounded(key, spelling)
    first = "a" if said[:1] in _VOWELS else said[:1]
    return first + "".join(letter for letter in said[1:] if letter not in _VOWELS)


def near(left: str, right: str, spelling: Spelling) -> bool:
    """
    Whether two folded words are spellings of one name.

    Their consonants are equal and their vowels may stand for one another; in a long word one
    vowel may differ. A word in a script without short vowels is compared by consonants.
    """
    if left == right:
        return True
    one, other = sounded(left, spelling), sounded(right, spelling)
    if one == other:
        return True
    if skeleton(left, spelling) != skeleton(right, spelling) or not one or not other:
        return False
    if left.isascii() != right.isascii():
        return True
    if len(one) != len(other):
        return min(len(one), len(other)) >= _LONG and _one_vowel_more(one, other)
    pairs = ["".join(sorted(pair)) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if all(pair in spelling.vowels for pair in pairs):
        return True
    return len(pairs) == 1 and len(one) >= _LONG and set(pairs[0]) <= _VOWELS


def stem(key: str, spelling: Spelling) -> str:
    """A word without the endings that part a people from its land: zarvani, zarvanistan."""
    kept = key
    while True:
        for ending in spelling.endings:
            if kept.endswith(ending) and len(kept) - len(ending) >= _STEM:
                kept = kept[: -len(ending)]
                break
        else:
            return kept


def person_key(form: str, spelling: Spelling) -> tuple[str, ...]:
    """What all near spellings of a person's name have in common."""
    return tuple(skeleton(key, spelling) for key in tokens(form, spelling))


def group_key(form: str, spelling: Spelling) -> tuple[str, ...]:
    """What all near spellings of a group's name have in common, whatever their order of words."""
    bones = {skeleton(stem(key, spelling), spelling) for key in tokens(form, spelling)}
    return tuple(sorted(bones))


def same_person(left: str, right: str, spelling: Spelling) -> bool:
    """
    Whether two names can be one person's: every word of the shorter, in order, in the longer.

    A single word is a surname: it is the last of the longer name. Names with one surname and
    different first names are two persons.
    """
    short, long = sorted((tokens(left, spelling), tokens(right, spelling)), key=len)
    if not short:
        return False
    if len(short) == 1:
        return near(short[0], long[-1], spelling)
    at = 0
    for key in short:
        while at < len(long) and not near(key, long[at], spelling):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def same_group(left: str, right: str, spelling: Spelling) -> bool:
    """Whether two names differ only in a people's name for its land's, or in spelling."""
    one, other = tokens(left, spelling), tokens(right, spelling)
    if len(one) != len(other) or len(one) < 2:  # "Army" alone names no group
        return sorted(one) == sorted(other) and bool(one)
    rest = list(other)
    for key in one:
        for known in rest:
            if near(key, known, spelling) or near(
                stem(key, spelling), stem(known, spelling), spelling
            ):
                rest.remove(known)
                break
        else:
            return False
    return True


def handle_fits(handle: str, form: str, spelling: Spelling) -> bool:
    """Whether a handle is made of a person's names: @RahimDostPK of Rahim Dost."""
    parts = tokens(form, spelling)
    if len(parts) < 2:  # one name fits too many handles
        return False
    body = "".join(skeleton(fold(hump), spelling) for hump in _HUMP.split(handle) if hump)
    bones = [skeleton(part, spelling) for part in parts]
    flat = skeleton(fold(handle), spelling)
    return any(
        len(made) >= _LONG - 1 and whole.startswith(made)
        for made in ("".join(bones), "".join(reversed(bones)), bones[0] + bones[-1])
        for whole in (body, flat)
    )


def fits(short: str, name: Sequence[Word], spelling: Spelling) -> bool:
    """Whether an abbreviation is the initials of a name; small joining words may be left out."""
    at, letters = 0, short.casefold()
    for word in name:
        if word.kind in {"mark", "clitic"}:
            continue
        firsts = spelling.initials.get(word.key[0], word.key[0])
        if at < len(letters) and letters[at] in firsts:
            at += 1
        elif word.key not in spelling.joiners:
            return False
    return at == len(letters)


def _one_vowel_more(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    at = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[at:] == long[at + 1 :] and long[at] in _VOWELS
