"""`portfolio ready`: the list before a story is called ready, and the writer's decision."""

from __future__ import annotations

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, here, json_option, open_workspace, story_argument
from portfolio.errors import UsageError


@declare(
    "ready",
    "ready billing-outage",
    "ready billing-outage --mark",
    'ready billing-outage --mark --open "the second source is still on leave"',
)
@story_argument
@click.option("--mark", is_flag=True, help="Call it ready, whatever is open.")
@click.option(
    "--open",
    "notes",
    multiple=True,
    metavar="TEXT",
    help="What you knowingly leave open; without it the list's own names are noted.",
)
@json_option
def command(story: str, mark: bool, notes: tuple[str, ...], as_json: bool) -> None:
    """Say what is still open in a story; calling it ready is your decision alone."""
    from portfolio import guided  # noqa: PLC0415 - the models load with it

    space = open_workspace()
    if notes and not mark:
        raise UsageError("a note of what stays open goes with --mark", fix="add --mark")
    if mark:
        saved = guided.mark_ready(space, story, notes or None)
        terminal.note(here(saved.path))
    told = guided.ready_report(space, story)
    if as_json:
        terminal.json_of(told)
        return
    wide = max(len(check.name) for check in told.checks)
    for check in told.checks:
        sign = terminal.VERDICTS["met" if check.done else "missing"]
        indent = " " * (wide + 4)
        terminal.wrap(check.says, indent=indent, first=f"{sign} {check.name.ljust(wide)}  ")
    terminal.line()
    terminal.line(f"{told.status} · reads {told.reading}")
    if told.status == "ready" and told.open:
        terminal.wrap(", ".join(told.open), indent="      ", first="open: ")
    elif told.status != "ready":
        terminal.note(f"next: portfolio ready {story} --mark")
