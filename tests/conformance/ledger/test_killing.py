"""A process that is killed at a random moment."""

from argparse import Namespace

import pytest

import bench_ledger
from ledgers import Place


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_and_doubles_nothing(place: Place) -> None:
    """What it said was done is there once, the chain holds, and the next run goes on to the end."""
    asked = Namespace(kill=5, seed=3, url=place.where, verbose=False)

    killed, ended = bench_ledger.kill_rows(asked)

    assert killed.value == 5
    assert ended.value == 1
