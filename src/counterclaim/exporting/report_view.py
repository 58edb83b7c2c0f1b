"""
One report as a page tells it: its text with marks, its claims, findings and doubts.

Comes in: a reading, and its number on the page. Goes out: a view that templates can draw without
a decision of their own; words come from `wording.py`, marks are cut by `marks.py`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from counterclaim.exporting import wording
from counterclaim.exporting.marks import Notes, by_stretch, marked, marks_of, shown
from counterclaim.exporting.matrix import numbers_of
from counterclaim.records import (
    Claim,
    Doubt,
    Finding,
    Passage,
    Quote,
    Reading,
    Report,
    Span,
    Toll,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report with the link to where they stand, their language and direction."""

    html: Markup
    href: str
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage as the page draws it."""

    kind: str
    html: Markup
    language: str | None
    direction: str


@dataclass(frozen=True, slots=True)
class PostView:
    """A post as the page draws it: its author, its paragraphs, its date."""

    author: str
    handle: str
    date: str
    url: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as the page tells it, with links to its words."""

    number: str
    claim: Claim
    chain: tuple[str, ...]
    answer: str
    of_whom: str
    when: str
    when_words: Words | None
    places: tuple[tuple[str, bool, str], ...]
    words: Words
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in a sentence, with links to its words."""

    kind: str
    says: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class DoubtView:
    """What was seen and not read, with a link to its words where it has any."""

    stage: str
    why: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as the page tells it; one alone has no number."""

    report: Report
    number: int | None
    title: str
    file: str
    published: str
    url: str
    body: tuple[PassageView | PostView, ...]
    questions: tuple[tuple[str, tuple[ClaimView, ...]], ...]
    claims: int
    findings: tuple[FindingView, ...]
    doubts: tuple[tuple[str, tuple[DoubtView, ...]], ...]
    doubted: int


def report_view(reading: Reading, number: int | None) -> ReportView:
    """The report as a page tells it; `number` is its place on the page, None where it is alone."""
    return _Teller(reading, number).view()


