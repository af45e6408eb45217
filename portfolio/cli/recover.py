"""`portfolio recover`: brings back what a session that was cut off had typed and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.options import (
    declare,
    here,
    json_option,
    on_terminal,
    open_workspace,
    stories_argument,
)

if TYPE_CHECKING:
    from portfolio.model.recovery import Leftover
    from portfolio.workspace import Workspace

_ANSWERS = ("keep", "drop", "later")
_COLOURS = {"-": "red", "+": "green", " ": None}


@declare(
    "recover",
    "recover                        # shows what is left, and asks",
    "recover billing-outage --keep",
    "recover --drop billing-outage --json",
)
@stories_argument
@click.option("--keep", "answer", flag_value="keep", help="Put it into its story.")
@click.option("--drop", "answer", flag_value="drop", help="Let it go; the history keeps it.")
@click.option("--list", "answer", flag_value="later", help="Show it, and ask nothing.")
@json_option
def command(stories: tuple[str, ...], answer: str | None, as_json: bool) -> None:
    """Show what a crash left, with what keeping it would change, and keep it or let it go.

    The portfolio writes down what is typed key by key; what no story holds yet waits here.
    Without ID all of it is meant. The version a keep writes over goes to the history.
    """
    space = open_workspace()
    waiting = _meant(space, stories)
    if as_json:
        from portfolio.model.recovery import RecoverReport  # noqa: PLC0415 - pydantic

        done = tuple(_do(space, one, answer or "later") for one in waiting)
        terminal.json_of(RecoverReport(leftovers=done))
        return
    if not waiting:
        terminal.note("Nothing is left of a crash: all that was typed is in its story.")
        return
    if answer is None and not on_terminal():
        answer = "later"
    for number, one in enumerate(waiting):
        if number:
            terminal.line()
        _show(one)
        _tell(space, _do(space, one, answer or _asked()))
    if answer == "later":
        terminal.note(
            "keep it: portfolio recover ID --keep; let it go: portfolio recover ID --drop"
        )


def _meant(space: Workspace, names: tuple[str, ...]) -> list[Leftover]:
    """Return the leftovers named, or all, each once and oldest first."""
    if not names:
        return list(space.leftovers())
    found = {one.name: one for name in names for one in space.leftovers(name)}
    return sorted(found.values(), key=lambda one: one.typed)


def _asked() -> str:
    said: str = click.prompt(
        "Keep it, drop it, or decide later?", type=click.Choice(_ANSWERS), err=True
    )
    return said


def _do(space: Workspace, one: Leftover, answer: str) -> Leftover:
    """Do with a leftover what was answered, and say where it is now."""
    if answer == "keep":
        path, done = space.recover(one).path, "kept"
    elif answer == "drop":
        path, done = space.put_aside(one), "dropped"
    else:
        return one
    shown = path.relative_to(space.root).as_posix()
    return one.model_copy(update={"done": done, "path": shown})


def _show(one: Leftover) -> None:
    name = one.story or one.name
    said = [f"typed {one.typed.replace('T', ' ')[:16]}"]
    if one.moved_on:
        said.append("its file was changed since")
    if one.gone:
        said.append("its file is gone")
    terminal.line(f"{terminal.bold(name)}  {one.title}  {terminal.dim(', '.join(said))}")
    for change in one.changes:
        terminal.line(f"  {change.heading}")
        for line in change.lines:
            colour = _COLOURS[line.sign]
            text = click.style(line.text, fg=colour) if colour else terminal.dim(line.text)
            terminal.wrap(text, indent="      ", first=f"    {line.sign} ")


def _tell(space: Workspace, one: Leftover) -> None:
    if not one.path:
        return
    terminal.line(here(space.root / one.path))
    if one.done == "dropped" and one.story:
        back = f"portfolio history {one.story}, then portfolio restore {one.story} VERSION"
        terminal.note(f"dropped; back again: {back}")
