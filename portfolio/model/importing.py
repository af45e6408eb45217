"""What an import reports: the stories it made and the lines it left out."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen


class ImportedStory(Frozen):
    """One story the import made."""

    story: str
    """The story's id."""
    title: str
    """The story's title."""
    path: str
    """The file it was written to, relative to the workspace."""
    notes: tuple[str, ...] = ()
    """What was moved, guessed or could not be settled, one sentence each."""


class SkippedText(Frozen):
    """A stretch of the file that became no story."""

    line: int
    """1-based line in the imported file where it begins."""
    what: str
    """What stands there, with its lines."""
    why: str
    """Why it was left out."""


class ImportReport(Frozen):
    """What `portfolio import --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    stories: tuple[ImportedStory, ...] = ()
    """The stories, in the order of the file."""
    skipped: tuple[SkippedText, ...] = ()
    """What was left out, in the order of the file."""
