"""
How fast, how straight, how much memory, how soon: the budgets of the reading.

Speed is in words (runs without white space) a second of this process's own time on one core,
tables loaded before. Text is made from the bundled English examples, each copy with other
numbers, names and one other word in every sentence, so that no cache knows it; PolNeAR dev
is read once beside it where it is there. Straight: the time for a text over the time for its
half, as one report and as many. Memory: the highest resident size of the real command over
1,000 reports of JSON Lines. Soon: `counterclaim --help` over `python -c pass`, medians of 15
taken in turn.

    python tools/bench.py [--quick] [--gold DIR]
"""

import argparse
import dataclasses
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from counterclaim.reading.stage import Marking
from counterclaim.records import Reading, Report
from measuring import (
    EXAMPLES,
    NotMeasured,
    Row,
    command,
    environment,
    gold_lines,
    options,
    reader,
    report_of,
    run,
    say,
)

WORDS_A_SECOND, DOUBLING, MEMORY, STARTING = 20_000, 2.3, 400, 6
SIZES = (0.1, 1, 10)
PATIENCE = 120  # seconds that half a text may take; at 20,000 words a second 10 MB take 85
MILLION = 1_000_000
NAMES = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
NUMBERS = re.compile(r"\d+")
PLAIN = re.compile(r"(?<= )[a-z]{4,}(?= )")

# What a hostile text repeats, without end marks or with nothing else; every piece is our own.
HOSTILE_LENGTH = 20_000
HOSTILE_DOUBLING = 3.0  # short runs on shared machines: a square would be 4
HOSTILE = {
    "quotes": "“", "straight quotes": '"a ', "brackets": "(", "one word": "a", "digits": "1",
    "numbers": "12 ", "coordination": "four soldiers and ", "cues": "said ",
    "nested speech": "the army said that ", "commas": ", ", "names": "Zarvan Freedom Army ",
    "places": "Panjgur, Nushki, ", "urdu tolls": "دہشت گرد ہلاک ہوئے ", "glued": "گردحملوں",
    "lines": "a\n\n", "hashtags": "#ABC ", "posts": "x — Name (@h) February 3, 2022\n\n",
    "times": "on Thursday ", "tolls": "The army said 4 soldiers were killed in Panjgur. ",
    "statuses": "The army said the raid was repulsed. The group said it was still going on. ",
    "denials": "The army denied the claim. The group said four soldiers died. ",
    "acts": "The rebels attacked Quetta on 3 January 2022. ", "capitals": "ABC DEF ",
}  # fmt: skip


