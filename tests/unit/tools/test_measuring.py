"""What every measuring tool does alike."""

import argparse
import json
from pathlib import Path

import pytest

from measuring import Failed, NotMeasured, Row, Tally, as_json, options, run, table


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    """One right of two predicted and four in gold is a half, a quarter, a third."""
    tally = Tally(1, 2, 4)

    assert (tally.precision, tally.recall, round(tally.f1, 4)) == (0.5, 0.25, 0.3333)


def test_nothing_predicted_is_nought_and_no_error() -> None:
    """An empty tally divides by nothing."""
    assert Tally().f1 == Tally().precision == Tally().recall == 0.0


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row("a", 0.8, at_least=0.75), "ok"),
        (Row("a", 0.7, at_least=0.75), "BELOW"),
        (Row("a", 2.4, at_most=2.3), "BELOW"),
        (Row("a", None, at_most=2.3), ""),
        (Row("a", 1.0), ""),
    ],
)
def test_a_row_says_whether_it_meets_its_bar(row: Row, verdict: str) -> None:
    """A value without a bar, or a bar without a value, has no verdict."""
    assert row.verdict == verdict
    assert verdict in table([row])


def test_missing_gold_is_said_in_one_sentence_and_is_no_failure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A clone without gold passes."""

    def measure(asked: argparse.Namespace) -> list[Row]:
        raise NotMeasured(f"{asked.gold} is not there; give it by --gold DIR")

    code = run("toy", options("toy"), measure, ["--gold", "nowhere"])

    assert code == 0
    assert capsys.readouterr().out == (
        "toy: not measured: nowhere is not there; give it by --gold DIR\n"
    )


def test_a_program_that_does_not_run_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    """Broken is not the same as not measured."""

    def measure(asked: argparse.Namespace) -> list[Row]:
        raise Failed(f"{asked.gold} broke; mend it")

    assert run("toy", options("toy"), measure, ["--gold", "it"]) == 1
    assert capsys.readouterr().err == "toy: failed: it broke; mend it\n"


def test_json_holds_every_row_with_its_bar() -> None:
    """What one tool prints is what quality.py reads."""
    told = json.loads(as_json("toy", [Row("words a second", 3.0, "few", at_least=2)]))

    assert told["rows"] == [
        {"measure": "words a second", "value": 3.0, "bar": "≥ 2", "note": "few"}
    ]


def test_gold_stands_beside_the_repository() -> None:
    """The default folder is ../shared/gold."""
    asked = options("toy").parse_args([])

    assert Path(asked.gold).parts[-2:] == ("shared", "gold")
