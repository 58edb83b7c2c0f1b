"""
Documents say what the program does: commands, errors, tables, stages, outputs.

A document that no test reads goes wrong without anybody noticing; here each statement that can
be checked is. Outputs are written by `python tools/documents.py`.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

import click
import pytest

import counterclaim
import documents
from counterclaim import errors, pipeline, settings, tables
from counterclaim.cli import COMMANDS, cli
from counterclaim.errors import CounterclaimError
from counterclaim.records import ClaimKind, Figure, FindingKind, Qualifier, Reading
from counterclaim.tables.people import Victims
from counterclaim.tables.questions import LISTS
from counterclaim.tables.shelf import PACKAGED, Shelf

ROOT: Final = documents.ROOT
PAGES: Final = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("changelog.d/*.md"))
)
# What tools write of themselves is not prose; its digests may look like anything.
WRITTEN_BY_TOOLS: Final = {"docs/quality.md"}
PROSE: Final = [page for page in PAGES if page not in WRITTEN_BY_TOOLS]
ADRS: Final = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
DATA: Final = sorted(
    path.relative_to(PACKAGED).as_posix()
    for path in PACKAGED.rglob("*")
    if path.suffix in (".toml", ".csv") and "examples" not in path.parts
)
LANGUAGES: Final = sorted(path.name for path in (PACKAGED / "languages").iterdir() if path.is_dir())


@cache
def text(page: str) -> str:
    """A document."""
    return (ROOT / page).read_text(encoding="utf-8")


def rows(page: str, head: str) -> list[list[str]]:
    """The rows of the table whose first column has that head, as cells without code marks."""
    lines = text(page).splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith(f"| {head} |"))
    found: list[list[str]] = []
    for line in lines[first + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip().replace("`", "") for cell in line.strip("|").split("|")])
    return found


def language(code: str, name: str) -> Mapping[str, Any]:
    """One packaged table of a language."""
    return Shelf().toml(f"languages/{code}/{name}.toml")


@pytest.fixture(scope="module")
def bench() -> Iterator[Path]:
    """A folder in which a reader tries what the documents say."""
    with documents.bench() as here:
        yield here


@pytest.fixture(scope="module")
def benches() -> Iterator[dict[str, Path]]:
    """For each document a folder of its own, for what one line makes the next one uses."""
    with ExitStack() as held:
        yield {name: held.enter_context(documents.bench()) for name in documents.DOCUMENTS}


# --- commands ---


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_section(name: str) -> None:
    """Who looks a command up finds what it prints and what it does."""
    command = cli.get_command(click.Context(cli), name)

    assert command is not None
    assert command.help
    assert f"\n## {name}\n" in text("docs/commands.md")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    """An option without a word about it is a riddle."""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    silent = [one.name for one in command.params if isinstance(one, click.Option) and not one.help]

    assert not silent


CONSOLE: Final = [
    block for page in documents.DOCUMENTS for block in documents.blocks(page)
    if block.kind == "console"
]  # fmt: skip
SHELL: Final = [
    (block, line)
    for page in documents.DOCUMENTS
    for block in documents.blocks(page)
    if block.kind == "sh" and block.note != "installs"
    for line in block.commands
]


@pytest.mark.parametrize("block", CONSOLE, ids=lambda block: block.commands[0][:60])
def test_an_output_in_a_document_is_what_the_command_prints(
    block: documents.Block, bench: Path
) -> None:
    """Nothing is shown that the program does not say; `python tools/documents.py` writes it."""
    command, _, filtered = block.commands[0].partition(" | jq ")
    if filtered and shutil.which("jq") is None:  # what feeds it is ours, and can be checked alone
        _, told = documents.run(command, bench)
        assert all(json.loads(line)["record"] for line in told.strip("\n").split("\n"))
        return
    code, told = documents.run(block.commands[0], bench)

    assert code == 0
    assert block.output == documents.shown(told, block.shows)


@pytest.mark.parametrize(("block", "line"), SHELL, ids=[line for _, line in SHELL])
def test_every_shell_line_in_a_document_runs(
    block: documents.Block, line: str, benches: dict[str, Path]
) -> None:
    """A `make` line names a target that `make help` tells of; any other line is run."""
    if line.startswith("make "):
        assert re.search(rf"^{line.split()[1]}:.* ## ", text("Makefile"), re.MULTILINE)
    else:
        code, told = documents.run(line, benches[block.document])

        assert code == 0, (block.document, told)


def test_the_python_of_the_readme_runs(bench: Path) -> None:
    """What a reader copies into a notebook works there."""
    code = "\n".join(b.body for b in documents.blocks("README.md") if b.kind == "python")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=bench,
        env=documents.environment(bench),
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
    assert b"Reading of " in done.stdout


@pytest.mark.slow
def test_the_readme_installs_a_program_that_works(tmp_path: Path) -> None:
    """The package holds all that it needs: tables, gazetteer, templates, examples."""
    script = next(b for b in documents.blocks("README.md") if b.note == "installs").body
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    kept = documents.environment(tmp_path)
    del kept["PYTHONPATH"]
    done = subprocess.run(
        ["bash", "-euc", f"{script}\nmkdir away && cd away && counterclaim demo"],
        cwd=tmp_path,
        env=kept,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
    assert len(list((tmp_path / "away" / "demo").glob("*.html"))) > 1


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_named_in_a_document_exists(page: str) -> None:
    """A renamed target is renamed everywhere."""
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)`", text(page)))

    assert named <= targets


def test_the_words_of_the_readme_stand_in_its_example() -> None:
    """The report that is quoted is the one that is read."""
    example = (documents.EXAMPLES / "01-wire-night.txt").read_text(encoding="utf-8")
    quoted = [line[2:] for line in text("README.md").splitlines() if line.startswith("> ")]

    assert quoted
    assert all(line in example for line in quoted)


def test_exit_codes_are_told() -> None:
    """Scripts depend on them: the table, the command line's own, and the errors' agree."""
    told = {int(code): meaning for code, meaning in rows("docs/commands.md", "Code")}
    drawn = sys.modules[cli.__module__].__doc__ or ""
    own = re.findall(r"^\| (\d+) \| (.+) \|$", drawn, re.MULTILINE)
    raised = {one.exit_code for one in _classes(CounterclaimError)}

    assert told == {int(code): meaning for code, meaning in own}
    assert raised <= told.keys()


def test_every_environment_variable_is_told() -> None:
    """The only reader of the environment is settings.py."""
    read = {
        value
        for name, value in vars(settings).items()
        if name.isupper() and str(value).startswith("COUNTERCLAIM_")
    }

    assert {name for name, *_ in rows("docs/commands.md", "Name")} == read


# --- errors ---


def _classes(one: type[CounterclaimError]) -> list[type[CounterclaimError]]:
    return [one, *(found for sub in one.__subclasses__() for found in _classes(sub))]


def _drawn(one: type[CounterclaimError], before: str = "") -> Iterator[str]:
    subs = one.__subclasses__()
    for sub in subs:
        last = sub is subs[-1]
        yield f"{before}{'└── ' if last else '├── '}{sub.__name__}"
        yield from _drawn(sub, before + ("    " if last else "│   "))


def test_the_drawing_of_errors_is_the_tree_of_errors() -> None:
    """Every class stands in the drawing where its parent says, and nothing else does."""
    drawing = [
        re.sub(r" {2,}[^│├└ ].*$", "", line)
        for line in (errors.__doc__ or "").splitlines()
        if re.match(r"[│ ]*[├└]── ", line)
    ]

    assert drawing == list(_drawn(CounterclaimError))


@pytest.mark.parametrize("one", _classes(CounterclaimError))
def test_every_error_says_what_it_is(one: type[CounterclaimError]) -> None:
    """An error is filed under who can mend it, in this module, with a sentence."""
    assert one.__doc__
    assert one.__module__ == errors.__name__
    assert issubclass(one, CounterclaimError)


# --- the public face ---


def test_all_is_sorted_and_complete() -> None:
    """Every error and every verb is public, and every public name can be had."""
    public = counterclaim.__all__
    raised = {one.__name__ for one in _classes(CounterclaimError)}

    assert public == sorted(public)
    assert raised | {"read", "read_all", "extract", "schema"} <= set(public)
    assert all(getattr(counterclaim, name).__name__ == name for name in public)
    assert set(public) <= set(dir(counterclaim))


def test_importing_the_package_loads_nothing_heavy() -> None:
    """A notebook, and `--help`, start at once."""
    heavy = {"lxml", "trafilatura", "sqlite3", "tomllib", "rich", "jinja2", "click"}
    code = "import sys, counterclaim; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert not heavy & set(done.stdout.split())


def test_a_name_that_is_not_public_is_missing() -> None:
    """A typing mistake is an AttributeError, as anywhere."""
    with pytest.raises(AttributeError, match="no attribute 'lnik'"):
        counterclaim.lnik  # type: ignore[attr-defined]  # noqa: B018  # that is the point


def test_a_reading_shows_itself() -> None:
    """One line in a shell, a table and sentences in a notebook."""
    example = documents.EXAMPLES / "01-wire-night.txt"
    reading = counterclaim.extract(counterclaim.read(example))

    assert repr(reading).startswith(f"<Reading of {example}: {len(reading.claims)} claims: ")
    assert reading._repr_html_().startswith("<table>")
    assert all(
        finding.kind.replace("_", " ") in reading._repr_html_() for finding in reading.findings
    )


def test_read_takes_one_report(tmp_path: Path) -> None:
    """A path or bytes; a file of several reports is for read_all; an error is raised."""
    several = documents.EXAMPLES / "10-example-agency.jsonl"

    assert counterclaim.read(b"Four soldiers were killed.").text == "Four soldiers were killed."
    with pytest.raises(counterclaim.BadOption, match="several reports; use read_all"):
        counterclaim.read(several)
    with pytest.raises(counterclaim.NotFound):
        counterclaim.read(tmp_path / "none.txt")


def test_read_all_gives_reports_and_errors(tmp_path: Path) -> None:
    """A file that is not there takes nothing from its neighbours."""
    there = documents.EXAMPLES / "01-wire-night.txt"
    found = list(counterclaim.read_all(tmp_path / "none.txt", there))

    assert isinstance(found[0], counterclaim.NotFound)
    assert isinstance(found[1], counterclaim.Report)


# --- tables ---


@pytest.mark.parametrize("name", DATA)
def test_every_table_says_what_it_is(name: str) -> None:
    """What, who reads it, in what order, from where, under which licence."""
    lines = (PACKAGED / name).read_text(encoding="utf-8").splitlines()
    header = "\n".join(lines[: next(i for i, line in enumerate(lines) if line[:1] != "#")])
    missing = [
        what
        for what, pattern in {
            "reader": "[Rr]ead by",
            "order": "Order",
            "source": "Source|Searched by",
            "licence": "Licence",
        }.items()
        if not re.search(pattern, header)
    ]

    assert not missing


NAMED: Final = re.compile(
    r"(?<![\w./-])(?:[\w-]+/)*[\w-]+\.(?:py|toml|csv|sqlite)\b|\bcounterclaim(?:\.[a-z_]+)+"
)


def _lost(said: str, *beside: Path) -> list[str]:
    """The modules and tables that a text names and that do not exist."""
    bases = (ROOT, ROOT / "src", PACKAGED.parent, PACKAGED, PACKAGED / "languages" / "en", *beside)
    named = {
        f"{one.replace('.', '/')}.py" if one.startswith("counterclaim.") else one
        for one in NAMED.findall(said)
        if one != settings.PROJECT_FILE  # the reader's own
    }
    return sorted(one for one in named if not any((base / one).exists() for base in bases))


@pytest.mark.parametrize("name", DATA)
def test_a_table_names_modules_and_tables_that_exist(name: str) -> None:
    """Who follows a comment to its reader arrives."""
    path = PACKAGED / name
    lines = path.read_text(encoding="utf-8").splitlines()

    assert not _lost("\n".join(line for line in lines if line.startswith("#")), path.parent)


@pytest.mark.parametrize("page", [page for page in PROSE if "adr" in page or "ARCH" in page])
def test_decisions_and_architecture_name_modules_and_tables_that_exist(page: str) -> None:
    """What was renamed is renamed in the documents too."""
    assert not _lost(text(page))


def test_modules_name_modules_and_tables_that_exist() -> None:
    """A docstring that sends its reader on sends them somewhere."""
    lost = {
        path.name: _lost(said, path.parent, ROOT / "tests", ROOT / "tools")
        for path in (ROOT / "src").rglob("*.py")
        for said in [ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""]
    }

    assert not {name: named for name, named in lost.items() if named}


def test_every_language_has_the_same_files() -> None:
    """A language is a folder, and every folder answers the same questions."""
    held = {code: {path.name for path in (PACKAGED / "languages" / code).iterdir()}
            for code in LANGUAGES}  # fmt: skip

    assert len(LANGUAGES) > 1
    assert len({frozenset(files) for files in held.values()}) == 1


def test_architecture_names_every_file_of_a_language() -> None:
    """Who adds a language knows what to write."""
    files = {path.name for path in (PACKAGED / "languages" / LANGUAGES[0]).iterdir()}
    section = text("ARCHITECTURE.md").partition("## How a language is added")[2]

    assert files == set(re.findall(r"`([a-z_]+\.toml)`", section.partition("\n## ")[0]))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("which", "table", "section", "column"),
    [
        ("effect", "harm", "effect", "effect"),
        ("act", "happenings", "act", "act"),
        ("phase", "happenings", "status", "phase"),
        ("measure", "happenings", "restriction", "measure"),
    ],
)
def test_what_words_say_is_in_the_closed_lists(
    code: str, which: str, table: str, section: str, column: str
) -> None:
    """A word cannot say what no question asks."""
    said = {row[column] for row in language(code, table)[section]} - _settled(code)

    assert said
    assert said <= _listed(which)


def _settled(code: str) -> set[str]:
    """What words say for the time being: the report decides which answer it is."""
    return {language(code, "harm").get("hit", {}).get("named", ""), "enemy"}


def test_the_sides_of_people_are_the_closed_list() -> None:
    """`enemy` is of the speaker, and becomes a side when a claim is made."""
    assert set(get_args(Victims)) - {"enemy"} == _listed("victims")


@pytest.mark.parametrize("which", LISTS)
def test_every_answer_is_said_by_some_word(which: str) -> None:
    """A list is closed on what can be read: nothing stands in it that no table says."""
    said = {
        "effect": lambda code: {row["effect"] for row in language(code, "harm")["effect"]},
        "act": lambda code: {row["act"] for row in language(code, "happenings")["act"]},
        "phase": lambda code: {row["phase"] for row in language(code, "happenings")["status"]},
        "measure": lambda code: {
            row["measure"] for row in language(code, "happenings")["restriction"]
        },
        "victims": lambda code: {row["victims"] for row in language(code, "people")["people"]},
    }[which]

    settled = set().union(*map(_settled, LANGUAGES))

    assert set().union(*map(said, LANGUAGES)) - settled == _listed(which)


def test_every_finding_and_range_has_a_sentence() -> None:
    """The kinds of findings and qualifiers in the code are those that findings.toml words."""
    table = Shelf().toml("findings.toml")

    assert set(get_args(FindingKind)) <= table["says"].keys()
    assert set(get_args(Qualifier)) == table["ranges"].keys()


def test_the_readme_tells_every_kind_of_claim() -> None:
    """Who reads the table knows what may come out."""
    assert {kind for kind, _ in rows("README.md", "kind")} == set(get_args(ClaimKind))


def _listed(which: str) -> set[str]:
    return {row["name"] for row in Shelf().toml("questions.toml")[which]}


# --- architecture ---


def test_architecture_draws_the_stages_as_they_run() -> None:
    """Order, and what each reads and writes."""
    marking = pipeline.standard(tables.load()).marking
    run = [
        [
            type(stage).__name__,
            ", ".join(layer.__name__ for layer in stage.reads) or "the report",
            stage.writes.__name__,
        ]
        for stage in marking.stages
    ]
    told = [
        [name, reads, re.split(r"\W", writes)[0]]
        for name, reads, writes in rows("ARCHITECTURE.md", "Stage")
    ]

    assert told == run


def test_architecture_draws_the_layers_that_are_enforced() -> None:
    """The drawing and import-linter's contract are one."""
    contract = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]
    enforced = [
        sorted(part.strip().removeprefix("counterclaim.") for part in layer.split("|"))
        for layer in contract["layers"]
    ]
    drawing = text("ARCHITECTURE.md").partition("## The layers")[2].split("```")[1]
    drawn = [sorted(re.findall(r"[a-z]+", line[:25])) for line in drawing.strip().splitlines()]

    assert drawn == enforced


