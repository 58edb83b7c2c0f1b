"""Passages become sentences."""
# ruff: noqa: E501, ISC004, Q003  # a case stays on its line

import pytest

from counterclaim import tables
from counterclaim.reading.passages import FindPassages
from counterclaim.reading.sentences import LONGEST, SplitSentences, split
from counterclaim.reading.stage import Marking
from counterclaim.records import Block, Passage, Report, Sentence, Span

TABLES = tables.load()
MARK = Marking(
    (
        FindPassages(TABLES.languages, TABLES.calendars, TABLES.unread),
        SplitSentences(TABLES.languages),
    )
)


def sentences(text: str, code: str = "en") -> list[str]:
    """The sentences of one passage."""
    language = TABLES.languages[code]
    return [span.cut(text) for span in split(text, 0, len(text), language)]


def read(text: str, *blocks: Block) -> list[str]:
    """The sentences of a report."""
    reading = MARK(Report("rep_x", text, "", "x", blocks=blocks))
    return [one.span.cut(text) for one in reading[Sentence]]


# Each row is one text, parted by | where its sentences end.
ENGLISH = [
    "Two guards died.| The road is closed.| Why?| Nobody said!| So it stands.",
    # abbreviations, initials, numbers
    "Maj. Gen. A. B. Example met Dr. Desk and Sgt. Gate at No. 5 St. James St. on Monday.",
    "Lt. Col. Example of the U.S. Army said so.| He left.",
    "The U.S. said so.| It was in the U.S.| The U.N. did not.",
    "It began at 5 a.m. on Monday.| It ended at 7 p.m.| Two were hurt.",
    "It was Feb. 3 in Quetta, approx. 4.5 km from the camp.",
    "Example Co. Ltd. lost 1,000.50 dollars vs. 3.2 million a year before, i.e. less.",
    "That was plan B.| The guards left.",
    # quotation marks
    "“Two died.| They were guards.”| The road is closed.",
    "“Who did it?” he asked.| “Nobody knows!” she said.",
    "He said: “Two died.”| ‘Three,’ said another.| (Four were hurt.)| So it goes.",
    "He said \"two died.\"| \"Three\", said another.",
    "“Unbalanced is the mark.| And so is this one.| ”And this.",
    # ellipsis
    "He left... and came back.| He left…| Then he came back.",
    # posts
    "Guards hurt at the camps.|#Town is closed.|@example_office says nothing.",
    ".@example_office says nothing.| Nor does he: a...b@example.org.",
    "Two died.[3][14]| The road is closed.",
    "Guards hurt.|The road is closed.| See example.com and Example.org for more.",
    "Is it over?!| No.",
]  # fmt: skip
URDU = [
    "دو محافظ زخمی ہوئے۔| سڑک بند ہے۔| کیوں؟| کسی نے نہیں بتایا!",
    "دو محافظ زخمی ہوئے۔|سڑک بند ہے۔|یہ سچ ہے۔",  # glued
    "اہم پیغام جاری.|@example_office #Town",
    "انہوں نے کہا: ’’دو محافظ زخمی ہوئے۔‘‘| سڑک بند ہے۔",
    "انہوں نے کہا ”دو محافظ زخمی ہوئے۔“| سڑک بند ہے۔",
    "تقریباً 4.5 کلومیٹر دور۔| ۲۰ افراد ہلاک ہوئے۔",
    "دو محافظ زخمی ہوئے.| سڑک بند ہے.",  # with a Latin full stop
]


@pytest.mark.parametrize(
    ("marked", "code"), [(one, "en") for one in ENGLISH] + [(one, "ur") for one in URDU]
)
def test_sentences_end_where_they_end(marked: str, code: str) -> None:
    """Marks, abbreviations, quotation marks, hashtags, in both scripts."""
    expected = [piece.strip() for piece in marked.split("|")]

    assert sentences(marked.replace("|", ""), code) == expected


def test_a_short_line_without_a_mark_ends_a_sentence() -> None:
    """A headline above a paragraph that was broken by hand is a sentence of its own."""
    text = (
        "Guards hurt at gate\n"
        "Two guards were hurt at the gate of the camp on Monday, a\n"
        "spokesman of the district told reporters."
    )

    assert sentences(text) == [
        "Guards hurt at gate",
        "Two guards were hurt at the gate of the camp on Monday, a\n"
        "spokesman of the district told reporters.",
    ]


def test_the_signature_of_a_post_is_no_sentence() -> None:
    """What a post says ends before its author's name; its lines end its sentences."""
    text = "#Town closed\n\nTwo guards hurt. pic.twitter.com/x — Desk (@desk) February 3, 2022"

    assert read(text) == ["#Town closed", "Two guards hurt. pic.twitter.com/x"]


def test_a_dateline_is_one_sentence() -> None:
    """Its dots end nothing."""
    text = "HANOVER, Va. (Example Wire) — Two died."

    assert read(text, Block(Span(0, 29), "dateline")) == [
        "HANOVER, Va. (Example Wire) —",
        "Two died.",
    ]


def test_a_header_is_no_sentence() -> None:
    """A date above the text is read by intake alone."""
    assert read("date 2022-02-03 Two died.", Block(Span(0, 15), "header")) == ["Two died."]


def test_a_language_that_is_not_read_has_no_sentences() -> None:
    """Its passage stays, with a doubt."""
    text = "Le porte-parole a déclaré que quatre soldats ont été tués dans l'attaque."

    assert read(text) == []


def test_every_word_of_a_passage_is_in_a_sentence() -> None:
    """Nothing between two sentences but white space."""
    text = "  Two died.Then “three.” \u202bFour\u202c (five)…\n\nSix?! “seven ‘eight.’ nine”  "
    reading = MARK(Report("rep_x", text, "", "x"))
    spans = [one.span for one in reading[Sentence]]
    gaps = zip([0, *(span.end for span in spans)], [*(span.start for span in spans), len(text)], strict=True)  # fmt: skip

    assert "".join(text[begin:end] for begin, end in gaps).strip() == ""


def test_sentences_know_their_passage() -> None:
    """The number of a passage is its place in the layer."""
    text = "One died. Two were hurt.\n\nThree were hurt."
    reading = MARK(Report("rep_x", text, "", "x"))

    assert [one.passage for one in reading[Sentence]] == [0, 0, 1]
    assert len(reading[Passage]) == 2


@pytest.mark.parametrize("blank", [" ", ""])
def test_what_is_longer_than_a_sentence_is_cut(blank: str) -> None:
    """At white space where there is any; the doubt says so once."""
    text = f"and{blank}" * 5000
    reading = MARK(Report("rep_x", text, "", "x"))
    lengths = [one.span.end - one.span.start for one in reading[Sentence]]

    assert max(lengths) <= LONGEST
    assert [doubt.stage for doubt in reading.doubts] == ["sentences"]
