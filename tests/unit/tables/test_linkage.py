"""The table of comparisons: what it may hold, and that its conditions take no side."""

from dataclasses import fields
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from counterclaim.errors import BadTable
from counterclaim.linking.features import Features, arrow, features
from counterclaim.linking.model import Scale
from counterclaim.linking.sketches import sketches
from counterclaim.tables import load as tables
from counterclaim.tables.linkage import ELSE, Comparison, load
from counterclaim.tables.shelf import Shelf
from reads import read

LINKAGE = load(Shelf())
GOOD = """
[model]
prior_bits = -1.0
link_above = 0.0
[telling]
words_most = 40
[[comparison]]
name = "act"
says = "what was done"
  [[comparison.level]]
  answer = "same"
  says = "one kind"
  sql = "len(list_intersect(l.acts, r.acts)) > 0"
  bits = 1.0
  [[comparison.level]]
  answer = "unknown"
  says = "nothing"
  sql = "ELSE"
  bits = 0.0
"""
REPORTS = (
    "Gunmen killed four soldiers in Nushki on Wednesday. The BLA claimed responsibility.",
    "Fighters of the BLA killed at least five soldiers in Nushki on Wednesday, police said.",
    "Osman Sample, 16, was wounded near 2100 Mill Street in Quetta on Thursday.",
    "A bomb killed two policemen in Quetta on 3 January 2022.",
    "The mayor opened a library.",
    "نوشکی میں بدھ کو چار فوجی ہلاک ہوئے۔",
)


def from_text(tmp_path: Path, text: str) -> None:
    """Load a table of this text alone."""
    (tmp_path / "linkage.toml").write_text(text, encoding="utf-8")
    load(Shelf((tmp_path,)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("bits = 1.0", 'bits = "one"', "is no number"),
        ("bits = 1.0", "", "has no 'bits'"),
        ('sql = "ELSE"', 'sql = "TRUE"', "the last level"),
        ('answer = "unknown"', 'answer = "same"', "stands twice"),
        ("prior_bits = -1.0", "", "prior_bits"),
        ("[telling]", "[tell]", "telling"),
    ],
)
def test_a_bad_table_is_refused_by_its_row(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Whoever corrects the table is told what is wrong with it."""
    with pytest.raises(BadTable, match=told):
        from_text(tmp_path, GOOD.replace(old, new))


@pytest.mark.parametrize("comparison", LINKAGE.comparisons, ids=lambda one: one.name)
def test_a_nearer_answer_is_never_worth_less(comparison: Comparison) -> None:
    """Bits fall from level to level; what is not known is worth nothing."""
    *known, unknown = [level.bits for level in comparison.levels]

    assert known == sorted(known, reverse=True)
    assert (unknown, comparison.levels[-1].sql) == (0.0, ELSE)


def test_every_answer_is_told_in_words() -> None:
    """What a link is made of can be read by who does not know the table."""
    told = [
        LINKAGE.says(one.name, level.answer) for one in LINKAGE.comparisons for level in one.levels
    ]

    assert all(told)


def test_a_condition_gives_one_answer_from_both_sides() -> None:
    """Comparing left with right is comparing right with left."""
    held = tables()
    readings = [read(text) for text in REPORTS]
    rows = [features(sketches(one, held)[0], one, held) for one in readings]
    code = Scale(LINKAGE).code()
    with duckdb.connect() as kept:
        table = arrow(rows)
        kept.register("given", table.append_column("nth", pa.array(range(len(rows)))))
        told = kept.sql(
            f"SELECT l.nth, r.nth, {code} FROM given l CROSS JOIN given r"  # noqa: S608 – a table's
        ).fetchall()
    found = {(left, right): answers for left, right, answers in told}

    assert all(found[left, right] == found[right, left] for left, right in found)


def test_conditions_speak_of_columns_that_there_are() -> None:
    """Each l.column and r.column is one of the features'."""
    columns = {one.name for one in fields(Features)}
    said = {
        word[2:]
        for one in LINKAGE.comparisons
        for level in one.levels
        for word in level.sql.replace("(", " ").replace(")", " ").replace(",", " ").split()
        if word[:2] in ("l.", "r.")
    }

    assert said <= columns
