"""A workspace with a loop, its page with the deck chosen, and what stands on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from portfolio import loops
from portfolio.model.loop import Loop
from portfolio.store import loops as files
from portfolio.tui.app import PortfolioApp
from portfolio.tui.screens.loop import LoopPage
from portfolio.tui.widgets.notes import Notes
from portfolio.tui.widgets.seats import Seats
from portfolio.workspace import Workspace
from tests.tui.stage import STORIES, until, workspace

ANA = "Ana:bar raiser:earn-trust,ownership"
ID = "northwind-2026-12"


def bank(folder: Path, *people: str, day: date = date(2026, 12, 15)) -> Path:
    """Write a workspace with one loop."""
    made = workspace(folder, **STORIES)
    loops.new(Workspace.open(made), "Northwind", day=day, interviewers=people)
    return made


def dated(folder: Path, **periods: str) -> None:
    """Say when stories happened, at one company."""
    for story, period in periods.items():
        path = folder / "stories" / f"{story}.md"
        said = f"company: Meridian\nperiod: {period}\nkind:"
        path.write_text(path.read_text("utf-8").replace("kind:", said, 1), encoding="utf-8")


def held(folder: Path, loop_id: str = ID) -> Loop:
    """Read a loop's file."""
    return files.load(folder, loop_id).loop


async def page(app: PortfolioApp, pilot: Pilot[None]) -> LoopPage:
    """Open the next loop and wait for its deck."""
    await pilot.press("l")
    await until(pilot, lambda: isinstance(app.screen, LoopPage) and app.screen.prepared)
    assert isinstance(app.screen, LoopPage)
    await pilot.pause(0.1)
    return app.screen


def beside(app: PortfolioApp) -> str:
    """Return what the margin says."""
    return " ".join(note.text for note in app.screen.query_one("#margin > Notes", Notes).notes)


async def stand(app: PortfolioApp, pilot: Pilot[None], story: str) -> None:
    """Go to a story of the deck."""
    seats = app.screen.query_one(Seats)
    await until(pilot, lambda: story in [place.story for place in seats.places])
    seats.cursor = [place.story for place in seats.places].index(story)
    await pilot.pause(0.05)
