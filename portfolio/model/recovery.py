"""What a crash left behind, and what differs between two states of a story."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen

FRONT = "front"
"""The place of a change in the front matter."""


class DiffLine(Frozen):
    """One line of a diff: gone, new, or what stands around."""

    sign: Literal["-", "+", " "]
    """Minus is gone, plus is new, a blank stands in both."""
    text: str
    """A sentence of the prose, or a line of the front matter."""


class Change(Frozen):
    """One section in which two states of a story differ."""

    where: str
    """The section's id; `front` for the front matter."""
    heading: str
    """The section's heading as the file says it."""
    lines: tuple[DiffLine, ...] = ()
    """What is gone and what is new, with the sentence before and after."""


class Leftover(Frozen):
    """What a session that was cut off had typed and not saved."""

    name: str
    """What tells it from another of the same story."""
    story: str
    """The story's id; empty for a line that was to become a seed."""
    title: str
    """The story's title."""
    typed: str
    """When the last of it was typed, as an ISO date and time."""
    moved_on: bool = False
    """Whether the story's file was changed since, by somebody else or in another session."""
    gone: bool = False
    """Whether the story's file is no longer there; keeping this makes it anew."""
    changes: tuple[Change, ...] = ()
    """What keeping it would change in the story as it stands."""
    texts: dict[str, str] = Field(default_factory=dict)
    """Each field and section as it was last typed, whole."""
    done: Literal["kept", "dropped"] | None = None
    """What this run did with it; nothing when it still waits."""
    path: str | None = None
    """Where it went, relative to the workspace: the story, or its history."""


class RecoverReport(Frozen):
    """What `portfolio recover --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    leftovers: tuple[Leftover, ...] = ()
    """What is left, oldest first."""
