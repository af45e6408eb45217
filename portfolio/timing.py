"""The façade for time: the stories' periods on a line, and the evenings up to a loop."""

from __future__ import annotations

from datetime import date

from portfolio import loops
from portfolio.loop.aloud import counts
from portfolio.loop.plan import State, plan
from portfolio.loop.timeline import timeline
from portfolio.model.deck import DeckReport
from portfolio.model.plan import PlanReport, Timeline
from portfolio.workspace import Workspace


def line(space: Workspace, today: date) -> Timeline:
    """Lay the stories on a line of months, by company."""
    return timeline([file.story for file in space.files()], today)


def evenings(space: Workspace, loop_id: str | None, today: date) -> PlanReport:
    """Plan the evenings from today to a loop: the one named, else the next."""
    loop = loops.named(space, loop_id, today)
    return plan(loop, state(space, loops.deck_if_any(space, loop, today)), today)


def state(space: Workspace, deck: DeckReport | None) -> State:
    """Say how things stand before a loop, with the deck chosen for it."""
    files = [file for file in space.files() if not file.broken]
    return State(
        stories={file.story.id: file.story for file in files},
        coverage=space.coverage(),
        deck=deck,
        lifts={one.story: one.lift for one in space.reviews() if one.lift},
        rehearsed=counts(space.aloud(files)),
        rubric=space.rubric,
    )
