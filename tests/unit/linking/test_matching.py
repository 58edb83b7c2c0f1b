"""Pairs are found by shared keys and weighed by the table's conditions."""

import logging
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import duckdb
import pytest
from splink import DuckDBAPI, Linker

from counterclaim.errors import BadTable
from counterclaim.linking.candidates import keys
from counterclaim.linking.features import Features, arrow
from counterclaim.linking.matching import Weighed, weigh, weigh_all
from counterclaim.linking.model import Scale
from counterclaim.tables.blocking import load as blocking
from counterclaim.tables.linkage import Comparison, Level, Linkage, Model
from counterclaim.tables.linkage import load as linkage
from counterclaim.tables.shelf import Shelf
from sketched import BLOCKING, LINKAGE, row

SCALE = Scale(LINKAGE)
WIDE = replace(BLOCKING, limits=replace(BLOCKING.limits, shared_by=10))
ROWS = [
    row("a", place="p1", day=10, words=("ash", "birch", "cedar")),
    row("b", place="p1", day=10, words=("ash", "birch", "cedar")),
    row("c", place="p2", day=12, words=("ash",)),
    row("d"),
    row("e", place="p1", day=90),
]


def every(rows: list[Features]) -> list[tuple[str, str]]:
    """Every two of the rows."""
    return list(combinations(sorted(one.unique_id for one in rows), 2))


def answers(pair: Weighed) -> list[str]:
    """What a pair answers, in order."""
    return [one.answer for one in pair.answers.evidence]


@pytest.mark.parametrize(
    ("two", "expected", "bits"),
    [
        (("a", "b"), ["same", "same", "many"], 10.25),
        (("a", "c"), ["other", "near", "some"], -9.0),
        (("a", "d"), ["unknown", "unknown", "unknown"], -5.0),
        (("a", "e"), ["same", "apart", "unknown"], -5.5),
        (("c", "e"), ["other", "apart", "unknown"], -16.5),
    ],
)
def test_the_first_answer_that_holds_counts(
    two: tuple[str, str], expected: list[str], bits: float
) -> None:
    """A pair's bits are the prior and the worth of one answer to each comparison."""
    (weighed,) = weigh(ROWS, [two], SCALE)

    assert (answers(weighed), weighed.bits) == (expected, bits)


def test_splink_and_plain_sql_weigh_alike() -> None:
    """Batches go through Splink and single reports do not; both give the same answers."""
    all_keys = [("one key",)] * len(ROWS)

    assert weigh_all(ROWS, all_keys, SCALE, WIDE) == weigh(ROWS, every(ROWS), SCALE)


def test_splink_and_plain_sql_weigh_alike_by_the_shipped_table() -> None:
    """Every condition of data/linkage.toml is read alike by Splink and by DuckDB."""
    scale = Scale(linkage(Shelf()))
    all_keys = [("one key",)] * len(ROWS)

    assert weigh_all(ROWS, all_keys, scale, WIDE) == weigh(ROWS, every(ROWS), scale)


def test_two_answers_of_equal_worth_stay_two() -> None:
    """Splink gives back weights; an answer is still known among others of the same worth."""
    levels = (
        Level("near", "near", "l.first_day = r.first_day", 1.5),
        Level("later", "later", "l.first_day < r.first_day", 1.5),
        Level("else", "else", "ELSE", 1.5),
    )
    scale = Scale(Linkage(Model(-1.0, 0.0), (Comparison("day", "day", levels),), {}))
    rows = [row("a", day=1), row("b", day=1), row("c", day=2), row("d", day=0)]
    found = {
        (one.left, one.right): answers(one)[0] for one in weigh_all(rows, [("k",)] * 4, scale, WIDE)
    }

    assert found == {
        ("a", "b"): "near",
        ("a", "c"): "later",
        ("a", "d"): "else",
        ("b", "c"): "later",
        ("b", "d"): "else",
        ("c", "d"): "else",
    }


def test_bits_agree_with_the_sum_that_splink_makes() -> None:
    """Our sum of evidence is Splink's match weight."""
    with duckdb.connect(":memory:") as database:
        api = DuckDBAPI(connection=database)
        settings = SCALE.settings() | {"unique_id_column_name": "unique_id"}
        settings["blocking_rules_to_generate_predictions"] = [{"blocking_rule": "1=1"}]
        linker = Linker(
            api.register(arrow(ROWS)), settings, log_level=None, validate_settings=False
        )
        told = linker.inference.predict(warning_mode="never").as_record_list()
    splinks = {(one["unique_id_l"], one["unique_id_r"]): one["match_weight"] for one in told}
    ours = {(one.left, one.right): one.bits for one in weigh(ROWS, every(ROWS), SCALE)}

    assert splinks == pytest.approx(ours, abs=1e-6)


def test_the_order_of_rows_changes_nothing() -> None:
    """What is weighed hangs on the rows, not on how they come."""
    assert weigh(ROWS[::-1], every(ROWS)[::-1], SCALE) == weigh(ROWS, every(ROWS), SCALE)


