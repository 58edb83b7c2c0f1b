"""The command line, as a real process on real files."""

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from jsonschema import Draft202012Validator

from counterclaim.cli import COMMANDS, cli
from counterclaim.exporting.schema import schema

SOURCE = Path(__file__).parents[2] / "src"
EXAMPLES = SOURCE / "counterclaim" / "data" / "examples" / "panjgur-nushki"
RUN = "import sys; from counterclaim.cli import main; sys.exit(main())"
TRIED = "import sys; from counterclaim.cli import main; main(sys.argv[1:])"
# What would make `--help` slow; `--help` needs none of it.
HEAVY = {"jinja2", "lxml", "trafilatura", "rich", "sqlite3", "tomllib", "charset_normalizer"}
# What only linking and the ledger need; neither `import counterclaim` nor `extract` waits for it.
HEAVIER = {"sqlalchemy", "alembic", "duckdb", "splink", "datasketch", "pyarrow", "pandas", "scipy"}
STORY = (
    "EXAMPLE CITY, March 5, 2021 — The army said on Friday that four soldiers were killed in "
    "Quetta. The Balochistan Liberation Army said it had killed more than 20 soldiers.\n"
)


def run(
    *arguments: str, stdin: str | bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """One call of the program, from start to end."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        env=_environment(**environment),
        timeout=120,
        check=False,
    )


def _environment(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("COUNTERCLAIM")
    }
    return {**kept, "PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": "", **more}


def records(told: bytes) -> list[dict[str, object]]:
    """The records in lines of JSON."""
    return [json.loads(line) for line in told.splitlines()]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A small report."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


# --- help ---


def test_help_lists_every_command() -> None:
    """A newcomer sees all there is."""
    told = run("--help").stdout.decode()

    assert all(name in told for name in COMMANDS)


@pytest.mark.parametrize("question", ["--help", "--version"])
def test_asking_imports_nothing_heavy(question: str) -> None:
    """Answers that need no report come at once."""
    told = subprocess.run(
        [sys.executable, "-c", f"{TRIED}; print(*sys.modules, file=sys.stderr)", question],
        capture_output=True,
        env=_environment(),
        check=True,
        text=True,
    )
    loaded = {name.partition(".")[0] for name in told.stderr.split()}

    assert not (HEAVY | HEAVIER | {"numpy"}) & loaded
    assert not [name for name in told.stderr.split() if name.startswith("counterclaim.reading")]


@pytest.mark.parametrize(
    "told", ["import counterclaim", "from counterclaim.cli import main; main(['extract', '-'])"]
)
def test_reading_waits_for_no_database(told: str) -> None:
    """Whoever only reads loads neither DuckDB nor SQLAlchemy."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {told}; print(*sys.modules, file=sys.stderr)"],
        input=STORY,
        capture_output=True,
        env=_environment(),
        check=True,
        text=True,
    )

    assert not HEAVIER & {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_ends_in_an_example(name: str) -> None:
    """Whoever reads it has something to paste."""
    told = run(name, "--help").stdout.decode().rstrip()

    assert re.search(r"Examples?:\n", told)
    assert "counterclaim " in told.splitlines()[-1]


# The others need a project; tests/e2e/test_project.py runs each of them in one.
WITHOUT_PROJECT = ("demo", "extract", "schema", "doctor", "evaluate")


def _examples() -> list[str]:
    """Every command line that a help text shows and that needs no project with certain ids."""
    found = []
    for name in WITHOUT_PROJECT:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        lines = (command.epilog or "").splitlines()
        found += [line.strip() for line in lines if "counterclaim " in line]
    return found


@pytest.mark.parametrize("line", _examples())
def test_every_example_of_a_help_text_runs(line: str, tmp_path: Path) -> None:
    """What is shown works as it is shown, beside the files that it names."""
    (tmp_path / "report.html").write_text(f"<html><body><p>{STORY}</p></body></html>")
    (tmp_path / "report.txt").write_text(STORY)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(STORY)
    (tmp_path / "tables").mkdir()
    (tmp_path / "gold").symlink_to(SOURCE.parent / "gold", target_is_directory=True)
    before, _, command = line.rpartition("|")
    arguments = shlex.split(command)
    stdin = (tmp_path / before.split()[1]).read_bytes() if before else b""

    done = run(*arguments[1:], stdin=stdin, cwd=tmp_path)

    assert done.returncode == 0, done.stderr.decode()


# --- extract ---


def test_a_pipe_gets_plain_lines_and_words_go_to_stderr(story: Path) -> None:
    """Data on stdout, words on stderr."""
    done = run("extract", str(story))
    lines = done.stdout.decode().splitlines()

    assert done.returncode == 0
    assert lines[0].startswith("report\tquestion\twho")
    assert len(lines) > 1
    assert b"claim" in done.stderr
    assert b"\x1b" not in done.stdout


def test_lines_of_json_follow_the_schema_and_the_text(story: Path) -> None:
    """What is printed is what `schema` says, and every quotation stands in the text."""
    done = run("extract", str(story), "--jsonl")
    told = records(done.stdout)

    assert told[0]["record"] == "report"
    for record in told:
        Draft202012Validator(schema()).validate(record)
        if record["record"] == "claim":
            span = record["span"]
            assert isinstance(span, dict)
            assert STORY[span["start"] : span["end"]] == span["quote"]


def test_a_document_holds_the_same_records_as_lines(story: Path) -> None:
    """Two forms of one thing."""
    document = json.loads(run("extract", str(story), "--json").stdout)

    assert document == records(run("extract", str(story), "--jsonl").stdout)


def test_standard_input_reads_like_a_file(story: Path) -> None:
    """`-`, and nothing at all in a pipe, mean standard input."""
    claims = [
        [
            record
            for record in records(run("extract", *asked, "--jsonl", stdin=given).stdout)
            if record["record"] == "claim"
        ]
        for asked, given in (((str(story),), b""), (("-",), STORY), ((), STORY))
    ]
    words = [[(one["kind"], one["span"]) for one in told] for told in claims]

    assert words[0] == words[1] == words[2]
    assert words[0]


def test_reading_twice_gives_the_same(story: Path) -> None:
    """Ids are digests of content."""
    assert (
        run("extract", str(story), "--jsonl").stdout == run("extract", str(story), "--jsonl").stdout
    )


def test_the_day_of_publication_can_be_told(tmp_path: Path) -> None:
    """When unknown, it is unknown; when told, it is told."""
    path = tmp_path / "bare.txt"
    path.write_text("Four soldiers were killed in Quetta on Friday.\n")
    unknown = records(run("extract", str(path), "--jsonl").stdout)[0]
    known = records(
        run(
            "extract",
            str(path),
            "--jsonl",
            "--published",
            "2021-03-05",
            "--outlet",
            "Example Wire",
            "--url",
            "https://example.org/1",
        ).stdout
    )[0]

    assert unknown["published"] is None
    assert (known["published"], known["outlet"]) == ("2021-03-05", "Example Wire")


def test_output_can_go_to_a_file(story: Path, tmp_path: Path) -> None:
    """The file appears whole."""
    done = run("extract", str(story), "--jsonl", "-o", str(tmp_path / "out.jsonl"))

    assert done.stdout == b""
    assert records((tmp_path / "out.jsonl").read_bytes())


def test_quiet_says_nothing_but_errors(story: Path) -> None:
    """For scripts."""
    assert run("extract", str(story), "-q").stderr == b""
    assert b"error:" in run("extract", str(story), "gone.txt", "-q").stderr


# --- what can go wrong ---


def test_a_missing_report_is_not_found(tmp_path: Path) -> None:
    """One line, with the file and what to do; nothing on stdout but the header."""
    done = run("extract", str(tmp_path / "gone.txt"), "--jsonl")

    assert done.returncode == 4
    assert done.stdout == b""
    assert re.fullmatch(rb"error: [^\n]*gone\.txt[^\n]*; [^\n]+\n", done.stderr)


def test_some_failing_leaves_the_others_done(story: Path, tmp_path: Path) -> None:
    """Never a lost neighbour."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    done = run(
        "extract",
        str(tmp_path / "gone.txt"),
        str(tmp_path / "empty.txt"),
        str(tmp_path / "binary.txt"),
        str(story),
        "--jsonl",
    )

    assert done.returncode == 3
    assert [one["record"] for one in records(done.stdout)].count("report") == 1
    assert done.stderr.count(b"error: ") >= 2
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extract", "--nonsense"], "No such option"),
        (["nonsense"], "No such command"),
        (["extract", "-", "--published", "soon"], "'soon' is no date"),
        (["extract", "-", "--tables", "nowhere"], "nowhere is not a folder"),
        (["schema", "rumour"], "'rumour' is not one of"),
        (["evaluate"], "Missing argument"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(arguments: list[str], told: str) -> None:
    """The error says what is wrong and where to look."""
    done = run(*arguments, stdin=STORY)

    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.parametrize(
    "text", ["“" * 5000, "\u202e" * 200 + STORY, "(" * 3000, "a\x00b", "\ufeff"]
)
def test_odd_text_is_read_or_refused_in_one_line(text: str) -> None:
    """Never a traceback."""
    done = run("extract", "-", "--jsonl", stdin=text)

    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    assert b"broke on its own" not in done.stderr


def test_a_reader_that_goes_away_is_no_fault(story: Path) -> None:
    """`| head -1` ends quietly."""
    with subprocess.Popen(
        [sys.executable, "-c", RUN, "extract", *[str(story)] * 3, "--jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        told = process.stderr.read()
        process.wait()

    assert b"Traceback" not in told
    assert b"BrokenPipe" not in told
    assert process.returncode == 0


def test_ctrl_c_prints_what_was_done(tmp_path: Path) -> None:
    """The first report is out before the last is read; exit code 130, no traceback."""
    (tmp_path / "a.txt").write_text(STORY)
    # One long line, so that the second report is still being read when the key is pressed.
    (tmp_path / "b.txt").write_text(STORY.replace("\n", " ") * 60_000)
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            RUN,
            "extract",
            str(tmp_path / "a.txt"),
            str(tmp_path / "b.txt"),
            "--jsonl",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    ) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, told = process.communicate(timeout=60)

    assert json.loads(first)["record"] == "report"
    assert all(json.loads(line) for line in rest.splitlines())
    assert b"Traceback" not in told
    assert process.returncode == 130


# --- the other commands ---


def test_schema_prints_a_schema() -> None:
    """One record, or any."""
    Draft202012Validator.check_schema(json.loads(run("schema").stdout))
    told = json.loads(run("schema", "claim").stdout)

    assert told["$ref"] == "#/$defs/claim"


def test_doctor_finds_this_installation_well(tmp_path: Path) -> None:
    """Everything is looked at; nothing is wrong."""
    done = run("doctor", cwd=tmp_path)
    told = done.stdout.decode()

    assert done.returncode == 0, told
    for name in ("Python", "tables", "gazetteer", "language en", "language ur", "your tables"):
        assert re.search(rf"^ok +{name}", told, re.MULTILINE)


def test_doctor_names_a_bad_table_of_ones_own(tmp_path: Path) -> None:
    """File and row, what to do, and exit code 2."""
    (tmp_path / "counterclaim.toml").write_text('tables = "tables"\n')
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "actors.csv").write_text("name\na,b,c\n")
    done = run("doctor", cwd=tmp_path)

    assert done.returncode == 2
    assert re.search(r"^bad .*actors\.csv row 2", done.stdout.decode(), re.MULTILINE)


def test_evaluate_prints_how_much_agrees(tmp_path: Path) -> None:
    """By language and by kind, in lines or as a document."""
    gold = str(SOURCE.parent / "gold" / "examples")
    done = run("evaluate", gold, cwd=tmp_path)
    document = json.loads(run("evaluate", gold, "--json", cwd=tmp_path).stdout)

    assert done.returncode == 0, done.stderr.decode()
    assert re.search(r"^claims\t\d+\t\d+\t\d+\t", done.stdout.decode(), re.MULTILINE)
    assert document["scores"]["claims, ur"]["expected"] > 0
    assert document["scores"]["findings"]["expected"] > 0


# --- on a terminal ---


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What a person at a terminal sees: stdout and stderr together."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=_environment(TERM="xterm-256color", COLUMNS="100", **environment),
    ) as process:
        os.close(slave)
        seen = b""
        while True:
            try:
                more = os.read(master, 65536)
            except OSError:  # Linux says so when the other end has closed
                break
            if not more:
                break
            seen += more
        process.wait()
    os.close(master)
    return seen.decode()


def test_a_person_gets_a_table_by_question(story: Path) -> None:
    """Who, how many, where, when, their words; bold and dim, nothing to parse."""
    seen = on_a_terminal("extract", str(story))

    assert "Killed: state forces" in seen
    assert "more than 20" in seen
    assert "\x1b[1m" in seen


def test_no_color_is_obeyed(story: Path) -> None:
    """Colours are never the only sign, and may be switched off."""
    seen = on_a_terminal("extract", str(story), NO_COLOR="1")

    assert not re.search(r"\x1b\[(3|4|9|10)\d", seen)


def test_progress_is_shown_for_several_reports(story: Path) -> None:
    """A person who waits sees how far it is."""
    seen = on_a_terminal("extract", *[str(story)] * 3)

    assert "read · " in seen


def test_nothing_given_at_a_terminal_is_explained() -> None:
    """The program does not wait for words that nobody knows it wants."""
    seen = on_a_terminal("extract")

    assert "no report is given; name a file, a folder, or - for stdin" in seen
