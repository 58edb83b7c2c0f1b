"""
Responses: which claims a denial or a confirmation answers.

Comes in: all claims of a report. Goes out: the same, each response with the ids of the claims
that it answers, best first: somebody else's, by whom its words name, of what its words name.
Words that name neither answer what stands just before them. What answers nothing stays alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.orthography import words
from counterclaim.reading.harming import OWN
from counterclaim.reading.matters import Matter, Vocabulary, matter
from counterclaim.reading.sides import Sides
from counterclaim.records import Claim, Name, Passage, Reading, Sentence, Span, Status, Toll

_REFUSED = "rules:refusal"  # found by a cue and its object; the others by a word that judges
_PARTIES = frozenset({"state", "armed_group"})


@dataclass(frozen=True)
class Responses:
    """Ties the responses of one reading to what they answer."""

    reading: Reading
    claims: Sequence[Claim]
    limits: Mapping[str, int]
    vocabularies: Mapping[str, Vocabulary]
    sides: Sides

    @classmethod
    def of(
        cls,
        reading: Reading,
        claims: Sequence[Claim],
        limits: Mapping[str, int],
        vocabularies: Mapping[str, Vocabulary],
    ) -> "Responses":
        """The responses of a reading; `claims` are in the order of the text."""
        return cls(reading, claims, limits, vocabularies, Sides.of(reading))

    def __call__(self) -> Iterator[Claim]:
        """
        Every claim, the responses with what they answer.

        "X dismissed the army's version. Its spokesman said that …": a response that names no
        content answers what the next one of the same speaker, just after it, answers.
        """
        made: list[Claim] = []
        after: Claim | None = None
        for claim in reversed(self.claims):
            if claim.kind != "response":
                made.append(claim)
                continue
            about = self._matter(claim)
            answered = self._spelled_out(claim, about, after) or self._answered(claim, about)
            after = replace(claim, responds_to=answered)
            made.append(after)
        yield from reversed(made)

    # --- what a response is about ---------------------------------------------------

    def _sentence(self, span: Span) -> Span:
        sentences = self.reading[Sentence]
        at = bisect_right(sentences, span.start, key=lambda one: one.span.start)
        return sentences[at - 1].span if at else span

    def _clause(self, response: Claim) -> Span:
        """The words of a response, from where its sentence or the response before it ends."""
        span = response.span.span
        if response.found_by == _REFUSED:
            return span
        begin = self._sentence(span).start
        at = bisect_left(self.claims, span.start, key=lambda claim: claim.span.start)
        for claim in reversed(self.claims[max(0, at - self.limits["before"]) : at]):
            if claim.kind == "response" and begin < claim.span.end <= span.start:
                begin = claim.span.end
        return Span(begin, span.end)

    def _matter(self, response: Claim) -> Matter:
        vocabulary = self.vocabularies[response.language]
        return matter(self.reading, self._clause(response), vocabulary)

    def _spelled_out(self, response: Claim, about: Matter, after: Claim | None) -> tuple[str, ...]:
        if about.named or after is None or after.stance != response.stance:
            return ()
        same = after.last.actor is not None and after.last.actor == response.last.actor
        near = after.span.start - response.span.end <= self.limits["reach"]
        return after.responds_to if same and near else ()

    # --- what it answers ------------------------------------------------------------

    def _answered(self, response: Claim, about: Matter) -> tuple[str, ...]:
        others = [one for one in self._around(response) if self._another(response, one)]
        clause = self._clause(response)
        reported = [one for one in others if _reported(response, one, clause)]
        names = self._names(response, clause)
        named = self._of_those_named(response, others, names)
        if reported:
            meant = _firm(reported)
        elif about.named:
            fit = _fitting(named or others, self._owned(response, about, names))
            meant = fit if named else self._of_one(response, fit)
        elif named:
            meant = self._statement(response, named)
        elif response.found_by == _REFUSED and not about.said:
            meant = self._alike(others, about)
        else:
            meant = self._statement(response, self._near(response, others))
        return self._ids(response, _current(meant), about)

    def _around(self, response: Claim) -> Sequence[Claim]:
        at = bisect_left(self.claims, response.span.start, key=lambda claim: claim.span.start)
        before, after = self.limits["before"], self.limits["after"]
        return self.claims[max(0, at - before) : at + after]

    def _another(self, response: Claim, claim: Claim) -> bool:
        """Whether a claim is somebody else's, and says something that can be denied."""
        if claim.kind == "response" or claim.last.role == "outlet":
            return False
        told = claim.stance in {"asserts", "confirms"}
        return told and claim.last.actor != response.last.actor

    def _owned(self, response: Claim, about: Matter, names: Sequence[Name]) -> Matter:
        """ "The army hides its own losses": of whoever is named; who admits, admits his own."""
        if not about.own:
            return about
        sectors = {one.sector for one in names}
        if not sectors and response.stance == "confirms":
            sectors = {self.sides.sector(response)}
        own = frozenset(OWN[sector] for sector in sectors if sector in OWN)
        return replace(about, classes=own or about.classes)

    def _alike(self, others: Sequence[Claim], about: Matter) -> list[Claim]:
        """What shares most long words with a response that names nothing else."""
        long = {key for key in about.keys if len(key) >= self.limits["letters"]}
        shared = {
            one.id: len(long & {word.key for word in words(one.span.quote)}) for one in others
        }
        most = max(shared.values(), default=0)
        return _firm([one for one in others if most and shared[one.id] == most])

    def _names(self, response: Claim, clause: Span) -> list[Name]:
        """Whom the words name, besides who speaks."""
        inside = self.reading.inside(Name, clause)
        return [one for one in inside if one.actor != response.last.actor]

    def _of_those_named(
        self, response: Claim, others: Sequence[Claim], names: Sequence[Name]
    ) -> list[Claim]:
        """The claims of those whom the words name, or of who else speaks for their side."""
        actors = {one.actor for one in names}
        own = [one for one in others if one.last.actor in actors]
        if own:
            return own
        mine = self.sides.sector(response)
        sectors = ({one.sector for one in names} & _PARTIES) - {mine}
        return [one for one in others if self.sides.sector(one) in sectors]

    def _of_one(self, response: Claim, fit: Sequence[Claim]) -> list[Claim]:
        """The claims of whoever of them speaks nearest before, and else nearest after."""
        first = min(fit, key=lambda one: self._way(response, one), default=None)
        return [one for one in fit if first and one.last.actor == first.last.actor]

    def _near(self, response: Claim, others: Sequence[Claim]) -> list[Claim]:
        """What stands before it in its paragraph, or, where it begins one, in the last."""
        passages = self.reading[Passage]
        at = bisect_right(passages, response.span.start, key=lambda one: one.span.start) - 1
        begin = passages[at].span.start if at >= 0 else 0
        if at > 0 and self._sentence(response.span.span).start <= begin:
            begin = passages[at - 1].span.start
        begin = max(begin, response.span.start - self.limits["near_characters"])
        return [
            one for one in others if begin <= one.span.start and one.span.end <= response.span.start
        ]

    def _statement(self, response: Claim, others: Sequence[Claim]) -> list[Claim]:
        """Figures and states of the sentence that stands nearest; else what else it says."""
        firm = _firm(others)
        first = min(firm, key=lambda one: self._way(response, one), default=None)
        if first is None:
            return []
        sentence = self._sentence(first.span.span)
        return [
            one
            for one in firm
            if sentence.holds(one.span.span) and one.last.actor == first.last.actor
        ]

    def _way(self, response: Claim, claim: Claim) -> tuple[bool, int, str]:
        """How far off a claim stands; what stands before comes first."""
        behind = claim.span.start > response.span.start
        return behind, abs(claim.span.start - response.span.start), claim.id

    def _ids(self, response: Claim, meant: Sequence[Claim], about: Matter) -> tuple[str, ...]:
        """The likeliest first: what fits best, is said of the whole, and was said last."""

        def rank(claim: Claim) -> tuple[object, ...]:
            said = claim.asserted.interval.last_day or date.min
            whole = not claim.places
            return -about.fits(claim), not whole, -said.toordinal(), self._way(response, claim)

        ranked = sorted(meant, key=rank)
        return tuple(one.id for one in ranked[: self.limits["most"]])


