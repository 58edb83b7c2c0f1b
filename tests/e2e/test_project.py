"""A project from start to end, each command as a real process on real files."""

import fcntl
import json
import os
import pty
import re
import resource
import select
import signal
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from counterclaim.exporting.schema import schema
from desks import ARMY, ELSEWHERE, LATER

SOURCE = Path(__file__).parents[2] / "src"
TOOLS = Path(__file__).parents[2] / "tools"
RUN = "import sys; from counterclaim.cli import main; sys.exit(main())"
URDU = (
    "کوئٹہ، 5 مارچ 2021 — فوج نے جمعے کو کہا کہ کوئٹہ میں حملے میں چار فوجی ہلاک ہوئے۔ تنظیم نے "
    "دعویٰ کیا کہ ۱۵ فوجی مارے گئے۔\n"
)
REPORTS = {"army.txt": ARMY, "later.txt": LATER, "elsewhere.txt": ELSEWHERE, "urdu.txt": URDU}


@dataclass(frozen=True)
class Done:
    """What a call said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        """The lines of a table for a pipe, by their columns."""
        head, *lines = (line.split("\t") for line in self.out.splitlines())
        return [dict(zip(head, line, strict=True)) for line in lines]


def environment(**more: str) -> dict[str, str]:
    """The environment without anything of the user's own."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("COUNTERCLAIM")
    }
    return {**kept, "PYTHONPATH": str(SOURCE), "COUNTERCLAIM_AUTHOR": "asma", **more}


def call(*arguments: str, cwd: Path, stdin: str = "", full_at: int | None = None) -> Done:
    """One call of the program; `full_at` is how long a file may become."""

    def limited() -> None:
        if full_at is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (full_at, full_at))

    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        input=stdin.encode(),
        capture_output=True,
        cwd=cwd,
        env=environment(),
        timeout=240,
        check=False,
        preexec_fn=limited,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_a_terminal(*arguments: str, cwd: Path, columns: int = 100, keys: str = "") -> Done:
    """One call at a terminal of so many columns, with these keys pressed at each question."""
    pid, master = pty.fork()
    if not pid:
        os.chdir(cwd)
        told = environment(TERM="xterm-256color", EDITOR="true")
        os.execve(sys.executable, [sys.executable, "-c", RUN, *arguments], told)  # noqa: S606
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    said, waiting = b"", list(keys)
    while True:
        try:
            ready, _, _ = select.select([master], [], [], 120)
            data = os.read(master, 65536) if ready else b""
        except OSError:
            break
        if not data:
            break
        said += data
        if waiting and b"[q]uit [?]" in data:
            while termios.tcgetattr(master)[3] & termios.ICANON:
                time.sleep(0.01)  # until it waits for a key, it throws away what was typed before
            os.write(master, waiting.pop(0).encode())
    _, status = os.waitpid(pid, 0)
    os.close(master)
    # Isolates take no room.
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\u2066-\u2069]", "", said.decode(errors="replace"))
    return Done(os.waitstatus_to_exitcode(status), plain.replace("\r", ""), "")


def made(folder: Path, reports: dict[str, str]) -> Path:
    """A project beside a folder of reports, in which all is done."""
    (folder / "in").mkdir(parents=True)
    for name, text in reports.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    assert call("init", "desk", cwd=folder).code == 0
    done = call("run", "../in", cwd=folder / "desk")
    assert done.code == 0, done.err
    return folder / "desk"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that tests only look at; its first two reports tell of one incident."""
    folder = made(tmp_path_factory.mktemp("project"), REPORTS)
    one, two = reports(folder, "army.txt"), reports(folder, "later.txt")
    assert call("link", "--same", one, two, cwd=folder).code == 0
    return folder


def reports(folder: Path, name: str) -> str:
    """The id of the report in a file."""
    (row,) = call("reports", "--where", f"name~{name}", cwd=folder).rows
    return row["id"]


@pytest.fixture(scope="module")
def incident(desk: Path) -> str:
    """The incident with most reports."""
    return call("incidents", cwd=desk).rows[0]["id"]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project of the test's own, with one report."""
    return made(tmp_path, {"army.txt": ARMY})


