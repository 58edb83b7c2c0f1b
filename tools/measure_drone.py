"""
How many were killed in all, on the one-sentence summaries of drone_strikes.

A summary's total from its tolls of people killed: where a toll counts people without a
class (victims unspecified), the total is the widest such range, from the least low to the
greatest high among those that are no part of another; else classes that exclude each other
are added up, of each class the largest toll. Tolls that another toll says it includes are
not added. A phrase that gives no high end gives an open total.

Overlap: the total and gold share a number, over all. Equality: both ends equal, over those
whose text names both of gold's bounds in digits or words (nought need not be said); the open
end of "at least six" equals nothing.

    python tools/measure_drone.py [--gold DIR] [-v]
"""

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from counterclaim.records import Claim, Toll
from inventing import WORDS
from measuring import Row, gold_lines, options, reader, report_of, run, say, toml

OVERLAP, EQUALITY = 0.75, 0.75
Total = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One toll of people killed, as a part of a total."""

    victims: str
    low: int
    high: int | None
    number: str
    includes: str


def parts(claims: Iterable[Claim]) -> list[Part]:
    """The tolls of people killed that have a number."""
    return [
        Part(
            toll.victims,
            toll.low,
            toll.high,
            toll.number.quote if toll.number else "",
            toll.includes or "",
        )
        for claim in claims
        if isinstance(toll := claim.body, Toll)
        and toll.effect == "killed"
        and toll.low is not None
        and claim.stance != "denies"
    ]


def total(tolls: Sequence[Part]) -> Total | None:
    """How many were killed in all; None where no toll has a number."""
    free = [part for part in tolls if not _included(part, tolls)]
    general = [part for part in free if part.victims == "unspecified"]
    if general:
        return _widest(general, [part for part in free if part.victims != "unspecified"])
    classes: dict[str, Part] = {}
    for part in free:
        held = classes.get(part.victims)
        if held is None or part.low > held.low:
            classes[part.victims] = part
    if not classes:
        return None
    highs = [part.high for part in classes.values()]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return sum(part.low for part in classes.values()), high


def _included(part: Part, tolls: Sequence[Part]) -> bool:
    return bool(part.number) and any(
        other is not part and part.number in other.includes for other in tolls
    )


def _widest(general: Sequence[Part], classed: Sequence[Part]) -> Total:
    """The widest range of general tolls; those below a class's own number count only a part."""
    floor = max((part.low for part in classed), default=0)
    kept = [part for part in general if part.high is None or part.high >= floor] or list(general)
    most = max(part.low for part in kept)
    kept = [part for part in kept if part.high is None or part.high * 2 >= most]
    highs = [part.high for part in kept]
    high = None if None in highs else max(h for h in highs if h is not None)
    return min(part.low for part in kept), high


def meets(one: Total, gold: Sequence[int]) -> bool:
    """Whether a number lies in both ranges."""
    return one[0] <= gold[1] and (one[1] is None or gold[0] <= one[1])


def numbers_in(text: str, number_words: Sequence[str]) -> set[int]:
    """The numbers that stand in a text as digits or words."""
    found = {int(digits.replace(",", "")) for digits in re.findall(r"\d+(?:,\d{3})*", text)}
    said = set(re.findall(r"[a-z]+", text.casefold()))
    return found | {value for value, word in enumerate(number_words) if word in said}


def names_both(text: str, bounds: Sequence[int], number_words: Sequence[str]) -> bool:
    """Whether both of gold's bounds stand in the text; nought need not be said."""
    return set(bounds) - {0} <= numbers_in(text, number_words)


def measure(asked: argparse.Namespace) -> list[Row]:
    """Overlap over all, equality over those whose text names both bounds."""
    number_words = toml(WORDS)["numbers"]["words"]
    lines = list(gold_lines(asked.gold, "drone_strikes/train.jsonl.gz"))
    read = reader()
    overlapping = equal = both = unread = 0
    for line in lines:
        text, gold = line["text"], line["gold"]["deaths"]
        published = date.fromisoformat(line["date"])
        claims = read(report_of(text, line["id"], published=published)).claims
        found = total(parts(claims))
        named = names_both(text, gold, number_words)
        right = found is not None and meets(found, gold)
        same = found == (gold[0], gold[1])
        overlapping += right
        both += named
        equal += named and same
        unread += found is None
        if asked.verbose and (not right or (named and not same)):
            _show(line, found, claims, right=right)
    return [
        Row(
            "killed, overlap",
            round(overlapping / len(lines), 4),
            f"{overlapping} of {len(lines)}; no total read in {unread}",
            at_least=OVERLAP,
        ),
        Row(
            "killed, both ends equal",
            round(equal / max(1, both), 4),
            f"{equal} of {both} whose text names both bounds (158 in the issue)",
            at_least=EQUALITY,
        ),
    ]


def _show(
    line: dict[str, Any], found: Total | None, claims: Sequence[Claim], *, right: bool
) -> None:
    how = "unequal" if right else "APART"
    say(f"{how} {line['id']} gold {line['gold']['deaths']} read {found}: {line['text']}")
    for claim in claims:
        if isinstance(claim.body, Toll):
            toll = claim.body
            say(
                f"    {toll.effect} {toll.victims} {toll.low}-{toll.high} {toll.wording!r} "
                f"includes {toll.includes!r}"
            )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    return run("drone strikes", options(__doc__ or ""), measure, argv)


if __name__ == "__main__":
    sys.exit(main())
