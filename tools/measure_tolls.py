"""
How many were killed and injured, from several reports of one incident or one account of many.

gva: `gva_multireport`, incidents with two or more reports. Gold are its victims (participants
whose type is a victim; a dead attacker is none), as of the last report; read is the best figure
of one policy for all. Beside it stand two plain baselines: the largest number that a pattern for
counts finds in any report, and in the last one.
gaza: `airwars_gaza`, the account without its first sentence and without the assessor's words:
low to high of the same policy over everybody who is no fighter. syria:
`airwars_syria_sources`, English texts only, the same.

A range overlaps gold where a number lies in both; it is exact where both ends are equal.

A half is of the incidents by the digest of their ids: rules are tuned on misses of the first
half alone. Airwars writes "at least 44" as 44 to 44; how many ranges would be equal if our open
ends were read so is told beside the share that counts.

    python tools/measure_tolls.py [--set SET] [--split SPLIT] [--half N] [--policy NAME]
                                  [--limit N] [-j N]
"""

import argparse
import hashlib
import multiprocessing
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from counterclaim.pipeline import Pipeline
from counterclaim.records import Estimate, Reading, Report, Toll
from measuring import Row, gold_lines, options, reader, report_of, run, say
from tolls_told import (
    NO_VICTIMS,
    POLICY,
    Ends,
    asked,
    closed,
    ends,
    largest_named,
    last_named,
    told,
)

EFFECTS = ("killed", "injured")
FLOORS = {"gva": (0.74, 0.58), "gaza": (0.70, 0.32)}
NAMES = {
    "gva": "gva_multireport/{}.jsonl.gz",
    "gaza": "airwars_gaza/dev.jsonl.gz",
    "syria": "airwars_syria_sources/dev.jsonl.gz",
}


@dataclass(frozen=True, slots=True)
class Incident:
    """Reports on one incident, oldest first, and gold's range for each effect that it has."""

    id: str
    reports: tuple[Report, ...]
    gold: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read of an incident, beside gold and both baselines, by effect."""

    id: str
    gold: Mapping[str, tuple[int, int]]
    read: Mapping[str, Ends | None]
    largest: Mapping[str, int]
    last: Mapping[str, int]
    told_number: Mapping[str, tuple[int, int]]
    shown: str = ""

    def exact(self, effect: str) -> bool:
        """Whether both ends are gold's; nothing read is nobody."""
        return (self.read[effect] or (0, 0)) == self.gold[effect]

    def overlaps(self, effect: str) -> bool:
        """Whether a number lies in both ranges."""
        low, high = self.read[effect] or (0, 0)
        least, most = self.gold[effect]
        return low <= most and (high is None or least <= high)


def incidents(kind: str, split: str, gold: Path) -> Iterator[Incident]:
    """The incidents of a set that have reports and gold."""
    for line in gold_lines(gold, NAMES[kind].format(split)):
        made = {"gva": _gva, "gaza": _gaza, "syria": _syria}[kind](line)
        if made is not None and made.gold and made.reports:
            yield made


def _gva(line: Mapping[str, Any]) -> Incident | None:
    if len(line["docs"]) < 2:
        return None
    reports = [
        _report(f"{doc['title'] or ''}\n\n{doc['text']}", doc["id"], date.fromisoformat(doc["dct"]))
        for doc in line["docs"]
    ]
    victims = [who for who in line["participants"] if who.get("type") == "Victim"]
    gold = {
        effect: sum(effect.capitalize() in (who.get("status") or "") for who in victims)
        for effect in EFFECTS
    }
    return Incident(
        line["incident_id"], _in_order(reports), {key: (n, n) for key, n in gold.items()}
    )


def _gaza(line: Mapping[str, Any]) -> Incident:
    month, day_of_month, year = re.match(r"(\w+) (\d+).*?(\d{4})$", line["date"]).groups()  # type: ignore[union-attr]
    said = f"{month} {day_of_month} {year}"
    day = datetime.strptime(said, "%B %d %Y").date()  # noqa: DTZ007 – a day has no zone
    report = _report(line["body_without_lead_and_airwars"], line["id"], day)
    return Incident(line["id"], (report,), _ranges(line["gold"], ("killed",)))


def _syria(line: Mapping[str, Any]) -> Incident:
    day = date.fromisoformat(line["date"])
    reports = [
        _report(source["text"], source["source_id"], day)
        for source in line["sources"]
        if source["lang"] == "en" and source["text"]
    ]
    return Incident(line["id"], _in_order(reports), _ranges(line["gold"], EFFECTS))


def _ranges(gold: Mapping[str, Any], effects: Sequence[str]) -> dict[str, tuple[int, int]]:
    told_of = {effect: gold.get(f"civilians_{effect}") for effect in effects}
    return {
        effect: (ends[0], ends[1]) for effect, ends in told_of.items() if ends and None not in ends
    }


def _report(text: str, name: str, published: date) -> Report:
    return report_of(text, name, published=published)


def _in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted(reports, key=lambda report: (str(report.published), report.id)))


def answer(incident: Incident, *, policy: str, ranged: bool, verbose: bool) -> Answer:
    """What is read of one incident, and what the policy makes of it."""
    readings = [_reading()(report) for report in incident.reports]
    texts = [report.text for report in incident.reports]
    questions = asked(readings, NO_VICTIMS["airwars" if ranged else "gva"])
    found = {effect: told(questions, effect, policy) for effect in incident.gold}
    return Answer(
        incident.id,
        incident.gold,
        {effect: ends(one, ranged=ranged) for effect, one in found.items()},
        {effect: largest_named(texts, effect) for effect in incident.gold},
        {effect: last_named(texts, effect) for effect in incident.gold},
        {effect: closed(one) for effect, one in found.items()},
        "\n".join(_shown(readings, found.values())) if verbose else "",
    )


