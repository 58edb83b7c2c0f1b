"""
Words by which a report tells of another happening than its own.

Comes in: languages/<code>/asides.toml. Goes out: three lexicons for linking/asides.py.
"""

from dataclasses import dataclass

from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.section import Section
from counterclaim.tables.shelf import Shelf


@dataclass(frozen=True)
class Asides:
    """
    One language's words.

    `several` make a total over several happenings, after `following` an earlier one is told of,
    `before` stands in times that are counted back from the report's own.
    """

    several: Lexicon[bool]
    following: Lexicon[bool]
    before: Lexicon[bool]


def load(shelf: Shelf, code: str) -> Asides:
    """The words of a language; none where it has no such table."""
    name = f"languages/{code}/asides.toml"
    table = Section(name, shelf.toml(name))
    several, following, before = (
        Lexicon.of((form, True) for form in table.section(part).strings("forms"))
        for part in ("several", "following", "before")
    )
    return Asides(several, following, before)
