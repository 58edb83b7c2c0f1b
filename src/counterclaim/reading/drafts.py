"""
Figures in the making: sums of one side, parts beside their whole.

Comes in: the figures of one sentence, each by itself. Goes out: "an officer and six
soldiers" as seven, "four, including an officer" as four.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from counterclaim.reading.amounts import Amount, How
from counterclaim.reading.counted import Counted, Phrase
from counterclaim.records import Qualifier
from counterclaim.tables.people import Kind

Words = tuple[int, int]
_APART: Final = 3  # words between "including" and a part, and between two parts


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure by the places of its words in the sentence."""

    first: int
    after: int
    number: Words
    counted: Words | None
    kind: Kind | None
    low: int
    high: int | None
    qualifier: Qualifier
    how: How
    cumulative: bool = False
    includes: Words | None = None

    @classmethod
    def of(cls, amount: Amount, who: Counted | None) -> "Draft":
        """An amount with whom it counts."""
        return cls(
            amount.first,
            who.after if who else amount.after,
            (amount.first, amount.after),
            (who.first, who.after) if who else None,
            who.kind if who else None,
            amount.low,
            amount.high,
            amount.qualifier,
            amount.how,
        )


def joined(phrase: Phrase, found: Sequence[Draft]) -> list[Draft]:
    """The figures of a sentence with sums made and parts laid beside their whole."""
    marked = [_with_unmarked(phrase, draft) for draft in found]
    return _included(phrase, _summed(phrase, marked))


# --- sums ---------------------------------------------------------------------


def _summed(phrase: Phrase, found: Sequence[Draft]) -> list[Draft]:
    sums: list[Draft] = []
    run: list[Draft] = []
    for draft in found:
        if run and not (
            _adds(run[-1], draft)
            and not _unborn(phrase, draft)
            and _joint(phrase, run[-1].after, draft.first)
            and _harm(phrase, run[-1]) == _harm(phrase, draft)
        ):
            sums += _closed(phrase, run)
            run = []
        run.append(draft)
    return sums + (_closed(phrase, run) if run else [])


def _with_unmarked(phrase: Phrase, draft: Draft) -> Draft:
    """افسر اور چھ اہلکار: one more, where a language has no article to count him by."""
    conjunction = draft.first - 1
    if not phrase.bounds.unmarked_one or draft.kind is None or draft.qualifier != "exact":
        return draft
    if draft.low < 1 or phrase.key(conjunction) not in phrase.bounds.coordinators:
        return draft
    if phrase.sentence[conjunction].kind == "mark":
        return draft
    for first in range(conjunction - 1, max(-1, conjunction - 4), -1):
        hit = phrase.noun(first)
        if hit is not None and first + hit[0] == conjunction and hit[1].grammar != "many":
            return _one_more(phrase, draft, first, hit[1])
    return draft


def _one_more(phrase: Phrase, draft: Draft, first: int, kind: Kind) -> Draft:
    before = phrase.sentence[first - 1] if first else None
    if draft.kind is None or kind.victims != draft.kind.victims:
        return draft
    if before is not None and not (before.kind == "mark" or phrase.ends(first - 1)):
        return draft
    whole = (first, draft.after)
    low, high = draft.low + 1, draft.low + 1
    return replace(draft, first=first, number=whole, counted=whole, low=low, high=high)


def _adds(left: Draft, right: Draft) -> bool:
    return (
        left.kind is not None
        and right.kind is not None
        and _one_side(left.kind, right.kind)
        and left.qualifier == right.qualifier == "exact"
        and left.low > 0 < right.low
        and left.after <= right.first
    )


def _one_side(left: Kind, right: Kind) -> bool:
    """Whether two kinds of people are of one side: "two women and a man" are no fighters."""
    sides = {left.victims, right.victims}
    return len(sides) == 1 or sides == {"civilians", "unspecified"}


def _unborn(phrase: Phrase, draft: Draft) -> bool:
    """Whether an unborn child is counted, who is never added to people."""
    start, end = draft.counted or (0, 0)
    return any(phrase.key(i) in phrase.bounds.unborn for i in range(start, end))


def _harm(phrase: Phrase, draft: Draft) -> frozenset[str]:
    """The words of harm inside a counted phrase: "13 dead and six wounded" is no sum."""
    start, end = draft.counted or (0, 0)
    return frozenset(
        phrase.key(i)
        for i in range(start, end)
        if phrase.bounds.harm_after.at(phrase.sentence, i) is not None
    )


def _joint(phrase: Phrase, start: int, end: int) -> bool:
    """Whether nothing but "and", "as well as" or a comma stands between two figures."""
    between = [phrase.key(i) for i in range(start, end)]
    return (
        0 < len(between) <= _APART
        and all(
            key in phrase.bounds.coordinators and key not in phrase.bounds.or_ for key in between
        )
        and between not in phrase.bounds.no_sum
    )


