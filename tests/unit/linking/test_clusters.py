"""Groups grow by all that is known between them, and people's decisions come first."""

from itertools import pairwise

import pytest

from counterclaim.linking.clusters import Group, Grow
from counterclaim.linking.decisions import Decisions, decisions
from counterclaim.linking.matching import Weighed
from counterclaim.records import Decided, Verdict
from sketched import GROUPS, pair

NAMES = ("a", "b", "c", "d", "e", "f")


def said(left: str, right: str, verdict: Verdict, by: str = "coder 1") -> Decided:
    """One person's word."""
    return Decided(left, right, verdict, by)


def grown(pairs: list[Weighed], *decided: Decided, names: tuple[str, ...] = NAMES) -> list[Group]:
    """Every group of two or more."""
    grow = Grow(GROUPS, 0.0, decisions(decided, names))
    groups = [
        group
        for sketches, inside in grow.neighbourhoods(names, pairs).inside
        for group in grow(sketches, inside)
    ]
    return sorted(group for group in groups if len(group) > 1)


def test_what_speaks_for_one_incident_is_one_group() -> None:
    """Three sketches, each two of them above the bar, are one group."""
    assert grown([pair("a", "b", 4), pair("b", "c", 4), pair("a", "c", 4)]) == [("a", "b", "c")]


def test_one_vague_report_never_bridges_two_incidents() -> None:
    """A sketch that would fit both of two incidents joins one, and the two stay two."""
    vague = "c"
    pairs = [
        pair("a", "b", 9),
        pair("d", "e", 9),
        *(pair(vague, one, 3, known=5) for one in "abde"),
        *(pair(one, other, -8) for one in "ab" for other in "de"),
    ]

    assert grown(pairs) == [("a", "b", "c"), ("d", "e")]


def test_a_vague_report_does_not_keep_two_clear_ones_apart() -> None:
    """A pair of which nothing is known speaks neither for nor against."""
    pairs = [pair("a", "b", 4, known=5), pair("a", "c", 9), pair("b", "c", -5, known=0)]

    assert grown(pairs) == [("a", "b", "c")]


def test_sketches_of_which_nothing_is_known_are_not_linked() -> None:
    """Unknown is no evidence: such a pair has the prior alone, and stays two."""
    assert grown([pair("a", "b", -5, known=0), pair("b", "c", -5, known=0)]) == []


def test_a_chain_of_neighbours_is_not_one_incident() -> None:
    """Each like the next, the first not like the last: the chain is cut."""
    chain = [pair(*two, 5) for two in pairwise(NAMES)]
    far = [pair(one, other, -9) for place, one in enumerate(NAMES) for other in NAMES[place + 2 :]]
    groups = grown(chain + far)

    assert max(map(len, groups)) == 2


def test_ties_are_broken_by_ids() -> None:
    """Of two equal offers the one with the smaller ids is taken, whatever came first."""
    pairs = [pair("b", "c", 5), pair("a", "b", 5), pair("a", "c", -9)]

    assert grown(pairs) == grown(pairs[::-1]) == [("a", "b")]


def test_one_copy_does_not_outweigh_every_contradiction() -> None:
    """What a pair may speak for is bounded."""
    pairs = [pair("a", "b", 9), pair("b", "c", 200), pair("a", "c", -16)]

    assert grown(pairs) == [("b", "c")]


@pytest.mark.parametrize("bits", [-40.0, -1.0, 6.0])
def test_a_persons_same_wins(bits: float) -> None:
    """Two sketches that somebody calls one are one, whatever the evidence."""
    assert grown([pair("a", "b", bits)], said("a", "b", "same")) == [("a", "b")]


def test_a_persons_same_wins_over_pairs_that_nothing_else_joins() -> None:
    """It holds for two that were never weighed, and in either order."""
    assert grown([], said("b", "a", "same")) == [("a", "b")]


def test_a_persons_not_same_wins() -> None:
    """Two sketches that somebody parts are never in one group, not through a third either."""
    pairs = [pair("a", "b", 9), pair("b", "c", 9), pair("a", "c", 8)]
    groups = grown(pairs, said("a", "c", "not_same"))

    assert not any({"a", "c"} <= set(group) for group in groups)


def test_on_a_disputed_pair_the_evidence_decides() -> None:
    """One says same and one not: both are kept, neither is in force."""
    both = (said("a", "b", "same", "coder 1"), said("a", "b", "not_same", "coder 2"))

    assert [grown([pair("a", "b", bits)], *both) for bits in (4, -4)] == [[("a", "b")], []]


def test_both_words_on_a_disputed_pair_are_shown() -> None:
    """The reasons name each person's word, and that it is disputed."""
    held = decisions([said("a", "b", "same", "x"), said("a", "b", "not_same", "y")], NAMES)
    shown = [one.answer for one in held.evidence(("a", "b"))]

    assert (shown, held.by(("a", "b"))) == (["not_same: y", "same: x", "disputed"], None)


def test_a_chain_of_same_gives_way_to_not_same() -> None:
    """A pair that was parted stays apart; the link of the chain that would close it is disputed."""
    told = [said("a", "b", "same"), said("b", "c", "same"), said("a", "c", "not_same", "coder 2")]
    held = decisions(told, NAMES)

    assert (held.same, held.not_same, held.disputed) == (
        (("a", "b"),),
        (("a", "c"),),
        frozenset({("b", "c")}),
    )


def test_two_persons_of_one_mind_are_both_named() -> None:
    """A decision in force names everybody who made it."""
    held = decisions([said("a", "b", "same", "y"), said("b", "a", "same", "x")], NAMES)

    assert held.by(("a", "b")) == "x, y"


@pytest.mark.parametrize("two", [("a", "a"), ("a", "gone"), ("gone", "lost")])
def test_a_decision_on_what_is_not_there_is_kept_as_unplaced(two: tuple[str, str]) -> None:
    """A decision that cannot hold is shown, not dropped."""
    one = said(*two, "same")

    assert held_back(decisions([one, one], NAMES)) == ((), (one,))


def held_back(held: Decisions) -> tuple[object, object]:
    """What is in force of `same`, and what has no place."""
    return held.same, held.unplaced
