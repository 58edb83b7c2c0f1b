"""What waits for a person's word, and in what order."""

from pathlib import Path

import pytest

from counterclaim.projects import Project
from counterclaim.projects.reviewing import waiting
from desks import ARMY, LATER, fill, joined, tolls


@pytest.fixture
def incident(project: Project, tmp_path: Path) -> str:
    """An incident of two reports."""
    return joined(project, fill(project, tmp_path / "in", {"a.txt": ARMY, "b.txt": LATER}))


def test_every_claim_waits_at_first(project: Project, incident: str) -> None:
    """Nothing is accepted by itself."""
    held = {kept.id for kept in project.ledger.claims()}

    assert {one.claim.id for one in waiting(project, incident=incident)} == held


def test_what_somebody_decided_waits_no_longer(project: Project, incident: str) -> None:
    """One word is enough."""
    (four,) = tolls(project, 4)
    project.accept(four.id)

    assert four.id not in {one.claim.id for one in waiting(project, incident=incident)}


def test_what_two_persons_dispute_waits_with_both_words(project: Project, incident: str) -> None:
    """So that a third can see them."""
    (four,) = tolls(project, 4)
    project.accept(four.id)
    project.author = "omar"
    project.reject(four.id, note="not him")
    (found,) = (one for one in waiting(project, incident=incident) if one.claim.id == four.id)

    assert found.said == ("asma: accept", "omar: reject, not him")


def test_claims_that_move_an_estimate_come_first(project: Project, incident: str) -> None:
    """A word on them is worth most."""
    moves = [len(one.changes) for one in waiting(project, incident=incident)]

    assert moves == sorted(moves, reverse=True)


def test_in_order_of_reports_nothing_is_reckoned(project: Project, incident: str) -> None:
    """The order of arrival, for who reads along."""
    found = list(waiting(project, incident=incident, order="report"))

    assert [one.report.id for one in found] == sorted(
        (one.report.id for one in found), key=[one.report.id for one in found].index
    )
    assert not any(one.changes for one in found)


def test_words_are_shown_with_their_text_around(project: Project, incident: str) -> None:
    """What stands before, the words, what stands after, as in the report."""
    for one in waiting(project, incident=incident):
        assert f"{one.before}{one.claim.span.quote}{one.after}" in one.report.text
