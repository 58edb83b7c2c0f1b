"""A project with three reports, of which two are said to tell of one happening."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.projects import Project
from desks import desk


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An empty project of one author."""
    with desk(tmp_path / "desk") as made:
        yield made
