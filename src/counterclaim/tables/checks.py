"""How each finding is put into a sentence, and what it takes to make one."""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.errors import BadTable
from counterclaim.tables.shelf import Shelf


@dataclass(frozen=True)
class Checks:
    """Sentences, phrases for ranges, names for what has none, and limits."""

    says: Mapping[str, str]
    ranges: Mapping[str, str]
    names: Mapping[str, str]
    limits: Mapping[str, float]
    answers: Mapping[str, int]


def load(shelf: Shelf) -> Checks:
    """
    The sentences and limits of the findings.

    Raises:
        BadTable: a part is missing.
    """
    table = shelf.toml("findings.toml")
    try:
        return Checks(
            table["says"], table["ranges"], table["names"], table["limits"], table["answers"]
        )
    except KeyError as fault:
        raise BadTable(f"findings.toml: {fault} is missing; take it from the package") from fault
