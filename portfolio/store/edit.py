"""Changes a story: one section, some fields, or what its writer attests about a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio.model.number import Number
from portfolio.model.story import HEADINGS, STAR, Section, Story
from portfolio.store import followups
from portfolio.store.body import trimmed
from portfolio.store.settle import demote

FIELDS = ("title", "headline")
"""What is typed like a section and stands in the front matter."""
_ORDER = tuple(HEADINGS)
_AFTER_ALTERNATIVES = _ORDER.index("alternatives") + 0.5


@dataclass(frozen=True)
class Edited:
    """A story after an edit, and the headings that had to go down a level for it."""

    story: Story
    demoted: tuple[int, ...] = ()
    """Where each demoted heading begins in the section's new text."""


def with_section(story: Story, section_id: str, text: str) -> Edited:
    """Give a section another text, making the section where it belongs when the story lacks it."""
    text, demoted = demote(trimmed(text))
    sections = list(story.sections)
    at = next((n for n, s in enumerate(sections) if s.id == section_id), None)
    if at is not None:
        sections[at] = sections[at].model_copy(update={"text": text})
    elif text:
        heading = HEADINGS.get(section_id) or section_id.replace("-", " ").capitalize()
        at = _place(sections, section_id)
        sections.insert(at, Section(id=section_id, heading=heading, text=text))
    changes: dict[str, Any] = {"sections": tuple(sections)}
    if section_id == "follow-ups":
        changes["follow_ups"] = followups.read(text)[0]
    return Edited(story.model_copy(update=changes), demoted)


def _rank(section_id: str) -> float:
    return _ORDER.index(section_id) if section_id in HEADINGS else _AFTER_ALTERNATIVES


def _place(sections: list[Section], section_id: str) -> int:
    """Return where a new section goes: behind the last one that comes before it."""
    mine = _rank(section_id)
    before = [n for n, s in enumerate(sections) if _rank(s.id) <= mine]
    return before[-1] + 1 if before else 0


def with_fields(story: Story, **changes: Any) -> Story:
    """Give fields of the front matter other values; pydantic refuses those of the wrong type."""
    return Story.model_validate({**dict(story), **changes})


def text_of(story: Story, name: str) -> str:
    """Return a field that is typed, or a section's text."""
    return str(getattr(story, name)) if name in FIELDS else story.text(name)


def with_texts(story: Story, texts: Mapping[str, str]) -> Story:
    """Give fields and sections the texts that were typed; prose makes a draft of a seed."""
    for name, text in texts.items():
        if text == text_of(story, name):
            continue
        if name in FIELDS:
            words = " ".join(text.split())
            if words or name != "title":
                story = with_fields(story, **{name: words})
        else:
            story = with_section(story, name, text).story
    if story.status == "seed" and any(story.text(name).strip() for name in STAR):
        story = with_fields(story, status="draft")
    return story


def attest(story: Story, number: Number) -> Story:
    """Say what an amount is: changes the entry of the same words and place, or adds one."""
    numbers = list(story.numbers)
    key = (number.says, number.where)
    at = next((n for n, old in enumerate(numbers) if (old.says, old.where) == key), None)
    if at is None:
        numbers.append(number)
    else:
        numbers[at] = number
    return story.model_copy(update={"numbers": tuple(numbers)})
