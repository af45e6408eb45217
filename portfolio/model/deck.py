"""The deck: the stories chosen for one loop, who hears which, and what had to give way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from portfolio.model.base import Frozen

Demand = Literal["two", "failure", "spare", "main", "one"]
DEMANDS: Mapping[Demand, str] = {
    "two": "two stories for each interviewer",
    "failure": "a failure story is told to someone",
    "spare": "a spare story for each principle asked",
    "main": "a main story for each principle asked",
    "one": "one story for each interviewer",
}
"""What a deck is to do, in the order in which it gives way when the bank can't do all of it."""


class Term(Frozen):
    """One term of what the deck is chosen by."""

    term: str
    """Its name."""
    says: str
    """What it counts, and the points for it."""
    points: int
    """What it adds to this deck."""


class Chosen(Frozen):
    """A story in the deck."""

    story: str
    """The story's id."""
    points: Mapping[str, int] = Field(default_factory=dict)
    """Term to what this choice adds."""
    pinned: bool = False
    """Whether you put it there."""
    because: str
    """Why, in a sentence."""


class Answered(Frozen):
    """A principle an interviewer probes, and the stories that answer it."""

    principle: str
    """The principle's id."""
    main: str | None
    """The story told for it, by them heard already or about to be."""
    spare: str | None
    """Another that could be told for it; it may serve several."""
    shared: str | None = None
    """Who else is to hear the spare, by id; nobody when it is theirs too, or in reserve."""


class Seat(Frozen):
    """One interviewer and what they are to hear."""

    interviewer: str
    """Their id."""
    name: str
    """What they are called."""
    role: str = ""
    """Their part in the loop."""
    told: tuple[str, ...] = ()
    """What they heard already."""
    stories: tuple[Chosen, ...]
    """What they are to hear, the best first."""
    principles: tuple[Answered, ...] = ()
    """What they probe, and what answers it."""


class Dropped(Frozen):
    """A demand which the bank could not meet."""

    demand: Demand
    """Which one."""
    interviewer: str | None = None
    """Whose, by id."""
    principle: str | None = None
    """On which principle."""
    because: str
    """Why, in a sentence."""


class DeckReport(Frozen):
    """What `portfolio deck --json` prints."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    """Version of this contract."""
    loop: str | None
    """The loop's id; nothing for the usual loop."""
    company: str = ""
    """Whose loop it is."""
    date: dt.date | None = None
    """The day of the interviews."""
    usual: bool = False
    """Whether the interviewers are a usual loop's, since no file names any."""
    proven: bool
    """Whether the solver proved that no other deck is better."""
    wanted: int
    """How many stories the deck was to hold."""
    deck: tuple[str, ...]
    """All its stories: those placed, in the order of the day, then those in reserve."""
    interviewers: tuple[Seat, ...]
    """Who hears what."""
    reserve: tuple[Chosen, ...] = ()
    """Stories at hand for what nobody foresaw."""
    worth: int
    """What the deck is worth: the sum of the terms."""
    terms: tuple[Term, ...]
    """What it was chosen by."""
    order: tuple[str, ...] = tuple(DEMANDS.values())
    """The demands in the order in which they give way."""
    dropped: tuple[Dropped, ...] = ()
    """The demands that gave way."""
    compromises: tuple[str, ...] = ()
    """What is not as one would wish, a sentence each."""
