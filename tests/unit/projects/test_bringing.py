"""Files come in once, each is read once, and none that is broken stops its neighbours."""

import json
from itertools import islice
from pathlib import Path

from counterclaim.projects import Project
from counterclaim.projects.bringing import Said
from desks import ARMY, ELSEWHERE, LATER, REPORTS, desk, fill


def outcomes(project: Project, *sources: Path) -> list[str]:
    """What became of each."""
    return [done.outcome for done in project.add(map(str, sources))]


def test_the_same_bytes_again_are_known(project: Project, tmp_path: Path) -> None:
    """Adding twice is adding once."""
    path = tmp_path / "one.txt"
    path.write_text(ARMY, encoding="utf-8")

    assert outcomes(project, path) == ["new"]
    assert outcomes(project, path) == ["known"]


def test_the_same_bytes_of_another_outlet_are_another_capture(
    project: Project, tmp_path: Path
) -> None:
    """Who published it is part of what was brought in."""
    path = tmp_path / "one.txt"
    path.write_text(ARMY, encoding="utf-8")
    for outlet in ("Example Wire", "Example Times"):
        list(project.add([str(path)], said=Said(outlet=outlet)))

    assert len(list(project.ledger.captures())) == 2


def test_what_cannot_be_read_stops_nothing(project: Project, tmp_path: Path) -> None:
    """A missing file and an empty one fail for themselves."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(ARMY, encoding="utf-8")
    outcomes(project, tmp_path / "nowhere.txt", tmp_path / "empty.txt", tmp_path / "good.txt")
    read = [done.outcome for done in project.read(project.waiting())]

    assert sorted(read) == ["failed", "read"]


def test_a_dry_run_writes_nothing(project: Project, tmp_path: Path) -> None:
    """It says what would be new, and no event follows."""
    (tmp_path / "one.txt").write_text(ARMY, encoding="utf-8")
    before = project.ledger.head()
    told = [done.outcome for done in project.add([str(tmp_path / "one.txt")], dry=True)]

    assert told == ["new"]
    assert project.ledger.head() == before


def test_what_holds_no_report_is_not_tried_again(project: Project, tmp_path: Path) -> None:
    """Its fault is kept; the next run has nothing to do."""
    (tmp_path / "empty.txt").touch()
    outcomes(project, tmp_path / "empty.txt")
    first = [done.outcome for done in project.read(project.waiting())]

    assert first == ["failed"]
    assert project.waiting() == []


def test_a_file_of_many_reports_goes_on_where_it_was_cut_short(tmp_path: Path) -> None:
    """After two of three, the second run reads all three and none stands twice."""
    lines = [json.dumps({"text": text}) for text in (ARMY, LATER, ELSEWHERE)]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with desk(tmp_path / "desk") as project:
        outcomes(project, tmp_path / "feed.jsonl")
        list(islice(project.read(project.waiting()), 1))
        cut = len(list(project.ledger.reports()))
        again = project.waiting()
        list(project.read(again))

        assert cut < 3
        assert again
        assert len(list(project.ledger.reports())) == 3
        assert project.waiting() == []


def test_reading_again_changes_nothing(project: Project, tmp_path: Path) -> None:
    """The same reader finds the same, and writes no event."""
    fill(project, tmp_path / "in", REPORTS)
    before = project.ledger.head()
    list(project.read(project.waiting(again=True)))

    assert project.ledger.head() == before
