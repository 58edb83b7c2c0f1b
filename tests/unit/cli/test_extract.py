"""What became of the reports, and how it is said."""

import io
from collections.abc import Iterator
from datetime import date

import pytest

from counterclaim.cli.extract import Tally, progress, published_option, read, spread
from counterclaim.cli.output import Lines
from counterclaim.errors import BadOption, NoText, NotFound
from counterclaim.records import Reading, Report

READING = Reading(Report("rep_1", "Nothing.", "0" * 64, "one.txt"))
MISSING = NotFound("a.txt: nothing is there; check the path")
EMPTY = NoText("b.txt: holds no text; give a text")


@pytest.mark.parametrize(
    ("done", "failures", "code"),
    [
        (1, (), 0),
        (0, (), 0),
        (2, (MISSING,), 3),
        (0, (MISSING,), 4),
        (0, (MISSING, MISSING), 4),
        (0, (EMPTY,), 1),
        (0, (MISSING, EMPTY), 1),
    ],
)
def test_the_exit_code_says_what_became_of_the_reports(
    done: int, failures: tuple[NotFound | NoText, ...], code: int
) -> None:
    """3 when some failed; when all did, what they have in common."""
    tally = Tally(done=done, failures=failures)

    assert tally.exit_code == code


def test_interrupting_prints_what_was_done(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C loses nothing that was finished."""

    def cut_short() -> Iterator[Reading]:
        yield READING
        raise KeyboardInterrupt

    out = io.StringIO()
    interrupted = spread(cut_short(), [Lines(out)])

    assert interrupted
    assert "rep_1" in out.getvalue()
    assert "what was done is printed" in capsys.readouterr().err


def test_a_report_on_which_the_program_breaks_is_named_and_the_next_goes_on() -> None:
    """Never a lost neighbour, never a traceback."""

    def breaking(report: Report) -> Reading:
        raise ZeroDivisionError(report.id)

    told = read(breaking, READING.report)

    assert str(told).startswith("one.txt: ZeroDivisionError: rep_1; report this")


def test_a_date_is_taken_as_a_day_or_a_moment() -> None:
    """`--published` takes what records print."""
    assert published_option("2022-02-03") == date(2022, 2, 3)
    assert str(published_option("2022-02-03T10:00+05:00")) == "2022-02-03 10:00:00+05:00"
    assert published_option(None) is None


def test_what_is_no_date_is_refused() -> None:
    """It never silently becomes another day."""
    with pytest.raises(BadOption, match="'soon' is no date; write it as 2022-02-03"):
        published_option("soon")


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    """Data goes to stdout, words to stderr, and only to a person."""
    with progress(shown=False) as note:
        note(done=1, failed=0, name="a.txt")

    assert capsys.readouterr() == ("", "")
