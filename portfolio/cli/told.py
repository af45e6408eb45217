"""`portfolio told`: marks a story as told to someone, so that it is used up for the loop."""

from __future__ import annotations

from datetime import date

import click

from portfolio.cli import terminal
from portfolio.cli.options import (
    asked,
    calendar_day,
    day_option,
    declare,
    here,
    loop_option,
    open_workspace,
    story_argument,
    today_option,
)


@declare(
    "told",
    "told billing-outage --to ana",
    "told billing-outage --to ana --loop northwind-2026-12 --on 2026-12-15",
    "told billing-outage --remove",
)
@story_argument
@click.option("--to", metavar="NAME", help="The interviewer who heard it.")
@loop_option
@day_option("--on", help="The day, if it was not today.")
@today_option
@click.option("--remove", is_flag=True, help="Take the mark back.")
def command(  # noqa: PLR0917 - click passes what the command line gave
    story: str,
    to: str | None,
    loop: str | None,
    on: date | None,
    today: date | None,
    remove: bool,
) -> None:
    """Mark a story as told; `deck` and `ask --loop` leave it out for the rest of that loop."""
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    space = open_workspace()
    day = calendar_day(today)
    held = loops.named(space, loop, day)
    if remove:
        saved = loops.untell(space, held.id, story)
        terminal.note(f"{story} is free again in {held.id}")
    else:
        who = asked("an interviewer", to, "say to whom: `--to ana`")
        saved = loops.tell(space, held.id, story, who, on or day)
        left = len(saved.loop.used)
        terminal.note(f"{left} told in {held.id}; next: portfolio deck {held.id}")
    terminal.line(here(saved.path))
