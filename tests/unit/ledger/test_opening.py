"""An address that cannot be opened, and what is said of it."""

import sys

import pytest

from counterclaim.errors import MissingExtra
from counterclaim.ledger import open_ledger


def test_a_missing_extra_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """PostgreSQL's driver comes with an extra; one line says so, and nothing is tried."""
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(MissingExtra, match=r"counterclaim\[postgres\]"):
        open_ledger("postgresql://nobody@127.0.0.1:9/none")
