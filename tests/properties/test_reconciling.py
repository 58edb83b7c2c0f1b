"""The laws of reconciling, for any claims on one incident."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.accounts import account
from counterclaim.reconciling.agreeing import meet
from counterclaim.reconciling.figures import figures
from counterclaim.reconciling.positions import sorted_into
from counterclaim.reconciling.sums import Sum, Told
from counterclaim.reconciling.voices import voices
from counterclaim.records import Act, Case, Claim, Responsibility, Statement, Status, Tension, Toll
from told import ARMY, FRONT, OUTLET, PARTIES, case, claim, found, row, swapped, tables, toll
from told import told as rows_of

LAW = settings(max_examples=60, deadline=None)
WHO = st.sampled_from([FRONT, ARMY, FRONT, ARMY, OUTLET, "Jane Example", "residents"])
ENDS = st.one_of(
    st.integers(0, 30).map(lambda low: (low, low)),
    st.tuples(st.integers(0, 20), st.integers(21, 40)),
    st.integers(0, 120).map(lambda low: (low, None)),
    st.just((None, None)),
)
TOLLS = st.builds(
    lambda ends, victims, effect, wording: toll(
        *ends, victims=victims, effect=effect, wording=wording
    ),
    ENDS,
    st.sampled_from(["state_forces", "armed_group", "civilians", "unspecified"]),
    st.sampled_from(["killed", "killed", "injured"]),
    st.sampled_from(["people", "people", "others", "of them"]),
)
BODIES = st.one_of(
    TOLLS,
    TOLLS,
    TOLLS,
    st.sampled_from([
        Status("ended", None),
        Status("ongoing", None),
        Status("repulsed", None),
        Responsibility("claims", FRONT),
        Responsibility("denies", FRONT),
        Act("bombing", None, None, attempted=False),
        Act("bombing", FRONT, None, attempted=False),
        None,
    ]),
)  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Up to a dozen claims; a response answers the claim before it."""
    made: dict[str, Claim] = {}
    for _ in range(draw(st.integers(1, 12))):
        body = draw(BODIES)
        one = claim(
            draw(WHO),
            body,
            day=draw(st.one_of(st.none(), st.integers(1, 5))),
            report=draw(st.sampled_from("abc")),
            places=draw(st.sampled_from([(), (), ("Upperton",), ("Lowerton",)])),
            stance="denies"
            if body is None
            else draw(st.sampled_from(["asserts"] * 4 + ["denies"])),
            on=draw(st.sampled_from([None, 1, 2])) if isinstance(body, Act) else None,
            answers=list(made.values())[-1:] if body is None else (),
        )
        made[one.id] = one
    return list(made.values())


def together(said: Sequence[Claim]) -> Case:
    """A case in which every second claim of one content is of one origin."""
    grouped: dict[object, list[Claim]] = {}
    for one in said:
        grouped.setdefault((one.last.speaker, one.kind, one.body), []).append(one)
    return case(*said, origins=[held for held in grouped.values() if len(held) > 1])


@LAW
@given(claims())
def test_every_claim_stands_in_exactly_one_row_of_its_own(said: list[Claim]) -> None:
    """Nobody's claim is lost or counted twice; who did it and when are second answers of acts."""
    homes = Counter(
        statement.claim.id
        for one in rows_of(together(said))
        for statement in one.statements
        if one.question.id != "when"
        and not (one.question.id == "responsibility" and statement.claim.kind == "act")
    )

    assert homes == Counter(one.id for one in said)


