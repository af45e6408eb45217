"""Shows what went wrong on stderr, as where, what and fix; the only place that does."""

from __future__ import annotations

import errno
import os
import sys

import click

from portfolio.cli.terminal import note
from portfolio.errors import CannotWrite, PortfolioError, UnknownName, UsageError

DEBUG = "PORTFOLIO_DEBUG"
_REFUSED = {errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG, errno.EIO}


class _Unexpected(PortfolioError):
    """A fault of ours."""

    def __init__(self, error: Exception) -> None:
        said = str(error).strip().partition("\n")[0][:200]
        name = type(error).__name__
        super().__init__(
            f"portfolio itself failed here ({name}{f': {said}' if said else ''})",
            fix=f"run it again with {DEBUG}=1 to see where, and report what it prints",
        )


def show(error: Exception) -> int:
    """Show an error and return the exit code it stands for."""
    said = translate(error)
    if os.environ.get(DEBUG):
        import traceback  # noqa: PLC0415 - only to look for a fault

        traceback.print_exception(error, file=sys.stderr)
    place = f"{said.where}  " if said.where else ""
    note(place + click.style(said.what, fg="red"))
    if said.fix:
        note(f"fix: {said.fix}")
    return said.exit_code


def translate(error: Exception) -> PortfolioError:
    """Turn any exception into one that says what, where and how to mend it."""
    if isinstance(error, PortfolioError):
        return error
    if isinstance(error, click.ClickException):
        return _usage(error)
    if isinstance(error, OSError):
        return _system(error)
    return _Unexpected(error)


def _usage(error: click.ClickException) -> PortfolioError:
    """Say a misuse of the command line in our shape."""
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else "portfolio"
    if isinstance(error, click.NoSuchOption):
        known = [name for p in (ctx.command.params if ctx else ()) for name in p.opts]
        return UnknownName("option", error.option_name, [*known, "--help"])
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Parameter):
        choices = getattr(error.param.type, "choices", None)
        what = error.format_message().rstrip(".")
        if choices:
            fix = "choose one of " + ", ".join(str(c) for c in choices)
            return UsageError(what[0].lower() + what[1:], fix=fix)
    what = error.format_message().strip().rstrip(".")
    return UsageError(what[:1].lower() + what[1:], fix=f"see `{path} --help`, which has an example")


def _system(error: OSError) -> PortfolioError:
    """Say what the system refused."""
    where = str(error.filename) if error.filename else ""
    reason = (error.strerror or str(error) or type(error).__name__).lower()
    if error.errno in _REFUSED:
        return CannotWrite(where or "standard output", reason)
    if error.errno in {errno.EACCES, errno.EPERM}:
        fix = "make it readable and writable for you (`chmod u+rwX`), or choose another folder"
        return PortfolioError(f"the system refused: {reason}", where=where or None, fix=fix)
    return PortfolioError(reason, where=where or None, fix="check the path, then try again")
