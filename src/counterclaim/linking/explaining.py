"""
A link as a waterfall: what held before anything was compared, each reason, the sum, the bar.

Comes in: links and data/linkage.toml. Goes out: rows of words and bits, top to bottom, which
other code prints or draws.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from counterclaim.linking.decisions import COMPARISON
from counterclaim.records import Link
from counterclaim.tables.linkage import Linkage

StepKind = Literal["prior", "comparison", "decision", "sum", "bar"]


@dataclass(frozen=True, slots=True)
class Step:
    """
    One row of a waterfall: what was asked, what the answer is, its bits, and the sum so far.

    A row of kind "bar" has no sum of its own: its bits are what the sum is held against.
    """

    kind: StepKind
    asks: str
    says: str
    bits: float
    sum: float


def waterfall(link: Link, linkage: Linkage) -> tuple[Step, ...]:
    """The rows of one link: prior, comparisons in the table's order, decisions, sum, bar."""
    return tuple(_steps(link, linkage))


def because(link: Link, linkage: Linkage) -> str:
    """
    A link's strongest reasons in one line: "they share many words (+9.0), one day (+3.0)".

    Answers worth nothing are left out; of the others the weightiest stand first.
    """
    told = sorted((one for one in link.evidence if one.bits), key=lambda one: -abs(one.bits))
    reasons = [f"{linkage.says(one.comparison, one.answer)} ({one.bits:+.1f})" for one in told]
    said = [one.answer for one in link.evidence if one.comparison == COMPARISON]
    return ", ".join([*said, *reasons]) or "nothing is known of both"


def _steps(link: Link, linkage: Linkage) -> Iterator[Step]:
    asks = {one.name: one.says for one in linkage.comparisons}
    weighed = [one for one in link.evidence if one.comparison != COMPARISON]
    prior = linkage.model.prior_bits
    sums = list(accumulate((one.bits for one in weighed), initial=prior))
    yield Step("prior", "before anything is compared", "any two that share a key", prior, prior)
    for one, total in zip(weighed, sums[1:], strict=True):
        says = linkage.says(one.comparison, one.answer)
        yield Step("comparison", asks.get(one.comparison, one.comparison), says, one.bits, total)
    for one in link.evidence:
        if one.comparison == COMPARISON:
            yield Step("decision", "what people decided", one.answer, 0.0, link.bits)
    yield Step("sum", "all reasons together", _verdict(link, linkage), link.bits, link.bits)
    bar = linkage.model.link_above
    yield Step("bar", "linked from", f"{bar:.1f} bits", bar, link.bits)


def _verdict(link: Link, linkage: Linkage) -> str:
    if link.decided_by is not None:
        return f"decided by {link.decided_by}"
    return "enough to link" if link.bits >= linkage.model.link_above else "not enough to link"
