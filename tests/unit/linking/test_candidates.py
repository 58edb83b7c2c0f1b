"""Which keys a sketch has: alone, together, with a day and without one."""

from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.linking.candidates import keys
from counterclaim.tables.blocking import Rule, load
from counterclaim.tables.shelf import Shelf
from sketched import BLOCKING, row

TWO = Rule("two", "two words, at any time", ("words",), 3, None, together=2)
DATED = Rule("dated", "a word, within ten days", ("words",), 3, 10)
DAYLESS = replace(DATED, dayless=True)


def found(rule: Rule, *words: str, day: int | None = None) -> tuple[str, ...]:
    """The keys that one rule makes of words."""
    return keys(row("a", day=day, words=words), replace(BLOCKING, rules=(rule,)))


def test_together_makes_one_key_of_every_two_values() -> None:
    """Two sketches share a key only where they share both words."""
    expected = ("two:ash+birch", "two:ash+cedar", "two:birch+cedar")

    assert found(TWO, "cedar", "ash", "birch") == expected


def test_values_together_stand_in_one_order() -> None:
    """Which of two words is the rarer in its own report says nothing: the key is the same."""
    forth = found(TWO, "ash", "birch")

    assert found(TWO, "birch", "ash") == forth


def test_a_sketch_with_fewer_values_than_go_together_has_no_key() -> None:
    """One word alone is shared by chance."""
    assert found(TWO, "ash") == ()


def test_a_weighed_word_counts_once_among_those_together() -> None:
    """A word that is coded three times for its weight is no pair with itself."""
    assert found(TWO, "ash|1", "ash|2", "ash|3") == ()


def test_without_a_day_a_dated_rule_makes_no_key() -> None:
    """What has no day is within ten days of nothing."""
    assert found(DATED, "ash") == ()


def test_dayless_makes_a_key_of_its_own_for_a_sketch_without_a_day() -> None:
    """Two sketches without a day share a word; nothing else has that key."""
    assert found(DAYLESS, "ash") == ("dated:ash",)


def test_dayless_changes_nothing_for_a_sketch_with_a_day() -> None:
    """A sketch with a day shares no key with one that has none."""
    dated = found(DATED, "ash", day=25)

    assert (found(DAYLESS, "ash", day=25), dated) == (dated, ("dated:ash@2", "dated:ash@3"))


@pytest.mark.parametrize(
    ("told", "says"),
    [("together = 3", "'together' is above first"), ("dayless = 1", "neither true nor false")],
)
def test_a_rule_that_cannot_be_meant_is_refused(tmp_path: Path, told: str, says: str) -> None:
    """More words together than are taken, or a dayless that is no yes or no."""
    rule = '[[rule]]\nname = "x"\nsays = "x"\ncolumns = ["words"]\nfirst = 2\n'
    (tmp_path / "blocking.toml").write_text(f"{rule}{told}\n", encoding="utf-8")

    with pytest.raises(BadTable, match=says):
        load(Shelf((Shelf().folders[0], tmp_path)))
