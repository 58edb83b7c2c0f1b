"""
What linking and reconciling make, as JSON Schema: the second half of the record format.

Closed lists come from the types in records/, so that the schema cannot drift from them.
"""

from counterclaim.exporting.records import Record
from counterclaim.exporting.schema_parts import (
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
from counterclaim.records import CopyKind, Interest, Part, Precision, SketchKind, TensionKind

_NUMBER: Record = {"type": "number"}


def account_definitions() -> Record:
    """Every record of linking and reconciling by name, and their parts."""
    return {
        "copy": _copy(),
        "origin": _origin(),
        "sketch": _sketch(),
        "incident": _incident(),
        "link": _link(),
        "question": _question(),
        "statement": _statement(),
        "tension": _tension(),
        "estimate": _estimate(),
        "bound": _bound(),
        "use": _use(),
        "change": _change(),
    }


def _copy() -> Record:
    fields: Record = {
        "record": {"const": "copy"},
        "left": TEXT,
        "right": TEXT,
        "kind": one_of(CopyKind),
        "share": {"type": "number", "minimum": 0, "maximum": 1},
        "shown": {**many(maybe("span")), "minItems": 2, "maxItems": 2},
    }
    return thing("Two reports of which one repeats words of the other.", fields)


def _origin() -> Record:
    fields: Record = {
        "record": {"const": "origin"},
        "id": TEXT,
        "claims": many(TEXT),
        "because": TEXT,
    }
    return thing("Claims that repeat one statement, and so count once.", fields)


def _sketch() -> Record:
    moment: Record = {"type": ["string", "null"]}
    when: Record = {
        "from": moment,
        "to": moment,
        "precision": one_of(Precision),
        "zone": MAYBE_TEXT,
        "stated": TRUTH,
    }
    fields: Record = {
        "record": {"const": "sketch"},
        "id": TEXT,
        "report": TEXT,
        "incident": MAYBE_TEXT,
        "kind": one_of(SketchKind),
        "main": TRUTH,
        "claims": many(TEXT),
        "when": thing("When it happened, as far as the report says.", when),
        "published": MAYBE_TEXT,
        "places": many(ref("place")),
        "parties": many(TEXT),
        "acts": many(TEXT),
        "words": many(TEXT),
        "headline": TEXT,
    }
    return thing("One report's telling of one happening.", fields)


def _incident() -> Record:
    fields: Record = {
        "record": {"const": "incident"},
        "id": TEXT,
        "sketches": many(TEXT),
        "reports": many(TEXT),
        "claims": many(TEXT),
        "links": many(ref("link")),
    }
    return thing("Sketches that tell of one happening, with the evidence in bits.", fields)


def _link() -> Record:
    evidence: Record = {"comparison": TEXT, "answer": TEXT, "bits": _NUMBER}
    fields: Record = {
        "left": TEXT,
        "right": TEXT,
        "bits": _NUMBER,
        "decided_by": MAYBE_TEXT,
        "evidence": many(thing("One reason for or against.", evidence)),
    }
    return thing("Two sketches that were weighed.", fields)


def _question() -> Record:
    fields: Record = {
        "record": {"const": "question"},
        "incident": TEXT,
        "question": TEXT,
        "kind": TEXT,
        "victims": MAYBE_TEXT,
        "effect": MAYBE_TEXT,
        "statements": many(ref("statement")),
        "silent": many(TEXT),
    }
    return thing("One question, all that is stated on it, and who is silent.", fields)


def _statement() -> Record:
    scope: Record = {
        "places": many(TEXT),
        "subclass": MAYBE_TEXT,
        "as_of": MOMENT,
        "cumulative": TRUTH,
        "period": {"oneOf": [{"type": "null"}, {**many(TEXT), "minItems": 2, "maxItems": 2}]},
    }
    fields: Record = {
        "claim": TEXT,
        "speaker": TEXT,
        "origin": TEXT,
        "scope": thing("What a figure covers of the incident.", scope),
        "interest": {"oneOf": [{"type": "null"}, one_of(Interest)]},
    }
    return thing("A claim as it answers a question.", fields)


def _tension() -> Record:
    fields: Record = {
        "record": {"const": "tension"},
        "incident": TEXT,
        "id": TEXT,
        "kind": one_of(TensionKind),
        "question": TEXT,
        "left": TEXT,
        "right": MAYBE_TEXT,
        "says": TEXT,
        "arithmetic": TEXT,
        "claims": many(TEXT),
    }
    return thing("A relation between two claims; a silence has one.", fields)


def _estimate() -> Record:
    fields: Record = {
        "record": {"const": "estimate"},
        "incident": TEXT,
        "id": TEXT,
        "question": TEXT,
        "policy": TEXT,
        "variant": MAYBE_TEXT,
        "low": maybe("bound"),
        "best": maybe("bound"),
        "high": maybe("bound"),
        "derivation": many(ref("use")),
        "notes": many(TEXT),
        "settings": many(TEXT),
        "would_change": many(ref("change")),
    }
    return thing("Low, best and high under one policy; every claim stands in it once.", fields)


def _bound() -> Record:
    fields: Record = {"value": {"type": "integer", "minimum": 0}, "open": TRUTH}
    return thing("A number of people; open means: and possibly more.", fields)


def _use() -> Record:
    fields: Record = {"claim": TEXT, "parts": many(one_of(Part)), "rule": TEXT, "because": TEXT}
    return thing("One claim's part in an estimate; no parts: not used, because.", fields)


def _change() -> Record:
    fields: Record = {
        "claim": TEXT,
        "act": {"enum": ["accept", "reject"]},
        "low": maybe("bound"),
        "best": maybe("bound"),
        "high": maybe("bound"),
    }
    return thing("One acceptance or rejection that would move the estimate.", fields)