def claim(folder: Path, asked: str) -> str:
    """The one claim that passes a test."""
    found = call("claims", "--where", asked, "--fields", "id", cwd=folder).rows
    return found[0]["id"]


# --- bringing in --------------------------------------------------------------


def test_init_makes_a_project_once(tmp_path: Path) -> None:
    """The second time it says so, and touches nothing."""
    first, second = (call("init", "desk", cwd=tmp_path) for _ in range(2))

    assert first.code == 0
    assert (tmp_path / "desk" / "ledger.db").is_file()
    assert second.code == 2
    assert second.err == "error: desk: is a project already; use it, or choose another folder\n"


def test_a_command_outside_a_project_says_how_to_make_one(tmp_path: Path) -> None:
    """Exit code 4, nothing on stdout."""
    done = call("incidents", cwd=tmp_path)

    assert (done.code, done.out) == (4, "")
    assert "make a project with `counterclaim init`" in done.err


def test_run_does_what_is_new_and_then_nothing(desk: Path) -> None:
    """Twice is once."""
    done = call("run", "../in", cwd=desk)

    assert (done.code, done.out, done.err) == (0, "", "nothing is new\n")


def test_add_names_what_failed_and_goes_on(own: Path) -> None:
    """Exit code 3, the others are in."""
    (own / "more.txt").write_text(LATER, encoding="utf-8")
    done = call("add", "nowhere.txt", "more.txt", cwd=own)

    assert done.code == 3
    assert "nowhere.txt: nothing is there" in done.err
    assert "1 new, 0 known, 1 failed" in done.err


def test_reports_names_what_holds_none(own: Path) -> None:
    """On stderr, once, with what to do."""
    (own / "empty.txt").touch()
    ran = call("run", "empty.txt", cwd=own)
    listed = call("reports", cwd=own)

    assert ran.code == 3
    assert listed.err == "empty.txt: holds no text (it is empty); bring the file with its text\n"
    assert len(listed.rows) == 1


# --- looking ------------------------------------------------------------------


def test_incidents_lists_those_with_most_reports_first(desk: Path) -> None:
    """One line each, as TSV in a pipe."""
    found = call("incidents", cwd=desk).rows

    assert int(found[0]["reports"]) >= 2
    assert [int(row["reports"]) for row in found] == sorted(
        (int(row["reports"]) for row in found), reverse=True
    )
    assert found[0]["first_day"] == "2021-03-05"


@pytest.mark.parametrize(
    ("asked", "most"),
    [("reports", 4), ("claims", 50), ("incidents", 4), ("audit", 50)],
)
def test_lists_take_the_same_options(desk: Path, asked: str, most: int) -> None:
    """Where, fields, sort, limit, and lines of JSON."""
    plain = call(asked, "--jsonl", cwd=desk)
    first = json.loads(plain.out.splitlines()[0])
    column = next(iter(first))
    one = call(asked, "--fields", column, "--sort", f"-{column}", "--limit", "1", cwd=desk)
    bad = call(asked, "--where", "nonsense=1", cwd=desk)

    assert 0 < len(plain.out.splitlines()) <= most
    assert [list(row) for row in one.rows] == [[column]]
    assert (bad.code, bad.out) == (2, "")
    assert "--where: no column 'nonsense'; there are" in bad.err


def test_compare_prints_a_table_for_a_pipe(desk: Path, incident: str) -> None:
    """A row for each question, a column for each speaker."""
    found = call("compare", incident, cwd=desk)
    row = next(one for one in found.rows if one["question"] == "state_forces.killed")

    assert found.code == 0
    assert "more than 20" in row["Balochistan Liberation Army"]
    assert row["estimate"]


@pytest.mark.parametrize("columns", [60, 80, 120, 160])
def test_compare_is_drawn_as_wide_as_the_terminal(desk: Path, incident: str, columns: int) -> None:
    """No line is longer, and every speaker and tension is there."""
    done = on_a_terminal("compare", incident, cwd=desk, columns=columns)

    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= columns
    assert "Liberation" in done.out
    assert "tensions" in done.out


