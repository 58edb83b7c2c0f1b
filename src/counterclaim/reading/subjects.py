"""
Subjects: the person with a role of whom a sentence tells, for the "he" that follows.

Comes in: the line of a sentence. Goes out: the phrase at its head, where it is somebody by
his role ("The minister visited the camp."), and does something rather than suffers it.
"""

from counterclaim.orthography import Word
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.phrases import Phrase
from counterclaim.records import Name, Reading, Span
from counterclaim.tables.naming import Naming

_HEAD = 8  # items of a subject: "Even the regime's own interior minister"
_VERB = 3  # items after it in which "was" stands, if anything befalls him


def subject(reading: Reading, clauses: Clauses, naming: Naming) -> Phrase | None:
    """Somebody by his role, at the head of a line; none where it owns, or is struck."""
    items, small = clauses.items, clauses.grammar
    first = clauses.main()
    post = _post(reading, items, first)
    end = post or next(
        (
            i + hit[0]
            for i in range(first, min(len(items), first + _HEAD))
            if (hit := naming.roles.at(items, i)) is not None and hit[1].kind == "person"
        ),
        None,
    )
    stands = post is not None or all(_stands(clauses, i) for i in range(first, end or first))
    if end is None or not stands:
        return None
    end = end if post else _named(reading, items, end)
    after = items[end : end + _VERB]
    if after and (after[0].kind == "clitic" or after[0].key in small.noun_joiners):
        return None  # "the minister's office", "the minister of …" that no table knows
    return None if any(item.key in small.passives for item in after) else (first, end)


def _post(reading: Reading, items: tuple[Word, ...], first: int) -> int | None:
    """Where an office ends that a line begins with: "|The president of Kenya| visited"."""
    if first >= len(items):
        return None
    last = items[min(len(items), first + _HEAD) - 1].end
    for name in reading.inside(Name, Span(items[first].start, last)):
        if name.kind == "office" and name.span.start <= items[min(first + 1, len(items) - 1)].start:
            return next(
                (i for i in range(first, len(items)) if items[i].start >= name.span.end), None
            )
    return None


def _stands(clauses: Clauses, i: int) -> bool:
    """Whether an item may stand in a subject: "the regime's own interior minister"."""
    item = clauses.items[i]
    return item.kind == "clitic" or clauses.phrases.nominal(i) or clauses.adverb(i)


def _named(reading: Reading, items: tuple[Word, ...], end: int) -> int:
    """Where a subject ends with the name that follows a title: "Interior Minister|X|"."""
    if end >= len(items):
        return end
    span = Span(items[end].start, items[min(len(items), end + _HEAD) - 1].end)
    for name in reading.inside(Name, span):
        if name.span.start == span.start and name.kind == "person":
            while end < len(items) and items[end].start < name.span.end:
                end += 1
    return end
