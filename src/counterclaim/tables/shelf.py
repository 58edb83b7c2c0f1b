"""
The files of tables: those that the package ships, and over them a user's own.

Comes in: folders, the package's first. Goes out: parsed TOML, and CSV rows that know
their file and line, so that a bad row is named exactly.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import BadTable

PACKAGED = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV table, with where it stands."""

    file: str
    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        try:
            return self.values[column]
        except KeyError:
            raise self.bad(f"has no column {column!r}", "add it to the first line") from None

    def bad(self, what: str, mend: str) -> BadTable:
        """The error that names this row."""
        return BadTable(f"{self.file} row {self.line}: {what}; {mend}")


@dataclass(frozen=True)
class Shelf:
    """Folders of tables, in order; what a later one says is added to or overrules an earlier."""

    folders: tuple[Path, ...] = (PACKAGED,)

    def paths(self, name: str) -> list[Path]:
        """Every file of that name, the package's first."""
        return [path for folder in self.folders if (path := folder / name).is_file()]

    def languages(self) -> list[str]:
        """The codes of all languages that have a folder."""
        return sorted(
            {
                path.name
                for folder in self.folders
                if (folder / "languages").is_dir()
                for path in (folder / "languages").iterdir()
                if path.is_dir()
            }
        )

    def toml(self, name: str) -> Mapping[str, Any]:
        """One table of that name: lists are joined, single values overruled by the later file."""
        merged: dict[str, Any] = {}
        for path in self.paths(name):
            try:
                with path.open("rb") as file:
                    _merge(merged, tomllib.load(file))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
                raise BadTable(f"{path}: {fault}; mend the line") from fault
        return merged

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a CSV table; lines that begin with `#` are comments."""
        for path in self.paths(name):
            with path.open(encoding="utf-8", newline="") as file:
                numbered = [
                    (number, line)
                    for number, line in enumerate(file, 1)
                    if line.strip() and not line.startswith("#")
                ]
            reader = csv.DictReader((line for _, line in numbered), strict=True)
            for (number, _), values in zip(numbered[1:], reader, strict=False):
                if None in values or None in values.values():
                    raise BadTable(
                        f"{path} row {number}: too many or too few columns; mend the row"
                    )
                yield Row(str(path), number, values)


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        held = into.get(key)
        if isinstance(held, dict) and isinstance(value, dict):
            _merge(held, value)
        elif isinstance(held, list) and isinstance(value, list):
            into[key] = held + value
        else:
            into[key] = value
