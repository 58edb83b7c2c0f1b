"""
Words against words: dates, statuses, paraphrases and spellings that do not agree.

Comes in: a reading with its claims. Goes out: date conflicts, weekday mismatches, status
conflicts, paraphrase conflicts and spelling variants, one finding a question.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from counterclaim.orthography import fold, words
from counterclaim.reading.counting import disjoint
from counterclaim.reading.saying import Say
from counterclaim.reading.sides import Sides
from counterclaim.records import (
    Act,
    Claim,
    Finding,
    Mark,
    Name,
    Passage,
    Place,
    Quote,
    Reading,
    Sentence,
    Span,
    Speech,
    Status,
    Time,
    Toll,
)
from counterclaim.tables.calendar import WEEKDAYS, Calendar

_LONGEST = 4000  # characters; sentences are cut at half of it
_TWICE = 3  # tellings of one phase by one speaker; the nearest pair is among the first
_NARROW = frozenset({"town", "district"})


def check_dates(
    reading: Reading, claims: Sequence[Claim], calendars: Mapping[str, Calendar], say: Say
) -> Iterator[Finding]:
    """One act on two dates; a dated line against its post; a weekday that a date is not."""
    yield from _acts(claims, say, reading.report.id)
    yield from _lines(reading, say)
    yield from _weekdays(reading, calendars, say)


def _acts(claims: Sequence[Claim], say: Say, report: str) -> Iterator[Finding]:
    dated: dict[str, list[Claim]] = {}
    for claim in claims:
        interval = claim.occurred.interval
        sure = interval.precision in {"minute", "part_of_day", "day"} and claim.occurred.span
        if isinstance(claim.body, Act) and sure and claim.stance != "denies":
            dated.setdefault(claim.body.act, []).append(claim)
    for act, found in dated.items():
        first = {(claim.occurred.interval, claim.places): claim for claim in reversed(found)}
        held = list(first.values())[::-1][: int(say.checks.limits["compared"])]
        for left, right in combinations(held, 2):
            if _apart(left, right, say.checks.limits["days_apart"]) and _one_act(left, right):
                spans = [moment.span for moment in (left.occurred, right.occurred) if moment.span]
                yield say.finding(
                    "date_conflict",
                    spans,
                    [left, right],
                    report,
                    act=say.questions.says("act", act),
                    left=_day(left.occurred.interval.first_day, spans[0]),
                    right=_day(right.occurred.interval.first_day, spans[1]),
                )
                break


def _apart(left: Claim, right: Claim, most: float) -> bool:
    one, other = left.occurred.interval, right.occurred.interval
    if not (one.first_day and one.last_day and other.first_day and other.last_day):
        return False
    gap = max((other.first_day - one.last_day).days, (one.first_day - other.last_day).days)
    return 0 < gap <= most


def _one_act(left: Claim, right: Claim) -> bool:
    """Whether two acts can be one: their places meet, or one names none that is near."""
    one, other = (
        {w.place or w.name for w in claim.places if w.precision in _NARROW}
        for claim in (left, right)
    )
    return not one or not other or bool(one & other)


def _day(day: date | None, shown: Quote) -> str:
    return f"“{shown.quote}” ({day.isoformat()})" if day else f"“{shown.quote}”"


def _lines(reading: Reading, say: Say) -> Iterator[Finding]:
    """A date that stands on a line of its own, against the date of its post."""
    sentences = reading[Sentence]
    passages = reading[Passage]
    for sentence in sentences:
        passage = passages[sentence.passage]
        if passage.kind != "post" or passage.date is None or passage.date_span is None:
            continue
        for time in reading.inside(Time, sentence.span):
            first = time.interval.first_day
            posted = passage.date if not hasattr(passage.date, "date") else passage.date.date()
            alone = len(time.span.cut(reading.text)) + 3 >= len(
                sentence.span.cut(reading.text).strip()
            )
            if alone and first and time.interval.precision == "day" and first != posted:
                shown = [
                    Quote.of(reading.text, time.span),
                    Quote.of(reading.text, passage.date_span),
                ]
                yield say.finding(
                    "date_conflict", shown, [], reading.report.id, "date_of_post",
                    left=_day(first, shown[0]), right=_day(posted, shown[1]),
                    carrier=say.checks.names["post"],
                )  # fmt: skip


def _weekdays(reading: Reading, calendars: Mapping[str, Calendar], say: Say) -> Iterator[Finding]:
    for sentence in reading[Sentence]:
        lexicon = calendars[sentence.language].lexicons.get("weekday")
        for time in reading.inside(Time, sentence.span) if lexicon else ():
            interval = time.interval
            if interval.precision not in {"day", "part_of_day", "minute"} or not interval.first_day:
                continue
            said = words(time.span.cut(reading.text))
            names = lexicon.all(said) if lexicon else []
            dated = any(word.kind == "number" for word in said)
            if not dated or not names:
                continue
            first, last = interval.first_day, interval.last_day or interval.first_day
            meant = {WEEKDAYS[day.weekday()] for day in (first, last)}
            if names[0][2] not in meant:
                shown = Quote.of(reading.text, time.span)
                yield say.finding(
                    "weekday_mismatch", [shown], [], reading.report.id,
                    left=f"“{shown.quote}”", weekday=names[0][2].capitalize(),
                    date=first.isoformat(), right=WEEKDAYS[first.weekday()].capitalize(),
                )  # fmt: skip


def check_statuses(reading: Reading, claims: Sequence[Claim], say: Say) -> Iterator[Finding]:
    """Two phases that exclude each other, by two speakers."""
    found: dict[frozenset[str], list[tuple[Claim, Claim]]] = {}
    sides = Sides.of(reading)
    told = [
        (claim, claim.body)
        for claim in claims
        if isinstance(claim.body, Status) and claim.stance in {"asserts", "confirms"}
    ]
    often = Counter[tuple[str, str | None]]()
    kept = []
    for claim, body in told:
        often[body.phase, claim.last.actor] += 1
        if often[body.phase, claim.last.actor] <= _TWICE:
            kept.append((claim, body))
    kept = kept[: int(say.checks.limits["compared"])]
    for (left, one), (right, other) in combinations(kept, 2):
        pair = frozenset({one.phase, other.phase})
        if pair in say.questions.excludes and left.last.actor != right.last.actor:
            found.setdefault(pair, []).append((left, right))
    for held in found.values():
        # One side at odds with itself says more than two sides at odds; then what stands nearest.
        left, right = min(
            held,
            key=lambda two: (
                not sides.same(*two),
                abs(two[0].span.start - two[1].span.start),
                two[0].span,
            ),
        )
        if isinstance(left.body, Status) and isinstance(right.body, Status):
            yield say.finding(
                "status_conflict",
                [left.span, right.span],
                [left, right],
                reading.report.id,
                who=say.who(left),
                other=say.who(right),
                left=say.questions.says("phase", left.body.phase),
                right=say.questions.says("phase", right.body.phase),
            )


def check_paraphrases(reading: Reading, claims: Sequence[Claim], say: Say) -> Iterator[Finding]:
    """What the report says that a post says, against the post itself."""
    posts = _by_author(reading)
    if not posts:
        return
    compared = int(say.checks.limits["compared"])
    passages = reading[Passage]
    for speech in reading[Speech]:
        mine = posts.get(speech.actor or "", ())[:compared]
        at = bisect_right(passages, speech.cue.start, key=lambda passage: passage.span.start)
        if not mine or passages[at - 1].kind == "post":
            continue
        for post in mine:
            for content in speech.contents:
                if _shares(reading.text, content, post.span, say):
                    yield from _differ(reading, claims, speech, content, post, say)


def _by_author(reading: Reading) -> dict[str, list[Passage]]:
    """The posts of a report by the actor behind their author or handle."""
    signed: dict[str, list[Passage]] = {}
    for passage in reading[Passage]:
        if passage.kind == "post" and passage.author:
            for form in {fold(passage.author), fold(f"@{passage.handle}")}:
                signed.setdefault(form, []).append(passage)
    posts: dict[str, dict[Span, Passage]] = {}
    if signed:
        for actor, name in {(name.actor, name.span.cut(reading.text)) for name in reading[Name]}:
            for passage in signed.get(fold(name), ()):
                posts.setdefault(actor, {})[passage.span] = passage
    return {actor: [held[span] for span in sorted(held)] for actor, held in posts.items()}


def _shares(text: str, paraphrase: Span, post: Span, say: Say) -> bool:
    limits = say.checks.limits
    one = {word.key for word in words(paraphrase.cut(text)) if len(word.key) > 3}
    other = {word.key for word in words(post.cut(text)) if len(word.key) > 3}
    shared = one & other
    return len(shared) >= limits["paraphrase_words"] and len(shared) >= limits[
        "paraphrase_share"
    ] * len(one)


def _differ(
    reading: Reading,
    claims: Sequence[Claim],
    speech: Speech,
    content: Span,
    post: Passage,
    say: Say,
) -> Iterator[Finding]:
    """A claim of the paraphrase that the post does not make, where the post makes another."""
    mine = [
        claim
        for claim in _about(claims, content)
        if content.meets(claim.span.span) and claim.kind != "response"
    ]
    theirs = [claim for claim in _about(claims, post.span) if post.span.holds(claim.span.span)]
    for claim in mine:
        if any(_agrees(claim, other) for other in theirs):
            continue
        rival = next(
            (other for other in theirs if not any(_agrees(held, other) for held in mine)), None
        )
        if rival is not None:
            yield say.finding(
                "paraphrase_conflict",
                [claim.span, rival.span],
                [claim, rival],
                reading.report.id,
                who=speech.speaker,
                left=f"“{claim.span.quote}”",
                right=f"“{rival.span.quote}”",
            )
            return


def _about(claims: Sequence[Claim], span: Span) -> Sequence[Claim]:
    """The claims, which are in order, that can meet a span: none is longer than a sentence."""
    first = bisect_left(claims, span.start - _LONGEST, key=lambda claim: claim.span.start)
    after = bisect_left(claims, span.end, key=lambda claim: claim.span.start)
    return claims[first:after]


def _agrees(left: Claim, right: Claim) -> bool:
    """Whether two claims could be one: the same kind, and no part that excludes the other."""
    if left.kind != right.kind:
        return False
    if isinstance(left.body, Toll) and isinstance(right.body, Toll):
        return left.body.effect == right.body.effect and not disjoint(left.body, right.body)
    if isinstance(left.body, Status) and isinstance(right.body, Status):
        return left.body.phase == right.body.phase
    if isinstance(left.body, Act) and isinstance(right.body, Act):
        return left.body.act == right.body.act
    return True


def check_spellings(reading: Reading, say: Say) -> Iterator[Finding]:
    """One place or person, spelled in several ways of one script."""
    places: dict[str, list[Mark]] = {}
    for place in reading[Place]:
        if place.place:
            places.setdefault(place.place, []).append(place)
    people: dict[str, list[Mark]] = {}
    for name in reading[Name]:
        if name.kind == "person":
            people.setdefault(name.actor, []).append(name)
    for what, groups in (("place", places), ("actor", people)):
        for marks in groups.values():
            yield from _variants(reading, marks, what, say)


def _variants(reading: Reading, marks: Sequence[Mark], what: str, say: Say) -> Iterator[Finding]:
    spelled: dict[str, Quote] = {}
    for mark in marks:
        shown = Quote.of(reading.text, mark.span)
        key = fold(shown.quote).lstrip("#@")
        if " " in key and what == "place":
            continue
        spelled.setdefault(key, shown)
    keys = list(spelled)
    near = sorted(
        {
            key
            for left, right in combinations(keys, 2)
            for key in (left, right)
            if _variant(left, right)
        }
    )
    if len(near) > 1:
        shown_all = [spelled[key] for key in near]
        yield say.finding(
            "spelling_variant", shown_all, [], reading.report.id,
            wordings=say.listed(quote.quote.lstrip("#@") for quote in shown_all),
            what=say.checks.names[what],
        )  # fmt: skip


def _variant(left: str, right: str) -> bool:
    """Whether two folded names are spellings of one: as many words, one script, letters apart."""
    if left.isascii() != right.isascii() or left[:1] != right[:1]:
        return False
    one, other = left.split(), right.split()
    if len(one) != len(other) or left in right or right in left:
        return False
    return all(
        a == b or (a[:1] == b[:1] and abs(len(a) - len(b)) <= 2 and _edits(a, b) <= 2)
        for a, b in zip(one, other, strict=True)
    )


def _edits(left: str, right: str) -> int:
    """How many letters must be changed, added or dropped to turn one name into the other."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
