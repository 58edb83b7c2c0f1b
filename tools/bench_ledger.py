"""
How soon the ledger answers, and what it keeps when it is killed.

Search: reports made of the words of the bundled examples, drawn as often as words are in print
(Zipf), each with claims; the median of five answers to each of a few queries, ranked, twenty
hits with their offsets. Adding: capture and reading of one more report, beside what stands.
Killing: a child writes captures, readings and decisions and is killed at random moments; what it
said was done must be there once, the chain must hold, and a second run must go on to the end.

    python tools/bench_ledger.py [--reports N] [--url URL] [--kill N] [--seed N]
"""

import argparse
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from counterclaim.exporting.records import Record
from counterclaim.ledger import Ledger, open_ledger
from counterclaim.ledger.kept import HitKind
from counterclaim.records import digest
from measuring import EXAMPLES, Failed, Row, environment, options, run, say

SEARCH_MS, ADDING_S = 60, 1
LENGTH = 3_300  # characters, as the reports that STACK.md 3.2 was measured on
CLAIMS = 10
TIMES = 5
QUERIES = (
    "killed", "security forces", "killed injured attack", '"security forces"', "panj*", "15",
    "ہلاک", "سکیورٹی اہلکار", "کیچ", "army said killed soldiers camp",
)  # fmt: skip
LABELS: tuple[tuple[HitKind, str], ...] = (("claim", "killed"), ("name", "army"), ("place", "panj"))
PATIENCE = 60  # seconds until a child must have said its first word


def vocabulary() -> list[str]:
    """The words of the examples, the commonest first, English and Urdu."""
    told = " ".join(
        re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))
        for path in sorted(EXAMPLES.glob("*/*"))
        if path.suffix in {".txt", ".html", ".md"}
    )
    counted: dict[str, int] = {}
    for word in re.findall(r"\w+", told):
        counted[word] = counted.get(word, 0) + 1
    return sorted(counted, key=lambda word: (-counted[word], word))


