"""
Incidents of a ledger, found again and reconciled.

Comes in: a ledger in which reports are linked, and tables. Goes out: incidents in a line, cases,
and accounts, with what persons decided on claims laid over what was read.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.errors import BadOption, NotFound
from counterclaim.exporting.comparison import days
from counterclaim.exporting.incidents import copy_of, incident_of, origin_of, sketch_of
from counterclaim.ledger import Kept, Ledger, Made
from counterclaim.linking.kept import pair_of
from counterclaim.linking.model import Scale
from counterclaim.pipeline import reconciling
from counterclaim.projects.anew import COPY, INCIDENT, ORIGIN, SKETCH, WAS
from counterclaim.projects.known import PAIR
from counterclaim.reconciling.cases import cases
from counterclaim.records import Account, Case, Claim, Estimate, Incident, Link, Linked, Sketch, Use
from counterclaim.tables import Tables

REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Summary:
    """An incident in a line: its id, when and where, how many reports, sketches and claims."""

    id: str
    title: str
    first_day: date | None
    last_day: date | None
    places: tuple[str, ...]
    reports: int
    sketches: int
    claims: int


def linked(ledger: Ledger) -> Linked:
    """All that linking has made of the ledger, as it stands."""
    homes: dict[bool, dict[str, Sketch]] = {True: {}, False: {}}
    for made in ledger.derived(SKETCH):
        homes[made.record.get("incident") is not None][made.key] = sketch_of(made.record)
    return Linked(
        tuple(incident_of(made.record, homes[True]) for made in ledger.derived(INCIDENT)),
        tuple(homes[False].values()),
        tuple({copy_of(made.record): None for made in ledger.derived(COPY)}),
        tuple(origin_of(made.record) for made in ledger.derived(ORIGIN)),
    )


def weighed(ledger: Ledger, made: Linked, tables: Tables) -> tuple[Link, ...]:
    """Every pair of sketches that was weighed and is no link."""
    links = {(link.left, link.right) for one in made.incidents for link in one.links}
    scale = Scale(tables.linkage)
    pairs = (pair_of(row.record, scale) for row in ledger.derived(PAIR))
    return tuple(
        Link(pair.left, pair.right, pair.bits, pair.answers.evidence)
        for pair in pairs
        if (pair.left, pair.right) not in links
    )


def within(made: Linked, incidents: Collection[str]) -> Linked:
    """Only some incidents, and the pairs and copies that their sketches and reports are in."""
    kept = tuple(one for one in made.incidents if one.id in incidents)
    sketches = {sketch.id for one in kept for sketch in one.sketches}
    reports = {report for one in kept for report in one.reports}
    claims = {claim for one in kept for claim in one.claims}
    return Linked(
        kept,
        (),
        tuple(one for one in made.copies if one.left in reports and one.right in reports),
        tuple(one for one in made.origins if claims & set(one.claims)),
        tuple(one for one in made.weighed if one.left in sketches or one.right in sketches),
    )


def find(ledger: Ledger, said: str) -> str:
    """
    The incident that an id stands for now; one of before leads to what stands in its place.

    Raises:
        NotFound: no incident has or had that id.
        BadOption: it was parted into several.
    """
    found = ledger.find(said, "inc")
    if ledger.derived_one(INCIDENT, found) is not None:
        return found
    was = ledger.derived_one(WAS, found)
    now = was.record.get("now") if was else None
    later = [str(one) for one in now] if isinstance(now, list) else []
    if len(later) == 1:
        return find(ledger, later[0])
    if later:
        raise BadOption(f"{said}: was parted into {', '.join(later)}; name one of them")
    raise NotFound(f"{said}: is no incident of this ledger; see `counterclaim incidents`")


def summaries(ledger: Ledger) -> Iterator[Summary]:
    """Every incident in a line: the one with most reports first, then by day."""
    found = [_summary(incident) for incident in linked(ledger).incidents]
    yield from sorted(found, key=lambda one: (-one.reports, -one.claims, one.id))


def _summary(incident: Incident) -> Summary:
    first, last = days(Case(incident, (), (), ()))
    places = {place.name: None for one in incident.sketches for place in one.places if place.place}
    title = next((one.headline for one in incident.sketches if one.main and one.headline), "")
    return Summary(
        incident.id,
        title,
        first,
        last,
        tuple(places),
        len(incident.reports),
        len(incident.sketches),
        len(incident.claims),
    )


def case(ledger: Ledger, incident: str) -> Case:
    """
    An incident as a case, with decisions laid over what was read: edits in, rejections out.

    Raises:
        NotFound: no incident has that id now.
    """
    made = ledger.derived_one(INCIDENT, incident)
    if made is None:
        raise NotFound(f"{incident}: is no incident of this ledger; see `counterclaim incidents`")
    found = _incident(ledger, made)
    kept = _standing(ledger, found.claims)
    readings = [
        replace(
            reading,
            claims=tuple(
                _as_decided(kept.get(claim.id), claim)
                for claim in reading.claims
                if not _rejected(kept.get(claim.id))
            ),
        )
        for reading in ledger.readings(found.reports)
    ]
    copies = tuple(copy_of(one.record) for one in ledger.derived(COPY, about=found.id))
    origins = tuple(origin_of(one.record) for one in ledger.derived(ORIGIN, about=found.id))
    return next(cases(Linked((found,), (), copies, origins), readings))


def account(ledger: Ledger, told: Case, tables: Tables, policies: Sequence[str]) -> Account:
    """The account of a case; claims that persons rejected stand in each derivation as such."""
    made = reconciling(tables)(told, tuple(policies))
    rejected = {
        one.id: one for one in _standing(ledger, told.incident.claims).values() if _rejected(one)
    }
    if not rejected:
        return made
    return replace(
        made,
        estimates=tuple(_with_rejected(one, rejected) for one in made.estimates),
    )


def _with_rejected(estimate: Estimate, rejected: Mapping[str, Kept]) -> Estimate:
    uses = tuple(
        Use(kept.id, (), REVIEW, f"rejected by {_by(kept)}")
        for kept in rejected.values()
        if _question(kept) == estimate.question
    )
    return replace(estimate, derivation=(*estimate.derivation, *uses)) if uses else estimate


def _by(kept: Kept) -> str:
    authors = [one.author for one in kept.standing.positions if one.verb == "reject"]
    return ", ".join(dict.fromkeys(authors))


def _question(kept: Kept) -> str:
    toll = kept.record.get("toll")
    if isinstance(toll, dict):
        return f"{toll['victims']}.{toll['effect']}"
    return str(kept.record["kind"])


def _standing(ledger: Ledger, claims: Sequence[str]) -> dict[str, Kept]:
    return {kept.id: kept for kept in ledger.claims(ids=claims)}


def _rejected(kept: Kept | None) -> bool:
    return kept is not None and kept.standing.status == "rejected"


def _as_decided(kept: Kept | None, claim: Claim) -> Claim:
    """The claim with the edit in force; its language, which no record holds, stays."""
    if kept is None or kept.standing.edit is None:
        return claim
    return replace(kept.claim, language=claim.language)


def _incident(ledger: Ledger, made: Made) -> Incident:
    sketches = {one.key: sketch_of(one.record) for one in ledger.derived(SKETCH, about=made.key)}
    return incident_of(made.record, sketches)
