"""What persons decide holds: in estimates, after reading again, and until it is undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import BadOption, BadRecord, NotFound
from counterclaim.exporting.records import Json, records
from counterclaim.projects import Project
from counterclaim.records import Estimate
from desks import ARMY, LATER, REPORTS, desk, fill, incidents, joined, tolls

QUESTION = "state_forces.killed"


def estimate(project: Project, incident: str) -> Estimate:
    """What can be said of the soldiers killed, with every end drawn from somebody's figure."""
    account = project.account(incident, ("envelope",))
    return next(one for one in account.estimates if one.question == QUESTION)


@pytest.fixture
def incident(project: Project, tmp_path: Path) -> str:
    """An incident of two reports."""
    return joined(project, fill(project, tmp_path / "in", {"a.txt": ARMY, "b.txt": LATER}))


def test_a_rejected_claim_is_used_by_no_estimate(project: Project, incident: str) -> None:
    """It stands in the derivation, as rejected, and by whom."""
    (four,) = tolls(project, 4)
    project.reject(four.id, note="a misprint")
    told = {use.claim: use for use in estimate(project, incident).derivation}

    assert told[four.id].parts == ()
    assert told[four.id].because == "rejected by asma"


def test_a_rejected_claim_can_move_the_estimate(project: Project, incident: str) -> None:
    """Without the four, the seven are the lowest."""
    before = estimate(project, incident).low
    (four,) = tolls(project, 4)
    project.reject(four.id)
    after = estimate(project, incident).low

    assert (before and before.value, after and after.value) == (4, 7)


def test_an_edited_claim_moves_the_estimate(project: Project, incident: str) -> None:
    """What a person corrected is what counts."""
    (four,) = tolls(project, 4)
    project.edit(four.id, {"toll": {"low": 5, "high": 5}})
    low = estimate(project, incident).low

    assert low is not None
    assert low.value == 5


@pytest.mark.parametrize(
    ("fields", "fault", "told"),
    [
        ({"nonsense": 4}, BadOption, "nonsense: is not corrected"),
        ({"id": "clm_0"}, BadOption, "id: is not corrected"),
        ({"toll": {"lowest": 4}}, BadOption, "toll.lowest: is no field"),
        ({"toll": {"low": "x"}}, BadRecord, "low: is not a whole number"),
        ({"toll": {"low": 9, "high": 4}}, BadOption, "9 to 4 is no range"),
        ({"toll": {"low": -1}}, BadOption, "-1 to 4 is no range"),
        ({"toll": {"victims": "nobody"}}, BadOption, "'nobody' is not listed"),
        ({"toll": None}, BadRecord, "toll: is not an object"),
        ({"stance": "shouts"}, BadRecord, "stance"),
    ],
)
def test_an_edit_that_cannot_be_is_refused(
    project: Project, incident: str, fields: dict[str, Json], fault: type[Exception], told: str
) -> None:
    """An event stays for good, so it is looked at before."""
    (four,) = tolls(project, 4)
    before = project.ledger.head()

    assert incident
    with pytest.raises(fault, match=told):
        project.edit(four.id, fields)
    assert project.ledger.head() == before


def test_two_persons_who_disagree_are_both_kept(project: Project, incident: str) -> None:
    """Neither word is lost, the claim is disputed, and it still counts."""
    (four,) = tolls(project, 4)
    project.accept(four.id)
    project.author = "omar"
    project.reject(four.id, note="not him")
    standing = project.ledger.standing(four.id)
    low = estimate(project, incident).low

    assert standing.status == "disputed"
    assert [(one.author, one.verb) for one in standing.positions] == [
        ("asma", "accept"), ("omar", "reject"),
    ]  # fmt: skip
    assert low is not None
    assert low.value == 4


def test_undo_takes_back_the_last_and_then_the_one_before(project: Project, incident: str) -> None:
    """Each undo goes one further back, and then there is nothing left."""
    (four,), (seven,) = tolls(project, 4), tolls(project, 7)
    project.accept(four.id)
    project.reject(seven.id)
    undone = [project.undo(), project.undo()]

    assert incident
    assert all(undone)
    assert project.ledger.standing(four.id).status == "proposed"
    assert project.ledger.standing(seven.id).status == "proposed"


def test_undoing_an_undo_does_it_again(project: Project, incident: str) -> None:
    """By naming it."""
    (four,) = tolls(project, 4)
    project.reject(four.id)
    undo = project.undo()
    assert undo is not None
    project.undo(undo.id)

    assert incident
    assert project.ledger.standing(four.id).status == "rejected"


def test_undo_passes_over_what_somebody_else_undid(project: Project, incident: str) -> None:
    """The last of mine that stands, not the last of mine."""
    (four,), (seven,) = tolls(project, 4), tolls(project, 7)
    project.accept(four.id)
    rejected = project.reject(seven.id)
    assert rejected is not None
    project.author = "omar"
    project.undo(rejected.id)
    project.author = "asma"
    project.undo()

    assert incident
    assert project.ledger.standing(four.id).status == "proposed"


def test_who_decided_nothing_has_nothing_to_undo(project: Project, incident: str) -> None:
    """It is said, and nothing is written."""
    project.author = "nobody"

    assert incident
    with pytest.raises(NotFound, match="nothing that could be undone"):
        project.undo()


def test_a_reading_is_no_decision(project: Project, incident: str) -> None:
    """Facts are not undone."""
    read = next(event for event in project.ledger.events() if event.verb == "read")

    assert incident
    with pytest.raises(BadOption, match="read is no decision"):
        project.undo(read.id)


def test_a_persons_word_on_two_reports_goes_before_the_evidence(tmp_path: Path) -> None:
    """Same, then not the same, then undone."""
    with desk(tmp_path / "desk") as project:
        one, two, three = fill(project, tmp_path / "in", REPORTS)
        project.link()
        project.same(one, three)
        project.link()
        same = incidents(project)
        project.undo()
        project.not_same(one, two)
        project.link()
        parted = incidents(project)

        assert any({one, three} <= set(reports) for reports in same)
        assert not any({one, two} <= set(reports) for reports in parted)


def test_a_word_on_two_reports_survives_that_one_is_read_otherwise(tmp_path: Path) -> None:
    """The sketch has another id; the decision goes to the one that shares most of its claims."""
    with desk(tmp_path / "desk") as project:
        one, _, three = fill(project, tmp_path / "in", REPORTS)
        joined(project, (one, three))
        (reading,) = project.ledger.readings([three])
        fewer = replace(reading, claims=reading.claims[:-1], findings=(), doubts=())
        project.ledger.record_reading(records(fewer), author="asma", by="another@2")
        project.link()

        assert any({one, three} <= set(reports) for reports in incidents(project))


def test_an_incident_of_before_leads_to_the_present_one(tmp_path: Path) -> None:
    """Its id was written down somewhere."""
    with desk(tmp_path / "desk") as project:
        one, two, three = fill(project, tmp_path / "in", REPORTS)
        project.not_same(one, two) if project.link().incidents < 3 else None
        project.link()
        first = [incident.id for incident in project.linked().incidents if one in incident.reports]
        now = joined(project, (one, three))

        assert [project.case(old).incident.id for old in first] == [now]


def test_an_incident_that_was_parted_names_its_parts(tmp_path: Path) -> None:
    """Nobody can tell which was meant."""
    with desk(tmp_path / "desk") as project:
        one, _, three = fill(project, tmp_path / "in", REPORTS)
        was = joined(project, (one, three))
        project.undo()
        project.not_same(one, three)
        project.link()

        with pytest.raises(BadOption, match="was parted into inc_"):
            project.case(was)
