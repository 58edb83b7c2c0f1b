"""The laws of intake, passages and sentences, for any bytes at all."""
# ruff: noqa: E501  # a case stays on its line

import json
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from counterclaim import tables
from counterclaim.errors import InputError
from counterclaim.intake.reports import read_bytes
from counterclaim.intake.sniffing import kind_of
from counterclaim.reading.passages import FindPassages
from counterclaim.reading.sentences import SplitSentences
from counterclaim.reading.stage import Marking
from counterclaim.records import Passage, Report, Sentence

TABLES = tables.load()
MARK = Marking(
    (
        FindPassages(TABLES.languages, TABLES.calendars, TABLES.unread),
        SplitSentences(TABLES.languages),
    )
)
# Pieces that mean something to one of the rules, so that random texts meet them.
PIECES = st.sampled_from(
    [
        "Two guards died. ", "“", "”", "‘", '"', "\n", "\n\n", "\r\n", "\0", "\ufeff", "\u202e", "\u2067",
        " — Desk (@desk) February 3, 2022", "(@a)", "— ", "#Town", "@desk ", "date 2022-02-03 ",
        "QUETTA, Feb 3, 2022 (Example Wire) — ", "دو محافظ زخمی ہوئے۔", "3 فروری 2022", "۔", "e\u0301", "\ud83d",
        "https://example.org/x ", "pic.twitter.com/x ", "U.S. ", "...", "😀", " ", "Le soldat est mort dans la ville. ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)
TAGS = st.sampled_from(
    [
        "<html>", "<p>", "</p>", "<div class='fb-post' data-href='https://example.org/1'>", "</div>", "<!--", "-->",
        '<blockquote class="twitter-tweet">', "</blockquote>", "<script>", "</script>", "<table><tr><td>", "<h1>",
        "<title>", '<meta property="article:published_time" content="2022-02-03">', "<figure><figcaption>", "&amp;",
        "<![CDATA[", "<a href='https://twitter.com/a/status/1'>", "</a>", "<", ">", "<br><br>", "<svg>", "<?xml ?>",
    ]
)  # fmt: skip
PAGES = st.lists(TAGS | PIECES | st.text(max_size=8), max_size=40).map("".join)
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def checked(report: Report) -> None:
    """What holds of every report: its blocks, passages and sentences lie in order and show words."""
    text = report.text
    spans = [block.span for block in report.blocks]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(text) and span.cut(text).strip() for span in spans)
    reading = MARK(report)
    at = 0
    for passage in reading[Passage]:
        assert not text[at : passage.span.start].strip()
        assert passage.span.cut(text) == passage.span.cut(text).strip()
        at = passage.span.end
    assert not text[at:].strip()
    for sentence in reading[Sentence]:
        assert reading[Passage][sentence.passage].span.holds(sentence.span)


@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.html", "x.jsonl", "x"]))
@CALM
def test_any_bytes_give_a_report_or_an_error(data: bytes, name: str) -> None:
    """Nothing that a file can hold raises anything else."""
    for made in read_bytes(data, tables=TABLES, name=name):
        assert isinstance(made, Report | InputError)
        if isinstance(made, Report):
            checked(made)


@given(TEXTS)
@CALM
def test_reading_canonical_text_again_changes_nothing(text: str) -> None:
    """The canonical form is a fixed point, and every word of it is in a passage."""
    data = text.encode("utf-8", "surrogatepass")
    (made,) = read_bytes(data, tables=TABLES, name="x.txt", kind="text")
    assume(isinstance(made, Report))
    assert isinstance(made, Report)
    (again,) = read_bytes(made.text.encode(), tables=TABLES, name="x.txt", kind="text")

    assert isinstance(again, Report)
    assert (again.text, again.id, again.blocks) == (made.text, made.id, made.blocks)
    checked(made)


@given(PAGES)
@CALM
def test_any_page_gives_a_report_or_an_error(page: str) -> None:
    """However its tags are piled up, its blocks lie in order and its text is canonical."""
    data = f"<html>{page}".encode("utf-8", "surrogatepass")
    for made in read_bytes(data, tables=TABLES, name="x.html"):
        assert isinstance(made, Report | InputError)
        if isinstance(made, Report):
            checked(made)
            (again,) = read_bytes(made.text.encode(), tables=TABLES, name="x.txt", kind="text")
            assert isinstance(again, Report)
            assert again.text == made.text


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
RECORDS = st.dictionaries(
    st.sampled_from(["id", "url", "outlet", "published", "title", "text", "more"]), VALUES
)


@given(st.lists(RECORDS | VALUES, max_size=4))
@CALM
def test_any_json_lines_give_one_answer_a_line(values: list[object]) -> None:
    """Each line that is not blank is a report or an error, in order."""
    lines = [json.dumps(value) for value in values]
    assume(len(lines) != 1 or kind_of(lines[0], "x.jsonl") == "jsonl")
    made = list(read_bytes(("{}\n" + "\n".join(lines)).encode(), tables=TABLES, name="x.jsonl"))

    assert len(made) == 1 + len(lines)
    for one in made:
        if isinstance(one, Report):
            checked(one)
