"""
How long one report more takes in a project, and what a project keeps when `run` is killed.

Adding: a ledger of made reports (tools/made_reports.py), made once and kept where `--keep` says;
then some more are brought in, read and linked, one by one, each step timed. Killing: `run` in a
child process is killed at random moments until it comes to its end; after each kill nothing that
was there may be lost or doubled and the chain must hold, and in the end every row must be that
of a run that nobody disturbed.

    python tools/bench_projects.py [--reports N] [--keep DIR] [--kill N] [--seed N]
"""

import argparse
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from counterclaim.cli import main as command
from counterclaim.projects import Project, make, opened
from counterclaim.projects.anew import COPY, INCIDENT, ORIGIN, SKETCH
from counterclaim.projects.bringing import Done
from made_reports import reports
from measuring import Failed, Row, options, run, say

ADDING_S = 1
MORE = 15
# Enough for a few seconds of reading, so that most kills strike in the middle of the work.
RUN_OF = 40
STAGES = (INCIDENT, SKETCH, COPY, ORIGIN)


# --- adding -----------------------------------------------------------------


def adding_rows(asked: argparse.Namespace) -> list[Row]:
    """One report more, step by step."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(asked.keep or scratch) / f"project-{asked.reports}-{asked.seed}"
        source = islice(reports(asked.seed), asked.reports, None)
        with _filled(folder, asked) as project:
            extracting, steps = [], Counter[str]()
            each: list[float] = []
            for name, text in islice(source, MORE):
                extracting.append(_extracting(project, name, text))
                told = _one_more(project, Path(scratch), (name, text))
                steps.update(told)
                each.append(sum(told.values()) - extracting[-1])
                if asked.verbose:
                    say(", ".join(f"{step} {taken:.3f}" for step, taken in told.items()))
    parts = ", ".join(f"{step} {taken / MORE:.3f}" for step, taken in steps.items())
    said = f"{parts}; extracting {statistics.mean(extracting):.3f}"
    return [
        Row(f"one report more in {asked.reports:,}, s over extracting it",
            round(statistics.median(each), 3), said, at_most=ADDING_S),
        Row(f"the slowest of {MORE} more, s over extracting it",
            round(max(each), 3), "", at_most=ADDING_S),
    ]  # fmt: skip


def _filled(folder: Path, asked: argparse.Namespace) -> Project:
    """The project with as many reports as asked, made where it does not stand yet."""
    if not folder.exists():
        make(folder)
    project = opened(str(folder), author="bench")
    there = sum(1 for _ in project.ledger.captures())
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        for number, (name, text) in enumerate(islice(reports(asked.seed), asked.reports)):
            if number >= there:
                _written(Path(scratch), name, text)
        _all(project.add([scratch]) if there < asked.reports else ())
    _all(project.read(project.waiting()))
    filled = time.perf_counter() - start
    if not project.linked_already():
        project.link()
    linked = time.perf_counter() - start - filled
    if asked.verbose:
        say(f"{asked.reports} reports: read in {filled:.0f} s, linked in {linked:.0f} s")
    return project


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _all(found: "Iterator[Done] | tuple[()]") -> None:
    for done in found:
        if done.fault is not None:
            raise Failed(str(done.fault))


def _extracting(project: Project, name: str, text: str) -> float:
    from counterclaim.intake.reports import read_bytes  # noqa: PLC0415 – only here

    start = time.perf_counter()
    for report in read_bytes(text.encode(), tables=project.tables, name=name):
        project.pipeline(report)  # type: ignore[arg-type]  # a made report can be read
    return time.perf_counter() - start


def _one_more(project: Project, scratch: Path, told: tuple[str, str]) -> dict[str, float]:
    """Seconds of each step for one report that is new."""
    path = _written(scratch, *told)
    steps: dict[str, Callable[[], object]] = {
        "capture": lambda: _all(project.add([str(path)])),
        "read": lambda: _all(project.read(project.waiting())),
        "link": project.link,
    }
    taken = {}
    for name, step in steps.items():
        start = time.perf_counter()
        step()
        taken[name] = time.perf_counter() - start
    return taken


# --- killing ----------------------------------------------------------------


def kill_rows(asked: argparse.Namespace) -> list[Row]:
    """Kill `run` as often as asked, look after each time, and compare in the end."""
    rng = random.Random(asked.seed)  # noqa: S311 – moments to kill at
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "reports"
        source.mkdir()
        for name, text in islice(reports(asked.seed), RUN_OF):
            _written(source, name, text)
        calm = Path(scratch) / "calm"
        make(calm)
        start = time.perf_counter()
        _end(_child(calm, source))
        longest = time.perf_counter() - start
        wanted = _state(calm)
        kills = runs = 0
        while kills < asked.kill:
            runs += 1
            kills += _killed_to_the_end(
                Path(scratch) / f"killed-{runs}", source, (rng, longest, asked.kill - kills)
            )
            found = _state(Path(scratch) / f"killed-{runs}")
            if told := [name for name in wanted if found[name] != wanted[name]]:
                raise Failed(f"run {runs} ended with other {told[0]} than one left in peace")
            if asked.verbose:
                say(f"{kills} kills, {runs} runs came to their end")
    return [
        Row("kills of `run` survived", kills, f"{runs} projects of {RUN_OF} reports, each row as "
            "in a run that nobody disturbed", at_least=asked.kill),
    ]  # fmt: skip


def _killed_to_the_end(folder: Path, source: Path, told: tuple[random.Random, float, int]) -> int:
    """How often `run` was killed until it came to its end."""
    rng, longest, most = told
    make(folder)
    held: Counter[tuple[str, str]] = Counter()
    for kills in range(most):
        child = _child(folder, source)
        # Half a run at most, so that most runs are killed several times before their end.
        if _ended(child, rng.uniform(0, longest / 2)):
            _look(folder, held)
            return kills
        held = _look(folder, held)
    _end(_child(folder, source))
    _look(folder, held)
    return most


def _child(folder: Path, source: Path) -> int:
    """`counterclaim run` in a process of its own, with all that it imports already there."""
    pid = os.fork()
    if pid:
        return pid
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    os._exit(command(["run", "--project", str(folder), "--by", "bench", str(source)]))


def _ended(child: int, seconds: float) -> bool:
    """Whether it came to its end before it was killed."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        if os.waitpid(child, os.WNOHANG) != (0, 0):
            return True
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _end(child: int) -> None:
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise Failed(f"`run` ended with {os.waitstatus_to_exitcode(status)}")