def test_only_pairs_that_share_a_key_are_weighed() -> None:
    """Two sketches without a key in common are never a pair."""
    keyed = [("x",), ("x", "y"), ("y",), (), ("z",)]
    found = [(one.left, one.right) for one in weigh_all(ROWS, keyed, SCALE, WIDE)]

    assert found == [("a", "b"), ("b", "c")]


def test_a_key_that_too_many_share_finds_nothing() -> None:
    """Candidates stay linear: a key shared by more than the table's limit is dropped."""
    keyed = [("x", "y"), ("x", "y"), ("x",), ("x",), ("x",)]
    found = [(one.left, one.right) for one in weigh_all(ROWS, keyed, SCALE, BLOCKING)]

    assert found == [("a", "b")]


def test_under_a_crowded_key_each_meets_the_next_few() -> None:
    """Where a crowd may be one incident, its sketches are still bound: each with two others."""
    keyed = [("place:p1@1",)] * 5
    found = [one.left + one.right for one in weigh_all(ROWS, keyed, SCALE, BLOCKING)]

    assert found == ["ab", "ac", "bc", "bd", "cd", "ce", "de"]


def test_nothing_to_weigh_is_no_error() -> None:
    """No sketches, one sketch, or no shared key give no pairs."""
    assert [
        weigh_all([], [], SCALE, BLOCKING),
        weigh_all(ROWS[:1], [("x",)], SCALE, BLOCKING),
        weigh([], [], SCALE),
    ] == [(), (), ()]


@pytest.mark.parametrize(("apart", "share"), [(0, True), (1, True), (3, True), (7, False)])
def test_near_days_share_a_key(apart: int, share: bool) -> None:
    """Days within a rule's window share a key, days more than two windows apart do not."""
    first = {key for day in range(20, 26) for key in keys(row("a", place="p", day=day), BLOCKING)}
    assert first

    for day in range(20, 26):
        left = keys(row("a", place="p", day=day), BLOCKING)
        right = keys(row("b", place="p", day=day + apart), BLOCKING)
        assert (not set(left).isdisjoint(right)) == share


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ({"first_day": 30, "last_day": 33}, 30),
        ({"first_day": 30, "last_day": None}, 30),
        ({"first_day": 1, "last_day": 31, "published": 41}, 40),
        ({"published": 41}, 40),
    ],
)
def test_a_sketchs_day_is_its_first_or_the_day_before_publication(
    said: dict[str, int | None], day: int
) -> None:
    """A month is no day: then, as where no day is named, the day before the report stands in."""
    vague = replace(row("a", place="p"), **said)  # type: ignore[arg-type]  # column by column

    assert keys(vague, BLOCKING) == keys(row("b", place="p", day=day), BLOCKING)


def test_a_word_coded_for_weight_is_one_key() -> None:
    """`ash|1` and `ash|2` are one word."""
    said = keys(row("a", words=("ash|1", "ash|2", "birch|1")), BLOCKING)

    assert said == ("word:ash", "word:birch")


def test_keys_are_those_of_the_sketch_alone() -> None:
    """A sketch that names nothing has no key, and is compared with nobody."""
    assert keys(row("a"), BLOCKING) == ()


def test_linking_leaves_no_file_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither Splink nor DuckDB writes beside whoever runs them, or talks."""
    monkeypatch.chdir(tmp_path)
    with caplog.at_level(logging.WARNING):
        weigh_all(ROWS, [("k",)] * len(ROWS), SCALE, WIDE)

    assert (list(tmp_path.iterdir()), caplog.records) == ([], [])


def test_the_shipped_rules_are_read() -> None:
    """data/blocking.toml names only columns that features have."""
    columns = {column for rule in blocking(Shelf()).rules for column in rule.columns}

    assert columns <= set(Features.__dataclass_fields__)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("[limits]\nshared_by = 0", "shared_by"),
        ("[groups]\nat_most = -20", "backwards"),
        ('[groups]\nknown_bits = "much"', "known_bits"),
        ('[[rule]]\nname = "x"\nsays = "y"\nfirst = 1', "columns"),
        ('[[rule]]\nname = "x: y"\nsays = "y"\ncolumns = ["words"]\nfirst = 1', "colon"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, said: str, names: str) -> None:
    """A limit that cannot be used is an error that names it."""
    (tmp_path / "blocking.toml").write_text(said, encoding="utf-8")

    with pytest.raises(BadTable, match=names):
        blocking(Shelf((Shelf().folders[0], tmp_path)))


def test_more_comparisons_than_a_number_can_say_are_an_error() -> None:
    """The answers of a pair are one whole number; a table that outgrows it is refused."""
    many = Linkage(LINKAGE.model, LINKAGE.comparisons * 12, {})

    with pytest.raises(BadTable, match="too many"):
        Scale(many).code()


def test_an_answer_that_the_table_no_longer_has_is_an_error() -> None:
    """Kept pairs of an older table are not silently given other bits."""
    with pytest.raises(BadTable, match="weigh anew"):
        SCALE.code_of({"place": "same", "when": "same", "words": "lots"})
