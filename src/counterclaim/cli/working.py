"""
Long work on a terminal: a bar that moves, errors as they come, and a Ctrl-C that loses nothing.

Comes in: outcomes, one at a time. Goes out: how many of each; the code of an interruption.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

import click

from counterclaim.cli.inside import RESUMABLE

if TYPE_CHECKING:
    from counterclaim.projects.bringing import Done


def outcomes(
    found: "Iterator[Done]", tally: Counter[str], doing: str, *, most_faults: int | None = None
) -> int:
    """
    Take every outcome; 0, or the exit code of work that was cut short and can be taken up again.

    What is done is kept already: an interruption ends between two reports.
    """
    try:
        with Bar(doing) as note:
            for done in found:
                tally[done.outcome] += 1
                if done.fault is not None:
                    click.echo(f"error: {done.fault}", err=True)
                note(tally, done.name)
                if most_faults is not None and tally["failed"] > most_faults:
                    click.echo(
                        f"stopped after {tally['failed']} failures; what was done is kept", err=True
                    )
                    return RESUMABLE
    except KeyboardInterrupt:
        click.echo("interrupted; what was done is kept, run it again to go on", err=True)
        return RESUMABLE
    return 0


class Bar:
    """A line on stderr that says how far the work is; nothing where nobody looks."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._status = None
        if sys.stderr.isatty():
            from rich.console import Console  # noqa: PLC0415 – only a terminal needs it

            self._status = Console(stderr=True, highlight=False).status(f"{doing}…")

    def __enter__(self) -> Self:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(self, *fault: object) -> None:
        if self._status is not None:
            self._status.stop()

    def __call__(self, tally: Counter[str], name: str) -> None:
        """Say how many are done and which was the last."""
        if self._status is None:
            return
        from rich.text import Text  # noqa: PLC0415 – only a terminal needs it

        done = sum(tally.values()) - tally["failed"]
        failed = f", {tally['failed']} failed" if tally["failed"] else ""
        self._status.update(Text(f"{self._doing}: {done:,}{failed} · {name}"))
