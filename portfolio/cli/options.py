"""Owns what the commands share: their shape, their common options, opening the workspace."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from portfolio.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from portfolio.workspace import Workspace

_WORKSPACE = "portfolio.workspace"


def _remember(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        ctx.meta[_WORKSPACE] = value


def workspace_option() -> click.Option:
    """Make the option that names the workspace, before or after a command's name."""
    return click.Option(
        ["--workspace"],
        metavar="DIR",
        expose_value=False,
        callback=_remember,
        help="The workspace, if it is not this folder or one above.",
    )


def declare(name: str, *examples: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a function a command whose help ends with examples."""
    epilog = "\b\nExample:\n" + "\n".join(f"  portfolio {example}" for example in examples)

    def wrap(function: Callable[..., Any]) -> click.Command:
        made = click.command(name, epilog=epilog)(function)
        made.params.append(workspace_option())
        return made

    return wrap


def _ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete story ids from the file names alone."""
    return _named(ctx, "stories/*.md", incomplete)


def complete_loops(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete loop ids from the file names alone."""
    return _named(ctx, "loops/*.yaml", incomplete)


def _named(ctx: click.Context, files: str, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only to complete

    root = named_workspace(ctx) or os.environ.get("PORTFOLIO_WORKSPACE") or "."
    here = Path(root).resolve()
    found = next((f for f in (here, *here.parents) if (f / "portfolio.yaml").is_file()), here)
    names = sorted(path.stem for path in found.glob(files))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class _Day(click.ParamType):  # type: ignore[type-arg]  # generic only lately
    """A calendar day, which says how it is written when it can't be read."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read `2026-12-15`."""
        del ctx
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value).strip())
        except ValueError:
            option = param.opts[0] if param else "--date"
            fix = f"write year, month and day: `{option} 2026-12-15`"
            raise UsageError(f"{value!r} is not a date", fix=fix) from None


def day_option(*names: str, **attrs: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make an option that takes a calendar day."""
    return click.option(*names, type=_Day(), metavar="DAY", **attrs)


today_option = day_option("--today", help="Count from this day instead of today.")


def calendar_day(given: date | None) -> date:
    """Return the day an option gave, else today by the person's own calendar."""
    return given or date.today()  # noqa: DTZ011 - their calendar, not UTC's


story_argument = click.argument("story", metavar="ID", shell_complete=_ids)
maybe_story_argument = click.argument("story", metavar="[ID]", required=False, shell_complete=_ids)
loop_argument = click.argument("loop", metavar="LOOP", shell_complete=complete_loops)
maybe_loop_argument = click.argument(
    "loop", metavar="[LOOP]", required=False, shell_complete=complete_loops
)
loop_option = click.option(
    "--loop",
    metavar="LOOP",
    shell_complete=complete_loops,
    help="The loop, if it is not the next one.",
)
stories_argument = click.argument("stories", metavar="[ID]...", nargs=-1, shell_complete=_ids)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
rubric_option = click.option(
    "--rubric", metavar="NAME", help="Hold the stories against another rubric, e.g. l6."
)


def named_workspace(ctx: click.Context | None = None) -> str | None:
    """Return the folder --workspace named, if it did."""
    named: str | None = (ctx or click.get_current_context()).meta.get(_WORKSPACE)
    return named


def chosen_folder(given: str | None, default: str) -> Path:
    """Return the folder of a command that makes one: its argument, --workspace, or a default."""
    return Path(given or named_workspace() or default).expanduser()


def open_workspace(*, rubric: str | None = None) -> Workspace:
    """Open the workspace the command line, the environment or this folder names."""
    from portfolio.workspace import Workspace  # noqa: PLC0415 - the models load with it

    return Workspace.open(named_workspace(), rubric=rubric)


def on_terminal() -> bool:
    """Tell whether a person sits at both ends, so that a question may be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def asked(what: str, value: str | None, missing: str) -> str:
    """Return a value, asking for it on a terminal and naming the mend anywhere else."""
    if value is not None and value.strip():
        return value.strip()
    if not on_terminal():
        raise UsageError(f"{what} is missing", fix=missing)
    said: str = click.prompt(what.capitalize(), err=True)
    return said.strip()


def here(path: Path) -> str:
    """Say a path as seen from this folder when it stands below, else in full."""
    folder = Path.cwd()
    full = path if path.is_absolute() else folder / path
    return str(full.relative_to(folder)) if full.is_relative_to(folder) else str(full)
