"""`portfolio restore`: brings back an earlier version, or a removed story."""

from __future__ import annotations

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, here, open_workspace, story_argument
from portfolio.cli.summary import reading_line


@declare(
    "restore", "restore billing-outage 8c1f03ad", "history billing-outage   # names the versions"
)
@story_argument
@click.argument("version")
def command(story: str, version: str) -> None:
    """Bring back an earlier version; the one that stands now goes to the history first."""
    space = open_workspace()
    back = space.restore(story, version)
    terminal.line(here(back.path))
    terminal.note(reading_line(space.review(space.file(story))))
