"""The parts of a story as the writing room turns them over, and what an empty one invites to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from portfolio.model.story import HEADINGS, LESSONS, STAR, Story
from portfolio.tui.desk import FIELDS

INVITATIONS: Mapping[str, str] = {
    "title": "How you call the story.",
    "headline": "The one sentence that must land.",
    "follow-ups": "### What may be asked next?\n[safe] What you answer; [partly] and [gap] are "
    "honest too.",
    "learned": "What you know now that you did not know then.",
    "applied": "Where you used it later, and what came of it.",
    "differently": "What you would do otherwise, said plainly.",
    "alternatives": "What else was on the table, and why it lost.",
    "dig": "What comes back to you. This is never printed unless you ask for it.",
    "notes": "For your eyes only; never printed.",
}


class Part(NamedTuple):
    """One page of the editor and the sections on it."""

    name: str
    sections: tuple[str, ...]


def parts_of(story: Story) -> tuple[Part, ...]:
    """Return the parts a story has; headings of its writer's own come last."""
    own = tuple(s.id for s in story.sections if s.id not in HEADINGS)
    return (
        Part("Story", STAR),
        Part("Headline", FIELDS),
        Part("Follow-ups", ("follow-ups",)),
        Part("Lessons", LESSONS),
        Part("Dig", ("dig",)),
        Part("Notes", ("notes",)),
        *((Part("Other", tuple(dict.fromkeys(own))),) if own else ()),
    )


def heading_of(story: Story, name: str) -> str:
    """Return what stands over a field or section."""
    if name in FIELDS:
        return name.capitalize()
    found = story.section(name)
    return HEADINGS.get(name) or (found.heading if found else name)


def place_of(parts: tuple[Part, ...], place: str) -> str:
    """Return the section or field something is written in; what is elsewhere is of the whole."""
    return place if any(place in part.sections for part in parts) else FIELDS[0]