def test_the_files_that_architecture_names_exist() -> None:
    """One place for each decision, and it is there."""
    package = ROOT / "src" / "counterclaim"
    named = [
        name
        for _, cell in rows("ARCHITECTURE.md", "Decision") + rows("ARCHITECTURE.md", "Law")
        for name in re.findall(r"[\w./]+/[\w.]*|\w+\.\w+", cell.replace("<code>", "en"))
    ]
    lost = [
        name for name in named
        if not any((base / name.replace("*", "")).exists() for base in (ROOT, package))
    ]  # fmt: skip

    assert named
    assert not lost


# --- decisions ---


@pytest.mark.parametrize("page", ADRS, ids=lambda path: path.stem)
def test_a_decision_has_four_headings_and_one_page(page: Path) -> None:
    """Question, answer, why not the others, what would change our mind."""
    said = page.read_text(encoding="utf-8")

    assert re.match(rf"# {page.stem[:4]} \S", said)
    assert re.findall(r"^## (.+)$", said, re.MULTILINE) == [
        "Question", "Answer", "Why not the others", "What would change our mind"
    ]  # fmt: skip
    assert len(said.splitlines()) <= 50


def test_decisions_have_numbers_of_their_own() -> None:
    """Two pages of one number cannot be cited."""
    numbers = [page.name[:4] for page in ADRS]

    assert len(set(numbers)) == len(numbers)


