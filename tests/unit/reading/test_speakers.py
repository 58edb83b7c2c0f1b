"""Speeches of a report: quotations that go on, and who is meant by a source."""

from counterclaim.records import Speech
from reads import read

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
