"""
How one incident is printed for a person: the comparison, its tensions, a derivation, a waterfall.

Comes in: a comparison, an account, an estimate, links. Goes out: text, drawn for a terminal or
plain for a pipe; the words are those of exporting.
"""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from counterclaim.exporting.comparison import SILENT, Cell, Comparison
from counterclaim.exporting.wording import safe
from counterclaim.records import Account, Case, Estimate, Link, Tension

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from counterclaim.exporting.table import Isolated
    from counterclaim.tables.linkage import Linkage

_COLUMN = 17  # characters that a column of answers needs, so that two fit beside an estimate
_BAR = 24  # characters of the longest bar of a waterfall; a bit is one
_LABEL = 26  # characters of the longest question, "killed: armed group" and the like
_ESTIMATE = 22  # characters of an estimate with an open end, on two lines


def console() -> "Console":
    """Where text for a person goes."""
    from rich.console import Console  # noqa: PLC0415 – heavy

    return Console(file=sys.stdout, highlight=False)


def draw_heading(case: Case) -> None:
    """One line: the incident, when, where, how many reports."""
    from rich.text import Text  # noqa: PLC0415 – heavy

    from counterclaim.exporting import wording  # noqa: PLC0415 – as above
    from counterclaim.exporting.comparison import days, places  # noqa: PLC0415 – as above

    first, last = days(case)
    when = " – ".join(dict.fromkeys(wording.day(one) for one in (first, last) if one))
    reports = wording.counted(len(case.readings), "report")
    parts = (when, safe(", ".join(places(case))), reports)
    line = Text(case.incident.id, style="bold")
    line.append("".join(f"  {part}" for part in parts if part))
    out = console()
    out.print(isolated(line, ours=True) if out.is_terminal else line, soft_wrap=True)


