"""What is changed by hand, erased, full, held or cut short: each command as a real process."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desks import ARMY, LATER
from processes import REPORTS, RUN, TOOLS, call, claim, environment

# --- trust --------------------------------------------------------------------


def test_verify_names_a_byte_that_was_changed(own: Path) -> None:
    """In the store, and in a row; exit code 6."""
    well = call("verify", cwd=own)
    stored = max((own / "objects").rglob("*"), key=lambda path: path.is_file() and len(path.name))
    stored.chmod(0o600)
    data = bytearray(stored.read_bytes())
    data[len(data) // 2] ^= 1
    stored.write_bytes(data)
    byte = call("verify", cwd=own)
    data[len(data) // 2] ^= 1
    stored.write_bytes(data)
    with sqlite3.connect(own / "ledger.db") as base:
        base.execute("UPDATE claim SET record = replace(record, 'four', 'nine')")
    base.close()
    row = call("verify", "--json", cwd=own)

    assert well.code == 0
    assert byte.code == 6
    assert stored.name in byte.out.replace("/", "")
    assert row.code == 6
    assert {one["kind"] for one in json.loads(row.out)["faults"]} == {"row"}


def test_redact_asks_first_and_erases_for_good(own: Path) -> None:
    """Without an answer nothing happens; then no file holds the words."""
    left = call("redact", "--words", "gunmen", "--reason", "asked for", cwd=own)
    done = call("redact", "--words", "gunmen", "--reason", "asked for", "--yes", cwd=own)
    found = call("search", "gunmen", "--json", cwd=own)
    files = [path.read_bytes() for path in own.rglob("*") if path.is_file()]

    assert left.code == 130
    assert done.code == 0, done.err
    assert json.loads(found.out) == []
    assert not any(b"gunmen" in data for data in files)
    assert call("verify", cwd=own).code == 0


def test_a_backup_is_made_and_put_back(own: Path, tmp_path: Path) -> None:
    """What was decided since is gone, and is kept aside."""
    four = claim(own, "low=4")
    backup = str(tmp_path / "backup")
    assert call("db", "backup", backup, cwd=own).code == 0
    call("decide", "reject", four, cwd=own)
    done = call("db", "restore", backup, "--yes", cwd=own)

    assert done.code == 0, done.err
    assert call("claims", "--where", "status=rejected", cwd=own).rows == []
    assert call("verify", cwd=own).code == 0
    assert list(own.glob("before-restore-*"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [("rebuild", "the same rows"), ("upgrade", "already"), ("stats", '"report": 4')],
)
def test_the_ledger_is_kept(desk: Path, asked: str, told: str) -> None:
    """Rebuilt to the same rows, brought forward, counted."""
    done = call("db", asked, cwd=desk)

    assert done.code == 0
    assert told in done.out + done.err


# --- faults -------------------------------------------------------------------


def test_a_ledger_of_a_newer_version_is_refused(own: Path) -> None:
    """With a sentence, and exit code 2."""
    with sqlite3.connect(own / "ledger.db") as base:
        base.execute("UPDATE alembic_version SET version_num = '9999'")
    base.close()
    done = call("incidents", cwd=own)

    assert (done.code, done.out) == (2, "")
    assert "a newer version of counterclaim wrote it" in done.err


def test_a_second_writer_waits_and_then_says_so(own: Path) -> None:
    """Exit code 5, nothing written; readers go on."""
    base = sqlite3.connect(own / "ledger.db", isolation_level=None)
    base.execute("BEGIN IMMEDIATE")
    try:
        done = call("decide", "accept", claim(own, "low=4"), cwd=own)
        listed = call("reports", cwd=own)
    finally:
        base.execute("ROLLBACK")
        base.close()

    assert done.code == 5
    assert done.err.startswith("error: ")
    assert len(listed.rows) == 1


def test_two_runs_at_once_both_come_to_their_end(tmp_path: Path) -> None:
    """Each report stands once, whoever read it."""
    (tmp_path / "in").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    call("init", "desk", cwd=tmp_path)
    both = [
        subprocess.Popen(
            [sys.executable, "-c", RUN, "run", "../in"],
            cwd=tmp_path / "desk",
            env=environment(COUNTERCLAIM_AUTHOR=name),
            stderr=subprocess.PIPE,
        )
        for name in ("asma", "omar")
    ]
    told = [one.communicate(timeout=240)[1].decode() for one in both]
    objects = [row["object"] for row in call("audit", cwd=tmp_path / "desk").rows]

    assert [one.returncode for one in both] == [0, 0], told
    assert len(objects) == len(set(objects)) == 1 + 2 * len(REPORTS)
    assert call("run", cwd=tmp_path / "desk").err == "nothing is new\n"
    assert call("verify", cwd=tmp_path / "desk").code == 0


def test_a_full_disk_is_said_and_leaves_nothing_half_written(own: Path) -> None:
    """Exit code 9; when there is room again, the same command goes on."""
    for number in range(20):
        text = f"{ARMY}\nMore of it, number {number}. {LATER * 20}"
        (own / f"more-{number}.txt").write_text(text, encoding="utf-8")
    size = (own / "ledger.db").stat().st_size
    more = [f"more-{number}.txt" for number in range(20)]
    full = call("run", *more, cwd=own, full_at=size + 20_000)
    after = call("verify", cwd=own)
    again = call("run", *more, cwd=own)

    assert full.code == 9, full.err
    assert "error: " in full.err
    assert "Traceback" not in full.err
    assert after.code == 0, after.out
    assert again.code == 0, again.err
    assert len(call("reports", cwd=own).rows) == 21


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_ledger_that_may_not_be_written_says_so(own: Path) -> None:
    """Exit code 9; reading goes on."""
    for path in (own / "ledger.db", own):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        done = call("decide", "accept", "clm", cwd=own)
    finally:
        for path in (own, own / "ledger.db"):
            path.chmod(path.stat().st_mode | 0o200)

    assert done.code == 9


def test_ctrl_c_keeps_what_is_done_and_the_same_command_goes_on(tmp_path: Path) -> None:
    """Exit code 75, and in the end all is there."""
    (tmp_path / "in").mkdir()
    for number in range(60):
        text = f"{ARMY}\nNumber {number} of them.\n{LATER * 5}"
        (tmp_path / "in" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    call("init", "desk", cwd=tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "run", "../in"],
        cwd=tmp_path / "desk",
        env=environment(),
        stderr=subprocess.PIPE,
    )
    while process.poll() is None and _read(tmp_path / "desk" / "ledger.db") < 3:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=120)[1].decode()
    done = call("run", "../in", cwd=tmp_path / "desk")

    assert process.returncode == 75, told
    assert "what was done is kept" in told
    assert done.code == 0
    assert len(call("reports", cwd=tmp_path / "desk").rows) == 60


def _read(ledger: Path) -> int:
    """How many reports stand there."""
    base = sqlite3.connect(ledger)
    try:
        return int(base.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        base.close()


@pytest.mark.slow
def test_run_survives_being_killed(tmp_path: Path) -> None:
    """Ten times at random moments: nothing lost, nothing doubled, the end is the same."""
    done = subprocess.run(
        [sys.executable, str(TOOLS / "bench_projects.py"), "--reports", "0", "--kill", "10"],
        env=environment(TMPDIR=str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert done.returncode == 0, done.stderr
