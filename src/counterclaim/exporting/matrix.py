"""
Who says how many: the table at the top of a page.

Comes in: readings. Goes out: a row for each question about people, a column for each speaker,
and in each cell what that speaker answers, with links to the claims on the page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.exporting import wording
from counterclaim.records import Claim, Reading, Report, Speaker, Toll


@dataclass(frozen=True, slots=True)
class Said:
    """One answer in a cell: how many, where, and links to the claims that say so."""

    answer: str
    where: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who says how many: a row for each question about people, a column for each speaker."""

    speakers: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Said, ...], ...]], ...]


def matrix(readings: Sequence[Reading]) -> Matrix:
    """Every count of people in a table: question by speaker, equal answers told once."""
    rows: dict[str, dict[str, dict[tuple[str, str], list[tuple[str, str]]]]] = {}
    names: dict[str, str] = {}
    often: Counter[str] = Counter()
    for reading, number in numbered(readings):
        numbers = numbers_of(reading, number)
        for heading, claims in wording.grouped(reading.claims):
            for claim in claims:
                if isinstance(claim.body, Toll):
                    name = _column(claim.last, reading.report, number)
                    key = claim.last.actor or name
                    names.setdefault(key, name)
                    often[key] += 1
                    cell = rows.setdefault(heading, {}).setdefault(key, {})
                    links = cell.setdefault(_answer(claim), [])
                    links.append((f"#c={claim.id}", numbers[claim.id]))
    speakers = [key for key, _ in often.most_common()]
    return Matrix(
        tuple(names[key] for key in speakers),
        tuple(
            (heading, tuple(_cell(rows[heading].get(key, {})) for key in speakers))
            for heading in _by_effect(rows)
        ),
    )


def _by_effect(headings: Iterable[str]) -> list[str]:
    """Headings with those of one effect together, in the order in which effects first come."""
    given = list(headings)
    effects = [heading.split(":")[0] for heading in given]
    return sorted(given, key=lambda heading: effects.index(heading.split(":")[0]))


def _answer(claim: Claim) -> tuple[str, str]:
    answer = wording.answer(claim)
    answer = answer if claim.stance == "asserts" else f"{claim.stance} {answer}"
    return answer, wording.where(claim.places)


def _cell(answers: Mapping[tuple[str, str], list[tuple[str, str]]]) -> tuple[Said, ...]:
    return tuple(Said(answer, where, tuple(links)) for (answer, where), links in answers.items())


def _column(speaker: Speaker, report: Report, number: int | None) -> str:
    """The head of a speaker's column; outlets without a name are told apart by report."""
    if speaker.role == "outlet" and not report.outlet and number is not None:
        return f"the outlet of report {number}"
    return wording.named(speaker, report)


def numbered(readings: Sequence[Reading]) -> list[tuple[Reading, int | None]]:
    """Readings with their numbers on the page; one alone needs none."""
    if len(readings) == 1:
        return [(readings[0], None)]
    return [(reading, number) for number, reading in enumerate(readings, 1)]


def numbers_of(reading: Reading, report: int | None) -> dict[str, str]:
    """The number of each claim on the page, in order of words: "4", or "2.4" in report 2."""
    ordered = sorted(reading.claims, key=lambda one: (one.span, one.id))
    before = "" if report is None else f"{report}."
    return {claim.id: f"{before}{number}" for number, claim in enumerate(ordered, 1)}
