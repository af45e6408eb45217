"""Rehearsals: one timed telling of a story, how a story stands to them, and what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, NonNegativeInt, model_validator

from portfolio.model.base import Frozen
from portfolio.model.finding import Finding
from portfolio.model.rubric import Band
from portfolio.model.story import STAR

LONGEST = 3600
"""Seconds beyond which a telling is a slip of the fingers."""
Reason = Literal["never", "changed", "few", "faded"]


def clock(seconds: float) -> str:
    """Write seconds as minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def often(times: int) -> str:
    """Say how often: never, once, twice, 3 times."""
    return {0: "never", 1: "once", 2: "twice"}.get(times, f"{times} times")


def so_far(counted: int, wanted: int) -> str:
    """Say how many of the tellings wanted count; more than enough is enough."""
    return f"{min(counted, wanted)} of {wanted} tellings count"


class Rehearsal(Frozen):
    """One timed telling of a story, aloud."""

    day: dt.date
    """The day it was told."""
    seconds: Mapping[str, NonNegativeInt] = Field(default_factory=dict)
    """Section to the seconds it took; empty when only the whole was timed."""
    total: int = Field(gt=0, le=LONGEST)
    """Seconds the whole took."""
    words: str = ""
    """The content hash of the four sections as they stood when it was told."""
    note: str = ""
    """A word on how it went."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if not set(self.seconds) <= set(STAR):
            raise ValueError("only the four sections are timed")
        if self.seconds and sum(self.seconds.values()) != self.total:
            raise ValueError("the sections do not add up to the whole")
        return self

    @property
    def length(self) -> str:
        """Return the whole as minutes and seconds."""
        return clock(self.total)


class Beside(Frozen):
    """One section of a telling beside its target."""

    section: str
    """The section's id."""
    name: str
    """What it is called."""
    seconds: int
    """How long it took."""
    target: int
    """How long it should take."""
    band: Band
    """under, within or over, by the rubric's tolerance; empty when it was left out."""


class Heard(Rehearsal):
    """A telling held against the rubric's times and the words as they stand."""

    in_time: bool
    """Whether it was in time: no section over, and the whole neither over nor under."""
    same_words: bool
    """Whether the words still stand as they were told."""
    says: str
    """How it was, in a sentence."""


class Aloud(Frozen):
    """How a story stands to being told aloud."""

    told: int = 0
    """How often it was told."""
    in_time: int = 0
    """How often of that in time, in whatever words."""
    counted: int = 0
    """How many tellings count: those in time, one less than enough after a change of words."""
    last: Rehearsal | None = None
    """The last telling."""
    last_in_time: dt.date | None = None
    """The day it was last told in time."""
    changed: bool = False
    """Whether the words changed since it was last told."""


class Due(Frozen):
    """A story that is to be told aloud again, and why."""

    story: str
    """The story's id."""
    title: str
    """How you call it."""
    reason: Reason
    """never told · changed words · few tellings in time · faded, told too long ago."""
    because: str
    """The same in a sentence."""
    deck: bool = False
    """Whether it is in the loop's deck."""
    counted: int
    """How many of its tellings count."""
    last: dt.date | None = None
    """The day it was last told."""


class DueReport(Frozen):
    """What `portfolio rehearse --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    today: dt.date
    """The day counted from."""
    loop: str | None = None
    """The loop prepared for, by id; nothing without one ahead."""
    date: dt.date | None = None
    """The day of the loop."""
    wanted: int
    """How many tellings in time are enough."""
    due: tuple[Due, ...]
    """What to tell aloud, the loop's deck first."""
    enough: int
    """How many stories need no telling today."""
    findings: tuple[Finding, ...] = ()
    """What can't be read and was left out: loops ahead, and lines of the rehearsals' files."""


class RehearsalReport(Frozen):
    """What `portfolio rehearse ID --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    story: str
    """The story's id."""
    wanted: int
    """How many tellings in time are enough."""
    aloud: Aloud
    """How the story stands."""
    due: Due | None = None
    """Why it is to be told again; nothing when it is not."""
    rehearsals: tuple[Heard, ...]
    """Every telling, in the order it was kept."""
    findings: tuple[Finding, ...] = ()
    """What can't be read and was left out: loops ahead, and lines of its file."""


class DrillReport(Frozen):
    """What `portfolio rehearse --drill --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    today: dt.date
    """The day the question is drawn for."""
    number: int
    """The place of the question in the day's drill."""
    of: int
    """How many questions there are."""
    question: str
    """The question, as an interviewer puts it."""
    probed: bool
    """Whether it asks for something an interviewer of the loop probes."""
    findings: tuple[Finding, ...] = ()
    """What can't be read and was left out: loops ahead."""
