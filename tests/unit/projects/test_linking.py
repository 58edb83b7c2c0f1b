"""Linking in a ledger: what is new, and no more; two at once; ids that lead on."""

from pathlib import Path

from counterclaim.ledger import Derived
from counterclaim.projects import Project
from counterclaim.projects.linking import READ
from desks import ARMY, ELSEWHERE, LATER, REPORTS, desk, fill, incidents, joined


def test_nothing_new_links_nothing(project: Project, tmp_path: Path) -> None:
    """The second time there is nothing to do, also in another process's eyes."""
    fill(project, tmp_path / "in", REPORTS)
    first = project.link()
    again = project.link()

    assert first.reports == 3
    assert (again.reports, again.made, again.undone) == (0, 0, 0)
    assert again.incidents == first.incidents
    assert project.linked_already()


def test_only_what_is_new_is_linked(project: Project, tmp_path: Path) -> None:
    """One report more, and the others are left alone."""
    fill(project, tmp_path / "in", {"army.txt": ARMY, "else.txt": ELSEWHERE})
    project.link()
    fill(project, tmp_path / "in", {"later.txt": LATER})
    changed = project.link()

    assert changed.reports == 1
    assert changed.incidents == len(incidents(project))


def test_the_count_of_incidents_is_that_of_the_rows(project: Project, tmp_path: Path) -> None:
    """It is kept beside them, through joining and parting."""
    one, two, three = fill(project, tmp_path / "in", REPORTS)
    counts = [project.link().incidents]
    rows = [len(incidents(project))]
    for left, right in ((one, two), (two, three)):
        project.same(left, right)
        counts.append(project.link().incidents)
        rows.append(len(incidents(project)))
    project.undo()
    counts.append(project.link().incidents)
    rows.append(len(incidents(project)))

    assert counts == rows


def test_linking_anew_gives_what_stands(project: Project, tmp_path: Path) -> None:
    """Step by step, or all at once."""
    for name, text in REPORTS.items():
        fill(project, tmp_path / "in", {name: text})
        project.link()
    stands = project.linked()
    project.link(again=True)

    assert project.linked() == stands


def test_two_who_link_at_once_lose_nothing(tmp_path: Path) -> None:
    """The second finds that the first was there, and does its work upon that."""
    with desk(tmp_path / "desk") as first, desk(tmp_path / "desk", author="omar") as second:
        one, two, _ = fill(first, tmp_path / "in", REPORTS)
        upon = (READ, first.ledger.derived_of(READ))
        second.link()
        refused = first.ledger.derive(Derived(READ, whole=True, made_of="0||0"), upon=upon)
        now = joined(first, (one, two))

        assert not refused
        assert now in {one.id for one in second.linked().incidents}


def test_an_incident_is_found_by_a_few_letters(project: Project, tmp_path: Path) -> None:
    """Copies, origins and pairs within it do not stand in the way."""
    incident = joined(project, fill(project, tmp_path / "in", REPORTS))

    assert project.case(incident[:9]).incident.id == incident
    assert project.ledger.find(incident[:9], "inc") == incident
