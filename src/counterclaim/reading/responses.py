"""
Responses: which claims a denial or a confirmation answers.

Comes in: a response and all claims of its report. Goes out: the ids of the claims that
it can mean, best first: somebody else's, about the thing its words name, and near.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice

from counterclaim.orthography import words
from counterclaim.records import Claim, Name, Status, Toll
from counterclaim.tables.harm import Harm


def answer(
    response: Claim,
    claims: Sequence[Claim],
    names: Sequence[Name],
    evidence: Mapping[str, int],
    harm: Harm,
) -> tuple[str, ...]:
    """The claims that a response can mean, the likeliest first; both layers are in order."""
    who = response.last.actor
    named = _named(response, names, evidence["reach"]) - {who}
    row = words(response.span.quote)
    said = {word.key for word in row}
    said |= {effect.effect for _, _, effects in harm.words.all(row) for effect in effects}
    at = bisect_left(claims, response.span.start, key=lambda claim: claim.span.start)
    ranked = sorted(
        (
            (
                -_weight(response, claim, named, said, evidence),
                abs(claim.span.start - response.span.start),
                claim.id,
            )
            for claim in claims[max(0, at - evidence["before"]) : at + evidence["after"]]
            if claim.kind != "response" and claim.last.actor != who and claim.last.role != "outlet"
        ),
    )
    return tuple(row[2] for row in ranked[: evidence["most"]] if row[0] < 0)


def _named(response: Claim, names: Sequence[Name], reach: int) -> set[str | None]:
    """The actors named in a response or just before it."""
    first = bisect_left(names, response.span.start - reach, key=lambda name: name.span.start)
    named: set[str | None] = set()
    for name in islice(names, first, None):
        if name.span.start >= response.span.end:
            break
        named.add(name.actor)
    return named


def _weight(
    response: Claim,
    claim: Claim,
    named: set[str | None],
    said: set[str],
    evidence: Mapping[str, int],
) -> int:
    """Evidence that a response means a claim: whose it is, what it names, that it stands near."""
    weight = evidence["named"] if claim.last.actor in named else 0
    long = {word.key for word in words(claim.span.quote) if len(word.key) >= evidence["letters"]}
    weight += min(evidence["words_most"], evidence["word"] * len(said & long))
    if abs(claim.span.start - response.span.start) < evidence["near_characters"]:
        weight += evidence["near"]
    if isinstance(claim.body, Toll) and claim.body.effect in said:
        weight += evidence["effect"]
    if isinstance(claim.body, Toll | Status):
        weight += evidence["toll_or_status"]
    return weight
