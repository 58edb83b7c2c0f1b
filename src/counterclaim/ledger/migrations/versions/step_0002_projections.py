"""
What stands now, worked out from events; what a project made of it; labels to search by.

The rows are made by rebuilding, not by this step.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
COUNT: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# Table, its keys, its other columns; a "#" before a name is a number, a "?" says it may be null.
TABLES: Final = (
    ("capture", "id", "#number sha256 #size about state ?fault ?read_by"),
    ("report", "#number", "id ?capture event object content read_by languages record"),
    ("claim", "#report #number", "id kind record"),
    ("finding", "#report #number", "id kind record"),
    ("doubt", "#report #number", "stage record"),
    ("decision", "#seq", "event about object verb author utc payload"),
    ("stage", "name", "made_of"),
    ("derived", "stage key", "record"),
    ("derived_about", "stage about key", ""),
    ("label", "#id", "#report kind owner #?start shown folded"),
)
INDEXES: Final = (
    ("capture_number", "capture", ["number"], True),
    ("capture_state", "capture", ["state"], False),
    ("report_id", "report", ["id"], True),
    ("claim_id", "claim", ["id"], False),
    ("finding_id", "finding", ["id"], False),
    ("decision_about", "decision", ["about"], False),
    ("decision_event", "decision", ["event"], True),
    ("derived_key", "derived", ["key"], False),
    ("derived_about_key", "derived_about", ["stage", "key"], False),
    ("label_report", "label", ["report"], False),
    ("label_kind", "label", ["kind"], False),
)


def upgrade() -> None:
    """Make the tables of what stands now."""
    for table, keys, others in TABLES:
        op.create_table(
            table,
            *(_column(name, table, key=True) for name in keys.split()),
            *(_column(name, table, key=False) for name in others.split()),
            sqlite_strict=True,
        )
    for name, table, columns, unique in INDEXES:
        op.create_index(name, table, columns, unique=unique)


def _column(told: str, table: str, *, key: bool) -> "sa.Column[object]":
    name = told.lstrip("#?")
    of_report = name == "report" and table != "report"
    return sa.Column(
        name,
        COUNT if "#" in told else TEXT,
        *([sa.ForeignKey("report.number")] if of_report else []),
        primary_key=key,
        nullable="?" in told,
        autoincrement=False,
    )
