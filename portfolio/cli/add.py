"""`portfolio add`: catches a seed in one line."""

from __future__ import annotations

import click

from portfolio.cli import terminal
from portfolio.cli.options import asked, declare, here, open_workspace


@declare("add", 'add "the night the billing queue backed up and I woke the CFO"')
@click.argument("text", metavar="LINE", nargs=-1)
def command(text: tuple[str, ...]) -> None:
    """Catch a seed: a story whose title is the line, to be written later."""
    space = open_workspace()
    said = " ".join(" ".join(text).split())
    title = asked("a line", said, 'say it: `portfolio add "the night billing fell over"`')
    made = space.new(title, status="seed")
    terminal.line(here(made.path))
    terminal.note(f"next: portfolio dig {made.story.id}")
