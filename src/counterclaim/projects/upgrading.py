"""
A project's ledger brought to this version of the program.

Comes in: the project. Goes out: the versions before and after.
"""

from counterclaim.ledger import migrate
from counterclaim.projects.project import named


def upgraded(asked: str | None, *, author: str) -> tuple[str, str]:
    """
    The versions of the ledger before and after; equal where there was nothing to do.

    Raises:
        NotFound: there is no project, or no ledger.
        LedgerNewer: a newer version of the program wrote it.
    """
    settings = named(asked)
    return migrate(settings.database, objects=settings.objects, author=author)
