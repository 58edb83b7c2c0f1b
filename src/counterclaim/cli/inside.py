"""
Commands that work inside a project: how it is named, opened, and left when Ctrl-C comes.

Comes in: `--project` and `--by`. Goes out: the project, open; an exit code that says whether the
work can be taken up again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import click

from counterclaim.settings import author

if TYPE_CHECKING:
    from counterclaim.projects import Project

Command = TypeVar("Command", bound=Callable[..., object])
RESUMABLE: Final = 75  # EX_TEMPFAIL of sysexits.h: try again, and it goes on


def project_option(command: Command) -> Command:
    """`--project`, for every command that works in one."""
    return click.option(
        "-p",
        "--project",
        metavar="DIR",
        help="Work in this project instead of the nearest one upwards.",
    )(command)


def author_option(command: Command) -> Command:
    """`--by`, for every command that writes a decision down."""
    return click.option("--by", metavar="NAME", help="Say whose decision this is.")(command)


@contextmanager
def inside(named: str | None, by: str | None = None) -> Iterator["Project"]:
    """The project, open while the command runs."""
    from counterclaim.projects import opened  # noqa: PLC0415 – heavy

    with opened(named, author=author(by)) as project:
        yield project
