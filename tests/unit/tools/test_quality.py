"""The page of measures, its digests, and the floors."""

import random
from pathlib import Path

from bench import news, varied
from digests import digest, tables_digest
from floors import below
from quality import TABLES_LINE, Section, page, written


def test_a_digest_changes_with_a_name_a_byte_and_nothing_else(tmp_path: Path) -> None:
    """The order in which files are found does not matter."""
    one, two = tmp_path / "a.toml", tmp_path / "b.toml"
    one.write_text("x")
    two.write_text("y")
    before = digest([one, two], tmp_path)

    assert digest([two, one], tmp_path) == before
    two.write_text("z")
    assert digest([one, two], tmp_path) != before


def test_the_page_carries_the_digest_of_the_tables() -> None:
    """CI compares it with the tree's."""
    row = {"measure": "speed", "value": 3.0, "bar": "≥ 2", "note": "few"}
    text = page([Section("Speed", (row,)), Section("Gold", (), "it is not there")], Path("nowhere"))
    found = TABLES_LINE.search(text)

    assert found is not None
    assert found.group(1) == tables_digest()
    assert "| speed | 3 | ≥ 2 | few |" in text
    assert "Not measured: it is not there" in text


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    """What people wrote around it stays, and writing twice is writing once."""
    first = written("# By hand\n", "old\n") + "by hand too\n"
    second = written(first, "new\n")

    assert "old" not in second
    assert second.startswith("# By hand\n")
    assert second.endswith("by hand too\n")
    assert written(second, "new\n") == second


def test_a_value_below_its_floor_or_gone_is_a_fault() -> None:
    """A measure that is not taken any more cannot hold its floor."""
    faults = below({"recall": (0.7, "")}, {"recall": 0.8, "precision": 0.9})

    assert faults == [
        "recall is 0.7, below its floor of 0.8",
        "precision is not measured any more; its floor is 0.9",
    ]


def test_made_news_repeats_no_sentence() -> None:
    """Otherwise a cache would read it."""
    paragraphs = ["The mayor said that nobody died near Town Hall. Two cars burnt on the old road."]
    rng = random.Random(1)  # noqa: S311 – repeatable on purpose
    made = [
        varied(rng, paragraphs[0], [f"word{n}" for n in range(200)], ["Oslo"]) for _ in range(40)
    ]
    sentences = [sentence for text in made for sentence in text.split(". ")]

    assert len(set(sentences)) > 0.8 * len(sentences)
    assert sum(map(len, news(rng, paragraphs, 1000))) >= 1000 - 40
