"""`portfolio new`: begins a story."""

from __future__ import annotations

import click

from portfolio.cli import terminal
from portfolio.cli.options import asked, declare, here, open_workspace


@declare("new", "new 'One platform for four organisations' --scenario multi-org-transformation")
@click.argument("title", required=False)
@click.option("--scenario", metavar="NAME", help="The type of story, by the rubric's name for it.")
@click.option("--kind", type=click.Choice(["leadership", "failure"]), help="The kind of story.")
def command(title: str | None, scenario: str | None, kind: str | None) -> None:
    """Begin a story, from a scenario if you like, and print the path of its file.

    With a scenario, what the interviewer evaluates and the questions that dig a story out of
    memory are shown beside.
    """
    space = open_workspace()
    title = asked("a title", title, 'name it: `portfolio new "One platform for four teams"`')
    fields = {"scenario": scenario, "kind": kind}
    made = space.new(title, **{key: value for key, value in fields.items() if value})
    terminal.line(here(made.path))
    if scenario:
        asks = space.rubric.scenarios[scenario]
        terminal.note(f"asked as: {asks.question}")
        for prompt in asks.dig:
            terminal.note(f"  - {prompt.asks}")
    terminal.note(f"next: portfolio dig {made.story.id}")
