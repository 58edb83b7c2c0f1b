"""
A backup put in the place of a project's ledger.

Comes in: the project and the folder of a backup. Goes out: the folder in which what was there
before is kept. A backup that is not as it was written is never put in place.
"""

from datetime import UTC, datetime
from pathlib import Path

from counterclaim.ledger import restore
from counterclaim.projects.project import named
from counterclaim.settings import ProjectSettings

ASIDE = "before-restore-"


def restored(asked: str | None, backup: Path) -> Path:
    """
    The backup in place, and what was there before moved to a folder beside it.

    In a server's database nothing is moved aside: there the place must be empty.

    Raises:
        NotFound: there is no project, or the folder holds no backup.
        BadOption: the server's database holds a ledger already.
        LedgerBroken: the backup is not as it was written.
    """
    settings = named(asked)
    aside = settings.root / f"{ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S}"
    aside.mkdir()
    moved = [path for path in _parts(settings) if path.exists()]
    for path in moved:
        path.rename(aside / path.name)
    try:
        restore(backup, settings.database, objects=settings.objects).close()
    except BaseException:
        for path in moved:
            (aside / path.name).rename(path)
        aside.rmdir()
        raise
    return aside


def copies_of(settings: ProjectSettings) -> tuple[str, ...]:
    """Earlier ledgers that stand in the project's folder: what was erased since is still there."""
    file = Path(settings.database)
    kept = [*settings.root.glob(f"{ASIDE}*")]
    if "://" not in settings.database:
        kept += file.parent.glob(f"{file.name}.before-*")
    return tuple(f"{path}: is an earlier copy; delete it" for path in sorted(kept))


def _parts(settings: ProjectSettings) -> tuple[Path, ...]:
    file = Path(settings.database)
    journals = (file.with_name(f"{file.name}{ending}") for ending in ("-wal", "-shm"))
    return (file, *journals, settings.objects)
