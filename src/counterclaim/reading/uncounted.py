"""
Tolls without a figure: a bare plural ("soldiers were killed"), a phrase ("a triple shooting").

Comes in: a region, and its words of harm that no figure took. Goes out: drafts of tolls whose
range is not told, or is told by the phrase itself.
"""

from collections.abc import Iterator, Sequence

from counterclaim.orthography import Word
from counterclaim.reading.harmed import Draft, Harmed
from counterclaim.reading.harming import Harming
from counterclaim.reading.regions import Region
from counterclaim.records import Quote, Reading, Span, Toll
from counterclaim.tables.people import Kind, People


def uncounted(harming: Harming, reading: Reading, region: Region, sign: Harmed) -> Draft | None:
    """The toll of a bare plural, "guards who died", or None where no plural stands there."""
    for effect in sign.effects:
        if effect.none_only:
            continue
        found = _plural(harming, region, sign, harming.side(sign, effect, region))
        if found is None:
            continue
        first, after, kind = found
        mine, whom = region.line.cut(sign.first, sign.after), region.line.cut(first, after)
        span = Span(min(mine.start, whom.start), max(mine.end, whom.end))
        return Draft(
            harming.shown(region, sign, span),
            mine,
            Toll(
                effect=effect.effect,
                victims=harming.victims(kind, region),
                subclass=kind.subclass,
                wording=whom.cut(reading.text),
                low=None,
                high=None,
                qualifier="unquantified",
                cumulative=False,
                includes=None,
                by=harming.by(reading, region, sign),
                number=None,
            ),
            "rules:toll.plural",
        )
    return None


def wholes(harming: Harming, reading: Reading, region: Region) -> Iterator[Draft]:
    """The tolls of phrases that hold their number: "a triple shooting"."""
    for first, after, whole in harming.harm.wholes.all(region.words):
        longer = harming.harm.words.at(region.words, first)
        if longer is not None and longer[0] > after - first:
            continue  # "the fatal shooting of two men"
        span = region.line.cut(first, after)
        yield Draft(
            span,
            span,
            Toll(
                effect=whole.effect,
                victims="unspecified",
                subclass=None,
                wording=span.cut(reading.text),
                low=whole.low,
                high=whole.high,
                qualifier="exact" if whole.high is not None else "at_least",
                cumulative=False,
                includes=None,
                by=None,
                number=Quote.of(reading.text, span),
            ),
            "rules:toll.whole",
            span,
        )


def _plural(
    harming: Harming, region: Region, sign: Harmed, side: str
) -> tuple[int, int, Kind] | None:
    items, small = region.words, harming.grammar
    if side == "left":
        places = range(sign.first - 1, max(-1, sign.first - 1 - harming.harm.reach), -1)
    else:
        places = range(sign.after, min(len(items), sign.after + 4))
    for i in places:
        item = items[i]
        if item.kind == "mark" or item.key in small.conjunctions:
            return None
        hit = harming.people.at(items, i)
        if hit is not None and hit[1].grammar == "one" and _person(harming, items, i):
            return None  # "police: teen shot"
        if hit is not None and hit[1].grammar != "one" and not hit[1].role:
            return _longest(harming.people, items, i, i + hit[0], hit[1])
        if side == "left" and item.key in small.prepositions:
            return None
    return None


def _person(harming: Harming, items: Sequence[Word], i: int) -> bool:
    return harming.harm.words.at(items, i) is None and bool(harming.harm.single.reach)


def _longest(
    people: People, items: Sequence[Word], first: int, after: int, kind: Kind
) -> tuple[int, int, Kind]:
    """The longest noun for people that ends with this one: "security forces"."""
    for i in range(max(0, first - 3), first):
        hit = people.at(items, i)
        if hit is not None and i + hit[0] >= after:
            return i, i + hit[0], hit[1]
    return first, after, kind
