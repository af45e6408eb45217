"""One interview loop: who asks, what was told to whom, and how it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen
from portfolio.model.finding import Finding

BAR_RAISER = "bar raiser"
"""The role that hears what the others do not ask for: a failure, told plainly."""


class Interviewer(Frozen):
    """One person who will ask, and what they listen for."""

    id: str
    """Their name for the program, kebab-case; made from the name when left out."""
    name: str
    """What they are called."""
    role: str = ""
    """Their part in the loop, e.g. `bar raiser`."""
    probes: tuple[str, ...] = ()
    """The principles they probe, by the rubric's ids."""


class Telling(Frozen):
    """A story told to someone; it is used up for the rest of the loop."""

    story: str
    """The story's id."""
    to: str = ""
    """The interviewer's id; empty when it no longer matters who."""
    on: dt.date | None = None
    """The day."""


class Debrief(Frozen):
    """What one says of a loop afterwards."""

    answers: Mapping[str, str] = Field(default_factory=dict)
    """The rubric's question after a loop to the answer."""
    stories: Mapping[str, str] = Field(default_factory=dict)
    """Story id to the note on how it was received."""

    @property
    def begun(self) -> bool:
        """Tell whether anything was written."""
        return any(self.answers.values()) or any(self.stories.values())


class Loop(Frozen):
    """One interview loop, which is one file."""

    id: str
    """The file's name without ending: kebab-case, kept for life."""
    company: str = ""
    """Whose loop it is."""
    date: dt.date | None = None
    """The day of the interviews."""
    interviewers: tuple[Interviewer, ...] = ()
    """Who asks, in the order of the day."""
    pins: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Interviewer id to the stories that go to them, whatever the deck would choose."""
    bans: tuple[str, ...] = ()
    """Stories that are not told in this loop."""
    told: tuple[Telling, ...] = ()
    """What was told to whom."""
    debrief: Debrief = Debrief()
    """What one says of it afterwards."""

    def interviewer(self, interviewer: str) -> Interviewer | None:
        """Return the interviewer of an id, if there is one."""
        return next((one for one in self.interviewers if one.id == interviewer), None)

    @property
    def used(self) -> frozenset[str]:
        """Return the stories already told in this loop."""
        return frozenset(one.story for one in self.told)


class LoopShown(Frozen):
    """A loop as the commands print it, with what is wrong in its file."""

    path: str
    """Its file, relative to the workspace."""
    loop: Loop
    """What the file says."""
    findings: tuple[Finding, ...] = ()
    """What can't be meant as it stands, in the file's order."""


class LoopReport(Frozen):
    """What `portfolio loop --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    loops: tuple[LoopShown, ...]
    """The loops, or the one asked for."""


class QuestionAfter(Frozen):
    """One of the rubric's questions after a loop."""

    question: str
    """The question."""
    answer: str = ""
    """The answer; empty while there is none."""


class StoryAfter(Frozen):
    """How one story was received."""

    story: str
    """The story's id."""
    to: str = ""
    """Who heard it, by id."""
    on: dt.date | None = None
    """The day."""
    note: str = ""
    """What one says of it; empty while nothing is said."""


class DebriefReport(Frozen):
    """What `portfolio debrief --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    loop: str
    """The loop's id."""
    questions: tuple[QuestionAfter, ...]
    """The rubric's questions with the answers, and earlier answers to others."""
    stories: tuple[StoryAfter, ...]
    """The stories told, and those a note is kept on."""


class ToldIn(StoryAfter):
    """Where a story was told, and how it was received."""

    loop: str
    """The loop's id."""
    company: str = ""
    """Whose loop it was."""