@LAW
@given(claims(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(said: list[Claim], rng: random.Random) -> None:
    """Rows and tensions are functions of the claims, not of when they came in."""
    shuffled = rng.sample(said, len(said))

    assert rows_of(together(shuffled)) == rows_of(together(said))
    assert found(together(shuffled)) == found(together(said))


@settings(max_examples=15, deadline=None)
@given(claims(), st.randoms(use_true_random=False))
def test_an_account_is_the_same_for_any_order(said: list[Claim], rng: random.Random) -> None:
    """Estimates and all: the whole account is a function of the claims."""
    policies = ["ucdp:*", "acled:*", "envelope", "majority-of-origins"]
    shuffled = rng.sample(said, len(said))

    assert account(together(shuffled), tables(), policies) == account(
        together(said), tables(), policies
    )


@LAW
@given(claims())
def test_swapping_the_parties_swaps_them_and_changes_nothing_else(said: list[Claim]) -> None:
    """No side is taken: with the parties in each other's place, the same tensions stand."""
    classes = {"state_forces": "armed_group", "armed_group": "state_forces"}
    plain = [one for one in said if not isinstance(one.body, Act | Responsibility | Status)]
    other = [swapped(one) for one in plain]

    def seen(told: Sequence[Claim], names: dict[str, str]) -> Counter[tuple[str, str, str]]:
        """Kinds, questions and numbers; of two equal claims the ids say which is shown first."""
        return Counter(
            (
                one.kind,
                ".".join(names.get(word, word) for word in one.question.split(".")),
                " ".join(sorted(one.arithmetic.replace("<", ">").split())),
            )
            for one in found(together(told))
        )

    assert seen(other, classes) == seen(plain, {})


@LAW
@given(claims())
def test_the_claims_of_a_tension_stand_in_the_case(said: list[Claim]) -> None:
    """Every tension leads to claims; only a silence has one alone."""
    ids = {one.id for one in said}

    for one in found(together(said)):
        assert {one.left, *one.claims} <= ids
        assert (one.right is None) == (one.kind == "silence")
        assert one.right is None or (one.right in ids and one.right != one.left)
        assert not {one.left, one.right} & set(one.claims)


@LAW
@given(claims())
def test_what_one_number_satisfies_is_no_conflict(said: list[Claim]) -> None:
    """Two figures of one question and one scope conflict only where no number satisfies both."""
    made = together(said)
    by_id = {one.id: one for one in said}

    for one in found(made, "conflict"):
        left, right = by_id[one.left], by_id[one.right or ""]
        if _one_scope(made, one) and "+" not in one.arithmetic:
            assert isinstance(left.body, Toll)
            assert isinstance(right.body, Toll)
            assert not meet(left.body, right.body)


@LAW
@given(claims())
def test_a_revision_is_of_one_side_and_later(said: list[Claim]) -> None:
    """
    Nobody revises another side's figure, or a figure that is known to be later.

    Where one party alone speaks, it is one of those who tell: what outlets learn revises it.
    """
    made = together(said)
    by_id = {one.id: one for one in said}
    opposed = {one.last.speaker for one in said} >= set(PARTIES)

    for one in found(made, "revision"):
        left, right = by_id[one.left], by_id[one.right or ""]
        first, last = left.asserted.interval.first_day, right.asserted.interval.first_day
        sides = {one.last.speaker in PARTIES for one in (left, right)}
        assert len(sides) == 1 or not opposed
        assert first is not None
        assert last is not None


@LAW
@given(claims())
def test_silence_is_never_a_number(said: list[Claim]) -> None:
    """Who is silent on a question gives no figure there, and none is made up."""
    for one in rows_of(together(said)):
        given = {
            statement.speaker for statement in one.statements if statement.claim.kind == "toll"
        }
        assert not given & set(one.silent)


def _one_scope(made: Case, tension: Tension) -> bool:
    """Whether a tension stands between two figures of one question for the same people."""
    held = {
        statement.claim.id: statement
        for one in rows_of(made)
        for statement in one.statements
        if one.question.kind == "toll" and statement.claim.kind == "toll"
    }
    left, right = held.get(tension.left), held.get(tension.right or "")
    if left is None or right is None or left.question != right.question:
        return False
    return replace(left.scope, as_of=None) == replace(right.scope, as_of=None)


# --- positions and sums -------------------------------------------------------------

RANGES = st.lists(ENDS.filter(lambda ends: ends != (None, None)), max_size=7)


@given(RANGES)
def test_no_sorting_has_fewer_positions(ranges: list[tuple[int, int | None]]) -> None:
    """As many positions as there are ranges of which no two share a number: no fewer will do."""
    made = sorted_into(list(enumerate(ranges)), lambda item: item[1])

    def disjoint(held: Sequence[tuple[int, int | None]]) -> bool:
        return all(
            (one[1] is not None and one[1] < other[0])
            or (other[1] is not None and other[1] < one[0])
            for one, other in combinations(held, 2)
        )

    most = max(
        size
        for size in range(len(ranges) + 1)
        if any(disjoint(held) for held in combinations(ranges, size))
    )
    assert len(made) == most


@given(RANGES)
def test_one_number_satisfies_all_of_a_position(ranges: list[tuple[int, int | None]]) -> None:
    """The numbers of a position lie in every range that it holds; every range is in one."""
    made = sorted_into(list(enumerate(ranges)), lambda item: item[1])

    assert sorted(item for one in made for item in one.held) == list(enumerate(ranges))
    for one in made:
        for _, (low, high) in one.held:
            assert one.low is not None
            assert one.low >= low
            assert high is None or one.low <= high


@given(RANGES.filter(bool), ENDS.filter(lambda ends: ends != (None, None)), st.randoms())
def test_a_sum_does_not_hang_on_the_order_of_its_parts(
    ranges: list[tuple[int, int | None]], whole: tuple[int, int | None], rng: random.Random
) -> None:
    """Adding is symmetric, and over, short and meeting exclude each other."""
    parts = [_told(ends, i) for i, ends in enumerate(ranges)]
    one = Sum.of(parts, _told(whole, 99))
    other = Sum.of(rng.sample(parts, len(parts)), _told(whole, 99))

    assert one == other
    assert [one.meets, one.over, one.short].count(True) == 1


def _told(ends: tuple[int, int | None], number: int) -> Told:
    """A figure as one report has it."""
    made = case(claim(ARMY, toll(*ends), report=f"r{number}"))
    statement: Statement = row(made, "state_forces.killed").statements[0]
    return Told(figures([statement], voices(made, tables()))[0], statement)
