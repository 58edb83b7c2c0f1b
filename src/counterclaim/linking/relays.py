"""
Whose words a report carries, where it says so.

Comes in: readings and the words of languages/<code>/relays.toml. Goes out: the outlet that each
report carries, at the words that say so, and relays: pairs in which one report passes on what
another told. A tag alone makes no pair: both must claim the same.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.linking.shingles import day_of
from counterclaim.linking.statements import Answer, Stating, folded, statings
from counterclaim.orthography import Word, words
from counterclaim.records import Copy, Passage, Quote, Reading, Span
from counterclaim.tables.copying import Copying, Relaying

AGENCIES: Final = "agencies"  # the voice of news agencies that are not named
UNDATED: Final = 0  # before every day


@dataclass(frozen=True, slots=True)
class Carried:
    """An outlet whose words a report carries: its key, its name, and the words that say so."""

    outlet: str
    name: str
    shown: Quote


@dataclass(frozen=True)
class Outlets:
    """Every outlet that some reports are of or that the table of actors knows."""

    known: frozenset[str]
    limits: Relaying

    @classmethod
    def of(cls, readings: Iterable[Reading], limits: Relaying) -> "Outlets":
        """The outlets of these reports: their own, and whom those without one carry."""
        found = set(limits.media.values())
        for one in readings:
            if one.report.outlet:
                found.add(outlet_key(one.report.outlet, limits))
            else:
                shown = _datelined(one.text, _passages(one), limits)
                found |= {outlet_key(name.quote, limits) for name in shown if _a_name(name.quote)}
        return cls(frozenset(found), limits)

    def key(self, name: str | None) -> str | None:
        """The key of an outlet that is known; None where nobody is known by that name."""
        made = outlet_key(name, self.limits) if name else ""
        return made if made in self.known else None


def outlet_key(name: str | None, limits: Relaying) -> str:
    """The key of an outlet: an actor's id where the table has it, else its folded words."""
    said = folded(name)
    return limits.media.get(said, said)


def carried(reading: Reading, outlets: Outlets) -> Carried | None:
    """
    The outlet whose words a report as a whole carries, other than its own.

    It stands in brackets in the dateline, on a line of credit, or at the end of the text. A report
    without an outlet is of the one in its dateline, known or not.
    """
    own = outlet_key(reading.report.outlet, outlets.limits)
    for shown in _tags(reading.text, _passages(reading), outlets.limits):
        key = _agency(shown.quote, outlets) or outlets.key(shown.quote)
        if key is not None and key != own:
            return Carried(key, shown.quote, shown)
    return None


def relays(readings: Sequence[Reading], limits: Copying) -> list[Copy]:
    """The pairs in which one report passes on another's claims and names its outlet, sorted."""
    outlets = Outlets.of(readings, limits.relaying)
    said = statings(readings, limits.stated)
    tags = {reading.report.id: carried(reading, outlets) for reading in readings}
    told = _told(readings, said, tags, outlets)
    found: list[Copy] = []
    for reading in readings:
        relayed = _relayed(reading, tags[reading.report.id], outlets)
        for relay, claims in relayed.items():
            made = _relay(reading, relay, [said[name] for name in claims], told, limits.relaying)
            found += [] if made is None else [made]
    return found


def _tags(text: str, passages: Sequence[Passage], limits: Relaying) -> Iterator[Quote]:
    """Names that stand where a report says whose words it carries."""
    yield from _datelined(text, passages, limits)
    for passage in passages:
        line = passage.span.cut(text)
        if len(line.split(maxsplit=limits.longest)) <= limits.longest:
            if passage is passages[-1]:
                yield from _bracketed(text, passage.span, limits)
            yield from _credited(text, passage.span.start, words(line), limits)
    if passages:
        yield from _signed(text, passages[-1].span, limits)


def _datelined(text: str, passages: Sequence[Passage], limits: Relaying) -> Iterator[Quote]:
    """Names in brackets in a dateline, or before the dash that ends one at the head of a text."""
    for number, passage in enumerate(passages):
        if passage.kind == "dateline":
            yield from _bracketed(text, passage.span, limits)
        elif number < limits.head:
            for _, closing in limits.brackets:
                end = text.find(closing, passage.span.start, passage.span.end)
                after = text[end + 1 : passage.span.end].lstrip(" ")[:1]
                before = text[passage.span.start : max(end, passage.span.start)]
                short = len(before.split(maxsplit=limits.longest)) <= limits.longest
                if end >= 0 and after in limits.dashes and short:
                    yield from _bracketed(text, Span(passage.span.start, end + 1), limits)


def _bracketed(text: str, span: Span, limits: Relaying) -> Iterator[Quote]:
    for opening, closing in limits.brackets:
        at = text.find(opening, span.start, span.end)
        end = text.find(closing, at + 1, span.end) if at >= 0 else -1
        if end > at + 1:
            yield from _named(text, Span(at + 1, end), limits)