def draw_comparison(told: Comparison, policy: str, short: Mapping[str, str]) -> None:
    """The table: as many speakers side by side as the terminal has room for, then the next."""
    from rich.table import Table  # noqa: PLC0415 – heavy
    from rich.text import Text  # noqa: PLC0415 – as above

    out = console()
    first, labels = 0, min(_LABEL, max((len(line.label) for line in told.lines), default=0)) + 2
    while first < max(len(told.speakers), 1):
        beside = _ESTIMATE if first == 0 else 0
        at_once = max(1, (out.width - labels - beside) // _COLUMN)
        here = range(first, min(first + at_once, len(told.speakers)))
        grid = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
        grid.add_column("", max_width=_LABEL, no_wrap=labels < _LABEL + 2)
        for at in here:
            grid.add_column(isolated(Text(safe(told.speakers[at][1]))), max_width=2 * _COLUMN)
        if beside:
            grid.add_column(f"estimate ({policy})", max_width=_ESTIMATE)
        for line in told.lines:
            cells = [line.cells[at] for at in here]
            if any(cell.said or cell.silent for cell in cells) or (beside and line.estimate):
                shown = [isolated(_cell(cell, short)) for cell in cells]
                grid.add_row(line.label, *shown, *([line.estimate] if beside else []))
        out.print(grid)
        out.print()
        first += at_once


def isolated(text: "Text", *, ours: bool = False) -> "Isolated":
    """Text whose letters that run right to left leave what stands beside them alone."""
    from counterclaim.exporting.table import Isolated  # noqa: PLC0415 – heavy

    return Isolated(text, ours=ours)


def _cell(cell: Cell, short: Mapping[str, str]) -> "Text":
    from rich.text import Text  # noqa: PLC0415 – heavy

    if cell.silent:
        return Text(SILENT, style="italic")
    lines = []
    for said, scope, claim in cell.said:
        place = f" ({safe(scope)})" if scope else ""
        lines.append(Text.assemble(f"{safe(said)}{place} ", (short.get(claim, claim), "dim")))
    return Text("\n").join(lines)


def cell_told(cell: Cell, short: Mapping[str, str]) -> str:
    """The answers of a cell, one a line, each with the short id of its claim."""
    if cell.silent:
        return SILENT
    lines = []
    for said, scope, claim in cell.said:
        place = f" ({safe(scope)})" if scope else ""
        lines.append(f"{safe(said)}{place}  {short.get(claim, claim)}")
    return "\n".join(lines)


def comparison_tsv(told: Comparison, short: Mapping[str, str]) -> None:
    """The table for a pipe: a line for each question, a column for each speaker."""
    head = ["question", *(name for _, name in told.speakers), "estimate"]
    sys.stdout.write("\t".join(safe(one) for one in head) + "\n")
    for line in told.lines:
        cells = [cell_told(cell, short).replace("\n", "; ") for cell in line.cells]
        sys.stdout.write("\t".join([line.question, *cells, line.estimate]) + "\n")


def draw_tensions(tensions: Sequence[Tension], short: Mapping[str, str]) -> None:
    """Each tension: its kind, its sentence, its arithmetic, the claims; then how many."""
    from rich.table import Table  # noqa: PLC0415 – heavy
    from rich.text import Text  # noqa: PLC0415 – as above

    from counterclaim.exporting import wording  # noqa: PLC0415 – as above

    grid = Table(box=None, padding=(0, 1), show_header=False, pad_edge=False)
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for one in tensions:
        line = Text(safe(one.says))
        if one.arithmetic:
            line.append(f"  [{safe(one.arithmetic)}]")
        pair = [short.get(claim, claim) for claim in (one.left, one.right) if claim]
        line.append(f"  {' · '.join(pair)}", style="dim")
        grid.add_row(one.kind, isolated(line, ours=True))
    out = console()
    out.print(grid)
    out.print(Text(wording.counted(len(tensions), "tension")))


def draw_estimate(estimate: Estimate, told: str, words: Mapping[str, tuple[str, str]]) -> None:
    """
    An estimate with its derivation: what was used for which end, what was not, and why.

    `words` has, for each claim, its short id with its answer, and who says it.
    """
    from rich.text import Text  # noqa: PLC0415 – heavy

    out = console()
    name = estimate.policy + (f":{estimate.variant}" if estimate.variant else "")
    out.print(Text(f"{estimate.question}   {told}   {name}", style="bold"))
    for use in sorted(estimate.derivation, key=lambda one: (not one.parts, one.claim)):
        claim, who = words.get(use.claim, (use.claim, ""))
        part = ", ".join(use.parts) or "not used"
        out.print(Text(f"  {part:<15}{safe(claim)}  {safe(who)}"), soft_wrap=True)
        out.print(Text(f"  {'':<15}{safe(use.because)}  [{use.rule}]", style="dim"), soft_wrap=True)
    for note in estimate.notes:
        out.print(Text(f"  note: {safe(note)}"), soft_wrap=True)
    for setting in estimate.settings:
        out.print(Text(f"  your table: {safe(setting)}"), soft_wrap=True)
    for change in estimate.would_change:
        claim, _ = words.get(change.claim, (change.claim, ""))
        ends = " / ".join(
            "–" if bound is None else f"{bound.value:,}{' or more' if bound.open else ''}"
            for bound in (change.low, change.best, change.high)
        )
        out.print(
            Text(f"  would change:  to {change.act} {safe(claim)} gives {ends}"), soft_wrap=True
        )


def draw_side_by_side(question: str, estimates: Sequence[Estimate], case: Case) -> None:
    """One question under every policy and variant: low, best and high in columns."""
    from rich.table import Table  # noqa: PLC0415 – heavy
    from rich.text import Text  # noqa: PLC0415 – as above

    from counterclaim.exporting.comparison import bound_told  # noqa: PLC0415 – as above

    grid = Table(box=None, padding=(0, 1), header_style="bold", pad_edge=False)
    for name in (question, "low", "best", "high", "notes"):
        grid.add_column(name)
    for one in estimates:
        name = one.policy + (f":{one.variant}" if one.variant else "")
        ends = [bound_told(one, end, case) or "–" for end in ("low", "best", "high")]
        grid.add_row(name, *ends, Text(safe("; ".join(one.notes))))
    console().print(grid)
    console().print()


def claims_told(case: Case, short: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Each claim of a case as its short id with its answer, and who says it."""
    from counterclaim.exporting import comparison, wording  # noqa: PLC0415 – only here

    reports = {reading.report.id: reading.report for reading in case.readings}
    return {
        claim.id: (
            f"{short.get(claim.id, claim.id)} {comparison.answer(claim)}",
            wording.who(claim, reports[claim.report]).replace(
                "the outlet itself", comparison.outlet(reports[claim.report])
            ),
        )
        for claim in case.claims
    }


def draw_links(
    links: Sequence[Link], linkage: "Linkage", names: Mapping[str, str], *, linked: bool
) -> None:
    """Why sketches were linked, or not: the prior, each comparison's bits, their sum, the bar."""
    from rich.text import Text  # noqa: PLC0415 – heavy

    from counterclaim.linking.explaining import waterfall  # noqa: PLC0415 – as above

    out = console()
    for link in links:
        left, right = names.get(link.left, link.left), names.get(link.right, link.right)
        head = Text(safe(f"{left}  ·  {right}"), style="bold")
        head.append("  linked" if linked else "  not linked", style="not bold")
        out.print(isolated(head), soft_wrap=True)
        for step in waterfall(link, linkage):
            compared = step.kind == "comparison"
            bar = ("█" if step.bits > 0 else "░") * min(round(abs(step.bits)), _BAR)
            told = f"{step.asks}: {safe(step.says)}  {bar if compared else ''}".rstrip()
            out.print(Text(f"  {step.bits:+7.2f}  {told}"), soft_wrap=True)


def tensions_only(account: Account, kinds: str | None) -> list[Tension]:
    """The tensions of the kinds that were asked for; all without asking."""
    asked = {one.strip() for one in kinds.split(",")} if kinds else None
    return [one for one in account.tensions if asked is None or one.kind in asked]
