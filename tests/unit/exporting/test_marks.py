"""Text with its marks as HTML."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import made
from counterclaim.exporting.marks import (
    LAYERS,
    Notes,
    Shown,
    by_stretch,
    marked,
    marks_of,
    shown,
    told,
)
from counterclaim.records import Reading, Span


class Nesting(HTMLParser):
    """Reads HTML and fails where elements do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.marks: dict[str, str] = {}
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that begins."""
        told = dict(attrs)
        kind = (told.get("class") or "").split(" ")[0]
        self.open.append(f"{tag} {kind}")
        if told.get("id"):
            self.names.append(str(told["id"]))

    def handle_endtag(self, tag: str) -> None:
        """An element ends where it should."""
        assert self.open.pop().startswith(tag)

    def handle_data(self, data: str) -> None:
        """Note words, and under which elements they stand."""
        if not any("reference" in one for one in self.open):
            self.text.append(data)
            for one in self.open:
                self.marks[one] = self.marks.get(one, "") + data


def parsed(html: str) -> Nesting:
    """The page as a browser nests it."""
    reader = Nesting()
    reader.feed(html)
    reader.close()

    assert not reader.open
    return reader


TEXT = "Four soldiers, including an officer, were killed."
MARKS = st.lists(
    st.builds(
        lambda start, length, kind: Shown(start, min(len(TEXT), start + length), kind),
        st.integers(0, len(TEXT) - 1),
        st.integers(1, 20),
        st.sampled_from(LAYERS),
    ),
    max_size=12,
)


@given(MARKS)
def test_marks_nest_whatever_overlaps(marks: list[Shown]) -> None:
    """Every character stands once, and elements nest."""
    reader = parsed(marked(TEXT, Span(0, len(TEXT)), marks, Notes()))

    assert "".join(reader.text) == TEXT


@given(MARKS)
def test_every_mark_covers_exactly_its_words(marks: list[Shown]) -> None:
    """A mark that crosses another is split, and its pieces are together its words."""
    for one in marks:
        others = [other for other in marks if other.kind != one.kind]
        reader = parsed(marked(TEXT, Span(0, len(TEXT)), [one, *others], Notes()))

        assert reader.marks[f"mark {one.kind}"] == TEXT[one.start : one.end]


@given(MARKS)
def test_each_stretch_that_is_linked_to_has_its_id_once(marks: list[Shown]) -> None:
    """A link leads to one place."""
    ids = {(one.start, one.end): f"t={one.start},{one.end}" for one in marks}
    reader = parsed(marked(TEXT, Span(0, len(TEXT)), marks, Notes(ids)))

    assert sorted(reader.names) == sorted(ids.values())


@given(MARKS, st.lists(st.integers(1, len(TEXT) - 1), unique=True, max_size=4))
def test_stretches_share_out_marks_as_looking_at_each_would(
    marks: list[Shown], cuts: list[int]
) -> None:
    """One pass over both gives what comparing all with all gives."""
    edges = [0, *sorted(cuts), len(TEXT)]
    spans = [Span(a, b) for a, b in pairwise(edges)]
    plain = [
        sorted(
            Shown(max(one.start, span.start), min(one.end, span.end), one.kind)
            for one in marks
            if one.start < span.end and one.end > span.start
        )
        for span in spans
    ]

    assert [sorted(found) for found in by_stretch(marks, spans)] == plain


def test_a_claim_ends_with_its_number() -> None:
    """The number links to the claim beside the text, after the last piece of the mark."""
    notes = Notes(references={(0, 13): "<a class=reference>1</a>"})
    html = marked(TEXT, Span(0, len(TEXT)), [Shown(0, 13, "claim"), Shown(5, 20, "number")], notes)

    assert html == (
        '<mark class="claim">Four <mark class="number">soldiers</mark></mark>'
        '<a class=reference>1</a><mark class="number again">, inclu</mark>'
        "ding an officer, were killed."
    )


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt;"]
)
def test_hostile_text_is_shown_and_never_run(hostile: str) -> None:
    """Text is text."""
    reader = parsed(shown(hostile))

    assert "".join(reader.text) == hostile
    assert not re.search(r"<(script|img|b)", shown(hostile))


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\x00", "\x1b", "\ud800"])
def test_what_steers_the_display_becomes_a_badge(letter: str) -> None:
    """A bidi override does not turn the line, and the reader sees that it was there."""
    html = shown(f"a{letter}b")

    assert letter not in html
    assert f"U+{ord(letter):04X}" in html
    html.encode()


def test_marks_come_from_claims_findings_and_doubts(reading: Reading) -> None:
    """Every kind of mark that the legend names is found in the made report."""
    assert {one.kind for one in marks_of(reading)} == set(LAYERS)
    span = made.words("at least 12").span
    assert Shown(span.start, span.end, "number") in marks_of(reading)


@pytest.mark.parametrize(
    ("sentence", "html"),
    [
        ("It is held; نوشکی کیمپ, says A.", "It is held; <bdi>نوشکی کیمپ</bdi>, says A."),
        ("مثال چینل: it goes on", "<bdi>مثال چینل</bdi>: it goes on"),
        ("plain <b>", "plain &lt;b&gt;"),
        ("جنوری2022 and فروری", "<bdi>جنوری</bdi>2022 and <bdi>فروری</bdi>"),
    ],
)
def test_what_runs_right_to_left_in_a_sentence_is_isolated(sentence: str, html: str) -> None:
    """A name in Urdu does not turn the English around it."""
    assert told(sentence) == html