def _reported(response: Claim, claim: Claim, clause: Span) -> bool:
    """Whether the response itself tells the claim: "X's claim that … was a lie"."""
    outer = {link.actor for link in claim.chain[:-1]}
    mine = response.last.actor is not None and response.last.actor in outer
    return mine and clause.holds(claim.span.span)


def _firm(claims: Sequence[Claim]) -> list[Claim]:
    """Figures and states of things, which is what people deny; all, where there are none."""
    return [one for one in claims if isinstance(one.body, Toll | Status)] or list(claims)


def _fitting(claims: Sequence[Claim], about: Matter) -> list[Claim]:
    """What fits the words best."""
    best = max(map(about.fits, claims), default=0)
    return [one for one in claims if best and about.fits(one) == best]


def _current(claims: Sequence[Claim]) -> list[Claim]:
    """Without the figures that the same speaker is told to have given on an earlier day."""

    def question(claim: Claim) -> tuple[object, ...]:
        toll = claim.body
        asked = (toll.victims, toll.effect) if isinstance(toll, Toll) else (claim.id,)
        return claim.last.actor, *asked

    last: dict[tuple[object, ...], date] = {}
    for one in claims:
        day = one.asserted.interval.last_day or date.min
        last[question(one)] = max(day, last.get(question(one), date.min))
    return [
        one for one in claims if (one.asserted.interval.last_day or date.min) == last[question(one)]
    ]
