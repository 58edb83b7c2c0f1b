"""Where a user's own tables are."""

from pathlib import Path

import pytest

from counterclaim.errors import BadOption, BadTable, NotFound
from counterclaim.settings import author, debugging, own_tables, project


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


def test_a_project_says_where_its_ledger_is(tmp_path: Path) -> None:
    """Paths are counted from the file, whatever folder one stands in."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "counterclaim.toml").write_text('database = "kept.db"\npolicy = "acled"')
    found = project(environment={}, here=tmp_path / "inner")

    assert found is not None
    assert found.database == str(tmp_path / "kept.db")
    assert found.objects == tmp_path / "objects"
    assert found.policy == "acled"


def test_the_address_of_a_database_stays_as_it_is(tmp_path: Path) -> None:
    """It is no path."""
    url = "postgresql+psycopg://asma@localhost/desk"
    (tmp_path / "counterclaim.toml").write_text(f'database = "{url}"')
    found = project(str(tmp_path), environment={})

    assert found is not None
    assert found.database == url


def test_the_project_asked_for_goes_before_that_of_the_environment(tmp_path: Path) -> None:
    """The nearer word wins."""
    for name in ("asked", "told"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "counterclaim.toml").write_text("")
    environment = {"COUNTERCLAIM_PROJECT": str(tmp_path / "told")}
    asked = project(str(tmp_path / "asked"), environment=environment)
    told = project(environment=environment, here=tmp_path)

    assert asked is not None
    assert asked.root.name == "asked"
    assert told is not None
    assert told.root.name == "told"


def test_a_folder_that_is_no_project_is_named(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(NotFound, match="make a project with"):
        project(str(tmp_path), environment={})


def test_without_any_project_there_is_none(tmp_path: Path) -> None:
    """Commands that need one say so; those that do not, go on."""
    assert project(environment={}, here=tmp_path) is None


def test_a_setting_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """By file and name."""
    (tmp_path / "counterclaim.toml").write_text("policy = 3")

    with pytest.raises(BadTable, match="policy is not text"):
        project(str(tmp_path), environment={})


def test_whose_decision_it_is() -> None:
    """As asked for, else as the environment says, else the login name."""
    assert author("asma", environment={"COUNTERCLAIM_AUTHOR": "bilal"}) == "asma"
    assert author(environment={"COUNTERCLAIM_AUTHOR": "bilal"}) == "bilal"
    assert author(environment={})
