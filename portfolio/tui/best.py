"""The next best action: one sentence, and the one thing a key does about it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from portfolio.loop.days import on_the_day, unsaid
from portfolio.model.rubric import Rubric
from portfolio.tui.desk import Told


class Best(NamedTuple):
    """What to do next, why, and what it is about."""

    sentence: str
    verb: str
    action: str
    about: str = ""


def best(told: Told, rubric: Rubric, today: date) -> Best:
    """Choose what helps most: what a loop asks of its day, what is broken, the largest gain."""
    if not told.rows:
        return Best("Catch your first story in one line; the rest can wait.", "adds", "add_seed")
    now = on_the_day(told.loops, today)
    if now:
        says = f"{now.company or now.id} is today: mark what you tell."
        return Best(says, "opens the loop", "loop", now.id)
    over = unsaid(told.loops, today)
    if over:
        says = f"How did it go at {over.company or over.id}? Say it while you remember."
        return Best(says, "asks", "debrief", over.id)
    broken = next((row for row in told.rows if row.broken), None)
    if broken:
        return Best(
            f"Mend {broken.title}: its file can't be read as meant.",
            "opens",
            "open_outside",
            broken.id,
        )
    seeds = [row for row in told.rows if row.status == "seed"]
    if len(seeds) == len(told.rows):
        return Best(f"Dig out {seeds[0].title}: it is still one line.", "asks", "dig", seeds[0].id)
    coverage = told.coverage
    story = coverage.next[0] if coverage.next else None
    change = coverage.changes[0] if coverage.changes else None
    if change and (not story or change.gain > story.gain):
        title = told.reviews[change.story].title
        what = change.change.rstrip(".")
        return Best(f"{title}: {what}.", "opens", "edit_story", change.story)
    if story and story.scenario in rubric.scenarios:
        return Best(story.because, "starts it", "new_story", story.scenario)
    return Best("Nothing is missing. Tell one of them aloud today.", "shows coverage", "coverage")
