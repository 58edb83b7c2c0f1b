"""Who says how many."""

from dataclasses import replace

from counterclaim.exporting.matrix import matrix
from counterclaim.records import Reading


def test_who_says_how_many_is_a_row_for_each_question(reading: Reading) -> None:
    """Equal answers of one speaker are told once; silence is no answer."""
    told = matrix([reading])

    assert told.speakers == ("Ministry", "Example Front", "Example Gazette")
    assert [heading for heading, _ in told.rows] == [
        "Killed: state forces",
        "Killed: armed group",
        "Killed: civilians",
    ]
    ministry, front, outlet = told.rows[0][1]
    assert [(one.answer, one.where) for one in front] == [
        ("at least 12", "Example Pass"),
        ("12", ""),
    ]
    assert [(one.answer, len(one.links)) for one in ministry] == [("2", 2)]
    assert outlet == ()


def test_outlets_without_a_name_are_told_apart(reading: Reading) -> None:
    """Two papers are not one voice."""
    bare = [
        replace(reading, report=replace(reading.report, id=name, outlet=None))
        for name in ("rep_a", "rep_b")
    ]

    assert matrix(bare).speakers[-2:] == ("the outlet of report 1", "the outlet of report 2")
