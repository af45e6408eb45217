"""`portfolio remove`: moves a story to the trash."""

from __future__ import annotations

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, here, on_terminal, open_workspace, story_argument
from portfolio.errors import UsageError


@declare("remove", "remove old-reorg --yes")
@story_argument
@click.option("--yes", is_flag=True, help="Don't ask first.")
def command(story: str, yes: bool) -> None:
    """Move a story to the workspace's trash, from where `restore` brings it back."""
    space = open_workspace()
    title = space.file(story).story.title or story
    if not yes:
        if not on_terminal():
            raise UsageError(
                f"nobody can be asked whether to remove {story}",
                fix=f"say so: `portfolio remove {story} --yes`",
            )
        click.confirm(f"Move “{title}” to the trash?", abort=True, err=True)
    terminal.line(here(space.remove(story)))
    terminal.note(f"back again: portfolio history {story}, then portfolio restore {story} VERSION")
