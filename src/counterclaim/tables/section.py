"""
A section of a TOML table that knows where it stands.

Comes in: parsed TOML. Goes out: typed values, or BadTable naming file, section and row.
"""

from collections.abc import Iterator, Mapping

from counterclaim.errors import BadTable
from counterclaim.orthography import words


class Section:
    """Typed values of a section; each error names where it is and what to write."""

    def __init__(self, where: str, values: Mapping[str, object]) -> None:
        self.where = where
        self.values = values

    def bad(self, what: str, mend: str) -> BadTable:
        """The error that names this section or row."""
        return BadTable(f"{self.where}: {what}; {mend}")

    def names(self) -> list[str]:
        """Every name in the section."""
        return list(self.values)

    def section(self, name: str) -> "Section":
        """The section of that name; an empty one where it is not written."""
        value = self.values.get(name, {})
        if not isinstance(value, dict):
            raise self.bad(f"{name!r} is not a section", f"write [{name}]")
        return Section(f"{self.where} [{name}]", value)

    def rows(self, name: str) -> Iterator["Section"]:
        """The rows `[[name]]`."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise self.bad(f"{name!r} is not a list of rows", f"write [[{name}]]")
        for number, row in enumerate(value, 1):
            yield Section(f"{self.where} [[{name}]] row {number}", row)

    def strings(self, name: str) -> list[str]:
        """A list of words; empty where it is not written."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.bad(f"{name!r} is not a list of words", f'write {name} = ["…"]')
        return value

    def string(self, name: str) -> str:
        """A text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            raise self.bad(f"{name!r} is not text", f'write {name} = "…"')
        return value

    def whole(self, name: str) -> int:
        """A whole number."""
        value = self.values.get(name)
        if not isinstance(value, int):
            raise self.bad(f"{name!r} is not a whole number", f"write {name} = 1")
        return value

    def pair(self, name: str) -> tuple[int, int]:
        """Two whole numbers."""
        value = self.values.get(name)
        if isinstance(value, list) and len(value) == 2:
            low, high = value
            if isinstance(low, int) and isinstance(high, int):
                return low, high
        raise self.bad(f"{name!r} is not a pair of numbers", f"write {name} = [1, 2]")

    def keys(self, name: str) -> frozenset[str]:
        """A list of words, folded."""
        return frozenset(word.key for phrase in self.strings(name) for word in words(phrase))
