"""
The floors below which nothing may fall, on the repository's own phrase books and examples.

Comes in: gold/floors.toml and what is measured now. Goes out: a sentence for each floor that
does not hold, or the file with today's values.
"""

import json
import math
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from digests import FLOORS, OWN_GOLD, own_digest
from measuring import ROOT, Failed, command, environment, say

TOOLS = Path(__file__).parent
HEADING = """\
# Floors: what may not be read worse, measured on the repository's own phrase books and examples.
# Read by: tools/quality.py --check (CI). Order: alphabet. Written by: tools/quality.py --floors.
# A floor is lowered only with --allow-regression, and an ADR that says why.
"""


def told_by(tool: str, *arguments: str) -> dict[str, Any]:
    """What a tool prints with --json."""
    done = subprocess.run(
        [sys.executable, str(TOOLS / tool), "--json", *arguments],
        env=environment(),
        capture_output=True,
        check=False,
    )
    lines = done.stdout.decode("utf-8").strip().splitlines()
    if done.returncode or not lines:
        told = f"tools/{tool} ended with {done.returncode}: {last(done.stderr)}"
        raise Failed(f"{told}; mend it first")
    found: dict[str, Any] = json.loads(lines[-1])
    return found


def last(stream: bytes) -> str:
    """The last line of a stream, to say what went wrong."""
    return " ".join(stream.decode("utf-8", "replace").strip().splitlines()[-1:])


def own_measures() -> dict[str, tuple[float, str]]:
    """What `--check` can measure: name to value and note."""
    found: dict[str, tuple[float, str]] = {}
    scores = _evaluated()["scores"]
    for name, score in scores.items():
        if name == "findings" or name.startswith("claims"):
            note = f"{score['matched']} of {score['expected']}; {score['read']} read"
            for part in ("recall", "precision"):
                if score[part] is not None:
                    found[f"examples, {name}, {part}"] = (score[part], note)
    for book in told_by("score_fresh.py", str(OWN_GOLD))["rows"]:
        found[f"phrase books, {book['measure']}"] = (book["value"], book["note"])
    for row in told_by("measure_accounts.py", "--own")["rows"]:
        found[f"accounts, {row['measure']}"] = (row["value"], row["note"])
    return found


def _evaluated() -> dict[str, Any]:
    done = subprocess.run(
        command("evaluate", "--json", str(OWN_GOLD / "examples")),
        env=environment(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise Failed(f"evaluate ended with {done.returncode}: {last(done.stderr)}; mend it first")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def floors() -> dict[str, Any]:
    """What gold/floors.toml says."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def below(values: Mapping[str, tuple[float, str]], held: Mapping[str, float]) -> list[str]:
    """One sentence for each floor that is not met."""
    faults = []
    for name, floor in held.items():
        value = values.get(name, (None, ""))[0]
        if value is None:
            faults.append(f"{name} is not measured any more; its floor is {floor:g}")
        elif value < floor:
            faults.append(f"{name} is {value:g}, below its floor of {floor:g}")
    return faults


def raised(*, allow_regression: bool) -> int:
    """Write today's values as floors; lower ones only where that is asked for."""
    held = floors().get("at_least", {})
    values = own_measures()
    faults = below(values, held)
    if faults and not allow_regression:
        for fault in faults:
            say(f"{fault}; mend it, or lower the floor by --allow-regression and say why in an ADR")
        return 1
    rows = "".join(
        f"{json.dumps(name, ensure_ascii=False)} = {_down(value)}\n"
        for name, (value, _) in sorted(values.items())
    )
    FLOORS.write_text(f'{HEADING}\ncorpus = "{own_digest()}"\n\n[at_least]\n{rows}', "utf-8")
    say(f"{FLOORS.relative_to(ROOT)} is written")
    return 0


def _down(value: float) -> float:
    return math.floor(value * 1000) / 1000
