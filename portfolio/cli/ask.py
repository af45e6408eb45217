"""`portfolio ask`: a question in, the stories for it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.options import asked, complete_loops, declare, json_option, open_workspace
from portfolio.cli.summary import tell_broken

if TYPE_CHECKING:
    from portfolio.model.asking import Answer, Match
    from portfolio.model.rubric import Rubric


@declare("ask", 'ask "Tell me about disagreeing with your manager"', "ask --json …")
@click.argument("question", nargs=-1)
@click.option(
    "--loop",
    metavar="LOOP",
    shell_complete=complete_loops,
    help="Leave out what was told in this loop, or is banned from it.",
)
@json_option
def command(question: tuple[str, ...], loop: str | None, as_json: bool) -> None:
    """Find the stories for a question, why each fits, and the line to begin with."""
    words = asked("the question", " ".join(question), 'put one: `portfolio ask "…"`')
    space = open_workspace()
    tell_broken(space)
    if loop:
        from portfolio import loops  # noqa: PLC0415 - only when a loop is named

        answer = loops.ask(space, loop, words)
        terminal.note(f"what was told in {loop}, or is kept out of it, is left out")
    else:
        answer = space.ask(words)
    if as_json:
        terminal.json_of(answer)
    else:
        show(answer, space.rubric)


def show(answer: Answer, rubric: Rubric) -> None:
    """Write the stories that fit, or that none does and which would."""
    if answer.none_fits:
        _none(answer, rubric)
    for number, match in enumerate(answer.stories, 1):
        _show(number, match)


def _show(number: int, match: Match) -> None:
    head = f"{number}  {terminal.bold(match.story)}"
    terminal.line(f"{head}  fit {match.fit:.2f}  {match.seconds:.0f} s")
    terminal.wrap(f"“{match.opening}”", indent="   ", first="   ")
    terminal.wrap(match.because, indent="   ", first="   ")
    for lacking in match.missing:
        terminal.wrap(lacking, indent="     ", first="   - ")
    terminal.line()


def _none(answer: Answer, rubric: Rubric) -> None:
    """Say that no story fits, and which would."""
    terminal.line("No story answers this.")
    for name in answer.would_fit:
        scenario = rubric.scenarios[name]
        terminal.wrap(
            f"{scenario.name} would: `portfolio new … --scenario {name}`", indent="  ", first="  "
        )
