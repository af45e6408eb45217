"""Makes a section's text one that a file can hold: no blank edges, no section's heading in it."""

from __future__ import annotations

from portfolio.model.story import Story
from portfolio.store import body, followups
from portfolio.store.source import newline_of


def demote(text: str) -> tuple[str, tuple[int, ...]]:
    """Turn level 1-2 headings outside code into level 3, and say where each now begins."""
    places: list[int] = []
    while found := body.outline(text).headings:
        one = found[0]
        line = text[one.start : one.end]
        ending = line[len(line.rstrip("\r\n")) :]
        words = " ".join(one.text.split())
        text = f"{text[: one.start]}### {words}".rstrip(" ") + ending + text[one.end :]
        places.append(one.start)
    return text, tuple(places)


def settled(text: str) -> str:
    """Demote the headings of a section's text and close what it leaves open."""
    text, _ = demote(body.trimmed(text))
    for opened in body.outline(text).unclosed[-1:]:
        text += f"{newline_of(text)}{opened.closer}"
    return text


def canonical(story: Story) -> Story:
    """Return the story as a file can hold it.

    Only a body that no file gives is changed by it: blank lines around a text go, a level 1-2
    heading inside one goes down to level 3, a code block or comment left open is closed, and the
    follow-ups are read anew from their section.
    """
    sections = tuple(s.model_copy(update={"text": settled(s.text)}) for s in story.sections)
    raw = next((s.text for s in sections if s.id == "follow-ups"), "")
    changes = {
        "sections": sections,
        "preamble": settled(story.preamble),
        "follow_ups": followups.read(raw)[0],
    }
    return story.model_copy(update=changes)
