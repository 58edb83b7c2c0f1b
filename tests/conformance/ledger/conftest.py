"""Every kind of place that a ledger can stand in; the suite is the same for all."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import servers
from counterclaim.ledger import Ledger
from ledgers import Place


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    """The one server of a run of tests; required where CI is true."""
    try:
        with servers.serving() as one:
            yield one
    except servers.NoServer as fault:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(fault))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place for a ledger, of each kind."""
    if request.param == "sqlite":
        return Place("sqlite", str(tmp_path / "desk" / "ledger.db"), tmp_path)
    server: servers.Server = request.getfixturevalue("server")
    return Place("postgresql", server.new_database(), tmp_path)


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    """A new ledger, of each kind."""
    with place.open(create=True) as one:
        yield one