def test_code_cites_decisions_that_exist() -> None:
    """`ADR-0010` and `docs/adr/0010` lead somewhere."""
    cited = {
        number
        for path in (ROOT / "src").rglob("*.py")
        for number in re.findall(r"(?:ADR-|docs/adr/)(\d{4})", path.read_text(encoding="utf-8"))
    }

    assert cited <= {page.name[:4] for page in ADRS}


def _ranges() -> list[tuple[str, str, str]]:
    page = "docs/adr/0011-ranges-of-vague-words.md"
    return [
        (words, told, qualifier)
        for many, told, qualifier in rows(page, "words")
        for words in many.split(", ")
    ]


@pytest.mark.parametrize(("words", "told", "qualifier"), _ranges())
def test_vague_words_allow_what_the_decision_says(words: str, told: str, qualifier: str) -> None:
    """The table of ADR 0011 is read row by row."""
    of = " of" if words.endswith("dozens") else ""
    said = f"The army said that {words}{of} soldiers were killed."
    figures = _extract(said)[Figure]
    low, _, high = told.partition(" to ")

    assert len(figures) == 1
    assert figures[0].qualifier == qualifier
    assert figures[0].low == int(low.split()[0])
    assert figures[0].high == (int(high) if high else None)


def _extract(said: str) -> Reading:
    return counterclaim.extract(counterclaim.read(said.encode()))