def _closed(phrase: Phrase, run: list[Draft]) -> list[Draft]:
    """One figure for a run that ends in "and"; a mere row of commas is not added up."""
    if len(run) == 1:
        return run
    last = range(run[-2].after, run[-1].first)
    if all(phrase.sentence[i].kind == "mark" and phrase.key(i) != "&" for i in last):
        return run
    first, end = run[0], run[-1]
    begin = first.counted[0] if first.counted else first.first
    total = sum(draft.low for draft in run)
    whole = (first.first, end.after)
    kind = first.kind
    if kind and any(draft.kind and draft.kind.subclass != kind.subclass for draft in run):
        kind = replace(kind, subclass=None)
    if kind and any(draft.kind and draft.kind.victims != kind.victims for draft in run):
        kind = replace(kind, victims="unspecified")
    return [
        replace(
            first,
            after=end.after,
            number=whole,
            counted=(begin, end.after),
            kind=kind,
            low=total,
            high=total,
        )
    ]


# --- parts --------------------------------------------------------------------


def _included(phrase: Phrase, found: Sequence[Draft]) -> list[Draft]:
    """The figures with parts laid inside their whole; parts of one side are no figures."""
    parts = Parts(phrase, list(found), [draft.first for draft in found])
    for first, after, _ in phrase.bounds.including.all(phrase.sentence):
        parts.after(first, after)
    for first, after, _ in phrase.bounds.including_after.all(phrase.sentence):
        parts.before(first, after)
    return [draft for draft in parts.kept if draft is not None]


@dataclass(slots=True)
class Parts:
    """The figures of a sentence while wholes and parts are told apart; None where one is gone."""

    phrase: Phrase
    kept: list[Draft | None]
    starts: list[int]

    def after(self, first: int, after: int) -> None:
        """Four soldiers, including an officer: the whole stands before, the part after."""
        at = bisect_left(self.starts, first) - 1
        whole = self.kept[at] if at >= 0 else None
        if whole is None or whole.low == 0 or whole.after > first:
            return
        row = self._row(whole, bisect_left(self.starts, after), after)
        if row:
            self._lay(at, whole, row)
            return
        noun = _named(self.phrase, after)
        if noun is not None and whole.includes is None:
            self.kept[at] = replace(whole, includes=noun)

    def before(self, first: int, after: int) -> None:
        """ایک افسر سمیت چار اہلکار: the part stands before, the whole after."""
        at = bisect_left(self.starts, after)
        whole = self.kept[at] if at < len(self.kept) else None
        part = self.kept[at - 1] if at > 0 else None
        if whole is None or part is None or part.after != first:
            return
        if whole.first - after <= _APART:
            self._lay(at, whole, [at - 1])

    def _row(self, whole: Draft, start: int, begin: int) -> list[int]:
        """The figures in a row after "including": "two officers, a medic and three drivers"."""
        row: list[int] = []
        for at in range(start, len(self.kept)):
            draft = self.kept[at]
            if draft is None or not self._goes_on(whole, draft, begin, opens=not row):
                break
            if len(row) == 1 and draft.first - begin > 1:
                break  # "four soldiers, including an officer, and three civilians"
            row.append(at)
            begin = draft.after
        return row

    def _goes_on(self, whole: Draft, draft: Draft, begin: int, *, opens: bool) -> bool:
        if draft.first - begin > _APART or _apart(whole, draft):
            return False
        bounds, key = self.phrase.bounds, self.phrase.key
        return all(
            key(i) in bounds.coordinators
            or key(i) in bounds.determiners
            or (opens and key(i) in bounds.fillers)
            for i in range(begin, draft.first)
        )

    def _lay(self, at: int, whole: Draft, row: list[int]) -> None:
        parts = [draft for i in row if (draft := self.kept[i]) is not None]
        if whole.high is not None and sum(draft.low for draft in parts) > whole.high:
            return
        self.kept[at] = replace(whole, includes=(parts[0].first, parts[-1].after))
        for i, part in zip(row, parts, strict=True):
            if _same(whole, part):
                self.kept[i] = None


def _apart(whole: Draft, part: Draft) -> bool:
    """Whether the two are of sides that exclude each other: no civilian is among soldiers."""
    if whole.kind is None or part.kind is None:
        return False
    sides = {whole.kind.victims, part.kind.victims}
    return len(sides) > 1 and not sides & {"unspecified", "enemy", "combatants"}


def _same(whole: Draft, part: Draft) -> bool:
    if whole.kind is None or part.kind is None:
        return part.kind is None or part.how == "article"
    return part.how == "article" or whole.kind.victims == part.kind.victims


def _named(phrase: Phrase, after: int) -> Words | None:
    """Those who are included without a number: "including women and children"."""
    for i in range(after, min(after + 4, len(phrase.sentence))):
        hit = phrase.noun(i)
        if hit is None:
            if phrase.ends(i) and phrase.key(i) not in phrase.bounds.determiners:
                return None
            continue
        end = i + hit[0]
        second = phrase.noun(end + 1) if phrase.key(end) in phrase.bounds.coordinators else None
        return after, end + 1 + second[0] if second else end
    return None
