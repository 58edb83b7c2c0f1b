"""Linking hangs on what is linked, not on order or repetition; people's words win."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.linking.candidates import keys
from counterclaim.linking.clusters import Grow
from counterclaim.linking.decisions import Decisions, decisions
from counterclaim.linking.grouping import Grouped, GroupSketches
from counterclaim.linking.joining import Join
from counterclaim.linking.kept import Kept, Memory
from counterclaim.linking.matching import Weighed, weigh, weigh_all
from counterclaim.linking.model import Scale
from counterclaim.linking.waking import Waking
from counterclaim.records import Decided, Incident, Verdict
from sketched import BLOCKING, GROUPS, LINKAGE, kept, pair, row

GROUP = GroupSketches(Scale(LINKAGE), BLOCKING)
NAMES = tuple("abcdefghijkl")
WORDS = ("ash", "birch", "cedar", "date", "elm")

# Each example opens databases; a few are enough, and none is timed.
few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
fewer = settings(few, max_examples=5)


@st.composite
def many_sketches(draw: st.DrawFn) -> list[Kept]:
    """A handful of sketches at few places, days and words, so that they meet often."""
    held = []
    for name in NAMES[: draw(st.sampled_from([2, 5, 9, len(NAMES)]))]:
        features = row(
            name,
            place=draw(st.sampled_from(["p1", "p1", "p2", None])),
            day=draw(st.sampled_from([1, 1, 2, 4, 9, None])),
            words=tuple(draw(st.lists(st.sampled_from(WORDS), max_size=4, unique=True))),
        )
        held.append(kept(features, keys(features, BLOCKING)))
    return held


@st.composite
def many_decisions(draw: st.DrawFn) -> list[Decided]:
    """Some words of two people on pairs, contradictory ones among them."""
    name = st.sampled_from((*NAMES, "gone"))
    verdict: st.SearchStrategy[Verdict] = st.sampled_from(("same", "not_same"))
    return [
        Decided(draw(name), draw(name), draw(verdict), draw(st.sampled_from(["x", "y"])))
        for _ in range(draw(st.integers(0, 4)))
    ]


@st.composite
def many_pairs(draw: st.DrawFn) -> list[Weighed]:
    """Pairs with any bits."""
    bits = st.integers(-20, 20).map(float)
    known = st.integers(0, 10).map(float)
    return [
        pair(one, other, draw(bits), draw(known))
        for place, one in enumerate(NAMES)
        for other in NAMES[place + 1 :]
        if draw(st.booleans())
    ]


def at_once(held: Sequence[Kept], decided: Iterable[Decided]) -> Grouped:
    """All sketches linked together."""
    ours = {one.id: one for one in held}
    pairs = weigh([one.features for one in held], sharing(held), GROUP.scale)
    return GROUP(ours, pairs, decisions(decided, ours))


def sharing(held: Iterable[Kept]) -> list[tuple[str, str]]:
    """Every two that share a key which still finds them, by looking at every two."""
    held = sorted(held, key=lambda one: one.id)
    sharers: dict[str, list[str]] = defaultdict(list)
    for one in held:
        for key in one.keys:
            sharers[key].append(one.id)

    def finds(key: str, left: str, right: str) -> bool:
        names = sharers[key]
        few_enough = len(names) <= BLOCKING.limits.shared_by
        return few_enough or names.index(right) - names.index(left) <= BLOCKING.crowd(key)

    return [
        (one.id, other.id)
        for one, other in combinations(held, 2)
        if any(finds(key, one.id, other.id) for key in set(one.keys) & set(other.keys))
    ]


def one_by_one(
    batches: Iterable[Sequence[Kept]], decided: Sequence[Decided]
) -> tuple[Incident, ...]:
    """Batches joined one after the other; the decisions are taken once everything is there."""
    memory = Memory()
    incidents: dict[str, Incident] = {}
    join = Join(GROUP, BLOCKING)
    steps = [(batch, (), ()) for batch in batches]
    touched = tuple({name for one in decided for name in (one.left, one.right)})
    for batch, said, woken in [*steps, ((), tuple(decided), touched)]:
        joined = join(memory, batch, said, woken)
        memory.put(joined.kept, joined.pairs, gone=joined.gone, grown=joined.grown)
        incidents = {
            name: one
            for name, one in incidents.items()
            if set(joined.touched).isdisjoint(sketch.id for sketch in one.sketches)
        } | {one.id: one for one in joined.incidents}
    return tuple(incidents[name] for name in sorted(incidents))


@few
@given(many_sketches(), many_decisions(), st.randoms(use_true_random=False))
def test_joining_in_any_parts_and_order_is_linking_all_at_once(
    held: list[Kept], decided: list[Decided], chance: random.Random
) -> None:
    """However the reports come, the incidents in the end are those of linking them together."""
    arriving = chance.sample(held, len(held))
    cuts = sorted(chance.choices(range(len(held) + 1), k=3))
    batches = [
        arriving[first:last] for first, last in zip([0, *cuts], [*cuts, len(held)], strict=True)
    ]

    assert one_by_one(batches, decided) == at_once(held, decided).incidents


@fewer
@given(many_sketches())
def test_splink_weighs_the_pairs_that_share_a_key(held: list[Kept]) -> None:
    """The way of batches gives the same as looking at every two and weighing them without it."""
    held = sorted(held, key=lambda one: one.id)
    rows = [one.features for one in held]
    batch = weigh_all(rows, [one.keys for one in held], GROUP.scale, BLOCKING)

    assert batch == weigh(rows, sharing(held), GROUP.scale)


@few
@given(many_sketches(), many_decisions(), st.randoms(use_true_random=False))
def test_order_of_sketches_and_decisions_changes_nothing(
    held: list[Kept], decided: list[Decided], chance: random.Random
) -> None:
    """Linking is a function of the sketches and decisions, not of their order."""
    shuffled = chance.sample(held, len(held)), chance.sample(decided, len(decided))

    assert at_once(*shuffled) == at_once(held, decided)


@few
@given(many_sketches())
def test_every_sketch_is_in_one_incident(held: list[Kept]) -> None:
    """No sketch is lost or doubled."""
    found = [sketch.id for one in at_once(held, ()).incidents for sketch in one.sketches]

    assert sorted(found) == sorted(one.id for one in held)


@few
@given(many_sketches())
def test_every_weighed_pair_is_shown_once(held: list[Kept]) -> None:
    """A pair is among an incident's links or among those not linked, never both."""
    grouped = at_once(held, ())
    links = [*grouped.apart, *(link for one in grouped.incidents for link in one.links)]
    pairs = [(link.left, link.right) for link in links]

    assert len(pairs) == len(set(pairs))


