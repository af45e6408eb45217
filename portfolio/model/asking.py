"""What `ask` answers: the stories for a question, or the scenario that is lacking."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen


class Match(Frozen):
    """One story that answers a question."""

    story: str
    """The story's id."""
    fit: float = Field(ge=0, le=1)
    """How well it answers, 0 to 1; it ranks, and is no probability."""
    because: str
    """Why, in a sentence with the story's own words."""
    opening: str
    """The line to begin with: the headline, else the first sentence."""
    seconds: float
    """How long it takes to tell at the person's pace."""
    missing: tuple[str, ...] = ()
    """What this question will want and the story does not give yet, one sentence each."""


class Answer(Frozen):
    """The stories for a question, the best first."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    question: str
    """The question as it was asked."""
    none_fits: bool
    """Whether no story of the bank answers it."""
    would_fit: tuple[str, ...] = ()
    """When none fits: the scenarios whose stories would; empty for no question of the rubric's."""
    stories: tuple[Match, ...] = ()
    """The stories that answer, best first; empty when none fits."""
