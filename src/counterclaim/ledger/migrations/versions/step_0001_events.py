"""
Events, their payloads, the bytes they name; and the triggers that keep them as they are.

A step is never edited once a release has it.
"""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
COUNT: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables of truth."""
    op.create_table(
        "event",
        sa.Column("seq", COUNT, primary_key=True, autoincrement=False),
        *(
            sa.Column(name, TEXT, nullable=False)
            for name in (
                "id",
                "utc",
                "author",
                "verb",
                "object",
                "payload_sha256",
                "previous",
                "hash",
            )  # fmt: skip
        ),
        sqlite_strict=True,
    )
    op.create_index("event_id", "event", ["id"], unique=True)
    op.create_index("event_object", "event", ["object"])
    op.create_index("event_verb", "event", ["verb"])
    op.create_table(
        "payload",
        sa.Column("seq", COUNT, sa.ForeignKey("event.seq"), primary_key=True, autoincrement=False),
        sa.Column("salt", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "head",
        sa.Column("one", COUNT, primary_key=True, autoincrement=False),
        sa.Column("seq", COUNT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("utc", TEXT, nullable=False),
        sa.CheckConstraint("one = 1", name="one_head"),
        sqlite_strict=True,
    )
    op.create_table(
        "object",
        sa.Column("sha256", TEXT, primary_key=True, nullable=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "about",
        sa.Column("name", TEXT, primary_key=True, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sqlite_strict=True,
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.execute(sa.text(statement))


# The trigger before an insert also holds on a connection that somebody else opened, without
# recursive_triggers: INSERT OR REPLACE is stopped before it replaces anything.
SQLITE: Final = (
    """CREATE TRIGGER event_not_changed BEFORE UPDATE ON event
       BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER event_not_deleted BEFORE DELETE ON event
       BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END""",
    """CREATE TRIGGER event_only_appended BEFORE INSERT ON event
       WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event)
         OR EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
       BEGIN SELECT RAISE(ABORT, 'events are only appended'); END""",
    """CREATE TRIGGER payload_not_changed BEFORE UPDATE ON payload
       BEGIN SELECT RAISE(ABORT, 'payloads are never changed'); END""",
    """CREATE TRIGGER payload_only_redacted BEFORE DELETE ON payload
       WHEN NOT EXISTS (SELECT 1 FROM about WHERE name = 'redacting')
       BEGIN SELECT RAISE(ABORT, 'payloads are only erased by a redaction'); END""",
    """CREATE TRIGGER payload_only_appended BEFORE INSERT ON payload
       WHEN NEW.seq <> (SELECT max(seq) FROM event)
         OR EXISTS (SELECT 1 FROM payload WHERE seq = NEW.seq)
       BEGIN SELECT RAISE(ABORT, 'payloads are only appended'); END""",
)
POSTGRESQL: Final = (
    """CREATE FUNCTION counterclaim_kept() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION '% is never changed', TG_TABLE_NAME; END $$""",
    """CREATE FUNCTION counterclaim_event_appended() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM event) THEN
           RAISE EXCEPTION 'events are only appended';
         END IF;
         RETURN NEW;
       END $$""",
    """CREATE FUNCTION counterclaim_payload_appended() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF NEW.seq <> (SELECT max(seq) FROM event) THEN
           RAISE EXCEPTION 'payloads are only appended';
         END IF;
         RETURN NEW;
       END $$""",
    """CREATE FUNCTION counterclaim_payload_redacted() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         IF NOT EXISTS (SELECT 1 FROM about WHERE name = 'redacting') THEN
           RAISE EXCEPTION 'payloads are only erased by a redaction';
         END IF;
         RETURN OLD;
       END $$""",
    """CREATE TRIGGER event_kept BEFORE UPDATE OR DELETE ON event
       FOR EACH ROW EXECUTE FUNCTION counterclaim_kept()""",
    """CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON event
       FOR EACH STATEMENT EXECUTE FUNCTION counterclaim_kept()""",
    """CREATE TRIGGER event_appended BEFORE INSERT ON event
       FOR EACH ROW EXECUTE FUNCTION counterclaim_event_appended()""",
    """CREATE TRIGGER payload_kept BEFORE UPDATE ON payload
       FOR EACH ROW EXECUTE FUNCTION counterclaim_kept()""",
    """CREATE TRIGGER payload_not_emptied BEFORE TRUNCATE ON payload
       FOR EACH STATEMENT EXECUTE FUNCTION counterclaim_kept()""",
    """CREATE TRIGGER payload_redacted BEFORE DELETE ON payload
       FOR EACH ROW EXECUTE FUNCTION counterclaim_payload_redacted()""",
    """CREATE TRIGGER payload_appended BEFORE INSERT ON payload
       FOR EACH ROW EXECUTE FUNCTION counterclaim_payload_appended()""",
)
