"""
The record format as JSON Schema 2020-12, published by `counterclaim schema`.

Closed lists come from the types in records/, so that the schema cannot drift from them.
"""

from typing import Final, get_args

from counterclaim.errors import BadOption
from counterclaim.exporting.records import Json, Record
from counterclaim.exporting.schema_accounts import account_definitions
from counterclaim.exporting.schema_parts import (
    COUNT,
    MAYBE_TEXT,
    MOMENT,
    TEXT,
    TRUTH,
    many,
    maybe,
    one_of,
    ref,
    thing,
)
from counterclaim.records import (
    ClaimKind,
    FindingKind,
    PassageKind,
    Precision,
    Qualifier,
    Role,
    Stance,
)

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
RECORDS: Final = (
    "report", "claim", "finding", "doubt",
    "copy", "origin", "sketch", "incident",
    "question", "tension", "estimate",
)  # fmt: skip


def schema(record: str | None = None) -> Record:
    """The schema of one kind of record, or of any line of the format."""
    if record is None:
        told: Record = {"oneOf": [ref(name) for name in RECORDS]}
    elif record in RECORDS:
        told = ref(record)
    else:
        raise BadOption(f"{record!r} is no record; ask for {', '.join(RECORDS)}")
    title = f"Counterclaim {record or 'record'}"
    return {"$schema": DIALECT, "title": title, **told, "$defs": definitions()}


def definitions() -> Record:
    """Every part of the format by name."""
    return {
        "span": _span(),
        "interval": _interval(),
        "report": _report(),
        "passage": _passage(),
        "claim": _claim(),
        "speaker": _speaker(),
        "place": _place(),
        **_bodies(),
        "finding": _finding(),
        "doubt": _doubt(),
        **account_definitions(),
    }


_OFFSETS: Final[Record] = {
    "start": {"type": "integer", "minimum": 0},
    "end": {"type": "integer", "minimum": 1},
}


def _span() -> Record:
    about = "Words of the report: code points of its canonical text, half-open."
    return thing(about, {**_OFFSETS, "quote": {"type": "string", "minLength": 1}})


def _interval() -> Record:
    fields: Record = {
        "from": MOMENT,
        "to": MOMENT,
        "precision": one_of(Precision),
        "zone": {"enum": ["stated", "assumed", None]},
        "span": maybe("span"),
    }
    return thing("When, as far as the words say: first and last moment, both included.", fields)


def _report() -> Record:
    fields: Record = {
        "record": {"const": "report"},
        "id": TEXT,
        "name": TEXT,
        "title": MAYBE_TEXT,
        "outlet": MAYBE_TEXT,
        "url": MAYBE_TEXT,
        "published": _PUBLISHED,
        "languages": many(TEXT),
        "sha256": TEXT,
        "passages": many(ref("passage")),
        "text": MAYBE_TEXT,
    }
    about = "One version of one article, statement or post, with its canonical text."
    return thing(about, fields, ("name", "title", "text"))


_PUBLISHED: Final[Record] = {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d"}


def _passage() -> Record:
    fields: Record = {
        "kind": one_of(PassageKind),
        **_OFFSETS,
        "language": MAYBE_TEXT,
        "author": MAYBE_TEXT,
        "handle": MAYBE_TEXT,
        "date": _PUBLISHED,
        "url": MAYBE_TEXT,
    }
    return thing("A block of the text; a post also has its author.", fields, ("url",))


def _claim() -> Record:
    bodies: Record = {kind: ref(kind) for kind in get_args(ClaimKind) if kind != "response"}
    fields: Record = {
        "record": {"const": "claim"},
        "id": TEXT,
        "report": TEXT,
        "kind": one_of(ClaimKind),
        "span": ref("span"),
        "chain": {**many(ref("speaker")), "minItems": 1},
        "stance": one_of(Stance),
        "asserted": ref("interval"),
        "occurred": ref("interval"),
        "places": many(ref("place")),
        "loaded": many(
            thing(
                "A word that takes sides.",
                {
                    **_OFFSETS,
                    "quote": TEXT,
                    "neutral": MAYBE_TEXT,
                },
            )
        ),
        **bodies,
        "interest": MAYBE_TEXT,
        "responds_to": many(TEXT),
        "found_by": TEXT,
    }
    claim = thing("One answer by one chain of speakers to one question.", fields, tuple(bodies))
    # The body stands under the kind's name, and under no other.
    rules: list[Json] = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"required": [kind]},
            "else": {"not": {"required": [kind]}},
        }
        for kind in bodies
    ]
    return {**claim, "allOf": rules}


def _speaker() -> Record:
    fields: Record = {
        "speaker": MAYBE_TEXT,
        "actor": MAYBE_TEXT,
        "role": one_of(Role),
        "source": ref("span"),
        "cue": ref("span"),
    }
    about = "One link of a chain, the outermost first; the outlet alone has no name."
    return thing(about, fields, ("actor", "source", "cue"))


def _place() -> Record:
    degrees: Record = {"type": ["number", "null"]}
    fields: Record = {
        "name": TEXT,
        "place": MAYBE_TEXT,
        "lat": degrees,
        "lon": degrees,
        "precision": TEXT,
        "span": ref("span"),
    }
    return thing("A place; without coordinates where it stays unresolved.", fields)


def _bodies() -> Record:
    toll: Record = {
        "effect": TEXT,
        "victims": TEXT,
        "subclass": MAYBE_TEXT,
        "wording": TEXT,
        "low": COUNT,
        "high": COUNT,
        "qualifier": one_of(Qualifier),
        "cumulative": TRUTH,
        "includes": MAYBE_TEXT,
        "by": MAYBE_TEXT,
        "number": maybe("span"),
    }
    act: Record = {"act": TEXT, "by": MAYBE_TEXT, "against": MAYBE_TEXT, "attempted": TRUTH}
    says: Record = {"enum": ["claims", "denies", "accuses"]}
    return {
        "toll": thing("How many people, of whom, suffered what; open when high is null.", toll),
        "act": thing("What was done.", act),
        "status": thing("How it stands.", {"phase": TEXT, "holder": MAYBE_TEXT}),
        "damage": thing("What was destroyed.", {"object": TEXT, "extent": MAYBE_TEXT}),
        "restriction": thing("What was forbidden.", {"measure": TEXT, "by": MAYBE_TEXT}),
        "responsibility": thing("Who did it.", {"says": says, "actor": MAYBE_TEXT}),
    }


def _finding() -> Record:
    fields: Record = {
        "record": {"const": "finding"},
        "id": TEXT,
        "report": TEXT,
        "kind": one_of(FindingKind),
        "spans": {**many(ref("span")), "minItems": 1},
        "claims": many(TEXT),
        "says": TEXT,
    }
    return thing("Where one report does not agree with itself.", fields)


def _doubt() -> Record:
    fields: Record = {
        "record": {"const": "doubt"},
        "report": TEXT,
        "stage": TEXT,
        "span": maybe("span"),
        "why": TEXT,
    }
    return thing("What a stage saw and declined to read, and why.", fields)
