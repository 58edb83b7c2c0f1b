"""What links rest on is one digest, in every process."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from counterclaim.projects.resting import rests_on
from counterclaim.tables.shelf import PACKAGED, Shelf
from desks import tables

SOURCE = Path(__file__).parents[3] / "src"
ASKED = (
    "from counterclaim.tables import load; "
    "from counterclaim.projects.resting import rests_on; "
    "print(rests_on(load()))"
)


def test_every_process_gives_the_same_digest() -> None:
    """Sets are written in another order in each; a digest of that would link all anew each time."""
    told = {
        subprocess.run(
            [sys.executable, "-c", ASKED],
            env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(told) == 1


def test_another_threshold_is_another_digest() -> None:
    """Links that were made with other weights are not kept."""
    held = tables()
    model = replace(held.linkage.model, link_above=held.linkage.model.link_above + 1)

    assert rests_on(replace(held, linkage=replace(held.linkage, model=model))) != rests_on(held)


def test_a_table_of_the_users_own_is_another_digest(tmp_path: Path) -> None:
    """Actors and places are part of what is compared."""
    (tmp_path / "actors.csv").write_text("id,name\n", encoding="utf-8")
    held = tables()
    own = replace(held, files=Shelf((PACKAGED, tmp_path)))
    before = rests_on(own)
    (tmp_path / "actors.csv").write_text("id,name\nx,X\n", encoding="utf-8")

    assert before != rests_on(held)
    assert rests_on(own) != before
