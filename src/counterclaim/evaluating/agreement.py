"""
How well a reading agrees with what a careful reader found in the same report.

Comes in: a reading and an annotation. Goes out: how much was found, and how much of what was
read is right, by kind and by language.

A claim counts as found when its kind is equal, its words overlap, its last speaker is the same
actor, and for tolls effect, victims and range are equal; one to one. An annotation marked
optional is right when found and no fault when not. A finding counts by kind and by overlapping
words; repeats of a matched finding are merged.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain as joined

from counterclaim.evaluating.annotations import Annotation, Expected, plain
from counterclaim.records import Claim, Finding, Passage, Quote, Reading, Span, Toll

# An alias is looked for inside a longer name from this many letters on; "IS" would be everywhere.
SHORTEST_INSIDE = 4
NOBODY = "(outlet)"
UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class Score:
    """How much was expected, found of that, and read in all; `fair` is read and not expected."""

    expected: int = 0
    found: int = 0
    read: int = 0
    fair: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.expected + other.expected,
            self.found + other.found,
            self.read + other.read,
            self.fair + other.fair,
        )

    @property
    def recall(self) -> float | None:
        """The part of what was expected that was found."""
        return self.found / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """The part of what was read that is right."""
        return (self.found + self.fair) / self.read if self.read else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How one reading, or many, agree with annotations."""

    claims: Mapping[tuple[str, str], Score]
    chains: int
    findings: Score
    missed: tuple[str, ...]
    extra: tuple[str, ...]

    def total(self, *, kind: str | None = None, language: str | None = None) -> Score:
        """The claims of one kind, one language, or all."""
        chosen = (
            score
            for (of_kind, in_language), score in self.claims.items()
            if kind in (None, of_kind) and language in (None, in_language)
        )
        return sum(chosen, Score())


def together(agreements: Iterable[Agreement]) -> Agreement:
    """Many agreements as one."""
    held = list(agreements)
    claims: dict[tuple[str, str], Score] = {}
    for key, score in joined.from_iterable(one.claims.items() for one in held):
        claims[key] = claims.get(key, Score()) + score
    return Agreement(
        claims,
        sum(one.chains for one in held),
        sum((one.findings for one in held), Score()),
        tuple(joined.from_iterable(one.missed for one in held)),
        tuple(joined.from_iterable(one.extra for one in held)),
    )


def agreement(reading: Reading, expected: Annotation) -> Agreement:
    """How one reading agrees with what was expected of it."""
    return _Comparing(reading, expected).agreement()


