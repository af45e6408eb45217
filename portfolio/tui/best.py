"""The next best action: one sentence, and the one thing a key does about it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from portfolio.loop.days import ahead, on_the_day, unsaid
from portfolio.loop.due import due, free_for
from portfolio.model.loop import Loop
from portfolio.model.rehearsal import Due
from portfolio.model.rubric import Rubric
from portfolio.tui.desk import Told


class Best(NamedTuple):
    """What to do next, why, and what it is about."""

    sentence: str
    verb: str
    action: str
    about: str = ""


def best(told: Told, rubric: Rubric, today: date) -> Best:
    """Choose what helps most: what a loop asks of its day, what is broken, the largest gain.

    Once the loop is so near that nothing new is learned for it, telling aloud comes first.
    """
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
    loop = ahead(told.loops, today)
    aloud = _aloud(told, rubric, today, loop)
    if aloud and loop and loop.date and (loop.date - today).days <= max(rubric.aloud.again_after):
        first = f"Tell {aloud.title} aloud for the first time."
        again = f"Tell {aloud.title} aloud. {aloud.because}"
        return _tell(aloud, first if aloud.reason == "never" else again)
    coverage = told.coverage
    story = coverage.next[0] if coverage.next else None
    change = coverage.changes[0] if coverage.changes else None
    if change and (not story or change.gain > story.gain):
        title = told.reviews[change.story].title
        what = change.change.rstrip(".")
        return Best(f"{title}: {what}.", "opens", "edit_story", change.story)
    if story and story.scenario in rubric.scenarios:
        return Best(story.because, "starts it", "new_story", story.scenario)
    if aloud:
        return _tell(aloud, f"Nothing is missing. Tell {aloud.title} aloud today.")
    return Best("Nothing is missing, and all is told aloud.", "shows coverage", "coverage")


def _tell(aloud: Due, sentence: str) -> Best:
    return Best(sentence, "tells it", "rehearse", aloud.story)


def _aloud(told: Told, rubric: Rubric, today: date, loop: Loop | None) -> Due | None:
    """Return the story to tell aloud first: what is pinned in the loop ahead, then ready ones."""
    there = (f.story for f in told.files.values() if f.story.counts and not f.broken)
    free = free_for(there, loop)
    pinned = [story for held in loop.pins.values() for story in held] if loop else []
    deck = pinned or [story.id for story in free if story.status == "ready"]
    day = loop.date if loop else None
    found = due(free, told.aloud, rubric, today, day=day, deck=deck)
    return found[0] if found else None
