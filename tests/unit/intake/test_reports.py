"""Bytes become reports, whose text is canonical and whose day is never invented."""
# ruff: noqa: E501  # a case stays on its line

import json
from datetime import date, datetime
from typing import Any

import pytest

from counterclaim.errors import BadRecord, InputError, NoText
from counterclaim.intake.reports import read_bytes
from counterclaim.records import Report
from counterclaim.tables import Tables


def only(data: bytes | str, known: Tables, name: str = "x.txt", **given: Any) -> Report:
    """The one report of some bytes."""
    raw = data.encode() if isinstance(data, str) else data
    (report,) = read_bytes(raw, tables=known, name=name, **given)
    assert isinstance(report, Report), report
    return report


def kinds(report: Report) -> list[tuple[str, str]]:
    """The blocks of a report, with their words."""
    return [(block.kind, block.span.cut(report.text)) for block in report.blocks]


# --- canonical text -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        " date 2022-02-03 Two guards were hurt.\n\n\n  He said so. \n",
        "\n\n\tTwo guards were hurt at “Gate 4”.",
        "دو محافظ زخمی ہوئے۔ \u202bجھوٹ\u202c 😀",
    ],
)
def test_canonical_text_is_the_file_itself(text: str, known: Tables) -> None:
    """What is NFC with plain line ends comes out offset for offset, blanks included."""
    assert only(text, known).text == text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Two.\r\nThree.\rFour.\n", "Two.\nThree.\nFour.\n"),
        ("\ufeffTwo.", "Two."),
        ("Cafe\u0301.", "Caf\u00e9."),
        ("Two\0 guards were hurt near the gate of the camp.", "Two guards were hurt near the gate of the camp."),
    ],
)  # fmt: skip
def test_text_is_made_canonical(written: str, kept: str, known: Tables) -> None:
    """NFC, plain line ends, no mark at the start, no NUL."""
    assert only(written, known).text == kept


def test_what_was_left_out_is_a_doubt(known: Tables) -> None:
    """A NUL that is gone is told of."""
    doubts = only(b"Two\0 guards were hurt near the gate of the camp.", known).doubts

    assert [doubt.why for doubt in doubts] == ["1 NUL characters were left out"]


def test_bytes_that_are_no_characters_are_shown(known: Tables) -> None:
    """The doubt stands at the place where the reader sees the mark."""
    report = only("Two guards’ posts, cut he".encode() + b"\xe2\x80", known)
    (doubt,) = report.doubts

    assert doubt.span is not None
    assert doubt.span.cut(report.text) == "\ufffd"


@pytest.mark.parametrize(
    "data", [b"", b" \n\t ", b"\0" * 9, b"\x89PNG\r\n\x1a\n\0\0", bytes(range(1, 32)) * 20]
)
def test_nothing_to_read_is_an_error(data: bytes, known: Tables) -> None:
    """Empty, blank and binary files are refused in words."""
    (fault,) = read_bytes(data, tables=known, name="x.txt")

    assert isinstance(fault, NoText)


def test_reading_twice_is_reading_once(known: Tables) -> None:
    """The id is a digest of the text and of what is said of it."""
    first, again = only("Two guards.", known), only("Two guards.", known, name="y.txt")
    other = only("Two guards.", known, outlet="Example Wire")

    assert (first.id == again.id, first.id == other.id) == (True, False)


def test_a_line_of_fifty_megabytes_is_one_report(known: Tables) -> None:
    """No length of a line is too long; how long it takes, `make bench` tells."""
    data = b"Four guards were hurt in the town on Monday, officials said. " * 820_000
    report = only(data, known)

    assert len(report.text) == len(data)


# --- the top of a text --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        (" date 2023-05-11 Two guards were hurt.", date(2023, 5, 11), "2023-05-11"),
        ("DATE: 3 February 2022\n\nGuards were hurt.", date(2022, 2, 3), "3 February 2022"),
        ("Published: February 3, 2022\nGuards were hurt.", date(2022, 2, 3), "February 3, 2022"),
        ("Guards hurt\n\nPublished on 3 February 2022\n\nTwo.", date(2022, 2, 3), "3 February 2022"),
        ("3 February 2022\n\nGuards were hurt.", date(2022, 2, 3), "3 February 2022"),
        ("QUETTA, Feb 3, 2022 (Example Wire) — Guards were hurt.", date(2022, 2, 3), "Feb 3, 2022"),
        ("تاریخ: 3 فروری 2022\n\nدو محافظ زخمی ہوئے۔", date(2022, 2, 3), "3 فروری 2022"),
        ("کوئٹہ، 3 فروری 2022 (مثال نیوز) — دو محافظ زخمی ہوئے۔", date(2022, 2, 3), "3 فروری 2022"),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_read(text: str, day: date, words: str, known: Tables) -> None:
    """A header line or a dateline gives the day, at the words that say it."""
    report = only(text, known)

    assert report.published_span is not None
    assert (report.published, report.published_span.cut(report.text)) == (day, words)


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were hurt on 3 February 2022, officials said.",
        "QUETTA, Feb 3 (Example Wire) — Two guards were hurt.",  # of which year?
        "Date palms were burnt. It was 3 February 2022.",
        "The talks (on 3 February 2022) — and others — went on.",
        "Published: yesterday\n\nTwo guards were hurt.",
    ],
)
def test_a_day_that_is_not_stated_stays_unknown(text: str, known: Tables) -> None:
    """A day in running text is not the day of publication, and no year is made up."""
    assert only(text, known).published is None


