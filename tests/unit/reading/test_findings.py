"""Findings: where one report does not agree with itself, and where it does."""

from datetime import date

import pytest

from reads import read


def kinds(text: str, published: date = date(2022, 2, 3)) -> set[str]:
    """The kinds of finding that a text gives."""
    return {finding.kind for finding in read(text, published).findings}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            (
                "Rebels ambushed a convoy in Kohlu on Tuesday. "
                "The ambush took place on Monday in Kohlu, a witness said."
            ),
            "date_conflict",
        ),
        ("The raid was on Friday, 2 February 2022.", "weekday_mismatch"),
        (
            (
                "The Kharan Liberation Army said it had killed 60 soldiers. "
                "The Pakistan Army said that four soldiers had died."
            ),
            "toll_conflict",
        ),
        (
            (
                "On Tuesday the Pakistan Army said that four soldiers had died. "
                "On Wednesday the Pakistan Army said that nine soldiers had died."
            ),
            "toll_revision",
        ),
        (
            (
                "The Kharan Liberation Army said the fort was under its control. "
                "The Pakistan Army said the raid had been repulsed."
            ),
            "status_conflict",
        ),
        (
            (
                "The Pakistan Army said that ten rebels had been killed. "
                "The Pakistan Army said four rebels were killed in Kohlu. "
                "The Pakistan Army said five rebels were killed in Sibi."
            ),
            "sum_mismatch",
        ),
        (
            (
                "The raid killed 60 soldiers. "
                "The Kharan Liberation Army said it had killed 60 soldiers."
            ),
            "unattributed_toll",
        ),
        (
            "The raid killed 60 people. The Kharan Liberation Army said it had killed 60 soldiers.",
            "wording_drift",
        ),
        ("Troops reached Nushki. In Noshki the shops were shut.", "spelling_variant"),
    ],
)
def test_a_report_that_disagrees_with_itself_is_found_out(text: str, kind: str) -> None:
    """Each kind of finding is made where a report gives cause for it."""
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        # parts that add up
        (
            "The Pakistan Army said that nine rebels had been killed. "
            "The Pakistan Army said four rebels were killed in Kohlu. "
            "The Pakistan Army said five rebels were killed in Sibi."
        ),
        # two places are two questions
        (
            "The Pakistan Army said four soldiers were killed in Kohlu. "
            "The Kharan Liberation Army said nine soldiers were killed in Sibi."
        ),
        # one figure, said twice
        "The Pakistan Army said four soldiers died. The minister said four soldiers died.",
        # more than three and exactly four can both be right
        (
            "The Pakistan Army said more than three soldiers died. "
            "The Kharan Liberation Army said four soldiers died."
        ),
        "The raid was on Wednesday, 2 February 2022.",
        "",
    ],
)
def test_a_report_that_agrees_with_itself_gives_no_finding(text: str) -> None:
    """What differs in scope only, or does not differ, is no finding."""
    assert kinds(text) == set()


def test_a_dated_line_is_held_against_its_post() -> None:
    """A date on a line of its own in a post that bears another is a finding."""
    text = (
        "The shops of Kohlu were open on Thursday evening, a reporter there wrote.\n\n"
        "3 جنوری 2022\n\n"
        "کوہلو میں آج رات سکون ہے "
        "pic.twitter.com/abc — Example Reporter (@example_one) February 3, 2022"
    )

    assert "date_conflict" in kinds(text)
