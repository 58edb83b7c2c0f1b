"""
The tables of the ledger, the same in SQLite and PostgreSQL.

Truth: `event`, `payload`, `head`, `object` (bytes, where they are kept in the database).
Projections: `capture`, `report`, `claim`, `finding`, `doubt`, `decision`.
Made by the project: `derived`, `derived_about`, `stage`. Found by: `label` (search.py has more).
`about` holds what the ledger knows of itself. The tables are made by migrations/; a test holds
them equal to these.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

META: Final = MetaData()

# Ids and JSON are compared byte by byte on both, so that order and beginnings agree.
_text = Text().with_variant(Text(collation="C"), "postgresql")
_count = BigInteger().with_variant(Integer(), "sqlite")


def _table(name: str, *parts: Column[object] | Index | CheckConstraint) -> Table:
    return Table(name, META, *parts, sqlite_strict=True)


def _words(name: str, *more: ForeignKey, key: bool = False, null: bool = False) -> Column[object]:
    return Column(name, _text, *more, primary_key=key, nullable=null)


def _number(name: str, *more: ForeignKey, key: bool = False, null: bool = False) -> Column[object]:
    return Column(name, _count, *more, primary_key=key, nullable=null, autoincrement=False)


# --- truth ------------------------------------------------------------------

event: Final = _table(
    "event",
    _number("seq", key=True),
    _words("id"),
    _words("utc"),
    _words("author"),
    _words("verb"),
    _words("object"),
    _words("payload_sha256"),
    _words("previous"),
    _words("hash"),
    Index("event_id", "id", unique=True),
    Index("event_object", "object"),
    Index("event_verb", "verb"),
)
payload: Final = _table(
    "payload",
    _number("seq", ForeignKey("event.seq"), key=True),
    _words("salt"),
    _words("body"),
)
head: Final = _table(
    "head",
    _number("one", key=True),
    _number("seq"),
    _words("hash"),
    _words("utc"),
    CheckConstraint("one = 1", name="one_head"),
)
stored: Final = _table(
    "object",
    _words("sha256", key=True),
    Column("bytes", LargeBinary, nullable=False),
)
about: Final = _table("about", _words("name", key=True), _words("value"))

# --- projections ------------------------------------------------------------

capture: Final = _table(
    "capture",
    _words("id", key=True),
    _number("number"),
    _words("sha256"),
    _number("size"),
    _words("about"),
    _words("state"),
    _words("fault", null=True),
    _words("read_by", null=True),
    Index("capture_number", "number", unique=True),
    Index("capture_state", "state"),
)
report: Final = _table(
    "report",
    _number("number", key=True),
    _words("id"),
    _words("capture", null=True),
    _words("event"),
    _words("object"),
    _words("content"),
    _words("read_by"),
    _words("languages"),
    _words("record"),
    Index("report_id", "id", unique=True),
)
claim: Final = _table(
    "claim",
    _number("report", ForeignKey("report.number"), key=True),
    _number("number", key=True),
    _words("id"),
    _words("kind"),
    _words("record"),
    Index("claim_id", "id"),
)
finding: Final = _table(
    "finding",
    _number("report", ForeignKey("report.number"), key=True),
    _number("number", key=True),
    _words("id"),
    _words("kind"),
    _words("record"),
    Index("finding_id", "id"),
)
doubt: Final = _table(
    "doubt",
    _number("report", ForeignKey("report.number"), key=True),
    _number("number", key=True),
    _words("stage"),
    _words("record"),
)
decision: Final = _table(
    "decision",
    _number("seq", key=True),
    _words("event"),
    _words("about"),
    _words("object"),
    _words("verb"),
    _words("author"),
    _words("utc"),
    _words("payload"),
    Index("decision_about", "about"),
    Index("decision_event", "event", unique=True),
)

# --- made by the project ----------------------------------------------------

stage: Final = _table("stage", _words("name", key=True), _words("made_of"))
derived: Final = _table(
    "derived",
    _words("stage", key=True),
    _words("key", key=True),
    _words("record"),
    Index("derived_key", "key"),
)
derived_about: Final = _table(
    "derived_about",
    _words("stage", key=True),
    _words("about", key=True),
    _words("key", key=True),
    Index("derived_about_key", "stage", "key"),
)

# --- found by ---------------------------------------------------------------

label: Final = _table(
    "label",
    _number("id", key=True),
    _number("report", ForeignKey("report.number")),
    _words("kind"),
    _words("owner"),
    _number("start", null=True),
    _words("shown"),
    _words("folded"),
    Index("label_report", "report"),
    Index("label_kind", "kind"),
)

# The order of filling: what others point at comes first.
PROJECTIONS: Final = (capture, report, claim, finding, doubt, decision)
