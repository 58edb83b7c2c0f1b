"""A full disk, a missing right, a second writer, a server that goes: a sentence, nothing half."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import textwrap
import threading
from pathlib import Path

import pytest

import servers
from counterclaim.errors import LedgerBroken, LedgerBusy, LedgerError, LedgerGone
from counterclaim.ledger import Ledger, events, open_ledger
from ledgers import Place, put, reading, told
from made import READING


@pytest.fixture
def file(tmp_path: Path) -> Place:
    """A place for a ledger in a file."""
    return Place("sqlite", str(tmp_path / "ledger.db"), tmp_path)


def test_a_second_writer_is_told_to_wait(place: Place, ledger: Ledger) -> None:
    """While one writes another may read, and cannot write; afterwards it can."""
    with place.open(wait=0.1) as other:
        with ledger.store.database.writing() as connection:
            events.append(connection, author="asma", verb="note", about="thing", payload={})
            with pytest.raises(LedgerBusy, match="another process is writing"):
                other.decide("note", "thing", author="omar")
            assert other.head()[0] == 1
        other.decide("note", "thing", author="omar")

        assert [one.author for one in other.events(1)] == ["asma", "omar"]


def test_writers_take_turns(place: Place, ledger: Ledger) -> None:
    """Several at once lose nothing and break no chain."""

    def write(author: str) -> None:
        with place.open(wait=60) as one:
            for number in range(10):
                one.decide("note", "thing", author=author, payload={"note": str(number)})

    writers = [threading.Thread(target=write, args=(f"author{number}",)) for number in range(4)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()

    assert ledger.head()[0] == 41
    assert ledger.verify() == []


def fail(ledger: Ledger) -> None:
    """An act that breaks off after its event was written."""
    with ledger.store.database.writing() as connection:
        events.append(connection, author="asma", verb="note", about="thing", payload={})
        raise RuntimeError("in the middle")


def test_an_error_in_the_middle_leaves_nothing(ledger: Ledger) -> None:
    """A transaction is kept whole or not at all."""
    with pytest.raises(RuntimeError, match="middle"):
        fail(ledger)

    assert ledger.head()[0] == 1
    assert ledger.verify() == []


def limited(folder: Path, script: str, *, size: int | None = None, user: bool = False) -> str:
    """What a script prints that runs under a limit of file size, or as another user."""
    code = textwrap.dedent(script)
    words = [sys.executable, "-c", code, str(folder)]
    if user and os.getuid() == 0:
        words = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *words]

    def limit() -> None:
        if size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        words,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


FILL = """
    import sys
    from counterclaim.errors import LedgerFull
    from counterclaim.ledger import open_ledger
    from ledgers import reading, told
    with open_ledger(sys.argv[1], wait=1) as ledger:
        try:
            for number in range(2000):
                said = f"Report {number} says: " + "guards fell " * 50
                ledger.capture(said.encode(), {}, author="asma")
                ledger.record_reading(told(reading(said)), author="asma")
        except LedgerFull as fault:
            print(fault)
"""


def test_a_full_disk_is_said_and_nothing_is_half_written(file: Place) -> None:
    """What was written before stands; when there is room again it goes on."""
    with file.open(create=True) as ledger:
        put(ledger, READING)
    size = Path(file.where).stat().st_size

    said = limited(file.folder, FILL, size=size + 60_000)

    assert "cannot be written" in said or "no room" in said
    with file.open() as ledger:
        assert ledger.verify() == []
        put(ledger, reading("There is room again"))
        assert ledger.verify() == []


def test_objects_that_find_no_room_leave_nothing(file: Place) -> None:
    """A file that could not be written whole is not there, and no event names it."""
    file.open(create=True).close()
    script = """
        import sys
        from pathlib import Path
        from counterclaim.errors import LedgerFull
        from counterclaim.ledger import open_ledger
        with open_ledger(sys.argv[1]) as ledger:
            try:
                ledger.capture(bytes(3_000_000), {}, author="asma")
            except LedgerFull as fault:
                print(fault)
    """

    said = limited(file.folder, script, size=2_000_000)

    assert "no room" in said
    assert [one for one in (file.folder / "objects").rglob("*") if one.is_file()] == []
    with file.open() as ledger:
        assert ledger.head()[0] == 1


READ_ONLY = """
    import sys
    from counterclaim.errors import LedgerFull
    from counterclaim.ledger import open_ledger
    with open_ledger(sys.argv[1]) as ledger:
        print(len(list(ledger.reports())), len(ledger.search("guards")), len(ledger.verify()))
        for act in (
            lambda: ledger.decide("note", "thing", author="asma"),
            lambda: ledger.capture(b"a", {}, author="asma"),
        ):
            try:
                act()
            except LedgerFull as fault:
                print("refused:", fault)
