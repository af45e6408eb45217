"""`portfolio dig`: asks the questions that dig a story out of memory, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from portfolio.cli import terminal
from portfolio.cli.options import (
    declare,
    here,
    json_option,
    on_terminal,
    open_workspace,
    story_argument,
)
from portfolio.errors import UsageError

if TYPE_CHECKING:
    from portfolio.model.guided import Asked, DigReport, Outlined
    from portfolio.workspace import Workspace

_LEAVE = "."


@declare(
    "dig",
    "dig billing-outage",
    'dig billing-outage --answer 3 "Judit, at ten past two, in her coat"',
    "dig billing-outage --lay-out",
)
@story_argument
@click.option(
    "--answer",
    nargs=2,
    metavar="N TEXT",
    help="Answer question N, or the one with these words; an empty answer takes it back.",
)
@click.option("--lay-out", is_flag=True, help="Put the answers into the sections still empty.")
@json_option
def command(story: str, answer: tuple[str, str] | None, lay_out: bool, as_json: bool) -> None:
    """Dig a story out of memory: its scenario's questions, then what the bar listens for.

    On a terminal each open question is asked in turn: enter skips one, a dot ends. Answers stay
    in the story's dig section, which is never printed unless you ask for it.
    """
    space = open_workspace()
    laid: tuple[str, ...] = ()
    if answer:
        _keep(space, story, *answer)
    if lay_out:
        laid = _lay_out(space, story)
    told = _report(space, story, laid)
    if not (as_json or answer or lay_out) and on_terminal():
        _ask(space, told)
        told = _report(space, story)
    if as_json:
        terminal.json_of(told)
    else:
        _print(told)
        terminal.note(_next(told))


def _report(space: Workspace, story: str, laid: tuple[str, ...] = ()) -> DigReport:
    from portfolio import guided  # noqa: PLC0415 - the models load with it
    from portfolio.model.guided import DigReport  # noqa: PLC0415 - the same

    held = space.file(story).story
    found: dict[str, Any] = {
        "schema": 1,
        "story": story,
        "asked": guided.asked(held, space.rubric),
        "outline": guided.outline(held, space.rubric),
        "laid_out": laid,
    }
    return DigReport.model_validate(found)


def _keep(space: Workspace, story: str, which: str, said: str) -> None:
    from portfolio import guided  # noqa: PLC0415 - the models load with it

    asked = guided.asked(space.file(story).story, space.rubric)
    question = which
    if which.isdecimal():
        if not 1 <= int(which) <= len(asked):
            fix = f"1 to {len(asked)}; `portfolio dig {story}` lists them"
            raise UsageError(f"there is no question {which}", fix=fix)
        question = asked[int(which) - 1].question
    saved = guided.answer(space, story, question, said)
    terminal.note(here(saved.path))


def _lay_out(space: Workspace, story: str) -> tuple[str, ...]:
    from portfolio import guided  # noqa: PLC0415 - the models load with it

    _, laid = guided.lay_out(space, story)
    said = f"laid out: {', '.join(laid)}" if laid else "nothing to lay out in an empty section"
    terminal.note(said)
    return laid


def _ask(space: Workspace, told: DigReport) -> None:
    from portfolio import guided  # noqa: PLC0415 - the models load with it

    open_ = [one for one in told.asked if not one.answer.strip()]
    for number, one in enumerate(open_, 1):
        terminal.note("")
        terminal.note(f"{number} of {len(open_)}  {one.question}")
        if one.hint:
            terminal.note(terminal.dim(one.hint))
        said: str = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        if said.strip() == _LEAVE:
            return
        if said.strip():
            guided.answer(space, told.story, one.question, said)


def _print(told: DigReport) -> None:
    for number, one in enumerate(told.asked, 1):
        sign = terminal.VERDICTS["met" if one.answer.strip() else "missing"]
        terminal.wrap(one.question, indent="       ", first=f"{sign} {number:>2}  ")
        _details(one)
    terminal.line()
    for part in told.outline:
        _outline(part)


def _details(one: Asked) -> None:
    if one.answer.strip():
        terminal.wrap(one.answer, indent="       ", first="       ")
    elif one.hint:
        terminal.wrap(terminal.dim(one.hint), indent="       ", first="       ")


def _outline(part: Outlined) -> None:
    if not part.answers:
        return
    terminal.line(terminal.bold(part.name))
    for one in part.answers:
        terminal.wrap(one, indent="    ", first="  - ")


def _next(told: DigReport) -> str:
    open_ = sum(not one.answer.strip() for one in told.asked)
    if any(one.answers and not one.written for one in told.outline):
        return f"next: portfolio dig {told.story} --lay-out"
    if open_ == len(told.asked):
        return f'next: portfolio dig {told.story} --answer 1 "…"'
    return f"next: portfolio edit {told.story}"
