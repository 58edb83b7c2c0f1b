"""Whether a user's own tables can be used."""

import sqlite3
from pathlib import Path

import pytest

from counterclaim.cli import doctor
from counterclaim.tables.shelf import Shelf


def _put(folder: Path, name: str, told: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(told, encoding="utf-8")
    return path


def test_single_values_are_overruled_and_lists_are_added_to(tmp_path: Path) -> None:
    """What a user's TOML does to the packaged one is said key by key."""
    ours = _put(tmp_path, "ours.toml", 'size = 3\nkept = 1\nwords = ["a"]\n[deep]\nname = "x"\n')
    own = _put(
        tmp_path,
        "own.toml",
        'size = 4\nkept = 1\nwords = ["b", "c"]\n[deep]\nname = "y"\nnew = 1\n',
    )

    assert doctor._toml(own, ours) == (["size", "deep.name"], 3)


def test_rows_with_a_known_first_column_are_overruled(tmp_path: Path) -> None:
    """A row of a CSV is named by its line."""
    ours = _put(tmp_path, "ours.csv", "name,kind\nArmy,state\n")
    own = _put(tmp_path, "own.csv", "# mine\nname,kind\nFront,group\nArmy,group\n")

    assert doctor._csv(own, ours) == (["row 4 (Army)"], 1)


def test_a_table_that_nothing_reads_is_noted(tmp_path: Path) -> None:
    """A misspelt file name does not pass unseen."""
    _put(tmp_path, "actorz.csv", "name\nArmy\n")
    (check,) = doctor._own(tmp_path)

    assert (check.what, check.state) == ("actorz.csv", "note")


def test_a_bad_own_table_is_named(tmp_path: Path) -> None:
    """The file and what to do."""
    _put(tmp_path, "questions.toml", "a = = 1")
    (check,) = doctor._own(tmp_path)

    assert check.state == "bad"
    assert "mend the line" in check.told


def test_a_language_lacking_a_table_is_named(tmp_path: Path) -> None:
    """Every language has the same set of files."""
    _put(tmp_path, "languages/aa/words.toml", "")
    _put(tmp_path, "languages/aa/verbs.toml", "")
    _put(tmp_path, "languages/bb/words.toml", "")
    first, second = doctor._languages(Shelf((tmp_path,)))

    assert (first.state, second.state) == ("ok", "bad")
    assert second.told == "has no verbs.toml; add the files"


def test_the_gazetteer_is_opened_and_counted(tmp_path: Path) -> None:
    """A file that is no database is said to be none."""
    path = _put(tmp_path, "places/gazetteer.sqlite", "")
    path.unlink()

    assert doctor._gazetteer(Shelf((tmp_path,))).state == "bad"
    with sqlite3.connect(path) as held:
        held.execute("CREATE TABLE place (name TEXT)")
        held.execute("INSERT INTO place VALUES ('Panjgur')")
    held.close()
    assert doctor._gazetteer(Shelf((tmp_path,))).told == "1 rows in its largest table"
    path.write_text("no database, but long enough to be taken for one" * 40)
    assert doctor._gazetteer(Shelf((tmp_path,))).state == "bad"


def test_the_python_is_new_enough() -> None:
    """The tests run on one that is."""
    assert doctor._python().state == "ok"


@pytest.mark.parametrize("name", ["languages/zz/words.toml"])
def test_a_language_of_ones_own_is_welcome(tmp_path: Path, name: str) -> None:
    """A third language is a third folder."""
    _put(tmp_path, name, "")
    (check,) = doctor._own(tmp_path)

    assert check.state == "ok"