def test_a_day_that_could_be_two_is_a_doubt(known: Tables) -> None:
    """`02/03/2022` is March or February; the reader is asked."""
    report = only("Published: 02/03/2022\n\nTwo guards were hurt.", known)

    assert report.published is None
    assert [doubt.why for doubt in report.doubts] == [
        "the day of publication is not clear here; give it with --published"
    ]


def test_the_users_day_goes_first(known: Tables) -> None:
    """What is given on the command line is taken, and shows no words of the text."""
    report = only("date 2022-02-03\n\nGuards were hurt.", known, published=date(2022, 2, 5))

    assert (report.published, report.published_span) == (date(2022, 2, 5), None)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Guards hurt at gate\n\nTwo guards were hurt.", [("headline", "Guards hurt at gate")]),
        ("date 2022-02-03 Two guards were hurt.", [("header", "date 2022-02-03")]),
        ("Two guards were hurt.\n\nHe said so.", []),
        ("Two guards hurt", []),  # nothing below it
        (
            "date 2022-02-03\n\nGuards hurt\n\nQUETTA (Example Wire) -- Two.",
            [
                ("header", "date 2022-02-03"),
                ("headline", "Guards hurt"),
                ("dateline", "QUETTA (Example Wire) --"),
            ],
        ),
        ("Guards hurt\n\nTURBAT: Two were hurt.", [("headline", "Guards hurt"), ("dateline", "TURBAT:")]),
        ("MADISON, Wis. -\n\nTwo were hurt.", [("dateline", "MADISON, Wis. -")]),
        ("GUARDS HURT - TWO DEAD\n\nTwo died.", [("headline", "GUARDS HURT - TWO DEAD")]),
        ("(File photo)\n\nTwo died.", []),
        (
            "Guards hurt Posted: 3 February 2022\n\nTwo died.",
            [("headline", "Guards hurt"), ("header", "Posted: 3 February 2022")],
        ),
        ("ELF: two of its men died.\n\nMore.", []),  # who says it, not where
    ],
)  # fmt: skip
def test_headline_header_and_dateline_are_blocks(
    text: str, blocks: list[tuple[str, str]], known: Tables
) -> None:
    """What stands at the top is told apart from the paragraphs below it."""
    assert kinds(only(text, known)) == blocks


# --- JSON Lines ---------------------------------------------------------------


def test_each_line_is_a_report(known: Tables) -> None:
    """Metadata is taken from the record, its title stands above the text, and more keys do no harm."""
    record = {
        "id": "r1", "url": "https://example.org/1", "outlet": "Example Wire", "more": [1],
        "published": "2022-02-03T10:00:00+05:00", "title": "Guards hurt", "text": "Two were hurt.",
    }  # fmt: skip
    report = only(json.dumps(record), known, name="x.jsonl")

    assert report.text == "Guards hurt\n\nTwo were hurt."
    assert (report.name, report.outlet, report.url) == (
        "r1",
        "Example Wire",
        "https://example.org/1",
    )
    assert (report.published, report.title) == (datetime(2022, 2, 3, 10), "Guards hurt")


def test_without_a_title_the_text_is_as_in_the_record(known: Tables) -> None:
    """Offsets count in the record's own text."""
    assert only(json.dumps({"text": " Two.\n"}), known, name="x.jsonl").text == " Two.\n"


def test_a_bad_line_is_named_and_its_neighbours_go_on(known: Tables) -> None:
    """The error has file and line; the lines around it are read."""
    lines = [
        '{"text": "One."}',
        "{bad",
        '{"no": "text"}',
        "",
        "[" * 9999,
        '{"text": ""}',
        '{"text": "Two."}',
    ]
    made = list(read_bytes("\n".join(lines).encode(), tables=known, name="x.jsonl"))

    assert [type(one) for one in made] == [Report, BadRecord, BadRecord, BadRecord, NoText, Report]
    assert [str(one).split(": ")[0] for one in made if isinstance(one, InputError)] == [
        "x.jsonl:2", "x.jsonl:3", "x.jsonl:5", "x.jsonl:6",
    ]  # fmt: skip


def test_a_day_that_cannot_be_read_is_a_doubt(known: Tables) -> None:
    """An unreadable day does not silently become another."""
    report = only(json.dumps({"text": "Two.", "published": "lately"}), known, name="x.jsonl")

    assert report.published is None
    assert "no date that we can read" in report.doubts[0].why


def test_half_characters_are_shown(known: Tables) -> None:
    """JSON can write half a character; no text can hold it."""
    report = only('{"text": "Two \\ud800 guards."}', known, name="x.jsonl")

    assert report.text == "Two \ufffd guards."


@pytest.mark.parametrize("value", [[{"text": "One."}, {"text": "Two."}], {"text": "One."}])
def test_a_file_of_json_over_several_lines_is_read(value: object, known: Tables) -> None:
    """A list of records, or one record, may be written out."""
    made = list(read_bytes(json.dumps(value, indent=1).encode(), tables=known, name="x.json"))

    assert all(isinstance(one, Report) for one in made)
