"""`portfolio init`: makes a folder a workspace."""

from __future__ import annotations

import click

from portfolio.cli import terminal
from portfolio.cli.options import chosen_folder, declare, here, on_terminal


@declare("init", "init my-stories --name 'Alex Example'")
@click.argument("folder", metavar="[DIR]", required=False)
@click.option("--name", help="Your name, as the dossier's cover says it.")
@click.option("--rubric", default="l7", show_default=True, help="The bar you write against.")
def command(folder: str | None, name: str | None, rubric: str) -> None:
    """Make a folder a workspace: portfolio.yaml and a place for stories, only yours to read."""
    from portfolio.workspace import Workspace  # noqa: PLC0415 - the models load with it

    if name is None and on_terminal():
        name = click.prompt("Your name, for the cover", default="", show_default=False, err=True)
    made = Workspace.create(chosen_folder(folder, "."), name=name or "", rubric=rubric)
    terminal.line(here(made.root))
    terminal.note('next: portfolio add "the story you think of first"')
