"""The tables of places: what must be there, and what is said when it is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.tables.places import load_limits, load_weights
from counterclaim.tables.shelf import Shelf


@pytest.mark.parametrize("load", [load_limits, load_weights])
@pytest.mark.parametrize("said", ["", "[names]\nlarge = 1\n", "[names]\nvast = 1\n"])
def test_a_number_that_is_missing_or_unknown_is_named_with_its_file(
    tmp_path: Path, load: Callable[[Shelf], object], said: str
) -> None:
    """A limit or a weight is never guessed."""
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "resolving.toml").write_text(said, encoding="utf-8")

    with pytest.raises(BadTable, match=r"places/resolving\.toml: .*; give every"):
        load(Shelf((tmp_path,)))


def test_the_limits_of_names_are_no_weights() -> None:
    """One file holds both, and each is read for itself."""
    limits, weights = load_limits(Shelf()), load_weights(Shelf())

    assert limits.large < limits.well_known
    assert weights.sure < 1
