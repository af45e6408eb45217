"""The drill of `portfolio rehearse --drill`: a question, the story you would tell, what fits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.ask import show
from portfolio.cli.options import on_terminal
from portfolio.cli.summary import one_finding
from portfolio.errors import PortfolioError, UnknownName

if TYPE_CHECKING:
    from portfolio.model.asking import Answer
    from portfolio.workspace import Workspace

_LEAVE = "."
_PLACES = ("first", "second", "third")


def run(space: Workspace, loop: str | None, day: date, number: int, *, as_json: bool) -> None:
    """Ask one question after the other, on a terminal; print one anywhere else."""
    from portfolio import rehearsing  # noqa: PLC0415 - the models load with it

    asked = rehearsing.drill(space, loop, day, number)
    if as_json:
        terminal.json_of(asked)
        return
    for one in asked.findings:
        for text in one_finding(one):
            terminal.note(text)
    if not on_terminal():
        terminal.line(asked.question)
        return
    terminal.note(terminal.dim("name the story you would tell; enter looks it up, a dot ends"))
    while True:
        terminal.line()
        terminal.wrap(terminal.bold(asked.question))
        said: str = click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        if said.strip() == _LEAVE:
            return
        try:
            story = _meant(space, said.strip()) if said.strip() else ""
        except PortfolioError as error:
            terminal.note(f"{error.what}; {error.fix}")
            continue
        answer = space.ask(asked.question)
        _judge(story, answer)
        show(answer, space.rubric)
        asked = rehearsing.drill(space, loop, day, asked.number + 1)


def _meant(space: Workspace, said: str) -> str:
    """Find the one story whose id or title holds these words.

    Raises:
        UnknownName: None does, or several.
    """
    words = said.casefold().split()
    titles = {f.story.id: f"{f.story.id} {f.story.title}".casefold() for f in space.files()}
    found = [key for key, title in titles.items() if all(word in title for word in words)]
    if said in titles or len(found) == 1:
        return said if said in titles else found[0]
    raise UnknownName("story", said, found or titles)


def _judge(story: str, answer: Answer) -> None:
    """Say where the story that was chosen stands among those that fit."""
    found = [match.story for match in answer.stories]
    if not story or answer.none_fits:
        return
    if story not in found:
        terminal.line(f"{story} is not among those that fit:")
    elif found.index(story):
        place = found.index(story)
        said = _PLACES[place] if place < len(_PLACES) else f"number {place + 1}"
        terminal.line(f"{story} fits, {said} of {len(found)}:")
    else:
        terminal.line(f"{story} fits best.")
