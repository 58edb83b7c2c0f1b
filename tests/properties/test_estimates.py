"""The laws of estimates, for any statements at all, under every policy and every variant."""

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.division import divide
from counterclaim.reconciling.estimates import Weigh, estimate, every, total
from counterclaim.records import Bound, Estimate, Qualifier, Row, Statement, Toll
from counterclaim.tables.policies import Listed, load
from counterclaim.tables.shelf import Shelf
from stated import row, stated

POLICIES = replace(
    load(Shelf()), official=Listed.of(["army", "wire"]), credible=Listed.of(["wire"])
)
NAMES = list(every([f"{name}:*" for name in POLICIES.by_name], Weigh(POLICIES)))
VAGUE = {"dozens": 24, "hundreds": 200, "several": 2, "scores": 40}
ANY = st.sampled_from(NAMES)
LAW = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CLASSES = ["state_forces", "armed_group", "civilians", "unspecified"]
SWAP = {"state_forces": "armed_group", "armed_group": "state_forces"}


@st.composite
def statements(draw: st.DrawFn, victims: str = "civilians") -> list[Statement]:
    """Statements on one question: any figures, speakers, days, origins, scopes and stances."""
    return [
        _one(draw, f"{victims}{number}", victims)
        for number in range(draw(st.integers(min_value=0, max_value=7)))
    ]


def _one(draw: st.DrawFn, said: str, victims: str) -> Statement:
    kind: Qualifier = draw(
        st.sampled_from(["exact", "at_least", "range", "at_most", "vague", "unquantified"])
    )
    low: int | None = draw(st.integers(min_value=0, max_value=60))
    high: int | None = low
    number = None
    if kind == "at_least":
        high = None
    elif kind == "range":
        high = (low or 0) + draw(st.integers(min_value=0, max_value=9))
    elif kind == "at_most":
        low, high = 0, low
    elif kind == "vague":
        number = draw(st.sampled_from(sorted(VAGUE)))
        low, high = VAGUE[number], None
    elif kind == "unquantified":
        low = high = None
    made = stated(
        said,
        draw(st.sampled_from(["army", "front", "wire", "doctor"])),
        low,
        high=high,
        qualifier=kind,
        number=number,
        victims=victims,
        day=draw(st.sampled_from([None, 1, 2, 3])),
        origin=draw(st.sampled_from([None, "o1", "o2"])),
        interest=draw(st.sampled_from([None, "own_losses", "enemy_losses", "third_party"])),
        stance=draw(st.sampled_from(["asserts", "asserts", "asserts", "denies", "doubts"])),
        places=draw(st.sampled_from([(), (), (), ("Here",), ("There",), ("Here", "There")])),
        subclass=draw(st.sampled_from([None, None, None, "children", "women"])),
        days=draw(st.sampled_from([1, 1, 3])),
    )
    return replace(
        made, scope=replace(made.scope, besides=draw(st.sampled_from([False] * 6 + [True])))
    )


@st.composite
def incidents(draw: st.DrawFn) -> tuple[Row, ...]:
    """Rows of one incident, one for each class that is told of."""
    told = {victims: draw(statements(victims)) for victims in CLASSES}
    return tuple(row(*told[victims], victims=victims) for victims in CLASSES)


def ends(one: Estimate) -> tuple[Bound | None, Bound | None, Bound | None]:
    """The three ends."""
    return one.low, one.best, one.high


def in_order(one: Estimate) -> bool:
    """Whether the ends that are given rise."""
    given_ = [end for end in ends(one) if end is not None]
    return given_ == sorted(given_)


def reported(told: Sequence[Statement], policy: str) -> set[int]:
    """Every number that somebody gave, and those that the policy publishes for vague words."""
    tolls = [one.claim.body for one in told if isinstance(one.claim.body, Toll)]
    said = {end for toll in tolls for end in (toll.low, toll.high) if end is not None}
    published = {"acled": {0, 3, 10, 12, 100}, "ucdp": {0}}
    return said | published.get(policy, set())


@LAW
@given(name=ANY, told=statements())
def test_low_is_no_more_than_best_and_best_no_more_than_high(
    name: str, told: list[Statement]
) -> None:
    """Low ≤ best ≤ high, for the ends that a policy gives."""
    found = estimate(row(*told, victims="civilians"), name, Weigh(POLICIES))

    assert in_order(found)


@LAW
@given(name=ANY, told=statements())
def test_every_claim_stands_exactly_once_in_the_derivation(
    name: str, told: list[Statement]
) -> None:
    """Used or not used, because: each claim of the question once, with a rule and a reason."""
    found = estimate(row(*told, victims="civilians"), name, Weigh(POLICIES))

    assert sorted(use.claim for use in found.derivation) == sorted(one.claim.id for one in told)
    assert all(use.rule and use.because for use in found.derivation)


