"""
Where a user's own tables are: the only reader of the environment and of `counterclaim.toml`.

Comes in: what was asked for, the environment, the folder one stands in. Goes out: folders of
tables, to be laid over those that the package ships.

| Name | Default | What it does |
|---|---|---|
| `COUNTERCLAIM_TABLES` | unset | a folder of tables, used when `--tables` is not given |
| `COUNTERCLAIM_DEBUG` | unset | show where the program itself broke, not one line about it |
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import BadOption, BadTable

PROJECT_FILE = "counterclaim.toml"
TABLES = "COUNTERCLAIM_TABLES"
DEBUG = "COUNTERCLAIM_DEBUG"


@dataclass(frozen=True, slots=True)
class OwnTables:
    """A user's folders of tables, and what named them."""

    folders: tuple[Path, ...]
    named_by: str


def own_tables(
    asked: str | None = None,
    *,
    environment: Mapping[str, str] = os.environ,
    here: Path | None = None,
) -> OwnTables:
    """
    The user's folders: as asked for, else as the environment says, else as the project says.

    The project is the nearest `counterclaim.toml` upwards; its `tables` names the folder, and
    without it a folder `tables` beside the file counts.
    """
    if asked:
        return OwnTables((_folder(Path(asked), "--tables"),), "--tables")
    if named := environment.get(TABLES):
        return OwnTables((_folder(Path(named), TABLES),), TABLES)
    project = project_file(here or Path.cwd())
    if project is None:
        return OwnTables((), "nothing")
    return OwnTables(_of_project(project), str(project))


def debugging(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a fault of the program itself is shown in full."""
    return bool(environment.get(DEBUG))


def project_file(here: Path) -> Path | None:
    """The nearest `counterclaim.toml`, in this folder or above it."""
    candidates = (folder / PROJECT_FILE for folder in (here, *here.parents))
    return next((path for path in candidates if path.is_file()), None)


def _of_project(project: Path) -> tuple[Path, ...]:
    try:
        with project.open("rb") as file:
            named = tomllib.load(file).get("tables")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise BadTable(f"{project}: {fault}; mend the line") from fault
    if named is None:
        beside = project.parent / "tables"
        return (beside,) if beside.is_dir() else ()
    if not isinstance(named, str):
        raise BadTable(f'{project}: tables is not text; write tables = "tables"')
    return (_folder(project.parent / named, f"{project}: tables"),)


def _folder(path: Path, named_by: str) -> Path:
    if not path.is_dir():
        raise BadOption(f"{named_by}: {path} is not a folder; name a folder of tables")
    return path
