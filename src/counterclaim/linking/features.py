"""
Sketch to features: the flat row of a sketch that is compared with others.

Comes in: a sketch, the reading that it is of, tables. Goes out: one row of plain values, the
columns that the conditions of data/linkage.toml speak of; and the Arrow table of many.
"""

import math
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from counterclaim.linking.parties import compared, sides
from counterclaim.linking.telling import Telling
from counterclaim.linking.words import Said, heaviest, said, weights
from counterclaim.orthography import fold, words
from counterclaim.records import Claim, Passage, Reading, Sketch, Toll, Where
from counterclaim.tables import Tables
from counterclaim.tables.rarity import Rarity

if TYPE_CHECKING:
    import pyarrow as pa

_EPOCH: Final = date(1970, 1, 1).toordinal()
# From the vaguest to the most exact, as in the tables of places.
_EXACT: Final = ("unresolved", "country", "region", "district", "town", "site")
_QUOTED: Final = re.compile(r"[“„«\"]([^“”„«»\"]{20,1200})[”“»\"]|``(.{20,1200}?)''", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Features:
    """
    One sketch as it is compared. Days are counted from 1970-01-01; None and () are "not known".

    `words` are coded for weight: a word that weighs 3 stands as `word|1`, `word|2` and `word|3`,
    so that the length of an intersection is the weight of what is shared; the heaviest stands
    first. `headline`, `opening` and `place_words` are coded `word|1`, so that they can be met.
    `names` are words with capital letters that follow each other, `persons` single ones; `ages`
    and `numbers` are numbers by their form. `parties` are actor ids, `sides` what they belong to.
    `quotes` are marks of runs of quoted words. `regions` are squares of a degree with the places.
    """

    unique_id: str
    report: str
    main: bool
    kind: str
    outlet: str | None
    published: int | None
    first_day: int | None
    last_day: int | None
    lat: float | None
    lon: float | None
    place_precision: str | None
    place_ids: tuple[str, ...]
    place_names: tuple[str, ...]
    place_words: tuple[str, ...]
    regions: tuple[str, ...]
    parties: tuple[str, ...]
    sides: tuple[str, ...]
    acts: tuple[str, ...]
    names: tuple[str, ...]
    persons: tuple[str, ...]
    ages: tuple[str, ...]
    numbers: tuple[str, ...]
    words: tuple[str, ...]
    opening: tuple[str, ...]
    quotes: tuple[str, ...]
    headline: tuple[str, ...]
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    language: str


def features(sketch: Sketch, reading: Reading, tables: Tables) -> Features:
    """The row of a sketch; the same whatever else is linked."""
    limits, rarity = tables.linkage.telling, tables.rarity
    held = frozenset(sketch.claims)
    claims = [claim for claim in reading.claims if claim.id in held]
    stretches = _stretches(sketch, reading, claims)
    known = compared(sketch.places, tables)
    told = said(sketch.headline, stretches, limits, known)
    top = said(sketch.headline, (), limits, known)
    named = _narrow(sketch.places)
    best = _best(named)
    killed, injured = (_toll(claims, effect) for effect in ("killed", "injured"))
    return Features(
        unique_id=sketch.id,
        report=sketch.report,
        main=sketch.main,
        kind=sketch.kind,
        # What a report says beside its main story was not news on the day that it was published.
        outlet=_outlet(reading) if sketch.main else None,
        published=_days(sketch.published) if sketch.main else None,
        first_day=_days(sketch.interval.first_day),
        last_day=_days(sketch.interval.last_day),
        lat=best.lat if best else None,
        lon=best.lon if best else None,
        place_precision=best.precision if best else None,
        place_ids=tuple(place.place for place in named if place.place),
        place_names=tuple(dict.fromkeys(fold(place.name) for place in named)),
        place_words=tuple(
            dict.fromkeys(f"{word.key}|1" for place in named for word in words(place.name))
        ),
        regions=_squares(named),
        parties=sketch.parties,
        sides=sides(sketch.parties, tables),
        acts=sketch.acts,
        names=_rare(told.pairs, rarity, limits["name_bits"], limits["names_most"]),
        persons=_rare(told.names, rarity, limits["person_bits"], limits["names_most"]),
        ages=tuple(sorted(told.ages)[: limits["names_most"]]),
        numbers=tuple(sorted(told.numbers)[: limits["names_most"]]),
        words=_coded(told, rarity, limits),
        opening=_plain(told.opening, rarity, limits["opening_bits"], limits["opening_most"]),
        quotes=_quotes(stretches, limits),
        headline=_plain(top.counts, rarity, limits["least_bits"], limits["opening_most"]),
        killed_low=killed[0],
        killed_high=killed[1],
        injured_low=injured[0],
        injured_high=injured[1],
        language=_language(reading),
    )


def _stretches(sketch: Sketch, reading: Reading, claims: Sequence[Claim]) -> list[str]:
    telling = Telling.of(reading.text)
    if not sketch.main:
        return list(telling.only(telling.sentences(claims)))
    held = frozenset(sketch.claims)
    others = [claim for claim in reading.claims if claim.id not in held]
    return list(telling.without(telling.sentences(others) - telling.sentences(claims)))


def _outlet(reading: Reading) -> str | None:
    report = reading.report
    if report.url:
        host = urlsplit(report.url).hostname
        if host:
            return host.removeprefix("www.")
    return fold(report.outlet) if report.outlet else None


def _exact(place: Where) -> int:
    return _EXACT.index(place.precision) if place.precision in _EXACT else len(_EXACT)


def _narrow(places: Sequence[Where]) -> tuple[Where, ...]:
    """Its districts, towns and sites; where there is none, its regions; a country never."""
    exact = tuple(place for place in places if _exact(place) >= _EXACT.index("district"))
    return exact or tuple(place for place in places if place.precision != "country")


def _best(places: Sequence[Where]) -> Where | None:
    """The first of the most exact places that have coordinates."""
    placed = [place for place in places if place.lat is not None and place.lon is not None]
    return max(placed, key=_exact, default=None)


def _squares(places: Iterable[Where]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            f"{math.floor(place.lat)}:{math.floor(place.lon)}"
            for place in places
            if place.lat is not None
            and place.lon is not None
            and _exact(place) >= _EXACT.index("district")
        )
    )