@cache
def _reading() -> Pipeline:
    return reader()  # type: ignore[return-value]  # the standard pipeline is what it makes


def _shown(readings: Sequence[Reading], found: Iterable[Estimate | None]) -> Iterator[str]:
    uses = {use.claim: use for one in found if one for use in one.derivation}
    for reading in readings:
        yield f"    {reading.report.published} {' '.join(reading.text.split())[:100]}"
        for claim in reading.claims:
            toll, use = claim.body, uses.get(claim.id)
            if use and isinstance(toll, Toll):
                yield (
                    f"        {toll.effect} {toll.victims} {toll.subclass or ''} "
                    f"{toll.low}-{toll.high} {' '.join(claim.span.quote.split())[:80]!r} "
                    f"{'/'.join(use.parts) or 'not used'}: {use.because}"
                )


def measure(wanted: argparse.Namespace) -> list[Row]:
    """Every wanted set, one after the other."""
    rows: list[Row] = []
    for kind in [wanted.set] if wanted.set else list(NAMES):
        of_half = (one for one in incidents(kind, wanted.split, wanted.gold) if _in(wanted, one))
        found = list(of_half)[: wanted.limit]
        work = partial(answer, policy=wanted.policy, ranged=kind != "gva", verbose=wanted.verbose)
        answers = _answered(found, work, wanted.jobs)
        rows += _gva_rows(answers, wanted.split) if kind == "gva" else _ranged_rows(kind, answers)
        if wanted.verbose:
            _show(answers)
    return rows


def _in(wanted: argparse.Namespace, incident: Incident) -> bool:
    """Whether an incident is of the wanted half; all are where none is wanted."""
    if wanted.half is None:
        return True
    half: int = wanted.half
    return int(hashlib.sha256(incident.id.encode()).hexdigest(), 16) % 2 == half - 1


def _answered(found: Sequence[Incident], work: "partial[Answer]", jobs: int) -> list[Answer]:
    if jobs <= 1:
        return [work(incident) for incident in found]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        return list(pool.imap(work, found, chunksize=8))


def _gva_rows(answers: Sequence[Answer], split: str) -> Iterator[Row]:
    for effect, floor in zip(EFFECTS, FLOORS["gva"], strict=True):
        right = sum(one.exact(effect) for one in answers)
        yield Row(
            f"gva {split}, {effect} exact",
            _share(right, answers),
            f"{right} of {len(answers)}; {_unread(answers, effect)}; {_apart(answers, effect)}",
            at_least=floor,
        )
        for name in ("largest", "last"):
            plain = sum(getattr(one, name)[effect] == one.gold[effect][0] for one in answers)
            yield Row(
                f"  a plain pattern, {name} number",
                _share(plain, answers),
                "DATA.md: 0.625 / 0.445 largest, 0.535 / 0.455 last",
            )


def _ranged_rows(kind: str, answers: Sequence[Answer]) -> Iterator[Row]:
    overlap, exact = FLOORS.get(kind, (None, None))
    for effect in EFFECTS:
        of = [one for one in answers if effect in one.gold]
        if not of:
            continue
        meet, same = sum(one.overlaps(effect) for one in of), sum(one.exact(effect) for one in of)
        note = _unread(of, effect)
        yield Row(
            f"{kind}, civilians {effect}, overlaps",
            _share(meet, of),
            f"{meet} of {len(of)}; {note}",
            at_least=overlap,
        )
        yield Row(
            f"{kind}, civilians {effect}, exact",
            _share(same, of),
            f"{same} of {len(of)}; {_closed(of, effect)} with an open end at its number",
            at_least=exact,
        )


def _share(right: int, answers: Sequence[Answer]) -> float:
    return round(right / max(1, len(answers)), 4)


def _unread(answers: Sequence[Answer], effect: str) -> str:
    unread = sum(one.read[effect] is None and one.gold[effect] != (0, 0) for one in answers)
    return f"somebody, and none read: {unread}"


def _closed(answers: Iterable[Answer], effect: str) -> int:
    """How many ranges equal gold's, where an open high end is the number that was said."""
    return sum(one.told_number[effect] == one.gold[effect] for one in answers)


def _apart(answers: Sequence[Answer], effect: str) -> str:
    over = Counter(
        "too many" if (one.read[effect] or (0, 0))[0] > one.gold[effect][0] else "too few"
        for one in answers
        if not one.exact(effect)
    )
    return ", ".join(f"{name}: {n}" for name, n in sorted(over.items()))


def _show(answers: Iterable[Answer]) -> None:
    for one in answers:
        if missed := [effect for effect in one.gold if not one.exact(effect)]:
            told_of = "; ".join(
                f"{effect} gold {one.gold[effect]} read {one.read[effect]}" for effect in missed
            )
            say(f"{one.id}: {told_of}\n{one.shown}")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--set", choices=sorted(NAMES), help="one set; all where none is named")
    parser.add_argument("--split", choices=("train", "dev"), default="dev", help="of gva only")
    parser.add_argument("--half", type=int, choices=(1, 2), help="of the incidents, by their ids")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N incidents")
    parser.add_argument("--policy", default=POLICY, metavar="NAME", help=f"{POLICY} unless named")
    parser.add_argument("-j", "--jobs", type=int, default=1, metavar="N", help="processes")
    return run("tolls of incidents", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