class _Comparing:
    """One reading beside one annotation."""

    def __init__(self, reading: Reading, expected: Annotation) -> None:
        self._reading, self._expected = reading, expected
        self._spans = _Finder(reading.text)

    def agreement(self) -> Agreement:
        """Match claims and findings, each at most once."""
        matched = self._match()
        found = {id(one) for one, _ in matched.values()}
        missed = [
            f"{self._expected.path.name}: {one.kind}: {one.quote}"
            for one in self._expected.claims
            if not one.optional and id(one) not in found
        ]
        extra = [
            f"{self._expected.path.name}: {claim.kind}: {claim.span.quote}"
            for claim in self._reading.claims
            if claim.id not in matched
        ]
        return Agreement(
            self._scores(matched),
            sum(whole for one, whole in matched.values() if not one.optional),
            self._findings(),
            tuple(missed),
            tuple(extra),
        )

    def _match(self) -> dict[str, tuple[Expected, bool]]:
        """By claim id: what it was expected as, and whether its whole chain agrees."""
        matched: dict[str, tuple[Expected, bool]] = {}
        for one in sorted(self._expected.claims, key=lambda claim: claim.optional):
            span = self._place(one)
            for claim in self._reading.claims:
                if claim.id not in matched and span and self._fits(claim, one, span):
                    matched[claim.id] = (one, self._chain(claim) == self._names(one.chain))
                    break
        return matched

    def _place(self, one: Expected) -> Span | None:
        return one.span or self._spans(one.quote, one.nth)

    def _language(self, span: Span | Quote | None) -> str:
        """The language of the passage in which a stretch begins."""
        if span is not None:
            for one in self._reading.layers.get(Passage, ()):
                if isinstance(one, Passage) and one.span.start <= span.start < one.span.end:
                    return one.language or UNKNOWN
        return UNKNOWN

    def _fits(self, claim: Claim, one: Expected, span: Span) -> bool:
        if claim.kind != one.kind or not claim.span.span.meets(span):
            return False
        last = self._chain(claim)[-1:]
        allowed = [self._names(one.chain)[-1:], *(self._names((name,)) for name in one.also)]
        if last not in allowed:
            return False
        if one.toll is None or not isinstance(claim.body, Toll):
            return True
        body = claim.body
        return (body.effect, body.victims, body.low, body.high) == one.toll

    def _chain(self, claim: Claim) -> list[str]:
        return self._names(
            [speaker.speaker or "" for speaker in claim.chain if speaker.role != "outlet"]
        )

    def _names(self, said: Sequence[str]) -> list[str]:
        return [self._actor(name) for name in said]

    def _actor(self, name: str) -> str:
        """The name that annotations use for whoever is called this."""
        called = plain(name)
        if not called:
            return NOBODY
        for actor, forms in self._expected.aliases.items():
            if any(_same(called, form) for form in forms):
                return actor
        return name

    def _scores(self, matched: Mapping[str, tuple[Expected, bool]]) -> dict[tuple[str, str], Score]:
        wanted, found = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        read, fair = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for one in self._expected.claims:
            if not one.optional:
                wanted[one.kind, self._language(self._place(one))] += 1
        for claim in self._reading.claims:
            read[claim.kind, self._language(claim.span)] += 1
        for one, _ in matched.values():
            (fair if one.optional else found)[one.kind, self._language(self._place(one))] += 1
        return {
            key: Score(wanted[key], found[key], read[key], fair[key])
            for key in sorted({*wanted, *read})
        }

    def _findings(self) -> Score:
        """Findings by kind and words; the one that shares most words is taken first."""
        left = list(self._reading.findings)
        found = fair = repeats = 0
        for one in sorted(self._expected.findings, key=lambda finding: finding.optional):
            spans = [span or self._spans(quote) for quote, span in one.quotes]
            about = [held for held in left if _about(held, one.kind, spans)]
            if not about:
                continue
            best = max(about, key=lambda held: _shared(held, spans))
            left.remove(best)
            found, fair = (found, fair + 1) if one.optional else (found + 1, fair)
        for held in left:
            repeats += any(
                _about(held, one.kind, [span or self._spans(quote) for quote, span in one.quotes])
                for one in self._expected.findings
            )
        wanted = sum(not one.optional for one in self._expected.findings)
        return Score(wanted, found, len(self._reading.findings) - repeats, fair)


def _same(name: str, form: str) -> bool:
    return name == form or (len(form) >= SHORTEST_INSIDE and (form in name or name in form))


def _about(finding: Finding, kind: str, spans: Sequence[Span | None]) -> bool:
    return finding.kind == kind and _shared(finding, spans) > 0


def _shared(finding: Finding, spans: Sequence[Span | None]) -> int:
    return sum(
        any(quote.span.meets(span) for quote in finding.spans) for span in spans if span is not None
    )


class _Finder:
    """Finds quotations in a text whose white space may differ, each run counting as one blank."""

    def __init__(self, text: str) -> None:
        kept = [
            i
            for i, letter in enumerate(text)
            if not letter.isspace() or (i > 0 and not text[i - 1].isspace())
        ]
        self._kept = kept
        self._even = "".join(" " if text[i].isspace() else text[i] for i in kept)

    def __call__(self, quote: str, nth: int = 1) -> Span | None:
        """The place where the quotation stands for the nth time."""
        wanted = " ".join(quote.split())
        at = self._even.find(wanted) if wanted else -1
        for _ in range(nth - 1):
            at = self._even.find(wanted, at + 1) if at >= 0 else -1
        if at < 0:
            return None
        return Span(self._kept[at], self._kept[at + len(wanted) - 1] + 1)
