"""The closed lists of what a claim can say, and which phases exclude each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.errors import BadTable
from counterclaim.tables.shelf import Shelf

LISTS = ("act", "phase", "measure", "effect", "victims")


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that a claim can say, how a reader would say it, and its counterparts elsewhere."""

    name: str
    says: str
    acled: str = ""
    plover: str = ""
    ucdp: str = ""


@dataclass(frozen=True)
class Questions:
    """Every closed list, by its name, and the pairs of phases that exclude each other."""

    lists: Mapping[str, Mapping[str, Answer]]
    excludes: frozenset[frozenset[str]]

    def says(self, which: str, name: str) -> str:
        """How a reader would say an answer; the name itself where the list has no such row."""
        answer = self.lists[which].get(name)
        return answer.says if answer else name.replace("_", " ")


def load(shelf: Shelf) -> Questions:
    """
    The closed lists.

    Raises:
        BadTable: a row has an unknown column, or a pair names a phase that is not listed.
    """
    table = shelf.toml("questions.toml")
    lists: dict[str, dict[str, Answer]] = {}
    for which in LISTS:
        try:
            lists[which] = {row["name"]: Answer(**row) for row in table.get(which, ())}
        except (KeyError, TypeError) as fault:
            raise BadTable(f"questions.toml {which}: {fault}; name and says are needed") from fault
    pairs = [frozenset(pair) for pair in table.get("excludes", {}).get("pairs", ())]
    for pair in pairs:
        if unknown := pair - lists["phase"].keys():
            raise BadTable(f"questions.toml excludes: no phase is called {min(unknown)!r}; list it")
    return Questions(lists, frozenset(pairs))
