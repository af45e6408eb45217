"""`portfolio deck`: the stories for one loop, who hears which, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import click

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
    from portfolio.model.deck import Chosen, DeckReport, Seat

_SIZE = 12


@declare("deck", "deck", "deck northwind-2026-12 --json")
@maybe_loop_argument
@click.option(
    "--size",
    type=click.IntRange(min=1),
    default=_SIZE,
    show_default=True,
    help="How many stories to hold ready; more only where the loop needs them.",
)
@today_option
@json_option
def command(loop: str | None, size: int, today: date | None, as_json: bool) -> None:
    """Choose the stories for one loop, and who hears which.

    Each interviewer hears one to three stories, two if the bank has them; none is told twice;
    each principle asked has a main story and a spare, at best one nobody else hears. Without a
    loop it takes the next one; without a loop's file, a usual loop of five.
    """
    from portfolio import loops  # noqa: PLC0415 - the models load with it

    found = loops.deck(open_workspace(), loop, size=size, today=calendar_day(today))
    if as_json:
        terminal.json_of(found)
    else:
        _print(found)


def _print(found: DeckReport) -> None:
    name = found.company or found.loop or "a usual loop"
    many = len(found.deck)
    head = f"{many} {'story' if many == 1 else 'stories'} for {name}"
    head += f", {found.date}" if found.date else ""
    terminal.line(terminal.bold(head))
    if found.usual:
        terminal.line("No file names the interviewers, so these are a usual loop's; name yours:")
        terminal.line('portfolio loop new "Northwind" --interviewer "Ana:bar raiser:dive-deep"')
    terminal.line()
    names = {seat.interviewer: seat.name for seat in found.interviewers}
    for seat in found.interviewers:
        _seat(seat, names)
    if found.reserve:
        terminal.line(terminal.bold("In reserve"))
        for chosen in found.reserve:
            _chosen(chosen)
        terminal.line()
    _worth(found)
    if found.dropped:
        terminal.line(terminal.bold("What gave way"))
        for one in found.dropped:
            terminal.wrap(one.because, indent="    ", first="  ")
        terminal.wrap(f"in this order: {'; '.join(found.order)}", indent="    ", first="  ")
        terminal.line()
    if found.compromises:
        terminal.line(terminal.bold("Compromises"))
        for said in found.compromises:
            terminal.wrap(said, indent="    ", first="  ")


def _seat(seat: Seat, names: Mapping[str, str]) -> None:
    terminal.line(terminal.bold(seat.name) + terminal.dim(f"  {seat.role}" if seat.role else ""))
    if seat.told:
        terminal.wrap(f"heard already: {', '.join(seat.told)}", indent="    ", first="  ")
    for chosen in seat.stories:
        _chosen(chosen)
    for one in seat.principles:
        sign = terminal.sign(
            "met" if one.main and one.spare else "partly" if one.main else "missing"
        )
        spare = f", spare {one.spare}" if one.spare else ", no spare"
        spare += f" (planned for {names.get(one.shared, one.shared)})" if one.shared else ""
        terminal.wrap(
            f"{one.principle}: {one.main or 'no story'}{spare}", indent="      ", first=f"  {sign} "
        )
    terminal.line()


def _chosen(chosen: Chosen) -> None:
    points = sum(chosen.points.values())
    terminal.line(f"  {chosen.story}  {terminal.dim(f'{points} points')}")
    terminal.wrap(chosen.because, indent="    ", first="    ")


def _worth(found: DeckReport) -> None:
    proof = "no other deck is worth more" if found.proven else "the best found in time"
    terminal.line(terminal.bold(f"Worth {found.worth} points") + f"  {proof}")
    for text in terminal.table(
        [(f"  {one.term}", f"{one.points:>4}", one.says) for one in found.terms]
    ):
        terminal.line(text)
    terminal.line()
