"""
One JSON object, read field by field, so that what is wrong is named exactly.

Comes in: parsed JSON. Goes out: typed values, or BadRecord with the field's path and what to do.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from counterclaim.errors import BadRecord, BadSpan
from counterclaim.exporting.records import Json
from counterclaim.records import Quote

V = TypeVar("V")
W = TypeVar("W", bound=str)
MEND = "write it as `counterclaim schema` says"


class Fields:
    """One JSON object, read field by field; each question names the field when it fails."""

    def __init__(self, value: Json, place: str) -> None:
        if not isinstance(value, dict):
            raise BadRecord(f"{place}: is not an object; {MEND}")
        self._values, self._place = value, place

    def bad(self, name: str, what: str) -> BadRecord:
        """The error that names a field of this object."""
        return BadRecord(f"{self._place}.{name}: {what}; {MEND}")

    def raw(self, name: str) -> Json:
        """A field that must be there, null or not."""
        if name not in self._values:
            raise self.bad(name, "is missing")
        return self._values[name]

    def maybe(self, name: str, read: "Callable[[Fields, str], V]") -> V | None:
        """A field that may be null or left out."""
        return None if self._values.get(name) is None else read(self, name)

    def word(self, name: str) -> str:
        """A field that holds text."""
        value = self.raw(name)
        if not isinstance(value, str):
            raise self.bad(name, "is not text")
        return value

    def number(self, name: str) -> int:
        """A field that holds a whole number."""
        value = self.raw(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.bad(name, "is not a whole number")
        return value

    def degrees(self, name: str) -> float:
        """A field that holds a number."""
        value = self.raw(name)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.bad(name, "is not a number")
        return float(value)

    def truth(self, name: str) -> bool:
        """A field that holds true or false."""
        value = self.raw(name)
        if not isinstance(value, bool):
            raise self.bad(name, "is not true or false")
        return value

    def moment(self, name: str) -> date | datetime:
        """A field that holds a day or a moment."""
        value = self.word(name)
        try:
            return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            raise self.bad(name, f"{value!r} is not a date") from None

    def names(self) -> tuple[str, ...]:
        """The names of all fields, in order."""
        return tuple(self._values)

    def inner(self, name: str) -> "Fields":
        """A field that holds an object."""
        return Fields(self.raw(name), f"{self._place}.{name}")

    def many(self, name: str) -> "list[Fields]":
        """A field that holds a list of objects."""
        return [Fields(one, f"{self._place}.{name}[{i}]") for i, one in enumerate(self._list(name))]

    def words(self, name: str) -> tuple[str, ...]:
        """A field that holds a list of texts."""
        found = self._list(name)
        if not all(isinstance(one, str) for one in found):
            raise self.bad(name, "is not a list of texts")
        return tuple(str(one) for one in found)

    def _list(self, name: str) -> list[Json]:
        value = self.raw(name)
        if not isinstance(value, list):
            raise self.bad(name, "is not a list")
        return value

    def one_of(self, name: str, allowed: tuple[W, ...]) -> W:
        """A field that holds one name of a closed list."""
        value = self.word(name)
        for one in allowed:
            if one == value:
                return one
        raise self.bad(name, f"{value!r} is not one of {', '.join(allowed)}")

    def quote(self, text: str | None) -> Quote:
        """The object as a span with its words, checked against the text."""
        try:
            found = Quote(self.number("start"), self.number("end"), self.word("quote"))
            if text is not None:
                found.check(text)
        except BadSpan as fault:
            told = str(fault).removesuffix("; report this")
            raise BadRecord(f"{self._place}: {told}; give the text it was read from") from fault
        return found
