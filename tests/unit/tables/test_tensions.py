"""The table of interests, words and sentences of tensions."""

from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.tables import load

FILE = "tensions.toml"


def _over(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_every_kind_of_tension_has_a_sentence() -> None:
    """No kind is without words."""
    says = load().tensions.says
    kinds = {"conflict", "revision", "scope", "definition", "denial", "echo", "silence"}

    assert {name.partition("_")[0] for name in says} == kinds


def test_every_settled_phase_is_a_phase() -> None:
    """The table names no phase that no claim can have."""
    tables = load()

    assert tables.tensions.settled <= tables.questions.lists["phase"].keys()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('[interest.nobody]\ncivilians = "third_party"\n', "'nobody' is no sector"),
        ('[interest.state]\ncivilians = "mine"\n', "'mine' is no interest"),
        ('[limits]\nsite_km = "far"\n', "'site_km' is not a number"),
        ("[says]\ndenial = 3\n", "'denial' is not text"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, text: str, what: str) -> None:
    """The error says which file and what is wrong with it."""
    with pytest.raises(BadTable, match=what) as caught:
        load([_over(tmp_path, text)])

    assert FILE in str(caught.value)
