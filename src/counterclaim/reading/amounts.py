"""
Amounts: a number with the words that bound it, as a range of whole numbers.

Comes in: the words of a sentence and a place in it. Goes out: the amount that begins
there, "no fewer than a dozen", "10 to 15", "dozens of", or None.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from counterclaim.orthography import Word
from counterclaim.reading.numbers import Number, number_at
from counterclaim.records import Qualifier
from counterclaim.tables.bounds import Bound
from counterclaim.tables.numerals import Numerals

How = Literal["number", "vague", "zero", "nobody", "article"]
_STACKED: Final = 2  # "at least some 30": bounds before one number, the first of them counts


class Amount(NamedTuple):
    """How many, as words say it: the range, and how it was said."""

    first: int
    after: int
    low: int
    high: int | None
    qualifier: Qualifier
    how: How


def amount_at(sentence: Sequence[Word], first: int, numerals: Numerals) -> Amount | None:
    """The amount that begins at a word, bounds included."""
    bounds = numerals.bounds
    bound, i = _bound(sentence, first, numerals)
    other = bounds.not_numbers.at(sentence, first)
    if other is not None and first + other[0] > i:
        return None
    if i < len(sentence):
        if sentence[i].key in bounds.between:
            return _between(sentence, first, i, numerals)
        amount = _plain(sentence, i, numerals)
        if amount is not None:
            return _bounded(amount._replace(first=first), bound)
    return _wordless(sentence, first, numerals)


def _bound(sentence: Sequence[Word], first: int, numerals: Numerals) -> tuple[Bound | None, int]:
    bounds, said, i = numerals.bounds, None, first
    for _ in range(_STACKED):
        hit = bounds.before.at(sentence, i) if i < len(sentence) else None
        if hit is None:
            break
        said = said if said not in (None, "exact") else hit[1]
        i += hit[0]
        while i < len(sentence) and (
            sentence[i].key in bounds.more or sentence[i].key in bounds.inside
        ):
            i += 1
    return said, i


def _plain(sentence: Sequence[Word], i: int, numerals: Numerals) -> Amount | None:
    """A number, a range of two, or a vague word; with the bound that follows it."""
    vague = numerals.bounds.vague.at(sentence, i)
    if vague is not None:
        if i > 0 and sentence[i - 1].key in numerals.bounds.never_after:
            return None  # "how many people"
        return Amount(i, i + vague[0], vague[1], None, "vague", "vague")
    number = number_at(sentence, i, numerals)
    if number is None or _barred(sentence, i, number.after, numerals):
        return None
    more = number.after < len(sentence)
    after = numerals.bounds.after.at(sentence, number.after) if more else None
    if after is not None and after[1] != "exact":
        value = number.value
        amount = Amount(i, number.after + after[0], value, value, "exact", "number")
        return _bounded(amount, after[1])
    return _range(sentence, i, number, numerals)


def _range(sentence: Sequence[Word], i: int, number: Number, numerals: Numerals) -> Amount | None:
    bounds, at = numerals.bounds, number.after
    exact = Amount(i, at, number.value, number.value, "exact", "number")
    if at >= len(sentence):
        return exact
    link = sentence[at]
    if link.key in bounds.to or link.key in bounds.or_ or link.text in bounds.hyphens:
        joined = at + 1
    elif bounds.juxtaposed and sentence[i].key in numerals.words:
        joined = at
    else:
        return exact
    second = number_at(sentence, joined, numerals) if joined < len(sentence) else None
    if second is None:
        return None if _hyphenated(sentence, at, numerals) else exact
    if _barred_after(sentence, second.after, numerals):
        return None
    low = _scaled(number, second)
    if low >= second.value or (joined == at and second.value - low > 1):
        return None if _hyphenated(sentence, at, numerals) else exact
    return Amount(i, second.after, low, second.value, "range", "number")


def _scaled(number: Number, second: Number) -> int:
    """The lower end: in "two to three dozen" the scale of the higher is that of both."""
    shares = number.scale == 1 < second.scale and number.value < second.base
    return number.value * second.scale if shares else number.value


def _between(sentence: Sequence[Word], first: int, i: int, numerals: Numerals) -> Amount | None:
    """Two numbers after "between" or "from"; after "rose from" only the second counts."""
    bounds = numerals.bounds
    one = number_at(sentence, i + 1, numerals) if i + 1 < len(sentence) else None
    if one is None or one.after + 1 >= len(sentence):
        return None
    if sentence[one.after].key not in bounds.between_and | bounds.to:
        return None
    two = number_at(sentence, one.after + 1, numerals)
    if two is None or _barred_after(sentence, two.after, numerals):
        return None
    if i > 0 and sentence[i - 1].key in bounds.rising:
        return Amount(one.after + 1, two.after, two.value, two.value, "exact", "number")
    low = _scaled(one, two)
    if low >= two.value:
        return None
    return Amount(first, two.after, low, two.value, "range", "number")


def _wordless(sentence: Sequence[Word], i: int, numerals: Numerals) -> Amount | None:
    """None at all ("no", "nobody"), or one by its article ("a")."""
    bounds = numerals.bounds
    nobody = bounds.nobody.at(sentence, i)
    if nobody is not None:
        return Amount(i, i + nobody[0], 0, 0, "exact", "nobody")
    if sentence[i].key in bounds.zero:
        return Amount(i, i + 1, 0, 0, "exact", "zero")
    article = bounds.articles.at(sentence, i)
    if article is not None:
        return Amount(i, i + article[0], 1, 1, "exact", "article")
    return None


def _bounded(amount: Amount, bound: Bound | None) -> Amount:
    """The amount with its bound: "more than 100" begins at 101 and is open."""
    low, high = amount.low, amount.high
    if bound is None or bound == "exact" or amount.qualifier not in ("exact", "range"):
        return amount
    if bound == "more_than":
        return amount._replace(low=low + 1, high=None, qualifier="more_than")
    if bound == "at_least":
        return amount._replace(high=None, qualifier="at_least")
    if bound == "about":
        return amount if amount.qualifier == "range" else amount._replace(qualifier="about")
    if high is None:
        return amount
    return amount._replace(low=0, high=max(high - (bound == "fewer_than"), 0), qualifier="at_most")


# --- what looks like a number of people and is none --------------------------


def _hyphenated(sentence: Sequence[Word], at: int, numerals: Numerals) -> bool:
    """Whether a hyphen ties the number before it to what follows: "ten-member", "24-year-old"."""
    return (
        sentence[at].text in numerals.bounds.hyphens
        and sentence[at - 1].end == sentence[at].start
        and at + 1 < len(sentence)
        and sentence[at].end == sentence[at + 1].start
    )


def _barred(sentence: Sequence[Word], first: int, after: int, numerals: Numerals) -> bool:
    """Whether what touches a number says that it counts no people: "Rs 500", "9/11", "155mm"."""
    bounds = numerals.bounds
    if first > 0:
        before = sentence[first - 1]
        tight = before.end == sentence[first].start
        if before.key in bounds.never_after and not (tight and before.kind == "latin"):
            return True
        if tight and first > 1 and _tied(sentence, first - 2, numerals):
            return True
        if tight and before.kind in ("latin", "hashtag"):
            return True
    return _barred_after(sentence, after, numerals)


def _barred_after(sentence: Sequence[Word], after: int, numerals: Numerals) -> bool:
    """Whether what follows a number says that it counts no people: "13 percent", "155mm"."""
    bounds = numerals.bounds
    if after < len(sentence):
        follows = sentence[after]
        tight = sentence[after - 1].end == follows.start
        if follows.key in bounds.never_before or (tight and follows.kind == "latin"):
            return True
        if tight and follows.key in bounds.glue and after + 1 < len(sentence):
            return follows.end == sentence[after + 1].start
    return False


def _tied(sentence: Sequence[Word], at: int, numerals: Numerals) -> bool:
    """Whether a mark ties the word at a place to the number after it: "AK-47", "9/11"."""
    word, mark = sentence[at], sentence[at + 1]
    if word.end != mark.start:
        return False
    if mark.key in numerals.bounds.glue:
        return word.kind == "number"
    return mark.text in numerals.bounds.hyphens and (
        word.kind in ("number", "latin") and not number_word(word, numerals)
    )


def number_word(word: Word, numerals: Numerals) -> bool:
    """Whether a word alone is a number word, of a small number or of a scale."""
    return word.key in numerals.words or word.key in numerals.scales