def grown(pairs: Sequence[Weighed], held_to: Decisions) -> list[tuple[str, ...]]:
    """Every group of the twelve names."""
    grow = Grow(GROUPS, LINKAGE.model.link_above, held_to)
    return [
        group
        for sketches, inside in grow.neighbourhoods(NAMES, pairs).inside
        for group in grow(sketches, inside)
    ]


@given(many_pairs(), many_decisions())
def test_what_people_part_is_never_together(pairs: list[Weighed], decided: list[Decided]) -> None:
    """No group holds two sketches of which a `not_same` is in force."""
    held_to = decisions(decided, NAMES)

    assert not any(
        {left, right} <= set(group)
        for group in grown(pairs, held_to)
        for left, right in held_to.not_same
    )


@given(many_pairs(), many_decisions())
def test_what_people_join_is_always_together(pairs: list[Weighed], decided: list[Decided]) -> None:
    """Every `same` that is in force holds."""
    held_to = decisions(decided, NAMES)
    homes = {sketch: group for group in grown(pairs, held_to) for sketch in group}

    assert all(homes[left] == homes[right] for left, right in held_to.same)


@given(many_decisions())
def test_no_decision_is_lost(decided: list[Decided]) -> None:
    """Each word is in force, disputed or unplaced, and can be shown."""
    held_to = decisions(decided, NAMES)
    told = {_told(one) for ones in (*held_to.said.values(), held_to.unplaced) for one in ones}

    assert told == {_told(one) for one in decided}


def _told(one: Decided) -> tuple[str, ...]:
    return (*sorted((one.left, one.right)), one.verdict, one.by)


@given(many_pairs(), st.randoms(use_true_random=False))
def test_groups_hang_on_pairs_not_on_their_order(
    pairs: list[Weighed], chance: random.Random
) -> None:
    """Shuffled pairs grow the same groups."""
    none = decisions((), NAMES)

    assert grown(chance.sample(pairs, len(pairs)), none) == grown(pairs, none)


@given(many_pairs(), st.sampled_from(NAMES))
def test_a_sketch_of_which_nothing_is_known_changes_no_other_group(
    pairs: list[Weighed], vague: str
) -> None:
    """A sketch that answers nothing stays alone, and binds nobody."""
    prior = LINKAGE.model.prior_bits
    others = [one for one in pairs if vague not in (one.left, one.right)]
    blank = [pair(vague, one, prior, known=0) for one in NAMES if one != vague]
    none = decisions((), NAMES)

    assert grown([*others, *blank], none) == grown(others, none)


@settings(max_examples=300, deadline=None)
@given(many_pairs(), st.integers(1, 4), st.randoms(use_true_random=False))
def test_what_a_change_does_not_wake_grows_as_before(
    pairs: list[Weighed], late: int, chance: random.Random
) -> None:
    """
    Groups that slept and groups grown anew are together those of growing all at once.

    Bits are whole numbers here, so many offers are equal; pairs of two old sketches go, too.
    """
    none, bar = decisions((), NAMES), LINKAGE.model.link_above
    new = set(chance.sample(NAMES, late))
    old = [one for one in NAMES if one not in new]
    held = [one for one in pairs if {one.left, one.right}.isdisjoint(new)]
    gone = set(chance.sample(held, min(len(held), late - 1)))
    memory = Memory((kept(row(one), ()) for one in old), held, link_above=bar)
    before = [group for group in grown(held, none) if new.isdisjoint(group)]
    memory.put(grown=before)
    fresh = [one for one in pairs if one not in held]
    two = frozenset((one.left, one.right) for one in gone)
    grow = Grow(GROUPS, bar, none)
    woken = Waking(memory, grow, fresh, two)(new, ())
    asleep = [group for group in before if woken.sketches.isdisjoint(group)]
    anew = grow(sorted(woken.sketches), woken.pairs)

    assert sorted([*asleep, *anew]) == sorted(grown([x for x in pairs if x not in gone], none))