@LAW
@given(name=ANY, told=statements())
def test_every_end_is_a_number_that_somebody_gave(name: str, told: list[Statement]) -> None:
    """Never an average: a reported figure, a published reading, or a sum shown in the notes."""
    found = estimate(row(*told, victims="civilians"), name, Weigh(POLICIES))
    known = reported(told, name.partition(":")[0])

    for end in ends(found):
        assert (
            end is None or end.value in known or any("sum of parts" in note for note in found.notes)
        )


@LAW
@given(name=ANY, told=statements())
def test_an_open_figure_that_gives_the_top_leaves_it_open(name: str, told: list[Statement]) -> None:
    """An open "100+" never silently becomes a number."""
    found = estimate(row(*told, victims="civilians"), name, Weigh(POLICIES))
    top = found.high or found.best
    tolls = {one.claim.id: one.claim.body for one in told}
    end = "high" if found.high else "best"
    givers = [tolls[use.claim] for use in found.derivation if end in use.parts]
    is_open = [isinstance(one, Toll) and one.high is None for one in givers]

    if top is not None and (any(is_open) if found.high else is_open and all(is_open)):
        assert top.open


@LAW
@given(name=ANY, told=statements(), rng=st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(
    name: str, told: list[Statement], rng: random.Random
) -> None:
    """An estimate is a function of the claims, not of when or how often they came in."""
    again = rng.sample(told, len(told)) + told[:2]
    weigh = Weigh(POLICIES)

    assert estimate(row(*again, victims="civilians"), name, weigh) == estimate(
        row(*told, victims="civilians"), name, weigh
    )


@LAW
@given(name=ANY, rows=incidents())
def test_parties_swapped_are_swapped_and_nothing_else(name: str, rows: tuple[Row, ...]) -> None:
    """No side: what is said of soldiers is weighed as what is said of fighters."""
    swapped = tuple(_swapped(one) for one in rows)
    here = {one.question.victims: one for one in rows}
    there = {one.question.victims: one for one in swapped}

    for victims in CLASSES:
        mine = estimate(here[victims], name, Weigh(POLICIES, rows))
        theirs = estimate(there[SWAP.get(victims, victims)], name, Weigh(POLICIES, swapped))
        assert ends(mine) == ends(theirs)


def _swapped(one: Row) -> Row:
    victims = SWAP.get(one.question.victims or "", one.question.victims or "")
    told = []
    for each in one.statements:
        toll = each.claim.body
        assert isinstance(toll, Toll)
        claim = replace(each.claim, body=replace(toll, victims=victims))
        told.append(replace(each, claim=claim, question=f"{victims}.killed"))
    return row(*told, victims=victims)


@LAW
@given(name=ANY, rows=incidents())
def test_a_total_keeps_its_order_and_every_claim_once(name: str, rows: tuple[Row, ...]) -> None:
    """A total's ends rise, and every claim of every class stands once in its derivation."""
    found = total(rows, name, Weigh(POLICIES, rows))
    told = [one.claim.id for each in rows for one in each.statements]

    assert found is not None
    assert in_order(found)
    assert sorted(use.claim for use in found.derivation) == sorted(told)


@LAW
@given(name=ANY, rows=incidents())
def test_a_class_without_a_figure_is_named_and_never_folded_in(
    name: str, rows: tuple[Row, ...]
) -> None:
    """A total that leaves out a class says which, and is no less than any class it holds."""
    weigh = Weigh(POLICIES, rows)
    found = total(rows, name, weigh)
    assert found is not None
    classed = [one for one in rows if one.question.victims != "unspecified"]
    each = {one.question.victims: estimate(one, name, weigh) for one in classed}
    counted = POLICIES.by_name[name.partition(":")[0]].victims
    foreign = {victims for victims in each if counted and victims not in counted}
    lacking = {victims for victims, one in each.items() if not any(ends(one))} | foreign

    said = " ".join(note for note in found.notes if note.startswith("left out"))
    assert all((victims or "").replace("_", " ") in said for victims in lacking)
    each = {victims: one for victims, one in each.items() if victims not in foreign}
    if found.high is not None:
        assert all(one.high is None or one.high.value <= found.high.value for one in each.values())


@LAW
@given(name=ANY, told=statements())
def test_what_would_change_it_is_what_does(name: str, told: list[Statement]) -> None:
    """Rejections that are told are all that move an end, and to where they move it."""
    weigh = Weigh(POLICIES)
    found = estimate(row(*told, victims="civilians"), name, weigh)
    told_of = {
        change.claim: (change.low, change.best, change.high)
        for change in found.would_change
        if change.act == "reject"
    }

    for one in told:
        rest = [other for other in told if other is not one]
        left = ends(estimate(row(*rest, victims="civilians"), name, weigh))
        assert left == told_of.get(one.claim.id, ends(found))


@LAW
@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=1, max_value=60))
def test_shares_add_up_and_are_as_even_as_can_be(people: int, parts: int) -> None:
    """A total over days is divided evenly, larger shares first."""
    shares = divide(people, parts)

    assert sum(shares) == people
    assert len(shares) == parts
    assert max(shares) - min(shares) <= 1
    assert list(shares) == sorted(shares, reverse=True)
