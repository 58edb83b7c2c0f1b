"""
Where a user's project and own tables are: the only reader of the environment and of
`counterclaim.toml`.

Comes in: what was asked for, the environment, the folder one stands in. Goes out: where the
ledger of a project is, and folders of tables to be laid over those that the package ships.

| Name | Default | What it does |
|---|---|---|
| `COUNTERCLAIM_TABLES` | unset | a folder of tables, used when `--tables` is not given |
| `COUNTERCLAIM_PROJECT` | unset | the project to work in, when `--project` is not given |
| `COUNTERCLAIM_AUTHOR` | the login name | who decides, when `--by` is not given |
| `COUNTERCLAIM_DEBUG` | unset | show where the program itself broke, not one line about it |
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import BadOption, BadTable, NotFound

PROJECT_FILE = "counterclaim.toml"
TABLES = "COUNTERCLAIM_TABLES"
PROJECT = "COUNTERCLAIM_PROJECT"
AUTHOR = "COUNTERCLAIM_AUTHOR"
DEBUG = "COUNTERCLAIM_DEBUG"
LEDGER_FILE = "ledger.db"
OBJECTS_FOLDER = "objects"
POLICY = "ucdp"


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


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """
    Where a project is: its folder, its database, its bytes, its tables and its usual policy.

    `database` is the path of a SQLite file or the URL of a PostgreSQL database.
    """

    root: Path
    database: str
    objects: Path
    policy: str
    tables: tuple[Path, ...]


def project(
    asked: str | None = None,
    *,
    environment: Mapping[str, str] = os.environ,
    here: Path | None = None,
) -> ProjectSettings | None:
    """
    The project as asked for, else as the environment says, else the nearest upwards, else None.

    Raises:
        NotFound: what was asked for is no project.
        BadTable: its `counterclaim.toml` cannot be used.
    """
    named = asked or environment.get(PROJECT)
    if not named:
        found = project_file(here or Path.cwd())
        return None if found is None else _settings(found, environment)
    folder = Path(named)
    found = folder if folder.name == PROJECT_FILE else folder / PROJECT_FILE
    if not found.is_file():
        raise NotFound(
            f"{named}: holds no {PROJECT_FILE}; make a project with `counterclaim init {named}`"
        )
    return _settings(found, environment)


def _settings(found: Path, environment: Mapping[str, str]) -> ProjectSettings:
    told = _told(found)
    root = found.resolve().parent
    database, objects = told.get("database", LEDGER_FILE), told.get("objects", OBJECTS_FOLDER)
    policy = told.get("policy", POLICY)
    for name, value in (("database", database), ("objects", objects), ("policy", policy)):
        if not isinstance(value, str) or not value:
            raise BadTable(f'{found}: {name} is not text; write {name} = "…"')
    return ProjectSettings(
        root,
        str(database) if "://" in str(database) else str(root / str(database)),
        root / str(objects),
        str(policy),
        own_tables(environment=environment, here=root).folders,
    )


def author(asked: str | None = None, *, environment: Mapping[str, str] = os.environ) -> str:
    """Whose decision it is: as asked for, else as the environment says, else the login name."""
    return asked or environment.get(AUTHOR) or _login()


def _login() -> str:
    import getpass  # noqa: PLC0415 – only where a decision is written down

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"


def debugging(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a fault of the program itself is shown in full."""
    return bool(environment.get(DEBUG))


def project_file(here: Path) -> Path | None:
    """The nearest `counterclaim.toml`, in this folder or above it."""
    candidates = (folder / PROJECT_FILE for folder in (here, *here.parents))
    return next((path for path in candidates if path.is_file()), None)


def _of_project(project: Path) -> tuple[Path, ...]:
    named = _told(project).get("tables")
    if named is None:
        beside = project.parent / "tables"
        return (beside,) if beside.is_dir() else ()
    if not isinstance(named, str):
        raise BadTable(f'{project}: tables is not text; write tables = "tables"')
    return (_folder(project.parent / named, f"{project}: tables"),)


def _told(found: Path) -> Mapping[str, object]:
    """What a project's file says."""
    try:
        with found.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise BadTable(f"{found}: {fault}; mend the line") from fault


def _folder(path: Path, named_by: str) -> Path:
    if not path.is_dir():
        raise BadOption(f"{named_by}: {path} is not a folder; name a folder of tables")
    return path
