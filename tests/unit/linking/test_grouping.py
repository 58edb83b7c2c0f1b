"""Groups are grown twice: on what shares a key, and on everything inside them."""

from collections.abc import Sequence

from counterclaim.linking.candidates import keys
from counterclaim.linking.decisions import decisions
from counterclaim.linking.features import Features
from counterclaim.linking.grouping import Grouped, GroupSketches, incident_id
from counterclaim.linking.matching import weigh, weigh_all
from counterclaim.linking.model import Scale
from counterclaim.records import Decided
from sketched import BLOCKING, LINKAGE, kept, row

GROUP = GroupSketches(Scale(LINKAGE), BLOCKING)


def grouped(rows: Sequence[Features], decided: Sequence[Decided] = ()) -> Grouped:
    """The rows linked by their keys."""
    rows = sorted(rows, key=lambda one: one.unique_id)
    keyed = [keys(one, BLOCKING) for one in rows]
    held = {one.unique_id: kept(one, own) for one, own in zip(rows, keyed, strict=True)}
    pairs = weigh_all(rows, keyed, GROUP.scale, BLOCKING)
    return GROUP(held, pairs, decisions(decided, held))


def sizes(found: Grouped) -> list[int]:
    """How many sketches each incident has."""
    return sorted(len(one.sketches) for one in found.incidents)


def test_an_incident_that_more_tell_of_than_share_a_key_is_one() -> None:
    """A great attack crowds its own keys; each report's few neighbours still bind them all."""
    rows = [row(f"s{number:02}", place="p1", day=10) for number in range(30)]

    assert sizes(grouped(rows)) == [30]


def test_every_pair_inside_an_incident_is_weighed() -> None:
    """Also two that no key brought together are shown with their reasons."""
    rows = [row(f"s{number}", place="p1", day=10) for number in range(6)]
    (incident,) = grouped(rows).incidents

    assert len(incident.links) == 15


def test_ends_that_nothing_shares_fall_apart_again() -> None:
    """Two that a third binds and no key joins are weighed, and speak against each other."""
    rows = [
        row("a", place="p1", day=1, words=("ash", "birch", "cedar")),
        row("b", words=("ash", "birch", "cedar", "date", "elm", "fir")),
        row("c", place="p2", day=40, words=("date", "elm", "fir")),
    ]
    held = {one.unique_id: kept(one, ()) for one in rows}
    pairs = weigh(rows, [("a", "b"), ("b", "c")], GROUP.scale)
    found = GROUP(held, pairs, decisions((), held))
    names = [[sketch.id for sketch in one.sketches] for one in found.incidents]

    assert sorted(names) == [["a", "b"], ["c"]]


def test_a_decided_pair_is_weighed_though_no_key_found_it() -> None:
    """A person's word comes with the evidence for and against it."""
    rows = [row("a", place="p1", day=1), row("b", place="p2", day=50)]
    (incident,) = grouped(rows, [Decided("a", "b", "same", "coder 1")]).incidents
    (link,) = incident.links

    assert (link.decided_by, link.bits) == ("coder 1", -16.5)


def test_an_incidents_id_is_that_of_its_sketches() -> None:
    """Equal sketches, equal id, in any order; other sketches, another id."""
    ids = incident_id(["a", "b"]), incident_id(["b", "a"]), incident_id(["a"])

    assert (ids[0] == ids[1], ids[0] == ids[2]) == (True, False)
