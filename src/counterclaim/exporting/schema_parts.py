"""
The small parts that the schema of the record format is made of.

Comes in: names, fields. Goes out: JSON Schema 2020-12.
"""

from typing import Final, get_args

from counterclaim.exporting.records import Record

TEXT: Final[Record] = {"type": "string"}
MAYBE_TEXT: Final[Record] = {"type": ["string", "null"]}
COUNT: Final[Record] = {"type": ["integer", "null"], "minimum": 0}
TRUTH: Final[Record] = {"type": "boolean"}
MOMENT: Final[Record] = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d([+-]\d\d:\d\d)?)?$",
    "description": "A day, or a moment to the minute with its offset where the zone is known.",
}


def ref(name: str) -> Record:
    """A part of the format by its name."""
    return {"$ref": f"#/$defs/{name}"}


def maybe(name: str) -> Record:
    """A part of the format, or null."""
    return {"oneOf": [ref(name), {"type": "null"}]}


def many(item: Record) -> Record:
    """A list of them."""
    return {"type": "array", "items": item}


def one_of(closed: object) -> Record:
    """One name of a closed list, which is a Literal."""
    return {"enum": list(get_args(closed))}


def thing(about: str, fields: Record, optional: tuple[str, ...] = ()) -> Record:
    """An object with these fields and no other."""
    return {
        "type": "object",
        "description": about,
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }
