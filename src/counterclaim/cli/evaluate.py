"""`counterclaim evaluate`: how well the program reads what a careful reader has read before."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.extract import Said, read, reports
from counterclaim.cli.output import as_json
from counterclaim.errors import NotFound
from counterclaim.evaluating.agreement import Agreement, Score, agreement, together
from counterclaim.evaluating.annotations import Annotation, annotations
from counterclaim.exporting.records import Json, Record
from counterclaim.exporting.wording import KINDS, counted
from counterclaim.records import Reading, Report
from counterclaim.settings import own_tables
from counterclaim.tables.shelf import PACKAGED

if TYPE_CHECKING:
    from counterclaim.tables import Tables

EPILOG = """\b
Example:
  counterclaim evaluate gold/examples
"""


@click.command(epilog=EPILOG)
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--reports",
    "examples",
    type=click.Path(path_type=Path),
    default=PACKAGED / "examples",
    metavar="DIR",
    help="Find the reports that TOML annotations name here.  [default: the bundled examples]",
)
@click.option("--tables", metavar="DIR", help="Use your own tables over the packaged ones.")
@click.option("--json", "as_document", is_flag=True, help="Print one JSON document.")
@click.option("-v", "--verbose", is_flag=True, help="List what was missed and what was extra.")
def command(
    gold: Path, examples: Path, tables: str | None, *, as_document: bool, verbose: bool
) -> None:
    """
    Compare what is read with what a careful reader found.

    GOLD is a file or folder of annotations (the form is in gold/examples/README.md). A claim is
    found when kind, last speaker and, for tolls, effect, victims and range agree, and its words
    overlap.
    """
    expected = annotations(gold, examples)
    if not expected:
        raise NotFound(f"{gold}: holds no annotation; name a folder with .toml files")
    found = together(_agreements(expected, tables))
    if as_document:
        click.echo(as_json(document(found, len(expected))))
        return
    for told in lines(found, len(expected)):
        click.echo(told)
    if verbose:
        for told in (
            *(f"missed {one}" for one in found.missed),
            *(f"extra {one}" for one in found.extra),
        ):
            click.echo(told)


def _agreements(expected: Sequence[Annotation], tables: str | None) -> Iterator[Agreement]:
    from counterclaim.pipeline import standard  # noqa: PLC0415 – heavy
    from counterclaim.tables import load  # noqa: PLC0415 – as above

    held = load(own_tables(tables).folders)
    pipeline = standard(held)
    for one in expected:
        reading = read(pipeline, _report(one, held))
        if not isinstance(reading, Reading):
            raise reading
        yield agreement(reading, one)


def _report(expected: Annotation, tables: "Tables") -> Report:
    """The report that an annotation is about."""
    for report in reports([str(expected.report)], tables, Said()):
        if not isinstance(report, Report):
            raise report
        if expected.record is None or report.name.endswith(expected.record):
            return report
    raise NotFound(f"{expected.path}: {expected.report} has no record {expected.record}; name one")


def lines(found: Agreement, count: int) -> Iterator[str]:
    """The figures as tab-separated lines: all, by language, by kind, findings."""
    yield f"{counted(count, 'report')}, {counted(found.chains, 'claim')} with the whole chain right"
    yield "what\texpected\tmatched\tread\tprecision\trecall"
    for name, score in _scores(found):
        yield "\t".join(
            (
                name,
                str(score.expected),
                str(score.found),
                str(score.read),
                _part(score.precision),
                _part(score.recall),
            )
        )


def _scores(found: Agreement) -> Iterator[tuple[str, Score]]:
    yield "claims", found.total()
    for language in sorted({language for _, language in found.claims}):
        yield f"claims, {language}", found.total(language=language)
    for kind in KINDS:
        yield kind, found.total(kind=kind)
    yield "findings", found.findings


def _part(part: float | None) -> str:
    return "–" if part is None else f"{part:.3f}"


def document(found: Agreement, count: int) -> Record:
    """The figures as one document."""
    scores: dict[str, Json] = {name: _flat(score) for name, score in _scores(found)}
    return {
        "reports": count,
        "full_chain": found.chains,
        "scores": scores,
        "missed": list[Json](found.missed),
        "extra": list[Json](found.extra),
    }


def _flat(score: Score) -> Json:
    return {
        "expected": score.expected,
        "matched": score.found,
        "fair": score.fair,
        "read": score.read,
        "precision": None if score.precision is None else round(score.precision, 3),
        "recall": None if score.recall is None else round(score.recall, 3),
    }
