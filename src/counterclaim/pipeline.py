"""
Which stages run, in what order, with which tables. Start here.

A report goes through the marking stages, each of which writes one layer; then claims
are made of the layers, and the claims are held against each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counterclaim.reading.claims import MakeClaims
from counterclaim.reading.figures import FindFigures
from counterclaim.reading.findings import FindFindings
from counterclaim.reading.glue import Glue
from counterclaim.reading.happenings import ReadHappenings
from counterclaim.reading.names import FindNames
from counterclaim.reading.passages import FindPassages
from counterclaim.reading.places import FindPlaces
from counterclaim.reading.saying import Say
from counterclaim.reading.sentences import SplitSentences
from counterclaim.reading.speakers import FindSpeakers
from counterclaim.reading.stage import Marking
from counterclaim.reading.times import FindTimes
from counterclaim.reading.tolls import Tolls
from counterclaim.records import Reading, Report
from counterclaim.tables import Tables
from counterclaim.tables.naming import joined

if TYPE_CHECKING:
    from counterclaim.linking.linking import LinkReadings
    from counterclaim.reconciling.accounts import Reconcile


@dataclass(frozen=True)
class Pipeline:
    """A report in, a reading with its claims and findings out."""

    marking: Marking
    claims: MakeClaims
    findings: FindFindings

    def __call__(self, report: Report) -> Reading:
        """The whole reading of one report."""
        reading = self.marking(report)
        claims, doubts = self.claims(reading)
        reading = replace(reading, claims=claims, doubts=reading.doubts + doubts)
        return replace(reading, findings=self.findings(reading))


def standard(tables: Tables) -> Pipeline:
    """Every reading stage, in order."""
    return Pipeline(
        Marking(
            (
                FindPassages(tables.languages, tables.calendars, tables.unread),
                SplitSentences(tables.languages),
                FindTimes(tables.calendars),
                FindFigures(tables.numerals, tables.people),
                FindNames(tables.actors, tables.namings),
                FindPlaces(tables.places, joined(tables.namings.values())),
                FindSpeakers(tables.grammars, tables.reportings, tables.namings),
            )
        ),
        MakeClaims(
            tolls=dict(_tolls(tables)),
            happenings={
                code: ReadHappenings(
                    tables.grammars[code], tables.happenings[code], tables.people[code]
                )
                for code in tables.languages
            },
            loaded=tables.loaded,
            answers=tables.checks.answers,
            glues={code: _glue(tables, code) for code in tables.languages},
        ),
        FindFindings(tables.calendars, tables.harms, Say(tables.checks, tables.questions)),
    )


def linking(tables: Tables) -> "LinkReadings":
    """What puts readings together: `linking(tables)(readings, decided)` gives incidents."""
    from counterclaim.linking.linking import LinkReadings  # noqa: PLC0415 – reading needs no DuckDB

    return LinkReadings(tables)


def reconciling(tables: Tables) -> "Reconcile":
    """What weighs an incident: `reconciling(tables)(case, policies)` gives its account."""
    from counterclaim.reconciling.accounts import Reconcile  # noqa: PLC0415 – reading needs none

    return Reconcile(tables)


def _glue(tables: Tables, code: str) -> Glue:
    """Every word that the tables of a language know."""
    grammar, happenings = tables.grammars[code], tables.happenings[code]
    lexicons = (
        happenings.signs, happenings.extents, tables.harms[code].words,
        tables.people[code].nouns, tables.loaded[code],
    )  # fmt: skip
    known = [phrase for lexicon in lexicons for phrase in lexicon.phrases()]
    return Glue.of([*known, *grammar.small], grammar.unjoined)


def _tolls(tables: Tables) -> Iterator[tuple[str, Tolls]]:
    for code in tables.languages:
        yield (
            code,
            Tolls(
                tables.grammars[code],
                tables.harms[code],
                tables.people[code],
                tables.happenings[code],
            ),
        )
