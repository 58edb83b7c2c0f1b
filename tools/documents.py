"""
The commands in the documents, and what they print: run here, written there, compared by a test.

    python tools/documents.py           write every output anew
    python tools/documents.py --check   say which outputs are not what the commands print

A block of `console` holds one command after `$` and its output on a terminal of 100 columns; a
comment before it, `<!-- shows: Killed: state forces | 2 findings -->`, names the parts of the
output to show (parts are parted by empty lines), and `[…]` stands for the others. A block of `sh`
holds commands without output. Both are run in a folder that has a report, a folder of reports,
and the repository's `src` and `gold`.
"""

import argparse
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "docs/commands.md", "docs/projects.md")
EXAMPLES = ROOT / "src" / "counterclaim" / "data" / "examples" / "panjgur-nushki"
COLUMNS = 100
LEFT_OUT = "[…]"
RUN = "import sys; from counterclaim.cli import main; sys.exit(main())"
_BLOCK = re.compile(
    r"(?:<!-- shows: (?P<shows>[^\n]*) -->\n+)?"
    r"(?:<!-- (?P<note>[a-z]+) -->\n+)?"
    r"```(?P<kind>console|sh|python)\n(?P<body>[^`]*)```\n"
)
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of commands in a document: its kind, its lines, and which parts it shows."""

    document: str
    kind: str
    body: str
    shows: tuple[str, ...] = ()
    note: str = ""

    @property
    def commands(self) -> list[str]:
        """The commands of the block, one a line."""
        if self.kind == "console":
            return [line[2:] for line in self.body.splitlines() if line.startswith("$ ")]
        return [line for line in self.body.splitlines() if line and not line.startswith("#")]

    @property
    def output(self) -> str:
        """What a `console` block says that its command prints."""
        return self.body.partition("\n")[2]


def blocks(document: str) -> list[Block]:
    """The blocks of a document, in order."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return [_block(document, found) for found in _BLOCK.finditer(text)]


def _block(document: str, found: re.Match[str]) -> Block:
    shows = tuple(part.strip() for part in (found["shows"] or "").split("|") if part.strip())
    return Block(document, found["kind"], found["body"], shows, found["note"] or "")


@contextmanager
def bench() -> Iterator[Path]:
    """A folder to run the documents' commands in, as a reader would have it."""
    with tempfile.TemporaryDirectory() as made:
        here = Path(made)
        for name in ("src", "gold"):
            (here / name).symlink_to(ROOT / name)
        shutil.copy(EXAMPLES / "03-example-times.html", here / "report.html")
        shutil.copytree(EXAMPLES, here / "reports")
        (here / "bin").mkdir()
        program = here / "bin" / "counterclaim"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{RUN}" "$@"\n')
        program.chmod(0o755)
        yield here


def environment(here: Path) -> dict[str, str]:
    """The environment of a command: this checkout's program, no colour, no settings of the user."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("COUNTERCLAIM")
    }
    return {
        **kept,
        "PATH": os.pathsep.join((str(here / "bin"), os.environ["PATH"])),
        "PYTHONPATH": str(ROOT / "src"),
        "TERM": "xterm-256color",
        "NO_COLOR": "1",
        "COLUMNS": str(COLUMNS),
        "LINES": "50",
    }


def run(command: str, here: Path) -> tuple[int, str]:
    """The exit code of a command, and what it prints on a terminal, without colours."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["bash", "-c", command],
        cwd=here,
        env=environment(here),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        told = b"".join(_all(ours))
        code = process.wait()
    os.close(ours)
    lines = _ESCAPE.sub("", told.decode("utf-8").replace("\r\n", "\n")).split("\n")
    return code, "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _all(terminal: int) -> Iterator[bytes]:
    try:
        while told := os.read(terminal, 65536):
            yield told
    except OSError:  # Linux says so when the other side has gone
        return


def shown(output: str, shows: tuple[str, ...]) -> str:
    """The parts of an output that begin as asked for, the others as `[…]`; all without asking."""
    if not shows:
        return output
    made: list[str] = []
    for part in output.strip("\n").split("\n\n"):
        if part.startswith(shows):
            made.append(part)
        elif not made or made[-1] != LEFT_OUT:
            made.append(LEFT_OUT)
    return "\n\n".join(made) + "\n"


def rewritten(document: str, here: Path) -> str:
    """The document with every output as its command prints it now."""

    def fresh(found: re.Match[str]) -> str:
        block = _block(document, found)
        if block.kind != "console":
            return found.group()
        command = block.commands[0]
        told = f"$ {command}\n{shown(run(command, here)[1], block.shows)}"
        return found.group().replace(block.body, told)

    return _BLOCK.sub(fresh, (ROOT / document).read_text(encoding="utf-8"))


def main() -> int:
    """Write the outputs, or say which differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    old: list[str] = []
    with bench() as here:
        for document in DOCUMENTS:
            path = ROOT / document
            fresh = rewritten(document, here)
            if fresh != path.read_text(encoding="utf-8"):
                old.append(document)
                if not check:
                    path.write_text(fresh, encoding="utf-8")
    for document in old:
        print(f"{document}: {'differs' if check else 'written anew'}")
    return 1 if check and old else 0


if __name__ == "__main__":
    sys.exit(main())
