"""
A ledger made of a backup, in a new place: another file, or a PostgreSQL database.

Comes in: the folder of a backup, and where to. Goes out: the ledger, open. A backup whose chain
or bytes are not as they were written is refused before anything is made.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterclaim.errors import BadOption, LedgerBroken, NotFound
from counterclaim.ledger import faults, migrations, rebuilding
from counterclaim.ledger.backup import copy_objects, copy_rows
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.opening import PROGRAM, WAIT, open_ledger, stands, store_at, write_ahead
from counterclaim.ledger.verifying import verify
from counterclaim.ledger.writing import Store
from counterclaim.settings import LEDGER_FILE, OBJECTS_FOLDER


def restore(
    folder: str | Path,
    where: str | Path,
    *,
    objects: str | Path | None = None,
    author: str = PROGRAM,
    wait: float = WAIT,
) -> Ledger:
    """
    The ledger of a backup, at a place where none stands.

    Raises:
        NotFound: the folder is no backup.
        BadOption: a ledger stands there already.
        LedgerBroken: the backup is not as it was written.
    """
    with _copied(Path(folder), author, wait) as source:
        if wrong := verify(source.store):
            told = f"{wrong[0].what}: {wrong[0].says}"
            raise LedgerBroken(f"{folder}: is not as it was written ({told}); try an older backup")
        target = store_at(where, objects, create=True, wait=wait)
        try:
            _fill(source.store, target)
        finally:
            target.database.close()
    return open_ledger(where, objects=objects, author=author, wait=wait)


@contextmanager
def _copied(folder: Path, author: str, wait: float) -> Iterator[Ledger]:
    """The backup's database opened as a copy: what is brought forward is not the backup."""
    file = folder / LEDGER_FILE
    if not file.is_file():
        raise NotFound(f"{folder}: is no backup (it has no {LEDGER_FILE}); name another folder")
    with tempfile.TemporaryDirectory() as beside:
        with faults.told(beside):
            for one in folder.glob(f"{LEDGER_FILE}*"):
                shutil.copyfile(one, Path(beside) / one.name)
        objects = folder / OBJECTS_FOLDER
        with open_ledger(beside, objects=objects, author=author, wait=wait) as source:
            yield source


def _fill(source: Store, target: Store) -> None:
    if stands(target.database):
        raise BadOption(f"{target.database.where}: holds a ledger already; name a new place")
    write_ahead(target.database)
    copy_folder = getattr(target.objects, "root", None)
    if copy_folder is not None and next(target.objects.names(), None) is not None:
        raise BadOption(f"{copy_folder}: holds something already; name a new place")
    with target.database.writing() as connection:
        migrations.upgrade(connection)
        copy_rows(source.database, connection)
    copy_objects(source, target.objects)
    rebuilding.rebuild(target)
