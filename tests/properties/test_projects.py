"""A project hangs on what it was given, not on order, haste or repetition."""

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.pipeline import linking
from counterclaim.records import Linked
from desks import ARMY, ELSEWHERE, LATER, desk, fill, tables

COPY = f"Wire report\n\n{ARMY}"
TOTAL = (
    "QUETTA, March 9, 2021 — Officials said on Tuesday that 40 soldiers had been killed this year. "
    "Four soldiers were killed in Quetta on March 5.\n"
)
REPORTS = {
    "army.txt": ARMY, "later.txt": LATER, "elsewhere.txt": ELSEWHERE, "copy.txt": COPY,
    "total.txt": TOTAL,
}  # fmt: skip
# Each example makes a ledger and links in it several times; a few are enough, and none is timed.
few = settings(max_examples=5, deadline=None)


def stands(linked: Linked) -> tuple[object, ...]:
    """What linking made, without the order in which it was kept."""
    return (
        sorted(linked.incidents, key=lambda one: one.id),
        sorted(linked.periods, key=lambda one: one.id),
        sorted(linked.weighed, key=lambda one: (one.left, one.right)),
        sorted(set(linked.origins), key=lambda one: one.id),
    )


def step_by_step(parts: Sequence[Sequence[str]]) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What stands after linking part by part, and what linking everything at once gives."""
    with tempfile.TemporaryDirectory() as folder, desk(Path(folder) / "desk") as project:
        for part in parts:
            fill(project, Path(folder) / "in", {name: REPORTS[name] for name in part})
            project.link()
        kept = project.linked()
        at_once = linking(tables())(project.ledger.readings())
    return stands(kept)[:3], stands(at_once)[:3]


@few
@given(st.permutations(list(REPORTS)), st.sets(st.integers(1, len(REPORTS) - 1)))
def test_linking_step_by_step_is_linking_at_once(order: list[str], cuts: set[int]) -> None:
    """In any order, in any portions: the same incidents, for the same reasons."""
    ends = [0, *sorted(cuts), len(order)]
    kept, at_once = step_by_step([order[first:last] for first, last in pairwise(ends)])

    assert kept == at_once


@few
@given(st.permutations(list(REPORTS)))
def test_the_order_of_arrival_changes_no_account(order: list[str]) -> None:
    """The same incidents, with the same rows, tensions and estimates."""
    found = []
    for names in (order, list(REPORTS)):
        with tempfile.TemporaryDirectory() as folder, desk(Path(folder) / "desk") as project:
            fill(project, Path(folder) / "in", {name: REPORTS[name] for name in names})
            project.link()
            found.append(
                {one.id: project.account(one.id, ("envelope",)) for one in project.incidents()}
            )

    assert found[0] == found[1]


@few
@given(st.lists(st.sampled_from(["accept", "reject", "undo"]), max_size=8))
def test_what_is_undone_was_never_decided(acts: list[str]) -> None:
    """Undoing every decision gives the estimates of before, and rebuilding the same rows."""
    with tempfile.TemporaryDirectory() as folder, desk(Path(folder) / "desk") as project:
        fill(project, Path(folder) / "in", {"army.txt": ARMY, "later.txt": LATER})
        project.link()
        incident = next(project.incidents()).id
        before = project.account(incident)
        claims = [kept.id for kept in project.ledger.claims()]
        standing = 0
        for number, act in enumerate(acts):
            if act == "undo" and standing:
                project.undo()
                standing -= 1
            elif act != "undo":
                made = (project.accept if act == "accept" else project.reject)(
                    claims[number % len(claims)]
                )
                standing += made is not None
        for _ in range(standing):
            project.undo()
        after, rows = project.account(incident), project.ledger.digest()
        project.ledger.rebuild()

        assert after == before
        assert project.ledger.digest() == rows
