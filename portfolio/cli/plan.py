"""`portfolio plan`: the evenings from today to the loop."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from portfolio.cli import terminal
from portfolio.cli.options import (
    calendar_day,
    declare,
    json_option,
    maybe_loop_argument,
    open_workspace,
    today_option,
)

if TYPE_CHECKING:
    from portfolio.model.plan import PlanReport


@declare("plan", "plan", "plan northwind-2026-12 --today 2026-11-20")
@maybe_loop_argument
@today_option
@json_option
def command(loop: str | None, today: date | None, as_json: bool) -> None:
    """Plan the evenings up to a loop: what to write, what to raise, what to tell aloud.

    It is made from how things stand today, so what is done is gone from the next one.
    """
    from portfolio import timing  # noqa: PLC0415 - the models load with it

    found = timing.evenings(open_workspace(), loop, calendar_day(today))
    if as_json:
        terminal.json_of(found)
    else:
        _print(found)


def _print(found: PlanReport) -> None:
    count = len(found.evenings)
    said = f"{count} {'evening' if count == 1 else 'evenings'} to {found.loop}, {found.date}"
    terminal.line(terminal.bold(said))
    for one in found.evenings:
        lead = f"{one.day:%a %d %b}  {one.work:<9}"
        terminal.wrap(one.what, indent=" " * 23, first=f"{lead}  ")
        if one.command:
            terminal.line(f"{' ' * 23}{one.command}")
    if found.left:
        terminal.line()
        terminal.line(terminal.bold("No evening is left for"))
        for text in found.left:
            terminal.wrap(text, indent="    ", first="  ")
