"""Projects to try things on: made in a folder, with small reports, and our tables loaded once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from counterclaim.pipeline import Pipeline, standard
from counterclaim.projects import Project, make, opened
from counterclaim.records import Claim, Toll
from counterclaim.tables import Tables, load

ARMY = (
    "QUETTA, March 5, 2021 — The army said on Friday that four soldiers were killed in Quetta "
    "when gunmen attacked a checkpoint. The Balochistan Liberation Army said it had killed more "
    "than 20 soldiers there.\n"
)
LATER = (
    "QUETTA, March 6, 2021 — Police said on Saturday that seven soldiers were killed in Quetta "
    "on Friday when gunmen attacked a checkpoint. Residents said two attackers died.\n"
)
ELSEWHERE = (
    "KANDAHAR, June 1, 2019 — Officials said on Saturday that three civilians were injured in "
    "Kandahar in an explosion near a market.\n"
)
REPORTS = {"army.txt": ARMY, "later.txt": LATER, "elsewhere.txt": ELSEWHERE}


@cache
def tables() -> Tables:
    """Our tables, loaded once for all tests."""
    return load()


@cache
def pipeline() -> Pipeline:
    """The stages of reading, made once for all tests."""
    return standard(tables())


@contextmanager
def desk(folder: Path, *, author: str = "asma") -> Iterator[Project]:
    """The project of a folder, made where there is none."""
    if not (folder / "counterclaim.toml").exists():
        make(folder)
    with opened(str(folder), author=author) as project:
        # Both are what the project would load for itself, which takes a second each time.
        vars(project).update(tables=tables(), pipeline=pipeline())
        yield project


def fill(project: Project, folder: Path, reports: dict[str, str]) -> list[str]:
    """Bring reports in and read them; their ids, in order."""
    folder.mkdir(exist_ok=True)
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")
    for done in project.add([str(folder / name) for name in reports]):
        assert done.fault is None, done.fault
    found = list(project.read(project.waiting()))
    assert not [one for one in found if one.fault]
    return [one.id for one in found if one.id]


def tolls(project: Project, answer: int) -> list[Claim]:
    """The claims that say so many, at least or exactly."""
    return [
        kept.claim
        for kept in project.ledger.claims()
        if isinstance(kept.claim.body, Toll) and kept.claim.body.low == answer
    ]


def incidents(project: Project) -> set[tuple[str, ...]]:
    """The reports of each incident."""
    return {one.reports for one in project.linked().incidents}


def joined(project: Project, reports: Iterable[str]) -> str:
    """One incident of some reports, by a person's word; its id."""
    first, *others = reports
    project.link()
    for other in others:
        project.same(first, other)
    project.link()
    return next(one.id for one in project.linked().incidents if first in one.reports)
