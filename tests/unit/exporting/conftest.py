"""The readings that the surfaces are tried on."""

import sys
from pathlib import Path

import pytest

from counterclaim.records import Reading

sys.path.insert(0, str(Path(__file__).parent))

import made


@pytest.fixture
def reading() -> Reading:
    """A report with posts, Urdu, overlapping claims, findings, doubts and hostile text."""
    return made.READING


@pytest.fixture
def second() -> Reading:
    """A report with nothing found."""
    return made.SECOND_READING
