"""`counterclaim review`: claims one by one in the terminal, decided by a key."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from counterclaim.cli.inside import author_option, inside, project_option
from counterclaim.errors import CounterclaimError
from counterclaim.exporting import wording

if TYPE_CHECKING:
    from counterclaim.projects import Project
    from counterclaim.projects.reviewing import Order, Waiting
    from counterclaim.records import Bound

KEYS: Final = {
    "a": "accept",
    "r": "reject",
    "e": "edit its fields",
    "u": "undo your last decision",
    "s": "skip",
    "q": "quit",
    "?": "these keys",
}
EPILOG = """\b
Examples:
  counterclaim review
  counterclaim review inc_7k3f --order report --by asma
"""


@click.command(epilog=EPILOG)
@click.argument("incident", metavar="[INCIDENT]", required=False)
@project_option
@author_option
@click.option(
    "--order",
    type=click.Choice(["impact", "report"]),
    default="impact",
    show_default=True,
    help="Those first whose word moves an estimate, or in order of reports.",
)
def command(incident: str | None, project: str | None, by: str | None, order: "Order") -> None:
    """
    Look at each claim in its sentence and accept, reject or correct it, with one key.

    Keys: a accept, r reject, e edit, u undo, s skip, q quit, ? help. Every decision is kept at
    once; what you leave waits for the next time.
    """
    from counterclaim.projects.reviewing import count, waiting  # noqa: PLC0415 – heavy

    with inside(project, by) as held:
        if (order == "impact" or incident) and not held.linked_already():
            held.link()
        of = count(held, incident)
        if not of:
            click.echo("nothing waits for a word", err=True)
            return
        _through(held, waiting(held, incident=incident, order=order), of)


def _through(held: "Project", source: "Iterator[Waiting]", of: int) -> None:
    """Claims as they come, so that the first is there before the last is reckoned."""
    queue: list[Waiting] = []
    at, decided = 0, list[int]()
    while True:
        if at == len(queue):
            one = next(source, None)
            if one is None:
                break
            queue.append(one)
        _draw(queue[at], at, of)
        key = _key()
        if key == "q":
            break
        if key == "u":
            if _undo(held) and decided:
                at = decided.pop()
        elif key in ("a", "r", "e"):
            if _decide(held, key, queue[at]):
                decided.append(at)
                at += 1
        elif key == "s":
            at += 1
        else:
            for name, told in KEYS.items():
                click.echo(f"  {name}  {told}", err=True)
    click.echo(f"{len(decided)} decided, {of - len(decided)} left", err=True)


def _key() -> str:
    """One key of a person; a line's first letter where the input is no terminal."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    line = sys.stdin.readline()
    return line.strip().lower()[:1] if line else "q"


def _draw(one: "Waiting", at: int, of: int) -> None:
    from rich.text import Text  # noqa: PLC0415 – heavy

    from counterclaim.cli.printing import console, isolated  # noqa: PLC0415 – as above

    out = console()
    claim = one.claim
    out.rule(Text(f"{at + 1} of {of}"))
    before, quote, after = wording.glued(one.before, claim.span.quote, one.after)
    out.print(isolated(Text.assemble(f"…{before}", (quote, "bold reverse"), f"{after}…")))
    asked = f"{wording.question(claim)}: {wording.answer(claim)}"
    disputed = "  disputed" if one.status == "disputed" else ""
    out.print(isolated(Text.assemble((wording.safe(asked), "bold"), (disputed, "bold italic"))))
    who = wording.safe(wording.who(claim, one.report))
    where = wording.where(claim.places)
    told = (who, wording.safe(where), wording.safe(wording.file_name(one.report)), claim.id)
    out.print(isolated(Text(" · ".join(part for part in told if part))))
    for word in one.said:
        out.print(isolated(Text(wording.safe(word), style="italic")))
    for question, change in one.changes:
        ends = " / ".join(_end(bound) for bound in (change.low, change.best, change.high))
        out.print(Text(f"to {change.act} it moves {question} to {ends}", style="dim"))
    click.echo("[a]ccept [r]eject [e]dit [u]ndo [s]kip [q]uit [?]", err=True)


def _end(bound: "Bound | None") -> str:
    if bound is None:
        return "–"
    return f"{bound.value:,}{' or more' if bound.open else ''}"


def _decide(held: "Project", key: str, one: "Waiting") -> bool:
    if key == "a":
        held.accept(one.claim.id)
    elif key == "r":
        held.reject(one.claim.id)
    else:
        return _edit(held, one)
    return True


def _edit(held: "Project", one: "Waiting") -> bool:
    """The fields of a claim in the user's own editor; whether anything was changed."""
    record = held.ledger.claim(one.claim.id).told
    fields = {name: record[name] for name in ("stance", one.claim.kind) if name in record}
    after = click.edit(json.dumps(fields, ensure_ascii=False, indent=2), extension=".json")
    try:
        given = json.loads(after) if after is not None else fields
    except ValueError as fault:
        click.echo(f"error: is not JSON ({fault}); edit it again", err=True)
        return False
    if not isinstance(given, dict) or given == fields:
        click.echo("nothing was changed", err=True)
        return False
    changed = {name: value for name, value in given.items() if value != fields.get(name)}
    try:
        held.edit(one.claim.id, changed)
    except CounterclaimError as fault:
        click.echo(f"error: {fault}", err=True)
        return False
    return True


def _undo(held: "Project") -> bool:
    try:
        made = held.undo()
    except CounterclaimError as fault:
        click.echo(f"error: {fault}", err=True)
        return False
    click.echo("undone" if made else "it is undone already", err=True)
    return made is not None
