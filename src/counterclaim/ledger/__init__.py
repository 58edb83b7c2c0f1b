"""
Accounts kept for good: events, projections, bytes, and the search over them.

    from counterclaim.ledger import open_ledger

    with open_ledger("desk/ledger.db", create=True) as ledger:      # or postgresql+psycopg://…
        came = ledger.capture(data, {"name": "a.html", "outlet": "…"}, author="asma")
        ledger.record_reading(records(reading), capture=came.object, author="asma")
        ledger.decide("accept", "clm_…", author="asma")
        ledger.search("۱۵")

- Truth is the **events** (append-only, hash-chained; `records.Event`) and the **objects** they
  name (bytes by their digest). Every other table is a **projection** that `rebuild` makes again
  row for row; `digest` of the sorted rows proves it.
- Everything is done twice as once: the second `capture`, `record_reading`, `decide` or `revert`
  of the same returns None and writes nothing.
- A capture is bytes; its reports are recorded one by one. The last one (`whole=True`, which is
  usual) marks the capture as read; `unread` gives those that still wait, so a run that was
  killed goes on. Bytes that hold no report: `record_fault`.
- A claim is proposed until somebody decides; the last word of each author counts, and two
  authors who contradict each other make it "disputed", both kept. `revert` names an event, a
  revert too.
- What a project makes of readings (sketches, pairs, incidents, accounts) is put by stage with
  `derive`: one call is one transaction. It is not truth: `rebuild` leaves it, `redact` drops it.
- Ids may be shortened to any beginning that only one has, with or without `clm_`.
- The ledger speaks in records of the record format, and in the nouns of `counterclaim.records`
  and `counterclaim.ledger.kept`. SQL stands nowhere else.

`open_ledger` brings an older local file forward by itself (after a copy beside it); a PostgreSQL
database is brought forward by `migrate(url)`. `ledger.backup(folder)` makes a folder that is a
SQLite ledger of its own, from either; `restore(folder, where)` makes a ledger of it anywhere.

Errors: `LedgerBusy`, `LedgerNewer`, `LedgerBroken`, `LedgerFull`, `LedgerGone`; `NotFound` and
`BadOption` for an id that nothing, or several things, begin with.
"""

from counterclaim.ledger.kept import (
    Captured,
    Derived,
    Fault,
    Hit,
    Kept,
    Made,
    Position,
    Redacted,
    Standing,
    Stats,
)
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.opening import migrate, open_ledger
from counterclaim.ledger.restoring import restore
from counterclaim.ledger.standings import pair_id

__all__ = [
    "Captured",
    "Derived",
    "Fault",
    "Hit",
    "Kept",
    "Ledger",
    "Made",
    "Position",
    "Redacted",
    "Standing",
    "Stats",
    "migrate",
    "open_ledger",
    "pair_id",
    "restore",
]
