"""Where a user's own tables are."""

from pathlib import Path

import pytest

from counterclaim.errors import BadOption, BadTable
from counterclaim.settings import debugging, own_tables


def test_without_a_word_there_are_none(tmp_path: Path) -> None:
    """A folder named tables alone, in somebody's project, is nobody's wish."""
    (tmp_path / "tables").mkdir()

    assert own_tables(environment={}, here=tmp_path).folders == ()


def test_the_nearest_project_file_upwards_names_them(tmp_path: Path) -> None:
    """From any folder of a project."""
    (tmp_path / "words").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "counterclaim.toml").write_text('tables = "words"')
    own = own_tables(environment={}, here=tmp_path / "a" / "b")

    assert own.folders == (tmp_path / "words",)
    assert own.named_by == str(tmp_path / "counterclaim.toml")


def test_a_folder_beside_the_project_file_counts_without_being_named(tmp_path: Path) -> None:
    """`tables/` is the usual name."""
    (tmp_path / "counterclaim.toml").write_text("")

    assert own_tables(environment={}, here=tmp_path).folders == ()
    (tmp_path / "tables").mkdir()
    assert own_tables(environment={}, here=tmp_path).folders == (tmp_path / "tables",)


def test_what_is_asked_for_goes_before_the_environment_before_the_project(tmp_path: Path) -> None:
    """The nearer word wins."""
    for name in ("asked", "told", "tables"):
        (tmp_path / name).mkdir()
    (tmp_path / "counterclaim.toml").write_text("")
    told = {"COUNTERCLAIM_TABLES": str(tmp_path / "told")}

    assert own_tables(str(tmp_path / "asked"), environment=told, here=tmp_path).folders == (
        tmp_path / "asked",
    )
    assert own_tables(environment=told, here=tmp_path).folders == (tmp_path / "told",)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Tables that were meant and are not used would go unseen."""
    with pytest.raises(BadOption, match=r"--tables: .* is not a folder; name a folder"):
        own_tables(str(tmp_path / "no"), environment={}, here=tmp_path)


@pytest.mark.parametrize("told", ["tables = 3", "tables = = 3"])
def test_a_bad_project_file_is_named(tmp_path: Path, told: str) -> None:
    """The error names the file."""
    (tmp_path / "counterclaim.toml").write_text(told)

    with pytest.raises(BadTable, match=r"counterclaim\.toml: "):
        own_tables(environment={}, here=tmp_path)


def test_faults_of_the_program_are_shown_in_full_only_when_asked() -> None:
    """One line is for readers, a traceback for us."""
    assert not debugging({})
    assert debugging({"COUNTERCLAIM_DEBUG": "1"})