def test_compare_fails_on_what_it_was_told_to(desk: Path, incident: str) -> None:
    """Exit code 7 where there is a tension of the kind."""
    kinds = {
        json.loads(line)["kind"]
        for line in call("compare", incident, "--jsonl", cwd=desk).out.splitlines()
        if json.loads(line)["record"] == "tension"
    }
    there = kinds.pop()
    missing = ({"definition", "echo", "scope"} - kinds - {there}).pop()

    assert call("compare", incident, "--fail-on", there, cwd=desk).code == 7
    assert call("compare", incident, "--fail-on", missing, cwd=desk).code == 0


def test_reconcile_prints_every_policy_and_variant(desk: Path, incident: str) -> None:
    """Side by side, all that ship."""
    done = call("reconcile", incident, "--all-policies", cwd=desk)
    policies = {row["policy"].partition("@")[0] for row in done.rows}

    assert done.code == 0
    assert policies == {
        "acled", "airwars", "envelope", "ibc", "latest-official", "majority-of-origins", "ucdp",
    }  # fmt: skip


def test_an_unknown_policy_is_named(desk: Path, incident: str) -> None:
    """Exit code 2, and which there are."""
    done = call("reconcile", incident, "--policy", "mean", cwd=desk)

    assert (done.code, done.out) == (2, "")
    assert "mean" in done.err
    assert "ucdp" in done.err


def test_why_names_every_claim_of_the_question(desk: Path, incident: str) -> None:
    """Once, with its rule."""
    told = json.loads(call("why", incident, "state_forces.killed", "--json", cwd=desk).out)
    used = [one["claim"] for one in told[0]["derivation"]]
    printed = call("why", incident, "state_forces.killed", cwd=desk)

    assert len(used) == len(set(used)) > 1
    assert printed.out.startswith("state_forces.killed   ")
    assert printed.out.count("  [") >= len(used)


def test_show_shows_whatever_has_an_id(desk: Path, incident: str) -> None:
    """A claim, a report, an incident, a finding, an event; by their first letters."""
    four = claim(desk, "low=4")
    told = {
        "claim": call("show", four, cwd=desk),
        "short": call("show", four.removeprefix("clm_")[:8], cwd=desk),
        "report": call("show", reports(desk, "army.txt"), cwd=desk),
        "incident": call("show", incident[:9], cwd=desk),
        "event": call("show", call("audit", cwd=desk).rows[-1]["id"], cwd=desk),
    }

    assert {name: done.code for name, done in told.items()} == dict.fromkeys(told, 0)
    assert "«four soldiers" in told["claim"].out
    assert told["short"].out == told["claim"].out
    assert "when gunmen attacked a checkpoint" in told["report"].out
    assert told["incident"].out.count("  report ") >= 2
    assert "same" in told["event"].out


def test_show_says_when_nothing_has_the_id(desk: Path) -> None:
    """Exit code 4, nothing on stdout."""
    done = call("show", "clm_0000000000", cwd=desk)

    assert (done.code, done.out) == (4, "")


@pytest.mark.parametrize(
    ("words", "options", "found"),
    [
        ("soldiers", [], 2),
        ('"four soldiers"', ["--lang", "en"], 1),
        ("فوجی", [], 1),
        ("15", [], 1),
        ("kandahar", ["--in", "places"], 1),
        ("nowhere", [], 0),
    ],
)
def test_search_finds_words_in_any_script(
    desk: Path, words: str, options: list[str], found: int
) -> None:
    """English, Urdu, and digits of either."""
    done = call("search", words, *options, "--json", cwd=desk)

    assert done.code == 0
    assert len({one["report"] for one in json.loads(done.out)}) == found


def test_link_explains_an_incident(desk: Path, incident: str) -> None:
    """What each comparison weighs, and who decided."""
    done = call("link", "--explain", incident, cwd=desk)

    assert done.code == 0
    assert "army · later" in done.out or "later · army" in done.out.replace("  ", " ")
    assert "decided by asma" in done.out
    assert "before anything is compared" in done.out


# --- pipes --------------------------------------------------------------------


