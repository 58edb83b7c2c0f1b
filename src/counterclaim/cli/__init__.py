"""
The command line: each command parses, calls, prints.

Comes in: arguments. Goes out: data on stdout, words on stderr, an exit code. Nothing heavy is
imported here, so that `--help` and `--version` answer at once; a command's module is imported
when the command runs.

| Code | Meaning |
|---|---|
| 0 | done |
| 1 | failed |
| 2 | wrong usage, or a table or setting that cannot be used |
| 3 | done, but some reports failed |
| 4 | not found |
| 5 | locked by another process, or the database is not there |
| 6 | something is not as it was written |
| 7 | a condition that was to fail holds |
| 8 | a library is missing that an extra installs |
| 9 | the ledger may not or cannot be written |
| 75 | cut short; the same command goes on |
| 130 | interrupted; what was done is printed |
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

# What `--help` says of each command, so that it need not import any: module, then help.
COMMANDS: Final = {
    "demo": "See the bundled examples, from reports to estimates.",
    "init": "Make a project, in which reports are kept and decided on.",
    "add": "Bring reports into the project, as they are.",
    "run": "Do all that is new: bring in, read, link.",
    "extract": "Read reports and print who says what.",
    "link": "Link reports that tell of one happening, and say why.",
    "compare": "Print who says what of an incident, and every tension.",
    "reconcile": "Print low, best and high under a policy, or all.",
    "why": "Print how an estimate came about, claim by claim.",
    "review": "Accept, reject and correct claims, one by one.",
    "decide": "Accept, reject or correct a claim that you name.",
    "undo": "Take a decision back by a new event.",
    "incidents": "List what the reports tell of.",
    "claims": "List who says what, over all reports.",
    "reports": "List what was brought in.",
    "search": "Find words in reports, names, places and claims.",
    "show": "Print one thing whole, with the words that say it.",
    "verify": "Check that all is as it was written.",
    "audit": "List every capture and decision, in order.",
    "redact": "Erase a private person's data for good.",
    "db": "Keep the ledger: upgrade, backup, restore, rebuild.",
    "schema": "Print the record format as JSON Schema.",
    "doctor": "Check this installation and your own tables.",
    "evaluate": "Compare what is read with what a careful reader found.",
}
INTERRUPTED: Final = 130


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 – Click's signature
        """Every command, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 – Click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"counterclaim.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader of our output that has gone is no fault."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _nobody_listens()
            return 0

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 – Click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"counterclaim {_own_version()}")
        ctx.exit()


def _own_version() -> str:
    """The version that is installed; a bare checkout has none."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 – when asked

    try:
        return version("counterclaim")
    except PackageNotFoundError:
        return "from a checkout, not installed"


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with:  counterclaim demo",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Print the version.",
)
def cli() -> None:
    """Who says what about an incident, where they contradict each other, and what can be said."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; what went wrong is said in one line on stderr."""
    try:
        told = cli.main(arguments, prog_name="counterclaim", standalone_mode=False)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as fault:
        return _usage(fault)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001 – the outermost door: one line, never a traceback
        return _failed(fault)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _nobody_listens()
    return told if isinstance(told, int) else 0


def _usage(fault: click.ClickException) -> int:
    path = fault.ctx.command_path if isinstance(fault, click.UsageError) and fault.ctx else None
    click.echo(
        f"error: {fault.format_message().rstrip('.')}; see {path or 'counterclaim'} --help",
        err=True,
    )
    return fault.exit_code


def _nobody_listens() -> None:
    """Whoever read our output has gone: say nothing, and let the interpreter say nothing either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(fault: Exception) -> int:
    from counterclaim.errors import ContractError, CounterclaimError  # noqa: PLC0415 – rare
    from counterclaim.settings import DEBUG, debugging  # noqa: PLC0415 – as above

    ours = isinstance(fault, ContractError) or not isinstance(fault, CounterclaimError | OSError)
    if ours and debugging():
        raise fault
    if isinstance(fault, CounterclaimError):
        click.echo(f"error: {fault}", err=True)
        return fault.exit_code
    if isinstance(fault, OSError):
        click.echo(
            f"error: {fault.filename or 'file'}: {fault.strerror or fault}; check the path "
            "and its permissions",
            err=True,
        )
        return 1
    click.echo(
        f"error: counterclaim broke on its own ({type(fault).__name__}: {fault}); report "
        f"it, with {DEBUG}=1 for the details",
        err=True,
    )
    return 1
