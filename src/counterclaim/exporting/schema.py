"""
The record format as JSON Schema 2020-12, published by `counterclaim schema`.

Closed lists come from the types in records/, so that the schema cannot drift from them.
"""

from typing import Final, get_args

from counterclaim.errors import BadOption
from counterclaim.exporting.records import Json, Record
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
RECORDS: Final = ("report", "claim", "finding", "doubt")

_TEXT: Final[Record] = {"type": "string"}
_MAYBE_TEXT: Final[Record] = {"type": ["string", "null"]}
_COUNT: Final[Record] = {"type": ["integer", "null"], "minimum": 0}
_TRUTH: Final[Record] = {"type": "boolean"}
_MOMENT: Final[Record] = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d([+-]\d\d:\d\d)?)?$",
    "description": "A day, or a moment to the minute with its offset where the zone is known.",
}


def schema(record: str | None = None) -> Record:
    """The schema of one kind of record, or of any line of the format."""
    if record is None:
        told: Record = {"oneOf": [_ref(name) for name in RECORDS]}
    elif record in RECORDS:
        told = _ref(record)
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
    }


def _ref(name: str) -> Record:
    return {"$ref": f"#/$defs/{name}"}


def _maybe(name: str) -> Record:
    return {"oneOf": [_ref(name), {"type": "null"}]}


def _list(item: Record) -> Record:
    return {"type": "array", "items": item}


def _one_of(closed: object) -> Record:
    return {"enum": list(get_args(closed))}


def _object(about: str, fields: Record, optional: tuple[str, ...] = ()) -> Record:
    return {
        "type": "object",
        "description": about,
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }


_OFFSETS: Final[Record] = {
    "start": {"type": "integer", "minimum": 0},
    "end": {"type": "integer", "minimum": 1},
}


def _span() -> Record:
    about = "Words of the report: code points of its canonical text, half-open."
    return _object(about, {**_OFFSETS, "quote": {"type": "string", "minLength": 1}})


def _interval() -> Record:
    fields: Record = {
        "from": _MOMENT,
        "to": _MOMENT,
        "precision": _one_of(Precision),
        "zone": {"enum": ["stated", "assumed", None]},
        "span": _maybe("span"),
    }
    return _object("When, as far as the words say: first and last moment, both included.", fields)


def _report() -> Record:
    fields: Record = {
        "record": {"const": "report"},
        "id": _TEXT,
        "outlet": _MAYBE_TEXT,
        "url": _MAYBE_TEXT,
        "published": _PUBLISHED,
        "languages": _list(_TEXT),
        "sha256": _TEXT,
        "passages": _list(_ref("passage")),
    }
    return _object("One version of one article, statement or post.", fields)


_PUBLISHED: Final[Record] = {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d"}


def _passage() -> Record:
    fields: Record = {
        "kind": _one_of(PassageKind),
        **_OFFSETS,
        "language": _MAYBE_TEXT,
        "author": _MAYBE_TEXT,
        "handle": _MAYBE_TEXT,
        "date": _PUBLISHED,
    }
    return _object("A block of the text; a post also has its author.", fields)


def _claim() -> Record:
    bodies: Record = {kind: _ref(kind) for kind in get_args(ClaimKind) if kind != "response"}
    fields: Record = {
        "record": {"const": "claim"},
        "id": _TEXT,
        "report": _TEXT,
        "kind": _one_of(ClaimKind),
        "span": _ref("span"),
        "chain": {**_list(_ref("speaker")), "minItems": 1},
        "stance": _one_of(Stance),
        "asserted": _ref("interval"),
        "occurred": _ref("interval"),
        "places": _list(_ref("place")),
        "loaded": _list(
            _object(
                "A word that takes sides.",
                {
                    **_OFFSETS,
                    "quote": _TEXT,
                    "neutral": _MAYBE_TEXT,
                },
            )
        ),
        **bodies,
        "interest": _MAYBE_TEXT,
        "responds_to": _list(_TEXT),
        "found_by": _TEXT,
    }
    claim = _object("One answer by one chain of speakers to one question.", fields, tuple(bodies))
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
        "speaker": _MAYBE_TEXT,
        "actor": _MAYBE_TEXT,
        "role": _one_of(Role),
        "source": _ref("span"),
        "cue": _ref("span"),
    }
    about = "One link of a chain, the outermost first; the outlet alone has no name."
    return _object(about, fields, ("actor", "source", "cue"))


def _place() -> Record:
    degrees: Record = {"type": ["number", "null"]}
    fields: Record = {
        "name": _TEXT,
        "place": _MAYBE_TEXT,
        "lat": degrees,
        "lon": degrees,
        "precision": _TEXT,
        "span": _ref("span"),
    }
    return _object("A place; without coordinates where it stays unresolved.", fields)


def _bodies() -> Record:
    toll: Record = {
        "effect": _TEXT,
        "victims": _TEXT,
        "subclass": _MAYBE_TEXT,
        "wording": _TEXT,
        "low": _COUNT,
        "high": _COUNT,
        "qualifier": _one_of(Qualifier),
        "cumulative": _TRUTH,
        "includes": _MAYBE_TEXT,
        "by": _MAYBE_TEXT,
        "number": _maybe("span"),
    }
    act: Record = {"act": _TEXT, "by": _MAYBE_TEXT, "against": _MAYBE_TEXT, "attempted": _TRUTH}
    says: Record = {"enum": ["claims", "denies", "accuses"]}
    return {
        "toll": _object("How many people, of whom, suffered what; open when high is null.", toll),
        "act": _object("What was done.", act),
        "status": _object("How it stands.", {"phase": _TEXT, "holder": _MAYBE_TEXT}),
        "damage": _object("What was destroyed.", {"object": _TEXT, "extent": _MAYBE_TEXT}),
        "restriction": _object("What was forbidden.", {"measure": _TEXT, "by": _MAYBE_TEXT}),
        "responsibility": _object("Who did it.", {"says": says, "actor": _MAYBE_TEXT}),
    }


def _finding() -> Record:
    fields: Record = {
        "record": {"const": "finding"},
        "id": _TEXT,
        "report": _TEXT,
        "kind": _one_of(FindingKind),
        "spans": {**_list(_ref("span")), "minItems": 1},
        "claims": _list(_TEXT),
        "says": _TEXT,
    }
    return _object("Where one report does not agree with itself.", fields)


def _doubt() -> Record:
    fields: Record = {
        "record": {"const": "doubt"},
        "report": _TEXT,
        "stage": _TEXT,
        "span": _maybe("span"),
        "why": _TEXT,
    }
    return _object("What a stage saw and declined to read, and why.", fields)
