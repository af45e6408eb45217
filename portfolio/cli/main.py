"""Runs the command line: finds the command, and turns every end into an exit code."""

from __future__ import annotations

import io
import os
import sys

import click

from portfolio import __version__
from portfolio.cli import diagnostics
from portfolio.cli.commands import Commands
from portfolio.cli.options import named_workspace, on_terminal, workspace_option

_COMPLETE = "_PORTFOLIO_COMPLETE"
_EPILOG = """\b
Example:
  portfolio demo
\b
Completion, in your shell's start-up file:
  bash  eval "$(_PORTFOLIO_COMPLETE=bash_source portfolio)"
  zsh   eval "$(_PORTFOLIO_COMPLETE=zsh_source portfolio)"
  fish  _PORTFOLIO_COMPLETE=fish_source portfolio | source
\b
Exit codes: 0 well, 1 findings (see check --fail-on), 2 asked wrongly or a file
can't be read or written, 3 rendering failed, 130 interrupted."""


@click.group(
    "portfolio",
    cls=Commands,
    invoke_without_command=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="portfolio", message="%(prog)s %(version)s")
@click.pass_context
def portfolio(ctx: click.Context) -> int | None:
    """Write, judge and print the stories of your interview loop.

    Without a command it opens the board on this workspace; where there is none it offers to
    make one or to open the sample.
    """
    if ctx.invoked_subcommand is not None:
        return None
    if not on_terminal():
        click.echo(ctx.get_help())
        return 0
    if named := named_workspace(ctx):
        os.environ["PORTFOLIO_WORKSPACE"] = named
    return open_board()


portfolio.params.append(workspace_option())


def open_board() -> int:
    """Open the TUI on the workspace the environment or this folder names."""
    from portfolio.tui.app import run  # noqa: PLC0415 - no other command pays for it

    return run()


def main(argv: list[str]) -> int:
    """Run one command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up(sys.stdout)
        return 0
    except (KeyboardInterrupt, click.Abort):
        if sys.stderr.isatty():
            sys.stderr.write("\n")
        return 130
    except Exception as error:  # noqa: BLE001 - a person never meets a traceback
        code = diagnostics.show(error)
        _settle()
    return code


def _run(argv: list[str]) -> int:
    if _COMPLETE in os.environ:
        portfolio.main(argv, prog_name="portfolio", complete_var=_COMPLETE)
    try:
        with portfolio.make_context("portfolio", list(argv)) as ctx:
            code = portfolio.invoke(ctx)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    return code if isinstance(code, int) else 0


def _settle() -> None:
    """Write out what stdout still holds, or drop it when it can't be written."""
    try:
        sys.stdout.flush()
    except OSError:
        _give_up(sys.stdout)


def _give_up(stream: object) -> None:
    """Send what a closed stream still holds nowhere, so that the end of the program is quiet."""
    if isinstance(stream, io.TextIOWrapper):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):  # a stream without a file has nothing to drop
            pass
        finally:
            os.close(nowhere)
