"""A ledger of another version is brought forward, or refused with a sentence."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import make_url, text

from counterclaim.errors import BadOption, LedgerBroken, LedgerError, LedgerNewer, NotFound
from counterclaim.ledger import Ledger, events, migrate, migrations, open_ledger, schema
from counterclaim.ledger.opening import store_at, write_ahead
from ledgers import Place, put
from made import READING

FIRST = migrations.STEPS[0]
LAST = migrations.STEPS[-1]


def old(place: Place) -> None:
    """A ledger as the first version left it: events, and no tables of what stands now."""
    store = store_at(place.where, place.objects, create=True, wait=5)
    if place.kind == "sqlite":
        write_ahead(store.database)
    with store.database.writing() as connection:
        migrations.upgrade(connection, FIRST)
        events.begin(connection)
        events.append(connection, author="asma", verb="init", about="led_1", payload={})
        events.append(
            connection, author="asma", verb="accept", about="clm_1", payload={"note": "early"}
        )
    store.database.close()


def test_the_steps_make_the_tables_that_the_program_knows(ledger: Ledger) -> None:
    """What migrations make is what schema.py says, column for column."""
    with ledger.store.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, schema.META)

    wrong = [one for one in found if not _is_of_search(one)]
    assert wrong == []


def _is_of_search(difference: object) -> bool:
    """Tables and indexes of the search are made by search.py, not by a step."""
    return any(name in str(difference) for name in ("_fts", "label_letters", "searched"))


def test_the_steps_are_those_in_the_folder() -> None:
    """The list that is asked at every opening is that of the files."""
    scripts = ScriptDirectory(str(migrations.HERE))
    found = [one.revision for one in scripts.walk_revisions()]

    assert tuple(reversed(found)) == migrations.STEPS


def test_a_local_file_is_brought_forward_after_a_copy(tmp_path: Path) -> None:
    """The old file stands beside the new one, whole; nothing is lost."""
    place = Place("sqlite", str(tmp_path / "ledger.db"), tmp_path)
    old(place)

    with place.open() as ledger:
        assert [one.verb for one in ledger.events()] == ["init", "accept", "migrate"]
        assert ledger.standing("clm_1").status == "accepted"
        assert ledger.verify() == []
    with sqlite3.connect(tmp_path / f"ledger.db.before-{LAST}") as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [(FIRST,)]
        assert copy.execute("SELECT count(*) FROM event").fetchall() == [(2,)]
    copy.close()


@pytest.mark.postgres
def test_a_server_is_brought_forward_when_asked(place: Place) -> None:
    """Others may use it: opening an older one says what to do, `migrate` does it."""
    if place.kind == "sqlite":
        pytest.skip("a file is brought forward by itself")
    old(place)

    with pytest.raises(LedgerError, match="db upgrade"):
        place.open()
    assert migrate(place.where, author="keeper") == (FIRST, LAST)
    with place.open() as ledger:
        assert ledger.standing("clm_1").status == "accepted"
        assert ledger.verify() == []


def test_bringing_forward_twice_is_once(place: Place) -> None:
    """What is of this version is left alone."""
    with place.open(create=True) as ledger:
        before = ledger.head()

    assert migrate(place.where) == (LAST, LAST)
    with place.open() as ledger:
        assert ledger.head() == before


def test_a_newer_ledger_is_refused_with_a_sentence(place: Place) -> None:
    """What a newer version wrote is not touched."""
    with (
        place.open(create=True) as ledger,
        ledger.store.database.writing() as connection,
    ):
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(LedgerNewer, match=r"newer version of counterclaim wrote it .*9999"):
        place.open()
    with pytest.raises(LedgerNewer):
        place.open(create=True)


def test_rows_of_another_version_are_made_again(place: Place) -> None:
    """What follows from events is made anew when the program makes it otherwise."""
    with place.open(create=True) as ledger:
        put(ledger, READING)
        before = ledger.digest()
        with ledger.store.database.writing() as connection:
            connection.execute(text("UPDATE about SET value = '0'"))
            connection.execute(text("UPDATE claim SET kind = 'x'"))

    with place.open() as ledger:
        assert ledger.digest() == before


def test_a_ledger_that_is_not_there_is_not_made_by_looking(place: Place) -> None:
    """Only who asks for a new one gets one."""
    with pytest.raises(NotFound, match="counterclaim init"):
        place.open()
    with pytest.raises(NotFound):
        migrate(place.where)


def test_a_database_of_somebody_else_is_left_alone(place: Place) -> None:
    """Other tables are not made a ledger of."""
    store = store_at(place.where, None, create=True, wait=5)
    with store.database.writing() as connection:
        connection.execute(text("CREATE TABLE mine (a integer)"))
    store.database.close()

    with pytest.raises(LedgerBroken, match="no ledger"):
        place.open(create=True)


def test_a_ledger_opened_twice_for_making_is_made_once(place: Place) -> None:
    """Making is opening where one stands."""
    with place.open(create=True) as one, place.open(create=True) as other:
        assert list(one.events()) == list(other.events())


@pytest.mark.parametrize("where", ["mysql://host/name", "what://x", "://", "postgresql://h:port/x"])
def test_an_address_of_no_known_store_is_refused(where: str) -> None:
    """The message shows what an address looks like."""
    with pytest.raises(BadOption):
        open_ledger(where)


def test_a_password_is_shown_nowhere(place: Place) -> None:
    """What names a ledger in messages has no secret in it."""
    password = make_url(place.where).password if place.kind == "postgresql" else "nothing"

    with place.open(create=True) as ledger:
        assert password
        assert password not in ledger.where
