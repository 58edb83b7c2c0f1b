"""Paths become files, in order, and what cannot be opened is one error."""

import io
import os
from pathlib import Path

import pytest

from counterclaim.errors import InputError, NoText, NotFound, NotReadable
from counterclaim.intake.files import find, load, shown
from counterclaim.intake.reports import read_paths
from counterclaim.records import Report
from counterclaim.tables import Tables


def _folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "c/d.txt", ".hidden/e.txt", "style.css", "f.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Two guards were hurt at {name}.\n")
    return tmp_path


def test_a_folder_is_walked_in_order(tmp_path: Path, known: Tables) -> None:
    """Files of a folder come sorted; hidden and foreign ones stay out; a PDF is named as unread."""
    found = list(find([str(_folder(tmp_path))], known.pages))

    assert [path if isinstance(path, str) else type(path) for path in found] == [
        str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), str(tmp_path / "c/d.txt"), NoText,
    ]  # fmt: skip


def test_a_pattern_is_matched_in_order(tmp_path: Path, known: Tables) -> None:
    """`*` in a name that is no file stands for all that fit it."""
    _folder(tmp_path)
    found = list(find([str(tmp_path / "*.txt")], known.pages))

    assert found == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_a_name_with_a_star_may_be_a_file(tmp_path: Path, known: Tables) -> None:
    """A file that is really called so goes before the pattern."""
    (tmp_path / "[1].txt").write_text("One guard was hurt.")
    found = list(find([str(tmp_path / "[1].txt")], known.pages))

    assert found == [str(tmp_path / "[1].txt")]


def test_a_pattern_without_a_match_is_an_error(tmp_path: Path, known: Tables) -> None:
    """Nothing found is said, not passed over."""
    (found,) = find([str(tmp_path / "*.nothing")], known.pages)

    assert isinstance(found, NotFound)


def test_a_file_that_vanishes_does_not_stop_its_neighbours(tmp_path: Path, known: Tables) -> None:
    """Between listing and opening a file may go; the others are still read."""
    _folder(tmp_path)
    stream = read_paths([str(tmp_path)], tables=known)
    first = next(stream)
    (tmp_path / "b.txt").unlink()
    rest = list(stream)

    assert [type(one) for one in (first, *rest)] == [Report, NotFound, Report, NoText]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_folder_without_permission_is_one_error(tmp_path: Path, known: Tables) -> None:
    """Its neighbours are read."""
    _folder(tmp_path)
    closed = tmp_path / "c"
    closed.chmod(0)
    try:
        found = list(read_paths([str(tmp_path)], tables=known))
    finally:
        closed.chmod(0o700)

    assert [type(one) for one in found] == [Report, Report, NotReadable, NoText]


def test_standard_input_is_read(known: Tables) -> None:
    """`-` is standard input."""
    (report,) = read_paths(["-"], tables=known, stdin=io.BytesIO(b"Two guards were hurt."))

    assert isinstance(report, Report)
    assert report.text == "Two guards were hurt."


@pytest.mark.parametrize("path", ["nowhere.txt", "a\0b", "/dev/null/x"])
def test_what_is_not_there_says_so(path: str) -> None:
    """A missing file, an impossible name and a file taken for a folder are errors of input."""
    with pytest.raises(InputError, match="; "):
        load(path)


def test_names_that_are_no_characters_can_be_printed() -> None:
    """A name in another encoding is shown with a question mark."""
    assert shown(os.fsdecode(b"caf\xe9.txt")) == "caf?.txt"
