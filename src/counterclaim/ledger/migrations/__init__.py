"""
How the tables came to be, step by step (Alembic), and which step is this program's.

Comes in: a connection inside a transaction. Goes out: the same, with the tables of this version.
Alembic is loaded only when there is a step to take.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

# In order; a test holds them equal to the files in versions/.
STEPS: Final = ("0001", "0002")
HERE: Final = Path(__file__).parent


def version_of(connection: Connection) -> str:
    """The step that a ledger stands at; empty where it stands at none."""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found or "")


def upgrade(connection: Connection, to: str = STEPS[-1]) -> None:
    """Take every step up to one; in the caller's transaction, so all of them or none."""
    from alembic import command  # noqa: PLC0415 – a third of a second, and seldom needed
    from alembic.config import Config  # noqa: PLC0415 – the same

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
