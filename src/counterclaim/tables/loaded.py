"""Words that take sides, each with the plain term for it where there is one."""

from counterclaim.errors import BadTable
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.shelf import Shelf

LoadedWords = Lexicon[str]


def load(shelf: Shelf, code: str) -> LoadedWords:
    """
    The words that take sides in a language, by phrase; the meaning is the neutral term or "".

    Raises:
        BadTable: a row has no forms.
    """
    name = f"languages/{code}/loaded.toml"
    rows: list[tuple[str, str]] = []
    for number, row in enumerate(shelf.toml(name).get("loaded", ()), 1):
        if not row.get("forms"):
            raise BadTable(f"{name} loaded {number}: it has no forms; add at least one")
        rows += [(form, str(row.get("neutral", ""))) for form in row["forms"]]
    return Lexicon.of(rows)
