"""How readings leave a command."""

import io
import json
from pathlib import Path
from typing import get_args

import pytest

from counterclaim.cli.output import (
    Document,
    Format,
    Lines,
    Page,
    Table,
    Tsv,
    opened,
    printer,
    write_whole,
)
from counterclaim.errors import NotReadable
from counterclaim.records import Reading, Report

READING = Reading(Report("rep_1", "Nothing.", "0" * 64, "one.txt"))


def test_lines_come_as_they_are_made() -> None:
    """A pipe sees the first report before the second is read."""
    out = io.StringIO()
    Lines(out).add(READING)

    assert json.loads(out.getvalue())["id"] == "rep_1"


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_document_is_one_list(times: int) -> None:
    """Whatever number of reports, it is valid JSON."""
    out = io.StringIO()
    document = Document(out)
    for _ in range(times):
        document.add(READING)
    document.end()

    assert len(json.loads(out.getvalue())) == times


def test_plain_lines_have_one_header() -> None:
    """One header line, also where nothing was found."""
    out = io.StringIO()
    plain = Tsv(out)
    plain.add(READING)
    plain.add(READING)
    plain.end()

    assert out.getvalue().count("question") == 1


@pytest.mark.parametrize("form", get_args(Format))
def test_every_format_has_its_printer(form: Format) -> None:
    """Nothing read is nothing said, or an empty frame."""
    out = io.StringIO()
    printer(form, out).end()

    assert out.getvalue() in ("", "[]\n") or out.getvalue().startswith("report\t")


def test_a_table_waits_for_the_last_report() -> None:
    """Reports are told together."""
    out = io.StringIO()
    table = Table(out)
    table.add(READING)

    assert out.getvalue() == ""


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    """What stood there before stays until the new one is finished."""
    target = tmp_path / "out.jsonl"
    target.write_text("before")

    def breaks_off() -> None:
        with opened(str(target)) as file:
            file.write("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaks_off()

    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The error says what cannot be written and what to do."""
    with pytest.raises(NotReadable, match=r"page\.html: cannot be written .* choose another place"):
        write_whole(tmp_path / "no" / "page.html", "")


def test_the_page_is_written_at_the_end(tmp_path: Path) -> None:
    """All reports stand on one page."""
    held = Page(tmp_path / "page.html")
    held.add(READING)
    held.end()

    assert "one.txt" in (tmp_path / "page.html").read_text()
