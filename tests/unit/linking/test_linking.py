"""Readings in, incidents out; each link with its reasons."""

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from counterclaim.linking.explaining import because, waterfall
from counterclaim.linking.kept import Memory, features_of, features_row, pair_of, pair_row
from counterclaim.linking.linking import LinkReadings
from counterclaim.linking.model import Scale
from counterclaim.pipeline import linking
from counterclaim.records import Decided, Incident, Link, Linked, Reading
from counterclaim.tables import load
from reads import read
from sketched import LINKAGE

RAID = (
    "Eleven drivers killed in raid on Loralai depot\n\n"
    "LORALAI: At least 11 drivers were killed when gunmen raided a fuel depot in Loralai on "
    "Tuesday, the governor said on Wednesday."
)
RAID_AGAIN = (
    "Gunmen raid Loralai fuel depot, drivers killed\n\n"
    "LORALAI: Gunmen raided a fuel depot in Loralai on Tuesday and killed 14 drivers, "
    "a spokesman said."
)
FLOOD = (
    "Ferry sinks off Chittagong\n\n"
    "CHITTAGONG: Four passengers died when a ferry sank near Chittagong on Monday, police said."
)


@cache
def link() -> LinkReadings:
    """Linking by the shipped tables, with comparisons of our own that no fit changes."""
    tables = load()
    mine = replace(tables.linkage, model=LINKAGE.model, comparisons=LINKAGE.comparisons)
    return linking(replace(tables, linkage=mine))


@cache
def readings() -> tuple[Reading, ...]:
    """Two reports of one attack, and one of something else a year later."""
    return (read(RAID), read(RAID_AGAIN), read(FLOOD, date(2023, 6, 7)))


@cache
def linked() -> Linked:
    """The three, linked."""
    return link()(readings())


def together(found: Linked) -> set[frozenset[str]]:
    """The reports of each incident."""
    return {frozenset(incident.reports) for incident in found.incidents}


def test_reports_of_one_attack_are_one_incident() -> None:
    """Two reports of one attack are put together, the third stays alone."""
    first, second, third = (one.report.id for one in readings())

    assert together(linked()) == {frozenset({first, second}), frozenset({third})}


def test_every_claim_is_in_one_sketch() -> None:
    """Each claim of each reading stands in exactly one sketch of an incident or a period."""
    found = [claim for one in linked().incidents for s in one.sketches for claim in s.claims]
    found += [claim for sketch in linked().periods for claim in sketch.claims]

    assert sorted(found) == sorted(claim.id for one in readings() for claim in one.claims)


def test_every_claim_is_in_one_origin() -> None:
    """Linking also says which claims are one statement."""
    found = [claim for origin in linked().origins for claim in origin.claims]

    assert sorted(found) == sorted(claim.id for one in readings() for claim in one.claims)


def test_twice_equals_once() -> None:
    """A report that is given twice is linked once."""
    assert link()((*readings(), *readings())) == linked()


def test_order_of_arrival_changes_nothing() -> None:
    """The same reports in another order give the same incidents."""
    assert link()(readings()[::-1]) == linked()


def test_nothing_gives_nothing() -> None:
    """No reports give no incidents."""
    assert link()(()) == Linked((), (), (), ())


def test_a_links_bits_are_the_sum_of_its_evidence() -> None:
    """Prior and evidence add up to a link's bits."""
    prior = link().tables.linkage.model.prior_bits
    links = [one for incident in linked().incidents for one in incident.links]
    assert links

    for one in (*links, *linked().weighed):
        assert one.bits == pytest.approx(prior + sum(each.bits for each in one.evidence))


def decided(verdict: str) -> Linked:
    """The three linked again, with a decision on a pair that the evidence would have otherwise."""
    found = linked()
    pair = next(one for one in found.incidents if len(one.sketches) > 1)
    alone = next(one for one in found.incidents if len(one.sketches) == 1)
    if verdict == "not_same":
        left, right = (sketch.id for sketch in pair.sketches[:2])
        return link()(readings(), [Decided(left, right, "not_same", "coder 1")])
    left, right = pair.sketches[0].id, alone.sketches[0].id
    return link()(readings(), [Decided(left, right, "same", "coder 1")])


def test_a_persons_not_same_parts_two_reports() -> None:
    """What the evidence joins a person can part."""
    assert [len(one.sketches) for one in decided("not_same").incidents] == [1, 1, 1]


