"""What stands above the loop's views: whose it is, and what is missing before they serve."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portfolio.errors import PortfolioError
from portfolio.model.loop import Loop
from portfolio.tui.faults import noted
from portfolio.tui.prepared import Prepared
from portfolio.tui.rows import until_then
from portfolio.tui.widgets.notes import Note

VIEWS = ("Deck", "Evenings", "Years")
DECK, EVENINGS, YEARS = range(3)


def whose(found: Prepared, today: date) -> str:
    """Say whose loop it is, its day, and how far away that is."""
    if found.shown is None:
        return "The usual loop"
    loop = found.shown.loop
    name = loop.company or loop.id
    if loop.date is None:
        return f"{name} · no day yet"
    return f"{name} · {loop.date:%a} {loop.date.day} {loop.date:%b}, {_when(loop.date, today)}"


def _when(day: date, today: date) -> str:
    if day >= today:
        return until_then(day, today)
    days = (today - day).days
    return "yesterday" if days == 1 else f"{days} days ago"


def counted(found: Prepared) -> str:
    """Say which of the loops it is, how large its deck, and how much is told."""
    parts = []
    if len(found.loops) > 1:
        parts.append(f"loop {found.at + 1} of {len(found.loops)}")
    if found.deck:
        many = len(found.deck.deck)
        parts.append("1 story" if many == 1 else f"{many} stories")
    if found.loop and found.loop.told:
        parts.append(f"{len(found.loop.told)} told")
    return " · ".join(parts)


def above(found: Prepared, view: int, today: date) -> Iterator[Note]:
    """Say what is missing before a view means what it should."""
    fault = (found.fault, found.late, None)[view]
    if fault:
        yield from _faulty(found, fault, view)
    elif view == YEARS:
        if not found.years.companies and not found.years.undated:
            yield Note("No stories yet: with a period each, they lie here in their years.")
    elif found.shown is None:
        here = "these are the usual interviewers" if view == DECK else "no day to plan for"
        yield Note(f"No loop yet: {here}. n says whose it is, and when.")
    elif view == DECK and found.deck and found.deck.usual:
        yield Note("Nobody is named yet: these are the usual ones. i names yours, u takes these.")
    elif view == DECK and (said := _of_the_day(found.shown.loop, today)):
        yield Note(said)


def _faulty(found: Prepared, fault: PortfolioError, view: int) -> Iterator[Note]:
    unread = found.shown is not None and found.loop is None
    yield from noted(fault, placed=unread)
    if unread:
        yield Note("x opens the file.", "quiet", " ")
    elif found.shown and view == EVENINGS:
        yield Note("e says the day anew, w how it went.", "quiet", " ")


def _of_the_day(loop: Loop, today: date) -> str:
    """Say what the day of a loop, or the time after it, asks for."""
    if loop.date is None or loop.date > today:
        return ""
    if loop.date == today:
        return "" if loop.told else "Today: t marks what you told, and the deck is chosen anew."
    return "" if loop.debrief.begun else "It is over: w says how it went."
