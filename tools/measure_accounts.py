"""
Accounts of whole incidents against tables written by hand before the program had seen them.

gold/accounts holds the tables (README.md there): the bundled examples, the seed, and ten real
incidents of gva_multireport and airwars_syria_sources dev. The bundles are linked together, the
seed alone, the ten together. Of each incident: cells of the matrix, tensions and estimates that are
right, missing or too much; of the ten whether the account (every figure of every report, and no
other) and the tensions are right. -v says what differs; --only NAME keeps to one table; --joined
makes one incident of all happenings of a table's reports, to see reconciling without linking.

    python tools/measure_accounts.py [--gold DIR] [--only NAME] [--joined] [-v]
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from counterclaim.records import Account, Case, Incident, Linked, Reading, Report, digest
from hand_compare import Outcome, Seen, matrix, sayings, seen, strays
from hand_tables import Table, Told, read_table
from hand_weigh import copies, estimates, origins, tensions
from measure_seed import seed_file
from measuring import (
    EXAMPLES,
    ROOT,
    Failed,
    NotMeasured,
    Row,
    gold_file,
    gold_lines,
    options,
    reader,
    report_of,
    run,
    say,
)

HAND = ROOT / "gold" / "accounts"
RIGHT = 8  # of the ten, by the issue
KINDS = {"bundle": "examples", "seed": "the seed", "set": "ten real incidents"}
Linking = Callable[[Sequence[Reading]], Linked]
Reconciling = Callable[[Case, Sequence[str]], Account]


@dataclass(frozen=True, slots=True)
class Program:
    """What is measured: readings together, and an incident to its account."""

    read: Callable[[Report], Reading]
    link: Linking
    cases: Callable[[Linked, Iterable[Reading]], Iterable[Case]]
    reconcile: Reconciling


@dataclass(frozen=True, slots=True)
class Compared:
    """One incident of a table: what of it is right, missing and too much."""

    table: Table
    told: Told
    reports: Outcome
    matrix: Outcome
    said: Outcome
    tensions: Outcome
    estimates: Outcome
    origins: Outcome

    @property
    def account_right(self) -> bool:
        """Whether every figure of every report stands there, and no other, in one incident."""
        return self.said.clean and self.matrix.clean and not self.reports.missing


def program() -> Program:
    """The standard pipeline of this tree; Failed where a part does not import."""
    try:
        pipeline = import_module("counterclaim.pipeline")
        cases = import_module("counterclaim.reconciling.cases").cases
        tables = import_module("counterclaim.tables").load()
        linking, reconciling = pipeline.linking(tables), pipeline.reconciling(tables)
    except (ImportError, AttributeError) as fault:
        raise Failed(f"linking or reconciling is not there ({fault}); mend it first") from fault
    return Program(reader(), linking, cases, reconciling)


def bundle_reports(tables: Sequence[Table]) -> dict[str, list[Report]]:
    """The reports of the bundled examples, by the name of their table."""
    from counterclaim.verbs import read_all  # noqa: PLC0415 – measuring starts without intake

    found: dict[str, list[Report]] = {}
    for table in tables:
        paths = sorted({ref.partition("#")[0] for ref in table.reports.values()})
        found[table.name] = [
            one for path in paths for one in read_all(EXAMPLES / path) if isinstance(one, Report)
        ]
    return found


def seed_reports(table: Table, gold: Path) -> list[Report]:
    """The seed, as the command reads it."""
    from counterclaim.verbs import read  # noqa: PLC0415 – as above

    held = json.loads(gold_file(gold, table.origin["seed"]).read_text(encoding="utf-8"))
    return [read(seed_file(gold, held), published=date.fromisoformat(held["published"]))]


def real_reports(table: Table, gold: Path) -> list[Report]:
    """The reports of one incident of gold, named by their ids there."""
    wanted = {ref: key for key, ref in table.reports.items()}
    for line in gold_lines(gold, table.origin["set"]):
        if table.origin["id"] not in {line.get("incident_id"), line.get("id")}:
            continue
        return [one for one in _told_reports(line) if one.name in wanted]
    raise NotMeasured(f"{table.origin['set']} holds no incident {table.origin['id']}")


def _told_reports(line: Mapping[str, Any]) -> Iterator[Report]:
    for doc in line.get("docs", ()):
        text = f"{doc['title'] or ''}\n\n{doc['text']}"
        yield report_of(text, doc["id"], published=date.fromisoformat(doc["dct"]))
    for source in line.get("sources", ()):
        day = date.fromisoformat(line["date"])
        yield report_of(source["text"] or "", source["source_id"], published=day)


def keys_of(table: Table, reports: Iterable[Report]) -> dict[str, str]:
    """From report ids to the keys of a table."""
    return {
        one.id: key
        for one in reports
        for key, ref in table.reports.items()
        if ref in {one.name, "seed"} or one.name in {ref.partition("#")[2], str(EXAMPLES / ref)}
    }


def compared(
    table: Table, told: Told, pairs: Sequence[tuple[Case, Account]], keys: Mapping[str, str]
) -> Compared:
    """An incident of a table against the one of the program's that is most like it."""
    made = [seen(case, account, keys, table, told) for case, account in pairs]
    best = max(made, key=lambda it: _likeness(it, table, told), default=None)
    if best is None:
        lost = Outcome(0, tuple(sorted(told.reports)))
        return Compared(table, told, lost, lost, lost, lost, lost, lost)
    held = best.reports
    absent = tuple(sorted(f"report {one}" for one in told.reports - held))
    foreign = tuple(sorted(f"report {one}" for one in held - told.reports - told.may))
    wrong = tuple(f"of another happening: {one}" for one in strays(best, table, told))
    said = sayings(best, table, told) if told.said else Outcome()
    weighed = estimates(best, told)
    return Compared(
        table,
        told,
        Outcome(len(told.reports & held), absent, foreign + wrong),
        matrix(best, table, told) if told.guesses else _cells_only(best, table, told),
        said,
        tensions(best, table, told) if told.pulls else Outcome(),
        weighed,
        origins(best, table, told) if told.guesses or table.together else Outcome(),
    )


