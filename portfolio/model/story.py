"""One interview story: what it says and what its writer says about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from pydantic import Field

from portfolio.model.base import Frozen
from portfolio.model.number import Number

Kind = Literal["leadership", "failure"]
Status = Literal["seed", "draft", "ready", "retired"]
FollowUpState = Literal["safe", "partly", "gap"]

KINDS: tuple[str, ...] = get_args(Kind)
STATUSES: tuple[str, ...] = get_args(Status)

STAR: tuple[str, ...] = ("situation", "task", "action", "result")
LESSONS: tuple[str, ...] = ("learned", "applied", "differently", "alternatives")
REVIEWED: tuple[str, ...] = (*STAR, "follow-ups", *LESSONS)
HEADINGS: Mapping[str, str] = {
    "situation": "Situation",
    "task": "Task",
    "action": "Action",
    "result": "Result",
    "follow-ups": "Follow-ups",
    "learned": "Learned",
    "applied": "Applied later",
    "differently": "Would do differently",
    "alternatives": "Alternatives",
    "dig": "Dig",
    "notes": "Notes",
}


class Section(Frozen):
    """One part of the body under a heading of level one or two."""

    id: str
    """One of the known section ids, else the heading in kebab-case."""
    heading: str
    """The heading as the file says it."""
    text: str
    """The raw Markdown between this heading and the next, without blank lines around it."""

    @property
    def known(self) -> bool:
        """Tell whether this is one of the house's own sections."""
        return self.id in HEADINGS


class FollowUp(Frozen):
    """One question an interviewer may ask next, and how safe the answer is."""

    question: str
    """The question as it was or may be asked."""
    advice: str = ""
    """What a good answer shows."""
    state: FollowUpState = "gap"
    """Safe, partly, or a gap; no mark means a gap."""
    answer: str = ""
    """The answer in the writer's words."""
    start: int = 0
    """Where the question's heading begins in the section's raw text."""
    end: int = 0
    """Where the answer ends in the section's raw text."""
    answer_start: int = 0
    """Where the answer begins in the section's raw text."""


class Silence(Frozen):
    """A finding its reader knows and has decided to live with."""

    code: str
    """The finding's code, e.g. PR701."""
    where: str | None = None
    """The section it is silenced in; anywhere when left out."""
    because: str = ""
    """The reason, in the writer's words."""


class Period(Frozen):
    """The months a story covers."""

    start: str = Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$")
    """First month, `YYYY-MM` or `YYYY`."""
    end: str | None = Field(default=None, pattern=r"^(\d{4}(-(0[1-9]|1[0-2]))?|now)$")
    """Last month, `now`, or nothing when it was one month."""

    def __str__(self) -> str:
        return f"{self.start}..{self.end}" if self.end else self.start


class Principles(Frozen):
    """The principles a story is told for, each with the words which show it."""

    primary: Mapping[str, str] = Field(default_factory=dict)
    """Principle id to the words which show it; the words may be empty."""
    secondary: Mapping[str, str] = Field(default_factory=dict)
    """The same for the principles it shows beside."""


class Story(Frozen):
    """One interview story, which is one file."""

    id: str
    """The file's name without ending: kebab-case, kept for life."""
    title: str = ""
    """How you call the story."""
    headline: str = ""
    """The one sentence that must land."""
    kind: Kind = "leadership"
    """A leadership story, or a failure story."""
    scenario: str | None = None
    """The type of story, by the rubric's id."""
    also: tuple[str, ...] = ()
    """Other scenarios it answers."""
    questions: tuple[str, ...] = ()
    """Questions as you were asked them."""
    status: Status = "draft"
    """Seed, draft, ready or retired."""
    open: tuple[str, ...] = ()
    """What you knowingly left open when you marked it ready."""
    company: str = ""
    """Where it happened."""
    role: str = ""
    """What you were then."""
    period: Period | None = None
    """When it happened, `YYYY-MM..YYYY-MM`."""
    principles: Principles = Principles()
    """The principles it is told for."""
    tags: tuple[str, ...] = ()
    """Your own labels."""
    anchors: tuple[str, ...] = ()
    """Up to three words each, for the cheat sheet."""
    numbers: tuple[Number, ...] = ()
    """What you attest about amounts in the prose."""
    silenced: tuple[Silence, ...] = ()
    """Findings you decided to live with."""
    extra: Mapping[str, Any] = Field(default_factory=dict)
    """Front-matter keys this program does not know; kept."""
    preamble: str = ""
    """Text between the front matter and the first heading."""
    sections: tuple[Section, ...] = ()
    """The body, in the file's order."""
    follow_ups: tuple[FollowUp, ...] = ()
    """The follow-ups section, read."""

    def section(self, section_id: str) -> Section | None:
        """Return the first section with this id, if the story has it."""
        return next((s for s in self.sections if s.id == section_id), None)

    def text(self, section_id: str) -> str:
        """Return the raw text of a section, empty when it is missing."""
        found = self.section(section_id)
        return found.text if found else ""

    @property
    def counts(self) -> bool:
        """Tell whether the story counts: past seed, not retired, and begun in its STAR."""
        return self.status in ("draft", "ready") and any(self.text(name).strip() for name in STAR)
