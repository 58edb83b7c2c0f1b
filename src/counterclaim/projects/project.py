"""
One project, open: its ledger, its tables, and what can be done with them.

Comes in: a folder or its settings. Goes out: outcomes, incidents, accounts, decisions. Every
method writes what it did into the ledger before it returns.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import TracebackType
from typing import Self

from counterclaim.errors import NotFound
from counterclaim.ledger import Captured, Ledger, open_ledger
from counterclaim.pipeline import Pipeline, standard
from counterclaim.projects import bringing, deciding, incidents, linking
from counterclaim.projects.bringing import Done, Said
from counterclaim.projects.resting import reader, rests_on
from counterclaim.records import Account, Case, Event, Json, Linked
from counterclaim.settings import PROJECT_FILE, ProjectSettings, project
from counterclaim.tables import Tables, load


def opened(asked: str | None = None, *, author: str) -> "Project":
    """
    The project of a folder, or the nearest one upwards.

    Raises:
        NotFound: there is none.
        LedgerError: its ledger cannot be used.
    """
    settings = named(asked)
    ledger = open_ledger(settings.database, objects=settings.objects)
    return Project(settings, ledger, author)


def named(asked: str | None = None) -> ProjectSettings:
    """
    The settings of the project that is asked for, or of the nearest one upwards.

    Raises:
        NotFound: there is none.
    """
    settings = project(asked)
    if settings is None:
        raise NotFound(
            f"no {PROJECT_FILE} here or above; make a project with `counterclaim init`, "
            "or name one with --project"
        )
    return settings


@dataclass
class Project:
    """One project, open; a context manager. `author` is whose decisions are written down."""

    settings: ProjectSettings
    ledger: Ledger
    author: str

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
        """Let go of the ledger."""
        self.ledger.close()

    @cached_property
    def tables(self) -> Tables:
        """Our tables with the project's own laid over them."""
        return load(self.settings.tables)

    @cached_property
    def pipeline(self) -> Pipeline:
        """The stages of reading, made once."""
        return standard(self.tables)

    @cached_property
    def rests_on(self) -> str:
        """What links are made with, as one digest: other tables, and all are made anew."""
        return rests_on(self.tables)

    # --- bringing in, reading, linking --------------------------------------

    def add(
        self, sources: Iterable[str], *, said: Said | None = None, dry: bool = False
    ) -> Iterator[Done]:
        """Every file captured as it is; bytes that are there already are known."""
        yield from bringing.brought(
            self.ledger, sources, said or Said(), self.tables, author=self.author, dry=dry
        )

    def waiting(self, *, again: bool = False) -> list[Captured]:
        """The captures that wait to be read; `again` gives all."""
        return list(self.ledger.captures() if again else self.ledger.unread())

    def read(self, captures: Iterable[Captured]) -> Iterator[Done]:
        """Captures read, report by report, each kept before the next is begun."""
        yield from bringing.read_captures(
            self.ledger, captures, self.pipeline, self.tables, by=reader(), author=self.author
        )

    def link(self, *, again: bool = False) -> linking.Changed:
        """What is new linked to what is there, or everything anew; the incidents are kept."""
        return linking.link(self.ledger, self.tables, self.rests_on, again=again)

    def linked_already(self) -> bool:
        """Whether the incidents are those of what is read and decided now."""
        return linking.fresh(self.ledger, self.rests_on)

    def linked(self) -> Linked:
        """All that linking has made, as it stands."""
        found = incidents.linked(self.ledger)
        return replace(found, weighed=incidents.weighed(self.ledger, found, self.tables))

    def within(self, made: Linked, only: Sequence[str]) -> Linked:
        """What bears on some incidents; on all where none is named."""
        named = {incidents.find(self.ledger, one) for one in only}
        return incidents.within(made, named) if named else made

    # --- what is said of an incident ----------------------------------------

    def incidents(self) -> Iterator[incidents.Summary]:
        """Every incident in a line, the one with most reports first."""
        yield from incidents.summaries(self.ledger)

    def case(self, said: str) -> Case:
        """An incident with all that reconciling needs; rejected claims are left out."""
        return incidents.case(self.ledger, incidents.find(self.ledger, said))

    def account(self, said: str, policies: Sequence[str] = ()) -> Account:
        """All that is said of an incident, with estimates under these policies."""
        case = self.case(said)
        return incidents.account(
            self.ledger, case, self.tables, tuple(policies) or (self.settings.policy,)
        )

    # --- deciding -----------------------------------------------------------

    def accept(self, claim: str, *, note: str = "") -> Event | None:
        """A claim accepted as it was read."""
        return deciding.decide(self.ledger, "accept", claim, author=self.author, note=note)

    def reject(self, claim: str, *, note: str = "") -> Event | None:
        """A claim rejected: it stays, and no estimate uses it."""
        return deciding.decide(self.ledger, "reject", claim, author=self.author, note=note)

    def edit(self, claim: str, fields: dict[str, Json], *, note: str = "") -> Event | None:
        """A claim accepted with other fields than were read; both stay."""
        lists = self.tables.questions.lists
        return deciding.edit(self.ledger, claim, fields, lists, author=self.author, note=note)

    def same(self, left: str, right: str, *, note: str = "") -> Event | None:
        """Two sketches tell of one happening, whatever the evidence says."""
        return deciding.pair(self.ledger, "same", (left, right), author=self.author, note=note)

    def not_same(self, left: str, right: str, *, note: str = "") -> Event | None:
        """Two sketches tell of two happenings, whatever the evidence says."""
        return deciding.pair(self.ledger, "not_same", (left, right), author=self.author, note=note)

    def undo(self, event: str | None = None) -> Event | None:
        """A decision undone by a new event: the one named, else this author's last in force."""
        return deciding.undo(self.ledger, event, author=self.author)
