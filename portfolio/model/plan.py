"""Time: when the stories happened, and what to do each evening until the loop."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen

Work = Literal["write", "raise", "rehearse", "rest"]


class Stretch(Frozen):
    """Months in a row."""

    start: str
    """First month, `YYYY-MM`."""
    end: str
    """Last month, `YYYY-MM`."""
    months: int
    """How many."""


class Dated(Frozen):
    """A story in its time."""

    story: str
    """The story's id."""
    period: Stretch
    """When it happened."""
    old: bool
    """Whether it ended more than five years ago."""


class CompanyTime(Frozen):
    """The stories of one company, from the first month to the last."""

    company: str
    """The company, as the stories name it."""
    period: Stretch
    """From its first story to its last."""
    stories: tuple[Dated, ...]
    """Its stories, oldest first."""


class Overlap(Frozen):
    """Two companies whose stories claim the same months."""

    companies: tuple[str, str]
    """Which two, the earlier first."""
    period: Stretch
    """The months."""


class Timeline(Frozen):
    """What `portfolio timeline --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    today: dt.date
    """The day counted from."""
    companies: tuple[CompanyTime, ...]
    """Each company's time, oldest first."""
    gaps: tuple[Stretch, ...] = ()
    """Months no story tells of, between the first and the last."""
    overlaps: tuple[Overlap, ...] = ()
    """Months two companies claim."""
    undated: tuple[str, ...] = ()
    """Stories without a period."""


class Evening(Frozen):
    """What to do on one evening."""

    day: dt.date
    """The day."""
    work: Work
    """write, raise, rehearse or rest."""
    story: str | None = None
    """The story's id, if it exists."""
    scenario: str | None = None
    """The scenario of a story to be written."""
    what: str
    """What to do, in a sentence."""
    command: str = ""
    """The command to begin with."""


class PlanReport(Frozen):
    """What `portfolio plan --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    loop: str
    """The loop's id."""
    today: dt.date
    """The first evening."""
    date: dt.date
    """The day of the loop."""
    evenings: tuple[Evening, ...]
    """One for each evening until the loop."""
    left: tuple[str, ...] = ()
    """What there is no evening for, a sentence each."""