def _rare(named: Mapping[str, int], rarity: Rarity, least: int, most: int) -> tuple[str, ...]:
    """Names whose words are rare enough, the rarest and most often said first."""
    bits = {name: sum(map(rarity, name.split(" "))) for name in named}
    kept = [name for name in named if bits[name] >= least]
    return tuple(sorted(kept, key=lambda name: (-bits[name], -named[name], name))[:most])


def _plain(said_: Collection[str], rarity: Rarity, least: int, most: int) -> tuple[str, ...]:
    rare = sorted(said_, key=lambda word: (-rarity(word), word))
    return tuple(f"{word}|1" for word in rare if rarity(word) >= least)[:most]


def _coded(told: Said, rarity: Rarity, limits: Mapping[str, int]) -> tuple[str, ...]:
    weighed = weights(told, rarity, limits)
    return tuple(
        f"{word}|{unit}"
        for word in heaviest(weighed, limits["words_most"])
        for unit in range(1, _units(weighed[word], limits) + 1)
    )


def _units(weight: float, limits: Mapping[str, int]) -> int:
    return min(limits["units_most"], max(1, round(weight / limits["weight_of_unit"])))


def _quotes(stretches: Iterable[str], limits: Mapping[str, int]) -> tuple[str, ...]:
    """
    Marks of runs of quoted words that two reports find alike, however each cuts the quotation.

    Of all runs of so many words those are kept whose own digest says so: one in `quote_kept`.
    """
    found = (mark for text in stretches for mark in _marks(text, limits))
    return tuple(sorted(dict.fromkeys(found)))[: limits["quotes_most"]]


def _marks(text: str, limits: Mapping[str, int]) -> Iterator[str]:
    run = limits["quote_words"]
    for quoted in _QUOTED.finditer(text):
        keys = [
            word.key
            for line in (quoted[1] or quoted[2]).splitlines()
            for word in words(line)
            if word.kind in ("latin", "letters", "number")
        ]
        for at in range(len(keys) - run + 1):
            mark = zlib.crc32(" ".join(keys[at : at + run]).encode("utf-8", "replace"))
            if mark % limits["quote_kept"] == 0:
                yield f"{mark:08x}"


def _toll(claims: Iterable[Claim], effect: str) -> tuple[int | None, int | None]:
    """The least and the greatest number that the telling gives; the last None where it is open."""
    tolls = [
        claim.body
        for claim in claims
        if isinstance(claim.body, Toll)
        and claim.body.effect == effect
        and claim.body.low is not None
        and claim.stance != "denies"
    ]
    if not tolls:
        return None, None
    lows = [toll.low for toll in tolls if toll.low is not None]
    highs = [toll.high if toll.high is not None else toll.low for toll in tolls]
    return max(lows), max((high for high in highs if high is not None), default=None)


def _language(reading: Reading) -> str:
    lengths: dict[str, int] = {}
    for passage in reading.layers.get(Passage, ()):
        if isinstance(passage, Passage) and passage.language:
            length = passage.span.end - passage.span.start
            lengths[passage.language] = lengths.get(passage.language, 0) + length
    return max(sorted(lengths), key=lambda code: lengths[code], default="und")


def _days(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH


@lru_cache(maxsize=1)
def schema() -> "pa.Schema":
    """The columns of the Arrow table, in the order of the fields."""
    import pyarrow as pa  # noqa: PLC0415 – heavy, and wanted by linking alone

    kinds = {
        "str": pa.string(),
        "str | None": pa.string(),
        "bool": pa.bool_(),
        "int | None": pa.int32(),
        "float | None": pa.float64(),
        "tuple[str, ...]": pa.list_(pa.string()),
    }
    return pa.schema([(one.name, kinds[_told(one.type)]) for one in fields(Features)])


def _told(kind: object) -> str:
    return kind.__name__ if isinstance(kind, type) else str(kind)


def arrow(rows: Iterable[Features]) -> "pa.Table":
    """The rows as an Arrow table, in their order."""
    import pyarrow as pa  # noqa: PLC0415 – as above

    rows = list(rows)
    return pa.table(
        {one.name: [getattr(row, one.name) for row in rows] for one in fields(Features)},
        schema=schema(),
    )
