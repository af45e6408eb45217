"""`portfolio debrief`: what one says after a loop, and how each story was received."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.options import (
    calendar_day,
    declare,
    json_option,
    maybe_loop_argument,
    on_terminal,
    open_workspace,
    today_option,
)
from portfolio.errors import UsageError

if TYPE_CHECKING:
    from portfolio.model.loop import DebriefReport
    from portfolio.workspace import Workspace


@declare(
    "debrief",
    "debrief northwind-2026-12",
    'debrief northwind-2026-12 --answer 1 "Twice I forgot to."',
    'debrief northwind-2026-12 --note billing-outage "Ana asked for the number."',
)
@maybe_loop_argument
@click.option("--answer", nargs=2, metavar="N TEXT", help="Answer question N; no words undo it.")
@click.option("--note", nargs=2, metavar="ID TEXT", help="How a story was received.")
@today_option
@json_option
def command(
    loop: str | None,
    answer: tuple[str, str] | None,
    note: tuple[str, str] | None,
    today: date | None,
    as_json: bool,
) -> None:
    """Say how a loop went: the rubric's questions, and a note on each story told.

    On a terminal each open question is asked in turn, then each story; enter skips one.
    """
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    space = open_workspace()
    chosen = loops.last(space, loop, calendar_day(today))
    held = chosen.id
    if answer:
        loops.answer(space, held, _question(loops.debrief(space, held), answer[0]), answer[1])
    if note:
        loops.note(space, held, *note)
    if not (as_json or answer or note) and on_terminal():
        _ask(space, loops.debrief(space, held))
    found = loops.debrief(space, held)
    if as_json:
        terminal.json_of(found)
    else:
        said = f"{chosen.company or chosen.id}  {chosen.date or 'no day yet'}"
        terminal.line(terminal.bold(said))
        _print(found)


def _question(found: DebriefReport, which: str) -> str:
    if not which.isdecimal():
        return which
    if not 1 <= int(which) <= len(found.questions):
        fix = f"1 to {len(found.questions)}; `portfolio debrief {found.loop}` lists them"
        raise UsageError(f"there is no question {which}", fix=fix)
    return found.questions[int(which) - 1].question


def _ask(space: Workspace, found: DebriefReport) -> None:
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    for one in found.questions:
        if not one.answer and (said := _said(one.question)):
            loops.answer(space, found.loop, one.question, said)
    for story in found.stories:
        if not story.note and (said := _said(f"How was {story.story} received?")):
            loops.note(space, found.loop, story.story, said)


def _said(question: str) -> str:
    terminal.note(question)
    said: str = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
    return said.strip()


def _print(found: DebriefReport) -> None:
    for number, one in enumerate(found.questions, 1):
        sign = terminal.sign("met" if one.answer else "missing")
        terminal.wrap(one.question, indent="      ", first=f"{sign} {number}  ")
        if one.answer:
            terminal.wrap(one.answer, indent="      ", first="      ")
    terminal.line()
    for story in found.stories:
        to = f" to {story.to}" if story.to else ""
        terminal.wrap(f"{story.story}{to}: {story.note or 'no note yet'}", indent="    ")
    terminal.note(f'next: portfolio debrief {found.loop} --answer 1 "…"')