def report(rng: random.Random, words: Sequence[str], weights: Sequence[float]) -> list[Record]:
    """The records of one made report."""
    drawn = rng.choices(words, cum_weights=weights, k=LENGTH // 6)
    text = " ".join(drawn)[:LENGTH]
    known = digest("rep", text)
    spans = [(at * 300, min(at * 300 + 80, len(text))) for at in range(CLAIMS)]
    claims = [claim(known, text, start, end) for start, end in spans if end > start]
    return [
        {
            "record": "report", "id": known, "name": "made", "title": text[:60], "outlet": "Made",
            "url": None, "published": "2021-03-05", "languages": ["en", "ur"], "sha256": "0" * 64,
            "passages": [
                {"kind": "paragraph", "start": 0, "end": len(text), "language": "en",
                 "author": None, "handle": None, "date": None, "url": None}
            ],
            "text": text,
        },
        *claims,
    ]  # fmt: skip


def claim(known: str, text: str, start: int, end: int) -> Record:
    """A toll at some words."""
    unresolved: Record = {
        "from": None, "to": None, "precision": "unresolved", "zone": None, "span": None
    }  # fmt: skip
    return {
        "record": "claim", "id": digest("clm", known, start), "report": known, "kind": "toll",
        "span": {"start": start, "end": end, "quote": text[start:end]},
        "chain": [{"speaker": text[start : start + 20], "actor": None, "role": "source"}],
        "stance": "asserts", "asserted": unresolved, "occurred": unresolved, "places": [],
        "loaded": [],
        "toll": {"effect": "killed", "victims": "civilians", "subclass": None, "wording": "men",
                 "low": 2, "high": 2, "qualifier": "exact", "cumulative": False,
                 "includes": None, "by": None, "number": None},
        "interest": None, "responds_to": [], "found_by": "made@1",
    }  # fmt: skip


def made(seed: int) -> Iterator[list[Record]]:
    """Made reports without end, the same for the same seed."""
    words, rng = vocabulary(), random.Random(seed)  # noqa: S311 – made reports
    total, weights = 0.0, []
    for rank in range(1, len(words) + 1):
        total += 1 / rank
        weights.append(total)
    while True:
        yield report(rng, words, weights)


def add(ledger: Ledger, records: list[Record]) -> None:
    """One report: its bytes, then its reading."""
    data = str(records[0]["text"]).encode()
    ledger.capture(data, {}, author="bench")
    known = ledger.capture_id(data, {})
    ledger.record_reading(records, author="bench", capture=known, by="made@1")


def timed_rows(asked: argparse.Namespace) -> list[Row]:
    """Filling, searching, adding."""
    with tempfile.TemporaryDirectory() as folder:
        where = asked.url or str(Path(folder) / "ledger.db")
        with open_ledger(where, create=True) as ledger:
            source = made(asked.seed)
            start = time.perf_counter()
            for number in range(asked.reports):
                add(ledger, next(source))
                if asked.verbose and number % 1000 == 0:
                    say(f"{number} reports, {time.perf_counter() - start:.0f} s")
            filled = time.perf_counter() - start
            rows = [Row("filling: ms a report", round(1000 * filled / max(1, asked.reports), 1))]
            rows += search_rows(ledger)
            rows.append(adding_row(ledger, [next(source) for _ in range(20)]))
            rows.append(_once("rebuilding, s", ledger.rebuild))
            rows.append(_once("verifying, s", ledger.verify))
            size = ledger.stats().bytes / 1e6
            rows.append(Row("objects, MB", round(size, 1)))
            if not asked.url:
                rows.append(Row("database, MB", round(Path(where).stat().st_size / 1e6, 1)))
        return rows


def search_rows(ledger: Ledger) -> list[Row]:
    """Each query's median, and the slowest of them against the bar."""
    found = sorted((*_medians(ledger, query, "report"), query) for query in QUERIES)
    told = ", ".join(f"{query}: {taken:.1f}" for taken, _, query in found[::-1][1:4])
    rows = [_search_row("search, slowest query", *found[-1], told)]
    rows += [
        _search_row(f"search of {kind}s", *_medians(ledger, query, kind), query)
        for kind, query in LABELS
    ]
    return rows


def _search_row(name: str, taken: float, spent: float, query: str, more: str = "") -> Row:
    said = f"{query}; of it {spent:.1f} of this process's own time" + (f"; {more}" if more else "")
    return Row(f"{name}, ms", round(taken, 1), said, at_most=SEARCH_MS)


def _medians(ledger: Ledger, query: str, kind: HitKind) -> tuple[float, float]:
    """By the clock and by this process's own time, which others on the machine cannot lengthen."""
    taken, spent = [], []
    for _ in range(TIMES):
        start, own = time.perf_counter(), time.process_time()
        ledger.search(query, kind=kind, limit=20)
        taken.append(1000 * (time.perf_counter() - start))
        spent.append(1000 * (time.process_time() - own))
    return statistics.median(taken), statistics.median(spent)


def adding_row(ledger: Ledger, readings: Sequence[list[Record]]) -> Row:
    """One more report."""
    taken = []
    for records in readings:
        start = time.perf_counter()
        add(ledger, records)
        taken.append(time.perf_counter() - start)
    said = f"slowest of {len(taken)}: {max(taken):.3f}"
    return Row("adding one report, s", round(statistics.median(taken), 4), said, at_most=ADDING_S)


def _once(name: str, act: Callable[[], object]) -> Row:
    start, own = time.perf_counter(), time.process_time()
    act()
    spent = time.process_time() - own
    return Row(name, round(time.perf_counter() - start, 2), f"own time {spent:.1f}")


# --- killing ----------------------------------------------------------------


def child(where: str, seed: int, count: int) -> None:
    """Write until the end, saying after each act what is done."""
    with open_ledger(where, create=True) as ledger:
        say_out("open")
        # Two that are there already are brought again; more would only pass the time.
        there = max(0, ledger.stats().rows["report"] - 2)
        for number, records in zip(range(count), made(seed), strict=False):
            if number < there:
                continue
            add(ledger, records)
            say_out(f"report {records[0]['id']}")
            if number % 2:
                ledger.decide("accept", str(records[1]["id"]), author="bench")
                say_out(f"accepted {records[1]['id']}")
    say_out("end")


def say_out(told: str) -> None:
    """A line that the parent has even when the next moment is the last."""
    sys.stdout.write(f"{told}\n")
    sys.stdout.flush()


def kill_rows(asked: argparse.Namespace) -> list[Row]:
    """Kill a child as often as asked, and look after each time."""
    rng, said = random.Random(asked.seed), set[str]()  # noqa: S311 – moments to kill at
    count = 3 * asked.kill + 20
    with tempfile.TemporaryDirectory() as folder:
        where = asked.url or str(Path(folder) / "ledger.db")
        for number in range(asked.kill):
            said |= killed(where, asked.seed, count, rng.uniform(0, 0.6))
            lost = faults_after(where, said)
            if lost:
                raise Failed(f"after kill {number + 1}: {'; '.join(lost[:5])}")
            if asked.verbose:
                say(f"kill {number + 1}: {len(said)} acts said, all there once")
        done = _child(where, asked.seed, count)
        told, _ = done.communicate()
        if not told.endswith("end\n"):
            raise Failed("the last run did not come to its end")
        with open_ledger(where) as ledger:
            reports = len({str(one["id"]) for one in ledger.reports()})
            whole = reports == count and not ledger.verify()
    return [
        Row("kills survived", asked.kill, f"{len(said)} acts, each there once"),
        Row("then run to the end", int(whole), f"{count} reports", at_least=1),
    ]


def killed(where: str, seed: int, count: int, seconds: float) -> set[str]:
    """What a child said before it was killed, some time after its ledger was open."""
    process = _child(where, seed, count)
    assert process.stdout is not None  # noqa: S101 – it was asked for
    first = process.stdout.readline()
    if first != "open\n":
        raise Failed(f"a run did not open its ledger: {first}")
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=PATIENCE)
    return {line for line in rest.split("\n")[:-1] if line != "end"}


