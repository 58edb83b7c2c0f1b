"""
What shows that people are meant: a word of harm beside a number, a tally before it.

Comes in: one sentence and a draft of a figure. Goes out: whether the draft stands. "Killed
13 and wounded six" has no noun; "a soldier" has one and may only be speaking.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from counterclaim.reading.counted import Phrase
from counterclaim.reading.drafts import Draft
from counterclaim.reading.numbers import number_at
from counterclaim.tables.lexicon import Lexicon

_NEAR: Final = 4  # fillers between a number and its word of harm: "13 have also been killed"
_REACH: Final = 8  # words between "a soldier" and what befell him
_TALLY: Final = 12
_RISEN: Final = 40  # words between a toll and the number to which it is said to have risen
_TOWN: Final = 4  # words of a place between a number and its postposition


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of harm of one sentence, by their places."""

    phrase: Phrase
    before: dict[int, int] = field(init=False)
    after: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", _ends(self.phrase, self.phrase.bounds.harm_before))
        object.__setattr__(self, "after", _starts(self.phrase, self.phrase.bounds.harm_after))

    def none(self, draft: Draft) -> bool:
        """Whether the sentence tells of harm at all, and denies it where its language must."""
        needed, end = self.phrase.bounds.negations, draft.after + _REACH
        if draft.how == "nobody" and not (self._struck(draft) or self._suffers(draft)):
            return False  # "nobody knows how many died", "it names none of its dead"
        return bool(self.before or self.after) and (
            not needed or any(self.phrase.key(i) in needed for i in range(draft.after, end))
        )

    def befalls(self, draft: Draft) -> bool:
        """Whether something happens to a person named by an article alone."""
        phrase = self.phrase
        if self._included(draft):
            return True
        if draft.kind is not None and draft.kind.role:
            return False
        return self._struck(draft) or (
            phrase.key(draft.after) not in phrase.bounds.breakers and self._suffers(draft)
        )

    def bare(self, draft: Draft, found: Sequence[Draft]) -> Draft | None:
        """A number without a noun, where its neighbours show that it counts people."""
        floor = found[-1].after if found else 0
        part = self._part_of(draft, floor)
        if part is not None:
            return part
        tally = self._tally(draft, floor)
        if tally is not None:
            return tally
        if self._listed(draft) or self._owned(draft):
            return None
        if self._beside(draft) or self._coordinated(draft, found) or self._divided(draft):
            return draft
        return None

    # --- a noun with an article -----------------------------------------------

    def _included(self, draft: Draft) -> bool:
        bounds, sentence = self.phrase.bounds, self.phrase.sentence
        if draft.after < len(sentence) and bounds.including_after.at(sentence, draft.after):
            return True
        return any(
            (hit := bounds.including.at(sentence, i)) is not None and i + hit[0] == draft.first
            for i in range(max(0, draft.first - 5), draft.first)
        )

    def _struck(self, draft: Draft) -> bool:
        """Whether a word of harm stands before, with no clause between."""
        for i in range(draft.first - 1, max(-1, draft.first - _REACH), -1):
            if self.phrase.key(i) in self.phrase.bounds.breakers:
                return False
            if i in self.before:
                return True
        return False

    def _suffers(self, draft: Draft) -> bool:
        """Whether a word of harm follows, and it is not one that the person does to others."""
        phrase = self.phrase
        for i in range(draft.after, min(len(phrase.sentence), draft.after + _REACH)):
            if phrase.key(i) in phrase.bounds.breakers:
                return False
            if i in self.after:
                return i != draft.after or not self._does(i)
        return False

    def _does(self, harm: int) -> bool:
        """Whether a word of harm has an object of its own: "a gunman killed three people"."""
        phrase, bounds, i = self.phrase, self.phrase.bounds, self.after[harm]
        if bounds.harm_before.at(phrase.sentence, harm) is None:
            return False
        if i >= len(phrase.sentence) or phrase.sentence[i].kind == "mark":
            return False
        key = phrase.key(i)
        return (
            key not in bounds.stops or key in bounds.determiners or key in bounds.articles.entries
        )

    # --- a number without a noun ------------------------------------------------

    def _part_of(self, draft: Draft, floor: int) -> Draft | None:
        """ان میں سے چار, "of whom six": the whole is named just before the number."""
        bounds, sentence = self.phrase.bounds, self.phrase.sentence
        for i in range(max(floor, draft.first - 4), draft.first):
            hit = bounds.of_before.at(sentence, i)
            if (
                hit is not None
                and i + hit[0] == draft.first
                and (self._open(draft) or self._placed(draft))
            ):
                return replace(draft, first=i, counted=(i, draft.first))
        return None

    def _tally(self, draft: Draft, floor: int) -> Draft | None:
        """The number that a toll is said to be: "the number of soldiers killed rose to nine"."""
        phrase = self.phrase
        if not self._open(draft):
            return None
        risen = self._risen(draft)
        far = _RISEN if risen else _TALLY
        for i in range(draft.first - 1, max(floor - 1, draft.first - far), -1):
            quote = phrase.key(i) in _QUOTES and i >= draft.first - 1
            breaks = phrase.key(i) in phrase.bounds.breakers and not quote and not risen
            if breaks and i != draft.first - 1:
                return None
            hit = phrase.bounds.tally.at(phrase.sentence, i)
            if hit is not None and i + hit[0] <= draft.first and self._linked(draft, i + hit[0]):
                return self._of_whom(draft, i, floor)
        return None

    def _risen(self, draft: Draft) -> bool:
        """Whether the number is where something rose to: "has risen to eight"."""
        key, bounds = self.phrase.key, self.phrase.bounds
        return key(draft.first - 1) in bounds.to and key(draft.first - 2) in bounds.rising

    def _linked(self, draft: Draft, after: int) -> bool:
        """Whether the words between a tally and its number hold no other number."""
        sentence = self.phrase.sentence
        last = draft.first - 1
        while last > after and sentence[last].key in _QUOTES:
            last -= 1
        before = self.phrase.key(last)
        if before in self.phrase.bounds.to:
            return True
        return not any(sentence[i].kind == "number" for i in range(after, draft.first)) and (
            after == draft.first
            or last + 1 - after <= 1
            or before in self.phrase.bounds.fillers
            or before in self.phrase.bounds.of
            or any(
                self.phrase.key(i) in self.phrase.bounds.rising for i in range(after, draft.first)
            )
            or bool(self.phrase.bounds.postpositions)
        )

    def _of_whom(self, draft: Draft, first: int, floor: int) -> Draft:
        """The draft with whoever the tally is of, between it and the number or before it."""
        for i in range(first, draft.first):
            hit = self.phrase.noun(i)
            if hit is not None and hit[1].grammar != "one":
                return self._counts(draft, i, i + hit[0])
        for i in range(first - 1, max(floor - 1, first - 4), -1):
            hit = self.phrase.noun(i) if self.phrase.bounds.postpositions else None
            if hit is not None:
                return self._counts(draft, i, i + hit[0])
        return draft

    def _counts(self, draft: Draft, first: int, after: int) -> Draft:
        hit = self.phrase.noun(first)
        kind = hit[1] if hit else None
        return replace(draft, first=first, counted=(first, after), kind=kind)

    def _listed(self, draft: Draft) -> bool:
        """Whether marks on both sides set a number apart: an age, "Ahmed, 24, died"."""
        before, after = self.phrase.key(draft.first - 1), self.phrase.key(draft.after)
        return (before in _ASIDE and after in _ASIDE) or self.phrase.key(draft.first - 1) == "("

    def _owned(self, draft: Draft) -> bool:
        """Whether the number says what one person has: "a mother of two"."""
        phrase = self.phrase
        if draft.first < 2 or phrase.key(draft.first - 1) not in phrase.bounds.of:
            return False
        hit = phrase.noun(draft.first - 2)
        return hit is not None and hit[0] == 1 and hit[1].grammar == "one"

    def _open(self, draft: Draft) -> bool:
        """Whether no noun for something else follows the number."""
        phrase, i = self.phrase, draft.after
        return (
            phrase.ends(i)
            or i in self.after
            or phrase.key(i) in phrase.bounds.rising
            or (phrase.key(i) in phrase.bounds.fillers)
        )

    def _beside(self, draft: Draft) -> bool:
        """Whether a word of harm stands beside the number, with nothing but fillers between."""
        phrase = self.phrase
        for i in range(draft.after, min(len(phrase.sentence), draft.after + _NEAR + 1)):
            if i in self.after:
                return True
            if phrase.key(i) not in phrase.bounds.fillers:
                break
        if not self._open(draft):
            return False
        for i in range(draft.first - 1, max(-1, draft.first - _NEAR), -1):
            if i in self.before:
                return True
            if phrase.key(i) not in phrase.bounds.fillers:
                break
        return False

    def _coordinated(self, draft: Draft, found: Sequence[Draft]) -> bool:
        """Whether the number is one of a row by places: "nine in Nushki and four in Panjgur"."""
        if found and self._joint(draft.first - 1):
            return self._placed(draft)
        return self._placed_before(draft)

    def _joint(self, i: int) -> bool:
        """Whether a word goes on with a row, or a colon opens one."""
        phrase, key = self.phrase, self.phrase.key(i)
        if key in phrase.bounds.coordinators:
            return True
        return i >= 0 and phrase.sentence[i].kind == "mark" and key in phrase.bounds.fillers

    def _placed_before(self, draft: Draft) -> bool:
        """نوشکی میں چار اور پنجگور میں پانچ فوجی: a place before the number, a row after it."""
        phrase, bounds = self.phrase, self.phrase.bounds
        return (
            phrase.key(draft.first - 1) in bounds.postpositions
            and phrase.key(draft.after) in bounds.coordinators
            and bool(self.before or self.after)
        )

    def _divided(self, draft: Draft) -> bool:
        """Whether a part of the number is named after it: "four, including an officer"."""
        phrase, i = self.phrase, draft.after
        while i < len(phrase.sentence) and phrase.sentence[i].kind == "mark":
            i += 1
        return i < len(phrase.sentence) and (
            phrase.bounds.including.at(phrase.sentence, i) is not None
            and bool(self.before or self.after)
        )

    def _placed(self, draft: Draft) -> bool:
        """Whether a place or a time follows the number: "in Panjgur", پنجگور میں."""
        phrase, bounds = self.phrase, self.phrase.bounds
        if phrase.key(draft.after) in bounds.locatives or draft.after in phrase.barred:
            return True
        for i in range(draft.after, min(len(phrase.sentence), draft.after + _TOWN)):
            if phrase.key(i) in bounds.postpositions:
                return i > draft.after
            if i > draft.after and self._row_goes_on(i):
                return True
            if phrase.ends(i) or phrase.key(i) in bounds.things or phrase.noun(i):
                return False
        return False

    def _row_goes_on(self, i: int) -> bool:
        """پانچ پنجگور اور چار نوشکی میں: a place, then the next number with its place."""
        phrase, bounds = self.phrase, self.phrase.bounds
        if not bounds.postpositions or phrase.key(i) not in bounds.coordinators:
            return False
        number = (
            number_at(phrase.sentence, i + 1, phrase.numerals)
            if i + 1 < len(phrase.sentence)
            else None
        )
        if number is None:
            return False
        near = range(number.after + 1, min(len(phrase.sentence), number.after + _TOWN))
        return any(phrase.key(j) in bounds.postpositions for j in near)


_QUOTES: Final = frozenset({'"', "'"})
_ASIDE: Final = frozenset({",", "(", ")", "-", "،"})


def _starts(phrase: Phrase, harm: Lexicon[str]) -> dict[int, int]:
    return {first: after for first, after, _ in harm.all(phrase.sentence)}


def _ends(phrase: Phrase, harm: Lexicon[str]) -> dict[int, int]:
    return {after - 1: first for first, after, _ in harm.all(phrase.sentence)}
