"""
Figures: every number of people in a sentence, with the range that its words allow.

Comes in: sentences and times. Goes out: Figure marks. What counts no people (dates, ages,
distances, posts, "12 Corps") stays unread; so does "a soldier" to whom nothing happens.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from counterclaim.orthography import Word, words
from counterclaim.reading.amounts import Amount, amount_at
from counterclaim.reading.counted import Counted, Phrase, counted_at
from counterclaim.reading.cumulative import tallied
from counterclaim.reading.drafts import Draft, joined
from counterclaim.reading.numbers import number_at
from counterclaim.reading.people_meant import Evidence
from counterclaim.records import Figure, Mark, Reading, Sentence, Span, Time
from counterclaim.tables.numerals import Numerals
from counterclaim.tables.people import People

_SEVERAL: Final = 2  # from here on the noun is in the plural


@dataclass(frozen=True)
class FindFigures:
    """Mark every figure of people in each sentence, with the range its words allow."""

    numerals: Mapping[str, Numerals]
    people: Mapping[str, People]
    triggers: Mapping[str, frozenset[str]] = field(init=False, repr=False)

    reads: ClassVar[tuple[type[Mark], ...]] = (Sentence, Time)
    writes: ClassVar[type[Mark]] = Figure

    def __post_init__(self) -> None:
        found = {code: triggers(numerals) for code, numerals in self.numerals.items()}
        object.__setattr__(self, "triggers", found)

    def __call__(self, reading: Reading) -> Iterator[Figure]:
        """The figures of all sentences in languages that have tables."""
        times = [mark.span for mark in reading[Time]]
        at = 0
        for sentence in reading[Sentence]:
            while at < len(times) and times[at].end <= sentence.span.start:
                at += 1
            if sentence.language in self.triggers and sentence.language in self.people:
                yield from self._read(reading.text, sentence, times, at)

    def _read(
        self, text: str, sentence: Sentence, times: Sequence[Span], at: int
    ) -> Iterator[Figure]:
        cut = words(sentence.span.cut(text))
        starts = _starts(cut, self.triggers[sentence.language])
        if not starts:
            return
        barred = _within(cut, sentence.span, times, at)
        code = sentence.language
        phrase = Phrase(cut, barred, self.numerals[code], self.people[code])
        for draft in tallied(phrase, joined(phrase, drafts(phrase, starts))):
            yield _figure(draft, cut, sentence.span.start)


def triggers(numerals: Numerals) -> frozenset[str]:
    """The keys of all words with which an amount may begin; digits are seen by their kind."""
    bounds = numerals.bounds
    return frozenset().union(
        numerals.words,
        numerals.scales,
        numerals.fractions,
        numerals.shifts,
        numerals.phrases.entries,
        bounds.articles.entries,
        bounds.nobody.entries,
        bounds.vague.entries,
        bounds.zero,
    )


def _starts(cut: Sequence[Word], keys: frozenset[str]) -> list[int]:
    return [i for i, word in enumerate(cut) if word.key in keys or word.kind == "number"]


def _within(cut: Sequence[Word], span: Span, times: Sequence[Span], at: int) -> frozenset[int]:
    """The places of words inside marks of time, which count no people."""
    inside: set[int] = set()
    i = 0
    while at < len(times) and times[at].start < span.end:
        begin, end = times[at].start - span.start, times[at].end - span.start
        while i < len(cut) and cut[i].end <= begin:
            i += 1
        j = i
        while j < len(cut) and cut[j].start < end:
            inside.add(j)
            j += 1
        at += 1
    return frozenset(inside)


def drafts(phrase: Phrase, starts: Sequence[int]) -> list[Draft]:
    """Every amount that counts people, in order and without overlap."""
    evidence = Evidence(phrase)
    found: list[Draft] = []
    after = 0
    for start in starts:
        if start < after or start in phrase.barred:
            continue
        first = _with_bound(phrase, start, after)
        amount = amount_at(phrase.sentence, first, phrase.numerals)
        if amount is None and first < start:
            amount = amount_at(phrase.sentence, start, phrase.numerals)
        if amount is None or amount.after <= start:
            continue
        amount = _outside(phrase, amount, start)
        draft = _counted(phrase, evidence, amount, found)
        if draft is not None:
            found.append(draft)
            after = draft.after
        elif amount.how == "number":
            after = amount.after
    return found


def _outside(phrase: Phrase, amount: Amount, start: int) -> Amount:
    """The amount without a bound that is part of a time: "three, one day earlier" is no "about"."""
    if amount.after - 1 not in phrase.barred or amount.qualifier not in ("about", "at_least"):
        return amount
    number = number_at(phrase.sentence, start, phrase.numerals)
    if number is None:
        return amount
    value = number.value
    return Amount(start, number.after, value, value, "exact", "number")


def _with_bound(phrase: Phrase, start: int, after: int) -> int:
    """Where the bound before a number begins: "at least some 30" begins at "at"."""
    bounds, first = phrase.bounds, start
    for i in range(start - 1, max(after, start - 8) - 1, -1):
        if i in phrase.barred:
            break
        if phrase.key(i) in bounds.between and i + 1 == start:
            return i
        hit = bounds.before.at(phrase.sentence, i)
        if i and phrase.key(i - 1) in bounds.topics and hit is not None and hit[1] == "about":
            break
        if hit is not None and _reaches(phrase, i + hit[0], first):
            first = i
    return first


def _reaches(phrase: Phrase, i: int, start: int) -> bool:
    while i < start and (
        phrase.key(i) in phrase.bounds.more or phrase.key(i) in phrase.bounds.inside
    ):
        i += 1
    return i == start


def _counted(
    phrase: Phrase, evidence: Evidence, amount: Amount, found: Sequence[Draft]
) -> Draft | None:
    one = amount.high == 1 and amount.low == 1
    zero = amount.how in ("zero", "nobody")
    draft = Draft.of(amount, _who(phrase, amount, one=one))
    who = draft.counted
    if zero:
        return draft if (who or amount.how == "nobody") and evidence.none(draft) else None
    if who is not None:
        gated = one and phrase.bounds.articles.at(phrase.sentence, amount.first) is not None
        return draft if not gated or evidence.befalls(draft) else None
    return None if amount.how == "article" else evidence.bare(draft, found)


def _who(phrase: Phrase, amount: Amount, *, one: bool) -> Counted | None:
    """Who is counted; "no" and "at least one" go with one soldier as with many."""
    if amount.how == "nobody" and phrase.key(amount.after) not in phrase.bounds.of:
        return None
    who = counted_at(phrase, amount.after, one=one)
    either = amount.low < _SEVERAL or amount.qualifier == "more_than"
    return counted_at(phrase, amount.after, one=True) if who is None and either else who


def _figure(draft: Draft, cut: Sequence[Word], offset: int) -> Figure:
    def span(first: int, after: int) -> Span:
        return Span(offset + cut[first].start, offset + cut[after - 1].end)

    return Figure(
        span(draft.first, draft.after),
        span(*draft.number),
        span(*draft.counted) if draft.counted else None,
        draft.low,
        draft.high,
        draft.qualifier,
        draft.cumulative,
        span(*draft.includes) if draft.includes else None,
    )
