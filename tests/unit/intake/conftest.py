"""The packaged tables, loaded once."""

import pytest

from counterclaim import tables
from counterclaim.tables import Tables


@pytest.fixture(scope="session")
def known() -> Tables:
    """Every packaged table."""
    return tables.load()
