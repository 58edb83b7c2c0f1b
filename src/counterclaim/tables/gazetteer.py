"""A folded name in, every place of that name out, from the base and our own tables."""

from __future__ import annotations

import os
import sqlite3
import threading
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from counterclaim.errors import BadTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Kind: TypeAlias = Literal["area", "country", "region", "district", "town"]
Form: TypeAlias = Literal["name", "other_name", "without_kind"]

# As tools/build_gazetteer.py numbers them.
_FORMS: tuple[Form, ...] = ("name", "other_name", "without_kind")
_KINDS: tuple[Kind, ...] = ("country", "region", "district")
_DEGREE = 10_000

# An archive meets the same names again; this many take about 60 MB and keep nearly all of English
# news.
_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may mean; its id begins `geonames:`, `admin:` or `own:`."""

    id: str
    name: str
    kind: Kind
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    zone: str = ""
    form: Form = "name"


@dataclass(frozen=True, slots=True)
class Alias:
    """What a name of our own tables stands for: the place of this id, found by this folded name."""

    key: str
    id: str


@dataclass(frozen=True)
class Additions:
    """What our own tables add: further names of places in the base, and places that it lacks."""

    aliases: Mapping[str, tuple[Alias, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    def __reduce__(
        self,
    ) -> tuple[type[Additions], tuple[dict[str, tuple[Alias, ...]], dict[str, tuple[Entry, ...]]]]:
        return Additions, (dict(self.aliases), dict(self.places))


@dataclass(frozen=True)
class Gazetteer:
    """
    Every place by its folded name, read from a file that is never written.

    It opens the file at the first question, once in each process, and may be
    asked from several threads. Pickling carries the path, not the open file.
    """

    path: Path
    additions: Additions = field(default_factory=Additions)
    _reader: dict[int, _Reader] = field(default_factory=dict, init=False, repr=False, compare=False)

    def find(self, name: str) -> tuple[Entry, ...]:
        """
        Give every place of a folded name: places so named before places so called, then by
        people.
        """
        return self._open().find(name)

    def goes_on(self, name: str) -> bool:
        """Hold where a longer name begins with these folded words."""
        return self._open().goes_on(name)

    def _open(self) -> _Reader:
        reader = self._reader.get(os.getpid())
        if reader is None:
            reader = self._reader[os.getpid()] = _Reader(self.path, self.additions)
        return reader

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, Additions]]:
        return Gazetteer, (self.path, self.additions)


class _Reader:
    """The open file of one process, with what was lately asked."""

    def __init__(self, path: Path, additions: Additions) -> None:
        if not path.is_file():
            raise BadTable(f"{path}: no gazetteer; run tools/build_gazetteer.py")
        self._file = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._lock = threading.Lock()
        self._additions = additions
        self._zones: dict[int | None, str] = dict(self._file.execute("SELECT id, name FROM zone"))
        self._beginnings = _beginnings(additions)
        self.find = lru_cache(_KEPT)(self._find)
        self.goes_on = lru_cache(_KEPT)(self._goes_on)

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()

    def _find(self, name: str) -> tuple[Entry, ...]:
        found = [*self._additions.places.get(name, ()), *self._aliased(name)]
        known = {entry.id for entry in found}
        found += [entry for entry in self._of_the_base(name) if entry.id not in known]
        return tuple(
            sorted(found, key=lambda entry: (_FORMS.index(entry.form), -entry.population, entry.id))
        )

    def _aliased(self, name: str) -> list[Entry]:
        aliases = self._additions.aliases.get(name, ())
        return [
            replace(entry, form="name")
            for alias in aliases
            for entry in self._all_of(alias.key)
            if entry.id == alias.id
        ]

    def _all_of(self, key: str) -> tuple[Entry, ...]:
        return (*self._additions.places.get(key, ()), *self._of_the_base(key))

    def _of_the_base(self, key: str) -> tuple[Entry, ...]:
        with self._lock:
            rows = self._file.execute(_FIND, (key,)).fetchall()
        return tuple(self._entry(row) for row in rows)

    def _goes_on(self, name: str) -> bool:
        if name in self._beginnings:
            return True
        with self._lock:
            return self._file.execute(_GOES_ON, (name + " ", name + "!")).fetchone() is not None

    def _entry(self, row: _Row) -> Entry:
        form, number, code, held_by, name, lat, lon, population, zone, zone_held_by = row
        country, admin1, admin2, *_ = *(code or held_by or "").split(".", 2), "", "", ""
        return Entry(
            f"geonames:{number}" if number > 0 else f"admin:{code}",
            name,
            "town" if code is None else _KINDS[code.count(".")],
            country,
            admin1,
            admin2,
            None if lat is None else lat / _DEGREE,
            None if lon is None else lon / _DEGREE,
            population,
            self._zones.get(zone if zone is not None else zone_held_by, ""),
            _FORMS[form],
        )


_Row: TypeAlias = tuple[
    int, int, str | None, str | None, str, int | None, int | None, int, int | None, int | None
]

_FIND = """
    SELECT name.form, place.id, place.code, holder.code, place.name, place.lat, place.lon,
        place.population, place.zone, holder.zone
    FROM name JOIN place ON place.id = name.place
        LEFT JOIN place AS holder ON holder.id = place.parent
    WHERE name.key = ?
"""
_GOES_ON = "SELECT 1 FROM name WHERE key > ? AND key < ? LIMIT 1"


def _beginnings(additions: Additions) -> frozenset[str]:
    """Give every run of words that a longer name of the additions begins with."""
    names = MappingProxyType({**additions.aliases, **additions.places})
    return frozenset(
        name[:end] for name in names for end, letter in enumerate(name) if letter == " "
    )