# --- contributing ---


def _samples() -> list[tuple[str, Mapping[str, Any]]]:
    found = re.findall(r"```toml\n# (\S+)\n(.*?)```", text("CONTRIBUTING.md"), re.DOTALL)
    return [(name, tomllib.loads(sample)) for name, sample in found]


@pytest.mark.parametrize(("name", "sample"), _samples(), ids=[name for name, _ in _samples()])
def test_a_sample_has_the_form_of_its_file(name: str, sample: Mapping[str, Any]) -> None:
    """What a contributor copies is what the file holds: same sections, same keys."""
    file = tomllib.loads(text(name))
    for section, entries in sample.items():
        keys = set[str]().union(*file[section])

        assert set[str]().union(*entries) <= keys


@pytest.mark.parametrize(
    "path", [path for _, path in rows("CONTRIBUTING.md", "What was read wrong")]
)
def test_a_table_that_is_to_be_corrected_exists(path: str) -> None:
    """The first thing that most people want leads to a file."""
    assert (PACKAGED / path.replace("<code>", "en")).is_file()


def test_a_fragment_of_the_changelog_has_a_known_kind() -> None:
    """`<issue>.<kind>.md`, as CONTRIBUTING.md says."""
    odd = [
        path.name
        for path in (ROOT / "changelog.d").iterdir()
        if not re.fullmatch(r"\d+\.(added|changed|fixed|removed|readings)\.md", path.name)
    ]

    assert not odd