"""


@pytest.mark.skipif(not shutil.which("setpriv") and os.getuid() == 0, reason="root may write all")
def test_a_ledger_that_may_not_be_written_is_read_all_the_same() -> None:
    """Reading needs no right to write; writing without it is refused with a sentence."""
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        folder = Path(name)
        with open_ledger(folder / "ledger.db", create=True) as ledger:
            put(ledger, READING)
        for one in (*folder.rglob("*"), folder):
            one.chmod(0o555 if one.is_dir() else 0o444)

        said = limited(folder, READ_ONLY, user=True).splitlines()

        for one in (folder, *folder.rglob("*")):
            one.chmod(0o755)
    assert said[0] == "1 1 0"
    assert [line.split(":")[0] for line in said[1:]] == ["refused", "refused"]


def test_a_file_that_is_no_database_is_said_to_be_none(file: Place) -> None:
    """Somebody's letter is not a ledger."""
    Path(file.where).write_text("Dear diary, " * 200)

    with pytest.raises(LedgerBroken, match="not a database"):
        file.open()


def test_a_damaged_file_is_named(file: Place) -> None:
    """A page of the file that was overwritten is a fault, not a crash."""
    with file.open(create=True) as ledger:
        put(ledger, READING, *(reading(f"Report {number} of many") for number in range(40)))
    path = Path(file.where)
    data = bytearray(path.read_bytes())
    middle = len(data) // 8192 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(data)

    with file.open() as ledger:
        try:
            found = [one.what for one in ledger.verify()]
        except LedgerError as fault:
            found = [str(fault)]

    assert found


@pytest.mark.postgres
def test_a_server_that_restarts_is_met_again(server: servers.Server) -> None:
    """While it is away: a sentence. When it is back: the ledger works, and lost nothing."""
    with open_ledger(server.new_database(), create=True, author="keeper", wait=2) as ledger:
        put(ledger, READING)
        before = ledger.head()
        server.stop()
        try:
            with pytest.raises(LedgerGone, match="cannot be reached"):
                ledger.decide("note", "thing", author="asma")
        finally:
            server.start()
        assert ledger.head() == before
        ledger.decide("note", "thing", author="asma")
        assert ledger.verify() == []


def restart_in_the_middle(ledger: Ledger, server: servers.Server) -> None:
    """An act in whose middle the server is restarted."""
    with ledger.store.database.writing() as connection:
        events.append(connection, author="asma", verb="note", about="a", payload={})
        server.stop()
        server.start()
        events.append(connection, author="asma", verb="note", about="b", payload={})


@pytest.mark.postgres
def test_a_server_that_restarts_in_the_middle_leaves_nothing_half(server: servers.Server) -> None:
    """What was not told to be kept is not there."""
    with open_ledger(server.new_database(), create=True, author="keeper", wait=2) as ledger:
        with pytest.raises(LedgerGone):
            restart_in_the_middle(ledger, server)

        assert ledger.head()[0] == 1
        ledger.record_reading(told(READING), author="asma")
        assert ledger.verify() == []


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_said_to_be_gone() -> None:
    """The message has the address, without the password."""
    url = "postgresql://asma:hush-hush@127.0.0.1:1/ledger"

    with pytest.raises(LedgerGone, match=r"127\.0\.0\.1:1/ledger") as said:
        open_ledger(url, wait=1)

    assert "hush-hush" not in str(said.value)
