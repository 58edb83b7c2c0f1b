"""
Incidents with all that reconciling needs.

Comes in: what linking made, and the readings that it was made of. Goes out: cases.
"""

from collections.abc import Iterable, Iterator

from counterclaim.records import Case, Claim, Incident, Linked, Origin, Reading


def cases(linked: Linked, readings: Iterable[Reading]) -> Iterator[Case]:
    """Every incident as a case, in the order of the linking; readings in order of their ids."""
    held = {reading.report.id: reading for reading in readings}
    claims = {claim.id: claim for reading in held.values() for claim in reading.claims}
    origin_of = {claim: origin for origin in linked.origins for claim in origin.claims}
    for incident in linked.incidents:
        yield _case(incident, held, claims, origin_of, linked)


def _case(
    incident: Incident,
    held: dict[str, Reading],
    claims: dict[str, Claim],
    origin_of: dict[str, Origin],
    linked: Linked,
) -> Case:
    reports = set(incident.reports)
    mine = tuple(claims[claim] for claim in incident.claims if claim in claims)
    origins = {origin_of[claim.id].id: origin_of[claim.id] for claim in mine}
    return Case(
        incident,
        mine,
        tuple(held[report] for report in incident.reports if report in held),
        tuple(origins[name] for name in sorted(origins)),
        tuple(copy for copy in linked.copies if copy.left in reports and copy.right in reports),
    )