def test_a_persons_same_joins_two_reports() -> None:
    """What the evidence parts a person can join."""
    assert max(len(one.sketches) for one in decided("same").incidents) > 1
    assert any(
        one.decided_by == "coder 1" for each in decided("same").incidents for one in each.links
    )


def test_a_decision_is_shown_among_the_reasons() -> None:
    """A link that a person decided names them, in its evidence and its waterfall."""
    link_ = next(one for one in decided("not_same").weighed if one.decided_by)
    steps = waterfall(link_, link().tables.linkage)

    assert [one.says for one in steps if one.kind == "decision"] == ["not_same: coder 1"]


def test_a_decision_on_an_unknown_sketch_is_unplaced() -> None:
    """A decision whose sketch is gone is handed back, not lost."""
    one = Decided("skt_gone", "skt_lost", "same", "coder 1")

    assert link()(readings(), [one]).unplaced == (one,)


def the_link() -> tuple[Incident, Link]:
    """The incident of two reports, and its link."""
    incident = next(one for one in linked().incidents if one.links)
    return incident, incident.links[0]


def test_a_waterfall_begins_with_the_prior_and_ends_at_the_bar() -> None:
    """Its rows are the prior, every comparison, the sum and the bar."""
    table = link().tables.linkage
    steps = waterfall(the_link()[1], table)
    kinds = [one.kind for one in steps]

    assert kinds == ["prior", *["comparison"] * len(table.comparisons), "sum", "bar"]


def test_a_waterfalls_sums_run_to_the_links_bits() -> None:
    """Each row's sum is the one above it and its own bits; the last is the link's."""
    _, one = the_link()
    *steps, _, _ = waterfall(one, link().tables.linkage)
    for above, below in pairwise(steps):
        assert below.sum == pytest.approx(above.sum + below.bits)

    assert steps[-1].sum == pytest.approx(one.bits)


def test_a_link_in_one_line_names_its_weightiest_reason_first() -> None:
    """The one line for a reader begins with what counts most."""
    _, one = the_link()
    table = link().tables.linkage
    best = max(one.evidence, key=lambda each: abs(each.bits))

    assert because(one, table).startswith(table.says(best.comparison, best.answer))


def test_what_is_kept_survives_as_rows() -> None:
    """Features and weighed pairs go to plain JSON and back unchanged."""
    scale = Scale(link().tables.linkage)
    kept = link().sketched(readings()).kept
    pairs = link().weighed(kept)

    assert [features_of(features_row(one.features)) for one in kept] == [
        one.features for one in kept
    ]
    assert tuple(pair_of(pair_row(one), scale) for one in pairs) == pairs


def test_joining_one_by_one_is_linking_all_at_once() -> None:
    """Three reports that come one after the other end in the same incidents."""
    memory = Memory()
    incidents: dict[str, Incident] = {}
    for reading in readings():
        joined = link().join(memory, [reading])
        memory.put(joined.kept, joined.pairs, gone=joined.gone, grown=joined.grown)
        void = set(joined.touched)
        incidents = {
            name: one
            for name, one in incidents.items()
            if void.isdisjoint(sketch.id for sketch in one.sketches)
        } | {one.id: one for one in joined.incidents}

    assert tuple(incidents[name] for name in sorted(incidents)) == linked().incidents


def test_joining_nothing_to_what_is_known_sorts_anew_what_was_touched() -> None:
    """A new decision needs no new report: only the neighbourhoods it touches are sorted anew."""
    memory = Memory()
    first = link().join(memory, readings())
    memory.put(first.kept, first.pairs, grown=first.grown)
    left, right = next(one for one in first.incidents if one.links).sketches
    parted = Decided(left.id, right.id, "not_same", "coder 1")
    joined = link().join(memory, (), [parted], touched=[left.id])
    sizes = [len(one.sketches) for one in joined.incidents]

    assert (joined.touched, sizes) == (tuple(sorted((left.id, right.id))), [1, 1])


def test_joining_a_known_report_changes_nothing() -> None:
    """A report that is linked already brings nothing new."""
    memory = Memory()
    joined = link().join(memory, readings())
    memory.put(joined.kept, joined.pairs)
    again = link().join(memory, readings())

    assert (again.kept, again.pairs, again.touched, again.incidents) == ((), (), (), ())
