"""What an import finds: drafts of stories, and what it left out and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from portfolio.model.story import FollowUp, Story


@dataclass(frozen=True, slots=True)
class Draft:
    """A story found in a file; its id is proposed or empty."""

    story: Story
    notes: tuple[str, ...]
    """What was moved, guessed or could not be settled."""
    line: int
    """1-based line of the file where the story begins."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch of the file that became no story."""

    line: int
    """1-based first line."""
    what: str
    why: str
    last: int = 0
    """1-based last line."""


@dataclass(frozen=True, slots=True)
class Imported:
    """All that was found in one file."""

    stories: tuple[Draft, ...]
    skipped: tuple[Skipped, ...]


@dataclass(slots=True)
class Parts:
    """One story in pieces, the same whether they came from Markdown or JSON."""

    line: int
    title: str = ""
    above: tuple[str, ...] = ()
    """The headings the story stood under."""
    questions: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    """Section id to its texts, STAR and lessons alike."""
    follow_ups: list[FollowUp] = field(default_factory=list)
    principles: list[tuple[str, str]] = field(default_factory=list)
    """Names as written, each with its reason."""
    fields: dict[str, Any] = field(default_factory=dict)
    """Front-matter values by key."""
    kept: list[tuple[str, str]] = field(default_factory=list)
    """What goes to Notes: a heading, which may be empty, and its text."""
    notes: list[str] = field(default_factory=list)

    def note(self, sentence: str) -> None:
        """Add a sentence to the report, once."""
        if sentence not in self.notes:
            self.notes.append(sentence)
