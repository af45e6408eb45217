"""What a coach or another reader remarks about a story, and what a command says of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen


class Comment(Frozen):
    """One remark of a reader."""

    who: str
    """Whose remark it is."""
    section: str = ""
    """The section it is about, by its id; empty when it is about the whole story."""
    day: str = ""
    """The day it was made, `YYYY-MM-DD`."""
    text: str
    """What was remarked."""
    done: bool = False
    """Whether the writer ticked it off."""


class NoteReport(Frozen):
    """The remarks on a story, in the order they were made."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    story: str
    """The story's id."""
    comments: tuple[Comment, ...] = ()
    """The remarks, those ticked off included."""
