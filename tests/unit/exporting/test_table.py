"""Claims as a table."""

import io
from collections.abc import Sequence
from dataclasses import replace

from rich.console import Console

import made
from counterclaim.exporting.table import (
    COLUMNS,
    FIRST_STRONG_ISOLATE,
    POP_ISOLATE,
    draw,
    tsv,
    tsv_head,
)
from counterclaim.exporting.wording import KINDS
from counterclaim.records import Reading


def drawn(readings: list[Reading], width: int = 110, only: Sequence[str] = KINDS) -> str:
    """What a terminal of that width shows."""
    out = io.StringIO()
    draw(readings, Console(file=out, width=width), only=only)
    return out.getvalue()


def test_plain_lines_have_as_many_cells_as_the_header(reading: Reading) -> None:
    """One header line, one line a claim, no colour, no isolates."""
    lines = list(tsv(reading))

    assert tsv_head().split("\t") == list(COLUMNS)
    assert len(lines) == 13
    assert {line.count("\t") for line in lines} == {len(COLUMNS) - 1}
    assert not {FIRST_STRONG_ISOLATE, POP_ISOLATE, "\x1b"} & set("".join(lines))


def test_questions_head_their_claims(reading: Reading) -> None:
    """People first, in neutral terms; the words stay in the quotation."""
    told = drawn([reading])

    assert told.index("Killed: state forces") < told.index("How it stands")
    assert "at least 12" in told
    assert "“Two guards were martyred”" in told


def test_findings_are_sentences_and_doubts_are_counted(reading: Reading) -> None:
    """What disagrees is said in words."""
    told = drawn([reading], width=160)

    assert made.FINDINGS[0].says in told
    assert "2 doubts" in told


def test_each_line_of_urdu_is_isolated_by_itself(reading: Reading) -> None:
    """A pair of isolates never reaches over the end of a line."""
    told = drawn([reading], width=60)

    assert FIRST_STRONG_ISOLATE in told
    for line in told.splitlines():
        assert line.count(FIRST_STRONG_ISOLATE) == line.count(POP_ISOLATE)


def test_nothing_found_is_said(second: Reading) -> None:
    """An empty table is an answer too."""
    assert "no claim found" in drawn([second])


def test_kinds_that_are_left_out_are_counted(reading: Reading) -> None:
    """What is not shown is said to be there."""
    told = drawn([reading], only=("toll",))

    assert "How it stands" not in told
    assert "also 1 on status, 1 on act" in told


def test_several_reports_stand_in_one_table(reading: Reading, second: Reading) -> None:
    """Each line names its report."""
    assert "example-pass" in drawn([reading, second], width=160)


def test_equal_answers_of_one_speaker_are_told_once_over_reports(reading: Reading) -> None:
    """Who says the same thing in two reports has one line, with both reports named."""
    other = replace(reading, report=replace(reading.report, name="copies/second.txt"))
    told = drawn([reading, other], width=200)

    assert told.count("Two guards were martyred") == 1
    assert "example-pass, second" in told
