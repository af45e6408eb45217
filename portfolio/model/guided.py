"""Guided writing: what a story is asked, its answers laid under sections, and what is open."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen
from portfolio.model.rubric import Written
from portfolio.model.story import Status


class Answer(Frozen):
    """One question of the dig section with what its writer answered."""

    question: str
    """The question as the file says it."""
    answer: str
    """The answer, in the writer's words."""


class Asked(Frozen):
    """One question put to a story, answered or not."""

    question: str
    """The question."""
    hint: str = ""
    """What a useful answer holds."""
    section: Written | None = None
    """The section an answer belongs to; nothing for a question the rubric does not know."""
    by: Literal["scenario", "bar", "writer"]
    """Whether the scenario asks it, the bar does, or it stands in the file alone."""
    criterion: str | None = None
    """The criterion an answer helps to meet, for a question of the bar."""
    answer: str = ""
    """The answer so far; empty when there is none."""


class Outlined(Frozen):
    """One section of a story's first outline."""

    section: Written
    """The section's id."""
    name: str
    """What it is called."""
    written: bool
    """Whether the story holds words there already; the outline then leaves it alone."""
    answers: tuple[str, ...] = ()
    """The answers that belong there, word for word."""
    cues: tuple[str, ...] = ()
    """What a strong section answers."""


class DigReport(Frozen):
    """What `portfolio dig --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    story: str
    """The story's id."""
    asked: tuple[Asked, ...] = ()
    """Every question in the order it is asked."""
    outline: tuple[Outlined, ...] = ()
    """The answers under the sections they belong to."""
    laid_out: tuple[str, ...] = ()
    """The sections this run put answers into."""


class Check(Frozen):
    """One line of the list a story is held against before its writer calls it ready."""

    name: str
    """What is looked at, in a word or two."""
    done: bool
    """Whether nothing is open there."""
    says: str
    """How it stands, in a sentence."""
    where: str = ""
    """The section, or the field, in which it is mended."""


class ReadyReport(Frozen):
    """What `portfolio ready --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    story: str
    """The story's id."""
    status: Status
    """seed, draft, ready or retired."""
    reading: str
    """The level it reads."""
    checks: tuple[Check, ...] = ()
    """Every line of the list."""
    open: tuple[str, ...] = ()
    """What its writer knowingly left open."""


class Beside(Frozen):
    """Two states of one section, side by side."""

    section: str
    """The section's id."""
    left: str = ""
    """How it stood, or how it sounds at the lower level."""
    right: str = ""
    """How it stands, or how it sounds at the bar."""
    left_seconds: float = 0
    """What the left one takes to tell."""
    right_seconds: float = 0
    """What the right one takes to tell."""


class CompareReport(Frozen):
    """What `portfolio compare --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    story: str
    """The story's id."""
    left: str
    """What stands on the left."""
    right: str
    """What stands on the right."""
    sections: tuple[Beside, ...] = ()
    """Situation, Task, Action and Result, each in both states."""
