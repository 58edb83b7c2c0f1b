"""
A new project: its folder, its settings file, its empty ledger.

Comes in: a folder and where the ledger is to be. Goes out: the settings of the project.
"""

from pathlib import Path

from counterclaim.errors import BadOption, NotReadable
from counterclaim.ledger import open_ledger
from counterclaim.settings import (
    LEDGER_FILE,
    OBJECTS_FOLDER,
    POLICY,
    PROJECT_FILE,
    ProjectSettings,
    project,
)

_WRITTEN = """\
# A Counterclaim project. Paths are counted from this file.
database = "{database}"   # a SQLite file, or postgresql+psycopg://user@host/name
objects = "{objects}"    # the stored bytes of reports
policy = "{policy}"          # the policy of estimates unless another is asked for
# tables = "tables"      # your own tables: actors, places, words, who counts as official
"""


def make(
    folder: Path,
    *,
    database: str = LEDGER_FILE,
    policy: str = POLICY,
) -> ProjectSettings:
    """
    A new project in a folder, with an empty ledger.

    Raises:
        BadOption: there is a project already.
        NotReadable: the folder cannot be written.
    """
    file = folder / PROJECT_FILE
    if file.exists():
        raise BadOption(f"{folder}: is a project already; use it, or choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(
            _WRITTEN.format(database=_quoted(database), objects=OBJECTS_FOLDER, policy=policy),
            encoding="utf-8",
        )
    except OSError as fault:
        raise NotReadable(
            f"{folder}: cannot be written ({fault.strerror}); choose another folder"
        ) from fault
    found = project(str(folder), environment={})
    if found is None:  # the file stands there: it was written just now
        raise BadOption(f"{folder}: is no project; make it again")
    try:
        open_ledger(found.database, objects=found.objects, create=True).close()
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    return found


def _quoted(told: str) -> str:
    """The text as it may stand between the quotation marks of TOML."""
    return told.replace("\\", "\\\\").replace('"', '\\"')