def _child(where: str, seed: int, count: int) -> "subprocess.Popen[str]":
    told = [sys.executable, __file__, "--child", where, "--seed", str(seed), "--count", str(count)]
    return subprocess.Popen(told, stdout=subprocess.PIPE, env=environment(), text=True)


def faults_after(where: str, said: set[str]) -> list[str]:
    """What is not as it must be: lost, doubled, or not as it was written."""
    with open_ledger(where) as ledger:
        found = [f"{one.what}: {one.says}" for one in ledger.verify()]
        reports = [f"report {one['id']}" for one in ledger.reports()]
        accepted = [f"accepted {about}" for about in ledger.standings()]
        events = [(one.verb, one.object) for one in ledger.events()]
    there = {*reports, *accepted}
    found += [f"lost: {one}" for one in said - there]
    found += [f"doubled: {one}" for one in {one for one in events if events.count(one) > 1}]
    return found


def measure(asked: argparse.Namespace) -> list[Row]:
    """Everything that was asked for."""
    rows = timed_rows(asked) if asked.reports else []
    return rows + (kill_rows(asked) if asked.kill else [])


def main(argv: Sequence[str] | None = None) -> int:
    """Run it; `--child` is what it starts itself."""
    parser = options(__doc__ or "")
    parser.add_argument("--reports", type=int, default=20_000, metavar="N")
    parser.add_argument("--kill", type=int, default=0, metavar="N")
    parser.add_argument("--url", metavar="URL", help="a PostgreSQL database instead of a file")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--count", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--child", metavar="WHERE", help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    if asked.child:
        child(asked.child, asked.seed, asked.count)
        return 0
    return run("bench_ledger", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
