"""Speeches of a report: quotations that go on, and who is meant by a source."""

from counterclaim import read as taken_in
from counterclaim.records import Speech
from reads import pipeline, read

MINISTER = "Interior Minister Asif Lorin visited the camp."


def speeches(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """The speaker and the contents of each speech of a report."""
    reading = read(text)
    return [
        (speech.speaker, tuple(piece.cut(text) for piece in speech.contents))
        for speech in reading[Speech]
    ]


def test_a_quotation_that_goes_on_belongs_to_the_same_speech() -> None:
    """ "“…,” he said. “…”" is one speech in two pieces."""
    text = f"{MINISTER} “The camp is safe again,” he said. “Nobody of ours was hurt.”"

    assert speeches(text) == [
        ("Asif Lorin", ("“The camp is safe again,”", "“Nobody of ours was hurt.”"))
    ]


def test_a_paragraph_of_nothing_but_a_quotation_goes_on_from_the_one_before() -> None:
    """A quotation does not need its speaker again in the next paragraph."""
    text = f"{MINISTER} “The camp is safe again,” he said.\n\n“Nobody of ours was hurt there.”"

    assert speeches(text)[0][1][1] == "“Nobody of ours was hurt there.”"


def test_a_quotation_with_its_own_speaker_belongs_to_that_one() -> None:
    """The next quotation goes to the next speaker, where one is named."""
    text = (
        f"{MINISTER} “The camp is safe again,” he said. "
        "“That is not true of any camp,” said Dara Miren."
    )

    assert [speaker for speaker, _ in speeches(text)] == ["Asif Lorin", "Dara Miren"]


def test_a_label_speaks_only_where_it_names_somebody_who_can() -> None:
    """A town before a colon is a dateline, an army is a speaker."""
    assert speeches("Army: four killed in raid on fort")
    assert speeches("Quetta: four killed in raid on fort") == []


def test_who_stands_for_the_noun_before_it() -> None:
    """The speaker of a relative clause is whom the pronoun stands for."""
    text = "Asif Lorin, who said that he had seen the blast, was taken away."

    assert [speaker for speaker, _ in speeches(text)] == ["Asif Lorin"]


def test_what_is_quoted_in_the_next_paragraph_belongs_to_who_announces_it() -> None:
    """ "The statement reads as follows:" and then a quotation of many sentences."""
    text = (
        "The statement released by the Harbour Front on Sunday reads as follows:\n\n"
        "“Four of our men were killed at the gate. Two others were hurt.”"
    )

    assert speeches(text) == [
        (
            "Harbour Front",
            ("“Four of our men were killed at the gate. Two others were hurt.”",),
        )
    ]


def test_a_colon_with_no_quotation_after_it_says_nothing() -> None:
    """ "The note reads:" gives nobody the next sentence."""
    assert speeches("The army said:\n\nNine men died at the gate.") == []


def test_a_headline_without_articles_means_the_minister_of_the_report() -> None:
    """ "Minister confirms …" is the minister whom the report names after it."""
    text = (
        "date 2022-02-03\n\nMinister confirms nine dead in raid\n\n"
        "Interior Minister Asif Lorin said on Monday that nine guards had died.\n"
    )
    reading = pipeline()(taken_in(text.encode()))

    assert {speech.speaker for speech in reading[Speech]} == {"Asif Lorin"}


def test_a_name_that_is_half_of_a_word_does_not_speak() -> None:
    """A group that is linked to another is not that other."""
    text = (
        "The Harbour Front (HF) was silent. "
        "An HF-linked committee that runs the camp reported the death of two nurses."
    )

    assert [speaker for speaker, _ in speeches(text)] == ["HF-linked committee"]


def test_a_post_goes_on_with_figures_of_whom_it_quotes() -> None:
    """ "All over, police say. Four dead, two hurt." are both of the police."""
    text = (
        "The town was quiet.\n\n"
        "Shooting at the mill is over, the army says. Four guards & two herders killed so far. "
        "— Example Desk (@example_desk) February 3, 2022"
    )
    said = [pieces for _, pieces in speeches(text)]

    assert any("killed so far" in piece for pieces in said for piece in pieces)
