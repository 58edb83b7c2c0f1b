"""Projects that real processes made, for the tests to look at or to change."""

from pathlib import Path

import pytest

from desks import ARMY
from processes import REPORTS, call, made, reports


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that tests only look at; its first two reports tell of one incident."""
    folder = made(tmp_path_factory.mktemp("project"), REPORTS)
    one, two = reports(folder, "army.txt"), reports(folder, "later.txt")
    assert call("link", "--same", one, two, cwd=folder).code == 0
    return folder


@pytest.fixture(scope="session")
def incident(desk: Path) -> str:
    """The incident with most reports."""
    return call("incidents", cwd=desk).rows[0]["id"]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project of the test's own, with one report."""
    return made(tmp_path, {"army.txt": ARMY})


@pytest.fixture(autouse=True)
def _nothing_of_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """No project or table of whoever runs the tests."""
    for name in ("COUNTERCLAIM_PROJECT", "COUNTERCLAIM_TABLES"):
        monkeypatch.delenv(name, raising=False)