# --- all documents ---


@pytest.mark.parametrize("page", PAGES)
def test_links_between_documents_lead_somewhere(page: str) -> None:
    """A file that is moved takes its links along."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text(page))
    lost = [link for link in links if not ((ROOT / page).parent / link).exists()]

    assert not lost


@pytest.mark.parametrize("page", PAGES)
def test_documents_name_no_machine(page: str) -> None:
    """No path of somebody's disk, no index of packages, no address of a local service."""
    odd = re.findall(
        r"(?:^|[\s`(\"'])(?:/(?:home|root|work|tmp|opt|Users|mnt)/\S*|[A-Z]:\\\S*)"
        r"|files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs\.org|localhost\S*|127\.0\.0\.1",
        text(page),
    )

    assert not odd


@pytest.mark.parametrize("page", PROSE)
def test_documents_have_one_sentence_a_line(page: str) -> None:
    """So that a change shows as the sentence that it changed."""
    prose = re.sub(r"```.*?```", "", text(page), flags=re.DOTALL)
    crowded = [
        line
        for line in prose.splitlines()
        if line[:1] not in (">", "|") and re.search(r"[a-z)`]{2}[.!?] [A-Z][a-z]* [a-z]", line)
    ]

    assert not crowded


def test_architecture_is_three_pages() -> None:
    """Who wants more reads the code."""
    assert len(text("ARCHITECTURE.md").split()) <= 1500


def test_the_citation_is_of_this_version() -> None:
    """Who cites, cites what is released; every field that the format wants is there."""
    said = text("CITATION.cff")
    project = tomllib.loads(text("pyproject.toml"))["project"]
    fields = dict(re.findall(r"^([a-z-]+): *\"?([^\"\n]*)\"?$", said, re.MULTILINE))

    assert {"cff-version", "message", "title", "authors", "type"} <= fields.keys()
    assert fields["cff-version"] == "1.2.0"
    assert fields["version"] == project["version"]
    assert fields["license"] == project["license"]
    assert '- name: "The Counterclaim team"' in said


def test_the_licence_is_the_one_that_is_named() -> None:
    """The whole text, not a reference to it."""
    said = text("LICENSE")

    assert said.split()[:4] == ["Apache", "License", "Version", "2.0,"]
    assert "END OF TERMS AND CONDITIONS" in said
