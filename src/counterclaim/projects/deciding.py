"""
What persons decide: on claims, on pairs of sketches, and undoing.

Comes in: short ids and a verdict. Goes out: the event that was written, or None where the
author's last word says that already. Decisions on sketches keep what the sketches were made of,
so that they hold when a report is read again.
"""

from collections.abc import Collection, Mapping
from typing import Final, Literal, TypeAlias

from counterclaim.errors import BadOption, NotFound
from counterclaim.exporting.loading import claim_of
from counterclaim.exporting.records import Record
from counterclaim.ledger import Ledger, pair_id
from counterclaim.ledger.kept import laid_over
from counterclaim.projects.anew import SKETCH
from counterclaim.records import Event, Json, Toll, Verb

Lists: TypeAlias = "Mapping[str, Collection[str]]"
UNDOABLE: Final[tuple[Verb, ...]] = (
    "accept", "reject", "edit", "same", "not_same", "note", "revert",
)  # fmt: skip


def decide(
    ledger: Ledger, verb: Literal["accept", "reject"], claim: str, *, author: str, note: str
) -> Event | None:
    """A claim accepted or rejected."""
    return ledger.decide(verb, ledger.find(claim, "clm"), author=author, payload=_note(note))


def edit(
    ledger: Ledger,
    claim: str,
    fields: Mapping[str, Json],
    lists: Lists,
    *,
    author: str,
    note: str,
) -> Event | None:
    """
    A claim with some fields given anew; `lists` are the closed lists of data/questions.toml.

    Raises:
        BadOption: a field is none of a claim, or one that stays as it was read.
        BadRecord: a value is not what the field holds.
    """
    _check(ledger.claim(claim).record, fields, lists)
    payload: dict[str, Json] = {"claim": dict(fields), **_note(note)}
    return ledger.decide("edit", ledger.find(claim, "clm"), author=author, payload=payload)


def _check(record: Record, fields: Mapping[str, Json], lists: Lists) -> None:
    """An edit is checked before it is written down, for an event stays for good."""
    kind = str(record["kind"])
    may = sorted({"stance", "chain", "occurred", "places", kind} & set(record))
    for name, value in fields.items():
        if name not in may:
            raise BadOption(f"{name}: is not corrected in a {kind} claim; name {', '.join(may)}")
        held = record[name]
        if not (isinstance(held, dict) and isinstance(value, dict)):
            continue
        if unknown := sorted(set(value) - set(held)):
            raise BadOption(f"{name}.{unknown[0]}: is no field; there are {', '.join(held)}")
        for inner in (one for one in value if one in lists):
            if value[inner] not in lists[inner]:
                raise BadOption(
                    f"{name}.{inner}: {value[inner]!r} is not listed; "
                    f"there are {', '.join(lists[inner])}"
                )
    made = claim_of(laid_over(record, fields)).body
    if isinstance(made, Toll):
        low, high = made.low or 0, made.high
        if low < 0 or (high is not None and high < low):
            raise BadOption(f"toll: {low} to {high} is no range; the lower end comes first")


def pair(
    ledger: Ledger,
    verb: Literal["same", "not_same"],
    sketches: tuple[str, str],
    *,
    author: str,
    note: str,
) -> Event | None:
    """Two sketches said to tell of one happening, or of two; a report's id is its main sketch."""
    left, right = sorted(_sketch(ledger, one) for one in sketches)
    if left == right:
        raise BadOption(f"{left}: is one sketch; name two")
    payload: dict[str, Json] = {
        "left": left,
        "right": right,
        "left_of": _made_of(ledger, left),
        "right_of": _made_of(ledger, right),
        **_note(note),
    }
    return ledger.decide(verb, pair_id(left, right), author=author, payload=payload)


def _sketch(ledger: Ledger, said: str) -> str:
    """A sketch by its id, or the main one of a report."""
    try:
        report = ledger.find(said, "rep")
    except NotFound:
        return ledger.find(said, "skt")
    for made in ledger.derived(SKETCH, about=report):
        if made.record.get("main"):
            return made.key
    raise NotFound(f"{report}: has no sketch yet; run `counterclaim link` first")


def _made_of(ledger: Ledger, sketch: str) -> Json:
    made = ledger.derived_one(SKETCH, sketch)
    if made is None:
        raise NotFound(f"{sketch}: is no sketch of this ledger; see `counterclaim incidents`")
    return {"report": made.record["report"], "claims": made.record["claims"]}


def undo(ledger: Ledger, said: str | None, *, author: str) -> Event | None:
    """
    A decision undone: the one named, else the author's last that stands.

    Raises:
        NotFound: the author has decided nothing that could be undone.
        BadOption: the event named is no decision.
    """
    if said is not None:
        event = ledger.event(said)
        if event.verb not in UNDOABLE:
            raise BadOption(f"{event.id}: {event.verb} is no decision, and stays")
        return ledger.revert(event.id, author=author)
    undone: set[str] = set()
    acts = sorted(
        (one for verb in UNDOABLE for one in ledger.events(verb=verb)), key=lambda one: -one.seq
    )
    for event in acts:
        if event.id in undone:
            continue
        if event.verb == "revert":
            undone.add(event.object)
        elif event.author == author:
            return ledger.revert(event.id, author=author)
    raise NotFound(f"{author} has decided nothing that could be undone; see `counterclaim audit`")


def _note(note: str) -> dict[str, Json]:
    return {"note": note} if note else {}