def test_filters_give_what_a_project_gives(desk: Path, tmp_path: Path) -> None:
    """`extract | link | reconcile`, and the same steps in a ledger."""
    read = call("extract", "../in", "--jsonl", cwd=desk)
    linked = call("link", "-", "--jsonl", cwd=tmp_path, stdin=read.out)
    piped = call("reconcile", "-", "--policy", "ucdp", "--json", cwd=tmp_path, stdin=linked.out)
    other = made(tmp_path / "other", REPORTS)
    kept = call("reconcile", "--policy", "ucdp", "--json", cwd=other)

    assert piped.code == 0, piped.err
    assert json.loads(piped.out)
    assert json.loads(piped.out) == json.loads(kept.out)


def test_every_record_follows_the_schema(desk: Path) -> None:
    """What link, compare and reconcile print is what `schema` publishes."""
    validator = Draft202012Validator(schema())
    told = [
        *call("link", "--jsonl", cwd=desk).out.splitlines(),
        *call("compare", "--jsonl", cwd=desk).out.splitlines(),
        *call("reconcile", "--all-policies", "--jsonl", cwd=desk).out.splitlines(),
    ]
    kinds = {json.loads(line)["record"] for line in told}

    assert {"report", "claim", "sketch", "incident", "question", "tension", "estimate"} <= kinds
    for line in told:
        validator.validate(json.loads(line))


# --- deciding -----------------------------------------------------------------


def test_decisions_are_kept_undone_and_listed(own: Path) -> None:
    """Accept, reject by another, undo; the audit has all of it."""
    four = claim(own, "low=4")
    accepted = call("decide", "accept", four, cwd=own)
    rejected = call("decide", "reject", four, "--by", "omar", "--note", "not him", cwd=own)
    disputed = call("show", four, cwd=own)
    undone = call("undo", "--by", "omar", cwd=own)
    (after,) = call("claims", "--where", f"id={four}", "--fields", "status", cwd=own).rows
    verbs = [row["verb"] for row in call("audit", "--where", "verb!=read", cwd=own).rows]

    assert [accepted.code, rejected.code, undone.code] == [0, 0, 0]
    assert " disputed " in disputed.out
    assert "omar reject" in disputed.out
    assert ": not him" in disputed.out
    assert "undone: reject" in undone.err
    assert after == {"status": "accepted"}
    assert verbs[-3:] == ["accept", "reject", "revert"]


def test_an_edit_that_cannot_be_is_refused(own: Path) -> None:
    """Exit code 2, and the claim can be shown as before."""
    four = claim(own, "low=4")
    done = call("decide", "edit", four, "--set", '{"toll": {"lowest": 5}}', cwd=own)

    assert done.code == 2
    assert "toll.lowest: is no field; there are" in done.err
    assert call("show", four, cwd=own).code == 0


def test_review_takes_keys_from_a_terminal(own: Path) -> None:
    """Accept, reject, undo, and quit; what was decided is kept at once."""
    done = on_a_terminal("review", cwd=own, columns=80, keys="aruq")
    verbs = [row["verb"] for row in call("audit", cwd=own).rows]

    assert done.code == 0
    assert "1 decided" in done.out
    assert verbs[-3:] == ["accept", "reject", "revert"]
    assert max(map(len, done.out.splitlines())) <= 80


def test_review_takes_lines_from_a_pipe(own: Path) -> None:
    """A letter a line; the end of input ends it."""
    done = call("review", "--order", "report", cwd=own, stdin="a\ns\n?\n")

    assert done.code == 0
    assert "1 decided" in done.err
    assert "a  accept" in done.err


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


# --- the demonstration --------------------------------------------------------


def test_demo_ends_in_the_matrix_the_estimates_and_why(tmp_path: Path) -> None:
    """From bytes to what can be said, in one command; twice is once."""
    done, again = (call("demo", "--to", "demo", cwd=tmp_path) for _ in range(2))
    pages = sorted((tmp_path / "demo").glob("*.html"))

    assert done.code == again.code == 0, done.err + again.err
    assert "killed: state" in done.out
    assert "tensions" in done.out
    assert "ucdp@" in done.out
    assert "acled@" in done.out
    assert "not used" in done.out
    assert all(page.resolve().as_uri() in done.err for page in pages)
    assert pages
    assert again.out == done.out


@pytest.fixture(autouse=True)
def _nothing_of_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """No project or table of whoever runs the tests."""
    for name in ("COUNTERCLAIM_PROJECT", "COUNTERCLAIM_TABLES"):
        monkeypatch.delenv(name, raising=False)
