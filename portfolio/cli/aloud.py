"""A timed telling on the terminal: one section after the other, with a clock that runs."""

from __future__ import annotations

import os
import select
import sys
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal

if TYPE_CHECKING:
    from portfolio.loop.stopwatch import Stopwatch
    from portfolio.model.rehearsal import Rehearsal
    from portfolio.model.rubric import Rubric
    from portfolio.model.story import Story

_TICK = 0.2
_CELLS = 40
_HEADROOM = 1.25
_QUIT = frozenset({"q", "Q", "\x03", "\x04"})
_ON = frozenset({"\r", "\n", " "})
Key = Callable[[float], str | None]
"""Waits some seconds for a key."""


def now() -> datetime:
    """Return the moment, with the machine's zone."""
    return datetime.now().astimezone()


@contextmanager
def keys() -> Iterator[Key]:
    """Take single keys from the terminal, and give it back as it was."""
    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)

    def key(seconds: float) -> str | None:
        there, _, _ = select.select([handle], [], [], seconds)
        return (os.read(handle, 1).decode("ascii", "replace") or "\x04") if there else None

    try:
        tty.setcbreak(handle, termios.TCSADRAIN)
        yield key
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def pressed(key: Key, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Wait for enter.

    Raises:
        Abort: It was given up.
    """
    while True:
        meanwhile()
        given = key(_TICK)
        if given in _QUIT:
            raise click.Abort
        if given in _ON:
            return


def time(story: Story, rubric: Rubric, watch: Stopwatch, key: Key) -> dict[str, int]:
    """Time a telling and return the seconds of its sections.

    Raises:
        Abort: It was given up; nothing is kept.
    """
    from portfolio.rehearsing import cue  # noqa: PLC0415 - the models load with it

    for name in watch.sections:
        target = rubric.sections[name]
        terminal.note(terminal.bold(f"{target.name}, {target.target} s"))
        terminal.note(terminal.dim(f"  {cue(story, name, rubric)}"))
        watch.start()
        _wait(watch, target.target, rubric.timing.over, key)
        watch.next()
    return watch.seconds()


def _wait(watch: Stopwatch, target: int, over: float, key: Key) -> None:
    """Show the clock of one section until enter."""
    shown = ""

    def show() -> None:
        nonlocal shown
        said = _clock(watch.spent(), target, over)
        if said != shown:
            terminal.redraw(said, shown)
            shown = said

    pressed(key, show)
    terminal.note("")


def _clock(spent: float, target: int, over: float) -> str:
    from portfolio.model.rehearsal import clock  # noqa: PLC0415 - the models are loaded by now

    said = f"  {clock(int(spent))}"
    if spent > target * (1 + over):
        return click.style(f"{said}  ▲ {int(spent - target)} s over", fg="yellow")
    return said


def lines(told: Rehearsal, rubric: Rubric) -> Iterator[str]:
    """Say a telling against its targets, to scale and in words."""
    from portfolio.loop.aloud import beside  # noqa: PLC0415 - the models are loaded by now
    from portfolio.loop.scale import bar  # noqa: PLC0415 - as above

    parts = beside(told, rubric)
    longest = max((max(one.seconds, one.target * _HEADROOM) for one in parts), default=0)
    cells = max(10, min(_CELLS, terminal.width() - 40))
    for one in parts:
        drawn = bar(one.seconds, one.target, longest, cells)
        over = one.band == "over"
        tone = "yellow" if over else "green" if one.band == "within" else None
        off = f"▲ {one.seconds - one.target} s over" if over else _short(one.band)
        took = f"{one.seconds:>3} s of {one.target:<3}  {off}".rstrip()
        yield f"{one.name:<10} {click.style(drawn, fg=tone)} {took}"


def _short(band: str) -> str:
    return {"under": "short", "empty": "left out"}.get(band, "")
