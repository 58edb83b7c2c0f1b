"""
The face of the ledger: what can be written, asked, checked and mended.

Comes in: bytes, records, decisions. Goes out: events, nouns, records. Each method is one
transaction; the work is done by the modules beside this one.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from counterclaim.errors import NotFound
from counterclaim.exporting.records import Json, Record
from counterclaim.ledger import (
    deriving,
    events,
    migrations,
    queries,
    rebuilding,
    schema,
    search,
    stages,
    verifying,
    writing,
)
from counterclaim.ledger.backup import backup
from counterclaim.ledger.kept import (
    Captured,
    Derived,
    Fault,
    Hit,
    HitKind,
    Kept,
    Made,
    Redacted,
    Standing,
    Stats,
)
from counterclaim.ledger.redaction import redact
from counterclaim.ledger.redaction_plan import Asked
from counterclaim.ledger.writing import Read, Store
from counterclaim.records import Decided, Event, Reading, Verb


class Ledger:
    """One ledger, open; a context manager."""

    def __init__(self, store: Store) -> None:
        """Use `open_ledger`."""
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; nothing can be asked afterwards."""
        self.store.database.close()

    @property
    def where(self) -> str:
        """The path or address that it was opened with, without a password."""
        return self.store.database.where

    # --- writing ------------------------------------------------------------

    def capture(self, data: bytes, about: Mapping[str, Json], *, author: str) -> Event | None:
        """
        Keep bytes and what is said of them; the event's `object` is the capture's id (`cap_…`).

        The same bytes with the same `about` (its `name` aside) are one capture: None the second
        time. Use `capture_id` for the id of either.
        """
        return writing.capture(self.store, data, about, author)

    @staticmethod
    def capture_id(data: bytes, about: Mapping[str, Json]) -> str:
        """The id that a capture has or would have."""
        return writing.capture_id(data, about)

    def record_reading(
        self,
        records: Iterable[Record],
        *,
        author: str,
        capture: str | None = None,
        whole: bool = True,
        by: str = "",
    ) -> Event | None:
        """
        Keep the reading of one report: its report record first, as `exporting.records` gives it.

        A later reading of the same report takes the place of the earlier one in the projections;
        decisions on claims hold by the claims' ids. `by` says what read it (a version); `whole`
        says that with it every report of the capture has been read.
        None where the same reading by the same `by` stands already.
        """
        return writing.record_reading(self.store, records, author, Read(capture, whole, by))

    def record_fault(self, capture: str, fault: str, *, author: str, by: str = "") -> Event | None:
        """Say why a capture holds no report that can be read, so that it is not tried again."""
        return writing.record_fault(self.store, capture, fault, author, by)

    def decide(
        self,
        verb: Verb,
        object: str,  # noqa: A002 – the event's own word
        *,
        author: str,
        payload: Mapping[str, Json] | None = None,
    ) -> Event | None:
        """
        Write down a person's decision: accept, reject, edit, same, not_same or note.

        The object of accept, reject and edit is a claim's id (may be shortened), of same and
        not_same `pair_id(left, right)` of two sketches, with `{"left": …, "right": …}` in the
        payload; of a note, anything. An edit's payload is `{"claim": {fields of the record}}`.
        A `{"note": "…"}` may stand in any payload.
        None where the author's last word in force says exactly that already.
        """
        if verb in ("accept", "reject", "edit"):
            object = self.find(object, "clm")  # noqa: A001 – the event's own word
        return writing.decide(self.store, verb, object, author, payload or {})

    def revert(
        self, event: str, *, author: str, payload: Mapping[str, Json] | None = None
    ) -> Event | None:
        """Undo a decision (or a revert) by a new event; None where it is undone already."""
        return writing.revert(self.store, self.find(event, "evt"), author, payload or {})

    def derive(self, *changes: Derived, upon: tuple[str, str | None] | None = None) -> bool:
        """
        Put what stages of the project made, all or nothing.

        `upon` is a stage and what it was made of when the changes were reckoned: where another
        process has put it anew since, nothing is put, and it is False.
        """
        return deriving.derive(self.store.database, changes, upon)

    def redact(
        self,
        words: Iterable[str] = (),
        *,
        report: str | None = None,
        spans: Iterable[tuple[int, int]] = (),
        reason: str,
        author: str,
    ) -> Redacted:
        """
        Erase a private person's data for good; the event keeps digests and the reason.

        `words` are names in any spelling that folds alike, blanked wherever they stand; with
        `spans` of a `report`, the words at them are blanked in that report and its decisions;
        with a `report` alone, all that it says goes.
        """
        report = None if report is None else self.find(report, "rep")
        return redact(self.store, Asked(tuple(words), report, tuple(spans), reason), author)

    # --- asking -------------------------------------------------------------

    def events(
        self,
        since: int = 0,
        *,
        object: str | None = None,  # noqa: A002 – the event's own word
        verb: Verb | None = None,
    ) -> Iterator[Event]:
        """The events after a number, in order; all on one object, or of one verb."""
        return events.since(self.store.database, since, about=object, verb=verb)

    def event(self, said: str) -> Event:
        """The event of an id, which may be shortened."""
        identity = self.find(said, "evt")
        with self.store.database.reading() as connection:
            found = events.one(connection, identity)
        if found is None:
            raise NotFound(f"{said}: no such event is in the ledger; list them with `audit`")
        return found

    def head(self) -> tuple[int, str]:
        """The number and hash of the last event: written down elsewhere, it dates all before."""
        with self.store.database.reading() as connection:
            last = events.head(connection)
        return last.seq, last.hash

    def find(self, said: str, kind: str = "") -> str:
        """
        The one id that begins so; `kind` is a prefix (`clm`, `rep`, `fnd`, `evt`, `inc` …).

        Raises:
            NotFound: none does.
            BadOption: several do; the message names some.
        """
        return queries.find(self.store.database, said, kind)

    def captures(self) -> Iterator[Captured]:
        """Every capture, in the order of arrival."""
        return queries.captures(self.store.database, waiting=False)

    def unread(self, by: str | None = None) -> Iterator[Captured]:
        """Captures that wait to be read; with `by`, also those that another version read."""
        return queries.captures(self.store.database, waiting=True, by=by)

    def bytes_of(self, sha256: str) -> bytes:
        """
        The stored bytes of a digest.

        Raises:
            NotFound: they are not here, or were redacted.
            LedgerBroken: they are not as they were written.
        """
        return self.store.objects.load(sha256)

    def reports(self) -> Iterator[Record]:
        """Every report's record, with its text, in the order of arrival."""
        return queries.reports(self.store.database)

    def report(self, said: str) -> Record:
        """The record of one report; the id may be shortened."""
        return queries.report(self.store.database, self.find(said, "rep"))

    def readings(self, reports: Iterable[str] | None = None) -> Iterator[Reading]:
        """Readings as nouns, all or those of some reports (full ids), in the order of arrival."""
        return queries.readings(self.store.database, reports)

    def claims(
        self, report: str | None = None, *, ids: Iterable[str] | None = None
    ) -> Iterator[Kept]:
        """Every claim with its standing: all, of one report, or those of some ids."""
        if ids is not None:
            return queries.claims_of(self.store.database, ids)
        return queries.claims(self.store.database, report and self.find(report, "rep"))

    def claim(self, said: str) -> Kept:
        """One claim with its standing; the id may be shortened."""
        return next(queries.claims_of(self.store.database, [self.find(said, "clm")]))

    def findings(self, report: str | None = None) -> Iterator[Record]:
        """The findings of all reports, or of one."""
        return self._inside("finding", report)

    def doubts(self, report: str | None = None) -> Iterator[Record]:
        """The doubts of all reports, or of one."""
        return self._inside("doubt", report)

    def _inside(self, name: str, report: str | None) -> Iterator[Record]:
        identity = None if report is None else self.find(report, "rep")
        return queries.inside(self.store.database, schema.META.tables[name], identity)

    def standings(self) -> Mapping[str, Standing]:
        """How every object stands that somebody decided on, by its id."""
        return queries.all_standings(self.store.database)

    def standing(self, object: str) -> Standing:  # noqa: A002 – the event's own word
        """How an object stands by the decisions in force; "proposed" where there are none."""
        return queries.standing(self.store.database, object)

    def decided(self) -> tuple[Decided, ...]:
        """Every author's word in force on two sketches; two may contradict each other."""
        return queries.decided(self.store.database)

    def derived(self, stage: str, *, about: str | None = None) -> Iterator[Made]:
        """The rows of a stage by key: all, or those about one id."""
        return queries.derived(self.store.database, stage, about)

    def derived_one(self, stage: str, key: str) -> Made | None:
        """One row of a stage."""
        return queries.derived_one(self.store.database, stage, key)

    def derived_many(self, stage: str, keys: Iterable[str]) -> Iterator[Made]:
        """The rows of a stage with these keys, by key; one that is not there is left out."""
        return stages.of_keys(self.store.database, stage, keys)

    def derived_about(self, stage: str, ids: Iterable[str]) -> Iterator[Made]:
        """The rows of a stage about any of these ids, each once, by key."""
        return stages.about_any(self.store.database, stage, ids)

    def derived_keys(self, stage: str, ids: Iterable[str]) -> Mapping[str, list[str]]:
        """Under each of these ids, the keys of the rows of a stage that are about it."""
        return stages.keys_about(self.store.database, stage, ids)

    def derived_count(self, stage: str) -> int:
        """How many rows a stage has."""
        return stages.count(self.store.database, stage)

    def derived_of(self, stage: str) -> str | None:
        """What a stage says that it was last made of; None if it never was, or was dropped."""
        return queries.derived_of(self.store.database, stage)

    def search(
        self,
        query: str,
        *,
        kind: HitKind = "report",
        language: str | None = None,
        limit: int = 20,
    ) -> list[Hit]:
        """
        The best places for some words, best first.

        In reports all words must stand, in any order; "…" is a phrase, `word*` a beginning. In
        titles, names, places and claims the query is any stretch of letters.
        """
        with self.store.database.reading() as connection:
            return search.find(connection, query, kind=kind, language=language, limit=limit)

    def stats(self) -> Stats:
        """How much is kept."""
        seq, last = self.head()
        rows = queries.rows(self.store.database)
        return Stats(rows, self.store.objects.size(), migrations.STEPS[-1], seq, last)

    # --- checking and mending -----------------------------------------------

    def verify(self) -> list[Fault]:
        """Everything that is not as it was written; empty when all is well."""
        return verifying.verify(self.store)

    def digest(self) -> str:
        """One digest of all projected rows, sorted; equal before and after `rebuild`."""
        return rebuilding.digest(self.store.database)

    def rebuild(self) -> None:
        """Make every projection and the search again from events and objects."""
        rebuilding.rebuild(self.store)

    def backup(self, folder: str | Path) -> Path:
        """A copy of the database and the objects in a new folder; a whole ledger of its own."""
        return backup(self.store, Path(folder))
