"""Policies as tables: what they hold, what a user may add, and what is refused."""

from pathlib import Path

import pytest

from counterclaim.errors import BadPolicy, BadTable
from counterclaim.reconciling.drawing import DRAWS
from counterclaim.reconciling.estimates import Weigh, estimate
from counterclaim.tables.policies import Policies, load
from counterclaim.tables.shelf import PACKAGED, Shelf
from stated import row, stated

OWN = """
name = "desk"
version = 2
title = "Our desk"
citation = "Our handbook, 2031"
draws = "envelope"
effects = ["killed"]
victims = []
sums = true
[[rule]]
id = "ends"
says = "From lowest to highest."
because = "our {end}"
basis = "own"
[[rule]]
id = "within"
says = "Between."
because = "between"
basis = "own"
"""


def shipped() -> Policies:
    """What the package ships."""
    return load(Shelf())


def test_every_policy_is_drawn_versioned_and_cited() -> None:
    """Each has a function, a version, a citation, and rules with a basis."""
    policies = shipped().by_name

    assert {policy.draws for policy in policies.values()} == set(DRAWS)
    for policy in policies.values():
        assert policy.version == 1
        assert policy.citation
        assert policy.rules


def test_where_a_rule_is_from_memory_it_says_so() -> None:
    """How UCDP decides low, best and high was not found in a document: unverified."""
    rules = shipped().by_name["ucdp"].rules

    assert {rules[name].basis for name in ("best", "enemy", "interested")} == {"unverified"}
    assert rules["low"].basis == "doc"


def test_nobody_is_official_or_credible_as_shipped() -> None:
    """The package grades no speaker and no outlet."""
    assert shipped().official.names == ()
    assert shipped().credible.names == ()


def test_every_rule_that_a_policy_may_use_is_written_down() -> None:
    """A user's own policy borrows a function and words its rules itself."""
    assert shipped().rules.keys() >= {"latest", "origin", "part", "denied", "number", "waiting"}


def test_a_user_adds_a_policy_that_borrows_a_function(tmp_path: Path) -> None:
    """A file in the user's own folder is a policy like those that are shipped."""
    _write(tmp_path, "desk.toml", OWN)
    policies = load(Shelf((PACKAGED, tmp_path)))
    found = estimate(row(stated("a", "wire", 4)), "desk", Weigh(policies))

    assert found.policy == "desk@2"
    assert [use.because for use in found.derivation] == ["our low and high"]


def test_a_policy_that_nothing_draws_is_refused_when_it_is_asked_for(tmp_path: Path) -> None:
    """The error names the functions that there are."""
    _write(tmp_path, "desk.toml", OWN.replace('"envelope"', '"guess"'))
    policies = load(Shelf((PACKAGED, tmp_path)))

    with pytest.raises(BadPolicy, match="nothing draws 'guess'; write draws as one of acled"):
        estimate(row(stated("a", "wire", 4)), "desk", Weigh(policies))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('basis = "own"', 'basis = "rumour"', "'rumour' is no basis; write one of doc, page"),
        ("sums = true", 'sums = "perhaps"', "'sums' is not yes or no; write sums = true"),
        ("version = 2", "", "'version' is not a whole number; write version = 1"),
    ],
)
def test_a_bad_policy_is_refused_by_file_and_row(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    """The error says which file, what is wrong, and what to write."""
    _write(tmp_path, "desk.toml", OWN.replace(old, new))

    with pytest.raises(BadTable, match=rf"policies/desk.toml.*{says}"):
        load(Shelf((PACKAGED, tmp_path)))


def test_a_speaker_without_a_name_is_refused(tmp_path: Path) -> None:
    """A row of the user's own table names somebody."""
    (tmp_path / "official.csv").write_text("name,note\n,nobody\n", "utf-8")

    with pytest.raises(BadTable, match=r"official.csv row 2: name is empty"):
        load(Shelf((PACKAGED, tmp_path)))


def _write(folder: Path, name: str, text: str) -> None:
    (folder / "policies").mkdir()
    (folder / "policies" / name).write_text(text, "utf-8")