def _credited(text: str, start: int, said: Sequence[Word], limits: Relaying) -> Iterator[Quote]:
    hit = limits.credits.at(said, 0) if said else None
    if hit is not None and hit[0] < len(said):
        yield from _named(text, Span(start + said[hit[0]].start, start + said[-1].end), limits)


def _signed(text: str, span: Span, limits: Relaying) -> Iterator[Quote]:
    """A name after the last dash of the text: "… — Agencies"."""
    at = max(text.rfind(dash, span.start, span.end) for dash in limits.dashes)
    tail = text[at + 1 : span.end]
    if at >= 0 and tail.strip() and len(tail.split(maxsplit=limits.longest)) <= limits.longest:
        yield from _named(text, Span(at + 1, span.end), limits)


def _named(text: str, span: Span, limits: Relaying) -> Iterator[Quote]:
    """The names in a stretch: "AFP/Reuters" has two."""
    start = span.start
    for at in range(span.start, span.end + 1):
        if at == span.end or text[at] in limits.between:
            said = text[start:at]
            name = said.strip(" \t\n.:;")
            if name:
                begin = start + said.index(name)
                yield Quote(begin, begin + len(name), name)
            start = at + 1


def _agency(name: str, outlets: Outlets) -> str | None:
    return AGENCIES if name in outlets.limits.agencies else None


def _passages(reading: Reading) -> list[Passage]:
    return [one for one in reading.layers.get(Passage, ()) if isinstance(one, Passage)]


def _a_name(said: str) -> bool:
    """Whether it can be a name: no number, no small letter first."""
    return not any(letter.isdigit() for letter in said) and not said[0].islower()


def _relayed(reading: Reading, tag: Carried | None, outlets: Outlets) -> dict[Carried, list[str]]:
    """Each outlet that a report passes on, with the claims that are told on its word."""
    own = outlet_key(reading.report.outlet, outlets.limits)
    found: dict[Carried, list[str]] = {}
    whole = tag if own else None
    by_name: dict[str, Carried] = {}
    for claim in reading.claims:
        key = outlets.key(claim.last.speaker) if claim.last.role == "source" else None
        if key is not None and key != own and claim.last.source is not None:
            name = claim.last.speaker or ""
            relay = by_name.setdefault(key, Carried(key, name, claim.last.source))
            found.setdefault(relay, []).append(claim.id)
        elif whole is not None and whole.outlet != AGENCIES:
            found.setdefault(whole, []).append(claim.id)
    return found


def _told(
    readings: Sequence[Reading],
    said: Mapping[str, Stating],
    tags: Mapping[str, Carried | None],
    outlets: Outlets,
) -> dict[tuple[str, Answer], list[tuple[int, str, Stating]]]:
    """What each outlet's own reports claim, with day and report, by day."""
    told: dict[tuple[str, Answer], list[tuple[int, str, Stating]]] = {}
    for reading in readings:
        tag = tags[reading.report.id]
        own = outlet_key(reading.report.outlet, outlets.limits) or (tag.outlet if tag else "")
        if own and (tag is None or not reading.report.outlet):
            day = day_of(reading.report) or UNDATED
            for claim in reading.claims:
                stating = said[claim.id]
                told.setdefault((own, stating.answer), []).append((day, reading.report.id, stating))
    for held in told.values():
        held.sort(key=lambda one: (one[0], one[1], one[2].claim))
    return told


def _relay(
    reading: Reading,
    relay: Carried,
    claims: Sequence[Stating],
    told: Mapping[tuple[str, Answer], Sequence[tuple[int, str, Stating]]],
    limits: Relaying,
) -> Copy | None:
    """The report of the outlet that tells most of what is relayed; the latest before it, if two."""
    here = day_of(reading.report)
    matched: dict[tuple[str, int], set[str]] = {}
    for stating in claims:
        for day, name, theirs in _before(
            told.get((relay.outlet, stating.answer), ()), here, limits
        ):
            if name != reading.report.id and stating.may_be(theirs):
                matched.setdefault((name, day), set()).add(stating.claim)
    if not matched:
        return None
    best, _ = min(matched, key=lambda held: (-len(matched[held]), -held[1], held[0]))
    share = round(max(len(held) for held in matched.values()) / len(claims), 4)
    mine = reading.report.id
    if mine < best:
        return Copy(mine, best, "relay", share, (relay.shown, None))
    return Copy(best, mine, "relay", share, (None, relay.shown))


def _before(
    told: Sequence[tuple[int, str, Stating]], here: int | None, limits: Relaying
) -> Sequence[tuple[int, str, Stating]]:
    """What was told in the days up to a day; what has no day can always be meant."""
    if here is None:
        return told
    first = bisect_left(told, here - limits.days, key=lambda one: one[0])
    after = bisect_right(told, here, key=lambda one: one[0])
    undated = bisect_right(told, UNDATED, key=lambda one: one[0])
    return [*told[:undated], *told[max(first, undated) : after]]