def _look(folder: Path, before: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """
    What was captured and read, after looking whether all is right.

    Raises:
        Failed: something is lost, doubled, or not as it was written.
    """
    with opened(str(folder), author="bench") as project:
        faults = project.ledger.verify()
        held: Counter[tuple[str, str]] = Counter(
            (event.verb, event.object) for event in project.ledger.events()
        )
    if faults:
        raise Failed(f"{faults[0].kind} {faults[0].what}: {faults[0].says}")
    if lost := before - held:
        raise Failed(f"lost: {sorted(lost)[:3]}")
    if doubled := [one for one, often in held.items() if often > 1]:
        raise Failed(f"doubled: {sorted(doubled)[:3]}")
    return held


def _state(folder: Path) -> dict[str, object]:
    """Every row of the ledger and all that linking made, as one thing to compare."""
    with opened(str(folder), author="bench") as project:
        ledger = project.ledger
        done = [one for one in ledger.events() if one.verb != "init"]
        return {
            "events": [(one.seq, one.verb, one.object) for one in done],
            "reports": sorted(str(one["id"]) for one in ledger.reports()),
            "claims": sorted(kept.id for kept in ledger.claims()),
            **{
                stage: [(made.key, str(made.record)) for made in ledger.derived(stage)]
                for stage in STAGES
            },
        }


def measure(asked: argparse.Namespace) -> list[Row]:
    """Everything that was asked for."""
    rows = adding_rows(asked) if asked.reports else []
    return rows + (kill_rows(asked) if asked.kill else [])


def main(argv: Sequence[str] | None = None) -> int:
    """Print what was measured."""
    parser = options(__doc__ or "")
    parser.add_argument("--reports", type=int, default=20_000, metavar="N")
    parser.add_argument("--keep", metavar="DIR", help="keep the ledger of reports here")
    parser.add_argument("--kill", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    return run("bench_projects", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
