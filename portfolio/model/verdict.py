"""Verdicts and readings: what a review says of one story and of the bank."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen
from portfolio.model.evidence import Evidence
from portfolio.model.finding import Finding

VerdictWord = Literal["met", "partly", "missing"]


class CriterionVerdict(Frozen):
    """How far one story meets one criterion, and on which words that rests."""

    criterion: str
    """The criterion's id in the rubric."""
    verdict: VerdictWord
    """met, partly or missing."""
    level: str | None = None
    """The level its dimension reads; nothing where the criterion has no dimension."""
    because: str
    """One sentence a person could read aloud."""
    evidence: tuple[Evidence, ...] = ()
    """The words it rests on."""


class DimensionReading(Frozen):
    """The level one dimension of the level table reads."""

    dimension: str
    """The dimension's id in the rubric."""
    level: str
    """A level's name, between, below or unclear."""
    because: str
    """The reason, quoting the words."""


class Reading(Frozen):
    """The level a whole story reads, with its reason."""

    level: str
    """A level's name, between, below or unclear."""
    because: str
    """The reason, quoting the dimension that decides."""


class Seconds(Frozen):
    """How long the story takes to tell at the person's pace."""

    situation: float = 0
    """Seconds of Situation."""
    task: float = 0
    """Seconds of Task."""
    action: float = 0
    """Seconds of Action."""
    result: float = 0
    """Seconds of Result."""
    total: float = 0
    """Seconds of all four."""


class Voice(Frozen):
    """How often a section says I and we; information, never a verdict."""

    section: str
    """The section's id."""
    i: int
    """Count of I, me, my, mine, myself."""
    we: int
    """Count of we, us, our, ours, ourselves."""


class StoryReview(Frozen):
    """Everything the review says of one story."""

    story: str
    """The story's id."""
    title: str
    """The story's title."""
    kind: str
    """leadership or failure."""
    scenario: str | None
    """The scenario's id."""
    status: str
    """seed, draft, ready or retired."""
    reading: Reading
    """The level it reads."""
    seconds: Seconds
    """How long it takes to tell."""
    dimensions: tuple[DimensionReading, ...] = ()
    """The level each dimension reads."""
    criteria: tuple[CriterionVerdict, ...] = ()
    """A verdict for each criterion that applies."""
    findings: tuple[Finding, ...] = ()
    """What to do, worst first."""
    evidence: tuple[Evidence, ...] = ()
    """All evidence found, in reading order."""
    voices: tuple[Voice, ...] = ()
    """I and we, by section."""
    lift: str = ""
    """The one change that would lift the story most, in a sentence; empty when none would."""
    change: str = ""
    """The same in a few words."""

    def verdict(self, criterion: str) -> CriterionVerdict | None:
        """Return the verdict on one criterion, if it applies."""
        return next((c for c in self.criteria if c.criterion == criterion), None)


class BarReading(Frozen):
    """How far the bank meets one of the rubric's portfolio bars."""

    bar: str
    """The bar's id in the rubric."""
    name: str = ""
    """The bar in words."""
    have: float
    """What the bank has."""
    want: float
    """What the rubric asks."""
    met: bool
    """Whether it is met."""
    stories: tuple[str, ...] = ()
    """The stories behind it."""

    @property
    def sign(self) -> str:
        """Return ● for met, ◐ for on the way, ○ for nothing yet."""
        return "●" if self.met else "◐" if self.have else "○"


class BankReading(Frozen):
    """The portfolio bars of the rubric, read on the whole bank."""

    bars: tuple[BarReading, ...] = ()
    """One reading for each bar."""


class CheckReport(Frozen):
    """What `portfolio check --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    rubric: str
    """The rubric's id."""
    pace_wpm: int
    """Words a minute the seconds were taken at."""
    stories: tuple[StoryReview, ...]
    """One review a story, in the order of the files."""
    portfolio: BankReading
    """The bank against the rubric's portfolio bars."""
