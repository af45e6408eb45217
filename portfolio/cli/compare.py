"""`portfolio compare`: a story beside its last ready state, or the sample's at two levels."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from portfolio.cli import terminal
from portfolio.cli.options import declare, json_option, open_workspace, story_argument
from portfolio.errors import UnknownName, UsageError

if TYPE_CHECKING:
    from portfolio.model.guided import Beside, CompareReport

_GAP = 4


@declare(
    "compare",
    "compare billing-outage",
    "compare billing-outage --section result",
    "compare billing-outage --levels",
)
@story_argument
@click.option("--section", metavar="NAME", help="Only situation, task, action or result.")
@click.option("--levels", is_flag=True, help="One story of the sample as it sounds at L6 and L7.")
@json_option
def command(story: str, section: str | None, levels: bool, as_json: bool) -> None:
    """Put a story's sections side by side: as it was when last called ready, and now."""
    from portfolio import guided  # noqa: PLC0415 - the models load with it
    from portfolio.model.story import STAR  # noqa: PLC0415 - the same

    if section and section not in STAR:
        raise UnknownName("section", section, STAR)
    space = open_workspace()
    held = space.file(story).story
    told = guided.with_levels(space, held) if levels else guided.with_last_ready(space, held)
    if told is None:
        raise UsageError(
            f"{story} has no earlier ready state",
            fix=f"mark it with `portfolio ready {story} --mark`, or compare two levels: --levels",
        )
    kept = tuple(one for one in told.sections if section in (None, one.section))
    told = told.model_copy(update={"sections": kept})
    if as_json:
        terminal.json_of(told)
    else:
        _print(told)


def _print(told: CompareReport) -> None:
    room = (min(terminal.width(), 140) - _GAP) // 2
    for one in told.sections:
        terminal.line(terminal.bold(one.section.capitalize()))
        left = f"{told.left}  {one.left_seconds:.0f} s"
        right = f"{told.right}  {one.right_seconds:.0f} s"
        _row(terminal.fit(left, room), terminal.fit(right, room), room)
        _both(one, room)
        terminal.line()


def _both(one: Beside, room: int) -> None:
    for left, right in zip_longest(_set(one.left, room), _set(one.right, room), fillvalue=""):
        _row(left, right, room)


def _row(left: str, right: str, room: int) -> None:
    terminal.line((terminal.pad(left, room + _GAP) + right).rstrip())


def _set(text: str, room: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += textwrap.wrap(paragraph, room, break_on_hyphens=False) or [""]
    return lines