class _Teller:
    """Tells one reading: everything that the page says about one report."""

    def __init__(self, reading: Reading, number: int | None) -> None:
        self._reading, self._report, self._number = reading, reading.report, number
        self._within = "" if number is None else f"{reading.report.id}/"
        self._numbers = numbers_of(reading, number)
        self._by_id = {claim.id: claim for claim in reading.claims}
        found = reading.layers.get(Passage, ())
        self._passages = sorted(
            (one for one in found if isinstance(one, Passage)), key=lambda one: one.span
        )
        self._starts = [one.span.start for one in self._passages]

    def view(self) -> ReportView:
        """The report as the page tells it."""
        report = self._report
        doubts = sorted(self._reading.doubts, key=lambda one: one.stage)
        return ReportView(
            report=report,
            number=self._number,
            title=wording.title(report),
            file=wording.file_name(report),
            published=wording.day(report.published),
            url=report.url if report.url and report.url.startswith(("https:", "http:")) else "",
            body=tuple(self._body()),
            questions=tuple(
                (heading, tuple(self._claim(one) for one in claims))
                for heading, claims in wording.grouped(self._reading.claims)
            ),
            claims=len(self._reading.claims),
            findings=tuple(self._finding(one) for one in self._reading.findings),
            doubts=tuple(
                (stage, tuple(self._doubt(one) for one in group))
                for stage, group in groupby(doubts, key=lambda one: one.stage)
            ),
            doubted=len(doubts),
        )

    # --- the text ---

    def _body(self) -> Iterator[PassageView | PostView]:
        """Passages in order, posts as posts; what no passage holds stands between them."""
        drawn = zip(self._stretches(), self._drawn(), strict=True)
        for post, group in groupby(drawn, key=lambda pair: _posted(pair[0][1])):
            if post is None:
                yield from (view for _, view in group)
            else:
                author, handle, date, url = post
                yield PostView(author, handle, date, url, tuple(view for _, view in group))

    def _stretches(self) -> list[tuple[Span, Passage | None]]:
        """The whole text, cut at passages; blank stretches are left out."""
        found: list[tuple[Span, Passage | None]] = []
        at, end = 0, len(self._report.text)
        for passage in self._passages:
            start, after = max(at, passage.span.start), min(end, passage.span.end)
            if start < after:
                found.extend(self._between(at, start))
                found.append((Span(start, after), passage))
                at = after
        found.extend(self._between(at, end))
        return found

    def _between(self, start: int, end: int) -> Iterator[tuple[Span, None]]:
        if self._report.text[start:end].strip():
            yield Span(start, end), None

    def _drawn(self) -> Iterator[PassageView]:
        stretches = self._stretches()
        notes = self._notes()
        cut = by_stretch(marks_of(self._reading), [span for span, _ in stretches])
        for (span, passage), marks in zip(stretches, cut, strict=True):
            words = Markup(marked(self._report.text, span, marks, notes))
            if passage is None:
                yield PassageView("unread", words, None, "auto")
            else:
                yield PassageView(passage.kind, words, passage.language, passage.direction)

    def _notes(self) -> Notes:
        linked = {(one.start, one.end) for claim in self._reading.claims for one in _quotes(claim)}
        linked |= {(one.start, one.end) for f in self._reading.findings for one in f.spans}
        linked |= {(one.span.start, one.span.end) for one in self._reading.doubts if one.span}
        references: dict[tuple[int, int], str] = {}
        for identity, number in self._numbers.items():
            span = self._by_id[identity].span
            at = (span.start, span.end)
            references[at] = references.get(at, "") + _reference(identity, number)
        return Notes({at: self._anchor(*at) for at in linked}, references)

    def _anchor(self, start: int, end: int) -> str:
        return f"{self._within}t={start},{end}"

    # --- what was read in it ---

    def _words(self, quote: Quote) -> Words:
        i = bisect_right(self._starts, quote.start) - 1
        passage = self._passages[i] if i >= 0 else None
        return Words(
            Markup(shown(quote.quote)),
            f"#{self._anchor(quote.start, quote.end)}",
            passage.language if passage else None,
            passage.direction if passage else "auto",
        )

    def _claim(self, claim: Claim) -> ClaimView:
        answered = [one for one in claim.responds_to if one in self._numbers]
        return ClaimView(
            number=self._numbers[claim.id],
            claim=claim,
            chain=tuple(wording.named(one, self._report) for one in claim.chain),
            answer=wording.told(claim, self._report, self._by_id),
            of_whom=wording.of_whom(claim.body) if isinstance(claim.body, Toll) else "",
            when=wording.when(claim.occurred.interval),
            when_words=self._words(claim.occurred.span) if claim.occurred.span else None,
            places=tuple(
                (one.name, one.precision != "unresolved", self._words(one.span).href)
                for one in claim.places
            ),
            words=self._words(claim.span),
            answers=tuple((self._numbers[one], f"#c={one}") for one in answered),
        )

    def _finding(self, finding: Finding) -> FindingView:
        return FindingView(
            finding.kind, finding.says, tuple(self._words(one) for one in finding.spans)
        )

    def _doubt(self, doubt: Doubt) -> DoubtView:
        quote = Quote.of(self._report.text, doubt.span) if doubt.span else None
        return DoubtView(doubt.stage, doubt.why, self._words(quote) if quote else None)


def _posted(passage: Passage | None) -> tuple[str, str, str, str] | None:
    """What makes two passages paragraphs of one post."""
    if passage is None or passage.kind != "post":
        return None
    url = passage.url or ""
    return (
        passage.author or "",
        (passage.handle or "").lstrip("@"),
        wording.day(passage.date),
        url if url.startswith(("https:", "http:")) else "",
    )


def _quotes(claim: Claim) -> Iterator[Quote]:
    """Every stretch that a claim's card links to."""
    yield claim.span
    yield from (place.span for place in claim.places)
    if claim.occurred.span is not None:
        yield claim.occurred.span


def _reference(identity: str, number: str) -> str:
    return (
        f'<a class="reference" href="#c={identity}"><span class="hidden">claim </span>{number}</a>'
    )
