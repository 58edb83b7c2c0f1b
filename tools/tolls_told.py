"""
One figure for an incident, by one policy for all: for `measure_tolls.py`.

Comes in: readings of one incident, or their texts, for the two baselines. Goes out: a range of
victims, None where no toll is read; or a plain number.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from counterclaim.linking.copies import copies
from counterclaim.linking.origins import origins
from counterclaim.linking.sketches import sketches
from counterclaim.reconciling.classes import without
from counterclaim.reconciling.estimates import Weigh, total
from counterclaim.reconciling.rows import rows
from counterclaim.records import Case, Estimate, Incident, Reading, Row
from counterclaim.tables import Tables, load
from inventing import WORDS
from measuring import toml

Ends = tuple[int, int | None]
# The policy of every set. Chosen on gva train, 2026-11-22, among those that give a best figure:
# killed / injured exact there 0.766 / 0.713; ucdp's rules over both effects give 0.777 / 0.650.
POLICY = "majority-or-latest"
# Who is no victim: in gva participants who attacked; Airwars counts civilians.
NO_VICTIMS = {"gva": ("armed_group",), "airwars": ("armed_group", "state_forces", "combatants")}
# The plain pattern of the baselines: a number up to 99 or a word for one person, at most two
# words, a word of harm. Of 24 such patterns it is among the strongest on gva dev (2026-11-22).
PLAIN = {
    "killed": r"killed|dead|dies|died|fatally",
    "injured": r"injured|wounded|hurt|hospitali[sz]ed",
}
ONE = ("a", "an", "man", "woman", "boy", "girl", "teen")


def told(incident: Sequence[Row], effect: str, policy: str) -> Estimate | None:
    """The total of all who are victims, under a policy; None where no row tells of any."""
    return total(incident, policy, Weigh(_tables().policies, tuple(incident)), effect=effect)


def asked(readings: Sequence[Reading], no_victims: Collection[str]) -> tuple[Row, ...]:
    """The questions of one incident, of which every report's main telling is one."""
    return without(rows(_case(readings), _tables()), no_victims)


def ends(estimate: Estimate | None, *, ranged: bool) -> Ends | None:
    """The best figure, or low to high; an open high is None."""
    if estimate is None:
        return None
    if not ranged:
        best = estimate.best or estimate.high
        return (best.value, best.value) if best else None
    low, high = estimate.low or estimate.best, estimate.high or estimate.best
    return (low.value, None if high.open else high.value) if low and high else None


def closed(estimate: Estimate | None) -> tuple[int, int]:
    """Low to high, an open high end at the number that was said; nothing told is nobody."""
    if estimate is None:
        return (0, 0)
    low, high = estimate.low or estimate.best, estimate.high or estimate.best
    return (low.value, high.value) if low and high else (0, 0)


def _case(readings: Sequence[Reading]) -> Case:
    """Reports as gold has them, all of one incident; copies and origins as linking finds them."""
    tables = _tables()
    mine = [
        sketch
        for reading in readings
        for sketch in sketches(reading, tables)
        if sketch.main and sketch.kind == "happening"
    ]
    held = {claim for sketch in mine for claim in sketch.claims}
    repeated = copies(readings, tables.copying)
    return Case(
        Incident("inc_gold", tuple(mine), ()),
        tuple(claim for reading in readings for claim in reading.claims if claim.id in held),
        tuple(readings),
        origins(readings, repeated, tables),
        repeated,
    )


@cache
def _tables() -> Tables:
    return load()


def largest_named(texts: Iterable[str], effect: str) -> int:
    """The largest number that stands shortly before a word of harm in any text."""
    return max((number for text in texts for number in _named(text, effect)), default=0)


def last_named(texts: Sequence[str], effect: str) -> int:
    """The largest such number of the last text."""
    return largest_named(texts[-1:], effect)


def _named(text: str, effect: str) -> list[int]:
    number_words = toml(WORDS)["numbers"]["words"]
    return [
        int(said) if said.isdigit() else number_words.index(said) if said in number_words else 1
        for match in _pattern(effect, tuple(filter(None, number_words))).finditer(text)
        if (said := match.group(1).casefold())
    ]


@cache
def _pattern(effect: str, number_words: tuple[str, ...]) -> re.Pattern[str]:
    number = "|".join([r"\d{1,2}", *number_words, *ONE])
    return re.compile(
        rf"\b({number})\b(?! ?-?year)(?: +[\w-]+){{0,2}}?[ ,]+(?:{PLAIN[effect]})\b", re.IGNORECASE
    )
