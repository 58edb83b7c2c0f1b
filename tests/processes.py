"""The program as a real process: one call, at a terminal too, and projects made by it."""

import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path

from desks import ARMY, ELSEWHERE, LATER

SOURCE = Path(__file__).parents[1] / "src"
TOOLS = Path(__file__).parents[1] / "tools"
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


def reports(folder: Path, name: str) -> str:
    """The id of the report in a file."""
    (row,) = call("reports", "--where", f"name~{name}", cwd=folder).rows
    return row["id"]


def claim(folder: Path, asked: str) -> str:
    """The one claim that passes a test."""
    found = call("claims", "--where", asked, "--fields", "id", cwd=folder).rows
    return found[0]["id"]
