"""Who is said to say what on one line; the phrase book in gold/ holds the many phrasings."""

import pytest

from attributing import drafts, parts


def test_a_cue_takes_its_small_words_with_it() -> None:
    """Auxiliaries and adverbs beside a cue belong to it, and what stands between them."""
    said = "The army has on Friday also said that four died."

    assert parts(said, "Friday") == [("The army", "has on Friday also said", ("that four died",))]


def test_a_negated_cue_turns_its_stance() -> None:
    """What is not confirmed is doubted, and what is not denied is confirmed."""
    said = ["The army did not confirm the raid.", "The army did not deny the raid."]

    assert [drafts(one)[0].stance for one in said] == ["doubts", "confirms"]


def test_a_refusal_to_say_negates_it() -> None:
    """To refuse to confirm is not to confirm."""
    assert drafts("The army refused to confirm the raid.")[0].stance == "doubts"


def test_a_passive_is_read_from_its_other_side() -> None:
    """After "was" and before "by" the subject is what is said of, not who says."""
    said = "The raid was condemned by the governor."

    assert parts(said) == [("the governor", "was condemned", ("The raid",))]


def test_a_passive_without_an_agent_names_nobody() -> None:
    """ "The report was denied" has no source to lead back to."""
    assert parts("The report was denied.") == []


def test_who_is_the_source_and_stands_for_the_noun_before_it() -> None:
    """A relative pronoun is the source, and knows what it stands for."""
    said = "The shepherd, who said that four died, was afraid."
    (draft,) = drafts(said)

    assert parts(said) == [("who", "said", ("that four died",))]
    assert draft.leads is not None
    assert draft.line.cut(*draft.leads).cut(said) == "The shepherd"


def test_a_second_cue_ends_the_content_of_the_first() -> None:
    """ "… and added that …" begins a content of its own, by the same speaker."""
    said = "The army said four died and added that six lived."

    assert parts(said) == [
        ("The army", "said", ("four died",)),
        ("The army", "added", ("that six lived",)),
    ]


def test_what_stands_on_both_sides_of_a_cue_is_one_content() -> None:
    """A content that its source parts is in two pieces."""
    said = "Four men, the army said, were killed on the road."

    assert parts(said) == [("the army", "said", ("Four men", "were killed on the road"))]


def test_raised_says_something_only_before_a_tally() -> None:
    """To raise a count is to say; to raise hands is not."""
    assert parts("The army raised its count of the dead to six.")
    assert parts("The men raised their hands.") == []


def test_a_capital_inside_a_sentence_is_no_cue() -> None:
    """A name that contains a word of saying says nothing by it."""
    assert parts("He works for the Weekly Report that closed.") == []


@pytest.mark.parametrize("said", ["said", "said that", "that", ": : —", "by by said of"])
def test_a_line_of_little_gives_little(said: str) -> None:
    """A cue with nothing around it attributes nothing, and never raises."""
    assert parts(said) == []
