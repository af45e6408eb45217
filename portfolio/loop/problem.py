"""Puts a loop and a bank as a problem: what there is to choose from, and what each choice is worth.

All points are whole numbers, so that a best deck is best to the last point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from portfolio.loop.faults import MOST
from portfolio.loop.months import old
from portfolio.model.coverage import PrincipleCoverage
from portfolio.model.loop import BAR_RAISER, Interviewer, Loop
from portfolio.model.story import Story
from portfolio.model.verdict import StoryReview

WANTED = 2
"""Stories one interviewer should hear."""
SIZE = 12
"""Stories a head can hold ready."""

READY, REHEARSED, LEVEL, RECENT = "ready", "rehearsed", "level", "recent"
FIT, FAILURE, SPARE, THIRD = "fit", "failure", "spare", "third"
TERMS: Mapping[str, str] = {
    FIT: "shows a principle its interviewer probes: 5 told for first, 3 beside; "
    "only claimed 3 and 1",
    READY: "marked ready: 6",
    REHEARSED: "tellings that count: 2 each, 6 at most",
    LEVEL: "reads the level: 4; between: 2",
    RECENT: "ended within five years: 2",
    FAILURE: "a failure story told to a bar raiser: 3",
    SPARE: "a principle asked whose spare nobody else is to hear: 3",
    THIRD: "a third story for one interviewer: -6",
}
"""What a deck is chosen by, and the points."""
_READY, _TOLD_ALOUD, _OFTEN, _LEVEL, _BETWEEN, _RECENT, _FAILURE = 6, 2, 3, 4, 2, 2, 3
PRIMARY, SECONDARY = (3, 5), (1, 3)
"""Points for a principle told for first, and beside: claimed, shown."""
FREE = 3
"""Points for a spare which nobody else is to hear."""
EXTRA = 6
"""What a third story costs."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story to choose from."""

    story: str
    failure: bool
    worth: Mapping[str, int]
    """Term to the points for holding it ready."""
    carries: Mapping[str, int]
    """Principle to the points for telling it there."""
    first: frozenset[str] = frozenset()
    """The principles it is told for first."""
    shown: frozenset[str] = frozenset()
    """The principles whose quoted words still stand; the others are only claimed."""


@dataclass(frozen=True, slots=True)
class Asker:
    """An interviewer with what they are still to hear."""

    id: str
    probes: tuple[str, ...]
    """The principles for which they have heard no story yet."""
    least: int
    wanted: int
    most: int
    raises: bool
    """Whether they are a bar raiser."""
    pinned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be solved; candidates in the order of their ids."""

    candidates: tuple[Candidate, ...]
    askers: tuple[Asker, ...]
    size: int
    """The stories the deck should hold."""
    failure: bool = False
    """Whether a failure story is still to be placed."""
    asked: frozenset[str] = field(default_factory=frozenset)
    """Every principle still asked."""

    def fit(self, one: Candidate, asker: Asker) -> int:
        """Return the points for telling a story to someone."""
        points = sum(one.carries.get(name, 0) for name in asker.probes)
        return points + (_FAILURE if one.failure and asker.raises else 0)


@dataclass(frozen=True, slots=True)
class Bank:
    """What the deck has to know about the stories."""

    stories: Mapping[str, Story]
    """Those that count, by id."""
    reviews: Mapping[str, StoryReview]
    principles: Mapping[str, PrincipleCoverage]
    """Who carries what, over the whole bank."""
    rehearsed: Mapping[str, int]
    """Story to how many tellings of it count."""
    level: str
    """The level that is the bar."""
    day: date
    """The day counted from."""


def pose(loop: Loop, bank: Bank, *, size: int = SIZE) -> Problem:
    """Make the problem of a loop; told and banned stories are not there to choose."""
    gone = loop.used | frozenset(loop.bans)
    free = [bank.stories[key] for key in sorted(bank.stories) if key not in gone]
    there = {story.id for story in free}
    askers = tuple(
        _asker(one, loop, bank, [s for s in loop.pins.get(one.id, ()) if s in there])
        for one in loop.interviewers
    )
    placed = any(bank.stories[s].kind == "failure" for s in loop.used if s in bank.stories)
    return Problem(
        candidates=tuple(_candidate(story, bank) for story in free),
        askers=askers,
        size=max(0, min(size - len(loop.used), len(free))),
        failure=not placed and any(story.kind == "failure" for story in free),
        asked=frozenset(name for one in askers for name in one.probes),
    )


def _asker(one: Interviewer, loop: Loop, bank: Bank, pinned: Sequence[str]) -> Asker:
    heard = {telling.story for telling in loop.told if telling.to == one.id}
    answered = {
        name for name in one.probes if name in bank.principles and heard & carrying(bank, name)
    }
    return Asker(
        id=one.id,
        probes=tuple(dict.fromkeys(n for n in one.probes if n not in answered)),
        least=max(0, 1 - len(heard)),
        wanted=max(0, WANTED - len(heard), len(pinned)),
        most=max(0, MOST - len(heard), len(pinned)),
        raises=BAR_RAISER in one.role.casefold().replace("-", " "),
        pinned=tuple(pinned),
    )


def carrying(bank: Bank, principle: str) -> set[str]:
    """Return the stories that show or claim a principle."""
    held = bank.principles.get(principle)
    return {c.story for c in (*held.primary, *held.secondary)} if held else set()


def _candidate(story: Story, bank: Bank) -> Candidate:
    sides = [
        (name, points, one)
        for name, held in bank.principles.items()
        for points, side in ((SECONDARY, held.secondary), (PRIMARY, held.primary))
        for one in side
        if one.story == story.id
    ]
    return Candidate(
        story=story.id,
        failure=story.kind == "failure",
        worth=_worth(story, bank),
        carries={name: points[one.shown] for name, points, one in sides},
        first=frozenset(name for name, points, _ in sides if points is PRIMARY),
        shown=frozenset(name for name, _, one in sides if one.shown),
    )


def _worth(story: Story, bank: Bank) -> dict[str, int]:
    review = bank.reviews.get(story.id)
    level = review.reading.level if review else ""
    points = {
        READY: _READY if story.status == "ready" else 0,
        REHEARSED: _TOLD_ALOUD * min(_OFTEN, bank.rehearsed.get(story.id, 0)),
        LEVEL: {bank.level: _LEVEL, "between": _BETWEEN}.get(level, 0),
        RECENT: _RECENT if story.period and not old(story.period, bank.day) else 0,
    }
    return {name: value for name, value in points.items() if value}