def _cells_only(it: Seen, table: Table, told: Told) -> Outcome:
    found = matrix(it, table, told)
    return Outcome(found.right, found.missing)


def _likeness(it: Seen, table: Table, told: Told) -> tuple[int, int, int]:
    told_there = matrix(it, table, told).right + sayings(it, table, told).right
    return told_there, len(it.reports & told.reports), -len(it.reports - told.reports)


def joined(linked: Linked, groups: Iterable[set[str]]) -> Linked:
    """As if every happening of a group's reports were one incident."""
    every = [sketch for one in linked.incidents for sketch in one.sketches]
    made = [tuple(one for one in every if one.report in group) for group in groups]
    return replace(
        linked,
        incidents=tuple(Incident(digest("inc", *(x.id for x in m)), m, ()) for m in made if m),
    )


def measured(
    named: Program, held: Mapping[str, Sequence[Report]], tables: Iterable[Table], *, join: bool
) -> Iterator[tuple[list[Compared], Outcome]]:
    """Reports that are linked together, each table's incidents compared, and the copies found."""
    readings = [named.read(one) for reports in held.values() for one in reports]
    linked = named.link(readings)
    if join:
        linked = joined(linked, [{one.id for one in reports} for reports in held.values()])
    tables = list(tables)
    asked = {guess.policy for one in tables for told in one.incidents for guess in told.guesses}
    policies = [f"{policy}:*" for policy in sorted(asked)]
    pairs = [(case, named.reconcile(case, policies)) for case in named.cases(linked, readings)]
    for table in tables:
        keys = keys_of(table, held[table.name])
        mine = [pair for pair in pairs if set(pair[0].incident.reports) & set(keys)]
        found = [compared(table, told, mine, keys) for told in table.incidents]
        yield found, copies(linked, table, keys)


def measure(asked: argparse.Namespace) -> list[Row]:
    """One row a table of ours, and one for the ten."""
    tables = [read_table(path) for path in sorted(HAND.glob("*.toml"))]
    tables = [one for one in tables if asked.only in (None, one.name)]
    named = program()
    rows: list[Row] = []
    for kind, words in KINDS.items():
        if asked.own and kind != "bundle":
            continue
        mine = [one for one in tables if kind in one.origin]
        try:
            held = _reports(kind, mine, asked.gold)
        except NotMeasured as missing:
            rows.append(Row(words, None, f"not measured: {missing}"))
            continue
        found = list(measured(named, held, mine, join=asked.joined)) if mine else []
        for incidents, copied in found:
            for one in incidents:
                _show(one, copied, verbose=asked.verbose)
            rows += [] if kind == "set" else _rows(incidents, copied)
        rows += _ten([one for incidents, _ in found for one in incidents]) if kind == "set" else []
    return rows


def _reports(kind: str, tables: Sequence[Table], gold: Path) -> dict[str, list[Report]]:
    if kind == "bundle":
        return bundle_reports(tables)
    one_by_one = seed_reports if kind == "seed" else real_reports
    return {table.name: one_by_one(table, gold) for table in tables}


def _rows(incidents: Sequence[Compared], copied: Outcome) -> Iterator[Row]:
    name = incidents[0].table.name
    parts = {
        "matrix": [one.matrix for one in incidents],
        "tensions": [one.tensions for one in incidents],
        "estimates": [one.estimates for one in incidents],
        "reports, copies, origins": [one.reports + one.origins for one in incidents] + [copied],
    }
    for part, outcomes in parts.items():
        whole = sum(outcomes, Outcome())
        if whole.asked:
            share = round(whole.right / whole.asked, 4)
            note = f"{whole.right} of {whole.asked}; {len(whole.extra)} that no reader has"
            yield Row(f"{name}: {part}", share, note, at_least=1.0)


def _ten(incidents: Sequence[Compared]) -> Iterator[Row]:
    if not incidents:
        return
    accounts = [one.table.name for one in incidents if one.account_right]
    pulls = [one.table.name for one in incidents if one.tensions.clean]
    both = sorted(set(accounts) & set(pulls))
    yield Row("real incidents: accounts right", len(accounts), f"of {len(incidents)}")
    yield Row("real incidents: tensions right", len(pulls), f"of {len(incidents)}")
    yield Row(
        "real incidents: both right", len(both), f"of {len(incidents)}: {both}", at_least=RIGHT
    )


def _show(one: Compared, copied: Outcome, *, verbose: bool) -> None:
    parts = {
        "reports": one.reports,
        "said": one.said,
        "matrix": one.matrix,
        "tensions": one.tensions,
        "estimates": one.estimates,
        "origins": one.origins,
        "copies": copied,
    }
    told = ", ".join(
        f"{part} {it.right}/{it.asked}{f' +{len(it.extra)}' if it.extra else ''}"
        for part, it in parts.items()
        if it.asked or it.extra
    )
    say(f"{one.table.name} {one.told.name}: {told}")
    for part, it in parts.items() if verbose else ():
        for line in it.missing:
            say(f"    {part} missing  {line}")
        for line in it.extra:
            say(f"    {part} extra    {line}")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--only", metavar="NAME", help="one table of gold/accounts")
    parser.add_argument("--own", action="store_true", help="only tables of the bundled examples")
    parser.add_argument("--joined", action="store_true", help="one incident a table")
    return run("accounts by hand", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