def english() -> list[str]:
    """The paragraphs of the bundled English examples."""
    paragraphs: list[str] = []
    for path in sorted(EXAMPLES.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if sum(letter.isascii() for letter in text) > 0.9 * len(text):
            paragraphs += [part.strip() for part in text.split("\n\n") if part.strip()]
    if not paragraphs:
        raise NotMeasured(f"{EXAMPLES} holds no English example; put one there")
    return paragraphs


def news(rng: random.Random, paragraphs: Sequence[str], characters: int) -> Iterator[str]:
    """Reports of some paragraphs each, no sentence twice, until they are as long as asked."""
    plain = sorted({word for part in paragraphs for word in PLAIN.findall(part)})
    names = sorted({word for part in paragraphs for word in NAMES.findall(part)})
    made = 0
    while made < characters:
        chosen = rng.sample(paragraphs, min(len(paragraphs), 12))
        text = "\n\n".join(varied(rng, part, plain, names) for part in chosen)
        made += len(text) + 2
        yield text


def varied(rng: random.Random, text: str, plain: Sequence[str], names: Sequence[str]) -> str:
    """A paragraph with other numbers, other names and another word in every sentence."""
    text = NUMBERS.sub(lambda m: str(rng.randrange(10 ** len(m.group()))), text)
    text = NAMES.sub(lambda _: rng.choice(names) + rng.choice("aeiou") * rng.randrange(2), text)
    said = [
        PLAIN.sub(lambda _: f"{rng.choice(plain)} {rng.choice(plain)}", sentence, count=1)
        for sentence in text.split(". ")
    ]
    return ". ".join(said)


def taken(read: Callable[[Report], Reading], texts: Sequence[str]) -> float:
    """Seconds of this process's own time to read texts."""
    reports = [report_of(text, f"bench-{i}") for i, text in enumerate(texts)]
    before = time.process_time()
    for report in reports:
        read(report)
    return time.process_time() - before


def speed(read: Callable[[Report], Reading], texts: Sequence[str]) -> tuple[float, int]:
    """Words a second, and how many words."""
    n = sum(len(text.split()) for text in texts)
    return n / max(1e-9, taken(read, texts)), n


def speed_rows(read: Callable[[Report], Reading], asked: argparse.Namespace) -> list[Row]:
    """Words a second on made news, and on PolNeAR where it is there."""
    made = list(news(random.Random(1), english(), 300_000 if asked.quick else MILLION))  # noqa: S311 – no secret
    rate, n = speed(read, made)
    rows = [Row("words a second, made news", round(rate), f"{n:,} words", at_least=WORDS_A_SECOND)]
    try:
        texts = [line["text"] for line in gold_lines(asked.gold, "polnear/dev.jsonl.gz")]
    except NotMeasured as missing:
        return [*rows, Row("words a second, PolNeAR dev", None, str(missing))]
    rate, n = speed(read, texts)
    return [
        *rows,
        Row("words a second, PolNeAR dev", round(rate), f"{n:,} words", at_least=WORDS_A_SECOND),
    ]


def doubling_rows(read: Callable[[Report], Reading], asked: argparse.Namespace) -> list[Row]:
    """How much longer a text takes than its half, at each size, as one report and as many."""
    rows = []
    paragraphs = english()
    for size in SIZES[:2] if asked.quick else SIZES:
        times = {0.1: 5, 1: 3}.get(size, 1)
        for how in ("one report", "many reports"):
            ratios = [_ratio(read, paragraphs, size, how, seed) for seed in range(times)]
            rows.append(_doubling_row(f"double the text, {size:g} MB, {how}", ratios))
    return rows


def hostile_rows(read: Callable[[Report], Reading], asked: argparse.Namespace) -> list[Row]:
    """How much longer the worst of the hostile shapes takes than its half."""
    length = HOSTILE_LENGTH // (4 if asked.quick else 1)
    ratios: dict[str, float] = {}
    for name, piece in HOSTILE.items():
        short, whole = (
            min(taken(read, [piece * (part // len(piece))]) for _ in range(2))
            for part in (length, 2 * length)
        )
        ratios[name] = whole / max(1e-9, short)
    worst = max(ratios, key=lambda name: ratios[name])
    return [
        Row(
            "double a hostile text, the worst of its shapes",
            round(ratios[worst], 2),
            f"{worst!r}, of {len(ratios)} shapes",
            at_most=HOSTILE_DOUBLING,
        )
    ]


def _doubling_row(name: str, ratios: Sequence[float | None]) -> Row:
    known = [ratio for ratio in ratios if ratio is not None]
    if not known:
        return Row(name, None, f"its half alone took over {PATIENCE} seconds", at_most=DOUBLING)
    return Row(name, round(statistics.median(known), 2), f"{len(known)} runs", at_most=DOUBLING)


def _ratio(
    read: Callable[[Report], Reading], paragraphs: Sequence[str], size: float, how: str, seed: int
) -> float | None:
    rng = random.Random(f"{size} {how} {seed}")  # noqa: S311 – no secret
    half, whole = (list(news(rng, paragraphs, int(size * MILLION * part))) for part in (0.5, 1))
    if how == "one report":
        half, whole = ["\n\n".join(half)], ["\n\n".join(whole)]
    short = taken(read, half)
    if short > PATIENCE:
        return None
    longer = sum(map(len, whole)) / sum(map(len, half))
    return taken(read, whole) / max(1e-9, short) * 2 / longer


def memory_row(asked: argparse.Namespace) -> Row:
    """The highest resident size of the command over 1,000 streamed reports."""
    n = 200 if asked.quick else 1000
    rng, paragraphs = random.Random(2), english()  # noqa: S311 – no secret
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for i in range(n):
                text = next(news(rng, paragraphs, 1))
                record = {"id": f"r{i}", "published": "2022-02-03", "text": text}
                out.write(f"{json.dumps(record)}\n")
        peak, code = _peak(command("extract", "--jsonl", str(file)))
    note = f"{n} reports" + (f"; the command ended with {code}" if code else "")
    return Row("highest resident size, MB", None if code else round(peak, 1), note, at_most=MEMORY)


def _peak(arguments: Sequence[str]) -> tuple[float, int]:
    with Path(os.devnull).open("w") as nowhere:
        child = subprocess.Popen(arguments, env=environment(), stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / 1024, child.returncode


def starting_row(asked: argparse.Namespace) -> Row:
    """How many times longer `--help` takes than an interpreter that does nothing."""
    bare, helped = [], []
    for _ in range(5 if asked.quick else 15):
        bare.append(_wall([sys.executable, "-c", "pass"]))
        helped.append(_wall(command("--help")))
    ratio = statistics.median(helped) / statistics.median(bare)
    note = f"{statistics.median(helped) * 1000:.0f} ms over {statistics.median(bare) * 1000:.0f} ms"
    return Row("counterclaim --help over python -c pass", round(ratio, 2), note, at_most=STARTING)


def _wall(arguments: Sequence[str]) -> float:
    before = time.perf_counter()
    subprocess.run(arguments, env=environment(), capture_output=True, check=True)
    return time.perf_counter() - before


@dataclasses.dataclass
class Timed:
    """A step of the reading that counts its own time; a stage's names show through."""

    step: Any
    spent: float = 0.0

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 – any stage
        """What the step gives, made at once."""
        before = time.process_time_ns()
        given = self.step(*arguments)
        if hasattr(given, "__next__"):
            given = list(given)
        self.spent += (time.process_time_ns() - before) / 1e9
        return given

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 – any stage
        return getattr(self.step, name)


def timed(pipeline: Any) -> tuple[Any, dict[str, Timed]]:  # noqa: ANN401 – any stage
    """The pipeline with every stage, and every step beside them, timed."""
    steps: dict[str, Timed] = {}

    def wrap(step: Any) -> Timed:  # noqa: ANN401 – any stage
        steps[type(step).__name__] = Timed(step)
        return steps[type(step).__name__]

    changed: dict[str, Any] = {}
    for part in dataclasses.fields(pipeline):
        value = getattr(pipeline, part.name)
        if isinstance(value, Marking):
            changed[part.name] = dataclasses.replace(
                value, stages=tuple(wrap(stage) for stage in value.stages)
            )
        elif isinstance(value, tuple) and value and all(callable(one) for one in value):
            changed[part.name] = tuple(wrap(one) for one in value)
        elif callable(value):
            changed[part.name] = wrap(value)
    return dataclasses.replace(pipeline, **changed), steps


def profile(pipeline: Any, texts: Sequence[str]) -> None:  # noqa: ANN401 – any stage
    """Say what each stage costs, in microseconds a word."""
    instrumented, steps = timed(pipeline)
    n = sum(len(text.split()) for text in texts)
    whole = taken(instrumented, texts)
    say(f"microseconds a word, all {whole / n * 1e6:.1f}:")
    for name, step in sorted(steps.items(), key=lambda item: -item[1].spent):
        say(f"  {name:<28} {step.spent / n * 1e6:6.2f}  {step.spent / whole:4.0%}")
    rest = whole - sum(step.spent for step in steps.values())
    say(f"  {'(between them)':<28} {rest / n * 1e6:6.2f}  {rest / whole:4.0%}")


def measure(asked: argparse.Namespace) -> list[Row]:
    """Every budget, or the one that is asked for."""
    rows: list[Row] = []
    if asked.only in (None, "starting"):
        rows.append(starting_row(asked))
    if asked.only in (None, "memory"):
        rows.append(memory_row(asked))
    if asked.only in (None, "speed", "doubling"):
        read = reader()
        taken(read, list(news(random.Random(0), english(), 50_000)))  # noqa: S311 – no secret
        if asked.only != "doubling":
            rows += speed_rows(read, asked)
            profile(read, list(news(random.Random(3), english(), 300_000)))  # noqa: S311 – no secret
        if asked.only != "speed":
            rows += doubling_rows(read, asked)
    if asked.only in (None, "hostile"):
        rows += hostile_rows(reader(), asked)
    return rows


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--quick", action="store_true", help="less of everything, no 10 MB")
    parser.add_argument("--only", choices=["speed", "doubling", "hostile", "memory", "starting"])
    return run("bench", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
